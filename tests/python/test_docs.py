"""What is written about the package is true: every example runs, and every public object has a word
about it.
"""

from __future__ import annotations

import code
import contextlib
import doctest
import inspect
import io
import os
import re
import subprocess
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ibo
import pytest
from project import PROJECT

PACKAGE = PROJECT / "ibo-py"
FLAGS = doctest.REPORT_NDIFF


def documented() -> Iterator[tuple[str, Any]]:
    """Every public object by its name: the module, its classes, their methods and properties, its
    functions.
    """
    yield "ibo", ibo
    for name in ibo.__all__:
        item = getattr(ibo, name)
        if not callable(item):
            continue
        yield f"ibo.{name}", item
        if not isinstance(item, type):
            continue
        for member, value in sorted(vars(item).items()):
            if not member.startswith("_") and not isinstance(value, str):
                is_static = isinstance(value, (staticmethod, classmethod))
                yield f"ibo.{name}.{member}", getattr(item, member) if is_static else value


DOCUMENTED = dict(documented())


def examples_of(text: str, name: str) -> doctest.DocTest:
    return doctest.DocTestParser().get_doctest(text, {"__name__": "__main__"}, name, None, 0)


def run(test: doctest.DocTest) -> None:
    """Runs examples in a namespace of their own, and shows those that give something else."""
    shown: list[str] = []
    failed = doctest.DocTestRunner(optionflags=FLAGS).run(test, out=shown.append).failed
    assert not failed, "".join(shown)


def test_documented_names_are_found() -> None:
    assert {
        "ibo",
        "ibo.statement",
        "ibo.Case",
        "ibo.Case.from_json",
        "ibo.Statement.net",
        "ibo.IboError",
    } <= set(DOCUMENTED)
    assert sum(">>>" in (inspect.getdoc(item) or "") for item in DOCUMENTED.values()) >= 20


@pytest.mark.parametrize("name", DOCUMENTED)
def test_docstring_examples_run(name: str) -> None:
    item = DOCUMENTED[name]
    written = (item.__doc__ or "").strip()
    assert len(written) > 10, f"{name} has no docstring"
    assert written[0].isupper() or written[0] in "`0123456789", f"{name}: {written[:40]}"
    run(examples_of(written, name))


FUNCTIONS = [
    name
    for name, item in DOCUMENTED.items()
    if isinstance(item, types.BuiltinFunctionType) and name.count(".") == 1
]
MADE = [
    "ibo.Agreement",
    "ibo.UnemploymentRecord",
    "ibo.LeefloonRecord",
    "ibo.SicknessRecord",
    "ibo.Source",
    "ibo.Case",
]


@pytest.mark.parametrize(
    "name", [*FUNCTIONS, *MADE, "ibo.Parameters", "ibo.Certainty", "ibo.IboError"]
)
def test_functions_and_classes_have_an_example(name: str) -> None:
    assert ">>> import ibo" in (DOCUMENTED[name].__doc__ or "")


@pytest.mark.parametrize("name", [*FUNCTIONS, *MADE])
def test_docstring_names_every_keyword(name: str) -> None:
    signature = inspect.signature(DOCUMENTED[name])
    written = DOCUMENTED[name].__doc__ or ""
    for parameter in signature.parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY and name in MADE:
            assert re.search(rf"\b{parameter.name}\b", written), (
                f"{name} says nothing of {parameter.name}"
            )


def test_every_error_class_says_its_numbers() -> None:
    for number in {error.number // 100 for error in ibo.errors()}:
        assert (
            sum(f"{number}00 to {number}99" in (item.__doc__ or "") for item in DOCUMENTED.values())
            == 1
        )


README = (PACKAGE / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def pasted(console: code.InteractiveConsole, block: str) -> tuple[str, str, str]:
    """Gives lines to an interpreter as who pastes them does: what it shows, what the comments say
    it shows, and its errors.
    """
    shown, wanted, errors = io.StringIO(), [], io.StringIO()
    with contextlib.redirect_stdout(shown), contextlib.redirect_stderr(errors):
        for line in block.splitlines():
            if line.startswith("#"):
                wanted.append(line[2:])
            console.push(line)
        console.push("")
    return shown.getvalue(), "".join(f"{line}\n" for line in wanted), errors.getvalue()


def test_readme_runs_from_top_to_bottom() -> None:
    """Every block pasted into one interpreter; a comment at the margin is what the lines before it
    show.
    """
    assert len(BLOCKS) >= 5
    console = code.InteractiveConsole()
    for block in BLOCKS:
        shown, wanted, errors = pasted(console, block)
        assert errors == ""
        assert shown == wanted


def test_readme_runs_in_a_fresh_interpreter() -> None:
    """Every line of the page, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-i", "-c", ""],
        input="\n".join(BLOCKS),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0
    assert "Error" not in done.stderr
    assert "Decimal('523.18')" in done.stdout


def test_every_error_class_is_in_the_readme() -> None:
    for name in ibo.__all__:
        if name.endswith("Error"):
            assert f"`{name}`" in README or f"ibo.{name}" in README


def test_readme_links_resolve() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert target.startswith("https://") or (PACKAGE / target).exists(), target


# The example on Spark needs Java and PySpark: tests/spark runs it.
EXAMPLES = sorted(
    path.name for path in (PACKAGE / "examples").glob("*.py") if not path.name.startswith("spark_")
)


@pytest.mark.parametrize("example", EXAMPLES)
def test_example_programs_run(example: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", str(PACKAGE / "examples" / example)],
        cwd=tmp_path,
        env={**os.environ, "MPLBACKEND": "Agg", "MPLCONFIGDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout
