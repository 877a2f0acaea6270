#!/usr/bin/env bash
# The C library as Debian packages, laid out as Debian asks: libibo0 is what programs need to run,
# libibo-dev what one needs to write them. Then both are installed in a clean root, a client is
# compiled there with nothing but pkg-config and runs, and the packages leave without a trace.
#   deb.sh [OUTDIR]
# OUTDIR is target/deb if it is not given. DEB_MAINTAINER is who answers for the packages, `Name
# <address>`; TARGET is as in tests/capi/install.sh.
#
# A package has whatever install.sh lays out: of share/doc/ibo the page, the files that it links to and
# the examples go to libibo-dev, and everything else, such as licences, to libibo0.
set -euo pipefail
# shellcheck source=tests/packages/tools.sh
source "$(dirname "$0")/tools.sh"
out="${1:-target/deb}"
maintainer="${DEB_MAINTAINER:-The ibo developers <ibo@example.org>}"
need cargo dpkg-deb dpkg-shlibdeps gcc pkg-config gzip python3 unshare
rm -rf "$out"
mkdir -p "$out"
out="$(cd "$out" && pwd)"
# With folders that anyone may read: a package has them as they are.
umask 022
work="$(mktemp -d)"
chmod 755 "$work"
trap 'rm -rf "$work"' EXIT

version="$(version_of ibo-capi)"
arch="$(dpkg --print-architecture)"
places="$(gcc -print-multiarch)"
# The day of the last commit: the same sources give the same package.
SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 0)}"
export SOURCE_DATE_EPOCH

staged="$work/staged"
STRIP=yes DESTDIR="$staged" LIBDIR="lib/$places" bash tests/capi/install.sh /usr
soname="$(readelf --dynamic "$staged/usr/lib/$places/libibo.so.$version" |
    sed -n 's/.*(SONAME).*\[\(.*\)\]/\1/p')"
library="libibo${soname##*.}"
develop=libibo-dev

# What is of a package, away from what is staged: move PACKAGE PATH [NEWPATH], below /usr.
move() {
    local to="$work/$1/usr/${3:-$2}"
    mkdir -p "$(dirname "$to")"
    mv "$staged/usr/$2" "$to"
}

move "$library" "lib/$places/$soname"
move "$library" "lib/$places/libibo.so.$version"
for page in README.md formats.md abi.json errors.json parameters.json examples; do
    move "$develop" "share/doc/ibo/$page" "share/doc/$develop/$page"
done
python3 tests/packages/links.py "$work/$develop/usr/share/doc/$develop"/{README,formats}.md ||
    fail "links of the page lead nowhere"
# The text of MIT is in `copyright`. That of Apache is what Debian has, under the name that
# THIRD-PARTY-LICENSES.txt says: a link is no second copy.
rm "$staged"/usr/share/doc/ibo/LICENSE-{APACHE,MIT}
ln -s ../../common-licenses/Apache-2.0 "$staged/usr/share/doc/ibo/LICENSE-APACHE"
mkdir -p "$work/$library/usr/share/doc/$library"
find "$staged/usr/share/doc/ibo" -mindepth 1 -maxdepth 1 \
    -exec mv {} "$work/$library/usr/share/doc/$library/" \;
rmdir "$staged/usr/share/doc/ibo"
find "$staged/usr/share/man" -type f -exec gzip -9 --no-name {} +
cp -a "$staged/usr" "$work/$develop/rest"
cp -a "$work/$develop/rest/." "$work/$develop/usr/"
rm -r "$work/$develop/rest"

# The licences: MIT in full, Apache where Debian keeps it.
write_copyright() {
    cat <<COPYRIGHT
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: ibo

Files: *
Copyright: $(sed -n 's/^Copyright (c) //p' LICENSE-MIT)
License: Expat or Apache-2.0

License: Expat
$(sed '1,/^Copyright (c)/d' LICENSE-MIT | sed '1 { /^$/d }; s/^$/./; s/^/ /')

License: Apache-2.0
 On Debian systems, the text of the Apache License, version 2.0, is in
 /usr/share/common-licenses/Apache-2.0.
Comment: $library has the licences of what is built in, in
 /usr/share/doc/$library/THIRD-PARTY-LICENSES.txt. LICENSE-APACHE, which that
 file names, is a link beside it to /usr/share/common-licenses/Apache-2.0.
COPYRIGHT
}

write_changelog() {
    cat <<CHANGELOG
ibo ($version-1) unstable; urgency=medium

  * What changed in ibo $version is in changelog.gz.

 -- $maintainer  $(LC_ALL=C date --utc --date="@$SOURCE_DATE_EPOCH" '+%a, %d %b %Y %H:%M:%S +0000')
CHANGELOG
}

# The packages of the libraries that a library needs, from the database of dpkg.
needs() {
    mkdir -p "$work/debian"
    printf 'Source: ibo\n\nPackage: %s\nArchitecture: any\n' "$library" >"$work/debian/control"
    (cd "$work" && dpkg-shlibdeps -O "$library/usr/lib/$places/libibo.so.$version" 2>/dev/null) |
        sed 's/^shlibs:Depends=//'
}

