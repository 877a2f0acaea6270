"""`ibo --completion bash|zsh|fish`: completion in a shell, from the declared arguments."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from .names import nested, options

__all__ = ["SHELLS", "Completion"]

SHELLS = ("bash", "zsh", "fish")


class Completion(argparse.Action):
    """Prints what makes a shell complete the command, and ends."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        arguments: argparse.Namespace,
        value: Any,
        option: str | None = None,
    ) -> None:
        command = Command.of(parser)
        print({"bash": _bash, "zsh": _zsh, "fish": _fish}[value](command), end="")
        parser.exit()


class Option(NamedTuple):
    """An option as a shell sees it."""

    names: tuple[str, ...]
    help: str
    words: tuple[str, ...]
    """The values that it takes; without any, a file or a text."""
    is_file: bool
    has_value: bool
    is_repeated: bool

    @classmethod
    def of(cls, action: argparse.Action) -> Option:
        """The option that is declared by an action of a parser."""
        metavar = action.metavar if isinstance(action.metavar, str) else ""
        return cls(
            names=tuple(action.option_strings),
            help=(action.help or "").replace("\n", " "),
            words=tuple(map(str, action.choices or ())),
            is_file=metavar.startswith("FILE"),
            has_value=action.nargs != 0,
            is_repeated=isinstance(action, argparse._AppendAction),
        )


class Command(NamedTuple):
    """The command, or one of its commands."""

    options: list[Option]
    takes_files: bool
    about: str
    commands: Mapping[str, Command]

    @classmethod
    def of(cls, parser: argparse.ArgumentParser) -> Command:
        """The command that is declared by a parser."""
        arguments = [action for action in parser._actions if not action.option_strings]
        commands = nested(parser)
        return cls(
            options=[Option.of(option) for option in options(parser)],
            takes_files=len(arguments) > bool(commands),
            about=(parser.description or "").partition(":")[0].partition(".")[0].replace("\n", " "),
            commands={name: cls.of(command) for name, command in commands.items()},
        )


# ---------------------------------------------------------------------------------------- bash

_BASH = """\
# Completion of ibo in bash: eval "$(ibo --completion bash)", for example in ~/.bashrc.
_ibo() {{
    local current="${{COMP_WORDS[COMP_CWORD]}}" previous="${{COMP_WORDS[COMP_CWORD-1]}}"
    local command="" place words="" files=""
    for ((place = 1; place < COMP_CWORD; place++)); do
        case "${{COMP_WORDS[place]}}" in
            {commands}) command="${{COMP_WORDS[place]}}"; break ;;
        esac
    done
    case "$command:$previous" in
{values}
        *)
            case "$command:$current" in
{names}
                :*) words="{all_commands}" ;;
{files}
            esac
            ;;
    esac
    local IFS=$'\\n'
    COMPREPLY=($(compgen -W "${{words// /$IFS}}" -- "$current"))
    if [ -n "$files" ]; then
        compopt -o filenames 2>/dev/null
        COMPREPLY+=($(compgen -f -- "$current"))
    fi
}}
complete -F _ibo ibo
"""


def _bash(ibo: Command) -> str:
    commands = {"": ibo, **ibo.commands}
    values = [
        f"        {'|'.join(f'{name}:{option_name}' for option_name in option.names)}) {_bash_value(option)} ;;"
        for name, command in commands.items()
        for option in command.options
        if option.has_value
    ]
    names = [
        f'                {name}:-*) words="{" ".join(_names(command))}" ;;'
        for name, command in commands.items()
    ]
    files = [
        f"                {name}:*) {_bash_argument(command)} ;;"
        for name, command in ibo.commands.items()
        if command.takes_files or command.commands
    ]
    return _BASH.format(
        commands="|".join(ibo.commands),
        all_commands=" ".join(ibo.commands),
        values="\n".join(values),
        names="\n".join(names),
        files="\n".join(files),
    )


