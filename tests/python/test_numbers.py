"""The one bridge for numbers, months and dates: exact or refused, never rounded."""

from __future__ import annotations

import calendar
import contextlib
import datetime
import re
from decimal import ROUND_DOWN, Decimal, localcontext
from fractions import Fraction
from typing import Any

import ibo
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from samples import agreement, case, leefloon, sickness, unemployment

MOST = 100_000_000_000  # cents, R0.4
CENTS = st.integers(-MOST, MOST)
BOUNDS = (0, 1, -1, MOST, -MOST)


def through(value: Any) -> Decimal:
    """An amount into the package and out of it."""
    return leefloon(amount=value).amount


def hours_through(value: Any) -> Decimal:
    """Hours into the package and out of it."""
    return sickness(hours=value).hours


def euro(cents: int) -> Decimal:
    """The amount with two decimals, whatever the precision of the context."""
    sign = "-" if cents < 0 else ""
    return Decimal(f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02}")


def written(value: Decimal) -> str:
    assert type(value) is Decimal
    assert value.as_tuple().exponent == -2
    return str(value)


def refused(code: str, at: str, value: Any) -> ibo.IboError:
    with pytest.raises(ibo.IboError) as raised:
        leefloon(amount=value)
    assert (raised.value.code, raised.value.at) == (code, at)
    return raised.value


# ---- Money


@given(CENTS)
@example(0)
@example(MOST)
@example(-MOST)
def test_money_keeps_every_cent(cents: int) -> None:
    expected = written(euro(cents))
    for value in (euro(cents), str(euro(cents)), euro(cents).copy_negate().copy_negate()):
        assert written(through(value)) == expected
        assert written(hours_through(value)) == expected


