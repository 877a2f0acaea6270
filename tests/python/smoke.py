"""The golden fixtures through the installed package, with nothing but the standard library: for
every Python that is there.
"""

from __future__ import annotations

import json
import pickle
import sys
from pathlib import Path
from typing import Any

import ibo

CASES = Path(__file__).resolve().parents[2] / "fixtures" / "cases"


def computed(fixture: dict[str, Any]) -> ibo.Statement:
    """The statement of a golden fixture, with its options."""
    options = dict(fixture["options"])
    own = options.pop("parameters", None)
    parameters = ibo.Parameters().with_toml(own) if own else None
    case = ibo.Case.from_json(json.dumps(fixture["case"]))
    return ibo.statement(case, parameters=parameters, **options)


def main() -> int:
    paths = sorted(CASES.glob("*.json"))
    for path in paths:
        fixture = json.loads(path.read_text("utf-8"))
        statement = computed(fixture)
        expected = json.dumps(fixture["statement"], ensure_ascii=False, separators=(",", ":"))
        if statement.to_json() != expected or pickle.loads(pickle.dumps(statement)) != statement:
            print(f"{path.name} differs on Python {sys.version.split()[0]}")
            return 1
    print(f"Python {sys.version.split()[0]}: {len(paths)} golden cases, the same bytes")
    return 0 if len(paths) >= 60 else 1


if __name__ == "__main__":
    sys.exit(main())