def _bash_argument(command: Command) -> str:
    """The commands of a command, and files, which these take."""
    words = " ".join(command.commands)
    return f'words="{words}"; files=1' if words else "files=1"


def _bash_value(option: Option) -> str:
    if option.words:
        return f'words="{" ".join(option.words)}"'
    return "files=1" if option.is_file else ":"


def _names(command: Command) -> Iterable[str]:
    return (name for option in command.options for name in option.names)


# ----------------------------------------------------------------------------------------- zsh

_ZSH = """\
#compdef ibo
# Completion of ibo in zsh: ibo --completion zsh > a folder of your fpath, as _ibo.
_ibo() {{
    local context state state_descr line
    typeset -A opt_args
    _arguments -C {options} '1:command:->command' '*::argument:->arguments' && return
    case $state in
        command)
            local -a commands=({commands})
            _describe command commands
            ;;
        arguments)
            case $words[1] in
{cases}
            esac
            ;;
    esac
}}
if [ "$funcstack[1]" = _ibo ]; then
    _ibo "$@"
else
    compdef _ibo ibo
fi
"""


def _zsh(ibo: Command) -> str:
    return _ZSH.format(
        options=_zsh_options(ibo),
        commands=" ".join(
            _quoted(f"{name}:{command.about}") for name, command in ibo.commands.items()
        ),
        cases="\n".join(
            f"                {name}) _arguments {_zsh_options(command)}"
            f"{_zsh_arguments(command)} ;;"
            for name, command in ibo.commands.items()
        ),
    )


def _zsh_arguments(command: Command) -> str:
    """The commands of a command, and files, which these take."""
    words = _quoted(f"1:command:({' '.join(command.commands)})") if command.commands else ""
    files = _quoted("*:file:_files") if command.takes_files or command.commands else ""
    return "".join(f" {argument}" for argument in (words, files) if argument)


def _zsh_options(command: Command) -> str:
    return " ".join(_zsh_option(option) for option in command.options)


def _zsh_option(option: Option) -> str:
    about = option.help.translate({ord(sign): f"\\{sign}" for sign in "[]:\\"})
    value = ""
    if option.has_value:
        taken = (
            f"({' '.join(option.words)})" if option.words else "_files" if option.is_file else " "
        )
        value = f":value:{taken}"
    if option.is_repeated:
        return " ".join(_quoted(f"*{name}[{about}]{value}") for name in option.names)
    others = f"({' '.join(option.names)})"
    return " ".join(_quoted(f"{others}{name}[{about}]{value}") for name in option.names)


# ---------------------------------------------------------------------------------------- fish


def _fish(ibo: Command) -> str:
    lines = ["# Completion of ibo in fish: ibo --completion fish | source", "complete -c ibo -f"]
    lines += [
        f"complete -c ibo -n __fish_use_subcommand -a {name} -d {_quoted(command.about)}"
        for name, command in ibo.commands.items()
    ]
    lines += [_fish_option("__fish_use_subcommand", option) for option in ibo.options]
    for name, command in ibo.commands.items():
        seen = _quoted(f"__fish_seen_subcommand_from {name}")
        if command.commands:
            lines.append(f"complete -c ibo -n {seen} -a {_quoted(' '.join(command.commands))}")
        if command.takes_files or command.commands:
            lines.append(f"complete -c ibo -n {seen} -F")
        lines += [_fish_option(seen, option) for option in command.options]
    return "\n".join([*lines, ""])


def _fish_option(condition: str, option: Option) -> str:
    names = " ".join(
        f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names
    )
    value = ""
    if option.words:
        value = f" -x -a {_quoted(' '.join(option.words))}"
    elif option.has_value:
        value = " -r -F" if option.is_file else " -x"
    return f"complete -c ibo -n {condition} {names}{value} -d {_quoted(option.help)}"


def _quoted(text: str) -> str:
    """A text as every shell reads it back."""
    return "'" + text.replace("'", "'\\''") + "'"
