"""`ibo explain`: one case as a text for people."""

from __future__ import annotations

import argparse

from .. import _ibo, _words
from .. import _sentence as sentence
from .._errors import IboError
from .._language import checked
from .._terminal import Output, say
from .arguments import (
    COMPUTED,
    EXIT_STATUS,
    REFUSED,
    AddCommand,
    add_language,
    add_options,
    options_of,
)
from .input import read_case

__all__ = ["add"]


_ABOUT = f"""\
Show one case as a text for people: every line with its amount, its formula in
figures, its rule and its certainty; then the records that were left out and the
assumptions. The file has one case as JSON, on one line or on many.

  ibo explain case.json
  ibo explain - --language en < case.json

{EXIT_STATUS}"""


def add(command: AddCommand) -> None:
    """Adds the command and its arguments."""
    parser = command("explain", _ABOUT, _run)
    parser.add_argument("file", metavar="CASE.json", help="the case; standard input if -")
    add_language(parser)
    add_options(parser)


def _run(arguments: argparse.Namespace, output: Output) -> int:
    options = options_of(arguments)
    case = read_case(arguments.file, "explain")
    try:
        statement = _ibo.statement(_ibo.Case.from_json(case), **options)
    except IboError as error:
        say(f"ibo: {_words.label('refused', checked(arguments.language))}: {error}")
        if error.code == "malformed-json" and b"\n{" in case:
            where = sentence.MANY_CASES(language=arguments.language, file=arguments.file)
            say(f"ibo: {where}")
        return REFUSED
    output.write(statement.explain(arguments.language).encode())
    return COMPUTED