# build PACKAGE SECTION DEPENDS, the description on standard input.
build() {
    local folder="$work/$1" doc="$work/$1/usr/share/doc/$1"
    mkdir -p "$folder/DEBIAN" "$doc"
    write_copyright >"$doc/copyright"
    write_changelog | gzip -9 --no-name >"$doc/changelog.Debian.gz"
    gzip -9 --no-name <CHANGELOG.md >"$doc/changelog.gz"
    find "$folder" -type d -exec chmod 755 {} +
    find "$folder" -type f -exec chmod 644 {} +
    (cd "$folder" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) \
        >"$folder/DEBIAN/md5sums"
    cat >"$folder/DEBIAN/control" <<CONTROL
Package: $1
Source: ibo
Version: $version-1
Architecture: $arch
Maintainer: $maintainer
Installed-Size: $(du -k -s "$folder/usr" | cut -f 1)
Depends: $3
Section: $2
Priority: optional
Multi-Arch: same
$(cat)
CONTROL
    dpkg-deb --root-owner-group -Zxz --build "$folder" "$out" >/dev/null
}

mkdir -p "$work/$library/DEBIAN"
echo "${soname%.so.*} ${soname##*.} $library (>= $version)" >"$work/$library/DEBIAN/shlibs"
echo "activate-noawait ldconfig" >"$work/$library/DEBIAN/triggers"
build "$library" libs "$(needs)" <<DESCRIPTION
Description: premium of the Flemish IBO, exact to the cent
 The library computes the premium and the payment of a Flemish individuele
 beroepsopleiding (IBO), with the rule and the value behind every amount. It
 has the dated values since September 2018.
 .
 This package has the shared library.
DESCRIPTION
build "$develop" libdevel "$library (= $version-1), libc6-dev | libc-dev" <<DESCRIPTION
Description: premium of the Flemish IBO, for programs in C, C++ and COBOL
 The library computes the premium and the payment of a Flemish individuele
 beroepsopleiding (IBO), with the rule and the value behind every amount. It
 has the dated values since September 2018.
 .
 This package has what one needs to write a program with it: headers, the file
 of pkg-config, the static library, the copybook for COBOL, the manual page,
 and examples in nine languages.
DESCRIPTION
packages=("$out/${library}_$version-1_$arch.deb" "$out/${develop}_$version-1_$arch.deb")

if command -v lintian >/dev/null; then
    lintian --allow-root --fail-on error,warning --suppress-tags initial-upload-closes-no-bugs \
        "${packages[@]}" || fail "lintian finds faults"
    echo "deb: lintian finds no fault"
else
    echo "deb: without lintian (it is not installed)"
fi

# Root there, who needs not be root here.
inside() {
    local as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(unshare --map-root-user)
    "${as_root[@]}" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C chroot "$work/root" "$@"
}

# Every file, but for what dpkg and ldconfig write for themselves.
listing() {
    (cd "$work/root" && find . ! -path './var/lib/dpkg/*' ! -path './var/cache/ldconfig/*' \
        ! -path './var/log/*' ! -path ./etc/ld.so.cache | LC_ALL=C sort)
}

python3 tests/packages/clean_root.py "$work/root" \
    base-files bash dash coreutils diffutils dpkg gcc grep libc-bin libc6-dev pkg-config sed
inside true 2>"$work/inside.txt" || skip "no root of its own: $(cat "$work/inside.txt")"
found="$(find "$work/root" -name ibo.pc -o -name ibo.h -o -name 'libibo*')"
[ -z "$found" ] || fail "the clean root has ibo: $found"
listing >"$work/before.txt"
cp "${packages[@]}" tests/packages/client.sh "$work/root/tmp/"
mkdir "$work/root/tmp/out"
# A program needs the library; those who write it need what it was compiled with, too.
if inside dpkg --install "/tmp/$(basename "${packages[1]}")" >"$work/alone.txt" 2>&1; then
    fail "$develop installs without $library"
fi
grep --quiet "$develop.* depends on $library" "$work/alone.txt" || fail "$(cat "$work/alone.txt")"
inside dpkg --purge "$develop" >/dev/null 2>&1
inside sh -c 'dpkg --install /tmp/*.deb' >"$work/install.txt" 2>&1 ||
    fail "$(cat "$work/install.txt")"
! grep -i warning "$work/install.txt" || fail "dpkg warns"
inside dpkg --verify "$library" "$develop"
for file in THIRD-PARTY-LICENSES.txt sbom.cdx.json; do
    cmp "ibo-capi/$file" "$work/root/usr/share/doc/$library/$file"
done
# What THIRD-PARTY-LICENSES.txt says is beside it.
inside grep --quiet "TERMS AND CONDITIONS FOR USE" "/usr/share/doc/$library/LICENSE-APACHE" ||
    fail "$library has no LICENSE-APACHE"
inside sh /tmp/client.sh "/usr/share/doc/$develop/examples" /tmp/out
# The client needs the library and nothing of the other package.
inside dpkg --purge "$develop" >/dev/null
inside grep --quiet "^employees  *1000$" /tmp/out/month.txt
inside ldd /tmp/out/month | grep --quiet "$soname => /lib/$places/$soname " ||
    fail "the client does not find $soname"
inside dpkg --purge "$library" >/dev/null
rm -rf "$work"/root/tmp/*
listing | diff "$work/before.txt" - || fail "the packages leave something behind"
for package in "${packages[@]}"; do
    echo "deb: $(basename "$package"), $(wc -c <"$package") bytes: installed, used and removed"
done
