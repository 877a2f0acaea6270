# Read by the scripts of this folder, with `source`: the folder of the project, the tools of
# requirements.txt on the PATH, and how a script ends.
# shellcheck shell=bash
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
tools="$root/target/venv-packages"
cd "$root" || exit 1

fail() {
    printf '%s: %s\n' "$(basename "$0")" "$1" >&2
    exit 1
}

# Without the package index, or a tool that this machine does not have, a script cannot begin: it
# says so, also to tests/run.sh, and in CI that is an error.
skip() {
    mkdir -p target
    printf 'skipped: tests/packages/%s (%s)\n' "$(basename "$0")" "$1"
    printf 'tests/packages/%s (%s)\n' "$(basename "$0")" "$1" >>target/skipped.txt
    [ "${CI:-}" != true ] || exit 1
    exit 0
}

need() {
    local tool
    for tool in "$@"; do
        command -v "$tool" >/dev/null || skip "no $tool"
    done
}

# The tools of requirements.txt, in a virtual environment of their own.
python_tools() {
    need python3
    [ -x "$tools/bin/pip" ] || python3 -m venv "$tools" || skip "no virtual environment"
    "$tools/bin/pip" install --quiet --disable-pip-version-check \
        --requirement "$root/tests/packages/requirements.txt" || skip "no package index"
    PATH="$tools/bin:$PATH"
}

# The version of the package $1 of the workspace.
version_of() {
    local version
    version="$(cargo pkgid --locked -p "$1")"
    printf '%s\n' "${version##*[#@]}"
}

# The wheel $1 in a clean environment, and the golden cases through it.
smoke() {
    local venv
    venv="$(mktemp -d)"
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check --no-index "$1"
    "$venv/bin/python" "$root/tests/python/smoke.py"
    rm -rf "$venv"
}
