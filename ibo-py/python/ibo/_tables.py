"""The result of a table for other libraries. The extension calls these; each loads its library when
called.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, TypeAlias

from . import _sentence as sentence

if TYPE_CHECKING:
    import types

    import duckdb
    import pandas  # type: ignore[import-untyped]
    import polars
    import pyarrow  # type: ignore[import-untyped]

    from ._ibo import StreamResult, TableResult, _Comparison

    _Result: TypeAlias = TableResult | StreamResult | _Comparison

__all__ = ["library", "to_duckdb", "to_pandas", "to_polars", "to_pyarrow"]


def to_pyarrow(result: _Result) -> pyarrow.Table:
    """As a `pyarrow.Table`."""
    return library("pyarrow", "to_pyarrow").table(result)


def to_polars(result: _Result) -> polars.DataFrame:
    """As a `polars.DataFrame`."""
    frame: polars.DataFrame = library("polars", "to_polars").DataFrame(result)
    return frame


def to_pandas(result: _Result) -> pandas.DataFrame:
    """As a `pandas.DataFrame`. Categories without a row are removed from the error columns."""
    library("pandas", "to_pandas")
    frame = library("pyarrow", "to_pandas").table(result).to_pandas()
    for name in frame.columns:
        if name.startswith(("error_code", "error_at")):
            frame[name] = frame[name].cat.remove_unused_categories()
    return frame


def to_duckdb(result: _Result) -> duckdb.DuckDBPyRelation:
    """As a relation of DuckDB."""
    relation: duckdb.DuckDBPyRelation = library("duckdb", "to_duckdb").from_arrow(result)
    return relation


def library(name: str, function: str) -> types.ModuleType:
    """A library that a user may not have."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        message = sentence.LIBRARY(function=function, name=name)
        raise ImportError(message, name=name) from error
