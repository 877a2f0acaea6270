#!/usr/bin/env bash
# The source package of Python, from which pip builds where no wheel fits: that it has all that the
# build needs, and builds away from this checkout.
#   sdist.sh [OUTDIR]
# OUTDIR, target/sdist if it is not given, gets the source package.
# SDIST_PROFILE=dev compiles it without optimisation, and takes the dependencies that this checkout
# has compiled already: quicker, and it still shows that nothing is missing.
set -euo pipefail
# shellcheck source=tests/packages/tools.sh
source "$(dirname "$0")/tools.sh"
out="${1:-target/sdist}"
need cargo unzip
python_tools
rm -rf "$out"
mkdir -p "$out"
out="$(cd "$out" && pwd)"
maturin sdist --manifest-path ibo-py/Cargo.toml --out "$out"
sources=("$out"/ibo-*.tar.gz)
[ ${#sources[@]} -eq 1 ] || fail "there is more than one source package: ${sources[*]}"

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
tar --list --gzip --file "${sources[0]}" | sed 's|^[^/]*/||' | LC_ALL=C sort >"$work/files.txt"
for file in Cargo.lock LICENSE-APACHE LICENSE-MIT THIRD-PARTY-LICENSES.txt sbom.cdx.json PKG-INFO \
    pyproject.toml ibo-core/Cargo.toml ibo-csv/Cargo.toml ibo-py/Cargo.toml; do
    grep --quiet --line-regexp --fixed-strings "$file" "$work/files.txt" ||
        fail "the source package has no $file"
done

# pip unpacks it and builds it, in an environment and a folder of their own.
start=$SECONDS
(
    cd "$work"
    options=() target="$work/target"
    if [ -n "${SDIST_PROFILE:-}" ]; then
        options=(--config-settings=build-args="--profile $SDIST_PROFILE")
        target="$root/target"
    fi
    # Of the tools, only pip: the package names its own in pyproject.toml.
    CARGO_TARGET_DIR="$target" "$tools/bin/pip" wheel --quiet --disable-pip-version-check --no-deps \
        "${options[@]}" --wheel-dir "$work/wheel" "$out"/ibo-*.tar.gz
)
echo "sdist: built in $((SECONDS - start)) seconds, $(wc -l <"$work/files.txt") files"
for file in licenses/LICENSE-APACHE licenses/THIRD-PARTY-LICENSES.txt sboms/sbom.cdx.json; do
    unzip -q -p "$work"/wheel/ibo-*.whl "ibo-*.dist-info/$file" | cmp - "ibo-py/$(basename "$file")" ||
        fail "the wheel of the source package has another $file"
done
python3 tests/packages/folders.py "$work"/wheel/ibo-*.whl ||
    fail "the wheel of the source package names folders of this machine"
smoke "$work"/wheel/ibo-*.whl
