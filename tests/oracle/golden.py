"""The golden cases: named cases worked out by hand, and the statements that the oracle gives for
them.

The headline amounts in `golden_cases/` were typed by hand, with the calculation in the sentence of
the case; so were the ids of its assumptions and what it leaves out, where they are given. A case is
written only when the oracle agrees with all of them, and nothing is written unless the oracle
refuses what must be refused and its dated values are the library's.

    python3 golden.py            writes fixtures/cases, fixtures/corrections, fixtures/payments.json,
                                 fixtures/payment-statements.json, fixtures/payment-corrections.json, and
                                 the folders of golden_populations.py
    python3 golden.py --check    compares instead; exit status 1 when a file differs, is missing or is too much
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import golden_populations
import reference
from golden_cases.agreement import agreements, schemes
from golden_cases.check import (
    check_refusal,
    checked_statement,
    compare,
    fixture_options,
    oracle_options,
)
from golden_cases.contribution import contributions
from golden_cases.correction import corrections
from golden_cases.dated_values import ggmmi_steps, last_checks
from golden_cases.kinds import (
    Correction,
    Golden,
    Payment,
    PaymentCorrection,
    PaymentStatement,
)
from golden_cases.leefloon import leefloon
from golden_cases.own_values import own_values
from golden_cases.payment import PAYMENTS, payments_in_cases
from golden_cases.payment_statements import PAYMENT_CORRECTIONS, PAYMENT_STATEMENTS
from golden_cases.premium import premiums, share_thresholds
from golden_cases.readings import readings
from golden_cases.refusals import refusals
from golden_cases.several_sources import several_sources
from golden_cases.sickness import sickness
from golden_cases.unemployment import half_days, joined, unemployment
from golden_cases.values import check_index_rule, check_values
from golden_cases.worked_examples import FIRST, published_figures, worked_examples
from reference import Json, compact

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


def golden_cases() -> list[Golden]:
    groups = (
        worked_examples,
        published_figures,
        schemes,
        last_checks,
        ggmmi_steps,
        share_thresholds,
        half_days,
        unemployment,
        joined,
        leefloon,
        sickness,
        several_sources,
        own_values,
        readings,
        agreements,
        premiums,
        payments_in_cases,
        contributions,
    )
    return [golden for group in groups for golden in group()]


def case_file(golden: Golden) -> str:
    content: Json = {
        "about": golden.about,
        "rules": golden.rules.split(),
        "options": fixture_options(golden),
        "case": golden.full_case(),
        "statement": checked_statement(golden),
    }
    if golden.notice is not None:
        notice = json.loads(reference.notice(golden.full_case(), oracle_options(golden)))
        name = "premium" if "premium" in notice else "contribution"
        compare(golden.name, "notice", golden.notice, notice[name])
        content["notice"] = notice
    return pretty(content)


def correction_file(item: Correction) -> str:
    before, after = ({"case_ref": item.name, **case} for case in (item.before, item.after))
    correction = json.loads(
        reference.correction(*(reference.statement_of(case, {}) for case in (before, after)))
    )
    compare(item.name, "to_pay", item.to_pay, correction["to_pay"])
    return pretty({"about": item.about, "before": before, "after": after, "correction": correction})


def payment_entry(item: Payment) -> Json:
    by_hand = {
        "schema": 1,
        "premium": item.premium,
        "premium_after_fraction": item.after_fraction,
        "premium_due": item.due,
        "withholding_tax": item.tax,
        "net": item.net,
    }
    by_oracle = json.loads(reference.payment(item.premium, item.fraction, item.attendance))
    compare(item.about, "payment", by_hand, by_oracle)
    asked = {"premium": item.premium, "fraction": item.fraction, "attendance": item.attendance}
    return {"about": item.about, **asked, "expected": by_hand}


def payment_statement_entry(item: PaymentStatement) -> Json:
    options = {} if not item.own else {"parameters": "\n".join(map(reference.block, item.own))}
    asked = {"about": item.about, "options": options, "case": item.case}
    try:
        statement = reference.payment_statement(item.case, {"overlay": list(item.own)})
    except reference.Refused as refused:
        compare(item.about, "error", item.error, (refused.code, refused.at))
        return {**asked, "error": {"code": refused.code, "at": refused.at}}
    amounts = tuple(statement[name] for name in ("premium_due", "withholding_tax", "net"))
    assumed = tuple(assumption["id"] for assumption in statement["assumptions"])
    compare(item.about, "error", item.error, None)
    compare(item.about, "amounts", item.amounts, amounts)
    compare(item.about, "assumed", item.assumed, assumed)
    return {**asked, "statement": statement}


def payment_correction_entry(item: PaymentCorrection) -> Json:
    sides = (reference.payment_statement(case, {}) for case in (item.before, item.after))
    correction = json.loads(reference.correction(*sides))
    compare(item.about, "to_pay", item.to_pay, correction["to_pay"])
    cases = {"before": item.before, "after": item.after}
    return {"about": item.about, **cases, "correction": correction}


def first_file(cases: dict[str, Golden]) -> str:
    return "".join(compact({"case_ref": name, **cases[of].case}) + "\n" for name, of in FIRST)


def pretty(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def all_files() -> dict[Path, str]:
    check_index_rule()
    check_values()
    for refusal in refusals():
        check_refusal(refusal)
    files: dict[Path, str] = {}
    cases: dict[str, Golden] = {}
    for golden in golden_cases():
        if golden.name in cases:
            raise SystemExit(f"{golden.name}: the name is taken")
        cases[golden.name] = golden
        files[FIXTURES / "cases" / f"{golden.name}.json"] = case_file(golden)
    files[FIXTURES / "cases" / "first.jsonl"] = first_file(cases)
    for item in corrections():
        files[FIXTURES / "corrections" / f"{item.name}.json"] = correction_file(item)
    files[FIXTURES / "payments.json"] = pretty([payment_entry(item) for item in PAYMENTS])
    files[FIXTURES / "payment-statements.json"] = pretty(
        [payment_statement_entry(item) for item in PAYMENT_STATEMENTS]
    )
    files[FIXTURES / "payment-corrections.json"] = pretty(
        [payment_correction_entry(item) for item in PAYMENT_CORRECTIONS]
    )
    for path, content in golden_populations.files().items():
        files[path] = pretty(content)
    return files


def differences(files: dict[Path, str]) -> list[str]:
    """What is missing, different or too much on disk."""
    found = []
    for path, content in files.items():
        if not path.exists():
            found.append(f"missing: {path.name}")
        elif path.read_text(encoding="utf-8") != content:
            found.append(f"differs: {path.name}")
    found.extend(f"too much: {path.name}" for path in superfluous(files))
    return sorted(found)


def superfluous(files: dict[Path, str]) -> list[Path]:
    return [
        path
        for folder in ("cases", "corrections", *golden_populations.FOLDERS)
        for path in (FIXTURES / folder).glob("*")
        if path not in files
    ]


def write(files: dict[Path, str]) -> None:
    """Writes the files, and takes away superfluous ones."""
    for path in superfluous(files):
        path.unlink()
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")


def main() -> None:
    parser = argparse.ArgumentParser(description="Write or check the golden fixtures.")
    parser.add_argument(
        "--check", action="store_true", help="compare with the files instead of writing them"
    )
    arguments = parser.parse_args()
    files = all_files()
    if not arguments.check:
        write(files)
        print(f"{len(files)} files written")
        return
    found = differences(files)
    for line in found:
        print(line)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
