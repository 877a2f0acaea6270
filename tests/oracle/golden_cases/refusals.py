"""What the oracle must refuse."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import reference
from reference import Json

from .builders import aid, choose, flat, full, ibo_2026, own_value, sick
from .check import compare
from .kinds import Refusal

# Start, end, why the agreement is too short or too long (R1.4); scheme 2026, kind ibo, in March
# 2026.
NO_DURATIONS = (
    ("2026-03-03", "2026-03-27", "25 days, Tuesday to Friday: 27 through Sunday"),
    ("2026-03-03", "2026-03-28", "26 days, Tuesday to Saturday: 27 through Sunday"),
    ("2026-03-03", "2026-03-29", "27 days that end on a Sunday"),
    ("2026-03-04", "2026-03-30", "27 days that end on a Monday"),
    ("2026-03-01", "2026-03-26", "26 days that end on a Thursday"),
    ("2026-03-02", "2026-08-31", "183 days"),
)


def refused(about: str, case: Json, code: str, at: str, **options: object) -> Refusal:
    return Refusal(
        about, partial(reference.statement_of, {"case_ref": "A-1", **case}, options), code, at
    )


def refusals() -> Iterator[Refusal]:
    for start, end, about in NO_DURATIONS:
        yield refused(
            about, ibo_2026(start=start, end=end), "duration-not-allowed", "agreement.end"
        )
    plus = flat("ibo-plus", "2026-03", "2026-03-02", "2027-03-01")
    yield refused("365 days of ibo-plus", plus, "duration-not-allowed", "agreement.end")
    yield refused(
        "an ordinary month of 2042 is not secondary (R7.4)",
        ibo_2026("2042-04", "2042-03-03", "2042-08-29"),
        *("certainty-too-weak", "require"),
        require="secondary",
    )
    yield from refused_records()
    yield from refused_readings()
    yield from refused_results()


def refused_records() -> Iterator[Refusal]:
    yield refused(
        "26 days of 24, in the month itself (R2.6)",
        ibo_2026(
            "2026-02",
            "2026-02-02",
            "2026-07-31",
            sickness=[sick("1430.00", "2026-02-01", "2026-02-28", 26)],
        ),
        *("days-not-allowed", "sickness.records[0].days"),
    )
    yield refused(
        "two equal records of one day, although they would be joined (R2.3)",
        ibo_2026(
            unemployment=[full("55.29", "2026-01-05", "2026-03-10"), full("55.29", "2026-03-10")]
        ),
        *("record-overlap", "unemployment.records[1]"),
    )
    yield refused(
        "a code that no list has comes before an overlap (R2)",
        ibo_2026(unemployment=[full("55.29"), full("55.29"), full("1.00", kind="pension")]),
        *("unknown-benefit-type", "unemployment.records[2].benefit_type"),
    )
    yield refused(
        "a Sunday of the month (R2.6)",
        ibo_2026(sickness=[sick("55.29", "2026-03-15", "2026-03-15")]),
        *("period-without-payable-day", "sickness.records[0]"),
    )
    yield refused(
        "a Sunday of the month, before the agreement and cancelled (R2.6)",
        ibo_2026(sickness=[sick("55.29", "2026-03-01", "2026-03-01", status="cancelled")]),
        *("period-without-payable-day", "sickness.records[0]"),
    )
    yield refused(
        "a version that is replaced is checked too (R2.7)",
        ibo_2026(
            sickness=[
                sick("50.00", "2026-03-09", "2026-03-14", 7, attest_id="A-1"),
                sick(
                    "50.00",
                    "2026-03-09",
                    "2026-03-14",
                    6,
                    attest_id="A-1",
                    version=2,
                    status="modified",
                ),
            ]
        ),
        *("days-not-allowed", "sickness.records[0].days"),
    )
    yield refused(
        "an award below zero (R2.5)",
        ibo_2026(leefloon=[aid("-1.00", "2026-02"), aid("-1.00", "2026-03")]),
        *("leefloon-sign", "leefloon.records[1].amount"),
    )


def refused_readings() -> Iterator[Refusal]:
    """R8: what a choice refuses that the law does not, and what it must go on to refuse."""
    plus_by_wage = choose("premium.ibo-plus-rule", "wage-difference", first="2026-01-01")
    for about, wage, agreement, code, at in (
        ("a wage difference without wage", None, {}, "reference-gross-wage-missing", "wage"),
        ("always 100 %", "2500.00", {"percentage": 100}, "percentage-not-used", "percentage"),
        ("base 105", "2500.00", {"rsz_base": 105}, "rsz-base-not-allowed", "rsz_base"),
        (
            "the contribution and a base",
            "2500.00",
            {"rsz_base": 100, "employee_rsz": "300.00"},
            *("employee-rsz-with-base", "employee_rsz"),
        ),
    ):
        path = "reference_gross_wage" if at == "wage" else at
        yield refused(
            f"ibo-plus by the wage difference: {about} (R8)",
            flat("ibo-plus", "2026-03", wage=wage, agreement=agreement),
            *(code, f"agreement.{path}"),
            overlay=[plus_by_wage],
        )
    yield refused(
        "a code that counts then overlaps (R2.3, R8)",
        ibo_2026(unemployment=[full("55.29"), full("12.00", kind="income-guarantee")]),
        *("record-overlap", "unemployment.records[1]"),
        overlay=[choose("unemployment.benefit-type/income-guarantee", "counts")],
    )
    for choice in ("monday-friday", "monday-saturday", "calendar"):
        yield refused(
            f"attendance must be given, also under {choice} (R6.2)",
            ibo_2026(start="2026-03-16"),
            *("attendance-missing", "attendance"),
            overlay=[choose("payment.working-days", choice)],
        )
    yield refused(
        "last-in-force does not choose between two on one day (R2.3)",
        ibo_2026(unemployment=[full("55.29"), full("40.00", "2026-03-16")]),
        *("record-overlap", "unemployment.records[1]"),
        overlay=[choose("income.changes", "last-in-force")],
    )
    yield refused(
        "a reading that is assumed (R7.3)",
        ibo_2026(unemployment=[full("55.29", "2026-03-16")]),
        *("certainty-too-weak", "require"),
        require="secondary",
        overlay=[choose("income.changes", "last-in-force", "assumed")],
    )


def refused_results() -> Iterator[Refusal]:
    final, provisional = {"case_ref": "A-1", **ibo_2026()}, {"case_ref": "A-1", **ibo_2026()}
    provisional["sickness"] = None
    before, after = (
        reference.statement_of(case, {"provisional": True}) for case in (final, provisional)
    )
    for pair in ((before, after), (after, before)):
        yield Refusal(
            "a correction with a provisional statement (R7.5)",
            partial(reference.correction, *pair),
            *("correction-of-provisional", "provisional"),
        )
    guess = own_value("withholding.rate", "2026-01-01", "0.1234", "A guess", "hypothetical")
    tried = reference.statement_of(final, {"overlay": [guess]})
    compare("hypothetical", "certainty", "hypothetical", tried["certainty"])
    yield Refusal(
        "a correction with a hypothetical statement (R7.5)",
        partial(reference.correction, before, tried),
        *("correction-of-hypothetical", "certainty"),
    )
    yield Refusal(
        "a notice of a hypothetical statement (R8.4)",
        partial(reference.notice, final, {"overlay": [guess]}),
        *("notice-of-hypothetical", "certainty"),
    )
    yield refused(
        "hypothetical is weaker than assumed (R7.3)",
        ibo_2026(),
        *("certainty-too-weak", "require"),
        require="assumed",
        overlay=[guess],
    )
