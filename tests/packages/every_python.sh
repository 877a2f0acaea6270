#!/usr/bin/env bash
# In an image of PyPA: the wheel of a folder, with each CPython of the image:
#   every_python.sh FOLDER
set -euo pipefail
[ $# -eq 1 ] || { echo "every_python.sh FOLDER" >&2; exit 2; }
tried=0
for python in /opt/python/cp31?-cp31?/bin/python; do
    venv="$(mktemp -d)"
    "$python" -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check --no-index "$1"/ibo-*.whl
    "$venv/bin/python" "$(dirname "$0")/../python/smoke.py"
    tried=$((tried + 1))
done
[ "$tried" -gt 0 ] || { echo "every_python.sh: the image has no CPython" >&2; exit 1; }
