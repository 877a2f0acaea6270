"""What the open questions of the law are worth to a case, against the fixtures of the oracle."""

from __future__ import annotations

import json
import os
from ctypes import byref
from pathlib import Path
from typing import Any

from ctypes_binding import Handle, Library, Options
from ctypes_fixtures import Checks, text

FIXTURES = Path(os.environ["FIXTURES"])

ROW = (
    *("reading", "rule", "in_force", "default", "choice", "premium", "net"),
    *("employer_contribution", "premium_difference", "net_difference"),
)
"""What a row of the oracle and one of the library have under one name."""


def packed(document: Any) -> bytes:
    """A document as the library reads it."""
    return json.dumps(document).encode()


class Evidence:
    """The calls beside the amounts, held against the fixtures."""

    def __init__(self, library: Library, checks: Checks) -> None:
        self.library, self.checks = library, checks

    def run(self) -> None:
        """Everything."""
        for path in sorted((FIXTURES / "sensitivity").glob("*.json")):
            fixture = json.loads(path.read_text(encoding="utf-8"))
            if "case" in fixture:
                self.sensitivity(path.stem, fixture)

    def sensitivity(self, name: str, fixture: Any) -> None:
        """R8.2: each other choice of the readings that a case used."""
        given = packed(fixture["case"])
        asked = fixture["options"]
        options = Options(provisional=int(asked.get("provisional", False)))
        parameters = self.loaded(asked.get("parameters"))
        found = text(
            self.library.ibo_sensitivity_to_json,
            *(given, len(given), byref(options), parameters),
            after=(None,),
        )
        self.library.ibo_parameters_free(parameters)
        assert isinstance(found, bytes), f"{name}: status {found}"
        worth = json.loads(found)
        amounts = [worth[field] for field in ("premium", "net", "employer_contribution")]
        expected = [fixture[field] for field in ("premium", "net", "employer_contribution")]
        self.checks.equal("amounts of a sensitivity", name, amounts, expected)
        rows = [as_the_oracle(row) for row in worth["rows"]]
        self.checks.equal("sensitivity", name, rows, fixture["rows"])

    def loaded(self, toml: str | None) -> Handle:
        """Parameters over those of the library; NULL for none."""
        handle = Handle()
        if toml is not None:
            given = toml.encode()
            self.library.ibo_parameters_load(given, len(given), byref(handle), None)
        return handle


def as_the_oracle(row: Any) -> Any:
    """A row as the oracle writes it."""
    error = row["error"]
    return {
        **{field: row[field] for field in ROW},
        "employer_contribution_difference": row["contribution_difference"],
        "error": error and {"code": error["code"], "at": error["at"]},
    }
