#!/usr/bin/env python3
"""Writes a program that compares what a binding declares with `abi.json`.

    python3 tests/capi/month_layout.py BINDING > PROGRAM

BINDING is `Ibo.cs` or `ibo.pas` of `ibo-capi/examples`. The program prints each struct, field and
constant that is another one in the binding, and ends with exit status 1 then. A field that the
binding has and the header lacks moves those after it, or changes the size.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ABI: dict[str, Any] = json.loads(Path(__file__).with_name("abi.json").read_text(encoding="utf-8"))
CONSTANTS: dict[str, int] = {entry["name"]: entry["value"] for entry in ABI["constants"]}
STRUCTS: dict[str, Any] = {entry["name"]: entry for entry in ABI["structs"]}

CSHARP = """using System;
using System.Runtime.InteropServices;

static class Layout
{{
    static int wrong;

    static void Same(string name, long expected, long found)
    {{
        if (found == expected) return;
        Console.WriteLine($"{{name}}: {{found}}, not {{expected}}");
        wrong = 1;
    }}

    static long Offset(Type type, string field) => (long) Marshal.OffsetOf(type, field);

    static long Size(Type type) =>
        Marshal.SizeOf(type.IsEnum ? Enum.GetUnderlyingType(type) : type);

    static long Size(Type type, string field) => Size(type.GetField(field).FieldType);

    static int Main()
    {{
{checks}
        return wrong;
    }}
}}
"""

PASCAL = """program layout;

{{$mode objfpc}}{{$H+}}

uses
  ibo;

procedure Same(const Name: string; Expected, Found: Int64);
begin
  if Found = Expected then Exit;
  WriteLn(Name, ': ', Found, ', not ', Expected);
  ExitCode := 1;
end;

begin
{checks}
end.
"""


def snake(name: str) -> str:
    """`PaymentRow` as `payment_row`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def constant(kind: str, member: str) -> int:
    """The value of a member of an enum of C#, by the name of its constant."""
    words = snake(member).upper()
    prefix = snake(kind.removesuffix("Kind") or kind).upper()
    for name in (f"IBO_{prefix}_{words}", f"IBO_ERROR_{words}", f"IBO_{words}"):
        if name in CONSTANTS:
            return CONSTANTS[name]
    if member == "None":
        return 0
    raise ValueError(f"{kind}.{member} is not a constant of the header")


def structs(names: list[str]) -> Iterator[tuple[str, Any]]:
    """The structs of a binding, by the names that it gives them."""
    if not names:
        raise ValueError("the binding has no structs")
    for name in names:
        yield name, STRUCTS[f"ibo_{snake(name)}"]


def of_csharp(text: str) -> Iterator[str]:
    """The checks of `Ibo.cs`."""
    yield f'Same("AbiVersion", {ABI["abi"]}, Ibo.AbiVersion);'
    for kind, members in re.findall(r"public enum (\w+) \{ (.*) \}", text):
        for member in re.findall(r"[A-Z]\w*", members):
            name = f"{kind}.{member}"
            yield f'Same("{name}", {constant(kind, member)}, (long) Ibo.{name});'
    names = [name for name in re.findall(r"public struct (\w+)", text) if name[:4] != "Text"]
    for name, struct in structs(names):
        kind = f"typeof(Ibo.{name})"
        yield f'Same("{name}", {struct["size"]}, Size({kind}));'
        for field in struct["fields"]:
            place = f'{kind}, "{field["name"]}"'
            at = f"{name}.{field['name']}"
            yield f'Same("{at}", {field["offset"]}, Offset({place}));'
            yield f'Same("{at}, size", {field["size"]}, Size({place}));'


def of_pascal(text: str) -> Iterator[str]:
    """The checks of `ibo.pas`."""
    for name in re.findall(r"^  (IBO_\w+) = ", text, re.MULTILINE):
        value = ABI["abi"] if name == "IBO_ABI_VERSION" else CONSTANTS[name]
        yield f"Same('{name}', {value}, {name});"
    for name, struct in structs(re.findall(r"^  T(\w+) = record", text, re.MULTILINE)):
        yield f"Same('{name}', {struct['size']}, SizeOf(T{name}));"
        for field in struct["fields"]:
            at = f"T{name}(nil^).&{field['name']}"
            label = f"{name}.{field['name']}"
            yield f"Same('{label}', {field['offset']}, PtrInt(@{at}));"
            yield f"Same('{label}, size', {field['size']}, SizeOf({at}));"


def main(arguments: list[str]) -> int:
    """Prints the program."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    path = Path(arguments[0])
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".cs":
        program, indent, checks = CSHARP, 8, of_csharp(text)
    else:
        program, indent, checks = PASCAL, 2, of_pascal(text)
    print(program.format(checks="\n".join(" " * indent + check for check in checks)), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
