"""Functions that name the nearest keyword when a caller misspells one, as the classes do."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

from . import _ibo

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["naming_the_nearest"]


def naming_the_nearest(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function; its `TypeError` for an unknown keyword names the nearest that there is."""

    @functools.wraps(function)
    def call(*arguments: Any, **keywords: Any) -> Any:
        try:
            return function(*arguments, **keywords)
        except TypeError as error:
            unknown = re.search(r"unexpected keyword argument '(\w+)'", str(error))
            if unknown is None or unknown[1] not in keywords:
                raise
            import inspect  # slow to import, and seldom needed

            known = list(inspect.signature(function).parameters)
            message = _ibo._unknown_keyword(function.__name__, unknown[1], known)
        raise TypeError(message)

    call.__module__ = "ibo"
    return call
