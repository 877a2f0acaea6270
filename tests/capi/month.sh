#!/usr/bin/env bash
# The payroll of a month in one language, `ibo-capi/examples/month.*`:
#   month.sh LANGUAGE
# - without a warning, and with the commands of the README;
# - totals.txt byte for byte, which the oracle gives as well, and not when one cent is wrong;
# - the month of another seed, whose totals the oracle gives, also with records in reverse order;
# - the same with the line ends of Windows and a byte order mark, and without the last newline;
# - a month without employees, and words that the library refuses;
# - with IBO_GROWN, the library of a later release, and a broken one in its place;
# - in C and C++ results that have what the header does not know: no amounts;
# - files that are wrong: no amounts, exit status 1, and the file and the line on standard error.
# COBOL linked statically and with dynamic calls, and with run-time checks.
# With IBO_LONG=yes C and C++ also with sanitizers, and C, C++ and COBOL under valgrind.
# The structs and constants of Ibo.cs and ibo.pas are those of abi.json.
# PHP and Node also compare what they make of ibo-plain.h with abi.json.
#
# Another language is a function here of its name: it compiles, and calls `check` with the command
# that runs the program; and a line `client "month LANGUAGE" TOOLS` in tests/steps.sh.
#
# The environment: IBO_INCLUDE (ibo.h, ibo-plain.h), IBO_LIB (libibo.so), IBO_BUILD (to write to),
# IBO_README and IBO_EXAMPLES (ibo-capi/examples); for COBOL also IBO_COBOL (ibo-capi/cobol).
set -euo pipefail
cd "$(dirname "$0")/../.."
: "${IBO_INCLUDE:?}" "${IBO_LIB:?}" "${IBO_BUILD:?}"
language="${1:?the language}"
root="$PWD"
readme="$(realpath "${IBO_README:-ibo-capi/README.md}")"
IBO_EXAMPLES="$(realpath "${IBO_EXAMPLES:-ibo-capi/examples}")"
export IBO_EXAMPLES PYTHONDONTWRITEBYTECODE=1
strict=(-Wall -Wextra -Wpedantic -Werror)
sanitize=(-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all)
linked=(-L"$IBO_LIB" -libo -Wl,-rpath,"$IBO_LIB")
valgrind=(valgrind -q --error-exitcode=99 --leak-check=full
    --show-leak-kinds=definite,indirect,possible --errors-for-leak-kinds=definite,indirect,possible)

fail() {
    printf 'tests/capi/month.sh %s: %s\n' "$language" "$1" >&2
    exit 1
}

oracle() {
    python3 "$root/tests/capi/month_oracle.py" "$@"
}

