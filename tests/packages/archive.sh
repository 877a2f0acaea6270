#!/usr/bin/env bash
# The C library as an archive for people without a package manager, and a client of what is in it:
#   archive.sh OUTDIR, relative to the folder of the project
# The archive is OUTDIR/libibo-VERSION-TRIPLE.tar.gz, .zip for Windows. It can be unpacked anywhere:
# ibo.pc finds its own place. It has what tests/capi/install.sh lays out.
# TARGET is the triple to build for, as install.sh takes it. The client is compiled by CC (gcc if it
# is not given) and runs here, so TARGET must be a system that this machine can run.
set -euo pipefail
# shellcheck source=tests/packages/tools.sh
source "$(dirname "$0")/tools.sh"
[ $# -eq 1 ] || { echo "archive.sh OUTDIR" >&2; exit 2; }
mkdir -p "$1"
out="$(cd "$1" && pwd)"
need python3 pkg-config "${CC:-gcc}"

triple="${TARGET:-$(rustc -vV | sed -n 's/^host: //p')}"
triple="${triple%%.[0-9]*}"
name="libibo-$(version_of ibo-capi)-$triple"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# Single quotes: pkg-config puts the folder of ibo.pc there.
# shellcheck disable=SC2016
STRIP=yes PC_PREFIX='${pcfiledir}/../..' bash tests/capi/install.sh "$work/packed/$name"
case "$triple" in
    *-windows-*) archive="$out/$name.zip" ;;
    *) archive="$out/$name.tar.gz" ;;
esac
python3 tests/packages/archive.py "$work/packed/$name" "$archive"

# Unpacked elsewhere.
mkdir "$work/user" "$work/programs"
rm -r "$work/packed"
python3 - "$archive" "$work/user" <<'PYTHON'
import shutil
import sys

shutil.unpack_archive(sys.argv[1], sys.argv[2])
PYTHON
prefix="$work/user/$name"
find "$prefix" -type f -exec python3 tests/packages/folders.py {} + ||
    fail "the archive names folders of this machine"
for file in LICENSE-APACHE LICENSE-MIT THIRD-PARTY-LICENSES.txt sbom.cdx.json; do
    cmp "ibo-capi/$file" "$prefix/share/doc/ibo/$file"
done
export PKG_CONFIG_LIBDIR="$prefix/lib/pkgconfig"
examples="$prefix/share/doc/ibo/examples"
case "$triple" in
    *-windows-*)
        # Functions of C that Microsoft's headers warn about.
        export LINK=-D_CRT_SECURE_NO_WARNINGS
        PATH="$prefix/bin:$PATH" sh tests/packages/client.sh "$examples" "$work/programs"
        ;;
    *-apple-darwin)
        arch="-arch ${triple%%-*}"
        [ "${triple%%-*}" != aarch64 ] || arch="-arch arm64"
        otool -D "$prefix/lib/libibo.dylib" | grep -q '^@rpath/libibo\.[0-9]*\.dylib$' ||
            fail "the install name is not @rpath/libibo.N.dylib"
        LINK="$arch -Wl,-rpath,$prefix/lib" sh tests/packages/client.sh "$examples" "$work/programs"
        ;;
    *)
        LINK="-Wl,-rpath,$prefix/lib" sh tests/packages/client.sh "$examples" "$work/programs"
        ;;
esac
echo "archive: $archive, $(wc -c <"$archive") bytes, unpacked and used"
