"""Packs a folder: the same files give the same bytes, on any day and any system.

python3 tests/packages/archive.py FOLDER OUT.tar.gz|OUT.zip

Names are sorted; times are SOURCE_DATE_EPOCH, or 1980-01-01, the first day that a zip file knows;
nobody owns a file.
"""

from __future__ import annotations

import gzip
import os
import sys
import tarfile
import time
import zipfile
from pathlib import Path

FIRST_DAY_OF_ZIP = 315532800


def files(folder: Path) -> list[Path]:
    """Every file and link below a folder, in the order of their names."""
    found = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def mode(path: Path) -> int:
    """May it be run: Windows does not say so of a library, and does not ask."""
    return 0o755 if os.access(path, os.X_OK) else 0o644


def write_tar(folder: Path, out: Path, when: int) -> None:
    with (
        out.open("wb") as raw,
        gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=when) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        for path in files(folder):
            entry = tar.gettarinfo(path, f"{folder.name}/{path.relative_to(folder).as_posix()}")
            entry.uid = entry.gid = 0
            entry.uname = entry.gname = ""
            entry.mtime = when
            if entry.issym():
                entry.mode = 0o777
                tar.addfile(entry)
                continue
            entry.mode = mode(path)
            with path.open("rb") as content:
                tar.addfile(entry, content)


def write_zip(folder: Path, out: Path, when: int) -> None:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in files(folder):
            name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            entry = zipfile.ZipInfo(name, time.gmtime(when)[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (0o100000 | mode(path)) << 16
            packed.writestr(entry, path.read_bytes())


def main() -> int:
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    folder, out = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    when = max(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), FIRST_DAY_OF_ZIP)
    write = write_zip if out.suffix == ".zip" else write_tar
    write(folder, out, when)
    return 0


if __name__ == "__main__":
    sys.exit(main())
