"""`ibo values`: two sets of dated values, compared."""

from __future__ import annotations

import argparse

from .. import _ibo
from .._terminal import Output
from .arguments import COMPUTED, AddCommand, add_language, parameters_of_file

__all__ = ["add"]


_ABOUT = """\
Compare two sets of dated values: which ids and dates moved, and which months
they can touch. A file is a whole set, as ibo parameters --canonical prints it,
or holds values of your own, which are laid over those of the library. Without
NEW, the set of the library is the new one.

  ibo values diff values-2026.toml
  ibo values diff old.toml new.toml --language en
  ibo values diff old.toml new.toml --json"""


def add(command: AddCommand) -> None:
    """Adds the command and its arguments."""
    parser = command("values", _ABOUT, _run)
    parser.add_argument("what", choices=["diff"], metavar="diff", help="compare two sets")
    parser.add_argument("old", metavar="OLD.toml", help="the first set")
    parser.add_argument(
        "new", nargs="?", metavar="NEW.toml", help="the second set; without it that of the library"
    )
    parser.add_argument("--json", action="store_true", help="print what moved as JSON")
    add_language(parser)


def _run(arguments: argparse.Namespace, output: Output) -> int:
    library = _ibo.Parameters()
    old = parameters_of_file(library, arguments.old)
    new = library if arguments.new is None else parameters_of_file(library, arguments.new)
    diff = _ibo.values_diff(old, new)
    text = diff.to_json() + "\n" if arguments.json else diff.explain(arguments.language)
    output.write(text.encode())
    return COMPUTED
