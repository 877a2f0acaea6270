from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from os import PathLike
from typing import (
    Any,
    Generic,
    Literal,
    NoReturn,
    TypeAlias,
    TypedDict,
    final,
    overload,
    type_check_only,
)

import duckdb
import pandas  # type: ignore[import-untyped]
import polars
import pyarrow  # type: ignore[import-untyped]
from typing_extensions import Self, TypeVar, disjoint_base

from . import codes as _codes
from ._arrow import ArrowData, ArrowStream, ArrowTable
from ._certainty import Certainty
from ._corrections_summary import CorrectionsSummary
from ._errors import IboError
from ._summary import Summary

__all__ = [
    "Agreement",
    "Assumption",
    "Case",
    "CorrectedLine",
    "Correction",
    "CorrectionsResult",
    "Coverage",
    "Difference",
    "DifferenceLine",
    "DifferenceRecord",
    "DifferenceValue",
    "ErrorCode",
    "ExampleTable",
    "KeptTable",
    "LeefloonRecord",
    "LeftOut",
    "Line",
    "ListedCode",
    "MovedValue",
    "NoAnswer",
    "Notice",
    "Parameter",
    "ParameterTable",
    "Parameters",
    "Payment",
    "PaymentStatement",
    "Plan",
    "PlanMonth",
    "PlanTotals",
    "Population",
    "Premium",
    "Reform",
    "RefusedTable",
    "ReplacementIncome",
    "Rule",
    "SicknessRecord",
    "Source",
    "Statement",
    "StatementSide",
    "StreamResult",
    "TableResult",
    "UnemploymentRecord",
    "ValuesDiff",
    "Verification",
    "_CaseIndex",
    "_CasesOfLines",
    "_Comparison",
    "_CsvRows",
    "_LinesUnderReform",
    "_PrintedLines",
    "__version__",
    "_case_columns",
    "_case_sensitivity",
    "_certainty_label",
    "_column_form",
    "_compare",
    "_correction",
    "_corrections",
    "_csv_lines",
    "_csv_value",
    "_csv_value_form",
    "_figures",
    "_item",
    "_kind_label",
    "_label",
    "_layers",
    "_line_label",
    "_listed",
    "_measure_label",
    "_month_name",
    "_months",
    "_nearest",
    "_notice",
    "_payment",
    "_payment_statement",
    "_print_lines",
    "_readings",
    "_recompute",
    "_report",
    "_schema_json",
    "_schema_names",
    "_source_label",
    "_statement",
    "_statements_with_index",
    "_table_result",
    "_table_sensitivity",
    "_typeset_sum",
    "_unknown_keyword",
    "_verification_words",
    "_verify_lines",
    "_written",
    "_year_totals",
    "_yearly_table",
    "correction",
    "coverage",
    "difference",
    "errors",
    "explain_row",
    "explain_rows",
    "parameters",
    "payment",
    "payment_statement",
    "payments",
    "plan",
    "population",
    "premium",
    "replacement_income",
    "retention_until",
    "rules",
    "schema",
    "statement",
    "statements",
    "values_diff",
    "verify",
]

__version__: str

_VerificationStatus: TypeAlias = Literal[
    "same",
    "same amounts, other certainty or text",
    "other amounts",
    "refused now",
    "not ours",
    "contradicts itself",
]

_Money: TypeAlias = Decimal | int | str
_Day: TypeAlias = date | str
_Month: TypeAlias = date | str
_Ratio: TypeAlias = Fraction | str | tuple[_Money, _Money]
_Kind: TypeAlias = _codes.Kind
_Language: TypeAlias = Literal["nl", "en"]
_Codes: TypeAlias = str | PathLike[str] | Sequence[str | PathLike[str]]
_Certainty: TypeAlias = Certainty | _codes.CertaintyWord
_Availability: TypeAlias = _codes.Availability
_TomlValue: TypeAlias = str | int | date | Decimal | Sequence[Any] | Mapping[str, Any]
_OnError: TypeAlias = Literal["column", "raise"]
_Record_co = TypeVar(
    "_Record_co",
    bound=UnemploymentRecord | LeefloonRecord | SicknessRecord,
    covariant=True,
    default=Any,
)

