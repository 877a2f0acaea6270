"""`ibo case`: one row of a table of cases, with its records, as a case in JSON."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from .. import _ibo
from .. import _sentence as sentence
from .._errors import IboError
from .._language import checked
from .._output_file import replaced
from .._terminal import Fault, Output, say
from .._words import label
from .arguments import (
    COMPUTED,
    EXIT_STATUS,
    REFUSED,
    AddCommand,
    add_jobs,
    add_language_of_messages,
    add_options,
    add_output,
    from_zero,
    options_of,
)
from .table_options import add_table_options, options_of_table, tables_of
from .tables import inputs, read_tables

__all__ = ["add"]

_JSON = (".json", ".jsonl", ".ndjson")
"""The endings of files with a case as JSON."""


_ABOUT = f"""\
Print one row of a table of cases, with the records that it has in other tables,
as a case in JSON, which explain, plan, sensitivity, statements and verify read.
Rows are counted from 0. A row that is refused gives its error.

  ibo case cases.parquet --row 173 --unemployment rva.parquet -o case.json
  ibo explain case.json

{EXIT_STATUS}"""


def add(command: AddCommand) -> None:
    """Adds the command and its arguments."""
    parser = command("case", _ABOUT, _run)
    parser.add_argument("file", metavar="FILE", help="the cases: .parquet, .csv, .jsonl or .xlsx")
    parser.add_argument(
        "--row", type=from_zero, required=True, metavar="N", help="the row, counted from 0"
    )
    add_output(parser, required=False)
    add_table_options(parser)
    add_options(parser)
    add_language_of_messages(parser)
    add_jobs(parser, "all")


def _run(arguments: argparse.Namespace, output: Output) -> int:
    options = {**options_of(arguments), **options_of_table(arguments)}
    # Records of other cases play no part here.
    del options["unknown_cases"]
    if arguments.output is not None and Path(arguments.output).suffix.lower() not in _JSON:
        raise Fault(sentence.CASE_IS_JSON(path=arguments.output))
    paths = {"cases": arguments.file, **tables_of(arguments)}
    found = read_tables(_explained, paths, arguments, row=arguments.row, **options)
    if isinstance(found, IboError):
        say(f"ibo: {label('refused', checked(arguments.language or 'en'))}: {found}")
        return REFUSED
    text = f"{found.case.to_json()}\n".encode()
    if arguments.output is None:
        output.write(text)
        return COMPUTED
    with replaced(arguments.output, inputs(arguments, paths.values())) as file:
        file.write(text)
    return COMPUTED


def _explained(row: int, threads: int | None, **given: Any) -> _ibo.Statement | IboError:
    """The statement of a row, or why it is refused."""
    try:
        return _ibo.explain_row(row=row, **given)
    except IboError as error:
        if error.row is None:
            raise
        return error
    except IndexError as error:
        raise Fault(sentence.NO_ROW(row=row)) from error
