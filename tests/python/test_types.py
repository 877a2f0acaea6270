"""The types that the package promises: those of the stub are those at run time, and a strict
checker accepts and refuses with them.
"""

from __future__ import annotations

import ast
import datetime
import json
import re
import subprocess
import sys
import types
import typing
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from os import PathLike
from pathlib import Path
from typing import Any, Literal, TypeVar, Union

import ibo
import pyarrow as pa  # type: ignore[import-untyped]
import pytest
from ibo import codes
from project import PROJECT
from samples import OBJECTS, case

HERE = Path(__file__).parent
CACHE = PROJECT / "target" / "mypy"


def checked(module: Sequence[str], tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Runs a module of mypy. What matplotlib and numpy have inside is not looked at: it takes a
    minute.
    """
    config = tmp_path / "mypy.ini"
    config.write_text(
        f"[mypy]\nstrict = True\ncache_dir = {CACHE}\n[mypy-matplotlib.*,numpy.*]\nfollow_imports = skip\n"
    )
    command = [sys.executable, "-m", *(part.format(config=config) for part in module)]
    return subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)


def test_stubs_match_the_package(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    # The words of `codes` are no stub; mypy takes a Literal of several words for a Union. pandas and
    # pyarrow have no types, so mypy takes their import for annotations alone for a variable.
    allowed = tmp_path / "allowed"
    allowed.write_text("ibo\\.codes\\.[A-Z][A-Za-z]+\nibo\\._[a-z_]+\\.(pandas|pyarrow)\n")
    options = ["--mypy-config-file", "{config}", "--allowlist", str(allowed)]
    done = checked(["mypy.stubtest", "ibo", *options], tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


EXAMPLES = ("typed_example.py", "typed_codes.py")


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_example_is_typed_for_pyright(example: str, tmp_path: Path) -> None:
    pytest.importorskip("basedpyright")
    config = {
        "typeCheckingMode": "strict",
        "include": [str(HERE / example)],
        "venvPath": str(Path(sys.prefix).parent),
        "venv": Path(sys.prefix).name,
        "reportMissingTypeStubs": False,
    }
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(config))
    command = [sys.executable, "-m", "basedpyright", "--project", str(tmp_path), "--outputjson"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = json.loads(done.stdout)
    messages = [
        f"{fault['range']['start']['line'] + 1}: {fault['message']}"
        for fault in found["generalDiagnostics"]
        if fault["severity"] == "error"
    ]
    assert messages == []
    assert found["summary"]["filesAnalyzed"] == 1


def test_the_package_is_typed(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    done = checked(["mypy", "--config-file", "{config}", "--package", "ibo"], tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_examples_are_typed(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    done = checked(["mypy", "--config-file", "{config}", *EXAMPLES], tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_example_runs(example: str) -> None:
    done = subprocess.run(
        [sys.executable, str(HERE / example)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_type_errors_are_found(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    lines = (HERE / "typed_faults.py").read_text().splitlines()
    expected = {number for number, line in enumerate(lines, start=1) if line.endswith("# E")}
    done = checked(["mypy", "--config-file", "{config}", "typed_faults.py"], tmp_path)
    found = {
        int(number)
        for number in re.findall(r"^typed_faults\.py:(\d+): error", done.stdout, re.MULTILINE)
    }
    assert {lines[number - 1] for number in expected - found} == set()
    assert {lines[number - 1] for number in found - expected} == set()


# ---- The stub against what objects give

STUB = ast.parse((Path(ibo.__file__).parent / "_ibo.pyi").read_text(encoding="utf-8"))


FRAMES = {name: pytest.importorskip(name) for name in ("duckdb", "pandas", "polars", "pyarrow")}


def names_of_stub() -> dict[str, Any]:
    """What the annotations of the stub mean."""
    names: dict[str, Any] = {**vars(typing), **{name: getattr(ibo, name) for name in ibo.__all__}}
    names |= {"date": datetime.date, "Decimal": Decimal, "Fraction": Fraction, "PathLike": PathLike}
    names |= {"_codes": codes, **FRAMES}
    names |= {"Sequence": Sequence, "TypeAlias": Any, "_Record_co": TypeVar("_Record_co")}
    for node in STUB.body:
        if (
            isinstance(node, ast.AnnAssign)
            and isinstance(node.target, ast.Name)
            and node.value is not None
        ):
            names[node.target.id] = eval(ast.unparse(node.value), names)
    return names


NAMES = names_of_stub()


def returned(function: ast.FunctionDef) -> Any:
    assert function.returns is not None
    return eval(ast.unparse(function.returns), NAMES)


def is_of(value: object, annotation: Any) -> bool:
    """Whether a value is of the annotated type, exactly: no `datetime` for a `date`, no `bool` for
    an `int`.
    """
    origin = typing.get_origin(annotation)
    arguments = typing.get_args(annotation)
    if annotation is Any or isinstance(annotation, TypeVar):
        return True
    if annotation is None:
        return value is None
    if origin in (Union, types.UnionType):
        return any(is_of(value, argument) for argument in arguments)
    if origin is Literal:
        return type(value) is str and value in arguments
    if origin is tuple:
        if arguments[-1] is Ellipsis:
            return type(value) is tuple and all(is_of(item, arguments[0]) for item in value)
        return (
            type(value) is tuple
            and len(value) == len(arguments)
            and all(is_of(item, argument) for item, argument in zip(value, arguments, strict=True))
        )
    if origin is dict:
        return type(value) is dict and all(
            is_of(key, arguments[0]) and is_of(item, arguments[1]) for key, item in value.items()
        )
    if isinstance(value, BaseException):
        return isinstance(value, annotation)
    return type(value) is (origin or annotation)


def members(kind: str) -> list[ast.FunctionDef]:
    """The methods and properties of a class in the stub, with those of its base."""
    classes = {node.name: node for node in STUB.body if isinstance(node, ast.ClassDef)}
    bases = [base.id for base in classes[kind].bases if isinstance(base, ast.Name)]
    own = [node for node in classes[kind].body if isinstance(node, ast.FunctionDef)]
    names = {function.name for function in own}
    of_bases = [function for base in bases if base in classes for function in members(base)]
    return own + [function for function in of_bases if function.name not in names]


def is_property(function: ast.FunctionDef) -> bool:
    return any(ast.unparse(decorator) == "property" for decorator in function.decorator_list)


STUBBED = [
    node.name
    for node in STUB.body
    if isinstance(node, ast.ClassDef)
    and not node.name.startswith("_")
    and not hasattr(ibo.examples, node.name)
]
"""The classes of `ibo`; those of `ibo.examples` have tests of their own."""

PAYMENTS = pa.table({"premium": ["588.57"], "employment_hours": [19], "full_time_hours": [38]})
CASES = pa.table(
    {
        "case_ref": ["A-1"],
        "month": ["2026-03"],
        "kind": ["ibo"],
        "start": ["2026-03-02"],
        "end": ["2026-08-28"],
        "reference_gross_wage": ["2500.00"],
        "percentage": [80],
        "employment_hours": [38],
        "full_time_hours": [38],
        "unemployment_day_amount": ["55.29"],
        "leefloon_amount": pa.nulls(1),
        "sickness_gross_taxable": pa.nulls(1),
    }
)


def some(kind: str) -> list[Any]:
    """Some objects of a class."""
    issued = ibo.statements(CASES)
    tables: dict[str, Callable[[], object]] = {
        "TableResult": lambda: ibo.payments(PAYMENTS),
        "StreamResult": lambda: ibo.payments(PAYMENTS.to_reader()),
        "RefusedTable": lambda: ibo.payments(PAYMENTS).refused(),
        "KeptTable": lambda: ibo.yearly(issued),
        "CorrectionsResult": lambda: ibo.corrections(issued, issued),
    }
    return [tables[kind]()] if kind in tables else OBJECTS[getattr(ibo, kind)]


@pytest.mark.parametrize("kind", STUBBED)
def test_properties_have_the_type_of_the_stub(kind: str) -> None:
    properties = [function for function in members(kind) if is_property(function)]
    for item in some(kind):
        for function in properties:
            value = getattr(item, function.name)
            assert is_of(value, returned(function)), (kind, function.name, value)
            assert (
                (kind, function.name) not in _MONEY
                or value is None
                or value.as_tuple().exponent == -2
            )


_MONEY = frozenset(
    (kind, function.name)
    for kind in STUBBED
    for function in members(kind)
    if is_property(function)
    and function.returns is not None
    and "Decimal" in ast.unparse(function.returns)
)


@pytest.mark.parametrize("kind", STUBBED)
def test_every_attribute_is_in_the_stub(kind: str) -> None:
    public = {name for name in dir(getattr(ibo, kind)) if not name.startswith("_")}
    assert public == {
        function.name for function in members(kind) if not function.name.startswith("_")
    }


CALLS: dict[str, Callable[[Any], object]] = {
    "to_json": lambda item: item.to_json(),
    "to_dict": lambda item: item.to_dict(),
    "notice": lambda item: item.notice(),
    "explain": lambda item: item.explain("en"),
    "assumption_texts": lambda item: item.assumption_texts("en"),
    "canonical": lambda item: item.canonical(),
    "_repr_html_": lambda item: item._repr_html_(),
    "label": lambda item: item.label(),
    "formulas": lambda item: item.formulas("en"),
    "remark": lambda item: item.remark("nl"),
    "text": lambda item: item.text("nl"),
    "title": lambda item: item.title(language="en"),
    "assumption": lambda item: item.assumption(),
    "meaning": lambda item: item.meaning("en"),
    "table": lambda item: item.table("2026-03-01"),
    "__hash__": hash,
    "__len__": len,
    "__reduce__": lambda item: item.__reduce__(),
}


@pytest.mark.parametrize("kind", STUBBED)
def test_methods_return_the_type_of_the_stub(kind: str) -> None:
    for function in members(kind):
        if function.name not in CALLS or is_property(function):
            continue
        for item in some(kind)[::7]:
            try:
                value = CALLS[function.name](item)
            except ibo.IboError:
                assert function.name == "notice"
                continue
            if function.name == "__reduce__":
                assert type(value) is tuple
            else:
                assert is_of(value, returned(function)), (kind, function.name, value)


def test_functions_return_the_type_of_the_stub() -> None:
    made = case()
    agreement = made.agreement
    results: dict[str, object] = {
        "replacement_income": ibo.replacement_income(
            month="2026-03",
            agreement=agreement,
            unemployment=made.unemployment,
            leefloon=made.leefloon,
            sickness=made.sickness,
        ),
        "premium": ibo.premium(agreement=agreement, month="2026-03", replacement_income=0),
        "payment": ibo.payment(premium=1, fraction="1/1"),
        "payment_statement": ibo.payment_statement(premium=1, fraction="1/1"),
        "statement": ibo.statement(made),
        "plan": ibo.plan(made),
        "difference": ibo.difference(ibo.statement(made), ibo.statement(made)),
        "correction": ibo.correction(ibo.statement(made), ibo.statement(made)),
        "retention_until": ibo.retention_until("2026-03-01"),
        "rules": ibo.rules(),
        "errors": ibo.errors(),
        "coverage": ibo.coverage(),
        "parameters": ibo.parameters(),
        "payments": ibo.payments(PAYMENTS),
        "statements": ibo.statements(CASES),
        "explain_row": ibo.explain_row(CASES, 0),
        "explain_rows": ibo.explain_rows(CASES, [0]),
        "verify": ibo.verify(ibo.statement(made, with_case=True)),
        "values_diff": ibo.values_diff(ibo.Parameters(), ibo.Parameters()),
        "schema": ibo.schema("case"),
    }
    functions = [
        node
        for node in STUB.body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and not hasattr(ibo.examples, node.name)
    ]
    assert {function.name for function in functions} == set(results)
    for function in functions:
        assert is_of(results[function.name], returned(function)), function.name


def test_everything_exported_is_in_the_stub() -> None:
    functions = {
        node.name
        for node in STUB.body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and not hasattr(ibo.examples, node.name)
    }
    errors = {name for name in ibo.__all__ if name.endswith("Error")}
    in_python = {"Certainty", "Summary", "language", "local_language"}
    in_python |= {"Change", "ComparedGroup", "ComparedGroups", "ComparedRows", "Comparison"}
    in_python |= {"ComparisonSummary", "compare"}
    in_python |= {"CorrectionsSummary", "CorrectionsTotal", "Recomputed", "corrections"}
    in_python |= {"recompute", "MonthTotals", "Months", "months", "Year", "yearly"}
    in_python |= {"CaseSensitivity", "Reading", "ReadingChoice", "SensitivityRow"}
    in_python |= {"TableSensitivity", "TableSensitivityRow", "readings", "sensitivity"}
    in_python |= {"ListedRow", "NetBin", "Report", "ReportGroup", "read_table", "report"}
    in_python |= {"codes", "examples"}
    assert set(ibo.__all__) == {*STUBBED, *functions, *errors, *in_python, "__version__"}


def test_py_typed_is_installed() -> None:
    assert (Path(ibo.__file__).parent / "py.typed").exists()
