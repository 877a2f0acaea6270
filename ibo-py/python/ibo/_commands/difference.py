"""`ibo difference`: two statements side by side."""

from __future__ import annotations

import argparse

from .. import _ibo, _words
from .._errors import IboError
from .._language import checked
from .._terminal import Output, say
from .arguments import COMPUTED, EXIT_STATUS, REFUSED, AddCommand, Once
from .input import read_object

__all__ = ["add"]


_ABOUT = f"""\
Show two statements side by side, of any month or scheme: their lines, and the
values and records that differ. It is no correction. Each file has one statement
as JSON, as ibo statements prints it.

  ibo difference march.json april.json --text nl
  ibo difference march.json april.json > difference.json

{EXIT_STATUS}"""


def add(command: AddCommand) -> None:
    """Adds the command and its arguments."""
    parser = command("difference", _ABOUT, _run)
    parser.add_argument("one", metavar="ONE.json", help="a statement; standard input if -")
    parser.add_argument("other", metavar="OTHER.json", help="the other statement")
    parser.add_argument(
        "--text",
        action=Once,
        choices=["nl", "en"],
        help="print the difference as a text for people",
    )


def _run(arguments: argparse.Namespace, output: Output) -> int:
    one, other = read_object(arguments.one), read_object(arguments.other)
    try:
        difference = _ibo.difference(one, other)
    except IboError as error:
        say(f"ibo: {_words.label('refused', checked(arguments.text or 'en'))}: {error}")
        return REFUSED
    text = difference.text(arguments.text) if arguments.text else f"{difference.to_json()}\n"
    output.write(text.encode())
    return COMPUTED