@final
class Agreement:
    """The IBO-overeenkomst.

    kind: `"ibo"` or `"ibo-plus"`. start, end: the first and the agreed last day.
    employment_fraction: the trainee's hours over full-time hours, above 0 and at most 1 (R1.5).
    stopped: the real last day of an agreement that was broken off (R1.3). suspended_days: raise the
    longest duration (R1.4). reference_gross_wage: euro a month, full-time, from zero (R4.1, R5.3).
    percentage: one that the parameters list (R4.2). rsz_base: 100, the default, or another (R3.1).
    employee_rsz: euro a month, in place of the base (R3.2).

    Raises `StructureError`, `NumberError` or `AgreementError` for a field that is not in form, at
    its name. What the law asks of the agreement is looked at when a month is computed.

    >>> import ibo
    >>> ibo.Agreement(
    ...     kind="ibo", start="2026-03-02", end="2026-08-28",
    ...     reference_gross_wage="2500.00", percentage=80, employment_fraction="38/38",
    ... ).reference_gross_wage
    Decimal('2500.00')
    """

    def __new__(
        cls,
        *,
        kind: _Kind,
        start: _Day,
        end: _Day,
        employment_fraction: _Ratio,
        stopped: _Day | None = None,
        suspended_days: int | None = None,
        reference_gross_wage: _Money | None = None,
        percentage: int | None = None,
        rsz_base: int | None = None,
        employee_rsz: _Money | None = None,
    ) -> Self: ...
    @property
    def kind(self) -> _Kind:
        """`"ibo"` or `"ibo-plus"`."""
    @property
    def start(self) -> date:
        """The first day, which picks the scheme (R1.1)."""
    @property
    def end(self) -> date:
        """The agreed last day, which with the first one decides the duration (R1.3, R1.4)."""
    @property
    def stopped(self) -> date | None:
        """The real last day of an agreement that was broken off, from the start to the agreed end
        (R1.3).
        """
    @property
    def suspended_days(self) -> int:
        """Days of suspension, from 0, which raise the longest duration (R1.4)."""
    @property
    def reference_gross_wage(self) -> Decimal | None:
        """The full-time gross wage a month after recruitment, in euro, from 0.00 (R4.1, R5.3)."""
    @property
    def percentage(self) -> int | None:
        """A whole percentage that the parameters list, such as 80 (R4.2)."""
    @property
    def employment_fraction(self) -> str:
        """The trainee's hours over full-time hours, such as `"30.4/38"`: above 0 and at most 1
        (R1.5).
        """
    @property
    def rsz_base(self) -> int | None:
        """A whole percentage of the wage that the parameters list; none is the wage itself
        (R3.1).
        """
    @property
    def employee_rsz(self) -> Decimal | None:
        """The exact employee RSZ a month in euro, from 0.00 to the wage, in place of the base
        (R3.2).
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def replace(self, **changes: Any) -> Self:
        """The same with some of its fields changed, given by name, and looked at as a new one."""
    def __replace__(self, **changes: Any) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class UnemploymentRecord:
    """An unemployment benefit, RVA.

    from_, to: the days of the right; without an end it runs on. day_amount: euro a day, or a half
    day, from zero (R2.1). benefit_type: a code of `unemployment.benefit-type` (R2.4). basis:
    `"full"` or `"half"`; half_per_week: how many half days a week, 1 to 12 (R2.2). rva_code: 1 to 6
    characters, evidence.

    Raises `StructureError`, `NumberError` or `RecordError` for a field that is not in form, at its
    name.

    >>> import ibo
    >>> ibo.UnemploymentRecord(
    ...     from_="2026-06-01",
    ...     day_amount="27.65",
    ...     basis="half",
    ...     half_per_week=6,
    ...     benefit_type="insertion",
    ... ).day_amount
    Decimal('27.65')
    """

    def __new__(
        cls,
        *,
        from_: _Day,
        day_amount: _Money,
        benefit_type: _codes.BenefitType | str,
        to: _Day | None = None,
        basis: Literal["full", "half"] | None = None,
        half_per_week: int | None = None,
        rva_code: str | None = None,
    ) -> Self: ...
    @property
    def from_(self) -> date:
        """The first day of the right."""
    @property
    def to(self) -> date | None:
        """The last day of the right; none when it runs on."""
    @property
    def day_amount(self) -> Decimal:
        """The gross amount of a day, or of a half day, in euro, from 0.00 (R2.1)."""
    @property
    def basis(self) -> Literal["full", "half"]:
        """`"full"` or `"half"`: of what the amount is (R2.1, R2.2)."""
    @property
    def half_per_week(self) -> int | None:
        """How many half days a week, 1 to 12; none for full days (R2.2)."""
    @property
    def benefit_type(self) -> str:
        """The type of benefit, a code of `unemployment.benefit-type` (R2.4)."""
    @property
    def rva_code(self) -> str | None:
        """The RVA's own code, 1 to 6 characters, kept as evidence."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def replace(self, **changes: Any) -> Self:
        """The same with some of its fields changed, given by name, and looked at as a new one."""
    def __replace__(self, **changes: Any) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class LeefloonRecord:
    """A leefloon entry, POD MI.

    month: the month of the amount. aid_type: a code of `leefloon.aid-type`. amount: euro, signed as
    its kind of entry asks. entry_kind: a code of `leefloon.entry-kind`. from_, to: evidence (R2.5).

    Raises `StructureError` or `NumberError` for a field that is not in form, at its name. Its codes
    and its sign are looked at when its month is computed.

    >>> import ibo
    >>> ibo.LeefloonRecord(
    ...     month="2026-03", aid_type="leefloon", amount="893.65", entry_kind="award"
    ... ).month
    '2026-03'
    """

    def __new__(
        cls,
        *,
        month: _Month,
        aid_type: _codes.AidType | str,
        amount: _Money,
        entry_kind: _codes.EntryKind | str,
        from_: _Day | None = None,
        to: _Day | None = None,
    ) -> Self: ...
    @property
    def month(self) -> str:
        """The month of the amount, such as `"2026-03"`."""
    @property
    def aid_type(self) -> str:
        """The type of aid, a code of `leefloon.aid-type` (R2.5)."""
    @property
    def amount(self) -> Decimal:
        """The month's amount in euro; a recovery is negative (R2.5)."""
    @property
    def entry_kind(self) -> str:
        """The kind of entry, a code of `leefloon.entry-kind`, which decides the sign (R2.5)."""
    @property
    def from_(self) -> date | None:
        """The first day of the right, kept as evidence."""
    @property
    def to(self) -> date | None:
        """The last day of the right, kept as evidence."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def replace(self, **changes: Any) -> Self:
        """The same with some of its fields changed, given by name, and looked at as a new one."""
    def __replace__(self, **changes: Any) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class SicknessRecord:
    """A payment of sickness benefit, insurers.

    document_type, nature: codes of `sickness.document-type` and `sickness.nature` (R2.8).
    benefit_code: two capitals, evidence. from_, to: the days that were paid for. gross_taxable:
    euro, negative for a recovery. days, hours: evidence, with the sign of the amount or 0 (R2.6).
    attest_id, version, status (`"original"`, `"modified"`, `"cancelled"`): which line replaces
    which (R2.7).

    Raises `StructureError`, `NumberError` or `RecordError` for a field that is not in form, at its
    name. Its codes, days and hours are looked at when a month of it is computed.

    >>> import ibo
    >>> ibo.SicknessRecord(
    ...     document_type="C21", benefit_code="AA", nature=0, from_="2026-03-01", to="2026-03-31",
    ...     gross_taxable="1430.00", days=26, hours=0,
    ... ).hours
    Decimal('0.00')
    """

    def __new__(
        cls,
        *,
        document_type: _codes.DocumentType | str,
        benefit_code: str,
        nature: int,
        from_: _Day,
        to: _Day,
        gross_taxable: _Money,
        days: int,
        hours: _Money,
        attest_id: str | None = None,
        version: int | None = None,
        status: _codes.Status | None = None,
    ) -> Self: ...
    @property
    def document_type(self) -> str:
        """The type of document, a code of `sickness.document-type` (R2.8)."""
    @property
    def benefit_code(self) -> str:
        """The insurers' code of the benefit, two capitals, kept as evidence (R2.6)."""
    @property
    def nature(self) -> int:
        """The nature, a code of `sickness.nature`: 0 is ordinary (R2.8)."""
    @property
    def from_(self) -> date:
        """The first day that was paid for."""
    @property
    def to(self) -> date:
        """The last day that was paid for."""
    @property
    def gross_taxable(self) -> Decimal:
        """The gross taxable amount of the whole period in euro; a recovery is negative (R2.6)."""
    @property
    def days(self) -> int:
        """The paid days, with the sign of the amount or 0, kept as evidence (R2.6)."""
    @property
    def hours(self) -> Decimal:
        """The paid hours, with the sign of the amount or 0, kept as evidence (R2.6)."""
    @property
    def attest_id(self) -> str | None:
        """The attest that the line belongs to; none of a line that stands alone (R2.7)."""
    @property
    def version(self) -> int:
        """The version of the attest, from 1: the highest one counts (R2.7)."""
    @property
    def status(self) -> _codes.Status:
        """`"original"`, `"modified"` or `"cancelled"` (R2.7)."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def replace(self, **changes: Any) -> Self:
        """The same with some of its fields changed, given by name, and looked at as a new one."""
    def __replace__(self, **changes: Any) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Source(Generic[_Record_co]):
    """One of the three sources: what it answered, and its records.

    availability: `"data"`, `"no-data"`, `"not-asked"`, `"no-result"` or `"filtered"` (R2.10).
    records: at most 1,000, all of one kind (R0.4).

    Raises `ResultError` for another word, and for records beside `"no-data"`; `StructureError` for
    records of two kinds, `RecordError` for too many.

    >>> import ibo
    >>> ibo.Source.no_data().availability
    'no-data'
    """

    def __new__(
        cls, *, availability: _Availability, records: Sequence[_Record_co] | None = None
    ) -> Self: ...
    @staticmethod
    def data(records: Sequence[_Record_co], /) -> Source[_Record_co]:
        """A source that answered with these records."""
    @staticmethod
    def no_data() -> Source[Any]:
        """A source that answered that it has no records."""
    @property
    def availability(self) -> _Availability:
        """What the source answered: `"data"`, `"no-data"`, `"not-asked"`, `"no-result"` or
        `"filtered"` (R2.10).
        """
    @property
    def records(self) -> tuple[_Record_co, ...]:
        """Its records, in the order in which they were given."""
    @classmethod
    def __class_getitem__(cls, item: Any, /) -> Any: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def replace(self, **changes: Any) -> Self:
        """The same with some of its fields changed, given by name, and looked at as a new one."""
    def __replace__(self, **changes: Any) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Case:
    """Everything that one month's premium depends on, and nothing that it does not need.

    case_ref: a reference of your own, 1 to 64 printable ASCII characters, never a name or a
    national number. month: `"2026-03"` or a date in it. attendance: paid over normal hours or days,
    or `"working-days"`; none is the whole month (R6.2). absences: pairs of first and last day, for
    the employer's contribution of scheme 2018 only (R5.3). unemployment, leefloon, sickness: a
    `Source`, or a list of records that it answered with; none was not asked (R2.10).

    Raises `StructureError` or `NumberError` for a field that is not in form, at its name. What the
    law asks is looked at when it is computed.

    >>> import ibo
    >>> case = ibo.Case(
    ...     case_ref="A-1",
    ...     month="2025-10",
    ...     agreement=ibo.Agreement(
    ...         kind="ibo-plus", start="2025-09-01", end="2026-02-28", employment_fraction="38/38"
    ...     ),
    ...     unemployment=ibo.Source.no_data(),
    ...     sickness=ibo.Source.no_data(),
    ...     leefloon=[
    ...         ibo.LeefloonRecord(
    ...             month="2025-10", aid_type="leefloon", amount="893.65", entry_kind="award"
    ...         )
    ...     ],
    ... )
    >>> ibo.statement(case).net
    Decimal('750.91')
    """

    def __new__(
        cls,
        *,
        case_ref: str,
        month: _Month,
        agreement: Agreement,
        attendance: _Ratio | Literal["working-days"] | None = None,
        absences: Sequence[tuple[_Day, _Day]] | None = None,
        unemployment: Source[UnemploymentRecord] | Sequence[UnemploymentRecord] | None = None,
        leefloon: Source[LeefloonRecord] | Sequence[LeefloonRecord] | None = None,
        sickness: Source[SicknessRecord] | Sequence[SicknessRecord] | None = None,
    ) -> Self: ...
    @property
    def case_ref(self) -> str:
        """Your own reference, 1 to 64 printable ASCII characters."""
    @property
    def month(self) -> str:
        """The month that is computed, such as `"2026-03"`; it touches the agreement (R1.3)."""
    @property
    def agreement(self) -> Agreement:
        """The agreement (R1)."""
    @property
    def attendance(self) -> str | None:
        """Paid over normal hours or days, at most 1, such as `"152/167.2"`, or `"working-days"`;
        none is the whole month (R6.2).
        """
    @property
    def absences(self) -> tuple[tuple[date, date], ...]:
        """The absences, each with its first and last day, for the employer's contribution
        (R5.3).
        """
    @property
    def unemployment(self) -> Source[UnemploymentRecord]:
        """What the RVA said: unemployment benefits (R2.1 to R2.4)."""
    @property
    def leefloon(self) -> Source[LeefloonRecord]:
        """What the POD MI said: leefloon (R2.5)."""
    @property
    def sickness(self) -> Source[SicknessRecord]:
        """What the insurers said: sickness benefits (R2.6 to R2.8)."""
    @staticmethod
    def from_json(json: str | bytes, /) -> Case:
        """Reads a case from JSON, a `str` or `bytes`. Raises the first fault of the structure, with
        the path of its field.

        >>> import ibo
        >>> try:
        ...     ibo.Case.from_json('{"case_ref": "A-1", "month": "2026-13"}')
        ... except ibo.NumberError as error:
        ...     print(error.code, error.at)
        date-impossible month
        """
    @staticmethod
    def from_dict(fields: Mapping[str, Any], /) -> Case:
        """Reads a case from a `dict` of the JSON shape: amounts, days, months and fractions are
        texts as there; a `Decimal` may stand for an amount, a `date` for a day, a `Fraction` for a
        fraction.
        """
    def to_json(self) -> str:
        """The case as JSON, absent fields left out."""
    def to_dict(self) -> dict[str, Any]:
        """The case as a `dict` of the JSON shape."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def replace(self, **changes: Any) -> Self:
        """The same with some of its fields changed, given by name, and looked at as a new one."""
    def __replace__(self, **changes: Any) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class ReplacementIncome:
    """The replacement income of a month, with its reasons; amounts in euro, with two decimals
    (R2).
    """

    @property
    def unemployment(self) -> Decimal:
        """The replacement income from the RVA, in euro, from 0.00 (R2.1 to R2.4)."""
    @property
    def leefloon(self) -> Decimal:
        """The replacement income from the POD MI, in euro, from 0.00 (R2.5)."""
    @property
    def sickness(self) -> Decimal:
        """The replacement income from the insurers, in euro, from 0.00 (R2.6 to R2.8)."""
    @property
    def amount(self) -> Decimal:
        """The sum of the three, in euro (R2.9)."""
    @property
    def lines(self) -> tuple[Line, ...]:
        """How it came about, line by line."""
    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """The records of the month that do not count, and why."""
    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What was taken as given without having been read."""
    @property
    def certainty(self) -> Certainty:
        """The weakest certainty of a line."""
    @property
    def provisional(self) -> bool:
        """Whether a source gave no final answer (R2.10)."""
    @property
    def no_answers(self) -> tuple[NoAnswer, ...]:
        """The sources without a final answer, in a provisional result (R2.10)."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Premium:
    """The full-time premium of a month, with its reasons (R4.3)."""

    @property
    def scheme(self) -> _codes.Scheme:
        """The year that names the law: `"2018"` or `"2026"` (R1.1)."""
    @property
    def payer(self) -> _codes.Payer:
        """Who pays: `"employer"` or `"vdab"`."""
    @property
    def amount(self) -> Decimal:
        """The premium in euro, from 0.00, with two decimals, before fraction and tax (R4.3)."""
    @property
    def lines(self) -> tuple[Line, ...]:
        """How it came about, line by line."""
    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What was taken as given without having been read."""
    @property
    def certainty(self) -> Certainty:
        """The weakest certainty of a line."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Payment:
    """The payment of a premium: from the premium to the net, in euro, with two decimals (R6)."""

    @staticmethod
    def from_json(json: str | bytes, /) -> Payment:
        """Reads a payment that was stored as JSON, schema 1. Raises `StructureError` or
        `NumberError` for a text that is none, and `ResultError` for one whose net does not follow
        (R6.3).
        """
    @property
    def premium(self) -> Decimal:
        """VDAB's full-time amount, in euro, from 0.00 (R4.3)."""
    @property
    def premium_after_fraction(self) -> Decimal:
        """Premium x employment fraction, in euro (R6.1)."""
    @property
    def premium_due(self) -> Decimal:
        """That x attendance, in euro (R6.2)."""
    @property
    def withholding_tax(self) -> Decimal:
        """The withholding tax, in euro (R6.3)."""
    @property
    def net(self) -> Decimal:
        """Premium due less withholding tax, in euro (R6.3)."""
    def to_json(self) -> str:
        """The payment as JSON."""
    def to_dict(self) -> dict[str, Any]:
        """The payment as a `dict` of the JSON shape."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class PaymentStatement:
    """The payment of VDAB's amount with its reasons; amounts in euro, with two decimals (R6.4)."""

    @staticmethod
    def from_json(json: str | bytes, /) -> PaymentStatement:
        """Reads a payment that was stored as JSON, schema 1. Written again it has the same bytes.
        Raises `StructureError` or `NumberError` for a text that is none, and `ResultError` for one
        that contradicts itself, with the path of the field (R7.5).
        """
    @property
    def library(self) -> str:
        """The name and version of the library that computed it, such as `"ibo 0.1.0"` (R7.1)."""
    @property
    def values(self) -> str:
        """The fingerprint of the dated values that were used, those of your own included (R7.1)."""
    @property
    def case_ref(self) -> str | None:
        """Your own reference, where you gave one."""
    @property
    def month(self) -> str | None:
        """The month, such as `"2026-03"`, where you gave one."""
    @property
    def payment(self) -> Payment:
        """The amounts (R6)."""
    @property
    def premium(self) -> Decimal:
        """VDAB's full-time amount, in euro, from 0.00 (R4.3)."""
    @property
    def premium_after_fraction(self) -> Decimal:
        """Premium x employment fraction, in euro (R6.1)."""
    @property
    def premium_due(self) -> Decimal:
        """That x attendance, in euro (R6.2)."""
    @property
    def withholding_tax(self) -> Decimal:
        """The withholding tax, in euro (R6.3)."""
    @property
    def net(self) -> Decimal:
        """What the trainee receives, in euro (R6.3)."""
    @property
    def certainty(self) -> Certainty:
        """The weakest certainty of a line."""
    @property
    def lines(self) -> tuple[Line, ...]:
        """How the amounts came about, line by line, from the premium to the net."""
    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What was taken as given without having been read."""
    def to_json(self) -> str:
        """The payment as JSON: the same bytes as in every language (R7.1)."""
    def to_dict(self) -> dict[str, Any]:
        """The payment as a `dict` of the JSON shape."""
    def explain(self, language: _Language | None = None) -> str:
        """The payment as a person reads it: a table of its lines, in Dutch (`"nl"`) or English
        (`"en"`).
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Line:
    """One line of a result: an amount, how it came about, and on what it rests."""

    @property
    def code(self) -> _codes.LineCode:
        """What the line is, such as `withholding-tax`."""
    @property
    def role(self) -> _codes.Role:
        """What it does to the running amount: `"base"`, `"deducted"`, `"result"` or
        `"information"`.
        """
    @property
    def amount(self) -> Decimal:
        """The amount in euro without its sign, with two decimals, rounded once (R0.2)."""
    @property
    def signed_amount(self) -> Decimal:
        """The amount in euro with its sign: below zero only for a recovered replacement income."""
    @property
    def formula(self) -> str:
        """The calculation in figures, such as `2500.00 x 13.07 %`."""
    def _formula(self, language: str) -> str: ...
    def _typeset(self, language: str) -> str: ...
    def _last_factor(self, language: str) -> str | None: ...
    @property
    def rule(self) -> _codes.RuleId:
        """The number of the rule that gives the amount."""
    @property
    def certainty(self) -> Certainty:
        """The weakest among the rules and values that the line used."""
    @property
    def record(self) -> int | None:
        """The index of the record in its source, from 0, the first of a netted period; none of
        another line.
        """
    @property
    def recovered(self) -> bool:
        """Whether a replacement-income line is below zero."""
    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The dated values that were read."""
    def label(self, language: _Language | None = None) -> str:
        """The name that a reader sees, in Dutch (`"nl"`) or English (`"en"`)."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class LeftOut:
    """A record of the month that does not count, and why."""

    @property
    def source(self) -> _codes.SourceName:
        """Where the record stands: `"unemployment"`, `"leefloon"`, `"sickness"` or `"absences"`."""
    @property
    def record(self) -> int:
        """Its index there, from 0."""
    @property
    def rule(self) -> _codes.RuleId:
        """The number of the rule that leaves it out."""
    def text(self, language: _Language | None = None) -> str:
        """Why it does not count, in Dutch (`"nl"`) or English (`"en"`)."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Assumption:
    """What a result takes as given without having read it."""

    @property
    def id(self) -> str:
        """The stable id: the reading on which it rests, such as `income.changes`, or
        `R5.1/premium.flat-shares` for a value (R8.1).
        """
    @property
    def reading(self) -> str | None:
        """The reading on which it rests, one of the open questions of the law; none where there is
        no other reading to choose (R8.1).
        """
    @property
    def rule(self) -> _codes.RuleId:
        """The number of the rule to which it belongs."""
    def text(self, language: _Language | None = None) -> str:
        """The assumption in a sentence, in Dutch (`"nl"`) or English (`"en"`)."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class NoAnswer:
    """A source that gave no final answer, in a provisional result: only the records that were given
    count (R2.10).
    """

    @property
    def source(self) -> Literal["unemployment", "leefloon", "sickness"]:
        """The source: `"unemployment"`, `"leefloon"` or `"sickness"`."""
    @property
    def availability(self) -> Literal["not-asked", "no-result", "filtered"]:
        """What it said instead: `"not-asked"`, `"no-result"` or `"filtered"`."""
    def text(self, language: _Language | None = None) -> str:
        """What is missing, in Dutch (`"nl"`) or English (`"en"`)."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Statement:
    """A month's result with its reasons; amounts in euro, with two decimals."""

    @staticmethod
    def from_json(json: str | bytes, /) -> Statement:
        """Reads a statement that was stored as JSON, schema 1. Written again it has the same bytes.
        Raises `StructureError` or `NumberError` for a text that is no statement, and `ResultError`
        for one that contradicts itself, with the path of the field (R7.5).

        >>> import ibo
        >>> case = ibo.Case.from_json('''{
        ...     "case_ref": "A-1", "month": "2025-10",
        ...     "agreement": {"kind": "ibo-plus", "start": "2025-09-01", "end": "2026-02-28",
        ...                   "employment_fraction": "38/38"},
        ...     "unemployment": {"availability": "no-data"},
        ...     "leefloon": {"availability": "no-data"}, "sickness": {"availability": "no-data"}
        ... }''')
        >>> stored = ibo.statement(case, with_case=True).to_json()
        >>> statement = ibo.Statement.from_json(stored)
        >>> statement.to_json() == stored, statement.case == case
        (True, True)
        """
    @property
    def case(self) -> Case | None:
        """The case that was computed; none of a statement that was read back without its case."""
    @property
    def library(self) -> str:
        """The name and version of the library that computed it, such as `"ibo 0.1.0"` (R7.1)."""
    @property
    def case_ref(self) -> str:
        """Your own reference."""
    @property
    def month(self) -> str:
        """The month, such as `"2026-03"`."""
    @property
    def values(self) -> str:
        """The fingerprint of the dated values that were used, those of your own included (R7.1)."""
    @property
    def kind(self) -> _Kind:
        """`"ibo"` or `"ibo-plus"`."""
    @property
    def scheme(self) -> _codes.Scheme:
        """The year that names the law: `"2018"` or `"2026"` (R1.1)."""
    @property
    def payer(self) -> _codes.Payer:
        """Who pays the premium: `"employer"` or `"vdab"`."""
    @property
    def replacement_income(self) -> Decimal:
        """The replacement income of the month, in euro (R2.9)."""
    @property
    def payment(self) -> Payment:
        """The premium and its payment (R6)."""
    @property
    def premium(self) -> Decimal:
        """The full-time premium in euro, from 0.00 (R4.3)."""
    @property
    def premium_after_fraction(self) -> Decimal:
        """Premium x employment fraction, in euro (R6.1)."""
    @property
    def premium_due(self) -> Decimal:
        """That x attendance, in euro (R6.2)."""
    @property
    def withholding_tax(self) -> Decimal:
        """The withholding tax, in euro (R6.3)."""
    @property
    def net(self) -> Decimal:
        """What the trainee receives, in euro (R6.3)."""
    @property
    def employer_contribution(self) -> Decimal | None:
        """What the employer pays VDAB, in euro; none where there is none, or where no wage was
        given (R5.3).
        """
    @property
    def certainty(self) -> Certainty:
        """The weakest certainty of a line."""
    @property
    def provisional(self) -> bool:
        """Whether a source gave no final answer (R2.10)."""
    @property
    def no_answers(self) -> tuple[NoAnswer, ...]:
        """The sources without a final answer, in a provisional result (R2.10)."""
    @property
    def lines(self) -> tuple[Line, ...]:
        """How the amounts came about, line by line."""
    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """The records of the month that do not count, and why."""
    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What was taken as given without having been read."""
    def to_json(self) -> str:
        """The statement as JSON: the same bytes as in every language (R7.1)."""
    def to_dict(self) -> dict[str, Any]:
        """The statement as a `dict` of the JSON shape."""
    def notice(self) -> Notice:
        """What the employer is told, and nothing else (R7.2). Raises `ResultError` for `ibo-plus`,
        for a provisional or hypothetical result, and for scheme 2018 without a wage.
        """
    def assumption_texts(self, language: _Language | None = None) -> tuple[tuple[str, str], ...]:
        """The assumptions as a person reads them, in Dutch (`"nl"`) or English (`"en"`): each with
        the number of its rule. The values that are carried forward past their last check are one
        sentence (R7.4).
        """
    def _heading(self, language: str) -> tuple[list[str], list[str]]: ...
    def explain(self, language: _Language | None = None) -> str:
        """The statement as a person reads it: a table of its lines, in Dutch (`"nl"`) or English
        (`"en"`).
        """
    def plot(self, ax: Any = None, *, language: _Language | None = None) -> Any:
        """Draws the way from the wage, or the GGMMI, to the net amount with matplotlib (`pip
        install 'ibo[plot]'`), and gives the axes.
        """
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Notice:
    """What the employer learns: the premium (scheme 2026) or the contribution (scheme 2018), and
    nothing else (R7.2).
    """

    @staticmethod
    def from_json(json: str | bytes, /) -> Notice:
        """Reads a notice that was stored as JSON, schema 1. Raises `StructureError` or
        `NumberError` for a text that is none.

        >>> import ibo
        >>> stored = '{"schema":1,"case_ref":"A-1","month":"2026-03","premium":"588.57"}'
        >>> ibo.Notice.from_json(stored).premium
        Decimal('588.57')
        """
    @property
    def case_ref(self) -> str:
        """Your own reference."""
    @property
    def month(self) -> str:
        """The month, such as `"2026-03"`."""
    @property
    def premium(self) -> Decimal | None:
        """The full-time premium in euro that the employer pays, before fraction and tax; none in
        scheme 2018.
        """
    @property
    def contribution(self) -> Decimal | None:
        """What the employer pays VDAB, in euro; none in scheme 2026 (R5.3)."""
    def to_json(self) -> str:
        """The notice as JSON."""
    def to_dict(self) -> dict[str, Any]:
        """The notice as a `dict` of the JSON shape."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class CorrectedLine:
    """A line that differs."""

    @property
    def code(self) -> _codes.LineCode:
        """What the line is, such as `net`."""
    @property
    def before(self) -> Decimal:
        """The amount of the first statement, in euro."""
    @property
    def after(self) -> Decimal:
        """The amount of the second, in euro."""
    @property
    def difference(self) -> Decimal:
        """After less before, in euro."""
    def label(self, language: _Language | None = None) -> str:
        """The name that a reader sees, in Dutch (`"nl"`) or English (`"en"`)."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Correction:
    """The difference between two statements of a case and month; amounts in euro, with two decimals
    (R7.5).
    """

    @staticmethod
    def from_json(json: str | bytes, /) -> Correction:
        """Reads a correction that was stored as JSON, schema 1. Raises `StructureError` or
        `NumberError` for a text that is none, and `ResultError` for one that contradicts itself.

        >>> import ibo
        >>> stored = '{"schema":1,"case_ref":"A-1","month":"2026-03","lines":[],"to_pay":"0.00"}'
        >>> ibo.Correction.from_json(stored).to_pay
        Decimal('0.00')
        """
    @property
    def case_ref(self) -> str:
        """Your own reference."""
    @property
    def month(self) -> str:
        """The month, such as `"2026-03"`."""
    @property
    def lines(self) -> tuple[CorrectedLine, ...]:
        """The lines that differ; lines of one code are summed, an absent one is 0.00."""
    @property
    def to_pay(self) -> Decimal:
        """The difference of the nets, in euro: below zero it is to be recovered."""
    def to_json(self) -> str:
        """The correction as JSON."""
    def to_dict(self) -> dict[str, Any]:
        """The correction as a `dict` of the JSON shape."""
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Plan:
    """Every month of an agreement, from one case."""

    @property
    def case(self) -> Case:
        """The case from which the months were computed."""
    @property
    def case_ref(self) -> str:
        """Your own reference."""
    @property
    def kind(self) -> _Kind:
        """`"ibo"` or `"ibo-plus"`."""
    @property
    def scheme(self) -> Literal["2018", "2026"]:
        """The year that names the law: `"2018"` or `"2026"` (R1.1)."""
    @property
    def payer(self) -> Literal["employer", "vdab"]:
        """Who pays the premium: `"employer"` or `"vdab"`."""
    @property
    def values(self) -> str:
        """The fingerprint of the dated values that were used, those of your own included (R7.1)."""
    @property
    def months(self) -> tuple[PlanMonth, ...]:
        """The months, from that of the start to the last one, without a gap."""
    @property
    def totals(self) -> PlanTotals:
        """The sums of the months."""
    @property
    def certainty(self) -> Certainty:
        """The weakest certainty of a month; `assumed` when leefloon of the case's month stands in
        other months.
        """
    @property
    def provisional(self) -> bool:
        """Whether a source gave no final answer (R2.10)."""
    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What was taken as given without having been read: that of the plan itself, then that of
        the months, each once.
        """
    def text(self, language: _Language | None = None) -> str:
        """The plan as a person reads it: a table of its months, in Dutch (`"nl"`) or English
        (`"en"`).
        """
    def to_json(self) -> str:
        """The plan as JSON, its statements whole."""
    def to_dict(self) -> dict[str, Any]:
        """The plan as a `dict` of the JSON shape."""
    def _heading(self, language: str) -> tuple[list[str], list[str]]: ...
    def _assumption_texts(self, language: str) -> list[tuple[str, str]]: ...
    def plot(self, ax: Any = None, *, language: _Language | None = None) -> Any:
        """Draws benefit and net of each month with matplotlib (`pip install 'ibo[plot]'`), and
        gives the axes.
        """
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class PlanMonth:
    """A month of a plan."""

    @property
    def month(self) -> str:
        """The month, such as `"2026-03"`."""
    @property
    def statement(self) -> Statement | None:
        """Its statement; none when month and agreement share no day from Monday to Saturday, for
        which benefits are paid (R2).
        """
    @property
    def past_last_check(self) -> bool:
        """Whether the month rests on values that are carried forward past their last check
        (R7.4).
        """
    @property
    def trainee(self) -> Decimal:
        """What the trainee has in the month, replacement income and net, in euro."""
    def remark(self, language: _Language | None = None) -> str:
        """What there is to know of the month beside its amounts, in Dutch (`"nl"`) or English
        (`"en"`): that it has no payable day, or lies past the last check of a value; else an empty
        text.
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class PlanTotals:
    """The sums of the months of a plan, in euro."""

    @property
    def replacement_income(self) -> Decimal:
        """The replacement income in euro, as the premium counts it (R2.9)."""
    @property
    def premium_due(self) -> Decimal:
        """The premium due, in euro (R6.2)."""
    @property
    def withholding_tax(self) -> Decimal:
        """The withholding tax, in euro (R6.3)."""
    @property
    def net(self) -> Decimal:
        """What the trainee receives of the premium, in euro (R6.3)."""
    @property
    def employer_contribution(self) -> Decimal | None:
        """What the employer pays VDAB, in euro; none where there is none, or where no wage was
        given (R5.3).
        """
    @property
    def trainee(self) -> Decimal:
        """What the trainee has, in euro: replacement income and net."""
    @property
    def employer(self) -> Decimal | None:
        """What the employer pays, in euro: the premium due, of which the withholding tax is a part,
        or the contribution to VDAB; none where the contribution is not known, for no wage was given
        (R5.3).
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Difference:
    """Two statements side by side: why does one month differ from another, or one scheme from
    another. It is no correction: nothing is to be paid or recovered by it.
    """

    @property
    def one(self) -> StatementSide:
        """What the one statement is of."""
    @property
    def other(self) -> StatementSide:
        """What the other statement is of."""
    @property
    def lines(self) -> tuple[DifferenceLine, ...]:
        """The lines of both, in the order of a statement; lines of one code are summed."""
    @property
    def values(self) -> tuple[DifferenceValue, ...]:
        """The dated values that differ, in the order of their ids."""
    @property
    def records(self) -> tuple[DifferenceRecord, ...]:
        """The records that differ: in what they count for, or whether they do."""
    def text(self, language: _Language | None = None) -> str:
        """The difference as a person reads it, in Dutch (`"nl"`) or English (`"en"`)."""
    def to_json(self) -> str:
        """The difference as JSON."""
    def to_dict(self) -> dict[str, Any]:
        """The difference as a `dict` of the JSON shape."""
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class StatementSide:
    """What one of the two statements is of."""

    @property
    def library(self) -> str:
        """The name and version of the library that computed it (R7.1)."""
    @property
    def values(self) -> str:
        """The fingerprint of the dated values that were used (R7.1)."""
    @property
    def case_ref(self) -> str:
        """Your own reference."""
    @property
    def month(self) -> str:
        """The month, such as `"2026-03"`."""
    @property
    def kind(self) -> _Kind:
        """`"ibo"` or `"ibo-plus"`."""
    @property
    def scheme(self) -> Literal["2018", "2026"]:
        """The year that names the law: `"2018"` or `"2026"` (R1.1)."""
    @property
    def payer(self) -> Literal["employer", "vdab"]:
        """Who pays the premium: `"employer"` or `"vdab"`."""
    @property
    def certainty(self) -> Certainty:
        """The weakest certainty of a line."""
    @property
    def provisional(self) -> bool:
        """Whether a source gave no final answer (R2.10)."""
    def text(self, language: _Language | None = None) -> str:
        """What the statement is of, in Dutch (`"nl"`) or English (`"en"`)."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class DifferenceLine:
    """A line of one of the two statements, or of both."""

    @property
    def code(self) -> str:
        """What the line is, such as `net`."""
    @property
    def one(self) -> Decimal | None:
        """The amount of the one statement, in euro; none if it does not have the line."""
    @property
    def other(self) -> Decimal | None:
        """The amount of the other statement, in euro; none if it does not have the line."""
    @property
    def difference(self) -> Decimal:
        """The amount of the other less that of the one, in euro; an absent line is 0.00."""
    @property
    def one_formula(self) -> str | None:
        """The calculation of the one statement in figures."""
    @property
    def other_formula(self) -> str | None:
        """The calculation of the other statement in figures."""
    @property
    def differs(self) -> bool:
        """Whether the two sides differ in their amount or in how it came about."""
    def label(self, language: _Language | None = None) -> str:
        """The name that a reader sees, in Dutch (`"nl"`) or English (`"en"`)."""
    def formulas(self, language: _Language | None = None) -> str:
        """The calculation of both sides, once where they are alike, in Dutch (`"nl"`) or English
        (`"en"`).
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class DifferenceValue:
    """A dated value that differs."""

    @property
    def id(self) -> str:
        """What it is a value of, such as `ggmmi`."""
    @property
    def one(self) -> str | None:
        """The value of the one statement, in words and figures; none if it read none."""
    @property
    def other(self) -> str | None:
        """The value of the other statement, in words and figures; none if it read none."""
    @property
    def one_from(self) -> date | None:
        """The first day of the value of the one statement."""
    @property
    def other_from(self) -> date | None:
        """The first day of the value of the other statement."""
    def text(self, language: _Language | None = None) -> str:
        """The value of both sides in words, in Dutch (`"nl"`) or English (`"en"`)."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class DifferenceRecord:
    """A record that differs, by its place in its source: so of two statements of one case."""

    @property
    def source(self) -> Literal["unemployment", "leefloon", "sickness", "absences"]:
        """Where it stands: `"unemployment"`, `"leefloon"`, `"sickness"` or `"absences"`."""
    @property
    def record(self) -> int:
        """Its index there, the first of a netted period."""
    @property
    def one(self) -> Literal["counts", "left-out"] | None:
        """What it does in the one statement: `"counts"` or `"left-out"`; none when it plays no part
        in its month.
        """
    @property
    def other(self) -> Literal["counts", "left-out"] | None:
        """What it does in the other statement: `"counts"` or `"left-out"`; none when it plays no
        part in its month.
        """
    def text(self, language: _Language | None = None) -> str:
        """What the record does on both sides, in Dutch (`"nl"`) or English (`"en"`); its place is
        counted from 1.
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Verification:
    """What came of computing a statement again."""

    @property
    def status(self) -> _VerificationStatus:
        """`"same"`, `"same amounts, other certainty or text"`, `"other amounts"`, `"refused now"`,
        `"not ours"` or `"contradicts itself"`.
        """
    @property
    def same_in_amounts(self) -> bool:
        """Whether the amounts still hold: the status is one of the first two."""
    @property
    def case_ref(self) -> str | None:
        """Your own reference; none where no statement could be read."""
    @property
    def month(self) -> str | None:
        """The month, such as `"2026-03"`; none where no statement could be read."""
    @property
    def library_then(self) -> str | None:
        """The library that issued the statement, such as `"ibo 0.1.0"`."""
    @property
    def library_now(self) -> str:
        """The library that computed it again."""
    @property
    def values_then(self) -> str | None:
        """The fingerprint of the values with which it was issued."""
    @property
    def values_now(self) -> str:
        """The fingerprint of the values with which it was computed again."""
    @property
    def lines(self) -> tuple[CorrectedLine, ...]:
        """The lines that differ, by code, as in a correction."""
    @property
    def correction(self) -> Correction | None:
        """The correction, where amounts differ; none between provisional or hypothetical statements
        (R7.5).
        """
    @property
    def error(self) -> IboError | None:
        """Why the case is refused now, or what is wrong with the statement: an `IboError`, with the
        path of the field.
        """
    @property
    def now(self) -> Statement | None:
        """The statement as it is computed now, where there is one."""
    def label(self, language: _Language | None = None) -> str:
        """The status as a reader sees it, in Dutch (`"nl"`) or English (`"en"`)."""
    def to_json(self) -> str:
        """The verification as JSON."""
    def to_dict(self) -> dict[str, Any]:
        """The verification as a `dict` of the JSON shape."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class ValuesDiff:
    """What moved between two sets of dated values, by id and then by date."""

    @property
    def before(self) -> str:
        """The fingerprint of the first set."""
    @property
    def after(self) -> str:
        """The fingerprint of the second set."""
    @property
    def moved(self) -> tuple[MovedValue, ...]:
        """The values that differ; none when the sets are the same."""
    def to_json(self) -> str:
        """What moved, as JSON."""
    def to_dict(self) -> dict[str, Any]:
        """What moved, as a `dict` of the JSON shape."""
    def explain(self, language: _Language | None = None) -> str:
        """What moved as a person reads it, in Dutch (`"nl"`) or English (`"en"`)."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class MovedValue:
    """A dated value that only one of two sets has, or that both have with another content."""

    @property
    def id(self) -> str:
        """What it is a value of, such as `ggmmi`."""
    @property
    def kind(self) -> _Kind | None:
        """The kind of agreement for which alone it holds; none for both."""
    @property
    def agreements_from(self) -> date | None:
        """The first start of the agreements for which it exists; none for all (R1.6)."""
    @property
    def from_(self) -> date:
        """The first day on which it counts."""
    @property
    def change(self) -> Literal["added", "removed", "changed"]:
        """`"added"`, `"removed"` or `"changed"`."""
    @property
    def fields(self) -> tuple[str, ...]:
        """Of a changed value, what differs: `"value"`, `"certainty"`, `"source"`,
        `"checked_until"`.
        """
    @property
    def first_month(self) -> str | None:
        """The first month that it can touch, such as `"2026-03"`."""
    @property
    def last_month(self) -> str | None:
        """The last month that it can touch; none for a value that holds on, and for one that the
        start of an agreement picks.
        """
    @property
    def before(self) -> Parameter | None:
        """The value in the first set; none where it was added."""
    @property
    def after(self) -> Parameter | None:
        """The value in the second set; none where it was removed."""
    @property
    def _contents(self) -> tuple[Parameter | None, Parameter | None]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Parameter:
    """A dated value: of what, from when, how much, how certain and where it was read."""

    @property
    def id(self) -> str:
        """What it is a value of, such as `ggmmi`, and of a reading of one code of a list
        `unemployment.benefit-type/insertion`.
        """
    @property
    def kind(self) -> _Kind | None:
        """The kind of agreement for which alone it holds; none for both."""
    @property
    def agreements_from(self) -> date | None:
        """The first start of the agreements for which it exists; none for a value of every
        agreement (R1.6).
        """
    @property
    def from_(self) -> date:
        """The first day on which it counts (R1.6)."""
    @property
    def value(self) -> str:
        """The value in words and figures: an amount in euro, a rate, a list, a code."""
    @property
    def certainty(self) -> Certainty:
        """How well it is founded; `assumed` when it is stale."""
    @property
    def source(self) -> str:
        """Where it was read."""
    @property
    def checked_until(self) -> date | None:
        """The last day for which its source shows it in force; none for a value that does not go
        stale (R7.4).
        """
    @property
    def stale(self) -> bool:
        """Whether its last check lies before the month that is looked at (R7.4)."""
    @property
    def codes(self) -> tuple[ListedCode, ...]:
        """Of a code list, its codes, each with its own certainty and source; of another value
        none.
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class ListedCode:
    """One code of a code list: how it is treated, how certain that is and where it was read."""

    @property
    def code(self) -> str:
        """The code, such as `insertion`."""
    @property
    def treatment(
        self,
    ) -> _codes.Treatment:
        """`"counts"` or `"left-out"`; of a kind of leefloon entry `"not-negative"`,
        `"not-positive"` or `"either"`; of a code of a delivery `"means"`.
        """
    @property
    def means(self) -> str | None:
        """The code of ours that a code of a delivery means; of another one none."""
    @property
    def certainty(self) -> Certainty:
        """How well that is founded."""
    @property
    def source(self) -> str:
        """Where it was read."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Parameters:
    """The dated values that a calculation reads: those of this version, and files of your own laid
    over them.

    >>> import ibo
    >>> own = '''
    ... [[value]]
    ... id = "ggmmi"
    ... from = "2026-12-01"
    ... value = "2278.28"
    ... certainty = "official"
    ... source = "Nationale Arbeidsraad"
    ... '''
    >>> parameters = ibo.Parameters().with_toml(own)
    >>> [value.value for value in parameters.table("2026-12-01") if value.id == "ggmmi"]
    ['2278.28']
    """

    def __new__(cls) -> Self: ...
    @staticmethod
    def from_toml(files: Mapping[str, str], /) -> Parameters:
        """The values of these files alone: a mapping of names to texts in TOML. Raises
        `ParametersError` with the place, such as `value[0].from`.
        """
    @property
    def fingerprint(self) -> str:
        """What tells this set of values from any other: the first 16 hexadecimal digits of the
        SHA-256 of its canonical text. Statements and tables carry it (R7.1).
        """
    @property
    def notes(self) -> tuple[str, ...]:
        """What you should know of the files that were laid over: a value that reaches further than
        it may have been meant to (R1.6). Each was a `UserWarning` when its file was loaded.
        """
    def canonical(self) -> str:
        """The whole set as the text of one parameter file, which can be loaded back and has the
        same fingerprint (R7.1).
        """
    def with_toml(self, toml: str, /, *, name: str | None = None) -> Parameters:
        """These values with a file laid over them, given as its text in TOML; `name` stands in the
        errors. A file may hold values, `[[value]]`, and say until when values were checked once
        more, `[[confirmed]]` (R7.4); one that is a whole set, as `canonical` gives it, stands in
        place of these values. Raises `ParametersError` with the place, such as `value[0].from`.
        """
    def with_file(self, path: str | PathLike[str], /) -> Parameters:
        """These values with a file laid over them, as `with_toml`; raises `OSError` for a file that
        cannot be read.
        """
    def with_codes(self, path: str | PathLike[str], /) -> Parameters:
        """These values with a file laid over them that says what the codes of a delivery mean, and
        nothing else: `value = { means = { WN1 = "full-unemployment" } }` of a code list.
        """
    def table(self, at: _Day | None = None) -> ParameterTable:
        """The values as a table: all of them, or those in force on a day."""
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class ParameterTable:
    """Dated values as a table: a sequence of `Parameter`, which a notebook shows as one."""

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Parameter]: ...
    @overload
    def __getitem__(self, index: int, /) -> Parameter: ...
    @overload
    def __getitem__(self, index: slice, /) -> tuple[Parameter, ...]: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Rule:
    """A rule, or a part of a rule that has a certainty of its own."""

    @property
    def id(self) -> _codes.RuleId:
        """The number of the rule, such as `R4.2`."""
    @property
    def certainty(self) -> Certainty | None:
        """How well the rule is founded; none for a rule that is not about the law but about this
        library.
        """
    @property
    def source(self) -> str:
        """Where the rule was read."""
    @property
    def assumption_id(self) -> str | None:
        """The stable id of that assumption: the reading on which it rests, or a word of its own
        under the number of the rule (R8.1).
        """
    @property
    def reading(self) -> str | None:
        """The reading on which that assumption rests; none where there is no other reading to
        choose (R8.1).
        """
    def title(self, language: _Language | None = None) -> str:
        """The rule in a few words, in Dutch (`"nl"`) or English (`"en"`)."""
    def assumption(self, language: _Language | None = None) -> str | None:
        """What is assumed where the rule is used; none for a rule that was read."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class ErrorCode:
    """One error of the catalogue, as `ibo.errors()` lists it."""

    @property
    def code(self) -> _codes.ErrorSlug:
        """The stable name, such as `percentage-not-allowed`."""
    @property
    def number(self) -> int:
        """The stable number, 1001 to 1699."""
    @property
    def rule(self) -> _codes.RuleId | None:
        """The number of the rule that refuses; none where only the form is wrong."""
    def meaning(self, language: _Language | None = None) -> str:
        """What the error means, in Dutch (`"nl"`) or English (`"en"`)."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Coverage:
    """What a scheme covers for a kind of agreement, as `ibo.coverage()` lists it."""

    @property
    def scheme(self) -> _codes.Scheme:
        """The year that names the law: `"2018"` or `"2026"`."""
    @property
    def kind(self) -> _Kind:
        """`"ibo"` or `"ibo-plus"`."""
    @property
    def starts_from(self) -> date:
        """The first start date of an agreement that the scheme covers (R1.1)."""
    @property
    def starts_until(self) -> date | None:
        """The last one; none for the latest scheme."""
    @property
    def payer(self) -> _codes.Payer:
        """Who pays the premium: `"employer"` or `"vdab"`."""
    @property
    def rule(self) -> _codes.RuleId:
        """The number of the rule that computes the premium, such as `R4.2`."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class TableResult:
    """A table that was computed: statements or payments, row by row in the order of the input.

    It is Arrow data: pyarrow, polars, pandas, DuckDB and others take it as it is, without a copy
    and as often as they like.

    >>> import ibo
    >>> ibo.TableResult.__name__
    'TableResult'
    """

    @property
    def num_rows(self) -> int:
        """How many rows it has: as many as the input."""
    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns."""
    @property
    def summary(self) -> Summary:
        """Rows, refusals by error, and totals."""
    def refused(self, *, language: _Language | None = None) -> RefusedTable:
        """The rows that were refused, each with its number, what says whose it is, the error, where
        it lies, and in a sentence what must be: the words of the single case.

        language: `"nl"` or `"en"`; without it that of `ibo.language`, else English. Rows are
        counted from 0, as for `explain_row`.

        >>> import ibo
        >>> import polars
        >>> table = polars.DataFrame(
        ...     {"premium": ["588.57", "-1"], "employment_hours": [19, 38], "full_time_hours": [38, 38]}
        ... )
        >>> ibo.payments(table).refused().to_polars().row(0)
        (1, 'amount-negative', 'premium', 'this amount must not be negative')
        """
    def _repr_html_(self) -> str: ...
    def to_pyarrow(self) -> pyarrow.Table:
        """As a `pyarrow.Table`."""
    def to_polars(self) -> polars.DataFrame:
        """As a `polars.DataFrame`."""
    def to_pandas(self) -> pandas.DataFrame:
        """As a `pandas.DataFrame`; amounts are `Decimal` objects, or integers for cents."""
    def to_duckdb(self) -> duckdb.DuckDBPyRelation:
        """As a relation of DuckDB."""
    def __reduce__(self) -> tuple[Any, ...]: ...
    def __len__(self) -> int: ...
    def __arrow_c_schema__(self) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...

