"""What a type checker knows of words, frames and errors, in mypy and pyright alike: run, every
statement holds.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Literal

import ibo
from typing_extensions import assert_type

if TYPE_CHECKING:
    import duckdb
    import polars
    from ibo import codes

    Payer = Literal["employer", "vdab"]


def words(statement: ibo.Statement) -> dict[codes.LineCode, str]:
    """Each word has the type of its list."""
    assert_type(statement.kind, Literal["ibo", "ibo-plus"])
    assert_type(statement.scheme, Literal["2018", "2026"])
    assert_type(statement.payer, Literal["employer", "vdab"])
    net: codes.LineCode = "net"
    lines: dict[codes.LineCode, str] = {line.code: line.formula for line in statement.lines}
    assert net in lines
    rules: set[codes.RuleId] = {line.rule for line in statement.lines}
    ids: set[str] = {value.id for line in statement.lines for value in line.parameters}
    assert "R6.3" in rules and "withholding.rate" in ids
    return lines


def who_pays(payer: Payer) -> str:
    """A match that a checker finds complete."""
    match payer:
        case "employer":
            return "the employer"
        case "vdab":
            return "VDAB"


def frames(table: polars.DataFrame) -> polars.DataFrame:
    """A result is a frame of the library that was asked."""
    result = ibo.payments(table)
    relation: duckdb.DuckDBPyRelation = result.to_duckdb()
    assert relation.columns[0] == "premium_after_fraction" or relation.columns
    frame = result.to_polars()
    return frame.select("net")


def every_frame(cases: polars.DataFrame, reform: ibo.Reform) -> None:
    """So is that of every other result: statements, what was refused, corrections, years, a
    comparison and its groups, and sensitivities.
    """
    issued = ibo.statements(cases)
    assert_type(issued.to_polars(), "polars.DataFrame")
    assert_type(issued.refused().to_polars(), "polars.DataFrame")
    assert_type(ibo.corrections(issued, issued).to_polars(), "polars.DataFrame")
    assert_type(ibo.recompute(cases, before=issued).corrections.to_polars(), "polars.DataFrame")
    assert_type(ibo.yearly(issued).to_polars(), "polars.DataFrame")
    compared = ibo.compare(cases, reform=reform)
    assert_type(compared.to_polars(), "polars.DataFrame")
    assert_type(compared.to_duckdb(), "duckdb.DuckDBPyRelation")
    assert_type(compared.by("kind").to_polars(), "polars.DataFrame")
    assert_type(ibo.sensitivity(cases).to_polars(), "polars.DataFrame")
    assert_type(ibo.sensitivity(cases).to_duckdb(), "duckdb.DuckDBPyRelation")
    assert_type(ibo.examples.population(1).cases.to_polars(), "polars.DataFrame")


def refusal() -> codes.ErrorSlug | None:
    """The name of an error is one of the catalogue."""
    try:
        ibo.payment(premium="225.001", fraction="1/1")
    except ibo.IboError as error:
        if error.code == "amount-too-many-decimals":
            return error.code
    return None


def main() -> int:
    """Everything once."""
    agreement = ibo.Agreement(
        kind="ibo",
        start="2026-03-02",
        end="2026-08-28",
        reference_gross_wage="2500.00",
        percentage=80,
        employment_fraction="38/38",
    )
    case = ibo.Case(
        case_ref="A-1027",
        month="2026-03",
        agreement=agreement,
        unemployment=[
            ibo.UnemploymentRecord(
                from_="2026-01-05", day_amount="55.29", benefit_type="full-unemployment"
            )
        ],
        leefloon=ibo.Source.no_data(),
        sickness=ibo.Source.no_data(),
    )
    statement = ibo.statement(case)
    assert words(statement)["net"] == "588.57 - 65.39"
    assert who_pays(statement.payer) == "the employer"
    return 0 if refusal() == "amount-too-many-decimals" else 1


if __name__ == "__main__":
    sys.exit(main())
