"""`ibo rules`: the rules and how certain they are."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from .. import _ibo, _words
from .._language import checked
from .._terminal import Output, table
from .arguments import COMPUTED, AddCommand, add_language

if TYPE_CHECKING:
    from .._language import _Language

__all__ = ["add"]


_ABOUT = """\
List the rules. Every line of a statement, every error and every assumption has
the number of its rule. A rule with parts of different certainty has a row for
each part; one without a certainty is about this library and not about the law."""


def add(command: AddCommand) -> None:
    """Adds the command."""
    add_language(command("rules", _ABOUT, _run))


def _run(arguments: argparse.Namespace, output: Output) -> int:
    language = checked(arguments.language)
    heads = _words.headings(("rule", "certainty", "what", "source"), language)
    heads = [*heads[:2], ", ".join(heads[2:])]
    output.write(table(heads, [_rule_as_row(rule, language) for rule in _ibo.rules()]))
    return COMPUTED


def _rule_as_row(rule: _ibo.Rule, language: _Language) -> tuple[str, ...]:
    certainty = _words.certainty(rule.certainty, language) if rule.certainty else ""
    return rule.id, certainty, f"{rule.title(language)}\n{rule.source}"
