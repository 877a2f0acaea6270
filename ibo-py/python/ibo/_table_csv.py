"""Reads a table in CSV, as standard programs and as offices write it. The extension reads the lines;
here the form of the file is found: how it is encoded, what separates its columns, and their names.
"""

from __future__ import annotations

import codecs
import csv
import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from . import _ibo
from . import _sentence as sentence
from ._input_file import InputFile
from ._table_files import Batch, InputOptions, Opened, pyarrow
from ._table_names import TWO_WAYS, forgiven_names, is_value, plain_name, read_as
from ._terminal import Fault

__all__ = ["read_csv"]

_BLOCK = 1024 * 1024
_LOOK = 64 * 1024
_LONGEST = 8 * 1024 * 1024
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
_BOMS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}


class _Names(NamedTuple):
    """What the first lines say."""

    separator: str
    columns: list[str]
    """The names of the columns, empty where one has none."""
    lines: int
    """How many lines stand before the first row."""
    size: int
    """How many bytes these have, in UTF-8."""
    forgiven: list[str]
    """Names that were read in another form than they have."""


def read_csv(input_file: InputFile, asked: InputOptions) -> Opened:
    """Every column is text, or yes and no; an empty field is null."""
    pa = pyarrow()
    input_file.check_is_text()
    encoding, begin = _encoding(input_file.look(_LOOK))
    text = _utf8(input_file, encoding, len(begin))
    first = next(text, b"")
    while _is_short(first) and (more := next(text, b"")):
        first += more
    names = _names(input_file.shown, first.decode(errors="replace"), asked.csv)
    rows = _ibo._CsvRows(names.columns, names.lines, names.separator, asked.csv)
    schema = pa.schema(rows)

    def batches() -> Iterator[tuple[Batch, float]]:
        for part in itertools.chain([first[names.size :]], text, [None]):
            found = rows.read(part or b"", part is None)
            if isinstance(found, tuple):
                raise Fault(_wrong(input_file.shown, names, *found))
            if found.num_rows:
                [batch] = pa.table(found).to_batches()
                yield batch, input_file.done
        input_file.check_unchanged()

    said = _read_as(names, encoding, first[names.size :], asked.csv)
    return Opened(schema, batches(), said, rows.line_of)


def _is_short(first: bytes) -> bool:
    """Whether more must be read before the form of the file can be found."""
    return len(first) < _LOOK or not (b"\n" in first or b"\r" in first or len(first) > _LONGEST)


def _encoding(begin: bytes) -> tuple[str, bytes]:
    """The encoding that the first bytes show, and the mark that says it. UTF-8 is read until a byte
    shows that it is not: then the file is one of Windows.
    """
    for mark, encoding in _BOMS.items():
        if begin.startswith(mark):
            return encoding, mark
    if begin[1:2] == b"\0":
        return "utf-16-le", b""
    if begin[:1] == b"\0":
        return "utf-16-be", b""
    return "", b""


def _utf8(input_file: InputFile, encoding: str, mark: int) -> Iterator[bytes]:
    """The bytes of the file in UTF-8, without the mark at its beginning."""
    input_file.file.read(mark)
    decoder = codecs.getincrementaldecoder(encoding)() if encoding else None
    while part := input_file.file.read1(_BLOCK):
        if decoder is None and not part.isascii():
            decoder = codecs.getincrementaldecoder(_of_letters(part))()
        yield part if decoder is None else _decoded(input_file, decoder, part, False)
    if decoder is not None and (rest := _decoded(input_file, decoder, b"", True)):
        yield rest


def _of_letters(part: bytes) -> str:
    """The encoding of the first letters beyond ASCII: UTF-8, or that of Windows in Western Europe."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(part)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _decoded(
    input_file: InputFile, decoder: codecs.IncrementalDecoder, part: bytes, last: bool
) -> bytes:
    try:
        return decoder.decode(part, last).encode()
    except UnicodeError as error:
        raise Fault(sentence.NOT_UNICODE(path=input_file.shown)) from error


def _names(path: str, text: str, declared: str | None) -> _Names:
    """The names of the columns, on the first line that is not empty; before it the separator can be
    declared, as Excel does: `sep=;`.
    """
    lines, size, separator = 0, 0, ""
    for line in _LINE.findall(text):
        lines, size = lines + 1, size + len(line.encode())
        plain = line.strip("\r\n")
        if len(plain) == len("sep=;") and plain[:4].lower() == "sep=" and not separator:
            separator = plain[4]
        elif plain:
            break
    else:
        return _Names(",", [], lines, size, [])
    separator = separator or max(",;\t", key=plain.count)
    if declared == "standard" and separator != ",":
        raise Fault(sentence.SEPARATOR(path=path, found=separator))
    if separator == "," and "|" in plain and "," not in plain:
        raise Fault(sentence.SEPARATOR(path=path, found="|"))
    try:
        [written] = csv.reader([plain], delimiter=separator, strict=True)
    except (csv.Error, ValueError) as error:
        raise Fault(sentence.IN_LINE(path=path, line=lines, why=sentence.QUOTE())) from error
    columns = [plain_name(name) for name in written]
    if not any(_ibo._column_form(name) for name in columns) and any(map(is_value, columns)):
        raise Fault(sentence.NO_NAMES(path=path, line=lines))
    return _Names(separator, columns, lines, size, forgiven_names(written))


def _read_as(names: _Names, encoding: str, rows: bytes, declared: str | None) -> str | None:
    """How the file is read, where that is not the form of the formats."""
    forms: set[str | None] = {"comma", "day-first"} if declared == "belgian" else set()
    if declared is None:
        lines = rows.decode(errors="replace").splitlines()[:1000]
        for row in csv.reader(lines, delimiter=names.separator):
            forms |= {
                _ibo._csv_value_form(name, value)
                for name, value in zip(names.columns, row, strict=False)
            }
    marks = {";": sentence.SEMICOLON, "\t": sentence.TAB}
    said = [marks[names.separator]()] if names.separator in marks else []
    said += [sentence.DECIMAL_COMMA()] if "comma" in forms else []
    said += ["dd/mm/yyyy"] if "day-first" in forms else []
    said += ["UTF-16"] if encoding.startswith("utf-16") else []
    nameless = [str(number) for number, name in enumerate(names.columns, 1) if not name]
    return read_as(said, names.columns, names.forgiven, nameless)


def _wrong(path: str, names: _Names, line: int, column: int | None, why: str) -> str:
    """What is wrong with a file, which repeats nothing of its content."""
    if why == "fields":
        found = sentence.counted(column or 0, sentence.FIELD, sentence.FIELDS_MANY)
        why = sentence.FIELDS(fields=found, named=len(names.columns))
        return sentence.IN_LINE(path=path, line=line, why=why)
    known = TWO_WAYS | {
        "quote": sentence.QUOTE,
        "long": sentence.LONG,
        "not-utf-8": sentence.NOT_TEXT,
        "no-name": sentence.NO_NAME,
    }
    if why == "flag":
        said = sentence.MUST_BE(what=sentence.TRUE_OR_FALSE(), code="wrong-type")
    else:
        said = known[why]()
    if column is None:
        return sentence.IN_LINE(path=path, line=line, why=said)
    name = names.columns[column] or sentence.COLUMN_NUMBER(number=column + 1)
    return sentence.IN_COLUMN(path=path, line=line, name=name, why=said)
