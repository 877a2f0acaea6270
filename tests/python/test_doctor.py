"""`ibo doctor`: what it finds of an installation, and of the age of its values; `ibo errors CODE`,
which leads to the page of the errors.
"""

from __future__ import annotations

import importlib
import json
import platform
from datetime import date
from importlib import metadata
from typing import Any

import ibo
import pytest
from ibo import _doctor
from ibo.__main__ import main
from ibo._remedies import REMEDIES
from project import PROJECT, read

EXTRAS = ["pyarrow", "python-calamine", "XlsxWriter", "matplotlib", "polars", "pandas", "duckdb"]


def found(capfdbinary: Any, *arguments: str) -> tuple[int, str, str]:
    """The exit status, the output and the messages of the command."""
    status = main(arguments)
    out, err = capfdbinary.readouterr()
    return status, out.decode(), err.decode()


def checks(capfdbinary: Any, *arguments: str) -> tuple[int, dict[str, Any]]:
    """The exit status, and what was found, by name."""
    status, out, err = found(capfdbinary, "doctor", "--json", *arguments)
    assert err == ""
    fields = json.loads(out)
    return status, {**fields, **{check["name"]: check for check in fields.pop("checks")}}


def test_sound_installation_is_ok_and_says_its_versions(capfdbinary: Any) -> None:
    status, all_found = checks(capfdbinary, "--month", "2026-03")
    assert status == 0
    fingerprint = ibo.Parameters().fingerprint
    assert all_found["values"]["name"] == "values"
    versions = f"package {ibo.__version__}, library {ibo.__version__}, values {fingerprint}"
    assert all_found["ibo"]["found"] == versions
    assert platform.python_version() in all_found["Python"]["found"]
    for name in EXTRAS:
        assert all_found[name]["state"] == "ok"
        assert all_found[name]["found"] == metadata.version(name)
    assert all_found["example"]["state"] == "ok"
    assert "523.18" in all_found["example"]["found"]


def test_values_have_their_age_in_months(capfdbinary: Any) -> None:
    # The GGMMI was last checked on 6 August 2026, the flat limits on 30 May 2022, most values on
    # 31 December 2026.
    _, before = checks(capfdbinary, "--month", "2026-08")
    assert before["checked_until"] == "2026-12-31"
    assert before["months_old"] == 0
    assert "ggmmi" not in before["values"]["found"]
    _, after = checks(capfdbinary, "--month", "2026-09")
    assert "2026-08-06, 1 month old: ggmmi" in after["values"]["found"]
    assert (
        "2022-05-30, 52 months old: premium.flat-day-amounts; premium.flat-limits"
        in (after["values"]["found"])
    )
    assert after["values"]["state"] == "remark"
    assert "ibo parameters --at 2026-09-01" in after["values"]["next"]
    _, later = checks(capfdbinary, "--month", "2028-01")
    assert later["months_old"] == 13
    assert "2026-12-31, 13 months old" in later["values"]["found"]


def test_month_of_today_is_the_default(capfdbinary: Any) -> None:
    before = f"{date.today():%Y-%m}"
    _, all_found = checks(capfdbinary)
    assert all_found["month"] in (before, f"{date.today():%Y-%m}")


@pytest.mark.parametrize("month", ["2026-13", "March", "2026-03-01"])
def test_other_month_is_refused(month: str, capfdbinary: Any) -> None:
    status, out, err = found(capfdbinary, "doctor", "--month", month)
    assert (status, out) == (2, "")
    assert err.startswith("ibo: --month: ")


def test_text_is_in_dutch_on_request(capfdbinary: Any) -> None:
    status, out, _ = found(capfdbinary, "doctor", "--month", "2026-11", "--language", "nl")
    assert status == 0
    assert out.startswith("STAND")
    assert "netto 523,18 euro, zoals het moet" in out
    assert "2026-08-06, 3 maanden oud: ggmmi" in out
    assert "zoek" in out.lower()


