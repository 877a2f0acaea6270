"""Finds circles between the files of the project: files that need each other, so that none can be
understood first.

    python3 tests/circles/circles.py            this project; exit status 1 when there is a circle
    python3 tests/circles/circles.py FOLDER     another one

There is an arrow from file A to file B when A names something that B defines: `rust.py` and
`python.py` say how.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import python
import rust
from arrow import Arrow

PROJECT = Path(__file__).resolve().parents[2]


def reached(graph: dict[Path, set[Path]], start: Path) -> set[Path]:
    """The files to which arrows lead from a file."""
    found: set[Path] = set()
    ahead = list(graph[start])
    while ahead:
        file = ahead.pop()
        if file not in found:
            found.add(file)
            ahead += graph[file]
    return found


def circles(arrows: Iterable[Arrow]) -> list[list[Arrow]]:
    """For each set of files that all reach each other, the arrows between them, one for each pair
    of files.
    """
    first: dict[tuple[Path, Path], Arrow] = {}
    graph: dict[Path, set[Path]] = defaultdict(set)
    for arrow in sorted(arrows):
        first.setdefault((arrow.source, arrow.target), arrow)
        graph[arrow.source].add(arrow.target)
    reach = {file: reached(graph, file) for file in list(graph)}
    parts: dict[frozenset[Path], list[Arrow]] = defaultdict(list)
    for (source, target), arrow in first.items():
        if source in reach.get(target, ()):
            parts[
                frozenset(file for file in reach[source] if source in reach.get(file, ()))
            ].append(arrow)
    return sorted(parts.values())


def main(root: Path) -> int:
    """Prints each circle with its arrows."""
    arrows = [*rust.arrows(root), *python.arrows(root)]
    found = circles(arrows)
    for circle in found:
        print(f"A circle of {len({arrow.source for arrow in circle})} files:")
        for arrow in circle:
            print(f"  {arrow}")
    files = {file for arrow in arrows for file in (arrow.source, arrow.target)}
    print(
        f"{len(files)} files, {len({(a.source, a.target) for a in arrows})} arrows, {len(found)} circles"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else PROJECT))
