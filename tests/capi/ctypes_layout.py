#!/usr/bin/env python3
"""Compares the structs and functions of `ctypes_binding.py` with the header, and with what a C
compiler makes of it.

    python3 tests/capi/ctypes_layout.py INCLUDE LIB OUTDIR [CLIENT]

Every struct of `ibo.h` must be there with every field in its order; size, alignment, offset and
type of each field are asked of the C compiler (`CC`, or cc); every prototype must have the same
types; the library exports these names and no other. What the compiler says is OUTDIR/layout.txt.
CLIENT is a module of the README, whose structs and functions must be of the same types.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import subprocess
import sys
from ctypes import POINTER, c_char_p, c_int32, c_int64, c_size_t, c_uint32, c_uint64, c_void_p
from pathlib import Path
from typing import Any

from ctypes_binding import FUNCTIONS, STRUCTS, FaultHook, Handle

SCALARS: dict[str, Any] = {
    "int32_t": c_int32,
    "uint32_t": c_uint32,
    "int64_t": c_int64,
    "uint64_t": c_uint64,
    "size_t": c_size_t,
}
OPAQUE = ("ibo_parameters", "ibo_statement")


def declared(header: str) -> tuple[dict[str, list[str]], dict[str, tuple[Any, list[Any]]]]:
    """The structs of the header with the names of their fields, and its functions with their types."""
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", header, flags=re.DOTALL)
    code = re.sub(r"void \(\*(\w+)\)\(const char \*line\)", r"fault_hook \1", code)
    structs = {
        name: re.findall(r"(\w+)(?:\[\d+\])?;", body)
        for name, body in re.findall(r"typedef struct (\w+) \{(.*?)\}", code, re.DOTALL)
    }
    functions = {}
    for result, name, arguments in re.findall(
        r"^(\w[\w ]*\*?)\s*\b(ibo_\w+)\(([^)]*)\);", code, re.MULTILINE
    ):
        types = (
            []
            if arguments.strip() == "void"
            else [of(argument) for argument in arguments.split(",")]
        )
        functions[name] = (of(f"{result} result"), types)
    return structs, functions


def of(declaration: str) -> Any:
    """The type of ctypes for a parameter of C."""
    words = (
        re.sub(r"\bconst\b|\bstruct\b", " ", declaration)
        .replace("ibo_status ", "int32_t ")
        .replace("*", " * ")
        .split()
    )
    name, stars = words[0], words.count("*")
    if name == "fault_hook":
        return FaultHook
    if name in OPAQUE:
        return {1: Handle, 2: POINTER(Handle)}[stars]
    if name == "char":
        return {1: c_char_p}[stars]
    plain = SCALARS.get(name) or STRUCTS[name]
    return {0: plain, 1: POINTER(plain)}[stars]


def kind(field: Any) -> str:
    """What a field is, as the C program below says it."""
    scalars = {
        c_int32: "int32_t",
        c_uint32: "uint32_t",
        c_int64: "int64_t",
        c_uint64: "uint64_t",
    }
    return scalars.get(field) or ("char array" if issubclass(field, ctypes.Array) else "struct")


def of_python() -> list[str]:
    """What ctypes makes of the structs."""
    lines = []
    for name, struct in STRUCTS.items():
        lines.append(f"{name} size {ctypes.sizeof(struct)} alignment {ctypes.alignment(struct)}")
        for field, held, *_ in struct._fields_:
            lines.append(
                f"{name}.{field} at {getattr(struct, field).offset} size {ctypes.sizeof(held)} {kind(held)}"
            )
    return lines


def of_c(include: Path, folder: Path) -> list[str]:
    """What the C compiler makes of them."""
    kinds = (
        'int32_t: "int32_t", uint32_t: "uint32_t", int64_t: "int64_t", uint64_t: "uint64_t", '
        'char *: "char array", ibo_fraction: "struct", ibo_amounts: "struct"'
    )
    program = [
        "#include <stdio.h>",
        '#include "ibo.h"',
        f"#define KIND(field) _Generic((field), {kinds})",
    ]
    program += ["int main(void) {"]
    for name, struct in STRUCTS.items():
        program.append(f"    {{ static {name} s;")
        program.append(
            f'    printf("{name} size %zu alignment %zu\\n", sizeof(s), _Alignof({name}));'
        )
        for field, *_ in struct._fields_:
            at = f"offsetof({name}, {field}), sizeof(s.{field}), KIND(s.{field})"
            program.append(f'    printf("{name}.{field} at %zu size %zu %s\\n", {at});')
        program.append("    }")
    program += ["    return 0;", "}", ""]
    source, binary = folder / "layout.c", folder / "layout"
    source.write_text("\n".join(program), encoding="utf-8")
    command = [
        os.environ.get("CC", "cc"),
        "-std=c11",
        "-Wall",
        "-Wextra",
        "-Werror",
        f"-I{include}",
        "-o",
        str(binary),
        str(source),
    ]
    subprocess.run(command, check=True)
    lines = subprocess.run([str(binary)], check=True, capture_output=True, text=True).stdout
    (folder / "layout.txt").write_text(lines, encoding="utf-8")
    return lines.splitlines()


def exported(library: Path) -> set[str]:
    """The names that the library exports."""
    listed = subprocess.run(
        ["nm", "-D", "--defined-only", str(library)], check=True, capture_output=True, text=True
    ).stdout
    return {line.split()[-1] for line in listed.splitlines()}


def of_client(path: Path) -> tuple[list[str], list[str]]:
    """The differences between a module of the README and the header, and the structs that it has."""
    specification = importlib.util.spec_from_file_location(path.stem, path)
    if specification is None or specification.loader is None:
        raise ImportError(path.name)
    client = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(client)
    faults, names = [], []
    for name, struct in STRUCTS.items():
        own = getattr(client, struct.__name__, None)
        if own is None:
            continue
        names.append(name)
        # `from` is a word of Python.
        found = [(field.rstrip("_"), plain(held)) for field, held, *_ in own._fields_]
        if found != [(field, plain(held)) for field, held, *_ in struct._fields_]:
            faults.append(f"struct {name} of {path.name}: {found}")
    for name, (result, arguments) in client._SIGNATURES.items():
        expected_result, expected = FUNCTIONS[name]
        # A module may take any pointer where the header has one to a struct of records.
        agree = result == expected_result and len(arguments) == len(expected)
        agree = agree and all(
            plain(a) == plain(b) or a is c_void_p for a, b in zip(arguments, expected, strict=True)
        )
        if not agree:
            faults.append(f"function {name} of {path.name}: {arguments}")
    return faults, names


def plain(held: Any) -> str:
    """The name of a type: a struct of another module with the same name is the same."""
    return str(held.__name__)


def main(arguments: list[str]) -> int:
    """Compares; the differences are the message."""
    include, library, folder, *clients = map(Path, arguments)
    structs, functions = declared((include / "ibo.h").read_text(encoding="utf-8"))
    fields = {name: [field[0] for field in struct._fields_] for name, struct in STRUCTS.items()}
    faults = [
        f"struct {name}: {fields.get(name)}, not {structs.get(name)}"
        for name in fields | structs
        if fields.get(name) != structs.get(name)
    ]
    faults += [
        f"function {name}: {FUNCTIONS.get(name)}, not {functions.get(name)}"
        for name in FUNCTIONS | functions
        if FUNCTIONS.get(name) != functions.get(name)
    ]
    faults += [
        f"exported or declared, not both: {name}"
        for name in exported(library / "libibo.so") ^ set(functions)
    ]
    if not faults:
        here, there = of_python(), of_c(include, folder)
        faults += [f"ctypes: {a}; C: {b}" for a, b in zip(here, there, strict=True) if a != b]
    notes = []
    for client in clients:
        of_it, names = of_client(client)
        faults += of_it
        notes.append(f"; {len(names)} structs of {client.name} are the same")
    if faults:
        print("\n".join(faults), file=sys.stderr)
        return 1
    count = sum(map(len, fields.values()))
    print(
        f"ctypes: {len(structs)} structs with {count} fields lie as in C; {len(functions)} functions have the types of the header"
        + "".join(notes)
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
