# The steps of tests/run.sh and tests/release.sh, which read this file: each is a function.
# shellcheck shell=bash

venv="$PWD/target/venv"
wheels="$PWD/target/wheels-of-tests"
# Java Native Access, where Debian puts it.
export JNA_JAR="${JNA_JAR:-/usr/share/java/jna.jar}"
# The tests compare error texts without a backtrace.
export RUST_BACKTRACE=0

# A heading, with how long the run has taken until here.
step() {
    printf '\n== %s (after %d:%02d)\n' "$*" $((SECONDS / 60)) $((SECONDS % 60))
}

# In a file: steps that run beside each other are processes of their own.
skip() {
    printf 'skipped: %s\n' "$1"
    printf '%s\n' "$1" >>target/skipped.txt
}

# The steps beside each other, each with its output in one piece.
beside() {
    local name index=0 processes=() failed=0
    for name in "$@"; do
        "$name" >"target/$name.log" 2>&1 &
        processes+=($!)
    done
    for name in "$@"; do
        wait "${processes[index]}" || failed=1
        cat "target/$name.log"
        index=$((index + 1))
    done
    return "$failed"
}

# Compilers and tools for the clients of the C ABI, shells, and a browser, each with the command or file that it brings.
debian_packages() {
    step "Debian packages"
    local missing=() as_root=() install package
    command -v gcc >/dev/null || missing+=(gcc libc6-dev)
    command -v g++ >/dev/null || missing+=(g++)
    command -v clang >/dev/null || missing+=(clang)
    command -v pkg-config >/dev/null || missing+=(pkg-config)
    command -v groff >/dev/null || missing+=(groff)
    command -v valgrind >/dev/null || missing+=(valgrind libc6-dbg)
    command -v cobc >/dev/null || missing+=(gnucobol3)
    command -v javac >/dev/null || missing+=(default-jdk-headless)
    command -v mcs >/dev/null || missing+=(mono-mcs)
    command -v mono >/dev/null || missing+=(mono-runtime)
    command -v php >/dev/null || missing+=(php-cli)
    command -v fpc >/dev/null || missing+=(fp-compiler fp-units-rtl)
    command -v node >/dev/null || missing+=(nodejs)
    command -v npm >/dev/null || missing+=(npm)
    [ -e "$JNA_JAR" ] || missing+=(libjna-java)
    command -v zsh >/dev/null || missing+=(zsh)
    command -v fish >/dev/null || missing+=(fish)
    command -v chromium >/dev/null || missing+=(chromium)
    command -v chromedriver >/dev/null || missing+=(chromium-driver)
    command -v advzip >/dev/null || missing+=(advancecomp)
    command -v faketime >/dev/null || missing+=(faketime)
    command -v shellcheck >/dev/null || missing+=(shellcheck)
    command -v dpkg-shlibdeps >/dev/null || missing+=(dpkg-dev)
    [ -d /usr/share/i18n/locales ] || missing+=(locales)
    [ ${#missing[@]} -gt 0 ] || return 0
    command -v apt-get >/dev/null || return 0
    if [ "$(id -u)" -ne 0 ]; then
        sudo -n true 2>/dev/null || return 0
        as_root=(sudo -n)
    fi
    printf 'installing: %s\n' "${missing[*]}"
    "${as_root[@]}" apt-get update -qq || return 0
    install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq
        --no-install-recommends)
    "${install[@]}" "${missing[@]}" >target/apt.log 2>&1 && return 0
    cat target/apt.log
    # One name that this system does not know must not cost the others.
    for package in "${missing[@]}"; do
        "${install[@]}" "$package" >target/apt.log 2>&1 || printf 'not installed: %s\n' "$package"
    done
}

rust_lints() {
    step "Rust: formats and lints"
    cargo fmt --all --check
    cargo fmt --manifest-path tests/fuzz/Cargo.toml --check
    cargo clippy --workspace --all-targets --locked -- -D warnings
}

# Files that need each other: tests/circles says how they are found.
circles() {
    step "Circles between files"
    python3 -m unittest discover --quiet --start-directory tests/circles
    python3 tests/circles/circles.py
}

rust_checks() {
    rust_lints
    circles
    cargo clippy -p ibo-core --no-default-features --locked -- -D warnings

    step "Rust: documentation"
    RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --locked
}

rust_tests() {
    step "Rust: tests"
    if cargo nextest --version >/dev/null 2>&1; then
        cargo nextest run --workspace --all-features --locked --status-level fail
    else
        cargo test --workspace --all-features --all-targets --locked --quiet
    fi
    cargo test --workspace --exclude ibo-core --doc --locked --quiet

    supply

    step "Rust: benches, each of them once"
    cargo test --workspace --all-features --benches --locked --quiet
}

# The crates as they would be published, and what stands in all that is shipped.
supply() {
    step "The crates as they would be published"
    bash tests/supply/crates.sh
    step "Licences, notices, SBOMs and public interfaces"
    bash tests/supply/supply.sh
}

# Packages into the virtual environment $1.
pip_install() {
    "$1/bin/python" -m pip install --quiet --disable-pip-version-check "${@:2}"
}

# The wheel of this checkout into the virtual environment $1.
install_wheel() {
    pip_install "$1" --force-reinstall --no-deps "$wheels"/ibo-*.whl
}

# The virtual environment with the tools.
python_tools() {
    [ -x "$venv/bin/python" ] || python3 -m venv "$venv" || return 1
    pip_install "$venv" --requirement tests/requirements.txt \
        --requirement tests/python/requirements.txt || return 1
}

# All virtual environments, those of Spark and of the peers too: they come from the package index
# while the compiler works. One that cannot be had is not there.
environments() {
    python_tools || rm -rf "$venv"
    ! command -v java >/dev/null || spark_tools || rm -rf target/venv-spark
    peers_tools || rm -rf target/venv-peers
}

# The wheel of this checkout, in the environment with the tools.
wheel() {
    step "Python: the wheel"
    rm -rf "$wheels"
    "$venv/bin/python" -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir "$wheels" \
        --config-settings=build-args="--compression-level 9" ./ibo-py
    # Smaller, as it is shipped.
    if command -v advzip >/dev/null; then
        advzip --recompress --shrink-extra --quiet "$wheels"/ibo-*.whl
    else
        skip "the size of the wheel (no advzip)"
    fi
    install_wheel "$venv"
}

# What one processor builds for long.
wheel_and_fuzz() {
    wheel
    step "Fuzz targets: the build"
    bash tests/fuzz/run.sh build
}

python_lints() {
    step "Python: formats and lints"
    local sources=(
        tests/circles tests/oracle tests/python tests/spark tests/capi
        tests/fuzz tests/mutants tests/packages tests/supply fixtures ibo-py/python ibo-py/examples ibo-capi/examples benches
    )
    "$venv/bin/python" -m ruff check "${sources[@]}"
    "$venv/bin/python" -m ruff format --check "${sources[@]}"
}

python() {
    python_lints

    step "Python: types"
    local folder script mypy=("$venv/bin/python" -m mypy --strict --cache-dir "$PWD/target/mypy")
    for folder in circles oracle capi; do
        (cd "tests/$folder" && "${mypy[@]}" .)
    done
    (cd tests/python && "${mypy[@]}" --exclude typed_faults.py .)
    for script in fixtures/{months,rejects,issued,tables}/generate.py; do
        "${mypy[@]}" "$script"
    done
    "${mypy[@]}" -p ibo -p ibo_start
    "${mypy[@]}" ibo-py/examples/walkthrough.py benches/*.py

    step "Python: tests of the package"
    command -v chromium >/dev/null && command -v chromedriver >/dev/null ||
        skip "tests/python/test_report_page.py (no chromium, or no chromedriver)"
    command -v faketime >/dev/null && [ -d /usr/share/i18n/locales ] ||
        skip "tests/python/test_clock_and_locale.py (no faketime, or no locales)"
    "$venv/bin/python" -m pytest -q --numprocesses auto --dist worksteal --timeout 600 tests/python

    step "Python: the wheel on every other installed Python"
    local other
    for other in "${PYENV_ROOT:-$HOME/.pyenv}"/versions/*/bin/python3; do
        [ -x "$other" ] || continue
        "$other" -c 'import sys; sys.exit(sys.version_info < (3, 10))' || continue
        "$other" -m venv --clear target/venv-other
        pip_install target/venv-other --no-index "$wheels"/ibo-*.whl
        target/venv-other/bin/python tests/python/smoke.py
    done
}

# PySpark takes half a gigabyte, and needs an older pandas.
spark_tools() {
    [ -x target/venv-spark/bin/python ] || python3 -m venv target/venv-spark || return 1
    pip_install target/venv-spark --requirement tests/spark/requirements.txt
}

# ibo on Spark, in its own environment.
spark() {
    local venv_spark="$PWD/target/venv-spark"
    if ! command -v java >/dev/null; then
        skip "tests/spark (no java)"
        return 0
    elif ! [ -x "$venv_spark/bin/python" ]; then
        skip "tests/spark (PySpark cannot be installed)"
        return 0
    fi
    install_wheel "$venv_spark"

    step "Spark: types, and the tests on this machine"
    (cd tests/spark && "$venv_spark/bin/python" -m mypy --strict --cache-dir ../../target/mypy-spark \
        test_spark.py ../../ibo-py/examples/spark_statements.py)
    "$venv_spark/bin/python" -m pytest -q tests/spark
}

peers_tools() {
    [ -x target/venv-peers/bin/python ] || python3 -m venv target/venv-peers || return 1
    pip_install target/venv-peers --requirement benches/peers/requirements.txt
}

# Tables beside their peers: that every peer still runs, and which rows are wrong; not how fast.
peers() {
    local venv_peers="$PWD/target/venv-peers"
    if ! [ -x "$venv_peers/bin/python" ]; then
        skip "benches/peers (its packages cannot be installed)"
        return 0
    fi
    install_wheel "$venv_peers"
    "$venv/bin/python" -m mypy --strict --cache-dir target/mypy-peers \
        --python-executable "$venv_peers/bin/python" benches/peers

    step "Peers: each of them once"
    "$venv_peers/bin/python" benches/peers/run.py --quick
}

# The script of tests/capi for one language, when its tools are installed; `month c` is month.sh
# with an argument.
client() {
    local script argument tool
    read -r script argument <<<"$1"
    shift
    for tool in "$@"; do
        if ! command -v "$tool" >/dev/null && ! [ -e "$tool" ]; then
            skip "tests/capi/$script.sh${argument:+ $argument} (no $tool)"
            return 0
        fi
    done
    step "C ABI: tests/capi/$script.sh${argument:+ $argument}"
    IBO_BUILD="$PWD/target/capi/$script" bash "tests/capi/$script.sh" ${argument:+"$argument"}
}

capi() {
    step "C ABI: the library, laid out as its README says"
    # valgrind and the sanitizers name the functions.
    export STRIP=no
    local prefix="$PWD/target/ibo-prefix"
    python3 tests/capi/extract.py ibo-capi/README.md target/capi/readme
    bash -euo pipefail target/capi/readme/build-install-link.sh
    export IBO_INCLUDE="$prefix/include" IBO_LIB="$prefix/lib" IBO_COBOL="$PWD/ibo-capi/cobol"
    export IBO_README="$PWD/ibo-capi/README.md" FIXTURES="$PWD/fixtures"
    export IBO_EXAMPLES="$PWD/ibo-capi/examples"
    bash tests/capi/grown.sh build target/grown
    export IBO_GROWN="$PWD/target/grown"
    beside of_c of_others
}

of_c() {
    client c gcc g++ clang valgrind pkg-config
    step "The C library does nothing but compute"
    IBO_BUILD="$PWD/target/capi/pure" bash tests/supply/pure.sh
    client grown gcc
    client "month c" gcc g++ clang valgrind
    client "month cpp" g++ clang++ valgrind
}

of_others() {
    client package gcc pkg-config groff
    client cobol gcc cobc valgrind
    client java gcc javac "$JNA_JAR"
    client ctypes gcc
    client "month cobol" gcc cobc valgrind
    client "month csharp" mcs mono
    client "month pascal" fpc
    client "month php" php
    client "month node" node npm
    client "month python" python3
    client "month java" javac "$JNA_JAR"
}

fixtures() {
    step "Fixtures are what their scripts write"
    python3 tests/oracle/golden.py --check
    python3 fixtures/rejects/generate.py --check
    python3 fixtures/issued/generate.py --check
    python3 fixtures/tables/generate.py --check
    python3 fixtures/months/generate.py --check
    python3 tests/capi/month_data.py --check
    python3 tests/oracle/reference.py amounts <fixtures/months/2026-04.jsonl |
        diff - fixtures/months/2026-04.amounts.csv
}

# So many seconds of random inputs on each target, after the inputs that are kept, so many targets
# beside each other.
fuzz() {
    step "Fuzz targets"
    JOBS="$2" PYTHON="$venv/bin/python" bash tests/fuzz/run.sh "$1"
}

fuzz_short() {
    fuzz 10 1
}

# What is published, as far as it can be made and used here in a minute or so.
packages() {
    step "Debian packages of the C library, in a clean root"
    bash tests/packages/deb.sh
    step "Workflows"
    bash tests/packages/workflows.sh
}

site() {
    step "The site of the documentation"
    bash tests/site/run.sh build
}

# The commands of the README, except those that run this script.
readme() {
    step "The commands of the README"
    awk '/^```sh$/ { code = 1; next } /^```$/ { code = 0 } code' README.md |
        grep -v 'tests/run.sh' >target/readme-commands.sh
    [ -s target/readme-commands.sh ]
    PATH="$venv/bin:$PATH" bash -euo pipefail target/readme-commands.sh >target/readme-output.txt
    wc -l target/readme-output.txt
}

# The checks that find most mistakes in a few minutes. The package is built without optimisation.
quick() {
    rust_lints
    circles

    step "Rust: unit tests"
    local binary binaries=()
    for binary in tests/tests/*.rs; do
        binary="$(basename "$binary" .rs)"
        case "$binary" in
            capi* | main_job | oracle) ;;
            *) binaries+=(--test "$binary") ;;
        esac
    done
    cargo test -p ibo-core -p ibo-csv -p ibo-capi -p ibo-py --all-features --lib --locked --quiet
    cargo test -p ibo-tests --all-features --locked --quiet "${binaries[@]}"

    fixtures

    step "Python: environment"
    python_tools
    python_lints

    step "Python: unit tests"
    pip_install "$venv" --force-reinstall --no-deps \
        --config-settings=build-args="--profile dev" ./ibo-py
    "$venv/bin/python" -m pytest -q tests/python/test_{certainty,errors,fixtures,inputs,json}.py \
        tests/python/test_{numbers,objects,options,sources,types}.py
}

# The end of a run: what was skipped.
finish() {
    if [ -s target/skipped.txt ]; then
        printf '\nSkipped:\n'
        sed 's/^/- /' target/skipped.txt
        if [ "${CI:-}" = true ]; then
            echo "In CI nothing may be skipped."
            return 1
        fi
    fi
    printf '\nAll checks passed.\n'
}
