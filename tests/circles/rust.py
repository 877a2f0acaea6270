"""The arrows between the files of a Rust crate.

A path (`crate::…`, `super::…`, `self::…`, a module that is declared here, an imported name) is
followed through re-exports to the file that defines the item. `mod child;` and `pub use
child::Item;` are no arrow: a parent that only declares and re-exports its children does not need
them. It does when its own code names `Item`.

Methods, fields, and macros by their bare name are not followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from arrow import Arrow, files

ROOTS = ("src/lib.rs", "src/main.rs", "src/bin/*.rs", "src/bin/*/main.rs", "build.rs")
ROOT_FOLDERS = ("tests", "benches", "examples")
TOKEN = re.compile(
    r"""
    //[^\n]* | /\*.*?\*/
  | b?c?r(?P<hashes>\#+)".*?"(?P=hashes) | b?c?r"[^"]*"
  | (?P<text>b?c?"(?:[^"\\]|\\.)*")
  | b?'(?:\\u\{\w+\}|\\x\w\w|\\.|[^'\\])'
  | '\w+
  | (?P<code>[A-Za-z_]\w*|::|\S)
    """,
    re.VERBOSE | re.DOTALL,
)
WORD = re.compile(r"[A-Za-z_]\w*")
ITEMS = {"fn", "struct", "enum", "trait", "type", "const", "static", "union"}
OPEN, CLOSE = set("({["), set(")}]")

Names = tuple[str, ...]


@dataclass(frozen=True)
class Named:
    """A path as it is written, and the line."""

    path: Names
    line: int


@dataclass
class Module:
    """A module: a file, or `mod name { … }` in one. The imports whose name is `*` are globs."""

    file: Path
    items: set[str] = field(default_factory=set)
    imports: dict[str, Named] = field(default_factory=dict)
    globs: list[Named] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)


def roots(root: Path) -> list[Path]:
    """The files that Cargo starts from."""
    found: list[Path] = []
    for manifest in files(root, "Cargo.toml"):
        folder = root / manifest.parent
        patterns = [*ROOTS, *(f"{name}/*.rs" for name in ROOT_FOLDERS)]
        found += [
            path.relative_to(root) for pattern in patterns for path in sorted(folder.glob(pattern))
        ]
    return found


class Crate:
    """The modules of a crate by their path."""

    def __init__(self, root: Path, file: Path) -> None:
        self.root = root
        self.modules: dict[Names, Module] = {}
        self.read(file, (), file.parent)

    def read(self, file: Path, path: Names, folder: Path) -> None:
        """Reads the file of a module, and those of its children, which lie in `folder`."""
        Reader(self, file, folder).module(path)

    def arrows(self) -> Iterator[Arrow]:
        """Every path that leads from a file to another one."""
        for at, module in self.modules.items():
            for named in module.named:
                target = self.file_of(at, named.path)
                if target is not None and target != module.file:
                    yield Arrow(module.file, target, named.line, "::".join(named.path))

    def file_of(self, at: Names, path: Names, depth: int = 0) -> Path | None:
        """The file that defines the item of a path; none for a module and for what lies outside the
        crate.
        """
        start, rest = self.start(at, path)
        is_ours = len(rest) < len(path)
        while len(rest) > 1 and (*start, rest[0]) in self.modules:
            start, rest, is_ours = (*start, rest[0]), rest[1:], True
        module = self.modules.get(start)
        if module is None or not rest or depth > 20:
            return None
        if rest[0] in module.items:
            return module.file
        if rest[0] in module.imports:
            return self.file_of(start, module.imports[rest[0]].path + rest[1:], depth + 1)
        if (*start, rest[0]) in self.modules:
            return None
        for glob in module.globs:
            source = self.module_of(start, glob.path)
            if self.has(source, rest[0]):
                return self.file_of(source, rest, depth + 1)
        # What a macro defines.
        return module.file if is_ours else None

    def has(self, at: Names, name: str, depth: int = 0) -> bool:
        """Whether a module defines or imports a name."""
        module = self.modules.get(at)
        if module is None or depth > 20:
            return False
        if name in module.items or name in module.imports:
            return True
        return any(
            self.has(self.module_of(at, glob.path), name, depth + 1) for glob in module.globs
        )

    def module_of(self, at: Names, path: Names) -> Names:
        start, rest = self.start(at, path)
        return (*start, *rest)

    @staticmethod
    def start(at: Names, path: Names) -> tuple[Names, Names]:
        """Where a path starts, and what is left of it."""
        if path[0] == "crate":
            return (), path[1:]
        rest = path[1:] if path[0] == "self" else path
        while rest and rest[0] == "super":
            at, rest = at[:-1], rest[1:]
        return at, rest


class Reader:
    """Reads the tokens of one file."""

    def __init__(self, crate: Crate, file: Path, folder: Path) -> None:
        self.crate, self.file, self.folder, self.next = crate, file, folder, 0
        text = (crate.root / file).read_text(encoding="utf-8")
        self.tokens: list[str] = []
        self.lines: list[int] = []
        line, end = 1, 0
        for match in TOKEN.finditer(text):
            line, end = line + text.count("\n", end, match.start()), match.start()
            if token := match["code"] or match["text"]:
                self.tokens.append(token)
                self.lines.append(line)

    def token(self, ahead: int = 0) -> str:
        at = self.next + ahead
        return self.tokens[at] if 0 <= at < len(self.tokens) else ""

    def module(self, path: Names) -> None:
        """Reads up to the end of the file, or of the braces of the module."""
        module = self.crate.modules[path] = Module(self.file)
        depth = 0
        while token := self.token():
            if token in CLOSE and depth == 0:
                return
            depth += (token in OPEN) - (token in CLOSE)
            if token == "mod" and depth == 0 and WORD.fullmatch(self.token(1)):
                self.child(path)
            elif token == "use" and self.token(1) != "<":
                self.use(module)
            elif WORD.fullmatch(token):
                if depth == 0 and token in ITEMS and WORD.fullmatch(self.token(1)):
                    module.items.add(self.token(1))
                elif depth == 0 and token == "macro_rules":
                    module.items.add(self.token(2))
                self.path(module)
            self.next += 1

    def child(self, path: Names) -> None:
        """`mod name;` or `mod name { … }`."""
        name, what = self.token(1), self.token(2)
        attribute = [self.token(at) for at in range(-5, 0)]
        self.next += 2
        if what == "{":
            self.next += 1
            Reader.module(self, (*path, name))
            return
        if attribute[:3] == ["[", "path", "="]:
            file = self.file.parent / attribute[3].strip('"')
        else:
            beside, below = self.folder / f"{name}.rs", self.folder / name / "mod.rs"
            file = beside if (self.crate.root / beside).exists() else below
        self.crate.read(
            file, (*path, name), file.parent if file.name == "mod.rs" else file.with_suffix("")
        )

    def use(self, module: Module) -> None:
        """A `use` up to its semicolon. One that is not public is named by the file itself."""
        is_public = self.token(-1) == "pub" or (
            self.token(-1) == ")" and "pub" in (self.token(-3), self.token(-4))
        )
        self.next += 1
        for name, path, line in self.tree(()):
            if name == "*":
                module.globs.append(Named(path, line))
                continue
            module.imports[name] = Named(path, line)
            if not is_public:
                module.named.append(Named(path, line))

    def tree(self, before: Names) -> Iterator[tuple[str, Names, int]]:
        """The names that a tree of imports brings in, with their path."""
        path = before
        while True:
            token, line = self.token(), self.lines[self.next]
            self.next += 1
            if token == "{":
                while self.token() != "}":
                    yield from self.tree(path)
                    self.next += self.token() == ","
                self.next += 1
                return
            if token == "*":
                yield "*", path, line
                return
            if token == "::":
                continue
            path = path if token == "self" and path else (*path, token)
            if self.token() != "::":
                name = path[-1]
                if self.token() == "as":
                    name, self.next = self.token(1), self.next + 2
                yield name, path, line
                return

    def path(self, module: Module) -> None:
        """A path in the code, unless it goes on from another one or is a field or a method."""
        is_field = self.token(-1) == "." and self.token(-2) != "."
        if is_field or self.token(-1) == "::":
            return
        names, at = [self.token()], 1
        while self.token(at) == "::" and WORD.fullmatch(self.token(at + 1)):
            names.append(self.token(at + 1))
            at += 2
        module.named.append(Named(tuple(names), self.lines[self.next]))


def arrows(root: Path) -> Iterator[Arrow]:
    """The arrows of all crates.

    Raises:
        ValueError: a file of Rust that no crate declares.
    """
    read: set[Path] = set()
    for file in roots(root):
        crate = Crate(root, file)
        read.update(module.file for module in crate.modules.values())
        yield from crate.arrows()
    if apart := [str(file) for file in files(root, "*.rs") if file not in read]:
        raise ValueError(f"declared by no crate: {', '.join(apart)}")
