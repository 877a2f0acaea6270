#!/usr/bin/env python3
"""Writes what a reader of a README would run: its commands, and the example files that it shows.

    python3 tests/capi/extract.py README OUTDIR

The `sh` blocks of a section, one after the other, are OUTDIR/SECTION.sh: SECTION is the last `##`
or `###` heading in small letters, `c`, `cpp`, `java-jna`. A file that the README shows, `<!--
generated: examples/NAME -->`, is copied from the folder of the README to OUTDIR/NAME;
`tests/tests/exports.rs` checks that the README shows it as it is. Prints the names. A name that
occurs twice, a file that does not exist and a README without commands or files are errors.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

EXAMPLE = re.compile(r"<!-- generated: (examples/[A-Za-z0-9_][A-Za-z0-9._+-]*) -->")
HEADING = re.compile(r"##{1,2} +(.*)")
FENCE = re.compile(r"(```+|~~~+) *([\w+#-]*).*")


class BadReadme(Exception):
    """The README is not what the tests can run."""


def slug(heading: str) -> str:
    """The file name of a section: C++ and C# differ from C."""
    plain = heading.strip().lower().replace("++", "pp").replace("#", "sharp")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def commands(text: str) -> dict[str, str]:
    """The commands of each section, by the name of their file."""
    found: dict[str, str] = {}
    section = ""
    sections: set[str] = set()
    lines = enumerate(text.splitlines(), start=1)
    for number, line in lines:
        if heading := HEADING.fullmatch(line):
            section = slug(heading[1])
            if section in sections:
                raise BadReadme(f"line {number}: a second section {section!r}")
            sections.add(section)
        elif block := FENCE.fullmatch(line):
            content: list[str] = []
            for _, inner in lines:
                if inner.strip() == block[1]:
                    break
                content.append(inner + "\n")
            else:
                raise BadReadme(f"line {number}: a block without an end")
            if block[2] == "sh":
                name = f"{section}.sh"
                found[name] = found.get(name, "") + "".join(content)
    return found


def examples(readme: Path, text: str) -> dict[str, str]:
    """The files that the README shows, by their names."""
    paths = [readme.parent / name for name in EXAMPLE.findall(text)]
    names = [path.name for path in paths]
    if twice := {name for name in names if names.count(name) > 1}:
        raise BadReadme(f"shown twice: {', '.join(sorted(twice))}")
    return {path.name: path.read_text(encoding="utf-8") for path in paths}


def extracted(readme: Path) -> dict[str, str]:
    """Each file to write, with its content."""
    text = readme.read_text(encoding="utf-8")
    run, shown = commands(text), examples(readme, text)
    if not run or not shown:
        raise BadReadme("no commands, or no files")
    if twice := run.keys() & shown.keys():
        raise BadReadme(f"a file and commands have one name: {', '.join(sorted(twice))}")
    return run | shown


def main(arguments: list[str]) -> int:
    """Writes the files."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    readme, folder = Path(arguments[0]), Path(arguments[1])
    try:
        found = extracted(readme)
    except (BadReadme, OSError) as why:
        print(f"{readme}: {why}", file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in found.items():
        (folder / name).write_text(content, encoding="utf-8")
        print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
