"""What an editor shows of a name is what the package says of it at run time. `UPDATE=1` writes the
docstrings of the stub again.
"""

from __future__ import annotations

import os
from types import SimpleNamespace

from ibo import _ibo
from project import PROJECT
from stub_docs import with_docs

STUB = PROJECT / "ibo-py" / "python" / "ibo" / "_ibo.pyi"


def test_docstrings_of_the_stub_are_those_of_the_extension() -> None:
    committed = STUB.read_text(encoding="utf-8")
    generated = with_docs(committed, _ibo)
    if os.environ.get("UPDATE"):
        STUB.write_text(generated, encoding="utf-8")
        committed = generated
    assert committed == generated, f"run this test with UPDATE=1: {STUB.name} is out of date"


class Owner:
    """What the owner is.

    >>> 1 + 1
    2
    """

    @property
    def net(self) -> int:
        """Euro, with two decimals, from `0.00`; a sentence that is longer than a line of the stub is
        filled again."""
        return 0


def call() -> None:
    r"""A `\` stands as it is."""


MODULE = SimpleNamespace(Owner=Owner, call=call, __name__="module")
BARE = """\
@final
class Owner:
    @property
    def net(self) -> int: ...
    def _hidden(self) -> int: ...

@overload
def call(
    number: int,
) -> None: ...
@overload
def call(number: str) -> None: ...
def _hidden() -> None: ...
"""
DOCUMENTED = '''\
@final
class Owner:
    """What the owner is.

    >>> 1 + 1
    2
    """

    @property
    def net(self) -> int:
        """Euro, with two decimals, from `0.00`; a sentence that is longer than a line of the stub
        is filled again.
        """
    def _hidden(self) -> int: ...

@overload
def call(
    number: int,
) -> None:
    r"""A `\\` stands as it is."""

@overload
def call(number: str) -> None: ...
def _hidden() -> None: ...
'''


def test_docstrings_are_put_once_and_stay() -> None:
    assert with_docs(BARE, MODULE) == DOCUMENTED
    assert with_docs(DOCUMENTED, MODULE) == DOCUMENTED


def test_docstring_that_changed_is_replaced() -> None:
    older = DOCUMENTED.replace("What the owner is.", "What it was.").replace("Euro, with", "In")
    assert with_docs(older, MODULE) == DOCUMENTED
