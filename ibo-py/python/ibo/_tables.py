"""The result of a table for other libraries. The extension calls these; each loads its library when
called.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, TypeAlias

from . import _sentence as sentence

if TYPE_CHECKING:
    import types

    from ._ibo import StreamResult, TableResult, _Comparison

    _Result: TypeAlias = TableResult | StreamResult | _Comparison

__all__ = ["library", "to_duckdb", "to_pandas", "to_polars", "to_pyarrow"]


def to_pyarrow(result: _Result) -> Any:
    """As a `pyarrow.Table`."""
    return library("pyarrow", "to_pyarrow").table(result)


def to_polars(result: _Result) -> Any:
    """As a `polars.DataFrame`."""
    return library("polars", "to_polars").DataFrame(result)


def to_pandas(result: _Result) -> Any:
    """As a `pandas.DataFrame`. Categories without a row are removed from the error columns."""
    library("pandas", "to_pandas")
    frame = library("pyarrow", "to_pandas").table(result).to_pandas()
    for name in frame.columns:
        if name.startswith(("error_code", "error_at")):
            frame[name] = frame[name].cat.remove_unused_categories()
    return frame


def to_duckdb(result: _Result) -> Any:
    """As a relation of DuckDB."""
    return library("duckdb", "to_duckdb").from_arrow(result)


def library(name: str, function: str) -> types.ModuleType:
    """A library that a user may not have."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        message = sentence.LIBRARY(function=function, name=name)
        raise ImportError(message, name=name) from error
