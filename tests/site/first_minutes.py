"""Follows the pages of the four readers as they stand, each in an empty folder: writes the files that
a page titles, runs its commands, and looks for its results in what they print and write. Prints how
long each command takes: the waiting that a reader has. A block below `<!-- status 1: why -->` must
end so, and every other one with 0. Commands for Windows (`bat`) are not run; those of the pages for
officers must say the same to every shell.

    python3 tests/site/first_minutes.py [--wheel ibo-0.1.0-….whl] [PAGE …]

The wheel stands in the folder, as the pages of Python say; without one these pages are skipped. The
checkout is beside it as `ibo`, as those of C and Rust say.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PAGES = ("officer-nl", "officer-en", "analyst", "c", "rust")
WITH_WHEEL = ("officer-nl", "officer-en", "analyst")

_BLOCK = re.compile(
    r'(?ms)(?:^<!-- status (\d): [^\n]*-->\n\n)?^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$'
)
_OF_ONE_SHELL = re.compile(r"&&|\|\||['*$`>\\]")
"""What a command of an officer must not have: sh, cmd and PowerShell read it differently."""
_GENERATED = re.compile(r"(?s)<!-- generated: .*?<!-- end -->")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--wheel", type=Path, help="the package, as it was built")
    parser.add_argument("pages", nargs="*", default=PAGES, metavar="PAGE")
    arguments = parser.parse_args()
    faults = []
    for page in arguments.pages:
        if page in WITH_WHEEL and arguments.wheel is None:
            print(f"skipped: docs/{page}.md (no wheel)")
            continue
        with tempfile.TemporaryDirectory() as folder:
            faults += follow(page, Path(folder), arguments.wheel)
    print("\n".join(faults), file=sys.stderr)
    return bool(faults)


def follow(page: str, folder: Path, wheel: Path | None) -> list[str]:
    """What of a page does not hold, when it is followed in this empty folder."""
    if page in WITH_WHEEL and wheel is not None:
        shutil.copy(wheel, folder)
    else:
        (folder / "ibo").symlink_to(PROJECT)
    seen, script, waited = "", [], 0.0
    text = _GENERATED.sub("", (PROJECT / f"docs/{page}.md").read_text())
    for status, language, title, block in _BLOCK.findall(text):
        if title:
            (folder / title).write_text(block)
        elif language == "sh":
            if page.startswith("officer") and (other := _OF_ONE_SHELL.search(block)):
                return [f"docs/{page}.md: not every shell has {other[0]} as sh has it: {block}"]
            # The environment that the first commands activate holds for the later ones.
            script += [line for line in block.splitlines() if "activate" in line]
            began = time.monotonic()
            done = run("\n".join([*script, block]) if "activate" not in block else block, folder)
            waited += time.monotonic() - began
            print(f"docs/{page}.md: {time.monotonic() - began:.0f} s: {block.splitlines()[0]}")
            if done.returncode != int(status or 0):
                return [f"docs/{page}.md: {block}{done.stdout}{done.stderr}"]
            seen += done.stdout + done.stderr
        elif language == "text":
            written = "".join(path.read_text() for path in folder.glob("*.csv"))
            absent = [line for line in block.splitlines() if line not in (seen + written)]
            if absent:
                return [f"docs/{page}.md: no command gives {absent}"]
    print(f"docs/{page}.md: {waited:.0f} s in all")
    return [] if seen else [f"docs/{page}.md: has no commands"]


def run(commands: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs commands of a page; the first that fails ends them."""
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", commands],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


if __name__ == "__main__":
    sys.exit(main())
