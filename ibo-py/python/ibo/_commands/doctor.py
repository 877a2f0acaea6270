"""`ibo doctor`: whether this installation is sound, and how old its values are."""

from __future__ import annotations

import argparse
import json

from .. import _sentence as sentence
from .._terminal import Output, table
from .arguments import COMPUTED, REFUSED, AddCommand, add_language_of_messages

__all__ = ["add"]


_ABOUT = """\
Check this installation: the versions of the package and the library, the dated
values and the age of their last check (R7.4), the extras that are installed,
and one month that is computed here and must give a known amount. Each line is
ok, a remark, or wrong; what is not ok says what to do.

  ibo doctor
  ibo doctor --month 2027-02 --json

Exit status: 0 when nothing is wrong, 1 when something is, 2 when the month
cannot be read."""


def add(command: AddCommand) -> None:
    """Adds the command and its arguments."""
    parser = command("doctor", _ABOUT, _run)
    parser.add_argument(
        "--month", metavar="MONTH", help="the month to be computed, such as 2027-02 (default: now)"
    )
    parser.add_argument("--json", action="store_true", help="print what was found as JSON")
    add_language_of_messages(parser)


def _run(arguments: argparse.Namespace, output: Output) -> int:
    # It looks around in the system, which no other command needs.
    from .. import _doctor

    found = _doctor.checked(arguments.month)
    if arguments.json:
        fields = {**found._asdict(), "checks": [check._asdict() for check in found.checks]}
        output.write(json.dumps(fields, indent=2, ensure_ascii=False).encode() + b"\n")
    else:
        heads = [head() for head in sentence.DOCTOR_HEADS]
        rows = [
            (sentence.DOCTOR_STATES[check.state](), check.name, f"{check.found}\n{check.next}")
            for check in found.checks
        ]
        output.write(table(heads, rows))
    return REFUSED if any(check.state == "wrong" for check in found.checks) else COMPUTED
