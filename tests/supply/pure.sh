#!/usr/bin/env bash
# The C library does nothing but compute (R7.7): pure.c runs every case of a month, and one month
# that is full of faults, where the kernel ends a program that opens, sends, reads a clock or starts
# a thread. Faults on purpose must be seen first.
#
# The environment: IBO_INCLUDE (ibo.h), IBO_LIB (libibo.so) and IBO_BUILD (to write to).
set -euo pipefail
cd "$(dirname "$0")/../.."
: "${IBO_INCLUDE:?}" "${IBO_LIB:?}" "${IBO_BUILD:?}"

fail() {
    printf 'tests/supply/pure.sh: %s\n' "$1" >&2
    exit 1
}

mkdir -p "$IBO_BUILD"
program="$IBO_BUILD/pure"
# Its functions must be found before those of the C library.
gcc -std=c11 -O1 -Wall -Wextra -Werror -Wno-unused-parameter -rdynamic -I"$IBO_INCLUDE" \
    -o "$program" tests/supply/pure.c -L"$IBO_LIB" -libo -Wl,-rpath,"$(cd "$IBO_LIB" && pwd)"

# What the kernel ends has the status 159: 128 and the signal of a system call that is not allowed.
for fault in file=159 network=159 log=159 mapped=159 clock=3 environment=3 locale=3 thread=3; do
    status=0
    (
        ulimit -c 0
        "$program" "${fault%=*}" <fixtures/cases/first.jsonl
        exit "$?"
    ) >"$IBO_BUILD/fault.txt" 2>&1 || status=$?
    [ "$status" = "${fault#*=}" ] ||
        fail "${fault%=*}, a fault on purpose: $status, $(head -n 3 "$IBO_BUILD/fault.txt")"
done

cat fixtures/cases/first.jsonl fixtures/months/2026-04.jsonl fixtures/months/2026-04-broken.jsonl |
    "$program" || fail "the library did something else, or an answer is wrong (status $?)"
