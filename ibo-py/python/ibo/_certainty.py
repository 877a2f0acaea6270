"""How certain a rule or a value is."""

from __future__ import annotations

import enum
import functools

__all__ = ["Certainty"]


@functools.total_ordering
class Certainty(enum.Enum):
    """How certain a rule or a value is. A weaker certainty is smaller.

    >>> import ibo
    >>> ibo.Certainty.HYPOTHETICAL < ibo.Certainty.ASSUMED < ibo.Certainty.SECONDARY < ibo.Certainty.OFFICIAL
    True
    >>> ibo.Certainty("secondary").name
    'SECONDARY'
    """

    HYPOTHETICAL = "hypothetical"
    """Not the law: a value of a planned or imagined reform. The values of this package never are.
    """
    ASSUMED = "assumed"
    """Our reading, because the public text is silent or was not read; or a value past its last
    check.
    """
    SECONDARY = "secondary"
    """Read in a professional publication."""
    OFFICIAL = "official"
    """Read in an official text."""

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Certainty):
            return NotImplemented
        order = list(Certainty)
        return order.index(self) < order.index(other)

    def __str__(self) -> str:
        return self.value
