#!/usr/bin/env bash
# The C ABI from C and C++:
# - the programs of the README, from its own text, with gcc and clang, dynamic, static and through pkg-config;
# - the header as C99, C11, C17 and C++17 without a warning;
# - every fixture to the cent, bad input of every kind, threads, and what is stored and asked beside amounts, with gcc and clang, and the first of
#   these against the header of the first release;
# - with IBO_LONG=yes the same with AddressSanitizer (the library too) and UndefinedBehaviorSanitizer, and under valgrind, each of
#   which must first see faults that were made on purpose.
#
# The environment: IBO_INCLUDE (ibo.h), IBO_LIB (libibo.so, libibo.a, pkgconfig), FIXTURES, IBO_BUILD (to write to) and IBO_README.
set -euo pipefail
cd "$(dirname "$0")/../.."
: "${IBO_INCLUDE:?}" "${IBO_LIB:?}" "${FIXTURES:?}" "${IBO_BUILD:?}"
readme="${IBO_README:-ibo-capi/README.md}"
root="$PWD"
sources="$root/tests/capi/c"
strict=(-Wall -Wextra -Wpedantic -Werror)
sanitize=(-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all)
valgrind=(valgrind -q --error-exitcode=99 --leak-check=full --show-leak-kinds=definite,indirect,possible
    --errors-for-leak-kinds=definite,indirect,possible)
system_libraries=(-lgcc_s -lutil -lrt -lpthread -lm -ldl -lc)

fail() {
    printf 'tests/capi/c.sh: %s\n' "$1" >&2
    exit 1
}

# The command's output goes to a file, and is shown when the command fails.
run() {
    local log="$1"
    shift
    "$@" >"$log" 2>&1 || {
        local status=$?
        tail -n 20 "$log" >&2
        fail "exit status $status: $*"
    }
}

# A fault on purpose that a tool must see: it ends with another status than 0, and says the words.
must_see() {
    local words="$1"
    shift
    if "$@" >fault.txt 2>&1; then
        fail "was not on: $* passed"
    fi
    grep -q -- "$words" fault.txt || fail "$* did not fail for '$words': $(head -n 3 fault.txt)"
}

rm -rf "$IBO_BUILD/run"
mkdir -p "$IBO_BUILD/run"

# The library with AddressSanitizer builds while the rest runs. It wants a target of its own, or the build scripts would be sanitized too.
if [ "${IBO_LONG:-}" = yes ]; then
    host="$(rustc -vV | sed -n 's/^host: //p')"
    RUSTC_BOOTSTRAP=1 RUSTFLAGS="-Zsanitizer=address" CARGO_TARGET_DIR="$IBO_BUILD/asan-target" \
        cargo build --quiet -p ibo-capi --release --locked --target "$host" >"$IBO_BUILD/asan-build.txt" 2>&1 &
    asan_build=$!
    trap 'kill "$asan_build" 2>/dev/null || true' EXIT
fi

programs="$IBO_BUILD/run/readme"
python3 tests/capi/extract.py "$readme" "$programs" >"$IBO_BUILD/run/extracted.txt"
python3 tests/capi/tables.py "$IBO_BUILD/run/table.txt" >"$IBO_BUILD/run/unsayable.txt"
python3 tests/oracle/reference.py statements <"$FIXTURES/cases/first.jsonl" >"$IBO_BUILD/run/first.expected"
python3 tests/oracle/reference.py statements <"$FIXTURES/months/2026-04.jsonl" >"$IBO_BUILD/run/month.expected"
cd "$IBO_BUILD/run"

# What the programs of the README print.
check_premium() {
    head -n 3 "$1" | diff - <(printf 'premium   588.57\nnet       523.18\nhalf-time 261.59\n') || fail "$1: other amounts"
    grep -q '^error 1304 (percentage-not-allowed) at agreement.percentage, rule R4.2: .' "$1" || fail "$1: another refusal"
}

check_lines() {
    cut -c1-43 "$1" | head -n 10 | tr -s ' ' | diff - <(
        printf '%s\n' 'reference-gross-wage + 2500.00' 'employee-rsz - 326.75' 'replacement-income-unemployment - 1437.54' \
            'replacement-income 1437.54' 'difference = 735.71' 'premium = 588.57' 'premium-after-fraction = 588.57' 'premium-due = 588.57' \
            'withholding-tax - 65.39' 'net = 523.18'
    ) || fail "$1: other lines"
    grep -q 'Bedrijfsvoorheffing | Withholding tax | 588.57 x 11.11 %' "$1" || fail "$1: other labels"
    grep -q '^percentage-not-allowed (1304) at agreement.percentage, R4.2: .' "$1" || fail "$1: another refusal"
}

