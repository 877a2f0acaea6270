# shellcheck shell=bash
# To be sourced by what builds a thing that is shipped: no folder of this machine stands in it, so
# that the same sources and the same compiler give the same bytes everywhere. ibo-py/build_backend.py
# has the same for pip. The rustflags of a configuration file of cargo are not used, because cargo
# reads only one of the two.

remap_root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)"
remap_home="$(cd "${CARGO_HOME:-$HOME/.cargo}" && pwd)"
if command -v cygpath >/dev/null; then
    # The compiler of Windows has paths as Windows has them, and the shell must leave them so.
    remap_root="$(cygpath --windows "$remap_root")"
    remap_home="$(cygpath --windows "$remap_home")"
    export MSYS2_ENV_CONV_EXCL="CARGO_ENCODED_RUSTFLAGS${MSYS2_ENV_CONV_EXCL:+;$MSYS2_ENV_CONV_EXCL}"
fi
remap_between=$'\x1f'
remap_flags="${CARGO_ENCODED_RUSTFLAGS:-${RUSTFLAGS:+${RUSTFLAGS// /$remap_between}}}"
export CARGO_ENCODED_RUSTFLAGS="${remap_flags:+$remap_flags$remap_between}\
--remap-path-prefix=$remap_home/registry/src=/crates$remap_between\
--remap-path-prefix=$remap_root=/ibo"
