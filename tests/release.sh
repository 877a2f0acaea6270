#!/usr/bin/env bash
# What takes long, before a release and each night (.github/workflows/nightly.yml); tests/run.sh is
# what runs on each change. The C library and the Python package under sanitizers and valgrind with
# their suites. `bash tests/release.sh STEP...` runs some of the steps alone.
# Needs a nightly toolchain, or takes RUSTC_BOOTSTRAP=1. As in tests/run.sh, skipped parts are named.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tests/steps.sh
source tests/steps.sh

# The C ABI as in tests/run.sh, with AddressSanitizer and UndefinedBehaviorSanitizer, and valgrind.
c_sanitized() {
    IBO_LONG=yes capi
}

# The Python package with AddressSanitizer, and its suite. Not the tests of its size and of what
# memory it takes: the sanitizer takes memory of its own.
python_sanitized() {
    step "Python: the package under AddressSanitizer"
    local host folder="$PWD/target/asan-python" asan
    host="$(rustc -vV | sed -n 's/^host: //p')"
    asan="$(gcc -print-file-name=libasan.so)"
    python_tools
    rm -rf "$folder/wheels" "$folder/venv"
    mkdir -p "$folder"
    (
        cd ibo-py
        RUSTC_BOOTSTRAP=1 RUSTFLAGS="-Zsanitizer=address -Cdebuginfo=line-tables-only" \
            CARGO_TARGET_DIR="$folder/target" VIRTUAL_ENV="$venv" \
            "$venv/bin/python" -m maturin build --quiet --profile release --target "$host" \
            --interpreter "$venv/bin/python" --compatibility linux --out "$folder/wheels" \
            --config 'profile.release.strip="none"' --config 'profile.release.lto="off"' \
            --config profile.release.codegen-units=16
    )
    python3 -m venv "$folder/venv"
    pip_install "$folder/venv" --requirement tests/python/requirements.txt
    pip_install "$folder/venv" --force-reinstall --no-deps "$folder"/wheels/ibo-*.whl
    # Python's own memory is not freed at its end; with malloc the sanitizer sees all of it.
    local sanitized=(env LD_PRELOAD="$asan" ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1
        PYTHONMALLOC=malloc "$folder/venv/bin/python")
    # A fault on purpose that it must see.
    if "${sanitized[@]}" -c 'import ctypes, ibo
buffer = ctypes.create_string_buffer(64)
ctypes.memset(buffer, 1, 65)' >"$folder/fault.txt" 2>&1; then
        echo "AddressSanitizer was not on: $(head -n 3 "$folder/fault.txt")" >&2
        return 1
    fi
    grep --quiet 'AddressSanitizer: heap-buffer-overflow' "$folder/fault.txt"
    nm --dynamic "$("$folder/venv/bin/python" -c 'import sys
sys.path.insert(0, ""); import importlib.util; print(importlib.util.find_spec("ibo").submodule_search_locations[0])')"/_ibo*.so |
        grep --quiet __asan_report
    "${sanitized[@]}" -m pytest -q --numprocesses auto --dist worksteal --timeout 3600 tests/python \
        --ignore tests/python/test_memory.py --ignore tests/python/test_tables_memory.py \
        --ignore tests/python/test_tables_memory_limits.py --ignore tests/python/test_package.py
}

# The memory of ten million rows, where tests/run.sh takes four.
python_memory() {
    [ -x "$venv/bin/python" ] || python_tools
    wheel
    step "Python: the memory of ten million rows"
    IBO_LONG=yes "$venv/bin/python" -m pytest -q tests/python/test_tables_memory.py
}

# Each cent from zero to 10,000.00 euro.
every_cent() {
    step "Rust: every cent"
    cargo test --release -p ibo-tests --all-features --locked --test every_cent
}

# Twenty minutes a target.
fuzz_long() {
    fuzz 1200 2
}

# A sample of the changes that could be made to the core, which the tests must notice.
mutants() {
    step "Mutants of the core"
    bash tests/mutants/run.sh 200 "${MUTANTS_SEED:-$RANDOM}" --least 80
}

# The wheel and the library for every Linux since glibc 2.17, and the source package alone.
packages_long() {
    step "Packages for glibc 2.17, and the source package"
    bash tests/packages/manylinux.sh
    bash tests/packages/sdist.sh
}

# Each page of the site in a browser, and each link.
site_in_a_browser() {
    step "The site of the documentation, in a browser"
    bash tests/site/run.sh
}

# The commands of the readers' pages, with the wheel of this checkout.
first_minutes() {
    [ -x "$venv/bin/python" ] || python_tools
    wheel
    step "The pages of the four readers, followed"
    python3 tests/site/first_minutes.py --wheel "$wheels"/ibo-*.whl
}

# Licences, bans, sources and second versions; and the same bytes from two folders.
supply_long() {
    step "Supply: cargo deny, and the same bytes from two folders"
    bash tests/supply/deny.sh
    bash tests/supply/reproducible.sh
}

mkdir -p target
: >target/skipped.txt
steps=(
    every_cent python_memory c_sanitized python_sanitized fuzz_long mutants packages_long supply_long
    site_in_a_browser first_minutes
)
[ $# -eq 0 ] || steps=("$@")
debian_packages
for name in "${steps[@]}"; do
    "$name"
done
finish
