"""Where the command `ibo` starts. This package is apart from `ibo`, which takes a while to import:
a signal that comes in that while ends the command quietly, as nothing has begun.
"""

__all__ = ["main"]

_INTERRUPTED = 130


def main() -> int:
    """Runs the command with the arguments of the process and returns its exit status."""
    try:
        from .signals import leave_on_signals

        leave_on_signals()
        from ibo.__main__ import main as command
    except KeyboardInterrupt:
        return _INTERRUPTED
    return command()
