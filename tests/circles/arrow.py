"""An arrow from a file to a file that it needs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

NOT_OURS = {"target", "site-packages"}


@dataclass(frozen=True, order=True)
class Arrow:
    """`source` names in this line something that `target` defines."""

    source: Path
    target: Path
    line: int
    name: str

    def __str__(self) -> str:
        return f"{self.source}:{self.line} names {self.name} of {self.target}"


def files(root: Path, pattern: str) -> list[Path]:
    """The files of a project with such a name, from its root."""
    found = (path.relative_to(root) for path in root.rglob(pattern))
    return sorted(
        path for path in found if not any(part in NOT_OURS or part[0] == "." for part in path.parts)
    )