# A copy of the month in the folder $1, with the file $2 changed by the sed script $3.
changed() {
    rm -rf "$1"
    mkdir -p "$1"
    cp "$IBO_EXAMPLES/month"/*.csv "$1"
    sed -i "$3" "$1/$2"
}

# The months that every program gets, beside the one of the examples.
prepare() {
    python3 "$root/tests/capi/month_data.py" --seed 1 other
    cp -r other reverse
    local source
    for source in unemployment leefloon sickness issued; do
        head -n 1 "other/$source.csv" >"reverse/$source.csv"
        tail -n +2 "other/$source.csv" | tac >>"reverse/$source.csv"
    done
    changed nobody employees.csv '2,$d'
    for source in unemployment leefloon sickness; do sed -i '2,$d' "nobody/$source.csv"; done
    # As a spreadsheet on Windows writes them, and without an end of the last line.
    cp -r other windows
    sed -i -e '1s/^/\xEF\xBB\xBF/' -e 's/$/\r/' windows/*.csv
    cp -r other open
    local file
    for file in open/*.csv; do truncate --size=-1 "$file"; done
    changed kind employees.csv '2s/,ibo,/,ibo-x,/'
    changed answer employees.csv '2s/,data,/,maybe,/'
    mkdir broken
    echo "not a library" | tee broken/libibo.so >broken/libibo.so.0
    changed basis unemployment.csv 's/^\(A-1001,.*\),full,/\1,fully,/'
}

# The faults of a file: a folder each, and what standard error must say.
faults() {
    fault wage employees.csv 2 '2s/2500\.00/2.500.00/'
    fault percentage employees.csv 2 '2s/,80,/,80 %,/'
    fault start employees.csv 2 '2s/2026-03-02/2026-3-2/'
    fault hours employees.csv 2 '2s/,38\.00,38\.00,,/,38.00,38.00,,152.00/'
    fault twice employees.csv 3 '3s/A-1002/A-1001/'
    fault amount unemployment.csv 2 '2s/,[0-9.]*,\(full\|half\)/,,\1/'
    fault stranger unemployment.csv 2 '2s/^A-1/B-1/'
    fault decimals leefloon.csv 2 '2s/$/0/'
    fault short leefloon.csv 2 '2s/[^,]*$/84/'
    fault wide sickness.csv 2 '2s/$/,/'
    fault narrow sickness.csv 3 '3s/,original$//'
    fault header issued.csv 1 '1s/premium_due/due/'
    fault net issued.csv 2 '/^[^,]*,[^,]*,0,/{s/,[0-9.]*,\([0-9.]*\)$/,,\1/;}'
}

fault() {
    changed "fault-$1" "$2" "$4"
    printf '%s\t%s, line %s\n' "fault-$1" "$2" "$3" >>faults.txt
}

# refused FOLDER WORDS COMMAND...: nothing is printed, and standard error has the words.
refused() {
    local folder="$1" words="$2" status=0
    shift 2
    "$@" "$folder" >out.txt 2>err.txt || status=$?
    [ "$status" = 1 ] || fail "$*: exit status $status for $folder: $(head -n 3 err.txt)"
    [ ! -s out.txt ] || fail "$*: prints amounts for $folder: $(head -n 3 out.txt)"
    grep -qF -- "$words" err.txt || fail "$*: does not say '$words': $(head -n 3 err.txt)"
}

# printed FOLDER COMMAND...: the totals of a folder are in out.txt.
printed() {
    local folder="$1"
    shift
    "$@" "$folder" >out.txt 2>err.txt || fail "$*: exit status $? for $folder: $(head -n 3 err.txt)"
    [ ! -s err.txt ] || fail "$*: $folder: $(head -n 3 err.txt)"
}

# check COMMAND...: the program that this command runs, with a folder as its last argument.
check() {
    printed "$IBO_EXAMPLES/month" "$@"
    diff "$IBO_EXAMPLES/month/totals.txt" out.txt || fail "$*: other totals"
    printed other "$@"
    oracle other out.txt || fail "$*: other totals for another month"
    cp out.txt other.txt
    printed reverse "$@"
    diff other.txt out.txt || fail "$*: other totals for records in another order"
    local form
    for form in windows open; do
        printed "$form" "$@"
        diff other.txt out.txt || fail "$*: other totals for files with other ends of lines"
    done
    printed nobody "$@"
    oracle nobody out.txt || fail "$*: other totals without employees"
    local folder at words
    while IFS=$'\t' read -r folder at; do
        printed "$folder" "$@"
        grep -q "^A-1001: $at: ." out.txt || fail "$*: A-1001 is not refused for $at"
    done <<'END'
kind	unknown-kind (1301) at agreement.kind
answer	unknown-availability (1501) at unemployment.availability
basis	unknown-basis (1404) at unemployment.records\[0\].basis
END
    while IFS=$'\t' read -r folder words; do refused "$folder" "$words" "$@"; done <faults.txt
    changed contradiction issued.csv '/^[^,]*,[^,]*,0,/{s/,[0-9.]*,\([0-9.]*\)$/,1.00,\1/;}'
    refused contradiction "statement-contradiction (1513) at before[" "$@"
    refused "$PWD/no-folder" "no-folder" "$@"
    if [ -n "${IBO_GROWN:-}" ]; then
        # The same program on a library of a later release, whose structs have grown.
        on_library "$IBO_GROWN/lib" printed "$IBO_EXAMPLES/month" "$@"
        diff "$IBO_EXAMPLES/month/totals.txt" out.txt || fail "$*: other totals on a later library"
        # It is the one that was loaded: with a broken one in its place, nothing is printed.
        if on_library "$PWD/broken" "$@" "$IBO_EXAMPLES/month" >out.txt 2>err.txt; then
            fail "$*: runs on another library than the one that it is given"
        fi
        [ ! -s out.txt ] || fail "$*: prints amounts with a broken library"
    fi
}

# on_library FOLDER COMMAND...: the command with the library of FOLDER, in whatever way it finds it:
# by the path of the loader, or by a word that names $IBO_LIB.
on_library() {
    local folder="$1"
    shift
    LD_LIBRARY_PATH="$folder" "${@/"$IBO_LIB"/"$folder"}"
}

# The oracle refuses totals in which the figures of one line are others.
wrong_totals() {
    local totals="$IBO_EXAMPLES/month/totals.txt" line
    oracle "$IBO_EXAMPLES/month" "$totals" || fail "totals.txt: the oracle gives others"
    for line in '^computed' '^A-1112:' '^contribution' '^premium due' '^changed' '^to recover' \
        '^A-1005 '; do
        sed "/$line/y/0123456789/1234567890/" "$totals" >wrong.txt
        ! cmp -s wrong.txt "$totals" || fail "totals.txt has no line $line"
        if oracle "$IBO_EXAMPLES/month" wrong.txt 2>/dev/null; then
            fail "the oracle does not see the line $line"
        fi
    done
}

# The program $1 under valgrind, when what takes long is asked for.
under_valgrind() {
    [ "${IBO_LONG:-}" = yes ] || return 0
    printed "$IBO_EXAMPLES/month" "${valgrind[@]}" "$1"
    diff "$IBO_EXAMPLES/month/totals.txt" out.txt || fail "other totals under valgrind"
    refused contradiction "at before[" "${valgrind[@]}" "$1"
}

# The program $1 with a library that gives what the header does not know.
unknown() {
    gcc -std=c99 "${strict[@]}" -fPIC -shared -I"$IBO_INCLUDE" \
        "$root/tests/capi/c/unknown.c" -o unknown.so -ldl
    local field
    for field in scheme payer certainty "kind of the notice" change; do
        refused "$IBO_EXAMPLES/month" ": the $field must be one that this program knows" \
            env "UNKNOWN=$field" LD_PRELOAD=./unknown.so "$1"
    done
    printed "$IBO_EXAMPLES/month" env LD_PRELOAD=./unknown.so "$1"
}

# native STANDARD SOURCE COMPILER...: C or C++.
native() {
    local options=("$1" "${strict[@]}" -I"$IBO_INCLUDE" "$2") compiler
    shift 2
    for compiler in "$@"; do
        "$compiler" -O2 "${options[@]}" -o "month-$compiler" "${linked[@]}"
        check "./month-$compiler"
    done
    unknown "./month-$1"
    if [ "${IBO_LONG:-}" = yes ]; then
        # Clang's own runtime is a package of its own.
        "$1" "${sanitize[@]}" "${options[@]}" -o month-sanitized "${linked[@]}"
        check ./month-sanitized
    fi
    under_valgrind "./month-$1"
}

# The commands of a section of the README, in the folder readme.
of_readme() {
    python3 "$root/tests/capi/extract.py" "$readme" readme >extracted.txt
    (cd readme && bash -euo pipefail "$1.sh" >../printed.txt 2>../told.txt) ||
        fail "the commands of the README: $(cat printed.txt told.txt)"
}

c() {
    wrong_totals
    of_readme a-month-of-1-000-employees
    native -std=c99 "$IBO_EXAMPLES/month.c" gcc clang
}

cpp() {
    native -std=c++17 "$IBO_EXAMPLES/month.cpp" g++ clang++
}

cobol() {
    local source="$IBO_EXAMPLES/month.cob" preload
    IBO_COBOL="$(realpath "${IBO_COBOL:-$root/ibo-capi/cobol}")"
    export IBO_COBOL IBO_LIB
    ! grep -nE '^.{73}' "$source" || fail "month.cob: a line goes beyond column 72"
    of_readme a-month-in-cobol
    [ ! -s told.txt ] || fail "the commands of the README: $(cat told.txt)"
    # It has the library in itself: no other can be given to it.
    IBO_GROWN="" check readme/month-static
    check env COB_PRE_LOAD=libibo COB_LIBRARY_PATH="$IBO_LIB" readme/month-dynamic
    # What the page says that does not help.
    cobc -x -I "$IBO_COBOL" -o month-linked "$source" "${linked[@]:0:2}" -Q "${linked[2]}"
    for preload in "LD_LIBRARY_PATH=$IBO_LIB" COB_LIBRARY_PATH=; do
        refused "$IBO_EXAMPLES/month" "module 'ibo_abi_version' not found" \
            env COB_PRE_LOAD=libibo "$preload" readme/month-dynamic
    done
    refused "$IBO_EXAMPLES/month" "module 'ibo_abi_version' not found" ./month-linked
    # With checks of subscripts and lengths.
    cobc -x -debug -Wall -fstatic-call -I "$IBO_COBOL" -o month-debug "$source" \
        "${linked[@]:0:2}" -Q "${linked[2]}"
    check ./month-debug
    under_valgrind ./month-debug
}

# layout BINDING PROGRAM COMPILER...: writes and compiles a program that compares the structs and
# constants of a binding with abi.json.
layout() {
    python3 "$root/tests/capi/month_layout.py" "$1" >"$2"
    "${@:3}" "$2" >compiled.txt 2>&1 || fail "$2: $(cat compiled.txt)"
}

csharp() {
    export LD_LIBRARY_PATH="$IBO_LIB"
    of_readme csharp
    layout "$IBO_EXAMPLES/Ibo.cs" layout.cs \
        mcs -unsafe -warnaserror -main:Layout -out:layout.exe "$IBO_EXAMPLES/Ibo.cs"
    mono layout.exe || fail "Ibo.cs differs from ibo.h"
    check mono readme/month.exe
}

pascal() {
    of_readme free-pascal
    layout "$IBO_EXAMPLES/ibo.pas" layout.pas \
        fpc -vw -Sew -FE. -Fu"$IBO_EXAMPLES" -Fl"$IBO_LIB" -k-rpath="$IBO_LIB"
    ./layout || fail "ibo.pas differs from ibo.h"
    check readme/month-pascal
}

# The command of that name: here php and node are functions.
php() {
    local php
    php="$(type -P php)"
    export LD_LIBRARY_PATH="$IBO_LIB"
    "$php" "$root/tests/capi/plain.php" "$IBO_INCLUDE/ibo-plain.h" "$root/tests/capi/abi.json" ||
        fail "PHP reads another ibo-plain.h"
    of_readme php
    check "$php" "$IBO_EXAMPLES/month.php"
}

# koffi comes from the package registry, as the lock file has it.
node() {
    local node
    node="$(type -P node)"
    export LD_LIBRARY_PATH="$IBO_LIB"
    mkdir readme
    cp "$root/tests/capi/node"/package*.json readme
    (cd readme && npm ci --no-audit --no-fund --ignore-scripts >../npm.txt 2>&1) ||
        fail "koffi cannot be installed: $(tail -n 3 npm.txt)"
    of_readme node
    (cd readme && "$node" "$root/tests/capi/node/plain.js" "$root/tests/capi/abi.json") ||
        fail "Node reads another ibo-plain.h"
    check "$node" readme/month.js
}

# With the commands of the README too, which run the program where it stands.
python() {
    export LD_LIBRARY_PATH="$IBO_LIB"
    of_readme a-month-in-python
    check python3 "$IBO_EXAMPLES/month.py"
}

# With the compiler of few optimisations, since each run is short.
java() {
    export JNA_JAR="${JNA_JAR:-/usr/share/java/jna.jar}"
    of_readme a-month-in-java
    check env java -XX:TieredStopAtLevel=1 -cp "$JNA_JAR:readme" "-Djna.library.path=$IBO_LIB" Month
}

rm -rf "$IBO_BUILD/month-$language"
mkdir -p "$IBO_BUILD/month-$language"
cd "$IBO_BUILD/month-$language"
prepare
faults
"$language"
echo "month: $language gives the totals of the oracle, of other months too, and refuses wrong files"
