"""The types of Arrow data: objects with the methods of the Arrow PyCapsule interface."""

from __future__ import annotations

from typing import Any, Protocol, TypeAlias

__all__ = ["ArrowArray", "ArrowData", "ArrowFrame", "ArrowStream", "ArrowTable", "LazyTable"]


class ArrowStream(Protocol):
    """Data in batches: a table, or a stream."""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...


class ArrowFrame(ArrowStream, Protocol):
    """A table, which has a length."""

    def __len__(self) -> int: ...


class ArrowArray(Protocol):
    """One batch."""

    def __arrow_c_array__(self, requested_schema: Any = None) -> Any: ...


class LazyTable(Protocol):
    """A `polars.LazyFrame`, which is collected when it is read."""

    def collect(self) -> Any: ...

    def collect_schema(self) -> Any: ...


ArrowTable: TypeAlias = ArrowFrame | ArrowArray | LazyTable
ArrowData: TypeAlias = ArrowStream | ArrowArray | LazyTable
