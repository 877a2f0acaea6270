#!/usr/bin/env bash
# Every check of this project, from a clean checkout with Rust and Python 3: formats, lints, documentation, tests, generated files, and the
# commands of the README. What cannot run is named at the end; in CI (CI=true) nothing may be missing.
set -euo pipefail
cd "$(dirname "$0")/.."

skipped=()

step() {
    printf '\n== %s\n' "$*"
}

skip() {
    printf 'skipped: %s\n' "$1"
    skipped+=("$1")
}

step "Formats and lints of Rust"
cargo fmt --all --check
cargo clippy --workspace --all-targets --locked -- -D warnings
cargo clippy -p ibo-core --no-default-features --locked -- -D warnings

step "Documentation of Rust"
RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --locked

step "Tests of Rust"
# Assertions of the tests compare texts without a backtrace.
export RUST_BACKTRACE=0
if cargo nextest --version >/dev/null 2>&1; then
    cargo nextest run --workspace --all-features --locked --status-level fail
else
    cargo test --workspace --all-features --all-targets --locked --quiet
fi
cargo test --workspace --doc --locked --quiet

step "Benches build"
cargo bench --workspace --locked --no-run

step "Formats, lints and types of Python"
venv=target/venv
if { [ -x "$venv/bin/ruff" ] && [ -x "$venv/bin/mypy" ]; } || { python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement tests/requirements.txt; }; then
    python_files=(tests/oracle fixtures/months/generate.py fixtures/rejects/generate.py)
    "$venv/bin/ruff" check "${python_files[@]}"
    "$venv/bin/ruff" format --check "${python_files[@]}"
    (cd tests/oracle && "../../$venv/bin/mypy" --strict --cache-dir ../../target/mypy .)
    "$venv/bin/mypy" --strict --cache-dir target/mypy fixtures/months/generate.py
    "$venv/bin/mypy" --strict --cache-dir target/mypy fixtures/rejects/generate.py
else
    skip "ruff and mypy (no virtual environment, or no package index)"
fi

step "Fixtures are what their scripts write"
python3 tests/oracle/golden.py --check
python3 fixtures/rejects/generate.py --check
python3 fixtures/months/generate.py --check
python3 tests/oracle/reference.py amounts <fixtures/months/2026-04.jsonl | diff - fixtures/months/2026-04.amounts.csv

step "The commands of the README"
# In a folder of its own, as they stand there, without the one that runs this script.
awk '/^```sh$/ { code = 1; next } /^```$/ { code = 0 } code' README.md | grep -v 'tests/run.sh' >target/readme-commands.sh
[ -s target/readme-commands.sh ]
bash -euo pipefail target/readme-commands.sh >target/readme-output.txt
wc -l target/readme-output.txt

if [ ${#skipped[@]} -gt 0 ]; then
    printf '\nSkipped:\n'
    printf -- '- %s\n' "${skipped[@]}"
    if [ "${CI:-}" = true ]; then
        echo "In CI nothing may be skipped."
        exit 1
    fi
fi
printf '\nAll checks passed.\n'
