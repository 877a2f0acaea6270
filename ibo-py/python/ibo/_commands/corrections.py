"""`ibo corrections`: what changes between two tables of statements or of payments."""

from __future__ import annotations

import argparse
import json

from .. import _ibo
from .._terminal import Output, say
from .arguments import (
    COMPUTED,
    REFUSED,
    AddCommand,
    Once,
    add_jobs,
    add_language_of_messages,
    add_output,
    add_reading,
    add_summary,
)
from .table_options import add_ignore_extra
from .tables import made_table

__all__ = ["add"]


_ABOUT = """\
Correct a population: two tables of statements, as they were issued and as they
are now, give a table of what changes for each case and month, and what is still
to pay or to recover. The rows are matched by case and month, in any order. The
ending of a file tells its format: .parquet, .csv, .jsonl or .xlsx. The output
file appears only when it is complete. The summary on standard error has the
rows by change and the sums to pay and to recover, by scheme and kind.

  ibo corrections before.parquet after.parquet -o corrections.parquet

An employer's payroll corrects two tables of payments (ibo payments --keep
premium) in the same way.

Exit status: 0 when every row is corrected, 1 when a row is refused now, 2 when
the input could not be read, or does not agree with itself."""


def add(command: AddCommand) -> None:
    """Adds the command and its arguments."""
    parser = command("corrections", _ABOUT, _run)
    parser.add_argument(
        "before", metavar="BEFORE", help="the statements or payments that were issued"
    )
    parser.add_argument("after", metavar="AFTER", help="those of now")
    add_output(parser, required=True)
    add_reading(parser)
    parser.add_argument(
        "--unchanged", action="store_true", help="write the rows that did not change too"
    )
    columns = parser.add_mutually_exclusive_group()
    add_ignore_extra(columns)
    columns.add_argument(
        "--extra",
        action=Once,
        choices=["refuse", "ignore"],
        help="what becomes of columns that such tables do not have (default refuse)",
    )
    add_summary(parser)
    add_language_of_messages(parser)
    add_jobs(parser, "all")


def _run(arguments: argparse.Namespace, output: Output) -> int:
    summary = made_table(
        _ibo._corrections,
        {"before": arguments.before, "after": arguments.after},
        arguments,
        unchanged=arguments.unchanged,
        extra="ignore" if arguments.ignore_extra else arguments.extra or "refuse",
    )
    said = json.dumps(summary.to_dict()) if arguments.summary == "json" else summary.text()
    say(said)
    return REFUSED if summary.total.refused else COMPUTED
