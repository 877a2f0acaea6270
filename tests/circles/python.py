"""The arrows between files of Python: their imports, wherever they stand.

A name that the `__init__.py` of a package imports leads to the file that defines it; that import is
no arrow of the `__init__.py`, unless its own code uses the name. An extension module is its stub.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from arrow import Arrow, files


@dataclass(frozen=True)
class Import:
    """`from module import name`, or `import module` without a name; `as_name` is what the file
    calls it.
    """

    module: tuple[str, ...]
    level: int
    name: str
    as_name: str
    line: int


@dataclass
class Source:
    """One file."""

    file: Path
    tree: ast.Module

    @property
    def is_package(self) -> bool:
        return self.file.name == "__init__.py"

    @cached_property
    def imports(self) -> list[Import]:
        found = []
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for name in node.names:
                    module = tuple(name.name.split("."))
                    found.append(Import(module, 0, "", name.asname or module[0], node.lineno))
            elif isinstance(node, ast.ImportFrom):
                module = tuple((node.module or "").split(".")) if node.module else ()
                for name in node.names:
                    found.append(
                        Import(module, node.level, name.name, name.asname or name.name, node.lineno)
                    )
        return found

    @cached_property
    def used(self) -> set[str]:
        """The names that the code uses."""
        return {node.id for node in ast.walk(self.tree) if isinstance(node, ast.Name)}


class Project:
    """All files of Python, by path."""

    def __init__(self, root: Path) -> None:
        paths = [*files(root, "*.py"), *files(root, "*.pyi")]
        self.sources = {
            path: Source(path, ast.parse((root / path).read_text(encoding="utf-8")))
            for path in paths
        }
        self.packages = {
            path.parent.name: path.parent for path in paths if path.name == "__init__.py"
        }

    def arrows(self) -> Iterator[Arrow]:
        for source in self.sources.values():
            for found in source.imports:
                if source.is_package and found.as_name not in source.used:
                    continue
                target = self.file_of(source, found)
                if target is not None and target != source.file:
                    name = ".".join([*found.module, found.name]).strip(".")
                    yield Arrow(source.file, target, found.line, name)

    def file_of(self, source: Source, found: Import) -> Path | None:
        """The file that defines what is imported; none when it is not of the project."""
        for folder in self.folders(source, found):
            file = self.module(folder, found.module + ((found.name,) if found.name else ()))
            if file is not None:
                return file
            package = self.module(folder, found.module)
            if package is not None:
                return self.definition(self.sources[package], found.name)
        return None

    def folders(self, source: Source, found: Import) -> list[Path]:
        """Where the path of an import may start: beside the file, beside a package, or in a folder
        of scripts.
        """
        if found.level:
            return [source.file.parents[found.level - 1]]
        if package := self.packages.get(found.module[0]):
            return [source.file.parent, package.parent]
        beside = (source.file.parent / f"{found.module[0]}.py") in self.sources
        scripts = [path.parent for path in self.sources if path.name == f"{found.module[0]}.py"]
        return [source.file.parent] if beside else scripts if len(scripts) == 1 else []

    def module(self, folder: Path, names: tuple[str, ...]) -> Path | None:
        path = folder.joinpath(*names)
        for file in (path.with_suffix(".py"), path.with_suffix(".pyi"), path / "__init__.py"):
            if file in self.sources:
                return file
        return None

    def definition(self, source: Source, name: str, depth: int = 0) -> Path:
        """The file that a name of a module comes from, through re-exports of packages."""
        for found in source.imports if source.is_package and depth < 20 else ():
            if found.as_name == name and (target := self.file_of(source, found)):
                return self.definition(self.sources[target], found.name, depth + 1)
        return source.file


def arrows(root: Path) -> Iterator[Arrow]:
    """The arrows of all files."""
    return Project(root).arrows()
