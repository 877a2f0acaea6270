#!/usr/bin/env bash
# The documentation site, from a clean checkout: its pages are what their generators write, it is
# built without a warning, every link of every built page resolves, and a browser opens each page
# without a network. `bash tests/site/run.sh` leaves the site in target/site and pictures of it in
# target/site-shots; `bash tests/site/run.sh build` only builds it.
set -euo pipefail
cd "$(dirname "$0")/../.."

skip() {
    printf 'skipped: %s\n' "$1"
    ! [ -e target/skipped.txt ] || printf '%s\n' "$1" >>target/skipped.txt
}

venv="$PWD/target/venv-site"
# What is installed is not asked for again.
asked="$(cat docs/requirements.txt tests/requirements.txt tests/site/requirements.txt)"

if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    skip "tests/site (Python is older than 3.11)"
    exit 0
fi
python3 docs/errors.py --check

mkdir -p target
if ! [ -x "$venv/bin/mkdocs" ] || [ "$asked" != "$(cat "$venv/asked.txt")" ]; then
    python3 -m venv --clear "$venv"
    if ! "$venv/bin/pip" install --quiet --disable-pip-version-check \
        --requirement docs/requirements.txt --requirement tests/requirements.txt \
        --requirement tests/site/requirements.txt; then
        rm -rf "$venv"
        skip "tests/site (its packages cannot be installed)"
        exit 0
    fi
    printf '%s' "$asked" >"$venv/asked.txt"
fi

npm="$PWD/target/site-npm"
if ! cmp --silent docs/site/package-lock.json "$npm/package-lock.json"; then
    rm -rf "$npm"
    mkdir -p "$npm"
    cp docs/site/package.json docs/site/package-lock.json "$npm"
    if ! (cd "$npm" && npm ci --silent --no-audit --no-fund --ignore-scripts); then
        rm -rf "$npm"
        skip "tests/site (no npm, or its packages cannot be installed)"
        exit 0
    fi
fi

# Without the advertisement for its successor.
NO_MKDOCS_2_WARNING=1 "$venv/bin/mkdocs" build --quiet
[ "${1:-}" != build ] || exit 0

"$venv/bin/ruff" check docs tests/site
"$venv/bin/ruff" format --check docs tests/site
"$venv/bin/mypy" --strict --cache-dir target/mypy-site docs/errors.py docs/site/pages.py tests/site

command -v chromium >/dev/null && command -v chromedriver >/dev/null ||
    skip "the site in a browser (no chromium, or no chromedriver)"
"$venv/bin/python" -m pytest -q -p no:cacheprovider tests/site/test_site.py
