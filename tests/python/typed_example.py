"""A realistic use of the whole package, which `mypy --strict` accepts: from records to a
correction, in a program of an administration.
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

import ibo


@dataclass(frozen=True)
class Answer:
    """What three institutions said of somebody."""

    unemployment: Sequence[ibo.UnemploymentRecord]
    leefloon: ibo.Source[ibo.LeefloonRecord]
    sickness: Sequence[ibo.SicknessRecord] | None


def records() -> Answer:
    """Records with every accepted type."""
    benefit = ibo.UnemploymentRecord(
        from_="2026-01-05",
        to=datetime.date(2026, 3, 18),
        day_amount="55.29",
        benefit_type="full-unemployment",
    )
    half = ibo.UnemploymentRecord(
        from_=datetime.date(2026, 3, 19),
        to=None,
        day_amount=Decimal("27.65"),
        basis="half",
        half_per_week=6,
        benefit_type="insertion",
        rva_code="WN1",
    )
    award = ibo.LeefloonRecord(
        month=datetime.date(2026, 3, 1),
        aid_type="leefloon",
        amount=120,
        entry_kind="award",
        from_="2026-03-01",
    )
    paid = ibo.SicknessRecord(
        document_type="C21",
        benefit_code="AA",
        nature=0,
        from_="2026-03-20",
        to="2026-03-31",
        gross_taxable=Decimal("650.00"),
        days=10,
        hours=0,
        attest_id="2026Q2-1",
        version=1,
        status="original",
    )
    return Answer([benefit, half], ibo.Source.data([award]), (paid,))


def agreement(
    kind: Literal["ibo", "ibo-plus"], fraction: Fraction | str | tuple[int, int]
) -> ibo.Agreement:
    """An agreement of either kind."""
    return ibo.Agreement(
        kind=kind,
        start="2026-03-02",
        end=datetime.date(2026, 8, 28),
        employment_fraction=fraction,
        reference_gross_wage="2500.00" if kind == "ibo" else None,
        percentage=80 if kind == "ibo" else None,
        stopped=None,
        suspended_days=0,
    )


def case_of(answer: Answer, month: str | datetime.date) -> ibo.Case:
    """The case of a month."""
    return ibo.Case(
        case_ref="A-1027",
        month=month,
        agreement=agreement("ibo", (19, 38)),
        attendance="working-days",
        absences=[("2026-03-09", datetime.date(2026, 3, 10))],
        unemployment=answer.unemployment,
        leefloon=answer.leefloon,
        sickness=answer.sickness,
    )


def stages(answer: Answer) -> Decimal:
    """One stage after the other."""
    trainee = agreement("ibo", Fraction(19, 38))
    income: ibo.ReplacementIncome = ibo.replacement_income(
        month="2026-03",
        agreement=trainee,
        unemployment=answer.unemployment,
        leefloon=answer.leefloon,
        sickness=answer.sickness,
        require=ibo.Certainty.ASSUMED,
    )
    sources: Decimal = income.unemployment + income.leefloon + income.sickness
    assert sources == income.amount
    premium: ibo.Premium = ibo.premium(
        agreement=trainee, month="2026-03", replacement_income=income.amount, require="assumed"
    )
    paid: ibo.Payment = ibo.payment(
        premium=premium.amount, fraction="19/38", attendance=(20, 22), month="2026-03"
    )
    reasons_of_it: ibo.PaymentStatement = ibo.payment_statement(
        premium=premium.amount, fraction="19/38", attendance=(20, 22), month="2026-03"
    )
    assert reasons_of_it.payment == paid
    return paid.premium_due - paid.withholding_tax


def reasons(statement: ibo.Statement) -> Iterator[str]:
    """Why the amount is what it is."""
    for line in statement.lines:
        mark: str = {"base": "+", "deducted": "-", "result": "=", "information": " "}[line.role]
        values = ", ".join(
            f"{value.id} {value.value} ({value.from_:%d/%m/%Y})" for value in line.parameters
        )
        yield f"{mark} {line.label('en'):<30} {line.signed_amount:>10} {line.formula} [{line.rule}] {values}"
        if line.record is not None and line.recovered:
            yield f"  record {line.record + 1} was taken back"
    for left_out in statement.left_out:
        yield f"{left_out.source} {left_out.record}: {left_out.text('en')} ({left_out.rule})"
    for assumption in statement.assumptions:
        reading: str | None = assumption.reading
        yield f"{assumption.id} ({assumption.rule}, {reading}): {assumption.text(language='nl')}"
    yield from (f"{rule}: {text}" for rule, text in statement.assumption_texts("en"))
    yield statement.values


def own_parameters(path: Path | None) -> ibo.Parameters:
    """The dated values, with a file of one's own over them."""
    parameters = ibo.Parameters()
    if path is not None:
        parameters = parameters.with_file(path).with_toml("", name="nothing.toml")
    fingerprint: str = ibo.Parameters.from_toml({"values.toml": parameters.canonical()}).fingerprint
    assert fingerprint == parameters.fingerprint and parameters.notes == ()
    codes: list[ibo.ListedCode] = [code for value in parameters.table() for code in value.codes]
    assert all(
        code.certainty > ibo.Certainty.HYPOTHETICAL for code in codes if code.treatment == "counts"
    )
    limits: set[datetime.date] = {
        value.agreements_from for value in parameters.table() if value.agreements_from
    }
    assert len(limits) == 1
    stale: list[ibo.Parameter] = [
        value for value in parameters.table(datetime.date(2026, 3, 1)) if value.stale
    ]
    oldest: datetime.date | None = min(
        (value.checked_until for value in stale if value.checked_until), default=None
    )
    assert oldest is None or oldest < datetime.date(2026, 3, 1)
    return parameters


