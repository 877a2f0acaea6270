#!/usr/bin/env python3
"""Writes the fixtures as one plain table that a C program reads without a JSON parser.

    python3 tests/capi/tables.py OUT

Each line of OUT has fields between tabs; its first field says what the line is. In a field, a
backslash and every byte that is not printable ASCII is written as `\\xHH`. Amounts are cents, dates
yyyymmdd, months yyyymm, fractions hundredths, codes the numbers of `ibo.h`, as the structs of the C
ABI have them:

    item        NAME                what follows, up to `end`, is one case and what is expected of it
    options     REQUIRE PROVISIONAL
    parameters  TOML                laid over the dated values of the library
    json        BYTES               the case as an input line
    month       1                   the item is a row of the month
    case        MONTH KIND START END STOPPED SUSPENDED PERCENTAGE BASE HAS_WAGE HAS_RSZ ATTENDANCE WAGE RSZ
                Q S PAID NORMAL UNEMPLOYMENT LEEFLOON SICKNESS CASE_REF: the same case in structs, where they can say it
    u           FROM TO BASIS AMOUNT HALF_PER_WEEK RVA_CODE BENEFIT_TYPE: an unemployment record of it
    l           MONTH AMOUNT FROM TO AID_TYPE ENTRY_KIND: a leefloon record
    s           NATURE FROM TO AMOUNT HOURS DAYS VERSION STATUS BENEFIT_CODE DOCUMENT_TYPE ATTEST_ID: a sickness record
    a           FROM TO             an absence
    amounts     SCHEME PAYER CERTAINTY PROVISIONAL HAS_CONTRIBUTION INCOME PREMIUM AFTER DUE TAX NET CONTRIBUTION
    line        CODE ROLE CERTAINTY CENTS RECORD RECOVERED RULE NAME FORMULA: what its amount is, without a sign
    statement   JSON
    notice      KIND CENTS JSON
    error       NUMBER AT RULE      the case is refused
    notice-error NUMBER AT RULE     its notice is refused
    end
    correction  NAME CENTS JSON     from the last item but one to the last item
    correction-error NAME NUMBER AT RULE
    payment     NAME MONTH PREMIUM Q S PAID NORMAL AFTER DUE TAX NET
    parameters-error NAME TOML NUMBER AT RULE
    code        NUMBER NAME MEANING BETEKENIS

What is expected comes from `fixtures/` alone; the statements of the month and of `first.jsonl` come
from the oracle. Prints how many rejects the structs cannot say, and why.
"""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

Json = dict[str, Any]

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "fixtures"
ORACLE = ROOT / "tests" / "oracle" / "reference.py"

INT32 = range(-(2**31), 2**31)
INT64 = range(-(2**63), 2**63)
UNKNOWN = 99
"""A number that no code has: for a word that no code is."""

KINDS = {"ibo": 1, "ibo-plus": 2}
CERTAINTIES = {"hypothetical": -1, "assumed": 1, "secondary": 2, "official": 3}
PAYERS = {"employer": 1, "vdab": 2}
ROLES = {"base": 1, "deducted": 2, "result": 3, "information": 4}
LINES = (
    "reference-gross-wage",
    "employee-rsz",
    "replacement-income-unemployment",
    "replacement-income-sickness",
    "replacement-income-leefloon",
    "replacement-income",
    "difference",
    "ggmmi",
    "premium",
    "premium-after-fraction",
    "premium-due",
    "withholding-tax",
    "net",
    "employer-contribution",
    "wage-share",
)
AVAILABILITIES = {"not-asked": 0, "data": 1, "no-data": 2, "no-result": 3, "filtered": 4}
BASES = {"full": 1, "half": 2}
STATUSES = {"original": 0, "modified": 1, "cancelled": 2}

