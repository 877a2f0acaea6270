"""Statements, notices and corrections that were stored, read back and computed again; and what the
open questions of the law are worth to a case. All against the fixtures.
"""

from __future__ import annotations

import json
import os
from ctypes import byref, c_int32
from pathlib import Path
from typing import Any

from ctypes_binding import Correction, Error, Handle, Library, Notice, Options
from ctypes_fixtures import Checks, text
from ctypes_rows import empty, marked
from ctypes_table import Item, Table

FIXTURES = Path(os.environ["FIXTURES"])

ROW = (
    *("reading", "rule", "in_force", "default", "choice", "premium", "net"),
    *("employer_contribution", "premium_difference", "net_difference"),
)
"""What a row of the oracle and one of the library have under one name."""


SAME = 1


def packed(document: Any) -> bytes:
    """A document as the library reads it."""
    return json.dumps(document).encode()


class Evidence:
    """The calls beside the amounts, held against the fixtures."""

    def __init__(self, library: Library, table: Table, checks: Checks) -> None:
        self.library, self.table, self.checks = library, table, checks

    def run(self) -> None:
        """Everything."""
        for item in self.table.items:
            if item.statement is not None:
                self.stored(item, item.statement)
        for name, _, _, cents, correction in self.table.corrections:
            read, error = marked(Correction), marked(Error)
            status = self.library.ibo_correction_read(
                correction, len(correction), byref(read), byref(error)
            )
            found = (status, read.to_pay_cents, bytes(error))
            self.checks.equal("corrections read back", name, found, (0, cents, empty(Error)))
        for path in sorted((FIXTURES / "sensitivity").glob("*.json")):
            fixture = json.loads(path.read_text(encoding="utf-8"))
            if "case" in fixture:
                self.sensitivity(path.stem, fixture)

    def stored(self, item: Item, issued: bytes) -> None:
        """A statement as it was issued, its notice, and its case in structs."""
        library, expect = self.library, self.checks.equal
        parameters = self.loaded(None if item.parameters is None else item.parameters.decode())
        handle = Handle()
        status = library.ibo_statement_read(issued, len(issued), byref(handle), None)
        again = text(library.ibo_statement_to_json, handle)
        expect("statements read back", item.name, (status, again), (0, issued))
        notice = text(library.ibo_notice_to_json, handle, after=(None,))
        if isinstance(notice, bytes):
            computed, read = marked(Notice), marked(Notice)
            found = (
                library.ibo_notice_compute(handle, byref(computed), None),
                library.ibo_notice_read(notice, len(notice), byref(read), None),
                bytes(read) == bytes(computed),
            )
            expect("notices read back", item.name, found, (0, 0, True))
        library.ibo_statement_free(handle)
        of_structs = item.json
        if item.case is not None:
            made = text(library.ibo_case_to_json, byref(item.case), *item.arrays(), after=(None,))
            expect("cases as JSON", item.name, isinstance(made, bytes), True)
            of_structs = made if isinstance(made, bytes) else b""
        for json_of_case in {item.json, of_structs}:
            verified = c_int32()
            said = text(
                library.ibo_verification_to_json,
                *(issued, len(issued), json_of_case, len(json_of_case), parameters),
                byref(verified),
                after=(None,),
            )
            status = json.loads(said)["status"] if isinstance(said, bytes) else said
            expect("verified", item.name, (verified.value, status), (SAME, "same"))
        library.ibo_parameters_free(parameters)

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
