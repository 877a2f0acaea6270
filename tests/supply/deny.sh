#!/usr/bin/env bash
# Licences, bans, second versions and sources of everything that Cargo.lock has: deny.toml. Installs
# cargo-deny where it is missing, below target/tools (some minutes, once). Its advisories need a
# database from the network: `cargo deny check advisories` before a release, where there is one.
set -euo pipefail
cd "$(dirname "$0")/../.."

tools="$PWD/target/tools"
version=0.20
export PATH="$tools/bin:$PATH"
if ! cargo deny --version 2>/dev/null | grep -q "^cargo-deny $version\."; then
    cargo install cargo-deny --version "$version" --locked --quiet --root "$tools" \
        --target-dir "$tools/build"
    rm -rf "$tools/build"
fi
# What deny.toml allows and nothing needs is an error too.
cargo deny --locked check --show-stats --deny unmatched-skip \
    --deny license-exception-not-encountered licenses bans sources
