"""The modules that are imported by a name in a text, by the extension and by files that import late.

What freezes a program, such as PyInstaller, sees only statements: it finds these modules here.
"""

# ruff: noqa: F401
from __future__ import annotations


def _never_called() -> None:
    # By the extension.
    import _thread
    import builtins
    import decimal
    import fractions
    import functools
    import json
    import os
    import pathlib
    import threading
    import types

    # By the files that show, read and write.
    import duckdb
    import pandas  # type: ignore[import-untyped]
    import polars
    import pyarrow  # type: ignore[import-untyped]
    import pyarrow.compute  # type: ignore[import-untyped]
    import pyarrow.parquet  # type: ignore[import-untyped]
    import python_calamine
    import xlsxwriter  # type: ignore[import-untyped]

    from . import (
        _certainty,
        _comparison_bars,
        _corrections_summary,
        _errors,
        _html,
        _ibo,
        _json,
        _language,
        _plan_bars,
        _plot,
        _summary,
        _tables,
        _tornado,
        _waterfall,
        examples,
    )
