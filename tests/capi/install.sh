#!/usr/bin/env bash
# Builds the library with plain cargo, and lays it out below a prefix as a package would:
#   install.sh PREFIX
#
# PREFIX/include        ibo.h, ibo-plain.h
# PREFIX/LIBDIR         libibo.so.0.1.0 with the links libibo.so.0 (what programs look for) and
#                       libibo.so (what the linker looks for), libibo.a, pkgconfig/ibo.pc
# PREFIX/share          doc/ibo (the page with the files that it links to, both licences, the licences
#                       and notices of what is built in, the SBOM, the examples), man/man3/ibo.3,
#                       ibo/copybooks/ibo.cpy
#
# On macOS the library is libibo.0.1.0.dylib, with the links libibo.0.dylib and libibo.dylib. On
# Windows it is PREFIX/bin/ibo.dll, with ibo.dll.lib (what the linker looks for) and ibo.lib (the
# static library) in LIBDIR.
#
# The environment: DESTDIR, below which a packager stages all of it; ibo.pc then still names PREFIX,
# which must be absolute. LIBDIR, such as lib/x86_64-linux-gnu, is lib if it is not given. PC_PREFIX
# is what ibo.pc names instead of PREFIX. STRIP=no keeps the symbols. CARGO_TARGET_DIR says where
# cargo builds. TARGET is the triple to build for, as cargo takes it; with the version of a C
# library, x86_64-unknown-linux-gnu.2.17, cargo-zigbuild builds for that version and later ones.
#
# A package has what is below PREFIX, whatever it is: a new file for the user is added here alone.
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

# shellcheck source=tests/supply/remap.sh
source tests/supply/remap.sh

build=(build)
triple="${TARGET:-$(rustc -vV | sed -n 's/^host: //p')}"
case "$triple" in
    *.[0-9]*)
        build=(zigbuild)
        triple="${triple%%.[0-9]*}"
        ;;
esac
cargo "${build[@]}" -p ibo-capi --release --locked --quiet ${TARGET:+--target "$TARGET"}
built="${CARGO_TARGET_DIR:-target}${TARGET:+/$triple}/release"

version="$(cargo pkgid --locked -p ibo-capi)"
version="${version##*[#@]}"
abi="$(awk '$1 == "#define" && $2 == "IBO_ABI_VERSION" { print $3 }' ibo-capi/include/ibo.h)"
[ -n "$abi" ] || { echo "ibo.h does not say the number of its ABI" >&2; exit 1; }

# What a static library written in Rust needs of the system, the compiler says.
empty="$(mktemp -d)"
private="$(printf '' | rustc --crate-type staticlib --crate-name ibo --target "$triple" \
    --print native-static-libs -o "$empty/libibo.a" - 2>&1 |
    sed -n 's/^note: native-static-libs: //p')"
rm -r "$empty"
[ -n "$private" ] || { echo "rustc does not say what a static library needs" >&2; exit 1; }

install -d "$to/include" "$to/$libdir/pkgconfig" "$to/share/doc/ibo/examples/month" \
    "$to/share/man/man3" "$to/share/ibo/copybooks"
install -m 644 ibo-capi/include/ibo.h ibo-capi/include/ibo-plain.h "$to/include"
name=ibo
case "$triple" in
    *-windows-msvc)
        name=ibo.dll
        install -d "$to/bin"
        install -m 755 "$built/ibo.dll" "$to/bin"
        install -m 644 "$built/ibo.dll.lib" "$built/ibo.lib" "$to/$libdir"
        ;;
    *-apple-darwin)
        install -m 755 "$built/libibo.dylib" "$to/$libdir/libibo.$version.dylib"
        install -m 644 "$built/libibo.a" "$to/$libdir/libibo.a"
        if [ "${STRIP:-yes}" != no ]; then
            strip -x "$to/$libdir/libibo.$version.dylib"
            strip -S "$to/$libdir/libibo.a"
        fi
        ln -sf "libibo.$version.dylib" "$to/$libdir/libibo.$abi.dylib"
        ln -sf "libibo.$abi.dylib" "$to/$libdir/libibo.dylib"
        ;;
    *)
        install -m 755 "$built/libibo.so" "$to/$libdir/libibo.so.$version"
        install -m 644 "$built/libibo.a" "$to/$libdir/libibo.a"
        if [ "${STRIP:-yes}" != no ]; then
            strip --strip-unneeded "$to/$libdir/libibo.so.$version"
            strip --strip-debug "$to/$libdir/libibo.a"
        fi
        ln -sf "libibo.so.$version" "$to/$libdir/libibo.so.$abi"
        ln -sf "libibo.so.$abi" "$to/$libdir/libibo.so"
        ;;
esac
install -m 644 ibo-capi/LICENSE-* ibo-capi/THIRD-PARTY-LICENSES.txt ibo-capi/sbom.cdx.json \
    tests/capi/abi.json ibo-core/docs/formats.md fixtures/errors.json fixtures/parameters.json \
    "$to/share/doc/ibo"
# These files stand beside the page. Of another page of the project its path is left.
# In single quotes: sed, and not the shell, has the marks.
# shellcheck disable=SC2016
sed -E -e ':all' -e '$!{N;b all' -e '}' \
    -e 's#\]\(\.\./[^)]*/(abi\.json|formats\.md|(errors|parameters)\.json)#](\1#g' \
    -e 's%\[([^]]*)\]\(\.\./([^)#]*)[^)]*\)%\1 (`\2` of the project)%g' \
    ibo-capi/README.md >"$to/share/doc/ibo/README.md"
chmod 644 "$to/share/doc/ibo/README.md"
for example in ibo-capi/examples/* ibo-capi/examples/month/*; do
    [ ! -f "$example" ] || install -m 644 "$example" \
        "$to/share/doc/ibo/$(dirname "${example#ibo-capi/}")"
done
install -m 644 ibo-capi/man/ibo.3 "$to/share/man/man3"
install -m 644 ibo-capi/cobol/ibo.cpy "$to/share/ibo/copybooks"
pc="$(cat ibo-capi/ibo.pc.in)"
pc=${pc//@prefix@/"${PC_PREFIX:-$prefix}"}
pc=${pc//@libdir@/"$libdir"}
pc=${pc//@name@/"$name"}
pc=${pc//@private@/"$private"}
pc=${pc//@version@/"$version"}
printf '%s\n' "$pc" >"$to/$libdir/pkgconfig/ibo.pc"
