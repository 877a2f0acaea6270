"""The input of a command that is JSON: a file, or standard input."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from .. import _sentence as sentence
from .._input_file import InputFile
from .._jsonl import LONGEST_LINE, Chunk, check_is_lines, chunks, is_cut
from .._table_files import compressed_faults, format_of
from .._terminal import Fault, say

__all__ = ["object_in", "read_case", "read_chunks", "read_object", "reading"]


@contextlib.contextmanager
def reading(input_file: InputFile) -> Iterator[None]:
    """Turns an error into a fault of the input."""
    try:
        with compressed_faults(input_file.shown):
            yield
    except OSError as error:
        raise Fault(sentence.INPUT(why=error.strerror or str(error))) from error


def read_chunks(input_file: InputFile) -> Iterator[Chunk]:
    with reading(input_file):
        input_file.check_is_json()
        check_is_lines(input_file)
        for chunk in chunks(input_file.file):
            yield chunk
            if is_cut(chunk):
                line = chunk.first_number + len(chunk.lines) - 1
                say(f"ibo: {sentence.MAY_BE_CUT(path=input_file.shown, line=line)}")
        input_file.check_unchanged()


def read_case(path: str, command: str) -> bytes:
    """The JSON of one case, for a command; a fault of a table, which says how a row becomes one."""
    if format_of(path, "jsonl") != "jsonl":
        raise Fault(sentence.ROW_OF_TABLE(path=path, command=command))
    return read_object(path)


def read_object(path: str) -> bytes:
    """The JSON of a file with one object, on one line or on many."""
    with InputFile(path) as input_file:
        return object_in(input_file)


def object_in(input_file: InputFile) -> bytes:
    with reading(input_file):
        input_file.check_is_json()
        return input_file.file.read(LONGEST_LINE).removeprefix(b"\xef\xbb\xbf")
