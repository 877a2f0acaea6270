"""`ibo payments`: a table of VDAB's amounts."""

from __future__ import annotations

import argparse

from .. import _ibo
from .._terminal import Output
from .arguments import (
    EXIT_STATUS,
    AddCommand,
    Once,
    add_jobs,
    add_language_of_messages,
    add_output,
    add_own_parameters,
    add_reading,
    add_summary,
    own_parameters,
)
from .table_options import add_columns, columns_given
from .tables import compute_table

__all__ = ["add"]


_ABOUT = f"""\
Compute many payments: a table with VDAB's amount and the employment fraction
in each row gives a table with the premium due, the withholding tax and the net
amount, in the same order. With columns of the agreement (kind, start, end,
stopped, attendance_working_days) the month and the agreement of each row decide
its tax rate and its working days. The ending of a file tells its format:
.parquet, .csv, .jsonl or .xlsx.

  ibo payments payments.parquet -o paid.parquet

For a later correction (ibo corrections --help) keep VDAB's amount beside the
columns case_ref and month, which are handed on:

  ibo payments payments.parquet --keep premium -o paid.parquet

{EXIT_STATUS}"""


def add(command: AddCommand) -> None:
    """Adds the command and its arguments."""
    parser = command("payments", _ABOUT, _run)
    parser.add_argument("file", metavar="FILE", help="the payments")
    add_output(parser, required=True)
    add_reading(parser)
    parser.add_argument(
        "--month",
        action=Once,
        metavar="MONTH",
        help="the month whose tax rate applies, such as 2026-03",
    )
    add_columns(parser)
    add_own_parameters(parser)
    add_language_of_messages(parser)
    add_summary(parser)
    add_jobs(parser, "all")


def _run(arguments: argparse.Namespace, output: Output) -> int:
    options = {
        "month": arguments.month,
        **columns_given(arguments),
        "parameters": own_parameters(arguments),
    }
    return compute_table(_ibo.payments, {"table": arguments.file}, arguments, **options)
