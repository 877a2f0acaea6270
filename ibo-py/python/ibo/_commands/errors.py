"""`ibo errors`: the catalogue of errors."""

from __future__ import annotations

import argparse
import contextlib
from typing import TYPE_CHECKING

from .. import _ibo, _words
from .. import _sentence as sentence
from .._language import checked
from .._remedies import REMEDIES
from .._terminal import Fault, Output, table
from .arguments import COMPUTED, AddCommand, add_language

if TYPE_CHECKING:
    from .._language import _Language

__all__ = ["add"]


_ABOUT = """\
List every error that a case, a correction or a parameter file can give, with
its number and its rule; or those that you name, with what usually causes
them and what to do. Codes and numbers are never reused; messages may
change.

  ibo errors
  ibo errors percentage-not-allowed 1314 --language en"""


def add(command: AddCommand) -> None:
    """Adds the command and its arguments."""
    parser = command("errors", _ABOUT, _run)
    parser.add_argument("code", nargs="*", metavar="CODE", help="a code, or a number")
    add_language(parser)


def _run(arguments: argparse.Namespace, output: Output) -> int:
    language = checked(arguments.language)
    heads = _words.headings(("number", "code", "rule", "meaning"), language)
    errors = list(map(_named, arguments.code)) or _ibo.errors()
    rows = [
        (str(error.number), error.code, error.rule or "", error.meaning(language))
        for error in errors
    ]
    said = table(heads, rows)
    for error in errors if arguments.code else ():
        said += _remedy(error.code, language)
    if not arguments.code:
        said += f"\n{sentence.CAUSE_AND_CURE.of(language)}\n".encode()
    output.write(said)
    return COMPUTED


def _remedy(code: str, language: _Language) -> bytes:
    """The usual cause of an error and what to do, and the page that has them too."""
    cause, cure = (text.of(language) for text in REMEDIES[code])
    said = table((sentence.CAUSE.of(language), cause), [(sentence.CURE.of(language), cure)])
    page = sentence.PAGE_OF_ERROR.of(language).format(page=_page(), code=code)
    return f"\n{code}\n".encode() + said + f"{page}\n".encode()


def _named(name: str) -> _ibo.ErrorCode:
    """The error of a code or a number."""
    errors = _ibo.errors()
    for error in errors:
        if name in (error.code, str(error.number)):
            return error
    near = _ibo._nearest(name, [error.code for error in errors])
    raise Fault(
        sentence.UNKNOWN_ERROR_NEAR(code=name, near=near)
        if near
        else sentence.UNKNOWN_ERROR(code=name)
    )


def _page() -> str:
    """Where the page of the errors is: on the site, once the package names its documentation, and
    else in the project.
    """
    from importlib import metadata

    with contextlib.suppress(metadata.PackageNotFoundError):
        for address in metadata.metadata("ibo").get_all("Project-URL") or ():
            name, _, site = address.partition(", ")
            if name == "Documentation":
                return f"{site.rstrip('/')}/docs/errors.html"
    return "docs/errors.md"
