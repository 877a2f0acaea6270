"""What signals do while `python -m ibo` starts: Python imports this package before its command."""

from __future__ import annotations

import sys

# Then `sys.argv` is `-m` and the arguments, and the module stands before those.
if sys.argv[:1] == ["-m"] and sys.orig_argv[-len(sys.argv)] in ("ibo", "-mibo"):
    try:
        from ibo_start.signals import leave_on_signals

        leave_on_signals()
    except KeyboardInterrupt:
        sys.exit(130)