def version_of(name: str, version: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets a package seem to be of a version, or not to be installed."""
    true = metadata.version

    def version_(asked: str) -> str:
        if asked != name:
            return true(asked)
        if version is None:
            raise metadata.PackageNotFoundError(name)
        return version

    monkeypatch.setattr(metadata, "version", version_)


def test_library_of_another_version_is_wrong(
    capfdbinary: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    version_of("ibo", "0.0.9", monkeypatch)
    status, all_found = checks(capfdbinary)
    assert status == 1
    assert all_found["ibo"]["state"] == "wrong"
    assert "package 0.0.9" in all_found["ibo"]["found"]
    assert "must be installed again" in all_found["ibo"]["next"]


@pytest.mark.parametrize(
    ("name", "old", "least", "install"),
    [
        ("pyarrow", "15.0.2", "16", "'ibo["),
        ("XlsxWriter", "3.1.9", "3.2", "'ibo[excel]'"),
        ("matplotlib", "3.7.5", "3.8", "'ibo[plot]'"),
        ("python-calamine", "0.3.1", "0.4", "'ibo[excel]'"),
    ],
)
def test_extra_below_its_lowest_version_is_wrong(
    name: str,
    old: str,
    least: str,
    install: str,
    capfdbinary: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    version_of(name, old, monkeypatch)
    status, all_found = checks(capfdbinary)
    assert status == 1
    assert all_found[name]["state"] == "wrong"
    assert all_found[name]["found"] == f"{old}, must be {least} or later"
    assert all_found[name]["next"].startswith(f"pip install --upgrade {install}")


def test_extra_that_is_not_installed_is_a_remark(
    capfdbinary: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    version_of("polars", None, monkeypatch)
    status, all_found = checks(capfdbinary)
    assert status == 0
    assert all_found["polars"] == {
        "name": "polars",
        "state": "remark",
        "found": "not installed",
        "next": "pip install --upgrade polars",
    }


def test_extra_that_cannot_be_loaded_is_wrong(
    capfdbinary: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = importlib.import_module

    def import_(name: str, package: str | None = None) -> Any:
        if name == "duckdb":
            raise ImportError("no such symbol")
        return true(name, package)

    monkeypatch.setattr(importlib, "import_module", import_)
    status, all_found = checks(capfdbinary)
    assert status == 1
    assert "cannot be loaded (ImportError)" in all_found["duckdb"]["found"]


def test_other_amount_of_the_example_is_wrong(
    capfdbinary: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_doctor, "_CASE", _doctor._CASE.replace(b'"55.29"', b'"55.30"'))
    status, all_found = checks(capfdbinary)
    assert status == 1
    assert all_found["example"]["state"] == "wrong"
    assert "must be 523.18 euro" in all_found["example"]["found"]
    monkeypatch.setattr(_doctor, "_CASE", b"{}")
    status, all_found = checks(capfdbinary)
    assert (status, all_found["example"]["state"]) == (1, "wrong")


def test_named_errors_lead_to_their_place_on_the_page(capfdbinary: Any) -> None:
    status, out, err = found(
        capfdbinary, "errors", "percentage-not-allowed", "1314", "--language", "en"
    )
    assert (status, err) == (0, "")
    assert "1304" in out and "attendance-missing" in out and "1001" not in out
    links = [line.rpartition(" ")[2] for line in out.splitlines() if "#" in line]
    names = ["percentage-not-allowed", "attendance-missing"]
    assert links == [f"docs/errors.md#{name}" for name in names]
    assert "Cause:  The percentage is a typing error, or that of another agreement.\n" in out
    assert "Cure:   Give the percentage of the agreement; the error lists those that" in out
    _, out, _ = found(capfdbinary, "errors", "1304", "--language", "nl")
    assert "Oorzaak:      Het percentage is een tikfout, of dat van een andere" in out
    assert "Wat te doen:  Geef het percentage van de overeenkomst; de fout somt op" in out


def test_every_error_has_a_cause_and_a_cure_that_lead_to_no_page() -> None:
    assert list(REMEDIES) == [error["code"] for error in read("errors.json")]
    for both in REMEDIES.values():
        assert len(both) == 2
        for text in (text for sentence in both for text in sentence):
            assert text.endswith(".") and "](" not in text


def test_page_of_the_errors_has_a_heading_for_every_error() -> None:
    headings = [
        line.removeprefix("### ")
        for line in (PROJECT / "docs/errors.md").read_text().splitlines()
        if line.startswith("### ")
    ]
    assert headings == [error["code"] for error in read("errors.json")]


def test_page_is_on_the_site_once_the_package_names_it(
    capfdbinary: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from email.message import Message

    named = Message()
    named["Project-URL"] = "Source, https://example.org/source"
    named["Project-URL"] = "Documentation, https://example.org/ibo/"
    monkeypatch.setattr(metadata, "metadata", lambda name: named)
    _, out, _ = found(capfdbinary, "errors", "1304")
    assert out.endswith("https://example.org/ibo/docs/errors.html#percentage-not-allowed\n")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("percentage-not-alowed", "bedoelde u percentage-not-allowed?"),
        ("9999", "ibo errors somt ze op"),
    ],
)
def test_name_that_no_error_has_is_refused(name: str, said: str, capfdbinary: Any) -> None:
    status, out, err = found(capfdbinary, "errors", name)
    assert (status, out) == (2, "")
    assert said in err
