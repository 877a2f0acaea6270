"""Builds the package with maturin, without the folders of whoever builds it.

Panic messages name source files, and rustc writes them with their full path: the home of cargo and
the folder of the project would stand in the extension. With names in their place, the same sources
and the same compiler give the same bytes in every folder. ibo-capi has the same for the C library,
in tests/supply/remap.sh; tests/supply/reproducible.sh compares the bytes.

RUSTFLAGS of the caller are kept. The rustflags of a configuration file of cargo are not, because
cargo reads only one of the two.
"""

from __future__ import annotations

import os
from pathlib import Path

from maturin import (  # type: ignore[import-untyped]
    build_editable,
    build_sdist,
    build_wheel,
    get_requires_for_build_editable,
    get_requires_for_build_sdist,
    get_requires_for_build_wheel,
    prepare_metadata_for_build_editable,
    prepare_metadata_for_build_wheel,
)

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
    "prepare_metadata_for_build_editable",
    "prepare_metadata_for_build_wheel",
]


def remapped(environment: dict[str, str]) -> dict[str, str]:
    """The environment in which cargo names no folder of this machine."""
    home = environment.get("CARGO_HOME") or str(Path.home() / ".cargo")
    root = Path(__file__).resolve().parent.parent
    given = environment.get("CARGO_ENCODED_RUSTFLAGS")
    flags = given.split("\x1f") if given else environment.get("RUSTFLAGS", "").split()
    flags += [
        f"--remap-path-prefix={Path(home).absolute() / 'registry' / 'src'}=/crates",
        f"--remap-path-prefix={root}=/ibo",
    ]
    return {**environment, "CARGO_ENCODED_RUSTFLAGS": "\x1f".join(flags)}


os.environ.update(remapped(dict(os.environ)))
