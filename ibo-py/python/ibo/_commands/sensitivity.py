"""`ibo sensitivity`: what the open questions of the law are worth."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from .. import _ibo, _words
from .. import _sentence as sentence
from .._errors import IboError
from .._input_file import InputFile
from .._language import checked
from .._output_file import replaced
from .._sensitivity import document, sensitivity
from .._table_files import format_of, is_page
from .._table_jsonl import has_rows
from .._table_parquet import files_of
from .._table_write import write_table
from .._terminal import Fault, Output, say
from .arguments import (
    COMPUTED,
    REFUSED,
    AddCommand,
    add_jobs,
    add_language,
    add_options,
    add_output,
    options_of,
)
from .input import object_in
from .table_options import add_table_options, options_of_table, tables_given, tables_of
from .tables import inputs, read_tables

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .._sensitivity import CaseSensitivity, TableSensitivity

__all__ = ["add"]


_ABOUT = """\
Say what the open questions of the law are worth, in euro: for each reading that
was used, the amounts under each other choice, all else equal. The file has one
case as JSON, or a table of cases (.parquet, .csv, .jsonl, .xlsx) whose records
stand in its rows or in tables of their own.

  ibo sensitivity case.json --language en
  ibo sensitivity cases.parquet --unemployment rva.parquet
  ibo sensitivity cases.parquet --json > sensitivity.json
  ibo sensitivity cases.parquet -o sensitivity.html

The rows of a table can be written to a table file (.parquet, .csv, .jsonl,
.xlsx), and those of a case or a table to a page that stands alone (.html); the
text is then on standard error. The output file appears only when it is complete.

Exit status: 0 when everything was computed, 1 when a case was refused, 2 when
the input could not be read."""


def add(command: AddCommand) -> None:
    """Adds the command and its arguments."""
    parser = command("sensitivity", _ABOUT, _run)
    parser.add_argument("file", metavar="CASES", help="a case, or a table of cases")
    add_table_options(parser)
    add_output(parser, required=False)
    parser.add_argument("--json", action="store_true", help="print the rows as JSON")
    add_language(parser)
    add_options(parser)
    add_jobs(parser, "all")


def _run(arguments: argparse.Namespace, output: Output) -> int:
    form = format_of(arguments.file, arguments.format)
    if form not in (None, "jsonl") or files_of(arguments.file):
        return _of_table(arguments.file, arguments, output)
    with InputFile(arguments.file) as input_file:
        if has_rows(input_file):
            arguments.format = "jsonl"
            return _of_table(input_file, arguments, output)
        if arguments.output is not None and not is_page(arguments.output):
            raise Fault(sentence.FOR_TABLE(option=f"-o {arguments.output}"))
        return _of_case(input_file, arguments, output)


def _of_case(input_file: InputFile, arguments: argparse.Namespace, output: Output) -> int:
    options = options_of(arguments)
    if for_tables := tables_given(arguments):
        raise Fault(sentence.FOR_TABLE(option=for_tables[0]))
    case = object_in(input_file)
    try:
        found = sensitivity(_ibo.Case.from_json(case), **options)
    except IboError as error:
        say(f"ibo: {_words.label('refused', checked(arguments.language))}: {error}")
        return REFUSED
    _write(found, arguments, output, [arguments.file])
    return COMPUTED


def _of_table(cases: str | InputFile, arguments: argparse.Namespace, output: Output) -> int:
    if arguments.output is not None:
        is_page(arguments.output)
    options = options_of(arguments)
    paths = {"cases": cases, **tables_of(arguments)}
    options.update(options_of_table(arguments))
    found = read_tables(sensitivity, paths, arguments, **options)
    _write(found, arguments, output, [arguments.file, *tables_of(arguments).values()])
    return REFUSED if found.refused else COMPUTED


def _write(
    found: CaseSensitivity | TableSensitivity,
    arguments: argparse.Namespace,
    output: Output,
    paths: Iterable[str],
) -> None:
    text = found.text(arguments.language)
    if arguments.output is not None:
        with replaced(arguments.output, inputs(arguments, paths)) as file:
            if is_page(arguments.output):
                file.write(document(found, checked(arguments.language)))
            else:
                write_table(found, arguments.output, file, arguments.csv)
        say(text.rstrip())
    if arguments.json:
        output.write(f"{found.to_json()}\n".encode())
    elif arguments.output is None:
        output.write(text.encode())
