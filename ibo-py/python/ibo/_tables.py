"""The result of a table for other libraries. The extension calls these; each loads its library when
called.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from . import _sentence as sentence

if TYPE_CHECKING:
    import types

    from ._ibo import StreamResult, TableResult

__all__ = ["to_duckdb", "to_pandas", "to_polars", "to_pyarrow"]


def to_pyarrow(result: TableResult | StreamResult) -> Any:
    """As a `pyarrow.Table`."""
    return _library("pyarrow", "to_pyarrow").table(result)


def to_polars(result: TableResult | StreamResult) -> Any:
    """As a `polars.DataFrame`."""
    return _library("polars", "to_polars").DataFrame(result)


def to_pandas(result: TableResult | StreamResult) -> Any:
    """As a `pandas.DataFrame`. Categories without a row are removed from the error columns."""
    _library("pandas", "to_pandas")
    frame = _library("pyarrow", "to_pandas").table(result).to_pandas()
    for name in {"error_code", "error_at"} & set(frame.columns):
        frame[name] = frame[name].cat.remove_unused_categories()
    return frame


def to_duckdb(result: TableResult | StreamResult) -> Any:
    """As a relation of DuckDB."""
    return _library("duckdb", "to_duckdb").from_arrow(result)


def _library(name: str, function: str) -> types.ModuleType:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        message = sentence.LIBRARY(function=function, name=name)
        raise ImportError(message, name=name) from error