@given(st.integers(-MOST // 100, MOST // 100))
def test_whole_euros(whole: int) -> None:
    for value in (whole, str(whole), Decimal(whole), f"{whole}.0", Decimal(f"{whole}.00")):
        assert written(through(value)) == f"{whole}.00"


@given(CENTS, st.integers(0, 12), st.integers(0, 6))
def test_trailing_zeros_do_not_change_an_amount(cents: int, zeros: int, exponent: int) -> None:
    """`Decimal("12.3400")` comes from arithmetic, `Decimal("1E+2")` from `normalize`: the value
    counts.
    """
    digits = tuple(map(int, str(abs(cents)))) + (0,) * zeros
    assert through(Decimal((int(cents < 0), digits, -2 - zeros))) == euro(cents)
    whole = cents // 10**exponent % 1_000
    assert through(Decimal((0, tuple(map(int, str(whole))), exponent))) == whole * 10**exponent
    assert through(euro(cents).normalize()) == euro(cents)


@given(CENTS, st.integers(1, 5), st.integers(1, 9))
def test_third_decimal_is_refused(cents: int, zeros: int, digit: int) -> None:
    value = Decimal(f"{euro(cents)}{'0' * zeros}{digit}")
    refused("amount-too-many-decimals", "amount", value)
    refused("amount-too-many-decimals", "amount", str(value))
    refused("amount-too-many-decimals", "amount", f"{euro(cents)}0")  # a text says how exact it is


@given(st.integers(MOST + 1, 10**40))
def test_amount_beyond_the_bound_is_refused(cents: int) -> None:
    for value in (euro(cents), -euro(cents), str(euro(cents)), MOST + cents, -MOST - cents):
        refused("amount-out-of-range", "amount", value)


@pytest.mark.parametrize("cents", BOUNDS)
def test_decimal_context_does_not_change_an_amount(cents: int) -> None:
    with localcontext() as context:
        context.prec = 1
        context.rounding = ROUND_DOWN
        assert written(through(euro(cents))) == str(euro(cents))


@given(st.floats())
@example(225.0)
@example(float("nan"))
@example(float("-inf"))
def test_float_is_refused(value: float) -> None:
    error = refused("wrong-type", "amount", value)
    assert 'Decimal("1234.56")' in error.message
    assert repr(value) not in error.message or len(repr(value)) < 4


class Float(float):
    """As numpy's `float64` is one."""


class Index:
    """What counts as an `int`, as numpy's integers do."""

    def __init__(self, value: Any) -> None:
        self._value = value

    def __index__(self) -> Any:
        return self._value


class Int(int):
    """An `int` all the same."""


class Text(str):
    """A `str` all the same."""


class Amount(Decimal):
    """A `Decimal` all the same."""


@pytest.mark.parametrize(
    "value",
    [True, False, None, Float(2), 1j, b"1.00", [1], (1, 0), {}, object(), Fraction(1, 2), Decimal],
)
def test_other_types_are_refused_as_an_amount(value: Any) -> None:
    error = refused("wrong-type", "amount", value)
    assert "Decimal" in error.message
    assert type(value).__name__ in error.message


@pytest.mark.parametrize("value", ["NaN", "-NaN", "sNaN", "Infinity", "-Infinity", "NaN123"])
def test_nan_and_infinity_are_refused(value: str) -> None:
    assert refused("amount-malformed", "amount", Decimal(value)).number == 1101


@pytest.mark.parametrize(
    "value",
    [
        "",
        " ",
        "1,00",
        "1_000",
        "+1.00",
        "1e2",
        " 1.00",
        "1.00\n",
        "\u0661",
        "0x10",
        "1.",
        ".5",
        "\0",
        "1\0",
        "\u20ac1",
    ],
)
def test_malformed_amount_text_is_refused(value: str) -> None:
    refused("amount-malformed", "amount", value)


def test_subclasses_of_number_types_are_accepted() -> None:
    assert (
        through(Int(12))
        == through(Text("12.00"))
        == through(Amount("12.0"))
        == through(Index(12))
        == 12
    )


@pytest.mark.parametrize("value", [1.5, "1", None, object()])
def test_object_with_an_invalid_index_is_refused(value: Any) -> None:
    with pytest.raises((ibo.IboError, TypeError)):
        leefloon(amount=Index(value))


def test_negative_zero_is_zero() -> None:
    assert written(through(Decimal("-0.00"))) == "0.00"
    assert written(through(Decimal("-0"))) == "0.00"


@pytest.mark.parametrize("exponent", [15, 1_000, 10**6, 10**9, 10**17])
@pytest.mark.parametrize("sign", ["", "-"])
def test_decimal_with_a_huge_exponent_is_refused_at_once(exponent: int, sign: str) -> None:
    """Written out it would take as many characters as it has zeros."""
    for value in (Decimal(f"{sign}1e{exponent}"), Decimal(f"{sign}1e-{exponent}")):
        with pytest.raises(ibo.NumberError) as raised:
            through(value)
        assert raised.value.at == "amount"


@pytest.mark.parametrize("exponent", [10**6, -(10**6), 10**17, -(10**17)])
def test_zero_with_a_huge_exponent_is_zero_or_refused(exponent: int) -> None:
    with contextlib.suppress(ibo.NumberError):
        assert written(through(Decimal(f"0e{exponent}"))) == "0.00"


def test_huge_int_is_refused() -> None:
    for value in (2**63, -(2**63), 2**64, 10**5_000, -(10**5_000), 10**100_000):
        refused("amount-out-of-range", "amount", value)


def test_every_amount_field_refuses_invalid_amounts() -> None:
    for make, field, at in (
        (agreement, "reference_gross_wage", "reference_gross_wage"),
        (agreement, "employee_rsz", "employee_rsz"),
        (unemployment, "day_amount", "day_amount"),
        (leefloon, "amount", "amount"),
        (sickness, "gross_taxable", "gross_taxable"),
        (sickness, "hours", "hours"),
    ):
        for value, code in (
            (1.5, "wrong-type"),
            (True, "wrong-type"),
            ("1.001", "amount-too-many-decimals"),
            (Decimal("NaN"), "amount-malformed"),
            (10**12, "amount-out-of-range"),
        ):
            with pytest.raises(ibo.IboError) as raised:
                make(**{field: value})
            assert (raised.value.code, raised.value.at) == (code, at)
    wrong: tuple[Any, ...] = (1.5, True, None, "1.001")
    for item in wrong:
        with pytest.raises(ibo.IboError, match=r"^premium: "):
            ibo.payment(premium=item, fraction="1/1")
        with pytest.raises(ibo.IboError, match=r"^replacement_income: "):
            ibo.premium(agreement=agreement(), month="2026-03", replacement_income=item)


@pytest.mark.parametrize("field", ["reference_gross_wage", "employee_rsz"])
def test_negative_amount_is_refused(field: str) -> None:
    with pytest.raises(ibo.NumberError, match="amount-negative"):
        agreement(**{field: Decimal("-0.01")})


@given(st.integers(0, 10_000_000))
def test_payment_adds_up(cents: int) -> None:
    found = ibo.payment(premium=euro(cents), fraction="19/38")
    assert found.premium == euro(cents)
    assert found.premium_due - found.withholding_tax == found.net
    exact = Fraction(found.premium_due) * Fraction("0.1111")
    assert abs(Fraction(found.withholding_tax) - exact) <= Fraction(1, 200)


# ---- Fractions

PARTS = st.integers(1, 1_000_000)


def fraction_through(value: Any) -> str | None:
    """A fraction into the package and out of it."""
    return case(attendance=value).attendance


def short(hundredths: int) -> str:
    """A part of a fraction in its fewest decimals."""
    return re.sub(r"\.?0+$", "", f"{hundredths // 100}.{hundredths % 100:02}")


@given(PARTS, PARTS)
@example(1_000_000, 1_000_000)
@example(1, 1)
def test_fraction_keeps_its_parts(first: int, second: int) -> None:
    expected = f"{short(first)}/{short(second)}"
    pairs: list[Any] = [
        (euro(first), euro(second)),
        (str(euro(first)), str(euro(second))),
        f"{euro(first)}/{euro(second)}",
    ]
    for value in pairs:
        assert fraction_through(value) == expected


@given(st.integers(1, 10_000), st.integers(1, 10_000))
def test_fractions_of_whole_numbers(first: int, second: int) -> None:
    assert fraction_through((first, second)) == f"{first}/{second}"
    reduced = Fraction(first, second)
    assert fraction_through(reduced) == f"{reduced.numerator}/{reduced.denominator}"


@given(st.text(max_size=12))
def test_any_text_is_a_fraction_or_refused(text: str) -> None:
    assume(text != "working-days")
    try:
        found = fraction_through(text)
    except ibo.IboError as error:
        assert error.at == "attendance"
    else:
        assert found is not None
        assert Fraction(Decimal(found.split("/")[0])) / Fraction(Decimal(found.split("/")[1])) >= 0


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (0.5, "wrong-type"),
        (True, "wrong-type"),
        (1, "wrong-type"),
        (Decimal("0.5"), "wrong-type"),
        ([19, 38], "wrong-type"),
        ((19,), "wrong-type"),
        ((19, 38, 1), "wrong-type"),
        ((), "wrong-type"),
        ((19.0, 38), "wrong-type"),
        ((True, 38), "wrong-type"),
        ((None, 38), "wrong-type"),
        (b"19/38", "wrong-type"),
        ("19", "fraction-malformed"),
        ("19/38/1", "fraction-malformed"),
        ("\ud800/1", "bad-text"),
        ("19.001/38", "fraction-too-many-decimals"),
        ((19, 0), "fraction-zero"),
        ("19/0", "fraction-zero"),
        ((10_001, 10_001), "fraction-out-of-range"),
        (Fraction(10_001, 10_002), "fraction-out-of-range"),
        (Fraction(1, 10**30), "fraction-out-of-range"),
        ((-1, 38), "fraction-malformed"),
        (Fraction(-1, 2), "fraction-malformed"),
    ],
)
def test_invalid_fraction_is_refused(value: Any, code: str) -> None:
    with pytest.raises(ibo.IboError) as raised:
        ibo.payment(premium=1, fraction=value)
    assert (raised.value.code, raised.value.at) == (code, "fraction")
    with pytest.raises(ibo.IboError) as raised:
        agreement(employment_fraction=value)
    assert (raised.value.code, raised.value.at) == (code, "employment_fraction")


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (("19.001", 38), "too-many-decimals"),
        (("x", 38), "malformed"),
        ((10**12, 1), "out-of-range"),
    ],
)
def test_invalid_part_of_a_pair_is_refused_as_in_a_text(value: Any, code: str) -> None:
    with pytest.raises(ibo.NumberError) as raised:
        ibo.payment(premium=1, fraction=value)
    assert (raised.value.code, raised.value.at) == (f"fraction-{code}", "fraction")


