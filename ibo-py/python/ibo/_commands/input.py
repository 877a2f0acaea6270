"""The input of a command that is JSON: a file, or standard input."""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Iterator

from .. import _sentence as sentence
from .._jsonl import LONGEST_LINE, Chunk, chunks
from .._source import Source
from .._terminal import Fault

__all__ = ["object_in", "read_chunks", "read_object", "reading"]


@contextlib.contextmanager
def reading(source: Source) -> Iterator[None]:
    """Turns an error into a fault of the input."""
    try:
        yield
    except EOFError as error:
        raise Fault(sentence.ENDS_EARLY(path=source.shown)) from error
    except zlib.error as error:
        raise Fault(sentence.DAMAGED(path=source.shown)) from error
    except OSError as error:
        raise Fault(sentence.INPUT(why=error.strerror or str(error))) from error


def read_chunks(source: Source) -> Iterator[Chunk]:
    with reading(source):
        source.check_is_text()
        yield from chunks(source.file)
        source.check_unchanged()


def read_object(path: str) -> bytes:
    """The JSON of a file with one object, on one line or on many."""
    with Source(path) as source:
        return object_in(source)


def object_in(source: Source) -> bytes:
    with reading(source):
        source.check_is_text()
        return source.file.read(LONGEST_LINE).removeprefix(b"\xef\xbb\xbf")