@final
class StreamResult:
    """A table that is computed batch by batch while it is read, once, however long it is.

    It is an Arrow stream: pyarrow, polars, DuckDB and others read it as it is. A fault of a row or
    of the table ends the reading as an error.

    >>> import ibo
    >>> ibo.StreamResult.__name__
    'StreamResult'
    """

    def _repr_html_(self) -> str: ...
    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns."""
    def _raised(self, error: ValueError, /) -> Exception: ...
    @property
    def summary(self) -> Summary:
        """Rows, refusals by error, and totals of what was read so far."""
    def refused(self, *, language: _Language | None = None) -> NoReturn:
        """A stream keeps no rows, so it has no table of those that were refused: it says what to do
        instead.
        """
    def to_pyarrow(self) -> pyarrow.Table:
        """Reads it all as a `pyarrow.Table`."""
    def to_polars(self) -> polars.DataFrame:
        """Reads it all as a `polars.DataFrame`."""
    def to_pandas(self) -> pandas.DataFrame:
        """Reads it all as a `pandas.DataFrame`; amounts are `Decimal` objects, or integers for
        cents.
        """
    def to_duckdb(self) -> duckdb.DuckDBPyRelation:
        """As a relation of DuckDB, which reads it when it is asked for rows."""
    def __arrow_c_schema__(self) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...

@final
class Reform:
    """A reform that somebody tries out: hypothetical values, scales, readings and a forced scheme
    over the law, or over parameters of your own (R8.4).

    title: what it is called; the source of each of its values that says no other. Each method gives
    a new reform, and raises `ParametersError` for what is no value of its id, with its place, such
    as `scale[0].id`. Values are laid first, then scales in their order, then readings.

    >>> import ibo
    >>> reform = (
    ...     ibo.Reform("GGMMI + 2 % from July")
    ...     .scale("ggmmi", "1.02", from_="2026-07-01")
    ...     .set("premium.percentages", [80, 90, 100], from_="2026-07-01")
    ... )
    >>> [value.value for value in reform.parameters().table("2026-07-01") if value.id == "ggmmi"]
    ['2278.28']
    >>> print(reform.to_toml().splitlines()[0])
    title = "GGMMI + 2 % from July"
    """

    def __new__(cls, title: str, /) -> Self: ...
    @staticmethod
    def from_file(path: str | PathLike[str], /) -> Reform:
        """The reform of a file: TOML with a `title`, `[[value]]`, `[[scale]]` and `[[reading]]`
        tables and a `[scheme]` table. Raises `ParametersError` with the place, such as
        `value[0].from`, and `OSError` for a file that cannot be read.
        """
    @staticmethod
    def from_toml(toml: str, /, *, name: str | None = None) -> Reform:
        """The reform of a text in TOML; `name` stands in the errors. Raises `ParametersError` with
        the place, such as `value[0].from`.
        """
    def to_toml(self) -> str:
        """The reform as the text of a file, which gives the same reform."""
    @property
    def title(self) -> str:
        """What it is called."""
    def set(
        self,
        id: str,
        value: _TomlValue,
        /,
        *,
        from_: _Day,
        kind: _Kind | None = None,
        agreements_from: _Day | None = None,
        source: str | None = None,
    ) -> Reform:
        """With a value from a day on, in the form of parameter files: `"2300.00"`, `[80, 90, 100]`.

        kind: the kind of agreement for which alone it holds. agreements_from: the first start of
        the agreements for which it exists (R1.6). source: where it comes from, by default the
        title.
        """
    def scale(self, id: str, factor: _Money, /, *, from_: _Day | None = None) -> Reform:
        """With the values of an id times a factor from a day on: the value in force on that day,
        and each later one, rounded to the cent, or to four decimals for a rate; without a day,
        every value. Only ids of one amount or rate and the flat day amounts can be scaled; several
        scales apply one after the other.
        """
    def reading(self, id: str, choice: str, /, *, from_: _Day | None = None) -> Reform:
        """With another choice for an open question of the law, or the other treatment of a code,
        such as `unemployment.benefit-type/insertion`: at every date, or from a day on.
        """
    def scheme(
        self,
        name: _codes.Scheme,
        /,
        *,
        percentage: int | None = None,
        reference_gross_wage: _Money | None = None,
    ) -> Reform:
        """With a scheme for every agreement, whatever its start, `"2018"` or `"2026"`: what would
        the same people have had under the other one? Fields that it does not use are passed over;
        those that it needs and that are missing refuse the case.

        percentage, reference_gross_wage: what it supplies where an agreement has none.
        """
    def parameters(self, parameters: Parameters | None = None) -> Parameters:
        """The parameters with all that the reform lays over them; by default over those of the
        library.
        """
    def unread(
        self,
        cases: Case | Sequence[Case] | ArrowData,
        /,
        *,
        parameters: Parameters | None = None,
    ) -> tuple[str, ...]:
        """What the reform lays and no row could read, each in a sentence: a value that a later or
        more particular one shadows, or a kind or date that no row has (R8.4).

        cases: a case, a list of cases, or a table of cases as for `statements`.
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

