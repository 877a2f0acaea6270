#!/usr/bin/env bash
# How many changes of ibo-core its tests notice: `bash tests/mutants/run.sh [sample] [seed]`, with
# more options of mutants.py behind. The first build takes minutes; then some seconds a mutant.
set -euo pipefail
cd "$(dirname "$0")/../.."

if ! command -v cargo >/dev/null || ! command -v python3 >/dev/null; then
    echo "skipped: tests/mutants (no cargo, or no python3)"
    exit 0
fi
sample="${1:-60}" seed="${2:-1}"
exec python3 tests/mutants/mutants.py --sample "$sample" --seed "$seed" "${@:3}"
