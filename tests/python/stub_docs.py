"""The docstrings of the stub. An editor shows those of `_ibo.pyi` where somebody points at a name;
they are the comments of Rust, which the extension has as `__doc__` at run time, and they are
written nowhere else.
"""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

__all__ = ["with_docs"]

WIDTH = 100


class _Edit(NamedTuple):
    """Lines of the stub, counted from 0, that give way to others."""

    start: int
    end: int
    lines: Sequence[str]


def with_docs(stub: str, module: Any) -> str:
    """The stub with the docstring that each of its public names has in the module."""
    lines = stub.splitlines()
    for edit in reversed(list(_edits(ast.parse(stub).body, lines, module))):
        lines[edit.start : edit.end] = edit.lines
    return "\n".join(lines) + "\n"


def _edits(body: Sequence[ast.stmt], lines: Sequence[str], owner: Any) -> Iterator[_Edit]:
    seen: set[str] = set()
    for node in body:
        if not isinstance(node, ast.ClassDef | ast.FunctionDef) or node.name.startswith("_"):
            continue
        # Of several overloads the first one speaks for all.
        if node.name in seen:
            continue
        seen.add(node.name)
        item = getattr(owner, node.name)
        doc = inspect.cleandoc(item.__doc__ or "")
        if not doc:
            raise ValueError(f"{node.name} of {owner.__name__} has no docstring")
        written = _written(doc, " " * (node.col_offset + 4))
        if isinstance(node, ast.FunctionDef):
            yield _of_function(node, lines, written)
        else:
            yield _of_class(node, written)
            yield from _edits(node.body, lines, item)


def _of_function(node: ast.FunctionDef, lines: Sequence[str], written: Sequence[str]) -> _Edit:
    """The docstring as the body, in place of `...` behind the colon or of another docstring."""
    [first] = node.body
    start, end = first.lineno - 1, node.end_lineno or first.lineno
    head = lines[start][: first.col_offset].rstrip()
    # Functions of the module stand apart, methods do not.
    apart = [""] if node.col_offset == 0 and any(lines[end : end + 1]) else []
    return _Edit(start, end, [*([head] if head else []), *written, *apart])


def _of_class(node: ast.ClassDef, written: Sequence[str]) -> _Edit:
    first = node.body[0]
    if ast.get_docstring(node) is not None:
        return _Edit(first.lineno - 1, first.end_lineno or first.lineno, written)
    decorators = first.decorator_list if isinstance(first, ast.FunctionDef) else []
    start = min([first.lineno, *(one.lineno for one in decorators)]) - 1
    return _Edit(start, start, [*written, ""])


def _written(doc: str, indent: str) -> list[str]:
    """A docstring as lines of the stub."""
    room = WIDTH - len(indent)
    if len(doc) + 2 * len('"""') <= room and "\n" not in doc:
        text = doc
    else:
        # The first line stands behind the quotes, and those at the end on a line of their own.
        first, *others = re.split(r"\n{2,}", doc)
        before = len('"""')
        text = _filled(first, room, before)
        if "\n" not in text and not others:
            text = _filled(first, room - before, before)
        text = "\n\n".join([text, *(_filled(other, room) for other in others)]) + "\n"
    quotes = ('r"""' if "\\" in text else '"""', '"""')
    return textwrap.indent(f"{quotes[0]}{text}{quotes[1]}", indent).splitlines()


def _filled(paragraph: str, room: int, before: int = 0) -> str:
    """A paragraph in the width of the stub; examples and lists keep their lines."""
    lines = paragraph.splitlines()
    if any(line.startswith((">>>", "...", "- ", "|", "#", " ")) for line in lines):
        return paragraph
    filled = textwrap.fill(
        " ".join(lines),
        room,
        initial_indent=" " * before,
        break_on_hyphens=False,
        break_long_words=False,
    )
    return filled[before:]
