"""`ibo population`: a made-up population in files, to try things on."""

from __future__ import annotations

import argparse
from pathlib import Path

from .. import _sentence as sentence
from .._output_file import replaced
from .._table_write import write_table
from .._terminal import Fault, Output, say
from ..examples import population
from .arguments import COMPUTED, AddCommand, from_zero

__all__ = ["add"]


_ABOUT = """\
Write a made-up population to try things on: a table of cases and the records of
the three institutions, in a folder that is made where it is absent. Nobody in
it exists. The same rows and seed give the same tables. The second delivery is
of the same agreements, some months later: benefits turn out to be others, and
most of what was refused is repaired.

  ibo population first --rows 100000 --seed 2026
  ibo population second --rows 100000 --seed 2026 --delivery 2

The tables are cases, unemployment, leefloon and sickness. The columns region
and joint_committee of the cases are for --keep: no rule reads them."""

_TABLES = ("cases", "unemployment", "leefloon", "sickness")


def add(command: AddCommand) -> None:
    """Adds the command and its arguments."""
    parser = command("population", _ABOUT, _run)
    parser.add_argument("folder", metavar="FOLDER", help="where the tables are written")
    parser.add_argument(
        "--rows",
        type=from_zero,
        default=1000,
        metavar="N",
        help="how many cases and months, up to 10000000 (default 1000)",
    )
    parser.add_argument(
        "--seed",
        type=from_zero,
        default=0,
        metavar="N",
        help="another seed, other rows (default 0)",
    )
    parser.add_argument(
        "--delivery", type=int, choices=[1, 2], default=1, help="which delivery (default 1)"
    )
    parser.add_argument(
        "--format",
        choices=["parquet", "csv", "jsonl", "xlsx"],
        default="parquet",
        help="the format of the tables (default parquet)",
    )


def _run(arguments: argparse.Namespace, output: Output) -> int:
    try:
        people = population(arguments.rows, arguments.seed, arguments.delivery)
    except ValueError as error:
        raise Fault(str(error)) from error
    folder = Path(arguments.folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Fault(f"{folder}: {error.strerror}") from error
    for name in _TABLES:
        path = str(folder / f"{name}.{arguments.format}")
        table = getattr(people, name)
        with replaced(path, []) as file:
            write_table(table, path, file)
        say(sentence.WRITTEN(path=path, rows=sentence.figures(len(table))))
    return COMPUTED
