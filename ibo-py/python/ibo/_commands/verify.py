"""`ibo verify`: statements that were issued earlier, computed again."""

from __future__ import annotations

import argparse

from .. import _ibo, _words
from .. import _sentence as sentence
from .._errors import IboError
from .._input_file import InputFile
from .._language import checked
from .._table_files import format_of
from .._table_parquet import files_of
from .._terminal import Fault, Output, Progress, say
from .arguments import (
    COMPUTED,
    REFUSED,
    AddCommand,
    Once,
    add_codes,
    add_own_parameters,
    of_file,
    own_parameters,
)
from .input import read_chunks, reading

__all__ = ["add"]


_ABOUT = """\
Compute statements that were issued earlier again, and say of each whether it is
still the same: the amounts, the certainty, the text. The statements are JSON,
one per line, as `ibo statements` prints them. Each carries its case, when it was
issued with --with-case; else --cases has the cases, one per line.

To compute with the dated values of then, keep them beside the statements, and
give them back with --parameters:

  ibo statements --with-case cases.jsonl > statements.jsonl
  ibo parameters --canonical > values.toml
  ibo verify statements.jsonl --parameters values.toml

Without --parameters it says what the law as it is known now gives. A hypothetical
statement is computed again with --reform, the file of its reform.

Exit status: 0 when all amounts are the same, 1 when some are not, 2 when the
input could not be read."""


def add(command: AddCommand) -> None:
    """Adds the command and its arguments."""
    parser = command("verify", _ABOUT, _run)
    parser.add_argument(
        "file",
        nargs="?",
        default="-",
        metavar="STATEMENTS.jsonl",
        help="the statements; standard input if - or absent",
    )
    parser.add_argument(
        "--cases",
        action=Once,
        metavar="CASES.jsonl",
        help="the cases of statements that do not carry theirs",
    )
    parser.add_argument(
        "--text", action=Once, choices=["nl", "en"], help="print the results as texts for people"
    )
    parser.add_argument(
        "--reform",
        action=Once,
        metavar="FILE.toml",
        help="the reform with which hypothetical statements were computed",
    )
    add_own_parameters(parser)
    add_codes(parser)


def _run(arguments: argparse.Namespace, output: Output) -> int:
    if format_of(arguments.file, None) not in (None, "jsonl") or files_of(arguments.file):
        raise Fault(sentence.VERIFY_TABLE(path=arguments.file))
    parameters = own_parameters(arguments)
    reform = None if arguments.reform is None else of_file(_ibo.Reform.from_file, arguments.reform)
    cases = _cases(arguments.cases)
    words = _ibo._verification_words(arguments.text or "en")
    counts = [0] * len(words)
    lines, changed = 0, 0
    with InputFile(arguments.file) as input_file, Progress(input_file, output) as progress:
        for chunk in read_chunks(input_file):
            text, found = _ibo._verify_lines(
                chunk.lines, chunk.first_number, cases, arguments.text, parameters, reform
            )
            counts = [before + count for before, count in zip(counts, found, strict=True)]
            lines = sum(counts)
            changed = sum(
                count for count, (_, holds) in zip(counts, words, strict=True) if not holds
            )
            if not output.write(text):
                # A reader that stops early, as `head` does, is not an error.
                return REFUSED if changed else COMPUTED
            progress.add(lines, changed)
    found_words = [
        f"{count} {word}" for count, (word, _) in zip(counts, words, strict=True) if count
    ]
    language = checked(arguments.text or "en")
    values = f"ibo {_ibo.__version__}, {_words.label('values', language)} {parameters.fingerprint}"
    one = f"1 {_words.label('line', language).lower()}"
    counted = one if lines == 1 else _words.label("lines", language).format(lines)
    say(
        f"{counted}: {', '.join(found_words)} ({values})"
        if found_words
        else f"{counted} ({values})"
    )
    return REFUSED if changed else COMPUTED


def _cases(path: str | None) -> _ibo._CaseIndex:
    """The cases of statements that do not carry theirs."""
    if path is None:
        return _ibo._CaseIndex(b"")
    with InputFile(path) as input_file, reading(input_file):
        lines = input_file.file.read()
    try:
        return _ibo._CaseIndex(lines)
    except IboError as error:
        raise Fault(f"{path}, {error}") from error
