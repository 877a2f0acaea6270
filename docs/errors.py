"""Writes docs/errors.md: every error with its anchor, its rule, its cause and its cure, in English
and in Dutch; and cause and cure alone as a module of the Python package, for `ibo errors CODE`. What
an error means comes from fixtures/errors.json; cause and cure from docs/errors.toml. With `--check`
nothing is written: exit status 1 when a file differs.

    python3 docs/errors.py
    python3 docs/errors.py --check
"""

from __future__ import annotations

import json
import re
import sys
import textwrap
from pathlib import Path
from typing import Any

import tomllib

DOCS = Path(__file__).parent
PAGE = DOCS / "errors.md"
CATALOGUE = DOCS.parent / "fixtures/errors.json"
REMEDIES = DOCS / "errors.toml"
MODULE = DOCS.parent / "ibo-py/python/ibo/_remedies.py"

INTRODUCTION = """\
# Errors: cause and cure

Every error has a code, a number, the field that it is about and the rule that refuses. Its message
says what must be. This page adds what is usually the cause, and what to do. Codes and numbers never
change. The command `ibo errors CODE` says both too.

<div lang="nl" markdown="1">

Elke fout heeft een code, een nummer, het veld waarover ze gaat en de regel die weigert. De melding
zegt wat er moet staan. Deze pagina zegt erbij wat meestal de oorzaak is, en wat u doet.

</div>

This page is generated: `python3 docs/errors.py` writes it.
"""


def main() -> int:
    catalogue = json.loads(CATALOGUE.read_text())
    remedies = tomllib.loads(REMEDIES.read_text())
    if faults := unlike(catalogue, remedies):
        print("\n".join(faults), file=sys.stderr)
        return 1
    differ = 0
    for path, text in (
        (PAGE, written(catalogue, remedies)),
        (MODULE, module(catalogue, remedies["errors"])),
    ):
        if "--check" not in sys.argv[1:]:
            path.write_text(text)
        elif path.read_text() != text:
            name = path.relative_to(DOCS.parent)
            print(f"{name} differs: python3 docs/errors.py writes it", file=sys.stderr)
            differ = 1
    return differ


def unlike(catalogue: list[dict[str, Any]], remedies: dict[str, Any]) -> list[str]:
    """What the file of causes and cures lacks, or has too much."""
    codes = {error["code"] for error in catalogue}
    families = {family_of(error) for error in catalogue}
    known = set(remedies["families"])
    faults = [
        *(f"docs/errors.toml must have {code}" for code in codes - set(remedies["errors"])),
        *(f"{code}: no error has this code" for code in set(remedies["errors"]) - codes),
        *(f"docs/errors.toml must have {one} as a family" for one in families - known),
        *(f"{one}: no error is of this family" for one in known - families),
    ]
    for code, remedy in remedies["errors"].items():
        if set(remedy) != {"cause", "cure"}:
            faults.append(f"{code}: must have a cause and a cure and nothing else")
        elif not all(len(texts) == 2 and all(map(is_sentence, texts)) for texts in remedy.values()):
            faults.append(f"{code}: must have a sentence in English and one in Dutch")
    return sorted(faults)


def is_sentence(text: str) -> bool:
    return len(text) > 10 and (text[0].isupper() or text[0] == "`") and text.endswith(".")


def family_of(error: dict[str, Any]) -> str:
    return str(error["number"] // 100)


def written(catalogue: list[dict[str, Any]], remedies: dict[str, Any]) -> str:
    """The page."""
    parts = [INTRODUCTION]
    family = ""
    for error in catalogue:
        if family_of(error) != family:
            family = family_of(error)
            parts.append(heading(family, remedies["families"][family]))
        parts.append(entry(error, remedies["errors"][error["code"]]))
    return "\n".join(parts)


def heading(number: str, family: dict[str, list[str]]) -> str:
    english, dutch = family["title"]
    about, over = family["about"]
    overs = in_dutch(wrapped(f"**{dutch}.** {over}"))
    return f"## {number}00 to {number}99: {english}\n\n{wrapped(about)}\n\n{overs}"


def entry(error: dict[str, Any], remedy: dict[str, list[str]]) -> str:
    rule = f", rule [{error['rule']}](rules.md#{error['rule']})" if error["rule"] else ""
    (cause, oorzaak), (cure, oplossing) = remedy["cause"], remedy["cure"]
    english = block(error["meaning"], f"Cause: {cause}", f"Cure: {cure}")
    dutch = block(error["betekenis"], f"Oorzaak: {oorzaak}", f"Wat te doen: {oplossing}")
    number = f"Error {error['number']}{rule}."
    return f"### {error['code']}\n\n{number}\n\n{english}\n\n{in_dutch(dutch)}"


MODULE_BEGINS = """\
# fmt: off
\"""The usual cause of every error, and what to do, in English and Dutch. `python3 docs/errors.py`
writes this file from docs/errors.toml.
\"""

from __future__ import annotations

from ._sentence import Sentence

__all__ = ["REMEDIES"]

REMEDIES: dict[str, tuple[Sentence, Sentence]] = {
"""


def module(catalogue: list[dict[str, Any]], remedies: dict[str, dict[str, list[str]]]) -> str:
    """The module of the package, without the links of the page."""
    lines = [MODULE_BEGINS]
    for error in catalogue:
        lines.append(f"    {quoted(error['code'])}: (\n")
        for texts in (remedies[error["code"]]["cause"], remedies[error["code"]]["cure"]):
            inside = "".join(f"            {quoted(unlinked(text))},\n" for text in texts)
            lines.append(f"        Sentence(\n{inside}        ),\n")
        lines.append("    ),\n")
    return "".join([*lines, "}\n"])


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def unlinked(text: str) -> str:
    return re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", text)


def block(meaning: str, *points: str) -> str:
    """What an error means, as a sentence, and points under it."""
    first = wrapped(f"**{meaning[0].upper()}{meaning[1:]}.**")
    return "\n".join([first, "", *(wrapped(f"- {point}", "  ") for point in points)])


def in_dutch(text: str) -> str:
    """A part that a screen reader reads in Dutch."""
    return f'<div lang="nl" markdown="1">\n\n{text}\n\n</div>\n'


def wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(
        text, 100, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    )


if __name__ == "__main__":
    sys.exit(main())
