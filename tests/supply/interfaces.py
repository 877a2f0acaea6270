"""The public interfaces, one line an item, in fixtures/interfaces: Rust, Python, C and JSON. What
a program can rely on does not change without a word: an item that is added, changed or removed must
be named in the newest section of CHANGELOG.md, in backticks: `Plan`, `Plan::months`,
`agreement.start`.

    interfaces.py               compares Python, C and JSON, and says which line is missing
    interfaces.py --rust DOCS   compares Rust as well: DOCS is what `cargo doc -p ibo-core` wrote
    ... --update                writes the lists, when the changelog has the lines

An item that comes or goes with its members needs its own name alone.
"""

from __future__ import annotations

import argparse
import ast
import itertools
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
LISTS = PROJECT / "fixtures/interfaces"
PACKAGE = PROJECT / "ibo-py/python/ibo"


@dataclass(frozen=True, order=True)
class Item:
    """One line of a list."""

    # Without that of the package: `("Case", "to_json")`.
    path: tuple[str, ...]
    declared: str

    @property
    def line(self) -> str:
        return f"{'.'.join(self.path)} | {self.declared}"

    @classmethod
    def of(cls, line: str) -> Item:
        path, declared = line.split(" | ", 1)
        return cls(tuple(path.split(".")), declared)


class Page(HTMLParser):
    """The declarations on a page of rustdoc: of the item, of its members and of what it implements
    itself; not what the compiler or another crate implements for everything.
    """

    MEMBER = re.compile(
        r"(?:method|tymethod|associatedconstant|associatedtype|structfield|variant)\.(.+)"
    )
    OWN = ("", "fields", "variants", "implementations-list", "trait-implementations-list")

    def __init__(self, item: tuple[str, ...]) -> None:
        super().__init__()
        self.item = item
        self.items: list[Item] = []
        # The list that is being read, the element that was announced, and that which is read.
        self.within = ""
        self.next: str | None = None
        self.tag = ""
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        name, classes = attributes.get("id", ""), attributes.get("class", "").split()
        if self.tag:
            return
        if name.endswith("-list") or name in ("fields", "variants"):
            self.within = name
        elif name.startswith("impl-") or self.MEMBER.match(name):
            self.next = name
        if "item-decl" in classes:
            self.next = ""
            self.tag = tag
        elif self.next is not None and ("code-header" in classes or tag == "code"):
            self.tag = tag

    def handle_data(self, data: str) -> None:
        if self.tag:
            self.text += data

    def handle_endtag(self, tag: str) -> None:
        if tag != self.tag or self.next is None:
            return
        member, text = self.next, " ".join(self.text.split())
        self.next, self.tag, self.text = None, "", ""
        if member == "":
            # Fields and variants follow by themselves.
            kind = re.search(r"\b(?:struct|enum|union|trait) \w+", text)
            self.items.append(Item(self.item, text.split("{")[0].strip() if kind else text))
        elif self.within in self.OWN:
            is_trait = self.within == "trait-implementations-list"
            if member.startswith("impl-"):
                if is_trait:
                    self.items.append(Item(self.item, text))
            elif not is_trait and (found := self.MEMBER.fullmatch(member)):
                names = found.group(1).replace(".field.", ".").split(".")
                self.items.append(Item((*self.item, *names), text))


def rust(docs: Path) -> Iterator[Item]:
    """What rustdoc shows of ibo-core: `all.html` lists the items."""
    index = (docs / "all.html").read_text(encoding="utf-8")
    for link in sorted(set(re.findall(r'<a href="((?:\w+/)*\w+\.\w+\.html)"', index))):
        *modules, file = link.split("/")
        page = Page((*modules, file.split(".")[1]))
        page.feed((docs / link).read_text(encoding="utf-8"))
        yield from page.items


def python() -> Iterator[Item]:
    """What `import ibo` gives: the stub of the extension, and what is written in Python."""
    start = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    modules = {"_ibo": PACKAGE / "_ibo.pyi"}
    origin: dict[str, str] = {}
    for statement in start.body:
        if isinstance(statement, ast.ImportFrom) and statement.level == 1 and statement.module:
            modules.setdefault(statement.module, PACKAGE / f"{statement.module}.py")
            for alias in statement.names:
                origin[alias.asname or alias.name] = statement.module
    for module, path in modules.items():
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            name = getattr(node, "name", "")
            if name and not name.startswith("_") and origin.get(name) == module:
                yield from python_items(node, ())
    for name in exported(start):
        yield Item((name,), "in ibo.__all__")


def exported(module: ast.Module) -> Iterator[str]:
    for statement in module.body:
        targets = statement.targets if isinstance(statement, ast.Assign) else []
        if any(isinstance(target, ast.Name) and target.id == "__all__" for target in targets):
            assert isinstance(statement, ast.Assign)
            yield from ast.literal_eval(statement.value)