_Sums: TypeAlias = tuple[Sequence[int], Sequence[tuple[str, Sequence[Decimal]]]]

# For `ibo.Comparison`: rows, and their sums.
@final
class _Comparison:
    @property
    def num_rows(self) -> int: ...
    @property
    def columns(self) -> tuple[str, ...]: ...
    @property
    def reform(self) -> Reform: ...
    @property
    def baseline(self) -> Reform | None: ...
    def summary(self) -> tuple[_Sums, str, str, tuple[str, ...]]: ...
    def by(
        self, columns: Sequence[str], decile: str | None, min_group: int
    ) -> list[tuple[tuple[str | int | None, ...] | None, _Sums]]: ...
    def __len__(self) -> int: ...
    def __arrow_c_schema__(self) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...

@disjoint_base
class KeptTable:
    """A table that was made of statements. It is Arrow data: pyarrow, polars, pandas, DuckDB and
    others take it as it is, without a copy and as often as they like.

    >>> import ibo
    >>> ibo.KeptTable.__name__
    'KeptTable'
    """

    @property
    def num_rows(self) -> int:
        """How many rows it has."""
    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns."""
    def to_pyarrow(self) -> pyarrow.Table:
        """As a `pyarrow.Table`."""
    def to_polars(self) -> polars.DataFrame:
        """As a `polars.DataFrame`."""
    def to_pandas(self) -> pandas.DataFrame:
        """As a `pandas.DataFrame`; amounts are `Decimal` objects, or integers for cents."""
    def to_duckdb(self) -> duckdb.DuckDBPyRelation:
        """As a relation of DuckDB."""
    def __len__(self) -> int: ...
    def __arrow_c_schema__(self) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...

@final
class CorrectionsResult(KeptTable):
    """The corrections of a population, and what they come to.

    >>> import ibo
    >>> ibo.CorrectionsResult.__name__
    'CorrectionsResult'
    """

    @property
    def summary(self) -> CorrectionsSummary:
        """Rows by change, and what is to pay and to recover, in all and by scheme and kind."""
    def _repr_html_(self) -> str: ...

@final
class RefusedTable(KeptTable):
    """The refused rows of a table, as a table: `row`, counted from 0; what says whose row it is,
    such as `case_ref` and `month`; `error_code`, `error_at`, and the `sentence` that says what must
    be.

    >>> import ibo
    >>> ibo.RefusedTable.__name__
    'RefusedTable'
    """

    def _rows(self, most: int) -> list[tuple[int, str, str, str]]: ...
    def _repr_html_(self) -> str: ...

def _label(name: str, language: str) -> str: ...
def _measure_label(name: str, language: str) -> str: ...
def _certainty_label(word: str, language: str) -> str: ...
def _kind_label(word: str) -> str | None: ...
def _line_label(code: str, language: str) -> str: ...
def _source_label(word: str, language: str) -> str: ...
def _month_name(month: int, language: str) -> str: ...
def _figures(digits: str, language: str, in_print: bool) -> str: ...
def _typeset_sum(lines: Sequence[Line], language: str) -> str: ...
def _nearest(name: str, known: Sequence[str]) -> str | None: ...
def _unknown_keyword(function: str, name: str, known: Sequence[str]) -> str: ...
def replacement_income(
    *,
    month: _Month,
    agreement: Agreement,
    unemployment: Source[UnemploymentRecord] | Sequence[UnemploymentRecord] | None = None,
    leefloon: Source[LeefloonRecord] | Sequence[LeefloonRecord] | None = None,
    sickness: Source[SicknessRecord] | Sequence[SicknessRecord] | None = None,
    require: _Certainty | None = None,
    provisional: bool = False,
    parameters: Parameters | None = None,
) -> ReplacementIncome:
    """The replacement income of a month (R2). Of the agreement only its days, duration and fraction
    are read (R1).

    unemployment, leefloon, sickness: a `Source`, or a list of records. require: the weakest
    certainty that is accepted (R7.3). provisional: whether a source without a final answer is
    accepted (R2.10). parameters: dated values of your own.

    Raises `CoverageError` and `AgreementError` for what R1 refuses, `RecordError` for a record,
    `ResultError` for a source without a final answer and for a result that is weaker than asked
    for.

    >>> import ibo
    >>> agreement = ibo.Agreement(
    ...     kind="ibo-plus", start="2025-09-01", end="2026-02-28", employment_fraction="38/38"
    ... )
    >>> leefloon = [
    ...     ibo.LeefloonRecord(
    ...         month="2025-10", aid_type="leefloon", amount="893.65", entry_kind="award"
    ...     )
    ... ]
    >>> none = ibo.Source.no_data()
    >>> ibo.replacement_income(
    ...     month="2025-10",
    ...     agreement=agreement,
    ...     unemployment=none,
    ...     leefloon=leefloon,
    ...     sickness=none,
    ... ).amount
    Decimal('893.65')
    """

def premium(
    *,
    agreement: Agreement,
    month: _Month,
    replacement_income: _Money,
    require: _Certainty | None = None,
    parameters: Parameters | None = None,
) -> Premium:
    """The premium of an agreement in a month, from a replacement income that is known, in euro,
    from zero (R3, R4, R5).

    Raises `NumberError` for the amount, `CoverageError` and `AgreementError` for the agreement,
    `ResultError` for a result that is weaker than asked for.

    >>> import ibo
    >>> agreement = ibo.Agreement(
    ...     kind="ibo-plus", start="2025-09-01", end="2026-02-28", employment_fraction="38/38"
    ... )
    >>> ibo.premium(agreement=agreement, month="2025-10", replacement_income="893.65").amount
    Decimal('844.76')
    """

def payment(
    *,
    premium: _Money,
    fraction: _Ratio,
    attendance: _Ratio | None = None,
    month: _Month | None = None,
    parameters: Parameters | None = None,
) -> Payment:
    """The payment of a premium: employment fraction, attendance, withholding tax, net (R6). It
    needs nothing but VDAB's amount.

    premium: euro, from zero. fraction: the trainee's hours over full-time hours, above 0 and at
    most 1. attendance: paid over normal hours or days, at most 1; none is the whole month. month:
    decides the withholding rate, and is needed once there is more than one.

    Raises `NumberError` and `StructureError` for a premium or a fraction that is none,
    `AgreementError` for one out of range, `CoverageError` for a month without a rate.

    >>> import ibo
    >>> ibo.payment(premium="588.57", fraction="19/38").net
    Decimal('261.59')
    """

def payment_statement(
    *,
    premium: _Money,
    fraction: _Ratio,
    attendance: _Ratio | Literal["working-days"] | None = None,
    month: _Month | None = None,
    case_ref: str | None = None,
    kind: _Kind | None = None,
    start: _Day | None = None,
    end: _Day | None = None,
    stopped: _Day | None = None,
    require: _Certainty | None = None,
    parameters: Parameters | None = None,
    with_case: bool = False,
) -> PaymentStatement:
    """The payment of VDAB's amount with its reasons: lines, certainty, JSON. An employer's payroll
    needs nothing but that amount (R6.4).

    premium, fraction, attendance, month: as for `payment`; attendance may also be `"working-days"`,
    which needs the month and the agreement's days (R6.2). start, end: the first and the agreed last
    day of the agreement; in a month that it covers in part an attendance must then be given. kind:
    `"ibo"`, unless it is `"ibo-plus"`. stopped: the real last day of an agreement that was broken
    off (R1.3). case_ref: your own opaque reference, never a name or a national number. require,
    parameters, with_case: as for `statement`.

    Two payments of a case and month give a `correction`.

    Raises `NumberError` and `StructureError` for an amount or a fraction that is none, and for what
    working days need and was not given; `AgreementError` for one out of range or a part month
    without an attendance; `CoverageError` for a month without a rate or a day of the agreement;
    `ResultError` for a result that is weaker than asked for.

    >>> import ibo
    >>> paid = ibo.payment_statement(
    ...     premium="588.57", fraction="19/38", month="2026-03",
    ...     start="2026-03-09", end="2026-08-28", attendance="working-days",
    ... )
    >>> print(paid.explain("en"))
    2026-03  Payment of VDAB's amount
    Net 202.14 euro, certainty: assumed
    <BLANKLINE>
      Line                      Amount  Formula           Rule  Certainty
      Premium                 + 588.57  given             R6.4  official
      Premium after fraction  = 294.29  588.57 x 19/38    R6.1  secondary
      Premium due             = 227.41  294.29 x 17/22    R6.2  assumed
      Withholding tax         -  25.27  227.41 x 11.11 %  R6.3  secondary
      Net                     = 202.14  227.41 - 25.27    R6.3  secondary
    <BLANKLINE>
      Assumed:
      - R6.2: The value of payment.working-days from 2018-09-01 is assumed: our reading: no source says which days of a month are working days.
    <BLANKLINE>
    """

def statement(
    case: Case,
    *,
    require: _Certainty | None = None,
    provisional: bool = False,
    parameters: Parameters | None = None,
    reform: Reform | None = None,
    with_case: bool = False,
) -> Statement:
    """Computes a month with all its reasons.

    require: the weakest certainty that is accepted (R7.3). provisional: whether a source without a
    final answer is accepted; the result is then marked (R2.10). parameters: dated values of your
    own. reform: a reform over them, which makes what it touches hypothetical (R8.4); a value of it
    that another one goes before is a `UserWarning`, as is each value of a reform of which the case
    reads nothing. with_case: whether the statement carries its case, so that its JSON is the whole
    evidence.

    Raises the first error of the case in the order of R7.7: `CoverageError`, `AgreementError`,
    `RecordError`; `ResultError` for a source without a final answer and for a result that is weaker
    than asked for.

    >>> import ibo
    >>> agreement = ibo.Agreement(
    ...     kind="ibo",
    ...     start="2026-03-02",
    ...     end="2026-08-28",
    ...     reference_gross_wage=2500,
    ...     percentage=100,
    ...     employment_fraction="38/38",
    ... )
    >>> none = ibo.Source.no_data()
    >>> case = ibo.Case(
    ...     case_ref="A-1",
    ...     month="2026-03",
    ...     agreement=agreement,
    ...     unemployment=none,
    ...     leefloon=none,
    ...     sickness=none,
    ... )
    >>> ibo.statement(case).net
    Decimal('1931.80')
    """

def _compare(
    cases: ArrowData,
    unemployment: ArrowData | None,
    leefloon: ArrowData | None,
    sickness: ArrowData | None,
    *,
    absences: ArrowData | None,
    key: str | None,
    month: _Month | None,
    keep: Sequence[str] | None,
    extra: Literal["refuse", "ignore"],
    unknown_cases: Literal["refuse", "ignore"],
    require: _Certainty | None,
    provisional: bool,
    parameters: Parameters | None,
    codes: _Codes | None,
    reform: Reform,
    baseline: Reform | None,
    duplicates: Literal["refuse", "allow"],
    threads: int | None,
) -> _Comparison: ...
@overload
def payments(
    table: ArrowTable,
    *,
    month: _Month | None = None,
    keep: Sequence[str] | None = None,
    extra: Literal["refuse", "ignore"] = "refuse",
    parameters: Parameters | None = None,
    on_error: _OnError = "column",
    threads: int | None = None,
) -> TableResult:
    """The payments of a whole table: premium, fraction and attendance to what is due, withholding
    tax and net (R6).

    table: Arrow data, such as a pyarrow `Table`, a polars or pandas `DataFrame`, a relation of
    DuckDB; or a stream of it, such as a pyarrow `RecordBatchReader`. Columns: `premium`,
    `employment_hours`, `full_time_hours`; optionally `attendance_paid` and `attendance_normal`, of
    which none is the whole month; and `case_ref` and `month`, which the result hands on. Money is
    decimal, text, or whole cents in a column with `_cents` after its name, never a float.

    Columns of the agreement: `kind`, `start`, `end`, `stopped`, and `attendance_working_days`, true
    where the attendance is taken from the working days (R6.2). With one of them each row is
    computed as `payment_statement` does: its `month` decides its rate, and a month that the
    agreement covers in part needs an attendance.

    month: decides the withholding rate of every row, and is needed once there is more than one;
    with a column of the agreement it stands in place of the column `month`. A rate whose last check
    lies before the month is `assumed` in the column `certainty` (R7.4); without a month the last
    check cannot be judged, and the rate has the certainty of its source.

    keep: names of columns that the result has too, such as `premium` for `corrections`. extra: as
    for `statements`. on_error: `"column"` says in `error_code` and `error_at` which rows were
    refused; `"raise"` raises the first. threads: how many, up to 256; none are all cores.

    A table gives a `TableResult`, a stream a `StreamResult`. Raises `StructureError` for a table
    with other columns or types.

    >>> import ibo
    >>> import polars
    >>> table = polars.DataFrame(
    ...     {"premium": ["588.57", "-1"], "employment_hours": [19, 38], "full_time_hours": [38, 38]}
    ... )
    >>> paid = ibo.payments(table).to_polars()
    >>> paid["net"].to_list()
    [Decimal('261.59'), None]
    >>> paid["error_code"].to_list()
    [None, 'amount-negative']
    """

@overload
def payments(
    table: ArrowStream,
    *,
    month: _Month | None = None,
    keep: Sequence[str] | None = None,
    extra: Literal["refuse", "ignore"] = "refuse",
    parameters: Parameters | None = None,
    on_error: _OnError = "column",
    threads: int | None = None,
) -> TableResult | StreamResult: ...
@overload
def statements(
    cases: ArrowTable,
    unemployment: ArrowData | None = None,
    leefloon: ArrowData | None = None,
    sickness: ArrowData | None = None,
    *,
    absences: ArrowData | None = None,
    key: str | None = None,
    month: _Month | None = None,
    keep: Sequence[str] | None = None,
    extra: Literal["refuse", "ignore"] = "refuse",
    unknown_cases: Literal["refuse", "ignore"] = "refuse",
    require: _Certainty | None = None,
    provisional: bool = False,
    parameters: Parameters | None = None,
    codes: _Codes | None = None,
    reform: Reform | None = None,
    duplicates: Literal["refuse", "allow"] = "refuse",
    assumptions: bool = False,
    on_error: _OnError = "column",
    threads: int | None = None,
) -> TableResult:
    """The statements of a whole table of cases: one row for each case and month (R1 to R6).

    cases: Arrow data as for `payments`. Columns: `case_ref`, `month`, `kind`, `start`, `end`,
    `reference_gross_wage`, `percentage`, `employment_hours`, `full_time_hours`; optionally
    `stopped`, `suspended_days`, `rsz_base`, `employee_rsz`, `attendance_paid`, `attendance_normal`,
    `attendance_working_days`. One record a source may stand in the row: `unemployment_day_amount`,
    `unemployment_half_per_week`, `unemployment_benefit_type`, `unemployment_from`,
    `unemployment_to`; `leefloon_amount`, `leefloon_aid_type`; `sickness_gross_taxable`,
    `sickness_from`, `sickness_to`. A null amount says that the source has no data; a source without
    its column was not asked (R2.10).

    unemployment, leefloon, sickness: tables of records with `case_ref` and the fields of the JSON
    records, in any order, in place of those columns; a source without its table was not asked.
    absences: a table of `case_ref`, `from`, `to` (R5.3), beside records of either form.

    key: a column of the cases and of the tables of records that stands there in place of
    `case_ref`, such as `"person_ref"` where institutions deliver by person: an opaque reference of
    the form of `case_ref`, never a national number. A record then counts for each agreement whose
    days it touches. Two agreements of one person in one month are computed each by itself; the
    summary says for how many rows. month: only the rows of this month are computed, of a longer
    table; a row whose month cannot be read is among them, and is refused. keep: names of columns
    that the result has after `month`, as they are in `cases`. extra: `"ignore"` passes over columns
    that the calculation does not know; one whose name is near to one that it knows is refused all
    the same. unknown_cases: `"ignore"` passes over records of a case that no row has, as in a
    sample of the cases.

    require: the weakest certainty that is accepted (R7.3). provisional: whether a source that was
    not asked is accepted (R2.10): the rows are then marked in the column `provisional`. parameters:
    dated values of your own. reform: a reform over them, which makes what it touches hypothetical
    (R8.4); a value of it that no row could read is a `UserWarning`, of a stream at its end, and
    stands in the summary. duplicates: `"refuse"` refuses the later row of the same case and month,
    and keeps the references of all rows for it; `"allow"` does not. assumptions: whether a last
    column `assumptions` lists the stable ids of what each row takes as given; that takes as long as
    a statement a row. on_error, threads: as for `payments`.

    A table gives a `TableResult`, a stream a `StreamResult`. Raises `StructureError` for a table
    with other columns or types, `RecordError` for a record of a case that no row has.

    >>> import ibo
    >>> import datetime, polars
    >>> cases = polars.DataFrame(
    ...     {
    ...         "case_ref": ["A-1", "A-2"],
    ...         "month": ["2026-03"] * 2,
    ...         "kind": ["ibo"] * 2,
    ...         "start": [datetime.date(2026, 3, 2)] * 2,
    ...         "end": [datetime.date(2026, 8, 28)] * 2,
    ...         "reference_gross_wage": ["2500.00"] * 2,
    ...         "percentage": [80, 85],
    ...         "employment_hours": [38] * 2,
    ...         "full_time_hours": [38] * 2,
    ...         "unemployment_day_amount": ["55.29"] * 2,
    ...         "leefloon_amount": [None] * 2,
    ...         "sickness_gross_taxable": [None] * 2,
    ...     }
    ... )
    >>> result = ibo.statements(cases)
    >>> result.to_polars()["net"].to_list()
    [Decimal('523.18'), None]
    >>> result.summary.refused
    {'percentage-not-allowed': 1}
    """

@overload
def statements(
    cases: ArrowStream,
    unemployment: ArrowData | None = None,
    leefloon: ArrowData | None = None,
    sickness: ArrowData | None = None,
    *,
    absences: ArrowData | None = None,
    key: str | None = None,
    month: _Month | None = None,
    keep: Sequence[str] | None = None,
    extra: Literal["refuse", "ignore"] = "refuse",
    unknown_cases: Literal["refuse", "ignore"] = "refuse",
    require: _Certainty | None = None,
    provisional: bool = False,
    parameters: Parameters | None = None,
    codes: _Codes | None = None,
    reform: Reform | None = None,
    duplicates: Literal["refuse", "allow"] = "refuse",
    assumptions: bool = False,
    on_error: _OnError = "column",
    threads: int | None = None,
) -> TableResult | StreamResult: ...
def explain_row(
    cases: ArrowData,
    row: int,
    unemployment: ArrowData | None = None,
    leefloon: ArrowData | None = None,
    sickness: ArrowData | None = None,
    *,
    absences: ArrowData | None = None,
    key: str | None = None,
    month: _Month | None = None,
    keep: Sequence[str] | None = None,
    extra: Literal["refuse", "ignore"] = "refuse",
    require: _Certainty | None = None,
    provisional: bool = False,
    parameters: Parameters | None = None,
    codes: _Codes | None = None,
    reform: Reform | None = None,
    duplicates: Literal["refuse", "allow"] = "refuse",
) -> Statement:
    """The statement of one row of a table of cases, with all its lines.

    cases, unemployment, leefloon, sickness, absences, key, month, keep, extra, require,
    provisional, parameters, duplicates: as for `statements`. row: counted from 0; with `month`,
    among the rows of the month. Raises the error of the row, also of one that comes twice, and
    `IndexError` beyond the table.

    >>> import ibo
    >>> import datetime, polars
    >>> cases = polars.DataFrame(
    ...     {
    ...         "case_ref": ["A-1"],
    ...         "month": ["2026-03"],
    ...         "kind": ["ibo"],
    ...         "start": [datetime.date(2026, 3, 2)],
    ...         "end": [datetime.date(2026, 8, 28)],
    ...         "reference_gross_wage": ["2500.00"],
    ...         "percentage": [80],
    ...         "employment_hours": [38],
    ...         "full_time_hours": [38],
    ...         "unemployment_day_amount": ["55.29"],
    ...         "leefloon_amount": [None],
    ...         "sickness_gross_taxable": [None],
    ...     }
    ... )
    >>> [line.code for line in ibo.explain_row(cases, 0).lines][:3]
    ['reference-gross-wage', 'employee-rsz', 'replacement-income-unemployment']
    """

def explain_rows(
    cases: ArrowData,
    rows: Iterable[int],
    unemployment: ArrowData | None = None,
    leefloon: ArrowData | None = None,
    sickness: ArrowData | None = None,
    *,
    absences: ArrowData | None = None,
    key: str | None = None,
    month: _Month | None = None,
    keep: Sequence[str] | None = None,
    extra: Literal["refuse", "ignore"] = "refuse",
    require: _Certainty | None = None,
    provisional: bool = False,
    parameters: Parameters | None = None,
    codes: _Codes | None = None,
    reform: Reform | None = None,
    duplicates: Literal["refuse", "allow"] = "refuse",
) -> list[Statement]:
    """The statements of some rows of a table of cases, in one pass over it.

    rows: counted from 0, in any order, each as often as it is given; the statements come in that
    order. With `month` they are counted among the rows of the month. All else: as for
    `explain_row`. Raises the error of the first of them that is refused, and `IndexError` beyond
    the table.

    >>> import ibo
    >>> import datetime, polars
    >>> cases = polars.DataFrame(
    ...     {
    ...         "case_ref": ["A-1", "A-2"],
    ...         "month": ["2026-03"] * 2,
    ...         "kind": ["ibo"] * 2,
    ...         "start": [datetime.date(2026, 3, 2)] * 2,
    ...         "end": [datetime.date(2026, 8, 28)] * 2,
    ...         "reference_gross_wage": ["2500.00", "1500.00"],
    ...         "percentage": [80] * 2,
    ...         "employment_hours": [38] * 2,
    ...         "full_time_hours": [38] * 2,
    ...         "unemployment_day_amount": ["55.29"] * 2,
    ...         "leefloon_amount": [None] * 2,
    ...         "sickness_gross_taxable": [None] * 2,
    ...     }
    ... )
    >>> [statement.net for statement in ibo.explain_rows(cases, [1, 0])]
    [Decimal('0.00'), Decimal('523.18')]
    """

@overload
def correction(before: Statement | str | bytes, after: Statement | str | bytes) -> Correction:
    """The correction from one statement to another of the same case and month (R7.5). Each is a
    `Statement`, or one that was issued before, as its JSON text; or both are a `PaymentStatement`
    with its reference and month.

    Raises `ResultError` for statements of two cases or two months, and `StructureError` for a text
    that is no statement and for a payment that does not say whose or of which month it is.

    >>> import ibo
    >>> agreement = ibo.Agreement(
    ...     kind="ibo-plus", start="2025-09-01", end="2026-02-28", employment_fraction="38/38"
    ... )
    >>> none = ibo.Source.no_data()
    >>> entry = ibo.LeefloonRecord(
    ...     month="2025-10", aid_type="leefloon", amount="893.65", entry_kind="award"
    ... )
    >>> before = ibo.Case(
    ...     case_ref="A-1",
    ...     month="2025-10",
    ...     agreement=agreement,
    ...     unemployment=none,
    ...     leefloon=none,
    ...     sickness=none,
    ... )
    >>> after = ibo.Case(
    ...     case_ref="A-1",
    ...     month="2025-10",
    ...     agreement=agreement,
    ...     unemployment=none,
    ...     leefloon=[entry],
    ...     sickness=none,
    ... )
    >>> ibo.correction(ibo.statement(before).to_json(), ibo.statement(after)).to_pay
    Decimal('-750.90')
    """

@overload
def correction(before: PaymentStatement, after: PaymentStatement) -> Correction: ...
def difference(one: Statement | str | bytes, other: Statement | str | bytes) -> Difference:
    """Lays two statements side by side, of any case, month and scheme. Each is a `Statement`, or
    one that was issued before, as its JSON text. It is no correction: nothing is to be paid by it.

    Raises `StructureError` for a text that is no statement.

    >>> import ibo
    >>> agreement = ibo.Agreement(
    ...     kind="ibo-plus", start="2026-02-02", end="2026-07-31", employment_fraction="38/38"
    ... )
    >>> none = ibo.Source.no_data()
    >>> march, april = (
    ...     ibo.statement(
    ...         ibo.Case(
    ...             case_ref="A-1",
    ...             month=month,
    ...             agreement=agreement,
    ...             unemployment=none,
    ...             leefloon=none,
    ...             sickness=none,
    ...         )
    ...     )
    ...     for month in ("2026-03", "2026-04")
    ... )
    >>> difference = ibo.difference(march, april)
    >>> difference.values[0].text("en")
    'ggmmi: 2154.11 (since 2026-01-01) -> 2189.81 (since 2026-04-01)'
    >>> {line.code: line.difference for line in difference.lines}["net"]
    Decimal('25.39')
    """

def plan(
    case: Case,
    until: _Month | None = None,
    attendance: Mapping[str, _Ratio] | Mapping[date, _Ratio] | None = None,
    *,
    require: _Certainty | None = None,
    provisional: bool = False,
    parameters: Parameters | None = None,
    reform: Reform | None = None,
) -> Plan:
    """Computes every month of an agreement from one case, from its start to the month `until`, or
    to its end: the day on which it stopped, or else the agreed one (R1.3).

    until: the last month, `"2026-05"` or a date in it. attendance: by month, paid over normal hours
    or days; else the case's own holds in its month, the whole month elsewhere, and `"working-days"`
    in a month that the agreement covers in part (R6.2). The leefloon of the case's month stands in
    every month, which the plan says as an assumption; unemployment and sickness count as they are
    dated. require, provisional, parameters, reform: as of `statement`.

    Raises `CoverageError` at `month`, `until` or `attendance.2026-09` for a month outside the
    agreement or the plan, and the errors of `statement`; of a later month the message names it.

    >>> import ibo
    >>> case = ibo.Case(
    ...     case_ref="A-1",
    ...     month="2026-03",
    ...     agreement=ibo.Agreement(
    ...         kind="ibo",
    ...         start="2026-03-16",
    ...         end="2026-05-29",
    ...         reference_gross_wage=2500,
    ...         percentage=80,
    ...         employment_fraction="38/38",
    ...     ),
    ...     unemployment=[
    ...         ibo.UnemploymentRecord(
    ...             from_="2026-01-05", day_amount="55.29", benefit_type="full-unemployment"
    ...         )
    ...     ],
    ...     leefloon=ibo.Source.no_data(),
    ...     sickness=ibo.Source.no_data(),
    ... )
    >>> plan = ibo.plan(case)
    >>> [(month.month, str(month.statement.net)) for month in plan.months]
    [('2026-03', '285.37'), ('2026-04', '523.18'), ('2026-05', '523.18')]
    >>> plan.totals.trainee, plan.totals.employer
    (Decimal('5644.35'), Decimal('1498.18'))
    """

@final
class ExampleTable(KeptTable):
    """A table of the examples. It is Arrow data: pyarrow, polars, pandas and others take it as it
    is, as often as they like.
    """

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows, each as a `dict`: amounts as `Decimal`, days as `date`."""

