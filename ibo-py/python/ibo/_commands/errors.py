"""`ibo errors`: the catalogue of errors."""

from __future__ import annotations

import argparse

from .. import _ibo, _words
from .._language import checked
from .._terminal import Output, table
from .arguments import COMPUTED, AddCommand, add_language

__all__ = ["add"]


_ABOUT = """\
List every error that a case, a correction or a parameter file can give, with
its number and its rule. Codes and numbers are never reused; messages may
change."""


def add(command: AddCommand) -> None:
    """Adds the command."""
    add_language(command("errors", _ABOUT, _run))


def _run(arguments: argparse.Namespace, output: Output) -> int:
    language = checked(arguments.language)
    heads = _words.headings(("number", "code", "rule", "meaning"), language)
    rows = [
        (str(error.number), error.code, error.rule or "", error.meaning(language))
        for error in _ibo.errors()
    ]
    output.write(table(heads, rows))
    return COMPUTED
