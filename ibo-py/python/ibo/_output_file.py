"""The file that a command writes: as a whole or not at all.

It is written under a name of its own, which ends in `.part`, beside the file that it becomes. Only
its owner can read it, and the process that writes it holds a lock on it. A lock ends with its
process, so a part that can be locked belongs to no living process, of this container or another:
the next run removes it.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import stat
import sys
from collections.abc import Iterator
from typing import BinaryIO

from . import _sentence as sentence
from ._table_files import first_line
from ._terminal import Fault, say, status

if sys.platform != "win32":
    import fcntl

__all__ = ["replaced"]

_PART = re.compile(r"\..+\.ibo-[0-9a-f]{16}\.part")


@contextlib.contextmanager
def replaced(path: str, inputs: list[str]) -> Iterator[BinaryIO]:
    """A file that gets its name only when it is complete; after a fault the old file, if any, is
    unchanged. Says so when there was an old file.
    """
    target = os.path.realpath(path)
    before = status(target)
    for given in inputs:
        found = status(given)
        is_same = before is not None and found is not None and os.path.samestat(found, before)
        if is_same or os.path.realpath(given) == target:
            raise Fault(sentence.IS_INPUT(path=path))
    if before is not None and not stat.S_ISREG(before.st_mode):
        raise Fault(sentence.NOT_REPLACED(path=path))
    folder, name = os.path.split(target)
    _remove_parts_without_owner(folder)
    part = os.path.join(folder, f".{name}.ibo-{secrets.token_hex(8)}.part")
    try:
        with _opened(part) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            before = status(target)
            _give_mode(file.fileno(), before)
            if sys.platform == "win32":
                file.close()
            # Elsewhere it is still open, and so locked until it has its name.
            os.replace(part, target)
    except BaseException as error:
        with contextlib.suppress(OSError):
            os.unlink(part)
        if isinstance(error, OSError):
            why = error.strerror or first_line(error)
            raise Fault(sentence.OUTPUT_FILE(path=path, why=why)) from error
        raise
    _sync_folder(folder)
    if before is not None:
        say(sentence.REPLACED(path=path))


def _opened(part: str) -> BinaryIO:
    """A new file that only its owner can read, and that this process has locked."""
    while True:
        file = open(part, "xb", opener=_private)  # noqa: SIM115
        if _is_locked(file.fileno(), waits=True) and not os.fstat(file.fileno()).st_nlink:
            file.close()  # another run removed it before it was locked
            continue
        return file


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _is_locked(descriptor: int, *, waits: bool) -> bool:
    """Whether this process could lock a file, which not every file system can."""
    if sys.platform == "win32":
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if waits else fcntl.LOCK_NB))
    except OSError:
        return False
    return True


def _remove_parts_without_owner(folder: str) -> None:
    """Removes what killed processes left in a folder."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        parts = [entry.path for entry in entries if _PART.fullmatch(entry.name)]
        for part in parts:
            with contextlib.suppress(OSError):
                _remove_without_owner(part)


def _remove_without_owner(part: str) -> None:
    found = os.lstat(part)
    if sys.platform == "win32" or found.st_uid != os.geteuid() or not stat.S_ISREG(found.st_mode):
        return
    descriptor = os.open(part, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        if _is_locked(descriptor, waits=False):
            os.unlink(part)
    finally:
        os.close(descriptor)


def _give_mode(descriptor: int, before: os.stat_result | None) -> None:
    """Gives a complete file the mode and owner of the one that it replaces, else the mode of any
    new file.
    """
    if sys.platform == "win32":
        return
    if before is None:
        mask = os.umask(0o077)
        os.umask(mask)
        os.fchmod(descriptor, 0o666 & ~mask)
        return
    mode = stat.S_IMODE(before.st_mode)
    for owner in (before.st_uid, -1):
        with contextlib.suppress(PermissionError):
            os.fchown(descriptor, owner, before.st_gid)
            break
    if os.fstat(descriptor).st_gid != before.st_gid:
        # The group is another one: it may do what everybody may.
        mode = mode & ~0o070 | (mode & 0o007) << 3
    os.fchmod(descriptor, mode)


def _sync_folder(folder: str) -> None:
    """Makes the new name survive a crash, where the system supports it."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