@type_check_only
class _Records(TypedDict):
    unemployment: ExampleTable
    leefloon: ExampleTable
    sickness: ExampleTable

@final
class Population:
    """A made-up population: a table of cases and the records of the three institutions."""

    @property
    def cases(self) -> ExampleTable:
        """The cases: one row for each agreement and month."""
    @property
    def unemployment(self) -> ExampleTable:
        """The records of the RVA."""
    @property
    def leefloon(self) -> ExampleTable:
        """The records of the POD MI."""
    @property
    def sickness(self) -> ExampleTable:
        """The records of the insurers."""
    @property
    def records(self) -> _Records:
        """The three tables of records by their names, as `statements` and others take them:
        `ibo.statements(people.cases, **people.records, extra="ignore")`.
        """
    def __reduce__(self) -> tuple[Any, ...]: ...

def population(rows: int, seed: int = 0, delivery: Literal[1, 2] = 1) -> Population:
    """A made-up population of so many rows, one for each agreement and month of 2025 and 2026: both
    kinds and both schemes, months in part, and about one row in fifty that is refused, as
    deliveries are: a wage or an attendance is missing, a code is unknown, a row comes twice. The
    same rows and seed give the same tables on every machine, and fewer rows of the same seed are
    their beginning.

    rows: 0 to 10,000,000. seed: from 0. delivery: 1, or 2 for what comes some months later of the
    same agreements: most of what was refused is repaired, and of one agreement in fourteen a
    benefit was another one or none, an illness comes late, or the training stopped earlier; it has
    about as many rows.

    What is assumed: the amounts of the RVA and of leefloon are published ones. Wages, from 2,111.89
    (the GGMMI of 2025) to 3,500 euro a month, are of the order of the scales of nine joint
    committees and were not read in them; the shares of regions, committees, percentages, fractions,
    illness and faults are made up. Two columns are for `keep`, and no rule reads them: `region`,
    the province, and `joint_committee`. References are numbers in the order of making. Nobody is in
    it.

    Raises `ValueError` for more rows and for another delivery.

    >>> import ibo
    >>> people = ibo.examples.population(1000, seed=7)
    >>> people.cases.num_rows, people.cases.to_dicts()[0]["case_ref"]
    (1000, 'p-000001')
    >>> ibo.statements(people.cases, **people.records, keep=["region", "joint_committee"]).summary.rows
    1000
    """

