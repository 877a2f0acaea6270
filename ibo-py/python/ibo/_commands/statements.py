"""`ibo statements`: many cases, as JSON or as a table."""

from __future__ import annotations

import argparse
import functools
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, TypeAlias

from .. import _ibo, _words
from .. import _sentence as sentence
from .._input_file import InputFile
from .._jsonl import Chunk, in_order
from .._language import chosen
from .._output_file import replaced
from .._table_files import ending, format_of
from .._table_jsonl import has_rows
from .._table_parquet import files_of
from .._terminal import Fault, Output, Progress, say
from .arguments import (
    COMPUTED,
    EXIT_STATUS,
    REFUSED,
    AddCommand,
    Once,
    add_jobs,
    add_language_of_messages,
    add_options,
    add_output,
    add_summary,
    options_of,
)
from .input import read_chunks
from .table_options import add_table_options, options_of_table, tables_given, tables_of
from .tables import compute_table, inputs

if TYPE_CHECKING:
    _Shape: TypeAlias = Literal["json", "notice", "nl", "en"]

__all__ = ["add"]


_ABOUT = f"""\
Compute many cases: one JSON object per line in, one statement per line out, in
the same order. A refused line gives {{"error": {{...}}, "line": 17}} in its
place, also one whose case and month an earlier line has, and the other lines
compute. A summary goes to standard error. Memory does not grow with the file.

  ibo statements cases.jsonl > statements.jsonl
  ibo statements cases.jsonl --text nl | less
  ibo statements cases.jsonl --notice --require secondary > notices.jsonl

A table of cases, one row per case and month, gives a table of amounts in the
same order; a refused row has its error in the columns error_code and error_at.
The ending of a file tells its format: .parquet, .csv (amounts as text), .jsonl
(one object per row, amounts as text) or .xlsx. The records of a source are in
the row, or in a table of their own. The output file appears only when it is
complete. The summary on standard error has the totals, the number of
provisional rows, and the fingerprint of the dated values.

  ibo statements cases.parquet -o statements.parquet
  ibo statements cases.csv -o statements.csv --require secondary
  ibo statements cases.parquet -o statements.parquet \\
      --unemployment rva.parquet --leefloon podmi.csv --sickness nic.parquet
  ibo statements cases.parquet -o march.parquet --month 2026-03 --keep region \\
      --unemployment rva.parquet --key person_ref --summary json

{EXIT_STATUS}"""


def add(command: AddCommand) -> None:
    """Adds the command and its arguments."""
    parser = command("statements", _ABOUT, _run)
    parser.add_argument(
        "file",
        nargs="?",
        default="-",
        metavar="FILE",
        help="the cases; standard input if - or absent",
    )
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument(
        "--text", action=Once, choices=["nl", "en"], help="print statements as texts for people"
    )
    shape.add_argument(
        "--notice", action=Once, nargs=0, const=True, help="print only the notice for the employer"
    )
    shape.add_argument(
        "--with-case",
        action="store_true",
        help="let each statement carry its case, so that one file is the whole evidence",
    )
    add_options(parser)
    add_output(parser, required=False)
    add_table_options(parser)
    add_summary(parser)
    parser.add_argument(
        "--assumptions",
        action="store_true",
        help="add a column with the ids of the assumptions of each row",
    )
    add_language_of_messages(parser)
    add_jobs(parser, "1; for tables, all")


def _run(arguments: argparse.Namespace, output: Output) -> int:
    tables = tables_of(arguments)
    own = [f"--{name}" for name in ("assumptions", "summary") if getattr(arguments, name)]
    for_tables = [*tables_given(arguments), *own]
    if arguments.allow_duplicates:  # of cases in JSON too
        for_tables.remove("--allow-duplicates")
    form = format_of(arguments.file, arguments.format)
    is_table = form not in (None, "jsonl") or bool(files_of(arguments.file))
    if arguments.output is None:
        if is_table or tables:
            whose = arguments.file if is_table else for_tables[0]
            raise Fault(sentence.NAME_OUTPUT(whose=whose))
        if for_tables:
            raise Fault(sentence.FOR_TABLE(option=for_tables[0]))
        with InputFile(arguments.file) as input_file:
            return _print_statements(input_file, arguments, output)
    if is_table:
        return _compute(arguments.file, tables, arguments)
    with InputFile(arguments.file) as input_file:
        to = format_of(arguments.output, None)
        if form == "jsonl" and (for_tables or to not in (None, "jsonl") or has_rows(input_file)):
            return _compute(input_file, tables, arguments)
        whose = sentence.STANDARD_INPUT() if arguments.file == "-" else arguments.file
        if for_tables:
            raise Fault(sentence.FOR_TABLE_FILE(whose=whose, option=for_tables[0]))
        if not (ending(arguments.output) == ".txt" if arguments.text else to == "jsonl"):
            are = sentence.STATEMENTS_ARE_TEXT if arguments.text else sentence.STATEMENTS_ARE_JSON
            raise Fault(are(path=arguments.output, whose=whose))
        with replaced(arguments.output, inputs(arguments, [arguments.file])) as file:
            return _print_statements(input_file, arguments, _ToFile(file))


def _compute(cases: str | InputFile, tables: dict[str, str], arguments: argparse.Namespace) -> int:
    """Computes a table of cases."""
    if arguments.text or arguments.notice or arguments.with_case:
        raise Fault(sentence.FOR_JSON())
    options = {
        **options_of(arguments),
        **options_of_table(arguments),
        "assumptions": arguments.assumptions,
    }
    return compute_table(_ibo.statements, {"cases": cases, **tables}, arguments, **options)


def _print_statements(input_file: InputFile, arguments: argparse.Namespace, output: Output) -> int:
    """Prints one line for each case in JSON."""
    shape: _Shape = "notice" if arguments.notice else arguments.text or "json"
    if arguments.notice and arguments.reform is not None:
        raise Fault(sentence.NOTICE_OF_REFORM())
    options = options_of(arguments)
    compute = functools.partial(_print, shape=shape, with_case=arguments.with_case, **options)
    lines, refused = 0, 0
    are_rows = has_rows(input_file)
    cases = None if arguments.allow_duplicates else _ibo._CasesOfLines()
    reform, parameters = options["reform"], options["parameters"]
    under = None if reform is None else _ibo._LinesUnderReform(reform, parameters)
    with Progress(input_file, output) as progress:
        for printed in in_order(compute, read_chunks(input_file), arguments.jobs or 1):
            printed = printed if cases is None else cases.once(printed)
            if under is not None:
                under.add(printed)
            lines, refused = lines + printed.lines, refused + printed.refused
            if not output.write(printed.text):
                # A reader that stops early, as `head` does, is not an error.
                return REFUSED if refused else COMPUTED
            progress.add(lines, refused)
    counted = f"{lines} {(sentence.LINE if lines == 1 else sentence.LINES)()}"
    say(sentence.COMPUTED(lines=counted, computed=lines - refused, refused=refused))
    if under is not None and (unread := under.unread()):
        say(_words.unread(unread, chosen("en")))
    if 0 < lines == refused and are_rows:
        say(f"ibo: {sentence.ROWS_OF_TABLE()}")
    return REFUSED if refused else COMPUTED


class _ToFile(Output):
    """A file instead of standard output."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def write(self, text: bytes) -> bool:
        self._file.write(text)
        return True


def _print(chunk: Chunk, *, shape: _Shape, **options: Any) -> _ibo._PrintedLines:
    return _ibo._print_lines(chunk.lines, chunk.first_number, shape, **options)