def python_items(node: ast.stmt, outer: tuple[str, ...]) -> Iterator[Item]:
    """A function with its signature; a class with its bases and its members."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        if node.name.startswith("_") and not node.name.startswith("__"):
            return
        path = (*outer, node.name)
        returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
        marks = "".join(f"@{ast.unparse(mark)} " for mark in node.decorator_list)
        yield Item(path, f"{marks}def ({ast.unparse(node.args)}){returns}")
    elif isinstance(node, ast.ClassDef):
        path = (*outer, node.name)
        bases = ", ".join(ast.unparse(base) for base in node.bases)
        yield Item(path, f"class ({bases})")
        for member in node.body:
            yield from python_items(member, path)
    elif isinstance(node, ast.AnnAssign):
        name = ast.unparse(node.target)
        if not name.startswith("_"):
            yield Item((*outer, name), ast.unparse(node.annotation))


def c() -> Iterator[Item]:
    """What tests/capi/abi.json has, which a test compares with the header and the library."""
    abi: dict[str, Any] = json.loads((PROJECT / "tests/capi/abi.json").read_text(encoding="utf-8"))
    yield Item(("IBO_ABI_VERSION",), str(abi["abi"]))
    for one in abi["constants"]:
        yield Item((one["name"],), str(one["value"]))
    for one in abi["types"]:
        yield Item((one["name"],), f"typedef {one['type']}")
    for name in abi["handles"]:
        yield Item((name,), "handle")
    for one in abi["structs"]:
        yield Item((one["name"],), f"struct, size {one['size']}, alignment {one['alignment']}")
        for part in one["fields"]:
            rest = ", ".join(f"{key} {value}" for key, value in part.items() if key != "name")
            yield Item((one["name"], part["name"]), rest)
    for one in abi["functions"]:
        given = ", ".join(f"{part['type']} {part['name']}" for part in one["parameters"])
        yield Item((one["name"],), f"{one['returns']} ({given})")


def schemas() -> Iterator[Item]:
    """Each leaf of each JSON Schema, without the words for people."""
    for path in sorted((PROJECT / "ibo-core/schemas").glob("*.json")):
        yield from leaves(json.loads(path.read_text(encoding="utf-8")), "", (path.stem,))


def leaves(value: Any, at: str, path: tuple[str, ...]) -> Iterator[Item]:
    """The path has the names of fields and shapes, `at` is where the leaf is within the last."""
    if not isinstance(value, dict):
        yield Item(path, f"{at.removeprefix('/')} {json.dumps(value)}")
        return
    for key, inner in value.items():
        if key in ("properties", "$defs"):
            for name, named_value in inner.items():
                yield from leaves(named_value, "", (*path, name))
        elif key not in ("description", "title", "$schema", "$comment"):
            yield from leaves(inner, f"{at}/{key}", path)


def newest_section(changelog: str) -> str:
    return changelog.split("\n## ", 2)[1]


def named(changelog: str) -> set[str]:
    """The names between backticks in the newest section: of `Case::to_json` both parts together,
    and the first alone.
    """
    names = set()
    for span in re.findall(r"`([^`]+)`", newest_section(changelog)):
        for path in re.findall(r"[\w-]+(?:\.[\w-]+)*", span.replace("::", ".")):
            parts = path.split(".")
            names |= {parts[0], *map(".".join, itertools.pairwise(parts))}
    return names


def name_of(path: tuple[str, ...]) -> str:
    """How the changelog names an item: a member with what it is a member of."""
    return ".".join(path[-2:])


def unsaid(old: Iterable[Item], new: Iterable[Item], words: set[str]) -> list[Item]:
    """The changed items that the changelog does not name: each by its own name, or by that of what
    it came or went with.
    """
    before, after = set(old), set(new)
    changed = before ^ after
    # The names on each side: what stands on one side alone came or went as a whole.
    sides = [{item.path for item in side} for side in (before, after)]
    missing = []
    for item in sorted(changed):
        whole = [item.path[:length] for length in range(1, len(item.path))]
        came_with = [name_of(path) for path in whole if (path in sides[0]) != (path in sides[1])]
        if not words & {name_of(item.path), *came_with}:
            missing.append(item)
    return missing


def compare(name: str, current: list[Item], *, update: bool) -> int:
    path = LISTS / f"{name}.txt"
    text = "".join(f"{item.line}\n" for item in sorted(set(current)))
    if path.exists():
        old_text = path.read_text(encoding="utf-8")
        old = [Item.of(line) for line in old_text.splitlines()]
        changelog = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")
        missing = unsaid(old, current, named(changelog))
        for item in missing:
            sign = "+" if item in current else "-"
            print(f"{sign} {item.line}", file=sys.stderr)
        if missing:
            names = ", ".join(sorted({f"`{name_of(item.path)}`" for item in missing}))
            print(
                f"interfaces.py: CHANGELOG.md must name what changed in the interface of {name}, "
                f"in its newest section: {names}",
                file=sys.stderr,
            )
            return 1
        if old_text == text:
            return 0
        if not update:
            print(
                f"interfaces.py: {path.relative_to(PROJECT)} is of before, and the changelog names "
                "what changed: write it with --update",
                file=sys.stderr,
            )
            return 1
    elif not update:
        print(f"interfaces.py: {path.relative_to(PROJECT)} is missing", file=sys.stderr)
        return 1
    LISTS.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    print(f"{path.relative_to(PROJECT)}: {len(text.splitlines())} items")
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--update", action="store_true", help="write the lists")
    parser.add_argument("--rust", metavar="DOCS", type=Path, help="the folder of rustdoc's pages")
    asked = parser.parse_args()
    found = {"python": list(python()), "c": list(c()), "json": list(schemas())}
    if asked.rust:
        found["rust"] = list(rust(asked.rust))
    return max(compare(name, items, update=asked.update) for name, items in found.items())


if __name__ == "__main__":
    sys.exit(main())