def verify(
    statement: Statement | str | bytes,
    case: Case | None = None,
    parameters: Parameters | None = None,
    *,
    reform: Reform | None = None,
) -> Verification:
    """Computes a statement again and says whether it is still the same.

    statement: a `Statement`, or one that was issued earlier, as its JSON text. case: the case to
    compute; without it the one that the statement carries (`with_case=True`). parameters: dated
    values; with those of then, kept with `Parameters.canonical`, it says whether the library still
    computes the same, without them whether the law as it is known now gives something else. reform:
    the reform with which it was computed; a hypothetical statement cannot be verified without it.

    Statements of a case are verified. A payment of VDAB's amount, of `payment_statement`, is not:
    compute it again, and correct the one that was issued with `correction`.

    Raises `StructureError` when there is no case, or no reform for a hypothetical statement, and
    for a payment; `ResultError` for a case of another statement.

    >>> import ibo
    >>> case = ibo.Case.from_json('''{
    ...     "case_ref": "A-1", "month": "2025-10",
    ...     "agreement": {"kind": "ibo-plus", "start": "2025-09-01", "end": "2026-02-28",
    ...                   "employment_fraction": "38/38"},
    ...     "unemployment": {"availability": "no-data"},
    ...     "leefloon": {"availability": "no-data"}, "sickness": {"availability": "no-data"}
    ... }''')
    >>> issued = ibo.statement(case, with_case=True).to_json()
    >>> ibo.verify(issued).status
    'same'
    """

