#!/usr/bin/env bash
# All checks of this project, from a clean checkout with Rust and Python 3: formats, lints,
# documentation, tests, generated files, the Python package (also on Spark and beside its peers),
# the C ABI with clients in other languages, and the commands of the README. Missing Debian packages
# are installed where that is allowed. Skipped parts are named at the end; in CI (CI=true) a skipped
# part is an error.
# `bash tests/run.sh quick` runs the checks for before each commit: formats, lints, unit tests of
# Rust and Python, and fixtures.
set -euo pipefail
cd "$(dirname "$0")/.."

# shellcheck source=tests/steps.sh
source tests/steps.sh

mkdir -p target
: >target/skipped.txt
case "${1:-}" in
    "") ;;
    quick)
        quick
        printf '\nThe quick checks passed. All of them: bash tests/run.sh\n'
        exit
        ;;
    *)
        printf 'usage: bash tests/run.sh [quick]\n' >&2
        exit 2
        ;;
esac

debian_packages
environments >target/environments.log 2>&1 &
environments=$!
rust
fixtures
capi
packages
wait "$environments" || true
cat target/environments.log
if python_environment; then
    python
    # The kept inputs; random ones are in tests/release.sh.
    fuzz 0
    beside spark peers
    site
    readme
else
    skip "the Python package and the commands of the README (no environment or no package index)"
fi

finish
