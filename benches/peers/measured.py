"""What a peer hands to `measure.py`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from columns import Ints


@dataclass(frozen=True)
class Measured:
    """A peer with its inputs in memory in the form that suits it best."""

    run: Callable[[], Any]
    """What the clock measures: all output columns, newly made. A stream is read to its end."""
    results: Callable[[Any], Mapping[str, Ints]]
    """The output columns of a run, in cents, after the clock."""
    collect: Callable[[], Any] | None = None
    """A run that keeps what `results` needs, where `run` lets go of it batch by batch."""
    input_bytes: int = 0
    """Where the peer's memory is compared with its input and output."""
    output_bytes: Callable[[Any], int] | None = None