def values_diff(before: Parameters, after: Parameters, /) -> ValuesDiff:
    """What moved from one set of dated values to another: which ids, dates and months.

    >>> import ibo
    >>> own = '''
    ... [[value]]
    ... id = "ggmmi"
    ... from = "2026-12-01"
    ... value = "2278.28"
    ... certainty = "official"
    ... source = "Nationale Arbeidsraad"
    ... '''
    >>> values = ibo.Parameters()
    >>> [moved] = ibo.values_diff(values, values.with_toml(own)).moved
    >>> moved.id, moved.change, moved.first_month, moved.last_month
    ('ggmmi', 'added', '2026-12', None)
    """

def schema(
    name: Literal["case", "statement", "notice", "correction", "error", "sensitivity"], /
) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a shape of the format, as a `dict`: `"case"`,
    `"statement"`, `"notice"`, `"correction"`, `"error"` or `"sensitivity"`.

    >>> import ibo
    >>> ibo.schema("case")["required"]
    ['case_ref', 'month', 'agreement']
    """

def retention_until(delivery: _Day) -> date:
    """The last day on which the evidence of a result is kept: ten years after delivery of the
    European Social Fund project (R7.6). Raises `NumberError` for a delivery that is no day, or
    beyond the years 1 to 9999.

    >>> import ibo
    >>> ibo.retention_until("2028-02-29")
    datetime.date(2038, 3, 1)
    """

def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the numbers; a rule whose parts are not equally certain has an
    entry for each.

    >>> import ibo
    >>> [str(rule.certainty) for rule in ibo.rules() if rule.id == "R4.1"]
    ['official', 'assumed']
    """