check_corrections() {
    diff "$1" readme/corrections.txt || fail "$1: other corrections"
}

# All statements of the month, and each fault of the broken month on its line, before `statements`: what to run it with.
check_filter() {
    "$@" <"$FIXTURES/months/2026-04.jsonl" >month.out 2>month.err || fail "$*: exit status $?: $(head -n 3 month.err)"
    cmp month.out month.expected || fail "$*: other statements of the month"
    local status=0
    "$@" <"$FIXTURES/months/2026-04-broken.jsonl" >broken.out 2>broken.err || status=$?
    [ "$status" = 1 ] || fail "$*: exit status $status for lines that are refused: $(head -n 3 broken.err)"
    sed -E 's/^line ([0-9]+): ([a-z-]+) at ([^:]*): .*/\1 \2 \3/' broken.err | diff - <(
        python3 - "$FIXTURES/months/2026-04-broken.expected.jsonl" <<'PYTHON'
import json, sys
for answer in map(json.loads, open(sys.argv[1], encoding="utf-8")):
    if "code" in answer:
        print(answer["line"], answer["code"], answer["at"] or "-")
PYTHON
    ) || fail "$*: other refusals of the broken month"
    [ "$(wc -l <broken.out)" = "$(grep -c '"ok"' "$FIXTURES/months/2026-04-broken.expected.jsonl")" ] || fail "$*: other statements"
}

readme_programs() {
    local compiler
    (cd readme && bash -euo pipefail c.sh >c.out && bash -euo pipefail cpp.sh >cpp.out) || fail "the commands of the README"
    grep -xF -f readme/corrections.txt readme/c.out | diff - readme/corrections.txt || fail "other corrections"
    # Each run of `premium` is four lines; the statements of first.jsonl and the corrections stand between them.
    grep -v '^{' readme/c.out | grep -vxF -f readme/corrections.txt | split -l 4 - readme/premium.out.
    local count=0 out
    for out in readme/premium.out.*; do
        check_premium "$out"
        count=$((count + 1))
    done
    [ "$count" -ge 3 ] || fail "the README runs premium $count times"
    grep '^{' readme/c.out | cmp - first.expected || fail "other statements of first.jsonl"
    split -n l/2 readme/cpp.out readme/lines.out.
    for out in readme/lines.out.*; do check_lines "$out"; done

    for compiler in gcc clang; do
        for program in premium statements corrections; do
            "$compiler" -std=c99 "${strict[@]}" -I"$IBO_INCLUDE" "readme/$program.c" -o "$program-$compiler-dynamic" \
                -L"$IBO_LIB" -libo -Wl,-rpath,"$IBO_LIB"
            "$compiler" -std=c99 "${strict[@]}" -I"$IBO_INCLUDE" "readme/$program.c" -o "$program-$compiler-static" \
                "$IBO_LIB/libibo.a" "${system_libraries[@]}"
            # shellcheck disable=SC2046 # words, as in the README
            "$compiler" -std=c99 "${strict[@]}" "readme/$program.c" -o "$program-$compiler-pkg" \
                $(PKG_CONFIG_PATH="$IBO_LIB/pkgconfig" pkg-config --cflags --libs ibo) -Wl,-rpath,"$IBO_LIB"
        done
        for way in dynamic static pkg; do
            run premium.out "./premium-$compiler-$way"
            check_premium premium.out
            check_filter "./statements-$compiler-$way"
            run corrections.out "./corrections-$compiler-$way"
            check_corrections corrections.out
        done
        readelf -d "premium-$compiler-dynamic" | grep -q 'NEEDED.*\[libibo\.so\.[0-9]*\]' || fail "premium does not ask for libibo.so by its ABI"
        ! readelf -d "premium-$compiler-static" | grep -q 'libibo' || fail "premium-static asks for libibo.so"
    done
    PKG_CONFIG_PATH="$IBO_LIB/pkgconfig" pkg-config --static --libs ibo >static.txt
    for library in "${system_libraries[@]}"; do
        grep -qw -- "$library" static.txt || fail "ibo.pc does not name $library"
    done
    echo "README: premium, statements (the month and the broken month), corrections and statement.cpp agree: gcc and clang, dynamic, static and by pkg-config"
}

