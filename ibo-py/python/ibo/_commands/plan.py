"""`ibo plan`: every month of an agreement, from one case."""

from __future__ import annotations

import argparse

from .. import _html, _ibo, _markup, _words
from .. import _sentence as sentence
from .._errors import IboError
from .._language import checked
from .._output_file import replaced
from .._terminal import Fault, Output, say
from .arguments import (
    COMPUTED,
    EXIT_STATUS,
    REFUSED,
    AddCommand,
    Once,
    add_options,
    options_of,
    settings,
)
from .input import read_case

__all__ = ["add"]


_ABOUT = f"""\
Compute every month of an agreement from one case: what the trainee gets and
what the employer pays, each month and in total. The leefloon of the case's
month stands in every month; unemployment and sickness count as they are dated.
A month that the agreement covers in part counts by its working days, unless
--attendance gives what is paid. The file has one case as JSON.

  ibo plan case.json --text nl
  ibo plan case.json --until 2026-06 --attendance 2026-03=76/167.2 > plan.json
  ibo plan case.json --html plan.html --text nl

{EXIT_STATUS}"""


def add(command: AddCommand) -> None:
    """Adds the command and its arguments."""
    parser = command("plan", _ABOUT, _run)
    parser.add_argument("file", metavar="CASE.json", help="the case; standard input if -")
    parser.add_argument(
        "--until",
        action=Once,
        metavar="MONTH",
        help="the last month, such as 2026-06; by default the last of the agreement",
    )
    parser.add_argument(
        "--attendance",
        action="append",
        type=_attendance,
        default=[],
        metavar="MONTH=Q/S",
        help="paid over normal hours or days of a month; can be repeated",
    )
    parser.add_argument(
        "--text", action=Once, choices=["nl", "en"], help="print the plan as a text for people"
    )
    parser.add_argument(
        "--html", action=Once, metavar="FILE", help="write the plan as a page for people"
    )
    add_options(parser)


def _attendance(text: str) -> tuple[str, str]:
    month, equals, given = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(sentence.ATTENDANCE())
    return month, given


def _run(arguments: argparse.Namespace, output: Output) -> int:
    options = options_of(arguments)
    case = read_case(arguments.file, "plan")
    attendance = dict(arguments.attendance)
    if len(attendance) < len(arguments.attendance):
        raise Fault(sentence.ATTENDANCE_TWICE())
    try:
        plan = _ibo.plan(_ibo.Case.from_json(case), arguments.until, attendance, **options)
    except IboError as error:
        say(f"ibo: {_words.label('refused', checked(arguments.text or 'en'))}: {error}")
        return REFUSED
    if arguments.html is not None:
        language = checked(arguments.text or "nl")
        title = f"{_words.label('plan', language)} {plan.case_ref}"
        with replaced(arguments.html, [arguments.file, *settings(arguments)]) as file:
            file.write(_markup.document(language, title, _html.plan(plan, language)))
    if arguments.text:
        output.write(plan.text(arguments.text).encode())
    elif arguments.html is None:
        output.write(f"{plan.to_json()}\n".encode())
    return COMPUTED
