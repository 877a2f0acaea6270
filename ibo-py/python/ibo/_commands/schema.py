"""`ibo schema`: the JSON Schemas of the format."""

from __future__ import annotations

import argparse

from .. import _ibo
from .._terminal import Output
from .arguments import COMPUTED, AddCommand

__all__ = ["add"]


_ABOUT = """\
Print the JSON Schema (draft 2020-12) of a shape of the format. It says which
fields there are, and their types and forms. Reading a document refuses more:
days that the calendar does not have, and statements that contradict themselves.

  ibo schema case > case.schema.json"""


def add(command: AddCommand) -> None:
    """Adds the command and its argument."""
    parser = command("schema", _ABOUT, _run)
    parser.add_argument("name", choices=_ibo._schema_names(), help="the shape")


def _run(arguments: argparse.Namespace, output: Output) -> int:
    output.write(_ibo._schema_json(arguments.name).encode() + b"\n")
    return COMPUTED
