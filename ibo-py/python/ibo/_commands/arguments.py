"""Arguments that several commands share, and their values."""

from __future__ import annotations

import argparse
import warnings
from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar

from .. import _ibo
from .. import _sentence as sentence
from .._certainty import Certainty
from .._errors import IboError
from .._table_files import FORMATS, InputOptions
from .._terminal import Fault, say

__all__ = [
    "COMPUTED",
    "EXIT_STATUS",
    "INTERRUPTED",
    "REFUSED",
    "UNREADABLE",
    "AddCommand",
    "Once",
    "add_codes",
    "add_jobs",
    "add_language",
    "add_language_of_messages",
    "add_min_group",
    "add_options",
    "add_output",
    "add_own_parameters",
    "add_reading",
    "add_summary",
    "from_zero",
    "input_options",
    "of_file",
    "options_of",
    "own_parameters",
    "parameters_of_file",
    "settings",
]

_Read = TypeVar("_Read")

AddCommand: TypeAlias = Callable[[str, str, Callable[..., int]], argparse.ArgumentParser]
"""Adds a command by its name, its description and the function that runs it."""


COMPUTED, REFUSED, UNREADABLE, INTERRUPTED = 0, 1, 2, 130
EXIT_STATUS = """\
Exit status: 0 when everything was computed, 1 when a case was refused, 2 when
the input could not be read."""


def add_options(command: argparse.ArgumentParser) -> None:
    words = [certainty.value for certainty in sorted(Certainty, reverse=True)]
    require_help = "refuse a weaker result, and say what makes it weaker"
    command.add_argument("--require", action=Once, choices=words, help=require_help)
    command.add_argument(
        "--provisional", action="store_true", help="accept sources without a final answer"
    )
    add_own_parameters(command)
    add_codes(command)
    reform_help = "compute under this reform; what it touches is hypothetical"
    command.add_argument("--reform", action=Once, metavar="FILE.toml", help=reform_help)


def add_codes(command: argparse.ArgumentParser) -> None:
    codes_help = "what the codes of a delivery mean; can be repeated"
    command.add_argument("--codes", action="append", metavar="FILE.toml", help=codes_help)


def add_own_parameters(command: argparse.ArgumentParser) -> None:
    own_help = "lay your own dated values over those of the library; can be repeated"
    command.add_argument("--parameters", action="append", metavar="FILE.toml", help=own_help)


def add_output(command: argparse.ArgumentParser, required: bool) -> None:
    output_help = "write to this file, in the format of its ending"
    command.add_argument(
        "-o", "--output", action=Once, required=required, metavar="FILE", help=output_help
    )


def add_reading(command: argparse.ArgumentParser) -> None:
    """Adds how files are read."""
    command.add_argument(
        "--format",
        action=Once,
        choices=FORMATS,
        metavar="FORMAT",
        help=f"the format of inputs whose name does not say it: {', '.join(FORMATS)}",
    )
    command.add_argument(
        "--csv",
        action=Once,
        choices=["belgian", "standard"],
        metavar="FORM",
        help="the form of CSV: belgian (decimal comma, dd/mm/yyyy, also in the output) or standard "
        "(point, yyyy-mm-dd)",
    )


def input_options(arguments: argparse.Namespace) -> InputOptions:
    """How files are read, as it was asked."""

    def tell(what: str) -> None:
        say(f"ibo: {what}")

    return InputOptions(arguments.jobs, arguments.csv, arguments.format, tell)


def add_jobs(command: argparse.ArgumentParser, default: str) -> None:
    jobs_help = f"compute on N processor cores at once (default {default})"
    command.add_argument("--jobs", type=_jobs, metavar="N", help=jobs_help)


def add_min_group(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--min-group",
        type=_least,
        default=5,
        metavar="N",
        help="show groups of fewer rows as one (default 5)",
    )


def _least(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= 1_000_000):
        raise argparse.ArgumentTypeError("must be a whole number from 1")
    return int(text)


def add_language_of_messages(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--language",
        action=Once,
        choices=["nl", "en"],
        help="write messages in Dutch (nl) or English (en, the default)",
    )


def add_summary(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--summary",
        action=Once,
        choices=["text", "json"],
        help="how the summary of a table is written to standard error (default text)",
    )


def add_language(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--language",
        choices=["nl", "en"],
        default="nl",
        help="Dutch (nl, the default) or English (en)",
    )


class Once(argparse.Action):
    """An option that can be given only once: of two values we do not guess which one counts."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        arguments: argparse.Namespace,
        value: Any,
        option: str | None = None,
    ) -> None:
        if getattr(arguments, self.dest) is not None:
            raise argparse.ArgumentError(self, "given more than once")
        setattr(arguments, self.dest, self.const or value)


def _jobs(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= 256):
        raise argparse.ArgumentTypeError("must be a whole number from 1 to 256")
    return int(text)


def from_zero(text: str) -> int:
    """A whole number from 0."""
    if not (text.isascii() and text.isdigit() and len(text) <= 18):
        raise argparse.ArgumentTypeError(sentence.FROM_ZERO())
    return int(text)


def options_of(arguments: argparse.Namespace) -> dict[str, Any]:
    reform = arguments.reform
    return {
        "require": arguments.require,
        "provisional": arguments.provisional,
        "parameters": own_parameters(arguments),
        "reform": None if reform is None else of_file(_ibo.Reform.from_file, reform),
    }


def own_parameters(arguments: argparse.Namespace) -> _ibo.Parameters:
    """The values of the library, with those of the files that were given, and what codes mean."""
    parameters = _ibo.Parameters()
    for path in arguments.parameters or ():
        parameters = parameters_of_file(parameters, path)
    for note in parameters.notes:
        say(f"ibo: {note}")
    for path in getattr(arguments, "codes", None) or ():
        parameters = of_file(parameters.with_codes, path)
    return parameters


def parameters_of_file(over: _ibo.Parameters, path: str) -> _ibo.Parameters:
    """The values of a file: a whole set, or values laid over others."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return of_file(over.with_file, path)


def of_file(read: Callable[[str], _Read], path: str) -> _Read:
    """What is read from a file; what is wrong with it ends the command."""
    try:
        return read(path)
    except OSError as error:
        raise Fault(f"{path}: {error.strerror or error}") from error
    except IboError as error:  # its message names the file
        raise Fault(str(error)) from error
    except ValueError as error:
        raise Fault(f"{path}: {error}") from error


def settings(arguments: argparse.Namespace) -> list[str]:
    """The files that say how to compute."""
    given = vars(arguments)
    repeated = [path for name in ("parameters", "codes") for path in given.get(name) or ()]
    once = [given[name] for name in ("reform", "baseline") if given.get(name) is not None]
    return [*repeated, *once]
