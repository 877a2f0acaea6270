#!/usr/bin/env bash
# What of the supply chain is checked in a minute: the notices and SBOMs that are shipped, the rows
# of docs/dependencies.md, and the lists of the public interfaces, for which rustdoc writes its
# pages. Its tools go into target/venv-supply.
set -euo pipefail
cd "$(dirname "$0")/../.."

venv="$PWD/target/venv-supply"
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    --requirement tests/supply/requirements.txt
"$venv/bin/python" tests/supply/third_party.py --check
cargo doc --package ibo-core --no-deps --all-features --locked --quiet
"$venv/bin/python" tests/supply/interfaces.py --rust target/doc/ibo_core
printf 'supply: notices, SBOMs, dependencies and interfaces are those of the sources\n'
