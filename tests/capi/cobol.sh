#!/usr/bin/env bash
# The copybook and the COBOL programs of the README:
# - ibo.cpy has each struct and constant of ibo.h: names, pictures and values by its text; sizes, offsets and values when a program runs; the same
#   for a table of each struct, for a second record of each, and in free format;
# - the commands of the README compile without a warning and print what the README shows, or the error of a percentage that the law does not have;
# - the list of payments: the month and the payments of the fixtures to the cent, rows that are refused, a file that is larger than the table, an
#   empty one, a month that the calendar does not have, totals that overflow, no file, no month;
# - the fixtures that structs can say: amounts, lines that come to the net, statements byte by byte, notices, errors, each alone and together in
#   ibo_amounts_compute_many, also with the records in another order: rows that are refused are zeros and told in the errors;
# - calls that are wrong, which leave nothing of the run before, records of another case, rows, texts, buffers, handles, corrections, payments for
#   working days and their changes, amounts and dates from texts;
# - with IBO_LONG=yes all of it under valgrind: no error, and nothing in use at the end but what the library makes once. A handle that is not freed is still
#   reachable from the COBOL program's storage, so what is reachable counts too; GnuCOBOL itself frees all that it has.
# From the environment: IBO_INCLUDE, IBO_LIB, IBO_COBOL, IBO_BUILD (a directory to write to), IBO_README (ibo-capi/README.md).
set -euo pipefail

here="$(cd "$(dirname "$0")" && pwd)"
readme="$(realpath "${IBO_README:-$here/../../ibo-capi/README.md}")"
: "${IBO_INCLUDE:?}" "${IBO_LIB:?}" "${IBO_COBOL:?}" "${IBO_BUILD:?}"
mkdir -p "$IBO_BUILD/cobol"
cd "$IBO_BUILD/cobol"
rm -rf ./*

fail() {
    printf 'cobol.sh: %s\n' "$*" >&2
    exit 1
}

helper() {
    python3 "$here/cobol.py" "$@"
}

# compile OUT SOURCE...: a warning is an error.
compile() {
    local out="$1"
    shift
    cobc -x -Wall -fstatic-call -I "$IBO_COBOL" -o "$out" "$@" -L "$IBO_LIB" -libo -Q "-Wl,-rpath,$IBO_LIB" 2>"$out.warnings" ||
        fail "$out does not compile: $(cat "$out.warnings")"
    [ ! -s "$out.warnings" ] || fail "$out compiles with warnings: $(cat "$out.warnings")"
}

# checked PROGRAM...: under valgrind, which must find nothing, when what takes long is asked for; the exit status is the program's.
checked() {
    if [ "${IBO_LONG:-}" != yes ]; then
        "$@"
        return
    fi
    valgrind -q --log-file=valgrind.log --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=all --show-leak-kinds=all \
        --num-callers=50 --suppressions=once.supp "$@"
}

cat >once.supp <<'END'
{
   dated values and texts, which the library makes once and which live as long as the process
   Memcheck:Leak
   match-leak-kinds: reachable
   ...
   fun:*std*sync*once*
}
END

# expect STATUS PROGRAM...: fails unless the program exits so; it prints to `printed` and `told`.
expect() {
    local wanted="$1" status=0
    shift
    "$@" >printed 2>told || status=$?
    if [ "$status" -eq 99 ]; then
        fail "valgrind: $* $(head -n 40 valgrind.log)"
    fi
    [ "$status" -eq "$wanted" ] || fail "exit status $status, not $wanted: $* $(cat told)"
}

same() {
    diff "$1" "$2" >difference || fail "$1 is not $2: $(head -n 5 difference)"
}

# The layout.
helper layout "$IBO_INCLUDE/ibo.h" "$IBO_COBOL/ibo.cpy" .
cc -std=c99 -Wall -Wextra -Werror -DALONE -I "$IBO_INCLUDE" -o layout-of-c layout.c
cc -std=c99 -Wall -Wextra -Werror -c -I "$IBO_INCLUDE" -o layout-fill.o layout.c
compile layout -free layout.cob layout-fill.o
./layout-of-c >layout-of-c.txt
./layout >layout-of-cobol.txt
helper same-layout layout-of-c.txt layout-of-cobol.txt

# The programs of the README, with its commands, and what it says that they print.
python3 "$here/extract.py" "$readme" readme >/dev/null
awk 'length > 72 { exit 1 }' readme/premium.cob readme/payments.cob "$IBO_COBOL/ibo.cpy" || fail "a line goes beyond column 72"
(cd readme && bash -euo pipefail cobol.sh >printed 2>told) || fail "the commands of the README: $(cat readme/told)"
[ ! -s readme/told ] || fail "the commands of the README: $(cat readme/told)"
cat readme/premium.lst readme/payments.lst >readme/shown
same readme/printed readme/shown
expect 0 checked readme/premium
same printed readme/premium.lst
echo "README: its commands print what it shows"

sed 's/MOVE 80  /MOVE 85  /' readme/premium.cob >refused.cob
compile refused refused.cob
expect 8 checked ./refused
[ ! -s printed ] || fail "a refused premium is printed"
grep -q '^Refused: 1304 at agreement.percentage: .*[a-z].* (R4.2)$' told || fail "a percentage of 85: $(cat told)"

# The list of payments. Also with run-time checks of subscripts.
python3 "$here/tables.py" table.txt >/dev/null
helper payments table.txt .
compile payments-debug -debug readme/payments.cob
for name in month many none dated; do
    month=202604 status=4
    [ "$name" != dated ] || month=202613
    [ "$name" != none ] || status=0
    for program in readme/payments ./payments-debug; do
        DD_PAYMENTS=$name.txt expect $status "$program" $month
        same printed $name.lst
    done
done
DD_PAYMENTS=month.txt expect 4 checked readme/payments 202604
same printed month.lst
DD_PAYMENTS=overflow.txt expect 16 readme/payments 202604
same told <(echo "payments: a total is too large for its field")
DD_PAYMENTS=absent.txt expect 16 readme/payments 202604
same told <(echo "payments: the file of payments: status 35")
for month in "" 2026-4 april; do
    # shellcheck disable=SC2086 # without a word, no argument
    DD_PAYMENTS=month.txt expect 16 readme/payments $month
    same told <(echo "payments: which month? payments YYYYMM")
done
echo "payments: every line and total as expected, in one call and in two"

# The cases and the other calls.
helper cases table.txt .
compile cobol-cases "$here/cobol-cases.cob"
DD_CASES=cases.txt expect 0 checked ./cobol-cases
helper same-cases table.txt printed
compile cobol-calls "$here/cobol-calls.cob"
expect 0 checked ./cobol-calls
helper same-calls printed
