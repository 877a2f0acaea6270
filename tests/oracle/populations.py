"""Tables of cases and of statements: a reform compared with the law, and the corrections of what
was issued (R7.5).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import reference
from reference import Json, Refused, cents, money

AMOUNTS = ("premium", "net", "employer_contribution")
# The order in which a change is looked for.
CAUSES = (
    "replacement_income",
    "premium",
    "premium_after_fraction",
    "premium_due",
    "withholding_tax",
    "net",
    "employer_contribution",
)
COLUMNS = ("kind", "scheme", "payer", *CAUSES, "certainty", "provisional")
MIN_GROUP = 5
FEW = "fewer than 5"


def outcome(case: Json, options: Json) -> Json:
    """A row of the table of statements."""
    head = {"case_ref": case["case_ref"], "month": case["month"]}
    try:
        statement = reference.statement_of(case, options)
    except Refused as refused:
        kind = {"kind": case["agreement"]["kind"]}
        nothing = dict.fromkeys(name for name in COLUMNS if name != "kind")
        return {**head, **kind, **nothing, **error_columns(refused)}
    return {**head, **{name: statement[name] for name in COLUMNS}, **error_columns(None)}


def error_columns(refused: Refused | None) -> Json:
    code, at = (None, None) if refused is None else (refused.code, refused.at)
    return {"error_code": code, "error_at": at}


# --------------------------------------------------------------------------------------------------------------------
# Comparison
# --------------------------------------------------------------------------------------------------------------------


@dataclass
class Comparison:
    """The rows of both sides, exact sums over those that both computed, the others apart."""

    rows: int = 0
    computed: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    before: Counter[str] = field(default_factory=Counter)
    after: Counter[str] = field(default_factory=Counter)
    only_before: Counter[str] = field(default_factory=Counter)
    only_after: Counter[str] = field(default_factory=Counter)

    def add(self, before: Json, after: Json) -> None:
        self.rows += 1
        computed = (before["error_code"] is None, after["error_code"] is None)
        if computed == (True, True):
            self.computed += 1
            self.before += sums_of(before)
            self.after += sums_of(after)
            self.counts[winner(before, after)] += 1
        elif computed == (True, False):
            self.counts["refused_after"] += 1
            self.only_before += sums_of(before)
        elif computed == (False, True):
            self.counts["refused_before"] += 1
            self.only_after += sums_of(after)
        else:
            self.counts["refused_both"] += 1

    def as_json(self) -> Json:
        difference = {name: self.after[name] - self.before[name] for name in AMOUNTS}
        counts = ("winners", "losers", "unchanged")
        refused = ("refused_before", "refused_after", "refused_both")
        return {
            "rows": self.rows,
            "computed": self.computed,
            **{name: self.counts[name] for name in (*counts, *refused)},
            "before": printed(self.before),
            "after": printed(self.after),
            "difference": printed(difference),
            "only_before": printed(self.only_before),
            "only_after": printed(self.only_after),
        }


def sums_of(row: Json) -> Counter[str]:
    return Counter({name: cents(row[name] or "0.00") for name in AMOUNTS})


def printed(sums: dict[str, int] | Counter[str]) -> Json:
    return {name: money(sums.get(name, 0)) for name in AMOUNTS}


def winner(before: Json, after: Json) -> str:
    difference = cents(after["net"]) - cents(before["net"])
    return "winners" if difference > 0 else "losers" if difference < 0 else "unchanged"


def compared(cases: list[Json], before: Json, after: Json) -> list[tuple[Json, Json]]:
    return [(outcome(case, before), outcome(case, after)) for case in cases]


def summary(pairs: Iterable[tuple[Json, Json]]) -> Comparison:
    found = Comparison()
    for before, after in pairs:
        found.add(before, after)
    return found


def by_group(pairs: list[tuple[Json, Json]], keys: list[str]) -> dict[str, Comparison]:
    """The same by group, in the order of the keys; groups of fewer than five computed rows are one,
    since they show incomes. A group whose rows are all refused shows none.
    """
    groups: dict[str, list[tuple[Json, Json]]] = {}
    for key, pair in zip(keys, pairs, strict=True):
        groups.setdefault(key, []).append(pair)
    large = {key: group for key, group in sorted(groups.items()) if not is_small(group)}
    few = [pair for group in groups.values() if is_small(group) for pair in group]
    return {key: summary(group) for key, group in [*large.items(), *([(FEW, few)] if few else [])]}


def is_small(pairs: list[tuple[Json, Json]]) -> bool:
    """Whether sums of fewer than five rows would be shown: of those computed on both sides, or,
    where there are none, on one.
    """
    sides = [sum(one["error_code"] is None for one in pair) for pair in pairs]
    shown = sides.count(2) or sides.count(1)
    return 0 < shown < MIN_GROUP


def deciles(values: list[str | None]) -> list[int | None]:
    """1 + floor(10 x rows with a smaller value / n); ties share one, nulls are apart."""
    known = [cents(value) for value in values if value is not None]
    return [
        None
        if value is None
        else 1 + 10 * sum(1 for other in known if other < cents(value)) // len(known)
        for value in values
    ]


# --------------------------------------------------------------------------------------------------------------------
# Corrections
# --------------------------------------------------------------------------------------------------------------------


def corrections(before: list[Json], after: list[Json]) -> list[Json]:
    """R7.5: row by row what changed, why, and what is still to pay; keys in the order of before,
    then of after.
    """
    old, new = by_key(before), by_key(after)
    return [correction(key, old.get(key), new.get(key)) for key in dict.fromkeys([*old, *new])]


def by_key(rows: list[Json]) -> dict[tuple[str, str], Json]:
    found: dict[tuple[str, str], Json] = {}
    for row in rows:
        key = (row["case_ref"], row["month"])
        if key in found:
            raise Refused("duplicate-case", "case_ref")
        if row.get("provisional"):
            raise Refused("correction-of-provisional", "provisional")
        if row.get("certainty") == "hypothetical":
            raise Refused("correction-of-hypothetical", "certainty")
        found[key] = row
    return found


def correction(key: tuple[str, str], before: Json | None, after: Json | None) -> Json:
    was = before if before is not None and before["error_code"] is None else None
    now = after if after is not None and after["error_code"] is None else None
    change = change_of(was, before, now, after)
    row: Json = {"case_ref": key[0], "month": key[1], "change": change, "cause": None}
    if was is not None and now is not None:
        row["cause"] = cause_of(was, now)
    for name in AMOUNTS:
        old = None if was is None else was[name]
        new = None if now is None else now[name]
        is_open = change == "refused" or (old is None and new is None)
        row[f"{name}_before"], row[f"{name}_after"] = old, new
        row[f"{name}_difference"] = None if is_open else money(amount_of(new) - amount_of(old))
    row["to_pay"] = row["net_difference"]
    row["error_code"] = None if after is None else after["error_code"]
    return row


def amount_of(text: str | None) -> int:
    """An amount that is absent counts as 0.00."""
    return cents(text or "0.00")


def cause_of(was: Json, now: Json) -> str | None:
    """The first amount that differs."""
    return next((name for name in CAUSES if amount_of(was[name]) != amount_of(now[name])), None)


def change_of(was: Json | None, before: Json | None, now: Json | None, after: Json | None) -> str:
    if after is None:
        return "withdrawn"
    if now is None:
        return "refused"
    if was is None:
        return "new"
    return "unchanged" if cause_of(was, now) is None else "changed"


def corrections_summary(before: list[Json], rows: list[Json]) -> Json:
    """Rows by change; to pay and to recover, both as magnitudes; the net that was issued of rows that are
    refused now.
    """
    amounts = [cents(row["to_pay"]) for row in rows if row["to_pay"] is not None]
    issued = sum(
        cents(row["net_before"])
        for row in rows
        if row["change"] == "refused" and row["net_before"] is not None
    )
    return {
        "rows": dict(Counter(row["change"] for row in rows)),
        "to_pay": money(sum(amount for amount in amounts if amount > 0)),
        "to_recover": money(-sum(amount for amount in amounts if amount < 0)),
        "issued_of_refused": money(issued),
    }
