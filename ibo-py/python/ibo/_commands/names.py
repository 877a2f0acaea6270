"""Names of commands and options that somebody misspelt: the nearest is named."""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Mapping, Sequence

from .. import _ibo
from .. import _sentence as sentence

__all__ = ["check_names", "nested", "options"]


def options(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """The options of a parser, in the order of its help."""
    return [
        action
        for action in parser._actions
        if action.option_strings and action.help != argparse.SUPPRESS
    ]


def nested(parser: argparse.ArgumentParser) -> Mapping[str, argparse.ArgumentParser]:
    """The commands of a parser, by their names."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            commands: Mapping[str, argparse.ArgumentParser] = action.choices
            return commands
    return {}


def check_names(
    given: Sequence[str],
    parser: argparse.ArgumentParser,
    commands: Mapping[str, argparse.ArgumentParser],
) -> None:
    """Ends the program where a command or a long option has a name that there is not."""
    place = _place_of_command(given, parser)
    _check_options(given[:place], parser, "ibo")
    if place >= len(given):
        return
    name = given[place]
    if name not in commands:
        near = _ibo._nearest(name, list(commands))
        parser.error(
            sentence.UNKNOWN_COMMAND_NEAR(command=name, near=near)
            if near
            else sentence.UNKNOWN_COMMAND(command=name, known=", ".join(commands))
        )
    _check_options(given[place + 1 :], commands[name], f"ibo {name}")


def _place_of_command(given: Sequence[str], parser: argparse.ArgumentParser) -> int:
    """Where the command stands: behind the options of the program and their values."""
    with_value = {
        name for option in options(parser) if option.nargs != 0 for name in option.option_strings
    }
    place = 0
    while place < len(given) and given[place].startswith("-"):
        place += 2 if given[place] in with_value else 1
    return place


def _check_options(given: Sequence[str], parser: argparse.ArgumentParser, command: str) -> None:
    known = [
        name
        for one in (parser, *nested(parser).values())
        for option in options(one)
        for name in option.option_strings
        if name.startswith("--")
    ]
    for argument in itertools.takewhile(lambda argument: argument != "--", given):
        option = argument.partition("=")[0]
        if not option.startswith("--") or option in known:
            continue
        near = _ibo._nearest(option, known)
        parser.error(
            sentence.UNKNOWN_OPTION_NEAR(option=option, near=near)
            if near
            else sentence.UNKNOWN_OPTION(option=option, command=command)
        )
