#!/usr/bin/env bash
# The C ABI through Python's ctypes: the README's program against every fixture that needs no option; all structs and functions of the header against
# a C compiler; every fixture, rows in any order, wrong calls and 20,000 random structs through every function. CTYPES_SEED picks the random structs.
#
# IBO_INCLUDE and IBO_LIB are the directories of ibo.h and libibo.so, FIXTURES that of the fixtures, IBO_BUILD one to write to; IBO_README is the
# page of the clients, ibo-capi/README.md unless it is given.
set -euo pipefail

here="$(cd "$(dirname "$0")" && pwd)"
readme="${IBO_README:-$here/../../ibo-capi/README.md}"
: "${IBO_INCLUDE:?}" "${IBO_LIB:?}" "${FIXTURES:?}" "${IBO_BUILD:?}"
export PYTHONDONTWRITEBYTECODE=1 PYTHONPATH="$here"

build="$IBO_BUILD/ctypes"
rm -rf "$build"
mkdir -p "$build"
python3 "$here/extract.py" "$readme" "$build" >"$build/extracted.txt"
python3 "$here/tables.py" "$build/table.txt" >"$build/table-notes.txt"

# The commands as they stand in the README, then the program with all fixtures.
(cd "$build" && bash -euo pipefail python-ctypes.sh >commands.txt 2>&1) || { cat "$build/commands.txt" >&2; exit 1; }
LD_LIBRARY_PATH="$IBO_LIB" python3 "$here/ctypes_program.py" "$build/table.txt" "ctypes, README" python3 "$build/ibo_ctypes.py"

LD_LIBRARY_PATH="$IBO_LIB" python3 "$here/ctypes_layout.py" "$IBO_INCLUDE" "$IBO_LIB" "$build" "$build/ibo_ctypes.py"
python3 "$here/ctypes_checks.py" "$build/table.txt" "$IBO_LIB" ${CTYPES_SEED:+"$CTYPES_SEED"}
