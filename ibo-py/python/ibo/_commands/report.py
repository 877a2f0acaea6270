"""`ibo report`: what a population comes to, as a page."""

from __future__ import annotations

import argparse
from typing import Any

from .. import _sentence as sentence
from .._language import checked
from .._output_file import replaced
from .._report import Report, reported
from .._sensitivity import sensitivity
from .._table_files import PAGES, ending
from .._terminal import Fault, Output, say
from .arguments import (
    COMPUTED,
    EXIT_STATUS,
    REFUSED,
    AddCommand,
    add_jobs,
    add_language,
    add_min_group,
    add_options,
    add_output,
    options_of,
)
from .table_options import add_table_options, options_of_table, tables_of
from .tables import can_be_read_again, inputs, read_tables

__all__ = ["add"]

_ABOUT = f"""\
Make a page of a table of statements, or of a table of cases, which is computed:
totals by month, scheme and kind; refused rows with what must be, and a box to
search them; how certain the rows are and what they rest on; how the nets are
distributed; and, of cases, what the open questions of the law are worth. The
page stands alone: it needs no network and no server, and prints on A4 paper.

  ibo report statements.parquet -o report.html
  ibo report cases.parquet -o report.html --language en \\
      --unemployment rva.parquet --leefloon podmi.csv --sickness nic.parquet

Groups of fewer than 5 rows are shown as one, since they show incomes. The page
lists the references of at most 1,000 refused rows; the others are counted.

{EXIT_STATUS}"""


def add(command: AddCommand) -> None:
    """Adds the command and its arguments."""
    parser = command("report", _ABOUT, _run)
    parser.add_argument(
        "file", metavar="FILE", help="statements, or cases: .parquet, .csv, .jsonl or .xlsx"
    )
    add_output(parser, required=True)
    add_table_options(parser)
    add_min_group(parser)
    add_options(parser)
    add_language(parser)
    add_jobs(parser, "all")


def _run(arguments: argparse.Namespace, output: Output) -> int:
    if ending(arguments.output) not in PAGES:
        raise Fault(sentence.PAGE_ENDING(path=arguments.output))
    paths = {"cases": arguments.file, **tables_of(arguments)}
    options: dict[str, Any] = {**options_of(arguments), **options_of_table(arguments)}
    language = checked(arguments.language)
    least = arguments.min_group
    with replaced(arguments.output, inputs(arguments, paths.values())) as file:
        found = read_tables(reported, paths, arguments, min_group=least, **options)
        worth = None
        if found["of_cases"] and all(map(can_be_read_again, paths.values())):
            worth = read_tables(sensitivity, paths, arguments, once_more=True, **options)
        parameters, reform = options["parameters"], options["reform"]
        under = parameters if reform is None else reform.parameters(parameters)
        report = Report(found, worth, least, under)
        file.write(report.html(language=language).encode())
    say(report.text(language))
    if report.values is not None:
        say(sentence.VALUES(fingerprint=report.values))
    return REFUSED if report.refused else COMPUTED