# ---- Months and days

DAYS = st.dates()


@given(DAYS)
def test_days_and_months(day: datetime.date) -> None:
    for value in (day, day.isoformat(), Text(day.isoformat())):
        assert unemployment(from_=value).from_ == day
    month = day.isoformat()[:7]
    for value in (day, month):
        assert leefloon(month=value).month == month
    assert type(unemployment(from_=day).from_) is datetime.date


class Day(datetime.date):
    """Of another library; what its parts mean is not known here."""


@pytest.mark.parametrize(
    "value",
    [
        datetime.datetime(2026, 3, 2),
        datetime.datetime(2026, 3, 2, tzinfo=datetime.timezone.utc),
        datetime.time(),
        20260302,
        2026.0,
        True,
        b"2026-03-02",
        (2026, 3, 2),
    ],
)
def test_other_types_are_refused_as_a_date(value: Any) -> None:
    for make, field in (
        (unemployment, "from_"),
        (unemployment, "to"),
        (leefloon, "month"),
        (agreement, "stopped"),
    ):
        with pytest.raises(ibo.StructureError) as raised:
            make(**{field: value})
        assert raised.value.code == "wrong-type"
        assert raised.value.at == field.rstrip("_")
        assert type(value).__name__ in raised.value.message
    with pytest.raises(ibo.StructureError, match=r"^at: "):
        ibo.parameters(at=value)
    with pytest.raises(ibo.StructureError, match=r"^delivery: "):
        ibo.retention_until(value)


