"""The header without preprocessor, `ibo-capi/include/ibo-plain.h`, as cffi reads it."""

from __future__ import annotations

import importlib
import json
from typing import Any

from project import PROJECT

# cffi has no types.
cffi: Any = importlib.import_module("cffi")


def test_cffi_takes_the_plain_header_as_it_is() -> None:
    abi = json.loads((PROJECT / "tests/capi/abi.json").read_text())
    ffi = cffi.FFI()
    ffi.cdef((PROJECT / "ibo-capi/include/ibo-plain.h").read_text())
    for struct in abi["structs"]:
        kind = ffi.typeof(struct["name"])
        assert (ffi.sizeof(kind), ffi.alignof(kind)) == (struct["size"], struct["alignment"])
        fields = [(name, field.offset, ffi.sizeof(field.type)) for name, field in kind.fields]
        expected = [(field["name"], field["offset"], field["size"]) for field in struct["fields"]]
        assert fields == expected, struct["name"]
    # Enums need no library; that of the process stands for it.
    constants = ffi.dlopen(None)
    for constant in abi["constants"]:
        assert getattr(constants, constant["name"]) == constant["value"], constant["name"]
