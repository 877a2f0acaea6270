"""A keyword, option or command that somebody misspelt: the error names the nearest. And what the
files of this package say themselves is said in both languages.
"""

from __future__ import annotations

import inspect
import string
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ibo
import pytest
from ibo import _sentence
from ibo.__main__ import main
from samples import agreement, case, leefloon, sickness, unemployment

CONSTRUCTED: dict[str, Callable[..., object]] = {
    "Agreement": agreement,
    "Case": case,
    "LeefloonRecord": leefloon,
    "SicknessRecord": sickness,
    "UnemploymentRecord": unemployment,
    "Source": lambda **fields: ibo.Source(availability="no-data", **fields),
}
FUNCTIONS = [name for name in ibo.__all__ if inspect.isroutine(getattr(ibo, name))]


def keywords(callable: Any) -> list[str]:
    parameters = inspect.signature(callable).parameters.values()
    named = (inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    return [parameter.name for parameter in parameters if parameter.kind in named]


def misspelt(name: str) -> str:
    """The name with its second letter doubled: no other name is nearer."""
    return name[:2] + name[1:]


@pytest.mark.parametrize("name", CONSTRUCTED)
def test_unknown_keyword_of_a_class_names_the_nearest(name: str) -> None:
    known = keywords(getattr(ibo, name))
    assert known
    for keyword in known:
        with pytest.raises(TypeError, match=f"; did you mean {keyword}\\?$"):
            CONSTRUCTED[name](**{misspelt(keyword): None})
    with pytest.raises(TypeError, match=rf"^{name}\(\) must not have the keyword colour$"):
        CONSTRUCTED[name](colour=1)


@pytest.mark.parametrize("name", CONSTRUCTED)
def test_required_keyword_in_another_spelling_names_the_nearest(name: str) -> None:
    """Without any other keyword: what was misspelt is said before what is absent."""
    kind = getattr(ibo, name)
    parameters = inspect.signature(kind).parameters.values()
    required = [one.name for one in parameters if one.default is inspect.Parameter.empty]
    assert required
    for keyword in required:
        with pytest.raises(TypeError, match=f"; did you mean {keyword}\\?$"):
            kind(**{misspelt(keyword): None})
    message = rf"^{name}\(\) must have a value for {', '.join(required)}$"
    with pytest.raises(TypeError, match=message):
        kind()
    with ibo.local_language("nl"), pytest.raises(TypeError, match="moet een waarde voor"):
        kind()


def test_the_readme_of_a_wage() -> None:
    with pytest.raises(TypeError, match="did you mean reference_gross_wage"):
        agreement(referense_gross_wage="2500.00")


@pytest.mark.parametrize("name", FUNCTIONS)
def test_unknown_keyword_of_a_function_names_the_nearest(name: str) -> None:
    function = getattr(ibo, name)
    if name in ("language", "local_language"):
        return
    for keyword in keywords(function):
        with pytest.raises(TypeError, match=rf"^{name}\(\) .*; did you mean {keyword}\?$"):
            function(**{misspelt(keyword): None})


def test_unknown_keyword_is_said_in_dutch() -> None:
    with ibo.local_language("nl"), pytest.raises(TypeError, match="bedoelde u percentage"):
        agreement(percentge=80)


def test_replace_names_the_nearest_field() -> None:
    with pytest.raises(TypeError, match="did you mean percentage"):
        agreement().replace(percentge=90)


def test_other_type_errors_stay() -> None:
    with pytest.raises(TypeError, match="missing 1 required"):
        ibo.payment(premium=1)  # type: ignore[call-arg]
    with pytest.raises(ibo.IboError, match="must be a Case"):
        ibo.statement("colour")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["statements", "--provisionl"], "there is no option --provisionl; did you mean --provisional?"),
        (["statements", "--requir=assumed", "-"], "did you mean --require?"),
        (["payments", "a.csv", "--outputt", "b.csv"], "did you mean --output?"),
        (["parameters", "--cannonical"], "did you mean --canonical?"),
        (["--versoin"], "did you mean --version?"),
        (["statments", "cases.jsonl"], "there is no command statments; did you mean statements?"),
        (["statements", "--colour"], "there is no option --colour; the options are listed by ibo statements --help"),
        (["compute"], "there is no command compute; did you mean compare?"),
        (
            ["explain", "--language", "nl", "--provisionl", "case.json"],
            "er is geen optie --provisionl; bedoelde u --provisional?",
        ),
        (["statements", "--text", "nl", "--requre"], "bedoelde u --require?"),
    ],
)  # fmt: skip
def test_command_names_the_nearest(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert said in printed.err and printed.out == ""
    assert printed.err.startswith("usage: ibo")


def test_what_follows_two_dashes_is_no_option(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", "--language", "en", "--", str(tmp_path / "--case")]) == 2
    assert "--case: No such file" in capsys.readouterr().err


SENTENCES = {
    name: sentence
    for name, sentence in vars(_sentence).items()
    if isinstance(sentence, _sentence.Sentence)
}


@pytest.mark.parametrize("name", SENTENCES)
def test_sentence_has_the_same_places_in_both_languages(name: str) -> None:
    def places(template: str) -> list[str]:
        return sorted(str(place) for _, place, _, _ in string.Formatter().parse(template) if place)

    english, dutch = SENTENCES[name]
    assert places(english) == places(dutch)
    assert "  " not in english + dutch and "\n" not in english + dutch


def test_sentence_is_in_the_chosen_language() -> None:
    assert _sentence.ENDING(path="a.xls").startswith("a.xls: the name of a table file must")
    with ibo.local_language("nl"):
        assert _sentence.ENDING(path="a.xls").startswith("a.xls: de naam van een tabelbestand moet")
        assert _sentence.figures(1_234_567) == "1.234.567"
    assert _sentence.figures(1_234_567) == "1,234,567"


@pytest.mark.parametrize(
    ("arguments", "english", "dutch"),
    [
        (["payments", "a.xls", "-o", "b.csv"], "must end in", "moet eindigen op"),
        (["statements", "a.csv"], "the result of a table is a table", "het resultaat van een tabel"),
        (["statements", "a.jsonl", "--assumptions"], "is for a table of cases", "is voor een tabel"),
    ],
)  # fmt: skip
def test_command_says_it_in_dutch(
    arguments: list[str], english: str, dutch: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for language, said in (([], english), (["--language", "nl"], dutch)):
        assert main([*arguments, *language]) == 2
        assert said in capsys.readouterr().err


def test_counts_of_a_file_are_said_in_dutch(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cases.jsonl").write_text(f"{case().to_json()}\n{{\n")
    for text, said in (("en", "2 lines: 1 computed, 1 refused"), ("nl", "2 lijnen: 1 berekend, 1 geweigerd")):  # fmt: skip
        main(["statements", str(tmp_path / "cases.jsonl"), "--text", text])
        assert said in capsys.readouterr().err


def test_fault_of_a_csv_is_said_in_dutch(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pyarrow")
    given = tmp_path / "payments.csv"
    given.write_text("premium;employment_hours\n1;2\n")
    output = str(tmp_path / "paid.csv")
    assert (
        main(["payments", str(given), "-o", output, "--csv", "standard", "--language", "nl"]) == 2
    )
    assert "maar moeten door komma's gescheiden zijn" in capsys.readouterr().err
