"""The input of a command: a file, or standard input."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from typing import BinaryIO

from .. import _sentence as sentence
from .._jsonl import LONGEST_LINE, Chunk, chunks
from .._terminal import Fault, say

__all__ = ["opened", "read_chunks", "read_object", "reading"]


def opened(path: str) -> contextlib.AbstractContextManager[BinaryIO]:
    """The file with this name; for `-` standard input, which stays open."""
    if path == "-":
        if sys.stdin is None:
            raise Fault(sentence.INPUT(why=sentence.NO_INPUT()))
        if sys.stdin.isatty():
            say(f"ibo: {sentence.KEYBOARD()}")
        return contextlib.nullcontext(sys.stdin.buffer)
    try:
        return open(path, "rb")
    except OSError as error:
        raise Fault(f"{path}: {error.strerror}") from error


@contextlib.contextmanager
def reading() -> Iterator[None]:
    """Turns an error into a fault of the input."""
    try:
        yield
    except OSError as error:
        raise Fault(sentence.INPUT(why=error.strerror)) from error


def read_chunks(file: BinaryIO) -> Iterator[Chunk]:
    with reading():
        yield from chunks(file)


def read_object(path: str) -> bytes:
    """The JSON of a file with one object, on one line or on many."""
    with opened(path) as file, reading():
        return file.read(LONGEST_LINE).removeprefix(b"\xef\xbb\xbf")
