#!/usr/bin/env bash
# The same sources and the same compiler give the same bytes, from any folder and any home of cargo:
# two copies of the committed sources, in folders of other names and lengths, each with a home of
# its own, are built as they are shipped and compared. No folder of this machine may stand in them.
#   reproducible.sh [c | wheel]     both when none is named; minutes for each
#
# The environment: PYTHON, which has maturin, for the wheel: target/venv/bin/python if not given.
set -euo pipefail
cd "$(dirname "$0")/../.."

root="$PWD"
what="${1:-all}"
case "$what" in c | wheel | all) ;; *) echo "reproducible.sh [c | wheel]" >&2; exit 2 ;; esac
python="${PYTHON:-$root/target/venv/bin/python}"
home="$(cd "${CARGO_HOME:-$HOME/.cargo}" && pwd -P)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

fail() {
    printf 'tests/supply/reproducible.sh: %s\n' "$1" >&2
    exit 1
}

# The sources as they are here, and a home of cargo with the packages of the real one.
one="$work/a"
other="$work/a folder/of another length"
for place in "$one" "$other"; do
    mkdir -p "$place/ibo" "$place/home/registry"
    git ls-files -z | tar --create --null --files-from - | tar --extract --directory "$place/ibo"
    cp -a "$home/registry/index" "$place/home/registry/"
    ln -s "$home/registry/cache" "$place/home/registry/cache"
done

build() {
    local place="$1" wheels
    export CARGO_HOME="$place/home" CARGO_NET_OFFLINE=true
    unset CARGO_TARGET_DIR
    cd "$place/ibo"
    if [ "$what" != wheel ]; then
        bash tests/capi/install.sh "$place/prefix" || return 1
    fi
    if [ "$what" != c ]; then
        wheels="$place/wheels"
        PATH="$(dirname "$python"):$PATH" "$python" -m pip wheel --quiet --no-deps \
            --disable-pip-version-check --no-build-isolation --wheel-dir "$wheels" ./ibo-py ||
            return 1
    fi
    # What was built is compared; what it was built of takes gigabytes.
    rm -rf target
}

for place in "$one" "$other"; do
    (build "$place") || fail "the build in $place"
done

compare() {
    local name="$1" sum
    cmp "$one/$name" "$other/$name" || fail "$name differs"
    sum="$(sha256sum <"$one/$name")"
    printf 'reproducible: %s %s\n' "${sum%% *}" "$name"
    # In a wheel the files are packed; the extension is unpacked for this.
    case "$name" in
        *.whl) unzip -q -p "$one/$name" "ibo/_ibo*" >"$work/looked-at" ;;
        *) cp "$one/$name" "$work/looked-at" ;;
    esac
    for folder in "$home" "$HOME/" "$work" "$root"; do
        ! grep --quiet --text --fixed-strings -- "$folder" "$work/looked-at" ||
            fail "$name names the folder $folder"
    done
}

if [ "$what" != wheel ]; then
    library="$(cd "$one/prefix/lib" && echo libibo.so.*.*.*)"
    compare "prefix/lib/$library"
    compare prefix/lib/libibo.a
fi
if [ "$what" != c ]; then
    wheel="$(cd "$one/wheels" && echo ibo-*.whl)"
    compare "wheels/$wheel"
fi
