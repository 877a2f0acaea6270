"""The input of a command that is JSON: a file, or standard input."""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Iterator

from .. import _sentence as sentence
from .._jsonl import LONGEST_LINE, Chunk, check_is_lines, chunks, is_cut
from .._source import Source
from .._table_files import format_of
from .._terminal import Fault, say

__all__ = ["object_in", "read_case", "read_chunks", "read_object", "reading"]


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
        check_is_lines(source)
        for chunk in chunks(source.file):
            yield chunk
            if is_cut(chunk):
                line = chunk.first_number + len(chunk.lines) - 1
                say(f"ibo: {sentence.MAY_BE_CUT(path=source.shown, line=line)}")
        source.check_unchanged()


def read_case(path: str, command: str) -> bytes:
    """The JSON of one case, for a command; a fault of a table, which says how a row becomes one."""
    if format_of(path, "jsonl") != "jsonl":
        raise Fault(sentence.ROW_OF_TABLE(path=path, command=command))
    return read_object(path)


def read_object(path: str) -> bytes:
    """The JSON of a file with one object, on one line or on many."""
    with Source(path) as source:
        return object_in(source)


def object_in(source: Source) -> bytes:
    with reading(source):
        source.check_is_text()
        return source.file.read(LONGEST_LINE).removeprefix(b"\xef\xbb\xbf")