def in_many(lines: Iterable[str]) -> tuple[Decimal, Mapping[str, int]]:
    """The nets of a file, and how many lines were refused for what."""
    total = Decimal(0)
    refused: dict[str, int] = {}
    for line in lines:
        try:
            total += ibo.statement(ibo.Case.from_json(line), parameters=own_parameters(None)).net
        except ibo.StructureError as error:
            refused[f"{error.code} in {error.at}"] = error.number
        except ibo.IboError as error:
            refused[error.rule or error.code] = error.number
    return total, refused


def known() -> dict[str, Any]:
    """What the library knows."""
    weakest: ibo.Certainty = min(
        rule.certainty for rule in ibo.rules() if rule.certainty is not None
    )
    titles: list[tuple[str, str | None]] = [
        (rule.title("en"), rule.assumption("nl")) for rule in ibo.rules()
    ]
    errors: dict[int, str] = {error.number: error.meaning("en") for error in ibo.errors()}
    covered: set[tuple[str, str, datetime.date | None]] = {
        (item.scheme, item.payer, item.starts_until) for item in ibo.coverage()
    }
    return {
        "weakest": weakest,
        "titles": titles,
        "errors": errors,
        "covered": covered,
        "values": len(ibo.parameters()),
    }


def main() -> int:
    """From records to a correction."""
    answer = records()
    statement: ibo.Statement = ibo.statement(
        case_of(answer, "2026-03"), require="assumed", provisional=False
    )
    print(*reasons(statement), sep="\n")
    notice: ibo.Notice = statement.notice()
    told: Decimal | None = notice.premium if notice.contribution is None else notice.contribution
    later: ibo.Statement = ibo.statement(
        case_of(
            Answer(answer.unemployment[:1], ibo.Source.no_data(), []), datetime.date(2026, 3, 31)
        )
    )
    correction: ibo.Correction = ibo.correction(statement.to_json(), later)
    changed: dict[str, Decimal] = {line.code: line.difference for line in correction.lines}
    kept: datetime.date = ibo.retention_until("2027-02-26")
    case: ibo.Case | None = statement.case
    assert case is not None
    again: ibo.Case = ibo.Case.from_dict(case.to_dict())
    stored: str = again.to_json()
    first: ibo.UnemploymentRecord = again.unemployment.records[0]
    contribution: Decimal | None = statement.employer_contribution
    total, refused = in_many([stored, "{", statement.to_json()])
    print(
        told,
        changed,
        correction.to_pay,
        kept,
        first.day_amount,
        contribution,
        total,
        refused,
        stages(answer),
    )
    print(
        len(known()), statement.explain("en")[:20], {statement: 1, later: 2}[later], ibo.__version__
    )
    return 0 if statement.payment.net == statement.net and refused else 1


if __name__ == "__main__":
    sys.exit(main())
