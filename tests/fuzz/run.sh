#!/usr/bin/env bash
# Fuzzing: each target runs over the committed inputs, and then so many seconds on new ones.
#
#     bash tests/fuzz/run.sh [SECONDS | build] [TARGET ...]
#
# SECONDS: of each target, 10 unless given; 0 runs the committed inputs alone, and build only builds
# the targets. TARGET: all unless
# given. JOBS=2 runs two targets beside each other. SEED=N for the same random choices again, which
# are otherwise drawn and printed. It needs Rust's nightly toolchain, or takes the stable one with
# RUSTC_BOOTSTRAP=1, and a C++ compiler; libFuzzer itself comes with the crate libfuzzer-sys.
# A finding is an error, and what to do with it is printed. What README.md says of the targets is
# not repeated here.
set -euo pipefail
cd "$(dirname "$0")/../.."

seconds=10
if [[ "${1:-}" =~ ^([0-9]+|build)$ ]]; then
    seconds=$1
    shift
fi
jobs="${JOBS:-1}"
seed="${SEED:-$((RANDOM * 32768 + RANDOM + 1))}"
python="${PYTHON:-python3}"
folder="$PWD/target/fuzz"
artifacts="$PWD/target/fuzz-artifacts"
host="$(rustc -vV | sed -n 's/^host: //p')"
binaries="$folder/$host/release"

all=()
for file in tests/fuzz/src/bin/*.rs; do
    name="$(basename "$file" .rs)"
    all+=("$name")
done
all+=(xlsx)
targets=("${@:-${all[@]}}")
for target in "${targets[@]}"; do
    if [[ " ${all[*]} " != *" $target "* ]]; then
        printf 'there is no target %s; the targets are: %s\n' "$target" "${all[*]}" >&2
        exit 2
    fi
done

# For each of them on its own: what libFuzzer counts with, the address sanitizer, and the checks of
# a debug build. A target is given, so that build scripts and macros are built without these.
build() {
    local flags=(
        -Cpasses=sancov-module
        -Cllvm-args=-sanitizer-coverage-level=4
        -Cllvm-args=-sanitizer-coverage-inline-8bit-counters
        -Cllvm-args=-sanitizer-coverage-pc-table
        -Cllvm-args=-sanitizer-coverage-trace-compares
        --cfg fuzzing
        -Zsanitizer=address
    )
    local cargo=(cargo)
    if cargo +nightly --version >/dev/null 2>&1; then
        cargo=(cargo +nightly)
    else
        printf 'no nightly toolchain: the stable one with RUSTC_BOOTSTRAP=1\n'
        export RUSTC_BOOTSTRAP=1
    fi
    RUSTFLAGS="${flags[*]}" "${cargo[@]}" build --quiet --release --locked --target "$host" \
        --manifest-path tests/fuzz/Cargo.toml --target-dir "$folder"
}

# The last line of libFuzzer's statistics of this name.
figure() {
    sed -n "s/^stat::$1: *//p" "$2" | tail -n 1
}

# What to do with what was found.
found() {
    local target=$1 log=$2 file
    grep -A 4 -E "panicked at|ERROR: |SUMMARY: " "$log" | cut -c 1-2000 | head -n 40
    file="$(sed -n 's/.*Test unit written to //p' "$log" | tail -n 1)"
    file="${file:-the input that the log names}"
    cat <<TEXT

$target: a finding. What it says stands above and in ${log#"$PWD"/}.
1. Again:        ${binaries#"$PWD"/}/$target $file
2. Smaller:      ${binaries#"$PWD"/}/$target -minimize_crash=1 -runs=100000 $file
3. Correct the code, in a commit of its own, and keep the input as a test where its kind is kept:
   a case or a line in fixtures/rejects/generate.py, a result in fixtures/issued/generate.py, a
   table in fixtures/tables/generate.py, else a test of the function beside it.
TEXT
}

# One target: over the committed inputs, and then for some seconds.
fuzz() {
    local target=$1 log="$folder/logs/$1.log" committed="$folder/committed/$1"
    local corpus="$folder/corpus/$1" inputs=()
    local options=(
        -seed="$seed"
        -timeout=25
        -rss_limit_mb=2048
        -artifact_prefix="$artifacts/$target-"
        -print_final_stats=1
        -close_fd_mask=1
        # From the start as long as the seeds are: structs that are drawn need their bytes.
        -len_control=0
        -max_len=4096
    )
    mkdir -p "$committed" "$corpus" "$folder/logs" "$artifacts"
    inputs=("$corpus" "$committed")
    # They are many: to read them takes longer than a short run.
    if [ "$seconds" -ge 60 ] && [ -d "$folder/seeds/$target" ]; then
        inputs+=("$folder/seeds/$target")
    fi
    export RUST_BACKTRACE=0
    export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_leaks=1:allocator_may_return_null=1}"
    if ! "$binaries/$target" "${options[@]}" -runs=0 "$committed" >"$log" 2>&1; then
        found "$target" "$log"
        return 1
    fi
    local kept
    kept="$(find "$committed" -type f | wc -l)"
    if [ "$seconds" -eq 0 ]; then
        printf '%-16s %5s committed inputs\n' "$target" "$kept"
        return 0
    fi
    if ! "$binaries/$target" "${options[@]}" -max_total_time="$seconds" \
        -dict="$folder/seeds/words.dict" "${inputs[@]}" >"$log" 2>&1; then
        found "$target" "$log"
        return 1
    fi
    local covered
    covered="$(sed -n 's/^#.* cov: \([0-9]*\) ft: \([0-9]*\).*/\1 edges, \2 features/p' "$log" |
        tail -n 1)"
    printf '%-16s %5s committed inputs, %9s executions, %6s a second, %s, %s new inputs\n' \
        "$target" "$kept" "$(figure number_of_executed_units "$log")" \
        "$(figure average_exec_per_sec "$log")" "$covered" "$(figure new_units_added "$log")"
}

# The reader of spreadsheets is Python's, and has a script of its own.
xlsx() {
    if ! "$python" -c 'import ibo, python_calamine, xlsxwriter' 2>/dev/null; then
        printf 'skipped: xlsx, for which %s has no ibo, python-calamine and XlsxWriter\n' "$python"
        return 0
    fi
    "$python" tests/fuzz/xlsx.py --seconds "$seconds" --seed "$seed" --artifacts "$artifacts"
}

one() {
    if [ "$1" = xlsx ]; then xlsx; else fuzz "$1"; fi
}

if [ "${targets[*]}" != xlsx ]; then
    began=$SECONDS
    build
    printf 'built in %s seconds\n' $((SECONDS - began))
    [ "$seconds" != build ] || exit 0
    "$python" tests/fuzz/corpus.py unpack "$folder/committed"
    # Made of the fixtures: as long as none is newer.
    made="$folder/seeds/made"
    if [ ! -e "$made" ] ||
        [ -n "$(find fixtures tests/fuzz/corpus.py -newer "$made" -print -quit)" ]; then
        rm -rf "$folder/seeds"
        "$python" tests/fuzz/corpus.py seeds "$folder/seeds"
        touch "$made"
    fi
fi
printf 'seed %s, %s seconds a target\n' "$seed" "$seconds"

failed=0 running=0
for target in "${targets[@]}"; do
    if [ "$running" -ge "$jobs" ]; then
        wait -n || failed=1
        running=$((running - 1))
    fi
    one "$target" &
    running=$((running + 1))
done
while [ "$running" -gt 0 ]; do
    wait -n || failed=1
    running=$((running - 1))
done
exit "$failed"
