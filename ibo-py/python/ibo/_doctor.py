"""What `ibo doctor` finds: of the package, of its values and of what is installed beside it."""

from __future__ import annotations

import importlib
import itertools
import platform
import re
import warnings
from datetime import date
from decimal import Decimal
from importlib import metadata
from operator import attrgetter
from typing import Literal, NamedTuple

from . import _ibo
from . import _sentence as sentence
from ._errors import IboError
from ._terminal import Fault

__all__ = ["Check", "Found", "checked"]

_EXTRAS = {
    "pyarrow": "pyarrow",
    "python-calamine": "python_calamine",
    "XlsxWriter": "xlsxwriter",
    "matplotlib": "matplotlib",
    "polars": "polars",
    "pandas": "pandas",
    "duckdb": "duckdb",
}
"""What the package works with, by its name in the package index, and the module to import."""

# The first case of docs/statement.md, worked out there by hand.
_CASE = b"""{"case_ref":"doctor","month":"2026-03","agreement":{"kind":"ibo","start":"2026-03-02",\
"end":"2026-08-28","reference_gross_wage":"2500.00","percentage":80,"employment_fraction":"38/38"},\
"unemployment":{"availability":"data","records":[{"from":"2026-01-05","day_amount":"55.29",\
"basis":"full","benefit_type":"full-unemployment"}]},"leefloon":{"availability":"no-data"},\
"sickness":{"availability":"no-data"}}"""
_NET = Decimal("523.18")


class Check(NamedTuple):
    """One thing that was looked at."""

    name: str
    state: Literal["ok", "remark", "wrong"]
    found: str
    next: str = ""
    """What to do, when it is not ok."""


class Found(NamedTuple):
    """What was found, for a month."""

    month: str
    values: str
    """The fingerprint of the dated values."""
    checked_until: str
    """The last day for which values of the month were checked."""
    months_old: int
    """How many months that day lies before the month."""
    checks: list[Check]


def checked(month: str | None) -> Found:
    """Looks at everything, for a month; by default for that of today."""
    month = month or f"{date.today():%Y-%m}"
    parameters = _ibo.Parameters()
    try:
        values = list(parameters.table(f"{month}-01"))
    except IboError as error:
        raise Fault(f"--month: {error.text()}") from error
    last = max(value.checked_until for value in values if value.checked_until)
    checks = [
        _package(),
        _python(),
        _values(values, last, month),
        *map(_extra, _EXTRAS),
        _example(),
    ]
    return Found(month, parameters.fingerprint, str(last), _months(last, month), checks)


def _package() -> Check:
    """The package and the library in it are of one version."""
    library = _ibo.__version__
    try:
        package = metadata.version("ibo")
    except metadata.PackageNotFoundError:  # a frozen program has none
        package = library
    values = _ibo.Parameters().fingerprint
    found = sentence.DOCTOR_VERSIONS(package=package, library=library, values=values)
    if package == library:
        return Check("ibo", "ok", found)
    return Check("ibo", "wrong", found, sentence.DOCTOR_INSTALL())


def _python() -> Check:
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return Check("Python", "ok", f"{python}, {platform.system()} {platform.machine()}")


def _values(values: list[_ibo.Parameter], last: date, month: str) -> Check:
    """The values of the month, and those that are past their last check (R7.4)."""
    name = sentence.DOCTOR_VALUES()
    first = sentence.DOCTOR_CHECKED(count=len(values), month=month, last=f"{last:%Y-%m}")
    found = [f"{first}, {_age(last, month)}"]
    stale = sorted((one for one in values if one.stale), key=attrgetter("checked_until"))
    for day, of_day in itertools.groupby(stale, attrgetter("checked_until")):
        ids = "; ".join(map(_id, of_day))
        found.append(sentence.DOCTOR_STALE(day=day, age=_age(day, month), ids=ids))
    if not stale:
        return Check(name, "ok", *found)
    return Check(name, "remark", "\n".join(found), sentence.DOCTOR_CONFIRM(month=month))


def _id(value: _ibo.Parameter) -> str:
    since = value.agreements_from
    limit = sentence.DOCTOR_AGREEMENTS(day=since) if since else None
    return " ".join(filter(None, (value.id, value.kind, limit)))


def _months(day: date, month: str) -> int:
    """How many months a day lies before a month."""
    year, number = map(int, month.split("-"))
    return max(12 * (year - day.year) + number - day.month, 0)


def _age(day: date, month: str) -> str:
    months = _months(day, month)
    if months == 0:
        return sentence.DOCTOR_CURRENT()
    counted = sentence.counted(months, sentence.DOCTOR_MONTH, sentence.DOCTOR_MONTHS)
    return sentence.DOCTOR_AGE(months=counted)


def _extra(name: str) -> Check:
    """A package that tables, Excel or pictures need: installed, new enough, and it can be loaded."""
    least, extra = _asked(name)
    install = f"pip install --upgrade {repr(f'ibo[{extra}]') if extra else name}"
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        return Check(name, "remark", sentence.DOCTOR_ABSENT(), install)
    if _numbers(version) < _numbers(least):
        return Check(name, "wrong", sentence.DOCTOR_OLD(version=version, least=least), install)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            importlib.import_module(_EXTRAS[name])
    except Exception as error:  # noqa: BLE001 (what a broken package raises is its own affair)
        why = sentence.DOCTOR_BROKEN(version=version, error=type(error).__name__)
        return Check(name, "wrong", why, f"pip install --force-reinstall {name}")
    return Check(name, "ok", version)


def _asked(name: str) -> tuple[str, str]:
    """The lowest version that this package takes of another, and the extra that asks for it."""
    try:
        asked = metadata.requires("ibo") or ()
    except metadata.PackageNotFoundError:
        asked = ()
    for one in asked:
        parts = re.fullmatch(r"([\w.-]+) *>= *([\d.]+) *; *extra == ['\"](\w+)['\"]", one)
        if parts and parts[1].lower() == name.lower():
            return parts[2], parts[3]
    return "0", ""


def _numbers(version: str) -> list[int]:
    """A version, to be compared: `3.11.0rc1` counts as 3.11.0."""
    return [int(number) for number in re.findall(r"(?:^|\.)(\d+)", version)]


def _example() -> Check:
    """One month, whose net was worked out by hand."""
    name = sentence.DOCTOR_EXAMPLE()
    try:
        net = _ibo.statement(_ibo.Case.from_json(_CASE)).net
    except IboError as error:
        return Check(name, "wrong", error.text(), sentence.DOCTOR_INSTALL())
    found, must = sentence.figures(net), sentence.figures(_NET)
    if net == _NET:
        return Check(name, "ok", sentence.DOCTOR_NET(net=found))
    return Check(
        name, "wrong", sentence.DOCTOR_OTHER(net=found, must=must), sentence.DOCTOR_INSTALL()
    )
