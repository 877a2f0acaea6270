#!/usr/bin/env bash
# The C ABI through Java and JNA: the README's programs, compiled without a warning and run, against every fixture that needs no option; and Check,
# which compares the structs of the README's Ibo.java with a C compiler, and uses it for cases in structs, rows in any order, lines, options, payments, threads and memory.
#
# IBO_INCLUDE and IBO_LIB are the directories of ibo.h and libibo.so, FIXTURES that of the fixtures, IBO_BUILD one to write to; IBO_README is the page of the clients,
# ibo-capi/README.md unless it is given; JNA_JAR is jna.jar, Debian's (libjna-java) unless it is given.
set -euo pipefail

here="$(cd "$(dirname "$0")" && pwd)"
readme="${IBO_README:-$here/../../ibo-capi/README.md}"
: "${IBO_INCLUDE:?}" "${IBO_LIB:?}" "${FIXTURES:?}" "${IBO_BUILD:?}"
export JNA_JAR="${JNA_JAR:-/usr/share/java/jna.jar}" PYTHONDONTWRITEBYTECODE=1
[ -f "$JNA_JAR" ] || { echo "no jna.jar: set JNA_JAR, or install libjna-java" >&2; exit 1; }

build="$IBO_BUILD/java"
rm -rf "$build"
mkdir -p "$build"
python3 "$here/extract.py" "$readme" "$build" >"$build/extracted.txt"
python3 "$here/tables.py" "$build/table.txt" >"$build/table-notes.txt"

# The commands as they stand in the README, then the program with all fixtures.
cd "$build"
bash -euo pipefail java.sh >commands.txt 2>&1 || { cat commands.txt >&2; exit 1; }
# The compiler of few optimisations and the plain collector take little memory of their own: what grows is what leaks.
java=(java -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$JNA_JAR:." "-Djna.library.path=$IBO_LIB")
PYTHONPATH="$here" python3 "$here/ctypes_program.py" table.txt "Java, README" "${java[@]}" Payroll

# Check reads what a C compiler says of the structs.
PYTHONPATH="$here" python3 "$here/ctypes_layout.py" "$IBO_INCLUDE" "$IBO_LIB" "$build" >layout-notes.txt
javac -Xlint:all -Werror -d . -cp "$JNA_JAR:." "$here/java/Check.java"
"${java[@]}" -Xms128m -XX:+AlwaysPreTouch Check table.txt layout.txt
