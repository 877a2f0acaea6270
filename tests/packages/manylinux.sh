#!/usr/bin/env bash
# The wheel and the C library for every Linux since glibc 2.17 (RHEL 7 and later), built with the
# linker of zig, which has the older symbols; installed and used here:
#   manylinux.sh [OUTDIR]
# OUTDIR, target/manylinux if it is not given, gets the wheel and the archive of the library.
set -euo pipefail
# shellcheck source=tests/packages/tools.sh
source "$(dirname "$0")/tools.sh"
out="${1:-target/manylinux}"
glibc=2.17
most=2097152
need cargo objdump advzip
python_tools
rm -rf "$out"
mkdir -p "$out"
out="$(cd "$out" && pwd)"
arch="$(uname -m)"

# The newest symbol of glibc that a library needs.
newest() {
    local version
    version="$(objdump -T "$1" | sed -n 's/.*GLIBC_\(2[0-9.]*\).*/\1/p' | sort -V | tail -n 1)"
    [ -n "$version" ] || fail "$1 needs no symbol of glibc"
    printf '%s\n' "$version"
}

fits() {
    local version
    version="$(newest "$1")"
    [ "$(printf '%s\n' "$version" "$glibc" | sort -V | tail -n 1)" = "$glibc" ] ||
        fail "$(basename "$1") needs glibc $version"
    echo "manylinux: $(basename "$1") needs glibc $version"
}

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# maturin itself refuses a wheel that does not fit its name.
(
    # shellcheck source=tests/supply/remap.sh
    source tests/supply/remap.sh
    maturin build --zig --manifest-path ibo-py/Cargo.toml --target "$arch-unknown-linux-gnu" \
        --compatibility manylinux2014 --locked --compression-level 9 --out "$out" --quiet
)
wheels=("$out"/ibo-*.whl)
[ ${#wheels[@]} -eq 1 ] || fail "there is more than one wheel: ${wheels[*]}"
wheel="${wheels[0]}"
case "$(basename "$wheel")" in
    ibo-*-cp310-abi3-manylinux2014_"$arch".manylinux_2_17_"$arch".whl) ;;
    *) fail "another name: $wheel" ;;
esac
advzip --recompress --shrink-insane --quiet "$wheel"
bytes="$(wc -c <"$wheel")"
[ "$bytes" -lt "$most" ] || fail "the wheel has $bytes bytes, $most or more"
python3 tests/packages/folders.py "$wheel" || fail "the wheel names folders of this machine"
python3 -m zipfile -e "$wheel" "$work/wheel"
fits "$work/wheel/ibo/_ibo.abi3.so"
smoke "$wheel"
echo "manylinux: $(basename "$wheel"), $bytes bytes"

TARGET="$arch-unknown-linux-gnu.$glibc" bash tests/packages/archive.sh "$out"
tar --extract --gzip --file "$out"/libibo-*.tar.gz --directory "$work"
fits "$(echo "$work"/libibo-*/lib/libibo.so.*.*)"