header() {
    local standard
    for standard in c99 c11 c17; do
        gcc -std="$standard" "${strict[@]}" -I"$IBO_INCLUDE" -c "$sources/header.c" -o header.o
        clang -std="$standard" "${strict[@]}" -I"$IBO_INCLUDE" -c "$sources/header.c" -o header.o
    done
    g++ -x c++ -std=c++17 "${strict[@]}" -I"$IBO_INCLUDE" -c "$sources/header.c" -o header.o
    clang++ -x c++ -std=c++17 "${strict[@]}" -I"$IBO_INCLUDE" -c "$sources/header.c" -o header.o
    # A header that is not clean does not pass.
    mkdir -p unclean
    { cat "$IBO_INCLUDE/ibo.h"; echo 'static int unused(int a, int b) { return a; }'; } >unclean/ibo.h
    if gcc -std=c99 "${strict[@]}" -Iunclean -c "$sources/header.c" -o header.o 2>/dev/null; then fail "warnings are not errors"; fi
    echo "header: C99, C11, C17 and C++17, gcc and clang, included twice, no warning"
}

clients() {
    local compiler client
    for compiler in gcc clang; do
        for client in fixtures hostile threads evidence; do
            "$compiler" -std=c99 -O2 "${strict[@]}" -I"$IBO_INCLUDE" "$sources/$client.c" -o "$client-$compiler" \
                -L"$IBO_LIB" -libo -pthread -Wl,-rpath,"$IBO_LIB"
        done
        run "fixtures-$compiler.txt" "./fixtures-$compiler" table.txt
        run "hostile-$compiler.txt" "./hostile-$compiler"
        run "threads-$compiler.txt" "./threads-$compiler"
        run "evidence-$compiler.txt" "./evidence-$compiler"
        cmp "fixtures-$compiler.txt" fixtures-gcc.txt
        cmp "hostile-$compiler.txt" hostile-gcc.txt
    done
    cat fixtures-gcc.txt
    sed -n '1s/:$//p' unsayable.txt
    cat hostile-gcc.txt threads-gcc.txt evidence-gcc.txt
    # A table with one cent, number or path that is wrong does not pass.
    wrong '$1 == "amounts"' '$12 += 1'
    wrong '$1 == "line"' '$5 += 1'
    wrong '$1 == "line"' '$7 += 1'
    wrong '$1 == "notice"' '$3 += 1'
    wrong '$1 == "error"' '$2 += 1'
    wrong '$1 == "error" && $3 != ""' '$3 = $3 "x"'
    wrong '$1 == "notice-error"' '$4 = "R1.1"'
    wrong '$1 == "correction"' '$3 += 1'
    wrong '$1 == "payment"' '$12 += 1'
    wrong '$1 == "parameters-error"' '$5 = $5 "x"'
}

# Without memory, with too little of it at each place, and with little stack.
without_memory() {
    gcc -std=c99 -O2 "${strict[@]}" -D_DEFAULT_SOURCE -I"$IBO_INCLUDE" "$sources/memory.c" -o memory \
        -L"$IBO_LIB" -libo -pthread -Wl,-rpath,"$IBO_LIB"
    local what
    for what in none each stack; do
        run "memory-$what.txt" ./memory "$what"
        cat "memory-$what.txt"
    done
}

# The table with the first line of a kind changed.
wrong() {
    awk -F '\t' -v OFS='\t' "$1 && !done { $2; done = 1 } 1" table.txt >wrong.txt
    must_see 'fixtures.c:[0-9]*: .* \(gave\|is\) ' ./fixtures-gcc wrong.txt
}

# Programs that were compiled against the header of the first release, and today's library.
frozen() {
    local client
    mkdir -p frozen
    cp "$sources/ibo-0.1.0.h" frozen/ibo.h
    for client in "$sources/fixtures.c" "$sources/threads.c" readme/premium.c readme/statements.c; do
        gcc -std=c99 "${strict[@]}" -Ifrozen "$client" -o "frozen/$(basename "$client" .c)" -L"$IBO_LIB" -libo -pthread -Wl,-rpath,"$IBO_LIB"
    done
    run frozen/fixtures.txt ./frozen/fixtures table.txt
    run frozen/threads.txt ./frozen/threads 200
    run frozen/premium.txt ./frozen/premium
    check_premium frozen/premium.txt
    check_filter ./frozen/statements
    cmp frozen/fixtures.txt fixtures-gcc.txt
    g++ -std=c++17 "${strict[@]}" -Ifrozen readme/statement.cpp -o frozen/statement -L"$IBO_LIB" -libo -Wl,-rpath,"$IBO_LIB"
    run frozen/statement.txt ./frozen/statement
    check_lines frozen/statement.txt
    echo "the header of 0.1.0 with today's library: all fixtures, threads and the README's programs"
}

