#!/usr/bin/env bash
# Builds the library with plain cargo, and lays it out below a prefix as a package would:
#   install.sh PREFIX
# gives PREFIX/include/ibo.h and ibo-plain.h, PREFIX/lib/libibo.so.0.1.0 with the links libibo.so.0 (what programs look for) and libibo.so (what the linker looks
# for), PREFIX/lib/libibo.a and PREFIX/lib/pkgconfig/ibo.pc. CARGO_TARGET_DIR says where cargo builds.
set -euo pipefail

[ $# -eq 1 ] || { echo "install.sh PREFIX" >&2; exit 2; }
mkdir -p "$1"
prefix="$(cd "$1" && pwd)"
cd "$(dirname "$0")/../.."

cargo build -p ibo-capi --release --locked --quiet
built="${CARGO_TARGET_DIR:-target}/release"

version="$(cargo pkgid --locked -p ibo-capi)"
version="${version##*[#@]}"
abi="$(awk '$1 == "#define" && $2 == "IBO_ABI_VERSION" { print $3 }' ibo-capi/include/ibo.h)"
[ -n "$abi" ] || { echo "ibo.h does not say the number of its ABI" >&2; exit 1; }

install -d "$prefix/include" "$prefix/lib/pkgconfig"
install -m 644 ibo-capi/include/ibo.h ibo-capi/include/ibo-plain.h "$prefix/include"
install -m 755 "$built/libibo.so" "$prefix/lib/libibo.so.$version"
ln -sf "libibo.so.$version" "$prefix/lib/libibo.so.$abi"
ln -sf "libibo.so.$abi" "$prefix/lib/libibo.so"
install -m 644 "$built/libibo.a" "$prefix/lib/libibo.a"
pc="$(cat ibo-capi/ibo.pc.in)"
pc="${pc//@prefix@/"$prefix"}"
printf '%s\n' "${pc//@version@/"$version"}" >"$prefix/lib/pkgconfig/ibo.pc"
