#!/usr/bin/env bash
# What a packager does: installs the library below a prefix and lets pkg-config say how a program is compiled and linked, to the shared library
# to the static one, and by the commands of the page as they stand there. Checks the files and links, the name that programs look for, ibo.pc
# against what the compiler says, and runs the programs.
# IBO_BUILD is a folder to write to.
set -euo pipefail
root="$(cd "$(dirname "$0")/../.." && pwd)"
build="${IBO_BUILD:?a folder to write to}/package"
rm -rf "$build/prefix" "$build/programs"
mkdir -p "$build/programs"
build="$(cd "$build" && pwd)"
prefix="$build/prefix"

fail() {
    echo "package.sh: $1" >&2
    exit 1
}

same() {
    [ "$2" = "$3" ] || fail "$1 is '$2', not '$3'"
}

export STRIP=yes
bash "$root/tests/capi/install.sh" "$prefix"

version="$(cd "$root" && cargo pkgid --locked -p ibo-capi)"
version="${version##*[#@]}"
# What the library says of itself; the canonical text of its values is committed.
told="ibo $version, values $(sha256sum "$root/fixtures/parameters.toml" | cut -c1-16)"
soname="$(readelf --dynamic "$prefix/lib/libibo.so.$version" | sed -n 's/.*(SONAME).*\[\(.*\)\]/\1/p')"
files="$(cd "$prefix" && find . ! -type d | LC_ALL=C sort | tr '\n' ' ')"
examples="$(cd "$root/ibo-capi" && find examples -type f | LC_ALL=C sort | sed 's|^|./share/doc/ibo/|' | tr '\n' ' ')"
same "what is installed" "$files" \
    "./include/ibo-plain.h ./include/ibo.h ./lib/libibo.a ./lib/libibo.so ./lib/$soname ./lib/libibo.so.$version ./lib/pkgconfig/ibo.pc ./share/doc/ibo/LICENSE-APACHE ./share/doc/ibo/LICENSE-MIT ./share/doc/ibo/README.md ./share/doc/ibo/THIRD-PARTY-LICENSES.txt ./share/doc/ibo/abi.json ./share/doc/ibo/errors.json $examples./share/doc/ibo/formats.md ./share/doc/ibo/parameters.json ./share/doc/ibo/sbom.cdx.json ./share/ibo/copybooks/ibo.cpy ./share/man/man3/ibo.3 "
same "the link of programs" "$(readlink "$prefix/lib/$soname")" "libibo.so.$version"
same "the link of the linker" "$(readlink "$prefix/lib/libibo.so")" "$soname"
cmp "$root/ibo-capi/include/ibo.h" "$prefix/include/ibo.h"
cmp "$root/ibo-capi/include/ibo-plain.h" "$prefix/include/ibo-plain.h"

python3 "$root/tests/packages/links.py" "$prefix/share/doc/ibo/README.md" "$prefix/share/doc/ibo/formats.md" || fail "links of the page lead nowhere"

! readelf --sections "$prefix/lib/libibo.so.$version" | grep -q '\.symtab' || fail "the library is not stripped"
groff -man -ww -z "$prefix/share/man/man3/ibo.3" 2>"$build/man.txt" || true
[ ! -s "$build/man.txt" ] || fail "ibo.3: $(head -n 3 "$build/man.txt")"

# Staged for a package: the same files below DESTDIR, the libraries where the system wants them, and
# ibo.pc for the place where they will be.
staged="$build/staged"
rm -rf "$staged"
DESTDIR="$staged" LIBDIR=lib/x86_64-linux-gnu bash "$root/tests/capi/install.sh" /usr
same "what is staged" "$(cd "$staged/usr" && find . ! -type d | sed 's|/x86_64-linux-gnu||' | LC_ALL=C sort | tr '\n' ' ')" "$files"
same "the place of the libraries" "$(PKG_CONFIG_LIBDIR="$staged/usr/lib/x86_64-linux-gnu/pkgconfig" pkg-config --variable=libdir ibo)" "/usr/lib/x86_64-linux-gnu"
if DESTDIR="$staged" bash "$root/tests/capi/install.sh" usr 2>/dev/null; then fail "a prefix that is not absolute is staged"; fi

