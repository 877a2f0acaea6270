#!/usr/bin/env bash
# Builds the library with plain cargo, and lays it out below a prefix as a package would:
#   install.sh PREFIX
#
# PREFIX/include        ibo.h, ibo-plain.h
# PREFIX/LIBDIR         libibo.so.0.1.0 with the links libibo.so.0 (what programs look for) and
#                       libibo.so (what the linker looks for), libibo.a, pkgconfig/ibo.pc
# PREFIX/share          doc/ibo (the page, the licence), man/man3/ibo.3, ibo/copybooks/ibo.cpy
#
# The environment: DESTDIR, below which a packager stages all of it; ibo.pc then still names PREFIX,
# which must be absolute. LIBDIR, such as lib/x86_64-linux-gnu, is lib if it is not given. STRIP=no
# keeps the symbols. CARGO_TARGET_DIR says where cargo builds.
set -euo pipefail

[ $# -eq 1 ] || { echo "install.sh PREFIX" >&2; exit 2; }
if [ -n "${DESTDIR:-}" ]; then
    case "$1" in /*) ;; *) echo "with DESTDIR the prefix must be absolute" >&2; exit 2 ;; esac
    prefix="$1"
else
    mkdir -p "$1"
    prefix="$(cd "$1" && pwd)"
fi
to="${DESTDIR:-}$prefix"
libdir="${LIBDIR:-lib}"
cd "$(dirname "$0")/../.."

cargo build -p ibo-capi --release --locked --quiet
built="${CARGO_TARGET_DIR:-target}/release"

version="$(cargo pkgid --locked -p ibo-capi)"
version="${version##*[#@]}"
abi="$(awk '$1 == "#define" && $2 == "IBO_ABI_VERSION" { print $3 }' ibo-capi/include/ibo.h)"
[ -n "$abi" ] || { echo "ibo.h does not say the number of its ABI" >&2; exit 1; }

install -d "$to/include" "$to/$libdir/pkgconfig" "$to/share/doc/ibo" "$to/share/man/man3" \
    "$to/share/ibo/copybooks"
install -m 644 ibo-capi/include/ibo.h ibo-capi/include/ibo-plain.h "$to/include"
install -m 755 "$built/libibo.so" "$to/$libdir/libibo.so.$version"
install -m 644 "$built/libibo.a" "$to/$libdir/libibo.a"
if [ "${STRIP:-yes}" != no ]; then
    strip --strip-unneeded "$to/$libdir/libibo.so.$version"
    strip --strip-debug "$to/$libdir/libibo.a"
fi
ln -sf "libibo.so.$version" "$to/$libdir/libibo.so.$abi"
ln -sf "libibo.so.$abi" "$to/$libdir/libibo.so"
install -m 644 ibo-capi/README.md ibo-capi/LICENSE "$to/share/doc/ibo"
install -m 644 ibo-capi/man/ibo.3 "$to/share/man/man3"
install -m 644 ibo-capi/cobol/ibo.cpy "$to/share/ibo/copybooks"
pc="$(cat ibo-capi/ibo.pc.in)"
pc="${pc//@prefix@/"$prefix"}"
pc="${pc//@libdir@/"$libdir"}"
printf '%s\n' "${pc//@version@/"$version"}" >"$to/$libdir/pkgconfig/ibo.pc"
