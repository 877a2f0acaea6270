"""What signals do until a command has something to end."""

from __future__ import annotations

import os
import signal

__all__ = ["ENDING", "leave", "leave_on_signals"]

ENDING = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]
"""The signals that ask a process to end; Ctrl-C is the first."""


def leave_on_signals() -> None:
    """Lets these signals end the process at once; one that is ignored, as after `nohup`, stays so."""
    for number in ENDING:
        if signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, leave)


def leave(number: int, _: object) -> None:
    """Ends the process at once."""
    os._exit(128 + number)