def errors() -> tuple[ErrorCode, ...]:
    """Every error that `ibo` can raise, in the order of the numbers.

    >>> import ibo
    >>> [error.number for error in ibo.errors() if error.code == "percentage-not-allowed"]
    [1304]
    """

def coverage() -> tuple[Coverage, ...]:
    """What `ibo` covers: every scheme and kind of agreement (R1.1).

    >>> import ibo
    >>> [
    ...     (covered.scheme, covered.kind)
    ...     for covered in ibo.coverage()
    ...     if covered.payer == "employer"
    ... ]
    [('2026', 'ibo')]
    """

def parameters(at: _Day | None = None) -> ParameterTable:
    """The dated values of this version as a table: all of them, or those in force on a day.

    >>> import ibo
    >>> [
    ...     (value.value, str(value.certainty))
    ...     for value in ibo.parameters(at="2026-03-01")
    ...     if value.id == "ggmmi"
    ... ]
    [('2154.11', 'secondary')]
    """

# For the command: the columns of cases that are computed from.
def _case_columns() -> tuple[str, ...]: ...

# For tests: an index of so many bytes for the look for duplicates, before it goes to a file.
def _statements_with_index(cases: ArrowData, index: int) -> TableResult | StreamResult: ...

# Behind `sensitivity` and `readings`.
def _case_sensitivity(
    case: Case,
    *,
    require: Certainty | str | None,
    provisional: bool,
    parameters: Parameters | None,
    codes: _Codes | None,
    reform: Reform | None,
) -> tuple[str, str, str]: ...
def _table_sensitivity(
    cases: ArrowData,
    unemployment: ArrowData | None,
    leefloon: ArrowData | None,
    sickness: ArrowData | None,
    *,
    absences: ArrowData | None,
    key: str | None,
    month: _Month | None,
    keep: Sequence[str] | None,
    extra: Literal["refuse", "ignore"],
    unknown_cases: Literal["refuse", "ignore"],
    require: Certainty | str | None,
    provisional: bool,
    parameters: Parameters | None,
    codes: _Codes | None,
    reform: Reform | None,
    duplicates: Literal["refuse", "allow"],
    threads: int | None,
) -> tuple[list[dict[str, Any]], KeptTable, int, int]: ...
def _readings(
    parameters: Parameters | None, *, language: Literal["nl", "en"]
) -> list[tuple[str, str, str, str, list[tuple[str, str]]]]: ...

# Behind `corrections`, `months`, `report` and `yearly`; an index of fewer bytes is for tests.
def _corrections(
    before: ArrowData,
    after: ArrowData,
    *,
    unchanged: bool,
    extra: Literal["refuse", "ignore"],
    threads: int | None,
    month: _Month | None = None,
    index: int | None = None,
) -> CorrectionsResult: ...
def _months(
    case: Case,
    months: Sequence[_Month],
    *,
    before: Sequence[Statement | str | bytes] | None,
    attendance: Mapping[_Month, _Ratio | Literal["working-days"]] | None,
    require: _Certainty | None,
    provisional: bool,
    parameters: Parameters | None,
) -> tuple[
    tuple[Statement, ...],
    tuple[Correction, ...],
    tuple[Decimal, Decimal, Decimal, Decimal, Decimal],
    Decimal | None,
]: ...
def _year_totals(
    statements: Sequence[Statement | str | bytes],
) -> list[tuple[str, int, int, int, Certainty, Decimal, Decimal, Decimal, Decimal]]: ...
def _report(
    statements: ArrowData,
    *,
    extra: Literal["refuse", "ignore"],
    duplicates: Literal["refuse", "allow"],
    min_group: int,
    threads: int | None,
) -> dict[str, Any]: ...
def _yearly_table(
    statements: ArrowData, *, extra: Literal["refuse", "ignore"], threads: int | None
) -> KeptTable: ...

# For the command: lines of JSON in, printed lines out. The GIL is released.
@final
class _PrintedLines:
    @property
    def text(self) -> bytes: ...
    @property
    def lines(self) -> int: ...
    @property
    def refused(self) -> int: ...

@final
class _CasesOfLines:
    def __new__(cls) -> Self: ...
    def once(self, printed: _PrintedLines) -> _PrintedLines: ...

# For the command: a reform, and what no line reads of it.
@final
class _LinesUnderReform:
    def __new__(cls, reform: Reform, parameters: Parameters) -> Self: ...
    def add(self, printed: _PrintedLines) -> None: ...
    def unread(self) -> Sequence[str]: ...

def _print_lines(
    lines: Sequence[bytes],
    first_number: int,
    shape: Literal["json", "notice", "nl", "en"],
    *,
    require: _Certainty | None = None,
    provisional: bool = False,
    parameters: Parameters | None = None,
    reform: Reform | None = None,
    with_case: bool = False,
) -> _PrintedLines: ...

# For the command: statements that were issued earlier, and how many there are of each word.
@final
class _CsvRows:
    def __new__(
        cls,
        names: Sequence[str],
        line: int,
        separator: str,
        declared: Literal["belgian", "standard"] | None,
    ) -> Self: ...
    def line_of(self, row: int) -> int: ...
    def read(self, bytes: bytes, last: bool) -> KeptTable | tuple[int, int | None, str]: ...
    def __arrow_c_schema__(self) -> Any: ...

def _column_form(
    name: str,
) -> Literal["money", "hours", "whole", "day", "month", "flag", "text"] | None: ...
def _csv_lines(batch: Any, separator: str, decimal_comma: bool) -> bytes: ...
def _csv_value(
    name: str, text: str, declared: Literal["belgian", "standard"] | None
) -> tuple[str | bool | None, str | None]: ...
def _csv_value_form(name: str, text: str) -> Literal["comma", "point", "day-first"] | None: ...

@final
class _CaseIndex:
    def __new__(cls, lines: bytes, /) -> Self: ...

def _schema_json(name: str) -> str: ...
def _schema_names() -> list[str]: ...
def _verification_words(language: str) -> list[tuple[str, bool]]: ...
def _verify_lines(
    lines: Sequence[bytes],
    first_number: int,
    cases: _CaseIndex,
    language: str | None,
    parameters: Parameters | None,
    reform: Reform | None,
) -> tuple[bytes, list[int]]: ...

# For `Case.from_dict`: the text of a decimal.
def _written(value: Decimal) -> str: ...

# For pickle: how items, results, payments and parameters are made again.
def _listed(version: str, function: str, index: int) -> Any: ...
def _item(owner: Any, of: str, index: int) -> Any: ...
def _recompute(version: str, again: Any) -> Any: ...
def _table_result(
    version: str,
    schema: Any,
    batches: Any,
    totals: Any,
    about: Any,
    keys: int,
    refused: Any,
) -> TableResult: ...
def _payment_statement(json: str) -> PaymentStatement: ...
def _payment(json: str) -> Payment: ...
def _notice(json: str) -> Notice: ...
def _statement(json: str) -> Statement: ...
def _correction(json: str) -> Correction: ...
def _layers(
    version: str, alone: Sequence[tuple[str, str]] | None, over: Sequence[tuple[str, str]]
) -> Parameters: ...
