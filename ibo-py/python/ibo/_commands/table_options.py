"""Options of a table of cases, which several commands share, and their values."""

from __future__ import annotations

import argparse
from typing import Any

from .arguments import Once, add_reading

__all__ = [
    "add_columns",
    "add_ignore_extra",
    "add_table_options",
    "columns_given",
    "options_of_table",
    "tables_given",
    "tables_of",
]


_TABLES = {
    "unemployment": "records of the RVA",
    "leefloon": "records of the POD MI",
    "sickness": "records of the insurers",
    "absences": "absences",
}
_OPTIONS = ("key", "month", "keep", "ignore_extra", "ignore_unknown_cases", "allow_duplicates")


def add_table_options(command: argparse.ArgumentParser) -> None:
    """Adds the tables beside the cases, how they are read, and what is said of columns and rows."""
    for name, what in _TABLES.items():
        table_help = f"a table of the {what}, for a table of cases"
        command.add_argument(f"--{name}", action=Once, metavar="FILE", help=table_help)
    command.add_argument(
        "--key",
        action=Once,
        metavar="COLUMN",
        help="the column that joins records to cases, in place of case_ref",
    )
    command.add_argument(
        "--month", action=Once, metavar="2026-03", help="compute only the rows of this month"
    )
    add_columns(command)
    command.add_argument(
        "--ignore-unknown-cases",
        action="store_true",
        help="pass over records of a case that no row has",
    )
    command.add_argument(
        "--allow-duplicates",
        action="store_true",
        help="compute duplicates (same case and month) instead of refusing them",
    )
    add_reading(command)


def add_columns(command: argparse.ArgumentParser) -> None:
    """Adds what is said of the columns that are not computed with."""
    command.add_argument(
        "--keep", action="append", metavar="COLUMN", help="hand a column on; can be repeated"
    )
    add_ignore_extra(command)


def add_ignore_extra(command: argparse._ActionsContainer) -> None:
    """Adds what becomes of columns that are not known."""
    command.add_argument(
        "--ignore-extra", action="store_true", help="pass over columns that are not known"
    )


def tables_of(arguments: argparse.Namespace) -> dict[str, str]:
    """The files of the tables beside the cases."""
    return {name: path for name in _TABLES if (path := getattr(arguments, name)) is not None}


def tables_given(arguments: argparse.Namespace) -> list[str]:
    """The options that were given and that only a table of cases has."""
    options = [*tables_of(arguments), *(name for name in _OPTIONS if getattr(arguments, name))]
    return [f"--{name.replace('_', '-')}" for name in options]


def options_of_table(arguments: argparse.Namespace) -> dict[str, Any]:
    """What is said of columns and rows, as keywords."""
    return {
        "key": arguments.key,
        "month": arguments.month,
        **columns_given(arguments),
        "unknown_cases": "ignore" if arguments.ignore_unknown_cases else "refuse",
        "duplicates": "allow" if arguments.allow_duplicates else "refuse",
    }


def columns_given(arguments: argparse.Namespace) -> dict[str, Any]:
    """What `add_columns` asked, as keywords."""
    return {
        "keep": arguments.keep,
        "extra": "ignore" if arguments.ignore_extra else "refuse",
    }