CASE_FIELDS = {
    "case_ref",
    "month",
    "agreement",
    "attendance",
    "absences",
    "unemployment",
    "leefloon",
    "sickness",
}
AGREEMENT_FIELDS = {
    "kind",
    "start",
    "end",
    "stopped",
    "suspended_days",
    "reference_gross_wage",
    "percentage",
    "employment_fraction",
    "rsz_base",
    "employee_rsz",
}
SOURCE_FIELDS = {"availability", "records"}
UNEMPLOYMENT_FIELDS = {
    "from",
    "to",
    "day_amount",
    "basis",
    "half_per_week",
    "benefit_type",
    "rva_code",
}
LEEFLOON_FIELDS = {"month", "aid_type", "amount", "entry_kind", "from", "to"}
SICKNESS_FIELDS = {
    "document_type",
    "benefit_code",
    "nature",
    "from",
    "to",
    "gross_taxable",
    "days",
    "hours",
    "attest_id",
    "version",
    "status",
}


class Unsayable(Exception):
    """The structs of C cannot say this; the text says why, in general."""


def fields(value: object, known: set[str]) -> Json:
    """An object whose fields the structs have too."""
    if not isinstance(value, dict):
        raise Unsayable("a value of another type")
    if not value.keys() <= known:
        raise Unsayable("a field that the structs do not have")
    return value


