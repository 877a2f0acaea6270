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

# What waits for the network goes on while the compiler works; a linker it needs from the start.
if ! command -v gcc >/dev/null; then debian_packages; fi
debian_packages >target/debian.log 2>&1 &
debian=$!
environments >target/environments.log 2>&1 &
environments=$!
rust_checks
wait "$debian"
wait "$environments" || true
cat target/debian.log target/environments.log

with_python=no
[ ! -x "$venv/bin/python" ] || with_python=yes
# Where one processor has nothing to do, these two builds use it.
if [ "$with_python" = yes ]; then
    wheel_and_fuzz >target/wheel.log 2>&1 &
    built=$!
fi
rust_tests
fixtures
capi
packages
if [ "$with_python" = yes ]; then
    wait "$built" || { cat target/wheel.log; exit 1; }
    cat target/wheel.log
    python
    beside fuzz_short spark peers site readme
else
    skip "the Python package and the commands of the README (no environment or no package index)"
fi

finish
