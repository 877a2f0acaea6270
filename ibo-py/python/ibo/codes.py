"""Every word of the formats, for type checkers and editors. Code lists have the codes that the
library knows; your own values may add others.

Generated: `UPDATE=1 cargo test -p ibo-tests --test exports` writes it.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

Scheme: TypeAlias = Literal[
    "2018",
    "2026",
]
"""The year that names a law (R1.1)."""

Kind: TypeAlias = Literal[
    "ibo",
    "ibo-plus",
]
"""The kind of agreement."""

Payer: TypeAlias = Literal[
    "employer",
    "vdab",
]
"""Who pays the premium."""

CertaintyWord: TypeAlias = Literal[
    "hypothetical",
    "assumed",
    "secondary",
    "official",
]
"""How well something is founded."""

LineCode: TypeAlias = Literal[
    "reference-gross-wage",
    "employee-rsz",
    "wage-share",
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
]
"""The code of a line."""

Role: TypeAlias = Literal[
    "base",
    "deducted",
    "result",
    "information",
]
"""What a line does to the running amount."""

RuleId: TypeAlias = Literal[
    "R0.1",
    "R0.2",
    "R0.3",
    "R0.4",
    "R1.1",
    "R1.2",
    "R1.3",
    "R1.4",
    "R1.5",
    "R1.6",
    "R2",
    "R2.1",
    "R2.2",
    "R2.3",
    "R2.4",
    "R2.5",
    "R2.6",
    "R2.7",
    "R2.8",
    "R2.9",
    "R2.10",
    "R3.1",
    "R3.2",
    "R4.1",
    "R4.2",
    "R4.3",
    "R5.1",
    "R5.2",
    "R5.3",
    "R6.1",
    "R6.2",
    "R6.3",
    "R6.4",
    "R7.1",
    "R7.2",
    "R7.3",
    "R7.4",
    "R7.5",
    "R7.6",
    "R7.7",
    "R8.4",
]
"""The number of a rule."""

ParameterId: TypeAlias = Literal[
    "agreement.weeks",
    "rsz.employee-rate",
    "rsz.base",
    "rsz.formula-base",
    "unemployment.benefit-type",
    "leefloon.aid-type",
    "leefloon.entry-kind",
    "sickness.document-type",
    "sickness.nature",
    "income.days-per-month",
    "income.half-days",
    "income.changes",
    "income.sickness-rule",
    "income.leefloon-part-month",
    "income.same-days",
    "premium.percentages",
    "premium.wage-difference-order",
    "premium.flat-shares",
    "premium.flat-day-amounts",
    "premium.flat-limits",
    "premium.ibo-plus-rule",
    "ggmmi",
    "payment.working-days",
    "withholding.rate",
    "withholding.rounding",
    "employer.contribution",
    "employer.absence-rule",
    "contribution.part-month",
    "contribution.absence-days",
]
"""What a dated value is a value of."""

ErrorSlug: TypeAlias = Literal[
    "malformed-json",
    "unknown-field",
    "missing-field",
    "wrong-type",
    "bad-text",
    "duplicate-field",
    "duplicate-case",
    "amount-malformed",
    "amount-too-many-decimals",
    "amount-out-of-range",
    "amount-negative",
    "number-out-of-range",
    "date-malformed",
    "date-impossible",
    "date-out-of-range",
    "date-order",
    "fraction-malformed",
    "fraction-too-many-decimals",
    "fraction-zero",
    "fraction-out-of-range",
    "scheme-not-covered",
    "month-outside-agreement",
    "duration-not-allowed",
    "parameter-not-covered",
    "no-payable-day",
    "unknown-kind",
    "reference-gross-wage-missing",
    "percentage-missing",
    "percentage-not-allowed",
    "rsz-base-not-allowed",
    "employee-rsz-not-allowed",
    "employee-rsz-with-base",
    "percentage-not-used",
    "rsz-base-not-used",
    "employee-rsz-not-used",
    "stopped-outside-agreement",
    "employment-fraction-not-allowed",
    "employment-fraction-below-half",
    "attendance-missing",
    "attendance-not-allowed",
    "suspended-days-not-allowed",
    "record-overlap",
    "half-per-week-not-allowed",
    "half-per-week-not-used",
    "unknown-basis",
    "unknown-benefit-type",
    "unknown-aid-type",
    "unknown-entry-kind",
    "leefloon-sign",
    "unknown-document-type",
    "unknown-nature",
    "unknown-status",
    "version-not-allowed",
    "period-without-payable-day",
    "days-not-allowed",
    "days-sign",
    "hours-sign",
    "negative-source",
    "too-many-records",
    "unknown-case",
    "unknown-availability",
    "source-not-available",
    "no-data-with-records",
    "certainty-too-weak",
    "notice-for-ibo-plus",
    "notice-of-provisional",
    "notice-without-contribution",
    "correction-other-case",
    "correction-other-month",
    "notice-of-hypothetical",
    "correction-of-provisional",
    "correction-of-hypothetical",
    "statement-contradiction",
    "parameters-malformed",
    "parameters-unknown-id",
    "parameters-missing-field",
    "parameters-bad-value",
    "parameters-bad-date",
    "parameters-unordered",
    "parameters-duplicate",
]
"""The stable name of an error."""

SourceName: TypeAlias = Literal[
    "unemployment",
    "leefloon",
    "sickness",
    "absences",
]
"""Where a record stands."""

Availability: TypeAlias = Literal[
    "data",
    "no-data",
    "not-asked",
    "no-result",
    "filtered",
]
"""What a source answered (R2.10)."""

Status: TypeAlias = Literal[
    "original",
    "modified",
    "cancelled",
]
"""What became of a line of an attest (R2.7)."""

BenefitType: TypeAlias = Literal[
    "activation",
    "career-break",
    "company-supplement",
    "full-unemployment",
    "income-guarantee",
    "insertion",
    "other",
    "temporary",
    "training-allowance",
]
"""A type of benefit (R2.4)."""

AidType: TypeAlias = Literal[
    "equivalent-leefloon",
    "leefloon",
]
"""A type of aid (R2.5)."""

EntryKind: TypeAlias = Literal[
    "arrears",
    "award",
    "recovery",
    "regularised-arrears",
    "regularised-award",
    "regularised-recovery",
]
"""A kind of leefloon entry (R2.5)."""

DocumentType: TypeAlias = Literal[
    "B23",
    "C21",
    "C23",
]
"""A type of document (R2.8)."""

Treatment: TypeAlias = Literal[
    "counts",
    "left-out",
    "not-negative",
    "not-positive",
    "either",
    "means",
]
"""How a code list treats a code."""
