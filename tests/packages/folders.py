"""Fails when a folder of this machine stands in what is shipped.

python3 tests/packages/folders.py FILE...

A wheel is looked at unpacked. The folders are the checkout, the home and the home of cargo, with
the separators of any system. tests/supply/remap.sh is what keeps them out.
"""

from __future__ import annotations

import os
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path


def folders() -> list[bytes]:
    """What must not stand in a file, in lower case and with slashes."""
    home = Path.home()
    places = (
        Path(__file__).resolve().parents[2],
        home,
        Path(os.environ.get("CARGO_HOME") or home / ".cargo").absolute(),
    )
    # In a home that is the root of the system, no name is a fault.
    named = [f"{place.as_posix()}/" for place in places if place != Path(place.anchor)]
    return [plain(name.encode()) for name in (*named, ".cargo/registry/")]


def plain(content: bytes) -> bytes:
    return content.replace(b"\\", b"/").lower()


def contents(path: Path) -> Iterator[tuple[str, bytes]]:
    """The file, or each file in a wheel, with its name."""
    if path.suffix != ".whl":
        yield path.name, path.read_bytes()
        return
    with zipfile.ZipFile(path) as wheel:
        for name in wheel.namelist():
            yield f"{path.name}, {name}", wheel.read(name)


def main() -> int:
    if len(sys.argv) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    faults = [
        f"folders.py: {name} names the folder {folder.decode()}"
        for path in sys.argv[1:]
        for name, content in contents(Path(path))
        for folder in folders()
        if folder in plain(content)
    ]
    print("\n".join(faults), end="\n" if faults else "", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