# Nothing but this prefix, as on a machine where ibo is all that is there.
export PKG_CONFIG_LIBDIR="$prefix/lib/pkgconfig"
pkg-config --validate ibo
same "the version in ibo.pc" "$(pkg-config --modversion ibo)" "$version"

# What Libs.private must have, the compiler knows: asked in the profile of the tests, since other arguments would build the installed one anew.
needed="$(cd "$root" && cargo rustc -p ibo-capi --locked --quiet -- --print native-static-libs 2>&1 |
    sed -n 's/^note: native-static-libs: //p')"
[ -n "$needed" ] || fail "the compiler does not say what the static library needs"
same "Libs.private" "$(sed -n 's/^Libs.private: //p' "$prefix/lib/pkgconfig/ibo.pc")" "$needed"

# A worked example of fixtures/payments.json: 588.57 at 19/38 is 261.59 net.
cat >"$build/programs/program.c" <<'C'
#include <ibo.h>
#include <stdio.h>

int main(void)
{
    ibo_fraction half = {1900, 3800}, whole = {1, 1};
    ibo_payment_result paid = {sizeof paid};
    ibo_error error = {sizeof error};

    if (ibo_abi_version() != IBO_ABI_VERSION) {
        return 2;
    }
    if (ibo_payment(58857, half, whole, &paid, &error) != IBO_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    printf("%s %lld\n", ibo_version(), (long long)paid.net_cents);
    return 0;
}
C

# The compiler, the flags and the libraries, as pkg-config gives them; then whether the program looks for the library when it runs.
link() {
    local compiler="$1" program="$2" flags
    read -ra flags <<<"$(pkg-config --cflags --libs ibo)"
    "$compiler" -std=c99 -Wall -Wextra -Wpedantic -Werror -Wno-missing-field-initializers -o "$program" "$build/programs/program.c" "${flags[@]}"
}

looks_for_it() {
    readelf --dynamic "$1" | grep -q "NEEDED.*\[libibo"
}

# The program meets the library by its SONAME alone: the other two names are for development.
mkdir "$build/programs/lib"
cp "$prefix/lib/libibo.so.$version" "$build/programs/lib/$soname"
linked=0
for compiler in gcc clang; do
    if ! command -v "$compiler" >/dev/null; then
        [ "${CI:-}" != true ] || fail "in CI $compiler may not be missing"
        continue
    fi
    program="$build/programs/$compiler-shared"
    link "$compiler" "$program"
    looks_for_it "$program" || fail "$program is not linked to the shared library"
    same "the answer of $program" "$(LD_LIBRARY_PATH="$build/programs/lib" "$program")" "$told 26159"
    if LD_LIBRARY_PATH="" "$program" >/dev/null 2>&1; then
        fail "$program runs without the library"
    fi

    # The commands of the page, with this compiler as `cc`: both libraries stand in the prefix.
    page="$build/programs/page-$compiler"
    python3 "$root/tests/capi/extract.py" "$prefix/share/doc/ibo/README.md" "$page" >/dev/null
    mkdir "$page/bin"
    ln -s "$(command -v "$compiler")" "$page/bin/cc"
    (cd "$page" && PATH="$page/bin:$PATH" bash -euo pipefail with-pkg-config.sh) || fail "the commands of the page, with $compiler"
    looks_for_it "$page/premium-shared" || fail "$page/premium-shared is not linked to the shared library"
    ! looks_for_it "$page/premium-static" || fail "$page/premium-static looks for the shared library"
    LD_LIBRARY_PATH="$prefix/lib" "$page/premium-shared" >"$page/shared.txt"
    env -u LD_LIBRARY_PATH "$page/premium-static" >"$page/static.txt" || fail "$page/premium-static does not run on its own"
    for answer in shared static; do
        same "the answer of $page/premium-$answer" "$(head -n 3 "$page/$answer.txt" | tr -s ' \n' ' ')" "premium 588.57 net 523.18 half-time 261.59 "
    done
    linked=$((linked + 3))
done
[ "$linked" -gt 0 ] || fail "there is no compiler"
echo "package: ibo $version with $soname, installed, and $linked programs linked by pkg-config agree to the cent"
