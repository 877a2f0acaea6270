#!/usr/bin/env python3
"""Writes the programs and commands of a README to files, so that the tests run exactly the text that a reader sees.

    python3 tests/capi/extract.py README OUTDIR

A fenced block after a line `<!-- file: NAME -->` is the file OUTDIR/NAME. The other `sh` blocks of a section, one after
the other, are OUTDIR/SECTION.sh: SECTION is the last `##` or `###` heading in small letters, `c`, `cpp`, `java-jna`.
Prints the names. A name that occurs twice, a marker without a block and a README without any file are errors.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

MARKER = re.compile(r"<!-- file: (.*) -->")
NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._+-]*")
HEADING = re.compile(r"##{1,2} +(.*)")
FENCE = re.compile(r"(```+|~~~+) *([\w+#-]*).*")


class BadReadme(Exception):
    """The README is not what the tests can run."""


def slug(heading: str) -> str:
    """The file name of a section: C++ and C# differ from C."""
    plain = heading.strip().lower().replace("++", "pp").replace("#", "sharp")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def blocks(text: str) -> dict[str, str]:
    """Each file of the README with its content."""
    files: dict[str, str] = {}
    commands: dict[str, str] = {}
    section = ""
    sections: set[str] = set()
    marked: str | None = None
    lines = enumerate(text.splitlines(), start=1)
    for number, line in lines:
        if found := HEADING.fullmatch(line):
            section = slug(found[1])
            if section in sections:
                raise BadReadme(f"line {number}: a second section {section!r}")
            sections.add(section)
        elif found := MARKER.fullmatch(line.strip()):
            marked = found[1]
            if not NAME.fullmatch(marked):
                raise BadReadme(f"line {number}: {marked!r} is no plain file name")
            if marked in files:
                raise BadReadme(f"line {number}: a second file {marked!r}")
        elif found := FENCE.fullmatch(line):
            fence, language = found[1], found[2]
            content: list[str] = []
            for _, inner in lines:
                if inner.strip() == fence:
                    break
                content.append(inner + "\n")
            else:
                raise BadReadme(f"line {number}: a block without an end")
            if marked is not None:
                files[marked] = "".join(content)
            elif language == "sh":
                name = f"{section}.sh"
                commands[name] = commands.get(name, "") + "".join(content)
            marked = None
        elif marked is not None and line.strip():
            raise BadReadme(f"line {number}: the file {marked!r} has no block")
    if marked is not None:
        raise BadReadme(f"the file {marked!r} has no block")
    if not files:
        raise BadReadme("no file in it")
    if twice := files.keys() & commands.keys():
        raise BadReadme(f"a file and commands have one name: {', '.join(sorted(twice))}")
    return files | commands


def main(arguments: list[str]) -> int:
    """Writes the files."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    readme, folder = Path(arguments[0]), Path(arguments[1])
    try:
        found = blocks(readme.read_text(encoding="utf-8"))
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