def test_a_datetime_is_refused_with_what_to_write() -> None:
    with pytest.raises(ibo.StructureError, match=re.escape(".date()")):
        unemployment(from_=datetime.datetime(2026, 3, 2))


def test_date_subclass_is_a_date_or_refused() -> None:
    try:
        assert unemployment(from_=Day(2026, 3, 2)).from_ == datetime.date(2026, 3, 2)
    except ibo.StructureError as error:
        assert (error.code, error.at) == ("wrong-type", "from")


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("2026-02-30", "date-impossible"),
        ("2026-3-2", "date-malformed"),
        ("", "date-malformed"),
        ("2026-03-02T00:00", "date-malformed"),
        ("\u0662026-03-02", "date-malformed"),
        ("2026-03-02\0", "date-malformed"),
        ("\ud800", "bad-text"),
        ("0000-01-01", "date-out-of-range"),
        ("10000-01-01", "date-malformed"),
    ],
)
def test_invalid_date_is_refused(value: Any, code: str) -> None:
    with pytest.raises(ibo.IboError) as raised:
        unemployment(from_=value)
    assert (raised.value.code, raised.value.at) == (code, "from")


@given(st.text(max_size=12))
def test_any_text_is_a_day_or_refused(text: str) -> None:
    try:
        found = unemployment(from_=text).from_
    except ibo.IboError as error:
        assert error.at == "from"
    else:
        assert found.isoformat() == text


@given(st.text(max_size=9))
def test_any_text_is_a_month_or_refused(text: str) -> None:
    try:
        found = leefloon(month=text).month
    except ibo.IboError as error:
        assert error.at == "month"
    else:
        assert found == text


@given(st.dates(max_value=datetime.date(9989, 12, 31)))
def test_retention_is_ten_years(day: datetime.date) -> None:
    leap = (day.month, day.day) == (2, 29) and not calendar.isleap(day.year + 10)
    expected = datetime.date(day.year + 10, 3, 1) if leap else day.replace(year=day.year + 10)
    assert ibo.retention_until(day) == ibo.retention_until(day.isoformat()) == expected


# ---- Whole numbers


@given(st.integers(-(2**31), 2**31 - 1))
def test_any_whole_number_of_sickness_days_is_kept(days: int) -> None:
    assert sickness(days=days).days == sickness(days=Index(days)).days == days


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (agreement, "percentage"),
        (agreement, "rsz_base"),
        (agreement, "suspended_days"),
        (unemployment, "half_per_week"),
        (sickness, "nature"),
        (sickness, "days"),
        (sickness, "version"),
    ],
)
def test_invalid_whole_number_is_refused(make: Any, field: str) -> None:
    wrong: tuple[Any, ...] = (80.0, True, "80", Decimal(80), 1j, b"", [])
    for value in wrong:
        with pytest.raises(ibo.IboError) as raised:
            make(**{field: value})
        assert (raised.value.code, raised.value.at) == ("wrong-type", field)
    for value in (2**31, -(2**31) - 1, 10**5_000):
        with pytest.raises(ibo.IboError) as raised:
            make(**{field: value})
        assert (raised.value.code, raised.value.at) == ("number-out-of-range", field)


# ---- numpy and the like


def test_numpy_integers_are_accepted_and_floats_refused() -> None:
    numpy = pytest.importorskip("numpy")
    for kind in (
        numpy.int8,
        numpy.int16,
        numpy.int32,
        numpy.int64,
        numpy.uint8,
        numpy.uint16,
        numpy.uint32,
        numpy.uint64,
    ):
        assert written(through(kind(100))) == "100.00"
        assert agreement(percentage=kind(80)).percentage == 80
        assert sickness(days=kind(7)).days == 7
    for kind in (numpy.float16, numpy.float32, numpy.float64):
        message = refused("wrong-type", "amount", kind(1)).message
        assert "exactly" in message, "a float of numpy is a float"
    for value in (
        numpy.longdouble(1),
        numpy.bool_(True),
        numpy.datetime64("2026-03-02"),
        numpy.array([1]),
        numpy.array(1.0),
    ):
        refused("wrong-type", "amount", value)
    assert leefloon(aid_type=numpy.str_("leefloon")).aid_type == "leefloon"