# Clang's own runtime is a package of its own: its objects are linked with gcc's, which has the same interface, as Rust's has.
sanitized() {
    local compiler client
    wait "$asan_build" || {
        tail -n 20 "$IBO_BUILD/asan-build.txt" >&2
        fail "the library does not build with AddressSanitizer"
    }
    trap - EXIT
    mkdir -p asan-lib
    cp "$IBO_BUILD/asan-target/$host/release/libibo.so" asan-lib/
    ln -sf libibo.so "asan-lib/$(readelf -d asan-lib/libibo.so | sed -n 's/.*SONAME.*\[\(.*\)\]/\1/p')"
    for compiler in gcc clang; do
        for client in "$sources/faults.c" "$sources/fixtures.c" "$sources/hostile.c" "$sources/threads.c" "$sources/evidence.c" \
            readme/{premium,statements,corrections}.c; do
            "$compiler" -std=c99 "${strict[@]}" "${sanitize[@]}" -I"$IBO_INCLUDE" -c "$client" -o client.o
            gcc "${sanitize[@]}" client.o -o "$(basename "$client" .c)-asan" -Lasan-lib -libo -pthread -Wl,-rpath,"$PWD/asan-lib"
        done
        # The library writes past a buffer, reads past a text, reads what was freed; C forgets to free, overflows, misaligns.
        must_see 'AddressSanitizer: heap-buffer-overflow' ./faults-asan overflow
        must_see 'AddressSanitizer: heap-buffer-overflow' ./faults-asan overread
        must_see 'AddressSanitizer: heap-use-after-free' ./faults-asan use-after-free
        must_see 'LeakSanitizer: detected memory leaks' ./faults-asan leak
        must_see 'runtime error: signed integer overflow' ./faults-asan signed
        must_see 'runtime error: load of misaligned address' ./faults-asan misaligned
        run none.txt ./faults-asan none
        run asan.txt ./fixtures-asan table.txt
        cmp asan.txt fixtures-gcc.txt
        run asan.txt ./hostile-asan 20261122 40000
        run asan.txt ./threads-asan 200
        run asan.txt ./evidence-asan
        run asan.txt ./premium-asan
        check_premium asan.txt
        check_filter ./statements-asan
        run asan.txt ./corrections-asan
        check_corrections asan.txt
    done
    echo "sanitizers: address (the library too) and undefined, gcc and clang: six faults on purpose seen, none in the clients"
}

under_valgrind() {
    gcc -std=c99 -g "${strict[@]}" -I"$IBO_INCLUDE" "$sources/faults.c" -o faults -L"$IBO_LIB" -libo -Wl,-rpath,"$IBO_LIB"
    g++ -std=c++17 -g "${strict[@]}" -I"$IBO_INCLUDE" readme/statement.cpp -o statement -L"$IBO_LIB" -libo -Wl,-rpath,"$IBO_LIB"
    must_see 'definitely lost' "${valgrind[@]}" ./faults leak
    must_see 'Invalid write' "${valgrind[@]}" ./faults overflow
    must_see 'Invalid read' "${valgrind[@]}" ./faults overread
    must_see 'Invalid read' "${valgrind[@]}" ./faults use-after-free
    run none.txt "${valgrind[@]}" ./faults none
    run valgrind.txt "${valgrind[@]}" ./fixtures-gcc table.txt 20
    head -n 2 valgrind.txt | tail -n 1 | sed 's/^/valgrind: /'
    run valgrind.txt "${valgrind[@]}" ./hostile-gcc 20261122 2000
    run valgrind.txt "${valgrind[@]}" ./threads-gcc 20
    run valgrind.txt "${valgrind[@]}" ./evidence-gcc
    run valgrind.txt "${valgrind[@]}" ./premium-gcc-dynamic
    check_premium valgrind.txt
    run valgrind.txt "${valgrind[@]}" ./corrections-gcc-dynamic
    check_corrections valgrind.txt
    run valgrind.txt "${valgrind[@]}" ./statement
    check_lines valgrind.txt
    check_filter "${valgrind[@]}" ./statements-gcc-dynamic
    echo "valgrind: no leak and no error in any client, also on every refusal; four faults on purpose seen"
}

readme_programs
header
clients
without_memory
frozen
if [ "${IBO_LONG:-}" = yes ]; then
    sanitized
    under_valgrind
fi
