#!/usr/bin/env bash
# A tag may publish when it is the version of the workspace, and when the changelog has that version
# with a day:
#   tag.sh vVERSION
set -euo pipefail
# shellcheck source=tests/packages/tools.sh
source "$(dirname "$0")/tools.sh"
[ $# -eq 1 ] || { echo "tag.sh vVERSION" >&2; exit 2; }
version="$(version_of ibo-capi)"
[ "$1" = "v$version" ] || fail "the tag must be v$version, the version in Cargo.toml"
grep -q "^## ${version//./\\.}, [0-9]" CHANGELOG.md ||
    fail "CHANGELOG.md must have a heading '## $version, DAY MONTH YEAR'"
echo "tag: $1 is the version of Cargo.toml and of CHANGELOG.md"