def items(value: object) -> list[Any]:
    """A list; absent is empty."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise Unsayable("a value of another type")
    return value


def text(value: object, size: int, *, optional: bool = False) -> bytes:
    """A text in an array of `size` characters; an optional one that is empty is absent."""
    if value is None:
        if not optional:
            raise Unsayable("an absence for which a struct has no zero of its own")
        return b""
    if not isinstance(value, str):
        raise Unsayable("a value of another type")
    if optional and not value:
        raise Unsayable("an empty text, which is absent in a struct")
    if "\0" in value or value.endswith(" "):
        raise Unsayable(
            "a text with a NUL, or with spaces at its end, which are padding in a struct"
        )
    try:
        found = value.encode()
    except UnicodeEncodeError:
        raise Unsayable("half a surrogate pair, which has no bytes") from None
    if len(found) > size:
        raise Unsayable("a text longer than its array")
    return found


def word(value: object, numbers: dict[str, int], absent: int | None) -> int:
    """The number of a code that the structs have as a number."""
    if value is None:
        if absent is None:
            raise Unsayable("an absence for which a struct has no zero of its own")
        return absent
    if not isinstance(value, str):
        raise Unsayable("a value of another type")
    return numbers.get(value, UNKNOWN)


def integer(value: object, *, zero_is_absent: bool = True, required: bool = False) -> int:
    """A whole number."""
    if value is None:
        if required:
            raise Unsayable("an absence for which a struct has no zero of its own")
        return 0
    if not isinstance(value, int) or isinstance(value, bool):
        raise Unsayable("a value of another type")
    if value not in INT32:
        raise Unsayable("a number beyond the integer of its field")
    if value == 0 and zero_is_absent:
        raise Unsayable("a zero, which is absent in a struct")
    return value


def calendar(value: object, pattern: str) -> int:
    """A date or a month as its digits, whether the calendar has it or not; absent is 0."""
    if value is None:
        return 0
    if not isinstance(value, str):
        raise Unsayable("a value of another type")
    if not re.fullmatch(pattern, value, re.ASCII):
        raise Unsayable("a date that is not written as the format asks")
    number = int(value.replace("-", ""))
    if value.startswith("0"):
        raise Unsayable("a year whose number has fewer digits, which is no date in a struct")
    return number


def day(value: object) -> int:
    """A date as yyyymmdd."""
    return calendar(value, r"\d{4}-\d{2}-\d{2}")


def month(value: object) -> int:
    """A month as yyyymm."""
    return calendar(value, r"\d{4}-\d{2}")


def cents(value: object, bounds: range = INT64) -> int:
    """An amount that is written as the format asks, in cents."""
    if value is None:
        raise Unsayable("an absence for which a struct has no zero of its own")
    if not isinstance(value, str):
        raise Unsayable("a value of another type")
    found = re.fullmatch(r"(-?)(\d+)(?:\.(\d{1,2}))?", value, re.ASCII)
    if not found:
        raise Unsayable("a number that is not written as the format asks")
    amount = int(found[2] + (found[3] or "").ljust(2, "0")) * (-1 if found[1] else 1)
    if amount not in bounds:
        raise Unsayable("a number beyond the integer of its field")
    return amount


def fraction(value: object) -> tuple[int, int]:
    """`Q/S` in hundredths. Zeros are a fraction over zero."""
    if value is None:
        raise Unsayable("an absence for which a struct has no zero of its own")
    if not isinstance(value, str):
        raise Unsayable("a value of another type")
    parts = value.split("/")
    if len(parts) != 2 or value.startswith("-") or "/-" in value:
        raise Unsayable("a number that is not written as the format asks")
    numerator, denominator = (cents(part, range(2**32)) for part in parts)
    return numerator, denominator


def attendance(value: object) -> tuple[int, int, int]:
    """The kind of attendance with its ratio."""
    if value is None:
        return 0, 0, 0
    if value == "working-days":
        return 2, 0, 0
    return 1, *fraction(value)


def source(case: Json, name: str) -> tuple[int, list[Any]]:
    """What a source answered, with its records."""
    block = case.get(name)
    if block is None:
        return AVAILABILITIES["not-asked"], []
    found = fields(block, SOURCE_FIELDS)
    return word(found.get("availability"), AVAILABILITIES, None), items(found.get("records"))


def unemployment(value: object) -> list[object]:
    """The fields of `ibo_unemployment_record`."""
    record = fields(value, UNEMPLOYMENT_FIELDS)
    return [
        day(record.get("from")),
        day(record.get("to")),
        word(record.get("basis"), BASES, 0),
        cents(record.get("day_amount")),
        integer(record.get("half_per_week")),
        text(record.get("rva_code"), 16, optional=True),
        text(record.get("benefit_type"), 72),
    ]


def leefloon(value: object) -> list[object]:
    """The fields of `ibo_leefloon_record`."""
    record = fields(value, LEEFLOON_FIELDS)
    return [
        month(record.get("month")),
        cents(record.get("amount")),
        day(record.get("from")),
        day(record.get("to")),
        text(record.get("aid_type"), 72),
        text(record.get("entry_kind"), 76),
    ]


def sickness(value: object) -> list[object]:
    """The fields of `ibo_sickness_record`."""
    record = fields(value, SICKNESS_FIELDS)
    return [
        integer(record.get("nature"), zero_is_absent=False, required=True),
        day(record.get("from")),
        day(record.get("to")),
        cents(record.get("gross_taxable")),
        cents(record.get("hours")),
        integer(record.get("days"), zero_is_absent=False, required=True),
        integer(record.get("version")),
        word(record.get("status"), STATUSES, 0),
        text(record.get("benefit_code"), 8),
        text(record.get("document_type"), 72),
        text(record.get("attest_id"), 72, optional=True),
    ]


def absence(value: object) -> list[object]:
    """The fields of `ibo_absence`."""
    record = fields(value, {"from", "to"})
    return [day(record.get("from")), day(record.get("to"))]


def structs(value: object) -> list[list[object]]:
    """The lines `case`, `u`, `l`, `s` and `a` of a case."""
    case = fields(value, CASE_FIELDS)
    if case.get("agreement") is None:
        raise Unsayable("an agreement that is absent as a whole")
    agreement = fields(case["agreement"], AGREEMENT_FIELDS)
    wage, rsz = agreement.get("reference_gross_wage"), agreement.get("employee_rsz")
    sources = [source(case, name) for name in ("unemployment", "leefloon", "sickness")]
    kind_of_attendance, paid, normal = attendance(case.get("attendance"))
    lines: list[list[object]] = [
        [
            "case",
            month(case.get("month")),
            word(agreement.get("kind"), KINDS, 0),
            day(agreement.get("start")),
            day(agreement.get("end")),
            day(agreement.get("stopped")),
            integer(agreement.get("suspended_days"), zero_is_absent=False),
            integer(agreement.get("percentage")),
            integer(agreement.get("rsz_base")),
            int(wage is not None),
            int(rsz is not None),
            kind_of_attendance,
            0 if wage is None else cents(wage),
            0 if rsz is None else cents(rsz),
            *fraction(agreement.get("employment_fraction")),
            paid,
            normal,
            *(availability for availability, _ in sources),
            text(case.get("case_ref"), 72),
        ]
    ]
    for letter, read, records in (
        ("u", unemployment, sources[0][1]),
        ("l", leefloon, sources[1][1]),
        ("s", sickness, sources[2][1]),
        ("a", absence, items(case.get("absences"))),
    ):
        lines.extend([letter, *read(record)] for record in records)
    return lines


def once(pairs: list[tuple[str, Any]]) -> Json:
    """An object without duplicate fields."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Unsayable("a text that is no JSON, or has a field twice")
    return found


