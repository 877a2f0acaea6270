#!/usr/bin/env bash
# What grows: programs of today on a library whose structs have grown, and a program of that library
# on today's. `grown.py` says which structs.
#   grown.sh build FOLDER   builds that library, in FOLDER/lib
#   grown.sh                runs the programs
# The programs of the other languages run on it too: `month.sh` does it, with IBO_GROWN.
#
# The environment: IBO_INCLUDE, IBO_LIB, FIXTURES, IBO_BUILD, and IBO_GROWN, the FOLDER that was built.
set -euo pipefail
cd "$(dirname "$0")/../.."

build() {
    python3 tests/capi/grown.py "$1/sources"
    # What today's library is built of was compiled for the tests; only its own crates are not.
    cargo build --quiet --manifest-path "$1/sources/Cargo.toml" -p ibo-capi --offline \
        --target-dir target
    mkdir -p "$1/lib" "$1/include"
    cp "$1/sources/include/ibo.h" "$1/include/"
    cp target/debug/libibo.so "$1/lib/libibo.so.0"
    ln -sf libibo.so.0 "$1/lib/libibo.so"
}

if [ "${1:-}" = build ]; then
    build "$(realpath -m "$2")"
    exit 0
fi
: "${IBO_INCLUDE:?}" "${IBO_LIB:?}" "${IBO_BUILD:?}" "${IBO_GROWN:?}"
mkdir -p "$IBO_BUILD"
strict=(-std=c99 -Wall -Wextra -Wpedantic -Werror)

# A program of the later header runs on both libraries.
gcc "${strict[@]}" -Wno-declaration-after-statement -I"$IBO_GROWN/include" tests/capi/c/later.c \
    -o "$IBO_BUILD/later" -L"$IBO_LIB" -libo
LD_LIBRARY_PATH="$IBO_LIB" "$IBO_BUILD/later" today
LD_LIBRARY_PATH="$IBO_GROWN/lib" "$IBO_BUILD/later" grown
# It sees the difference: on the other library each fails.
if LD_LIBRARY_PATH="$IBO_LIB" "$IBO_BUILD/later" grown 2>/dev/null; then
    echo "tests/capi/grown.sh: today's library is taken for the later one" >&2
    exit 1
fi
