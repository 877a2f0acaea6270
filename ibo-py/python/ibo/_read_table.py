"""A table in a file, as Arrow data for any function of the package."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from ._table_read import TableFile

__all__ = ["read_table"]


def read_table(
    path: str | os.PathLike[str],
    /,
    *,
    csv: Literal["belgian", "standard"] | None = None,
    format: Literal["parquet", "csv", "jsonl", "xlsx"] | None = None,
    threads: int | None = None,
) -> TableFile:
    """A table in a file, as Arrow data that every function takes, once, and of which memory does
    not grow with the file: Parquet (also a folder or a pattern of files), CSV or JSON Lines, also
    compressed (.gz, .zst), or Excel.

    csv: `"belgian"` for a decimal comma and dd/mm/yyyy, `"standard"` for a point and yyyy-mm-dd;
    without it each value must show its form, and one that could be read in two ways is refused.
    How such a file is read is said by a `UserWarning`, where it is not in the standard form.
    format: that of a file whose name does not say it. threads: as for `statements`.

    Raises `OSError` for a file that does not open, and `ValueError` for one that cannot be read.

    >>> import ibo
    >>> import pathlib, tempfile
    >>> payments = pathlib.Path(tempfile.mkdtemp(), "payments.csv")
    >>> _ = payments.write_text("premium;employment_hours;full_time_hours\\n588,57;38;38\\n")
    >>> ibo.payments(ibo.read_table(payments, csv="belgian")).to_polars()["net"].to_list()
    [Decimal('523.18')]
    """
    # Files alone need these.
    from ._statement_files import readable
    from ._table_files import InputOptions
    from ._table_read import TableFile
    from ._terminal import Fault

    try:
        return TableFile(os.fspath(path), InputOptions(threads, csv, format))
    except Fault as fault:
        raise readable(fault) from fault