def parsed(line: bytes) -> object:
    """The case that an input line has."""

    def refuse(_: str) -> None:
        raise Unsayable("a text that is no JSON, or has a field twice")

    try:
        return json.loads(line.decode(), object_pairs_hook=once, parse_constant=refuse)
    except (ValueError, RecursionError):
        raise Unsayable("a text that is no JSON, or has a field twice") from None


def compact(value: object) -> bytes:
    """A case as one line."""
    # Half a surrogate pair, which some rejects have, can only be written as an escape.
    return json.dumps(value, separators=(",", ":")).encode()


def as_written(value: object) -> str:
    """A JSON object of a fixture as the library writes it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def options_line(options: Json) -> list[object]:
    """The line `options`."""
    return [
        "options",
        CERTAINTIES[options["require"]] if options.get("require") else 0,
        int(bool(options.get("provisional"))),
    ]


def asked_lines(reject: Json) -> list[list[object]]:
    """What a reject asks of the calculation: the line `options`, and `parameters` where it has
    some.
    """
    lines = [options_line(reject.get("options", {}))]
    return [*lines, ["parameters", reject["parameters"]]] if "parameters" in reject else lines


def error_fields(error: Json) -> list[object]:
    """Number, at and rule of an expected error."""
    return [error["number"], error["at"], error["rule"] or ""]


def statement_lines(statement: str) -> Iterable[list[object]]:
    """The lines that say what a statement holds."""
    found = json.loads(statement)
    after = sum(
        cents(line["amount"]) for line in found["lines"] if line["code"] == "premium-after-fraction"
    )
    contribution = found["employer_contribution"]
    yield [
        "amounts",
        int(found["scheme"]),
        PAYERS[found["payer"]],
        CERTAINTIES[found["certainty"]],
        int(found["provisional"]),
        int(contribution is not None),
        cents(found["replacement_income"]),
        cents(found["premium"]),
        after,
        *(cents(found[name]) for name in ("premium_due", "withholding_tax", "net")),
        0 if contribution is None else cents(contribution),
    ]
    for line in found["lines"]:
        yield [
            "line",
            1 + LINES.index(line["code"]),
            ROLES[line["role"]],
            CERTAINTIES[line["certainty"]],
            cents(line["amount"]),
            line.get("record", -1),
            int(line.get("recovered", False)),
            line["rule"],
            line["code"],
            line["formula"],
        ]
    yield ["statement", statement]


def notice_line(notice: str) -> list[object]:
    """The line `notice`."""
    found = json.loads(notice)
    kind = "premium" if "premium" in found else "contribution"
    return ["notice", {"premium": 1, "contribution": 2}[kind], cents(found[kind]), notice]


def case_lines(name: str, case: object, options: Json) -> list[list[object]]:
    """The first lines of an item whose case computes, and can be said in structs."""
    lines: list[list[object]] = [["item", name], options_line(options)]
    if "parameters" in options:
        lines.append(["parameters", options["parameters"]])
    return [*lines, ["json", compact(case)], *structs(case)]


def golden_items() -> Iterable[list[object]]:
    """The golden cases."""
    for path in sorted((FIXTURES / "cases").glob("*.json")):
        fixture = json.loads(path.read_text(encoding="utf-8"))
        yield from case_lines(path.stem, fixture["case"], fixture["options"])
        yield from statement_lines(as_written(fixture["statement"]))
        if "notice" in fixture:
            yield notice_line(as_written(fixture["notice"]))
        yield ["end"]


def lines_of(path: Path) -> list[tuple[Json, str]]:
    """The cases of a file of lines, each with the statement that the oracle gives."""
    content = path.read_text(encoding="utf-8")
    oracle = [sys.executable, str(ORACLE), "statements"]
    statements = subprocess.run(
        oracle, input=content, capture_output=True, text=True, check=True, encoding="utf-8"
    ).stdout
    return [
        (json.loads(line), statement)
        for line, statement in zip(content.splitlines(), statements.splitlines(), strict=True)
    ]


def first_items() -> Iterable[list[object]]:
    """The cases for a first look."""
    for case, statement in lines_of(FIXTURES / "cases" / "first.jsonl"):
        yield from case_lines(case["case_ref"], case, {})
        yield from statement_lines(statement)
        yield ["end"]


def month_items() -> Iterable[list[object]]:
    """The month: each case, and the payment of its premium."""
    with (FIXTURES / "months" / "2026-04.amounts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for (case, statement), row in zip(
        lines_of(FIXTURES / "months" / "2026-04.jsonl"), rows, strict=True
    ):
        name = case["case_ref"]
        if row["case_ref"] != name:
            raise ValueError(f"{name}: the rows of the month and of its amounts differ")
        amounts, *rest = statement_lines(statement)
        after, due, tax, net = (
            cents(row[key])
            for key in ("premium_after_fraction", "premium_due", "withholding_tax", "net")
        )
        contribution = row["employer_contribution"]
        income, premium = cents(row["replacement_income"]), cents(row["premium"])
        expected = [
            CERTAINTIES[row["certainty"]],
            0,
            int(bool(contribution)),
            income,
            premium,
            after,
            due,
            tax,
            net,
        ]
        if amounts[3:] != [*expected, cents(contribution) if contribution else 0]:
            raise ValueError(f"{name}: the oracle's statement and the amounts of the month differ")
        yield from case_lines(name, case, {})
        yield ["month", 1]
        yield amounts
        yield from rest
        yield ["end"]
        ratio = attended(case)
        yield [
            "payment",
            name,
            202604,
            premium,
            *fraction(case["agreement"]["employment_fraction"]),
            *ratio,
            after,
            due,
            tax,
            net,
        ]


def attended(case: Json) -> tuple[int, int]:
    """The attendance of a case as a ratio: R6.2 counts the days Monday to Friday of `working-days`."""
    kind, paid, normal = attendance(case.get("attendance"))
    if kind == 0:
        return 100, 100
    if kind == 1:
        return paid, normal
    agreement = case["agreement"]
    first = date.fromisoformat(case["month"] + "-01")
    start, end = (
        date.fromisoformat(text)
        for text in (agreement["start"], agreement.get("stopped") or agreement["end"])
    )
    days = [first + timedelta(days=n) for n in range(monthrange(first.year, first.month)[1])]
    weekdays = [day for day in days if day.weekday() < 5]
    return 100 * sum(start <= day <= end for day in weekdays), 100 * len(weekdays)


def payment_lines() -> Iterable[list[object]]:
    """The payments alone."""
    for index, fixture in enumerate(
        json.loads((FIXTURES / "payments.json").read_text(encoding="utf-8"))
    ):
        expected = fixture["expected"]
        yield [
            "payment",
            f"payment {index}",
            202603,
            cents(fixture["premium"]),
            *fraction(fixture["fraction"]),
            *fraction(fixture.get("attendance", "1/1")),
            *(
                cents(expected[name])
                for name in ("premium_after_fraction", "premium_due", "withholding_tax", "net")
            ),
        ]


def pair(name: str, fixture: Json) -> Iterable[list[object]]:
    """The two cases of a correction."""
    for key in ("before", "after"):
        yield ["item", f"{name}, {key}"]
        yield from asked_lines(fixture)
        line = compact(fixture[key])
        lines, _ = said(line)
        yield ["json", line]
        yield from lines
        yield ["end"]


def said(line: bytes) -> tuple[list[list[object]], str]:
    """The case of an input line in structs; none when they cannot say it, and why."""
    try:
        return structs(parsed(line)), ""
    except Unsayable as why:
        return [], str(why)


def correction_lines() -> Iterable[list[object]]:
    """The corrections."""
    for path in sorted((FIXTURES / "corrections").glob("*.json")):
        fixture = json.loads(path.read_text(encoding="utf-8"))
        yield from pair(path.stem, fixture)
        yield [
            "correction",
            path.stem,
            cents(fixture["correction"]["to_pay"]),
            as_written(fixture["correction"]),
        ]


def reject_lines(counts: Counter[str]) -> Iterable[list[object]]:
    """What is refused; `counts` gets what the structs cannot say."""
    for path in sorted((FIXTURES / "rejects").glob("*.json")):
        name = f"rejects/{path.stem}"
        fixture = json.loads(path.read_text(encoding="utf-8"))
        error = error_fields(fixture["error"])
        if "before" in fixture:
            yield from pair(name, fixture)
            yield ["correction-error", name, *error]
        elif fixture["error"]["code"].startswith("parameters-") and "parameters" in fixture:
            yield ["parameters-error", name, fixture["parameters"], *error]
        elif "parameters_alone" in fixture:
            # The ABI lays a file over the dated values of the library; it does not replace them.
            counts["dated values in place of the library's"] += 1
        else:
            line = (
                compact(fixture["case"]) if "case" in fixture else fixture.get("line", "").encode()
            )
            line = bytes.fromhex(fixture["line_hex"]) if "line_hex" in fixture else line
            yield ["item", name]
            yield from asked_lines(fixture)
            yield ["json", line]
            lines, why = said(line)
            yield from lines
            counts.update([why] if why else [])
            # Where the notice is asked for, the case itself can be refused too.
            of_notice = fixture["error"]["code"].startswith("notice-")
            yield ["notice-error" if of_notice else "error", *error]
            yield ["end"]


def broken_lines() -> Iterable[list[object]]:
    """The lines of the broken month: those that are refused."""
    numbers = {
        error["code"]: error
        for error in json.loads((FIXTURES / "errors.json").read_text(encoding="utf-8"))
    }
    content = (FIXTURES / "months" / "2026-04-broken.jsonl").read_bytes().split(b"\n")[:-1]
    expected = (
        (FIXTURES / "months" / "2026-04-broken.expected.jsonl")
        .read_text(encoding="utf-8")
        .splitlines()
    )
    for line, answer in zip(content, map(json.loads, expected), strict=True):
        if "code" in answer:
            code = numbers[answer["code"]]
            yield ["item", f"broken month, line {answer['line']}"]
            yield ["json", line]
            yield ["error", code["number"], answer["at"], code["rule"] or ""]
            yield ["end"]


def catalogue_lines() -> Iterable[list[object]]:
    """The catalogue of errors."""
    for error in json.loads((FIXTURES / "errors.json").read_text(encoding="utf-8")):
        yield ["code", error["number"], error["code"], error["meaning"], error["betekenis"]]


def field(value: object) -> str:
    """A value in the table."""
    raw = value if isinstance(value, bytes) else str(value).encode()
    return "".join(
        chr(byte) if 0x20 <= byte < 0x7F and byte != 0x5C else f"\\x{byte:02x}" for byte in raw
    )


def main(arguments: list[str]) -> int:
    """Writes the table."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    counts: Counter[str] = Counter()
    lines = [
        *golden_items(),
        *first_items(),
        *month_items(),
        *payment_lines(),
        *correction_lines(),
        *reject_lines(counts),
        *broken_lines(),
        *catalogue_lines(),
    ]
    Path(arguments[0]).write_text(
        "".join("\t".join(map(field, line)) + "\n" for line in lines), encoding="ascii"
    )
    print(
        f"{len(list((FIXTURES / 'rejects').glob('*.json')))} rejects, {counts.total()} of them not to be said in structs:"
    )
    for why, count in counts.most_common():
        print(f"{count:7}  {why}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
