"""The language of texts for people: for the whole process, or for a block."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    _Language: TypeAlias = Literal["nl", "en"]

__all__ = ["checked", "chosen", "language", "local_language"]

_of_process: _Language | None = None
_of_block: ContextVar[_Language | None] = ContextVar("ibo.language", default=None)


def language(language: _Language | None, /) -> None:
    """Chooses Dutch (`"nl"`) or English (`"en"`) for every text: errors, `explain`, tables and
    pictures.

    It holds for the whole process. Without it, and after `None`, errors are in English, and all
    else is in Dutch. An argument `language=` goes before it.

    >>> import ibo
    >>> ibo.language("en")
    >>> ibo.rules()[0].title() == ibo.rules()[0].title("en")
    True
    >>> ibo.language(None)
    """
    global _of_process
    _of_process = None if language is None else checked(language)


@contextmanager
def local_language(language: _Language) -> Iterator[None]:
    """The same for a block, in this thread or task alone.

    >>> import ibo
    >>> with ibo.local_language("nl"):
    ...     try:
    ...         ibo.payment(premium="225.001", fraction="1/1")
    ...     except ibo.IboError as error:
    ...         print(error)
    premium: een bedrag mag hoogstens twee decimalen hebben; het wordt niet afgerond (amount-too-many-decimals, R0.4)
    """
    before = _of_block.set(checked(language))
    try:
        yield
    finally:
        _of_block.reset(before)


def chosen(otherwise: _Language) -> _Language:
    """The language that was chosen, for this block or for the process; else this one."""
    return _of_block.get() or _of_process or otherwise


def checked(language: object) -> _Language:
    """The language, or a `ValueError` for any other value."""
    if language == "nl":
        return "nl"
    if language == "en":
        return "en"
    raise ValueError(f"language must be 'nl' or 'en', got {language!r}")
