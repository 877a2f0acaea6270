"""The command `ibo`, also `python -m ibo`. It reads and prints; the library computes."""

from __future__ import annotations

import argparse
import functools
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from . import _ibo
from ._commands import corrections, errors, explain, parameters, payments, rules, statements
from ._commands.arguments import INTERRUPTED, UNREADABLE
from ._language import checked, local_language
from ._terminal import Fault, Output, say

if TYPE_CHECKING:
    from ._language import _Language

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command with these arguments (by default those of the process) and returns its exit
    status.

    0 when everything was computed, 1 when a case was refused, 2 when the input could not be read,
    130 after Ctrl-C.
    """
    try:
        arguments = _parser().parse_args(argv)
    except SystemExit as done:  # --help, --version and invalid arguments
        return done.code if isinstance(done.code, int) else UNREADABLE
    try:
        with Output() as output, local_language(_language_of(arguments)):
            status: int = arguments.run(arguments, output)
            return status
    except Fault as fault:
        say(f"ibo: {fault}")
        return UNREADABLE
    except KeyboardInterrupt:
        say("ibo: interrupted")
        return INTERRUPTED


def _language_of(arguments: argparse.Namespace) -> _Language:
    """The language that was asked for, also of errors; else English."""
    asked = getattr(arguments, "text", None) or getattr(arguments, "language", None)
    return checked(asked or "en")


_ABOUT = """\
The premium of the Flemish individuele beroepsopleiding (IBO): exact to the
cent, and explained line by line.

commands:
  statements   compute many cases: JSON, one object per line, or a table
  payments     compute a table of payments from VDAB's amounts
  corrections  compare statements with those that were issued
  explain      show one case as a text for people
  parameters   list the dated values, with their sources
  rules        list the rules and how certain they are
  errors       list every error with its number and rule

ibo COMMAND --help explains a command."""


def _parser() -> argparse.ArgumentParser:
    style = functools.partial(argparse.RawDescriptionHelpFormatter, max_help_position=26)
    usage = "ibo [-h] [--version] COMMAND ..."
    top = argparse.ArgumentParser("ibo", usage, _ABOUT, formatter_class=style, allow_abbrev=False)
    version = f"ibo {_ibo.__version__}, values {_ibo.Parameters().fingerprint}"
    top.add_argument("--version", action="version", version=version)
    # The description lists the commands.
    commands = top.add_subparsers(
        metavar="COMMAND", required=True, prog="ibo", help=argparse.SUPPRESS
    )

    def command(name: str, about: str, run: Callable[..., int]) -> argparse.ArgumentParser:
        added = commands.add_parser(
            name, description=about, formatter_class=style, allow_abbrev=False
        )
        added.set_defaults(run=run)
        return added

    for module in (statements, payments, corrections, explain, parameters, rules, errors):
        module.add(command)
    return top


if __name__ == "__main__":
    sys.exit(main())
