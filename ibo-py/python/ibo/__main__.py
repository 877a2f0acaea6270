"""The command `ibo`, also `python -m ibo`. It reads and prints; the library computes."""

from __future__ import annotations

import argparse
import functools
import itertools
import sys
import warnings
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from . import _ibo
from . import _sentence as sentence
from ._commands import (
    case,
    compare,
    corrections,
    difference,
    doctor,
    errors,
    explain,
    parameters,
    payments,
    plan,
    population,
    report,
    rules,
    schema,
    sensitivity,
    statements,
    values,
    verify,
)
from ._commands.arguments import INTERRUPTED, UNREADABLE
from ._commands.completion import SHELLS, Completion
from ._commands.names import check_names
from ._language import checked, local_language
from ._terminal import Fault, Interrupted, Output, say

if TYPE_CHECKING:
    from ._language import _Language

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command with these arguments (by default those of the process) and returns its exit
    status.

    0 when everything was computed, 1 when a case was refused, 2 when the input could not be read,
    130 after Ctrl-C, 143 after SIGTERM, 129 after SIGHUP.
    """
    try:
        given = sys.argv[1:] if argv is None else list(argv)
        parser, commands = _parser()
        with local_language(_language_in(given)):
            check_names(given, parser, commands)
            arguments = parser.parse_args(given)
    except SystemExit as done:  # --help, --version and invalid arguments
        return done.code if isinstance(done.code, int) else UNREADABLE
    with local_language(_language_of(arguments)):
        try:
            with warnings.catch_warnings(), Output() as output:
                warnings.showwarning = _warn
                _check_output(arguments, output)
                status: int = arguments.run(arguments, output)
                return status
        except Fault as fault:
            say(f"ibo: {fault}")
            return UNREADABLE
        except MemoryError:
            say(f"ibo: {sentence.MEMORY()}")
            return UNREADABLE
        except KeyboardInterrupt as interrupt:
            say(f"ibo: {sentence.INTERRUPTED()}")
            return 128 + interrupt.number if isinstance(interrupt, Interrupted) else INTERRUPTED


def _warn(message: Warning | str, *_: Any, **__: Any) -> None:
    """A warning of the library, such as of a reform that a case reads nothing of."""
    say(f"ibo: {message}")


def _check_output(arguments: argparse.Namespace, output: Output) -> None:
    """Refuses what is read and printed to at once: its end would never come."""
    for name, value in vars(arguments).items():
        for path in value if isinstance(value, list) else [value]:
            if name != "output" and isinstance(path, str) and output.goes_to(path):
                whose = sentence.STANDARD_INPUT() if path == "-" else path
                raise Fault(sentence.IS_OUTPUT(path=whose))


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
  compare      compare a table of cases under a reform with the law
  sensitivity  say what the open questions of the law are worth
  report       make a page of a table of statements or cases
  case         print one row of a table of cases as JSON
  explain      show one case as a text for people
  plan         compute every month of an agreement from one case
  difference   show two statements side by side
  verify       compute statements that were issued earlier again
  parameters   list the dated values, with their sources
  values       compare two sets of dated values
  rules        list the rules and how certain they are
  errors       list every error with its number and rule
  schema       print the JSON Schema of a case, a statement and the like
  population   write a made-up population to try things on
  doctor       check this installation and the age of its values

ibo COMMAND --help explains a command."""


def _language_in(given: Sequence[str]) -> _Language:
    """The same of arguments that are not parsed yet."""
    for name, value in itertools.pairwise(given):
        if name in ("--text", "--language") and value in ("nl", "en"):
            return checked(value)
    return "en"


def _parser() -> tuple[argparse.ArgumentParser, dict[str, argparse.ArgumentParser]]:
    style = functools.partial(argparse.RawDescriptionHelpFormatter, max_help_position=26)
    usage = "ibo [-h] [--version] [--completion SHELL] COMMAND ..."
    top = argparse.ArgumentParser("ibo", usage, _ABOUT, formatter_class=style, allow_abbrev=False)
    version = f"ibo {_ibo.__version__}, values {_ibo.Parameters().fingerprint}"
    top.add_argument("--version", action="version", version=version)
    shells = "print the completion for a shell: bash, zsh or fish"
    top.add_argument("--completion", action=Completion, choices=SHELLS, help=shells)
    # The description lists the commands.
    commands = top.add_subparsers(
        metavar="COMMAND", required=True, prog="ibo", help=argparse.SUPPRESS
    )

    parsers: dict[str, argparse.ArgumentParser] = {}

    def command(name: str, about: str, run: Callable[..., int]) -> argparse.ArgumentParser:
        added = commands.add_parser(
            name, description=about, formatter_class=style, allow_abbrev=False
        )
        added.set_defaults(run=run)
        parsers[name] = added
        return added

    for module in (
        statements,
        payments,
        corrections,
        compare,
        sensitivity,
        report,
        case,
        explain,
        plan,
        difference,
        verify,
        parameters,
        values,
        rules,
        errors,
        schema,
        population,
        doctor,
    ):
        module.add(command)
    return top, parsers


if __name__ == "__main__":
    sys.exit(main())
