#!/usr/bin/env bash
# The public crates, as crates.io would get them: cargo packages and builds each, and each is
# unpacked away from this checkout, where its page, both licences, its documentation, its tests and
# its examples need nothing else.
#   crates.sh [--release]
#
# With --release, what only a release must have is asked for too: a clean checkout and the address
# of the project.
set -euo pipefail
cd "$(dirname "$0")/../.."

release="${1:-}"
case "$release" in "" | --release) ;; *) echo "crates.sh [--release]" >&2; exit 2 ;; esac
crates=(ibo-core ibo-capi)
target="${CARGO_TARGET_DIR:-$PWD/target}"

fail() {
    printf 'tests/supply/crates.sh: %s\n' "$1" >&2
    exit 1
}

# Every crate of the workspace is either here or says `publish = false`.
public="$(cargo metadata --no-deps --locked --format-version 1 | python3 -c '
import json, sys
packages = json.load(sys.stdin)["packages"]
print(*sorted(package["name"] for package in packages if package["publish"] is None))')"
[ "$public" = "$(printf '%s\n' "${crates[@]}" | sort | paste -sd ' ')" ] ||
    fail "the public crates are $public: name them in this script"

dirty=(--allow-dirty)
if [ "$release" = --release ]; then
    dirty=()
    grep -q '^repository = "https://' Cargo.toml ||
        fail "set repository in Cargo.toml, under [workspace.package], to the project's address"
fi
# What an earlier version left is not what is packaged now.
rm -rf "$target/package"
cargo publish --workspace --dry-run --locked --quiet "${dirty[@]}"

unpacked="$target/unpacked-crates"
rm -rf "$unpacked"
mkdir -p "$unpacked"
for crate in "${crates[@]}"; do
    mkdir "$unpacked/$crate"
    # With today's times, not those of the package, which are the same each time: else cargo takes
    # what it built of an earlier package.
    # Where cargo leaves them, differs by what it was asked.
    archive="$(find "$target/package" -name "$crate-[0-9]*.crate" -print -quit)"
    [ -n "$archive" ] || fail "cargo packaged no $crate"
    tar --extract --touch --file "$archive" --directory "$unpacked/$crate" --strip-components 1
    for licence in LICENSE-MIT LICENSE-APACHE; do
        cmp "$licence" "$unpacked/$crate/$licence"
    done
    cmp "$crate/README.md" "$unpacked/$crate/README.md"
    for field in description license readme keywords categories rust-version; do
        grep -q "^$field = ." "$unpacked/$crate/Cargo.toml" || fail "$crate has no $field"
    done
    # A workspace of its own: the checkout around it has no part in it. What it needs of the other
    # crates is what was packaged of them.
    printf '\n[workspace]\n' >>"$unpacked/$crate/Cargo.toml"
    [ "$crate" = ibo-core ] ||
        printf '\n[patch.crates-io]\nibo-core = { path = "../ibo-core" }\n' \
            >>"$unpacked/$crate/Cargo.toml"
    (
        cd "$unpacked/$crate"
        export CARGO_TARGET_DIR="$target"
        RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --all-features --quiet
        cargo test --all-features --quiet
    ) || fail "$crate, unpacked"
    printf 'crates: %s, packaged, documented and tested away from this checkout\n' "$crate"
done
