#!/usr/bin/env python3
"""What `cobol.sh` writes and compares: the files that the COBOL programs read, and what they must
print.

    cobol.py layout HEADER COPYBOOK OUTDIR  compares the copybook with the header; writes layout.c and layout.cob
    cobol.py same-layout OF_C OF_COBOL      compares what these two printed
    cobol.py payments TABLE OUTDIR          writes inputs of payments.cob, NAME.txt, and their lists, NAME.lst
    cobol.py cases TABLE OUTDIR             writes cases.txt, which cobol-cases.cob reads
    cobol.py same-cases TABLE OUTPUT        compares what cobol-cases.cob printed
    cobol.py same-calls OUTPUT              compares what cobol-calls.cob printed

TABLE is what `tables.py` writes. What is expected comes from it, from `fixtures/` and from the
header, never from the library.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "fixtures"


class Different(Exception):
    """What was found is not what must be."""


def compare(what: str, found: Iterable[object], wanted: Iterable[object]) -> int:
    """How many agree; the first few that differ are told."""
    found, wanted = list(found), list(wanted)
    if found != wanted:
        beyond = [one for one in found if one not in wanted]
        missing = [one for one in wanted if one not in found]
        told = [f"\n  found  {one}" for one in beyond[:5]] + [
            f"\n  wanted {one}" for one in missing[:5]
        ]
        why = "" if told else ": the same in another order, or not as often"
        raise Different(f"{what}: {len(found)} found, {len(wanted)} wanted{why}{''.join(told)}")
    return len(found)


# The layout: what the copybook says against what the header says, then what both compilers make of
# it.

PLAIN = {
    "unemployment_record": "unemployment",
    "leefloon_record": "leefloon",
    "sickness_record": "sickness",
}
PARTS = {
    "employment": ("employment-hours", "full-time-hours"),
    "employment_fraction": ("employment-hours", "full-time-hours"),
    "attendance": ("attendance-paid", "attendance-normal"),
}
"""What the copybook calls the numerator and the denominator of a fraction."""

PICTURES = {
    "int32_t": "S9(9) COMP-5",
    "uint32_t": "9(9) COMP-5",
    "uint64_t": "9(18) COMP-5",
    "int64_t": "S9(16)V99 COMP-5",
}
INDEX = "S9(18) COMP-5"
HOURS = "S9(7)V99 COMP-5"


@dataclass(frozen=True)
class Item:
    """An item of the copybook. `path` is its name in C: empty for what has none, or no name here."""

    level: int
    name: str
    picture: str = ""
    value: str = ""
    path: str = ""


def hyphens(*words: str) -> str:
    """A name of C in COBOL."""
    return "-".join(words).replace("_", "-").upper()


def constants_of(header: str) -> dict[str, str]:
    """The constants of the header, by their names in COBOL; one below zero stands between brackets."""
    form = r"^#define (IBO_\w+) \(?(-?\d+)\)?$"
    return {hyphens(name): value for name, value in re.findall(form, header, re.MULTILINE)}


def records_of(header: str) -> list[list[Item]]:
    """The records that the copybook must have. The value of struct_size is left to the programs
    below.
    """
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", header, flags=re.DOTALL)
    structs = re.findall(r"typedef struct (ibo_\w+) \{(.*?)\}", code, re.DOTALL)
    bodies = dict(structs)
    return [list(items_of(struct, bodies)) for struct in bodies]


def items_within(path: str, record: str, inner: str, bodies: dict[str, str]) -> Iterator[Item]:
    """The items of a struct within another. Nobody looks at its size there."""
    outer, *items = items_of(inner, bodies)
    for item in items:
        if item.name == "FILLER":
            yield replace(item, level=10, value="0")
        else:
            name = item.name.replace(outer.name, record, 1)
            yield replace(item, level=10, name=name, path=item.path.replace(inner, path, 1))


def items_of(struct: str, bodies: dict[str, str]) -> Iterator[Item]:
    """The items of one struct."""
    body = bodies[struct]
    plain = struct.removeprefix("ibo_")
    record = hyphens("ibo", PLAIN.get(plain, plain))
    yield Item(1, record, path=struct)
    for member in filter(None, map(str.strip, body.split(";"))):
        found = re.fullmatch(r"(?:struct )?(\w+) (\w+)(?:\[(\d+)\])?", member)
        if not found:
            raise Different(f"{struct}: a field that this script does not read: {member}")
        kind, name, count = found.groups()
        path = f"{struct}.{name}"
        short = name.removesuffix("_cents").removesuffix("_hundredths")
        if name == "struct_size":
            yield Item(5, "FILLER", PICTURES[kind], "sizeof")
        elif name == "reserved":
            yield Item(5, "FILLER", PICTURES[kind], "0")
        elif kind == "char":
            yield Item(5, hyphens(record, name), f"X({count})", "SPACES", path)
        elif kind == "ibo_fraction":
            yield Item(5, hyphens(record, name))
            for part, hours in zip(("numerator", "denominator"), PARTS[name], strict=True):
                yield Item(10, hyphens(record, hours), HOURS, "0", f"{path}.{part}")
        elif kind in bodies:
            yield Item(5, hyphens(record, name))
            yield from items_within(path, record, kind, bodies)
        elif kind == "int64_t" and (name == "row" or name.endswith("_index")):
            yield Item(5, hyphens(record, name), INDEX, "0", path)
        elif struct == "ibo_fraction":
            yield Item(5, hyphens(record, name), HOURS, "0", path)
        elif (kind == "int64_t") != (short != name):
            raise Different(f"{path}: does it have decimals?")
        else:
            yield Item(5, hyphens(record, short), PICTURES[kind], "0", path)


def copybook_items(copybook: str) -> Iterator[Item]:
    """The items of the copybook."""
    form = re.compile(r"(\d\d) ([A-Z0-9-]+)(?: PIC (\S+(?: COMP-5)?))?(?: VALUE (\S+))?")
    code = " ".join(re.sub(r"\*>[^\n]*", "", copybook).split())
    for entry in filter(None, map(str.strip, re.split(r"\.(?: |$)", code))):
        found = form.fullmatch(entry)
        if not found:
            raise Different(f"the copybook has what this script does not read: {entry}")
        level, name, picture, value = found.groups(default="")
        yield Item(int(level), name, picture, value)


def compare_copybook(header: str, copybook: str) -> list[list[Item]]:
    """The records, which are the same in both; so are the constants."""
    items = list(copybook_items(copybook))
    found = sorted((item.name, item.value) for item in items if item.level == 78)
    constants = compare("constants", found, sorted(constants_of(header).items()))
    records = records_of(header)
    wanted = {record[0].name: record for record in records}
    status = Item(1, "IBO-STATUS", PICTURES["int32_t"], "0")
    at_hand: dict[str, list[Item]] = {}
    for item in items:
        if item.level == 1:
            at_hand[item.name] = [item]
        elif item.level != 78:
            at_hand[list(at_hand)[-1]].append(item)
    compare("IBO-STATUS", at_hand.pop("IBO-STATUS", []), [status])
    compare("records", sorted(at_hand), sorted(wanted))
    fields = 0
    for name, record in wanted.items():
        own = at_hand[name]
        if len(own) > 1 and own[1].name == "FILLER":
            own[1] = replace(own[1], value="sizeof")
        fields += compare(name, own, [replace(item, path="") for item in record]) - 1
    print(
        f"copybook: {constants} constants, {len(records)} structs with {fields} items as in the header"
    )
    return records


def own_value(number: int, picture: str) -> int:
    """A value for each field, so that no two of a struct have the same."""
    return (-1 if picture.startswith("S") else 1) * (1_000_000 + 7919 * number)


def numbers(record: list[Item]) -> Iterator[tuple[Item, int, str]]:
    """The fields that are numbers, each with its value in C and as COBOL shows it."""
    for number, item in enumerate(record):
        if item.path and item.picture.endswith("COMP-5"):
            value = own_value(number, item.picture)
            yield item, value, f"{value / 100 if 'V99' in item.picture else value:.2f}"


def layout_in_c(records: list[list[Item]], constants: dict[str, str]) -> str:
    """A function for each struct that fills it, and a program that prints the layout."""
    lines = ["#include <stddef.h>", "#include <stdio.h>", '#include "ibo.h"', ""]
    for record in records:
        struct = record[0].path
        lines += [f"void fill_{struct}({struct} *it);", f"void fill_{struct}({struct} *it) {{"]
        lines += [
            f"    it->{item.path.partition('.')[2]} = {value};"
            for item, value, _ in numbers(record)
        ]
        lines += ["}", ""]
    lines += ["#ifdef ALONE", "int main(void) {"]
    for record in records:
        struct = record[0].path
        shown = {item.path: f" {text}" for item, _, text in numbers(record)}
        sizes = ", ".join([f"sizeof({struct})"] * 5)
        if record[1].name == "FILLER":
            lines.append(f'    printf("{struct} %zu %zu %zu %zu %zu\\n", {sizes});')
        for item in filter(lambda item: item.path and item.level > 1, record):
            member = item.path.partition(".")[2]
            place = f"offsetof({struct}, {member}), sizeof((({struct} *)0)->{member})"
            lines.append(
                f'    printf("{item.path} %zu %zu{shown.get(item.path, "")}\\n", {place});'
            )
    lines += [f'    printf("{name} %d\\n", (int){name.replace("-", "_")});' for name in constants]
    return "\n".join([*lines, "    return 0;", "}", "#endif", ""])


def layout_in_cobol(records: list[list[Item]], constants: dict[str, str]) -> str:
    """A program that prints the same: of each record as it is loaded, after INITIALIZE, and in a
    table.
    """
    sized = [record for record in records if record[1].name == "FILLER"]
    lines = [
        "       IDENTIFICATION DIVISION.",
        "       PROGRAM-ID. LAYOUT.",
        "       DATA DIVISION.",
        "       WORKING-STORAGE SECTION.",
        '       COPY "ibo.cpy".',
        '       COPY "ibo.cpy" REPLACING',
    ]
    for record in sized:
        table = record[0].name.replace("IBO", "T", 1)
        lines += [
            f"           =={record[0].name}.== BY",
            f"           =={table}S. 03 {table} OCCURS 3 TIMES.==",
        ]
    lines += [
        "           LEADING ==IBO-== BY ==T-==.",
        "       01  SIZES.",
        "           05  SIZE-OF              PIC 9(9) COMP-5 OCCURS 4.",
        "       01  OFFSETS.",
        "           05  HERE                 USAGE POINTER.",
        "           05  THERE                USAGE POINTER.",
        "       01  OFFSETS-IN-BYTES REDEFINES OFFSETS.",
        "           05  HERE-IN-BYTES        PIC 9(18) COMP-5.",
        "           05  THERE-IN-BYTES       PIC 9(18) COMP-5.",
        "       01  ITEM-LENGTH              PIC 9(9) COMP-5.",
        "       01  SHOWN                    PIC -(17)9.99.",
        "       PROCEDURE DIVISION.",
        "       MAIN-LINE.",
    ]
    for record in records:
        struct, name = record[0].path, record[0].name
        if record in sized:
            table = name.replace("IBO", "T", 1)
            lines += [
                f"           MOVE {name} (1:4) TO SIZES (1:4)",
                f'           MOVE ALL "x" TO {name} (5:)',
                f"           INITIALIZE {name} {table}S",
                f"           MOVE {name} (1:4) TO SIZES (5:4)",
                f"           MOVE {table} (3) (1:4) TO SIZES (9:4)",
                f"           SET HERE TO ADDRESS OF {table} (3)",
                f"           SET THERE TO ADDRESS OF {table} (2)",
                "           SUBTRACT THERE-IN-BYTES FROM HERE-IN-BYTES",
                f"           MOVE LENGTH OF {name} TO ITEM-LENGTH",
                f'           DISPLAY "{struct} " ITEM-LENGTH " " SIZE-OF (1)',
                '               " " SIZE-OF (2) " " SIZE-OF (3) " "',
                "               HERE-IN-BYTES",
            ]
        lines.append(f'           CALL "fill_{struct}" USING {name} RETURNING OMITTED')
        shown = {item.path for item, _, _ in numbers(record)}
        for item in filter(lambda item: item.path and item.level > 1, record):
            lines += [
                f"           SET HERE TO ADDRESS OF {item.name}",
                f"           SET THERE TO ADDRESS OF {name}",
                "           SUBTRACT THERE-IN-BYTES FROM HERE-IN-BYTES",
                f"           MOVE LENGTH OF {item.name} TO ITEM-LENGTH",
                f'           DISPLAY "{item.path} "',
                '               HERE-IN-BYTES " " ITEM-LENGTH',
                "               WITH NO ADVANCING",
            ]
            if item.path in shown:
                lines += [f"           MOVE {item.name} TO SHOWN", '           DISPLAY " " SHOWN']
            else:
                lines.append('           DISPLAY " "')
    for name in constants:
        lines += [f'           DISPLAY "{name} "', f"               {name}"]
    return "\n".join([*lines, "           STOP RUN.", ""])


def layout(header: str, copybook: str, folder: str) -> None:
    """Compares the texts, and writes the programs."""
    text = Path(header).read_text(encoding="utf-8")
    constants = constants_of(text)
    records = compare_copybook(text, Path(copybook).read_text(encoding="utf-8"))
    (Path(folder) / "layout.c").write_text(layout_in_c(records, constants), encoding="utf-8")
    (Path(folder) / "layout.cob").write_text(layout_in_cobol(records, constants), encoding="utf-8")


def same_layout(of_c: str, of_cobol: str) -> None:
    """Compares what the two programs printed; COBOL writes numbers with zeros before them."""

    def lines(path: str) -> list[list[str]]:
        words = (line.split() for line in Path(path).read_text(encoding="utf-8").splitlines())
        return [
            [word.lstrip("0") or "0" if word.isdigit() else word for word in line] for line in words
        ]

    agreed = compare("layout", lines(of_cobol), lines(of_c))
    print(f"layout: {agreed} sizes, offsets, values and constants alike in C and in COBOL")


# The payments.


@dataclass(frozen=True)
class Payment:
    """A line of the file of payments, and what the list says of it: four amounts in cents, or why
    and where it is refused.
    """

    reference: str
    line: str
    premium: int = 0
    amounts: tuple[int, ...] = ()
    refused: str = ""


def euro(cents: int) -> str:
    """An amount as an edited field shows it."""
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02}"


def input_line(
    reference: str, premium: int, employment: tuple[int, int], attendance: tuple[int, int] | None
) -> str:
    """A record of the file."""
    paid = " " * 14 if attendance is None else "".join(f"{part:07}" for part in attendance)
    return f"{reference:16}{premium:+013}{employment[0]:07}{employment[1]:07}{paid}"


def month_payments(table: list[list[str]]) -> Iterator[Payment]:
    """The month and the payments of the fixtures; every second whole month has spaces for its
    attendance.
    """
    for number, row in enumerate(row for row in table if row[0] == "payment"):
        name, (_, premium, q, s, paid, normal, *amounts) = (
            row[1].replace(" ", "-"),
            map(int, row[2:]),
        )
        blank = paid == normal and number % 2 == 0
        line = input_line(name, premium, (q, s), None if blank else (paid, normal))
        yield Payment(name, line, premium, tuple(amounts))


def other_payments() -> Iterator[Payment]:
    """Rows at the borders, by hand from R0.4, R1.5 and R6, and rows that are refused."""
    whole = (3800, 3800)
    most = 100_000_000_000
    for premium, employment, attendance, amounts in (
        (most, whole, None, (most, most, 11_110_000_000, 88_890_000_000)),
        (0, whole, None, (0, 0, 0, 0)),
        (58857, whole, (0, 2200), (58857, 0, 0, 0)),
    ):
        yield Payment(
            "border", input_line("border", premium, employment, attendance), premium, amounts
        )
    for premium, employment, attendance, refused in (
        (10000, (3801, 3800), None, "employment-fraction-not-allowed at fraction"),
        (10000, (0, 3800), None, "employment-fraction-not-allowed at fraction"),
        (10000, (3800, 0), None, "fraction-zero at fraction"),
        (10000, (3800, 1_000_001), None, "fraction-out-of-range at fraction"),
        (10000, whole, (2300, 2200), "attendance-not-allowed at attendance"),
        (10000, whole, (0, 0), "fraction-zero at attendance"),
        (-1, whole, None, "amount-negative at premium"),
        (most + 1, whole, None, "amount-out-of-range at premium"),
    ):
        yield Payment(
            "refused", input_line("refused", premium, employment, attendance), refused=refused
        )
    line = input_line("text", 58857, whole, (2100, 2200))
    for start, end in ((16, 29), (29, 36), (36, 43), (43, 50), (50, 57)):
        for wrong in (" " * (end - start), "x" * (end - start)):
            yield Payment("text", line[:start] + wrong + line[end:], refused="not-numeric")
    yield Payment("short", "short", refused="not-numeric")


def listed(month: str, payments: list[Payment]) -> str:
    """The list that payments.cob prints."""
    lines = [
        f"Payments of {month[:4]}-{month[4:]}",
        f"{'Reference':16}{'Premium':>14}{'After fraction':>16}{'Due':>16}{'Withholding tax':>17}{'Net':>16}",
    ]
    for it in payments:
        if it.refused:
            lines.append(f"{it.reference:16}{'refused':>14}  {it.refused}")
        else:
            after, due, tax, net = map(euro, it.amounts)
            lines.append(
                f"{it.reference:16}{euro(it.premium):>14}{after:>16}{due:>16}{tax:>17}{net:>16}"
            )
    paid = [it.amounts for it in payments if not it.refused]
    due, tax, net = (euro(sum(amounts[i] for amounts in paid)) for i in (1, 2, 3))
    lines.append(f"{'Total':46}{due:>16}{tax:>17}{net:>16}")
    lines.append(f"{len(paid):>11,} paid{len(payments) - len(paid):>11,} refused")
    return "".join(line + "\n" for line in lines)


def payments(table: str, folder: str) -> None:
    """Writes the inputs and the lists."""
    month = list(month_payments(read_table(table)))
    if len(month) != 1000 + len(
        json.loads((FIXTURES / "payments.json").read_text(encoding="utf-8"))
    ):
        raise Different("the table does not have the month and the payments alone")
    some = list(other_payments())
    many = [it for number in range(6) for it in (*month, *some)]
    dated = [replace(it, amounts=(), refused="date-impossible at month") for it in month]
    for name, when, rows in (
        ("month", "202604", [*month, *some]),
        ("many", "202604", many),
        ("none", "202604", []),
        ("dated", "202613", dated),
    ):
        text = "".join(it.line.rstrip() + "\n" for it in rows)
        (Path(folder) / f"{name}.txt").write_text(text, encoding="ascii")
        (Path(folder) / f"{name}.lst").write_text(listed(when, rows), encoding="ascii")
    line = input_line("most", 100_000_000_000, (1, 1), None) + "\n"
    (Path(folder) / "overflow.txt").write_text(line * 1000, encoding="ascii")
    print(
        f"payments: {len(month)} of the fixtures, {len(some)} others of which {sum(bool(it.refused) for it in some)} refused"
    )


# The cases.

LABELS = {
    "reference-gross-wage": ("Brutoloon na aanwerving", "Reference gross wage"),
    "employee-rsz": ("RSZ-bijdrage ten laste van de werknemer", "Employee RSZ"),
    "replacement-income-unemployment": ("Werkloosheidsuitkering", "Unemployment benefit"),
    "replacement-income-sickness": ("Ziekte-uitkering", "Sickness benefit"),
    "replacement-income-leefloon": ("Leefloon", "Leefloon"),
    "replacement-income": ("Vervangingsinkomen", "Replacement income"),
    "difference": ("Verschil", "Difference"),
    "ggmmi": ("GGMMI", "GGMMI"),
    "premium": ("Premie", "Premium"),
    "premium-after-fraction": ("Premie na tewerkstellingsbreuk", "Premium after fraction"),
    "premium-due": ("Verschuldigde premie", "Premium due"),
    "withholding-tax": ("Bedrijfsvoorheffing", "Withholding tax"),
    "net": ("Netto", "Net"),
    "employer-contribution": (
        "Bijdrage van de werkgever aan VDAB",
        "Employer's contribution to VDAB",
    ),
    "wage-share": ("Deel van het loon", "Share of the wage"),
}
"""What a reader sees of each line, by hand from the glossary of the rules."""

WIDTH = 19
FIELDS: dict[str, tuple[str, list[int]]] = {
    "options": ("O", [WIDTH] * 2),
    "case": ("C", [WIDTH] * 20 + [72]),
    "u": ("U", [WIDTH] * 5 + [16, 72]),
    "l": ("L", [WIDTH] * 4 + [72, 76]),
    "s": ("S", [WIDTH] * 8 + [8, 72, 72]),
    "a": ("A", [WIDTH] * 2),
}
"""The flat file: a letter for the row, and how wide its fields are; those of WIDTH are numbers with
a sign.
"""


class Unwritable(Exception):
    """A row that a flat file of text cannot have."""


def read_table(path: str) -> list[list[str]]:
    """The rows of the table of tables.py."""

    def plain(field: str) -> str:
        raw = re.sub(rb"\\x(..)", lambda found: bytes.fromhex(found[1].decode()), field.encode())
        return raw.decode("utf-8", "surrogateescape")

    with Path(path).open(encoding="ascii", newline="\n") as file:
        return [[plain(field) for field in line.removesuffix("\n").split("\t")] for line in file]


def items_of_table(table: list[list[str]]) -> Iterator[list[list[str]]]:
    """The items of the table, each with its rows."""
    rows: list[list[str]] = []
    for row in table:
        if row[0] == "item":
            rows = []
        rows.append(row)
        if row[0] == "end":
            yield rows


def flat_rows(rows: list[list[str]]) -> list[str]:
    """An item in the flat file."""
    lines = [f"I{rows[0][1]}"]
    for kind, *values in rows:
        if kind == "parameters":
            lines += [f"P{line}" for line in values[0].splitlines()]
        elif kind in FIELDS and (kind != "options" or values != ["0", "0"]):
            letter, widths = FIELDS[kind]
            lines.append(
                letter + "".join(flat_field(*pair) for pair in zip(values, widths, strict=True))
            )
    return [*lines, "E"]


def flat_field(value: str, width: int) -> str:
    """A field in its width."""
    text = f"{int(value):+0{WIDTH}}" if width == WIDTH else value
    if (not text.isprintable() and text) or len(text.encode("utf-8", "surrogateescape")) > width:
        raise Unwritable
    return text.ljust(width + len(text) - len(text.encode("utf-8", "surrogateescape")))


def items_of_structs(table: list[list[str]]) -> list[list[list[str]]]:
    """The items that have a case in structs, and of which the table knows what it gives."""
    return [
        rows
        for rows in items_of_table(table)
        if any(row[0] == "case" for row in rows) and wanted_rows(rows)
    ]


def writable_items(table: list[list[str]]) -> Iterator[tuple[list[list[str]], list[str]]]:
    """Those that can stand in a flat file."""
    for rows in items_of_structs(table):
        try:
            yield rows, flat_rows(rows)
        except Unwritable:
            continue


def cases(table: str, folder: str) -> None:
    """Writes the flat file."""
    said = [line for _, lines in writable_items(read_table(table)) for line in lines]
    content = "".join(line + "\n" for line in said).encode("utf-8", "surrogateescape")
    (Path(folder) / "cases.txt").write_bytes(content)


def own_options(rows: list[list[str]]) -> bool:
    """Whether an item asks for something that ibo_amounts_compute_many would ask for all cases."""
    return any(
        row[0] == "parameters" or (row[0] == "options" and row[1:] != ["0", "0"]) for row in rows
    )


def wanted_rows(rows: list[list[str]]) -> dict[str, list[list[str]]]:
    """What cobol-cases.cob must print of an item, by the first word of the line."""
    wanted: dict[str, list[list[str]]] = {}
    for kind, *row in rows:
        match kind:
            case "amounts":
                wanted["premium"] = [[*row[:5], *(euro(int(amount)) for amount in row[5:])]]
                # The lines come to the net, and each sum on the way to its line.
                wanted["sum"] = [[euro(int(row[-2])), "0"]]
            case "line":
                *numbers, amount, record, recovered, rule, name, formula = row
                of_record = [euro(int(amount)), record, recovered]
                line = [*numbers, *of_record, rule, name, *LABELS[name], formula]
                wanted.setdefault("line", []).append(line)
            case "statement" | "notice-error" | "error":
                wanted[kind] = [row]
                # The reference belongs to statements alone: without it the amounts compute.
                if kind == "error" and row[1] != "case_ref":
                    wanted["premium-error"] = [row]
            case "notice":
                notice = json.loads(row[2])
                wanted[kind] = [
                    [
                        notice["month"].replace("-", ""),
                        row[0],
                        euro(int(row[1])),
                        notice["case_ref"],
                    ]
                ]
    return wanted


def in_order(row: list[str]) -> list[str]:
    """A printed row with its numbers as they are usually written."""
    fields = (field.strip() for field in row)
    return [str(int(field)) if re.fullmatch(r"[+-]?[0-9]+", field) else field for field in fields]


def printed_items(output: str) -> Iterator[dict[str, list[list[str]]]]:
    """What cobol-cases.cob printed of each item, by the first word of the line."""
    item: dict[str, list[list[str]]] | None = None
    for line in Path(output).read_bytes().decode("utf-8", "surrogateescape").split("\n"):
        kind, *row = line.split("\t")
        if kind in ("item", "together"):
            if item is not None:
                yield item
            item = {kind: [row]}
        elif item is not None and line:
            item.setdefault(kind, []).append(row)
    if item is not None:
        yield item


def same_cases(table: str, output: str) -> None:
    """Compares each item: its amounts, lines, statement and notice, or its error."""
    all_rows = read_table(table)
    wanted = [rows for rows, _ in writable_items(all_rows)]
    *found, together = printed_items(output)
    compare(
        "items", [item["item"][0][0].strip() for item in found], [rows[0][1] for rows in wanted]
    )
    counts: dict[str, int] = {}
    for rows, item in zip(wanted, found, strict=True):
        expected = wanted_rows(rows)
        for kind, lines in expected.items():
            counts.setdefault(kind, 0)
            counts[kind] += compare(
                f"{rows[0][1]}, {kind}", map(in_order, item.get(kind, [])), map(in_order, lines)
            )
    first = (FIXTURES / "cases" / "first.jsonl").read_text(encoding="utf-8").splitlines()
    computed = len(list((FIXTURES / "cases").glob("*.json"))) + len(first) + 1000
    compare(
        "the cases that compute: golden, first and of the month", [counts["premium"]], [computed]
    )
    plain = [item for rows, item in zip(wanted, found, strict=True) if not own_options(rows)]
    told = [
        [str(index), *error]
        for index, item in enumerate(plain)
        for error in item.get("premium-error", [])
    ]
    for order, errors in (("together", "told"), ("reordered", "told again")):
        compare(
            f"ibo_amounts_compute_many, {order}",
            map(in_order, together[order]),
            [[str(len(plain)), str(len(told)), "0"]],
        )
        compare(
            f"errors of ibo_amounts_compute_many, {order}",
            map(in_order, together[errors]),
            map(in_order, told),
        )
    said = len(items_of_structs(all_rows))
    print(
        f"cases: {len(wanted)} of the {said} that structs can say; the others have control characters in a text"
    )
    print(
        "cases: "
        + ", ".join(f"{count} x {kind}" for kind, count in counts.items())
        + f"; {len(plain)} alike in ibo_amounts_compute_many, {len(told)} errors told"
    )


# The other calls.

CALLS = """
abi|as in the copybook
number|as in the copybook
version|ibo {version}, values {values}
name|percentage-not-allowed
name of none|unknown
meaning nl|{betekenis}
meaning en|{meaning}
meaning in no language|NULL
no case|1|1|the_case|
empty|no case
no result|1|1|out|
no records|1|1|unemployment|
too many records|4|4|unemployment|
percentage|1304|1304|agreement.percentage|R4.2
said|sentence
empty|result
without error|1304
empty|result without error
empty|statement
empty|error
good|0|0||
net|523.18
premium|0|2026|588.57
message|1104|this amount must not be negative
empty|premium
message|1104|dit bedrag mag niet negatief zijn
no such language|7|7|error.language|
empty|premium
size of result|3|3|out|
untouched|result without a size
size again|0
size of error|3
empty|without a size of error
untouched|error without a size
size of records|3|3|unemployment|
stride of records|2|2|unemployment|
not a multiple of 8|2|2|the_case|
no rows|0|0
rows of NULL|1|1|rows|
empty|rows|1|1|0
row refused|0|1312|1
empty|row
row|0|470.86|428.05|47.56|380.49
rows|0|2
row|1104|empty
row|0|380.49
row|1312|empty
told|0|1104|premium|R0.4
in Dutch|dit bedrag mag niet negatief zijn
told|2|1312|fraction|R1.5
told|nothing
rows, room for one error|0|2
row|1104|empty
row|0|380.49
row|1312|empty
told|0|1104|premium|R0.4
in Dutch|dit bedrag mag niet negatief zijn
untouched|beyond the room
rows that are good|0|0
row|0|380.49
row|0|380.49
row|0|380.49
told|nothing
told|nothing
told|nothing
rows, no such language|7|7|errors|
rows, no such language|7|0
row|7|empty
row|7|empty
row|7|empty
told|nothing
told|nothing
told|nothing
languages|1|3|0
fractions by value|0|470.86|428.05|47.56|380.49
fractions by value, dated|0|470.86|428.05|47.56|380.49
fraction over zero|1123|1123|attendance|R0.4
empty|payment
first|0
half-time|0
half-time net|261.59
no reference|1005|1005|case_ref|
empty|statement
other|0
beyond the last line|6
empty|line
asked|0
too small|5|empty
just enough|0
no buffer|1|0
no language|7|0
empty|buffer
notice|{{"schema":1,"case_ref":"first-1-unemployment","month":"2026-03","premium":"588.57"}}
explained|0
{nl}
explained|0
{en}
correction|0|-261.59|202603|first-1-unemployment
correction of another|1508|1508|case_ref|R7.5
empty|correction
correction of issued|0
case as JSON|0
verified|0|same
verified without a case|1003|1003|case|
verified|0|0
empty|buffer
free|0
malformed|1001|1001||
empty|statement
certainty|1504
json|0
notice of ibo-plus|1505|1505|agreement.kind|R7.2
empty|notice
sensitivity|0
{{"case_ref":"plus","month":"2026-03","premium":"1723.29","net":"1531.83","employer_contribution":null,"rows":[{{"reading":"premium.ibo-plus-rule"
sensitivity of no case|1001|1001||
empty|buffer
kept until|0|20260301
no such day|1112|0
no parameters|1601|1601||
empty|parameters
many|0|1
case|0|523.18
case|0|1545.44
case|1304|0.00
empty|case and error
told|2|1304|agreement.percentage|R4.2
told|nothing
shifted|8|8|cases[1].unemployment_count|
left in the rows|0|0
cut|8|8|cases[0].unemployment_count|
left in the rows|0|0
two of one case|8|8|cases[1].unemployment_count|
left in the rows|0|0
of no case|1419|1419|unemployment[1].case_index|
left in the rows|0|0
leefloon of no case|1419|1419|leefloon[0].case_index|
left in the rows|0|0
sickness of no case|1419|1419|sickness[0].case_index|
left in the rows|0|0
absence of no case|1419|1419|absences[0].case_index|
left in the rows|0|0
sorted|1004|1004|cases[1].case_index|
left in the rows|0|0
alone|0|523.18
amounts of another|1419|1419|unemployment.records[0].case_index|
empty|amounts of another
statement of another|1419|1419|unemployment.records[0].case_index|
empty|statement
case of another|1419|1419|unemployment.records[0].case_index|
absence of another|1419|1419|absences[0].case_index|
corrections|0|1|1|-261.59|261.59
empty|behind the corrections
corrections of wrong amounts|1513|1513|after[0].net|R7.5
empty|corrections|0
working days|0|588.57|454.80|50.53|404.27
certainty|1
days|0|17.00|22.00
change|0|0|404.27|-118.91|1|first-1-unemployment
change refused|0|1003
empty|change
amount|0|1234.56
date|0|20260302
no such form|1111|0
free of NULL|0
free of no parameters|0
"""
"""What cobol-calls.cob prints, by hand: the worked examples 1 and 2, the payments of the fixtures,
80 % of 2173.25 less 11.11 % for the case without an income, 17 of 22 days of 588.57, R7.6, the
catalogue.
"""


def texts(printed: list[str]) -> Iterator[list[str]]:
    """The texts that a person reads, which the program prints between these two lines."""
    for start, line in enumerate(printed):
        if line.startswith("explained"):
            yield printed[start + 1 : printed.index("end of text", start)]


def in_dutch_figures(amount: str) -> str:
    """An amount of the English text as the Dutch one writes it: 1437.54 is 1.437,54."""
    grouped = re.sub(r"\d+\.\d\d", lambda found: f"{float(found[0]):,.2f}", amount)
    return grouped.translate(str.maketrans(".,", ",."))


def same_calls(output: str) -> None:
    """Compares each line; the statement in English is in the README of the project."""
    printed = Path(output).read_text(encoding="utf-8").splitlines()
    in_dutch, in_english = texts(printed)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = readme.split("<!-- generated: statement -->")[1].split("```")[1].splitlines()[1:]
    compare("the statement in English", in_english, shown)
    names = {english: dutch for dutch, english in LABELS.values()}
    rows = [re.fullmatch(r"  (.*?)  +(\S? +[0-9.]+)  .*", line) for line in shown[4:]]
    dutch = [re.fullmatch(r"  (.*?)  ?(?: +)?(\S? +[0-9.,]+)  .*", line) for line in in_dutch[4:]]
    compare(
        "the statement in Dutch",
        [row and (row[1], row[2].split()) for row in dutch],
        [row and (names[row[1]], in_dutch_figures(row[2]).split()) for row in rows],
    )
    version = re.search(
        r'^version = "(.*)"$', (ROOT / "Cargo.toml").read_text(encoding="utf-8"), re.MULTILINE
    )
    catalogue = json.loads((FIXTURES / "errors.json").read_text(encoding="utf-8"))
    refused = next(error for error in catalogue if error["number"] == 1304)
    wanted = CALLS.format(
        version=version and version[1],
        values=hashlib.sha256((FIXTURES / "parameters.toml").read_bytes()).hexdigest()[:16],
        meaning=refused["meaning"],
        betekenis=refused["betekenis"],
        nl="\n".join([*in_dutch, "end of text"]),
        en="\n".join([*in_english, "end of text"]),
    )
    lines = [in_order(line.split("|")) for line in wanted.strip().splitlines()]
    agreed = compare("calls", [in_order(line.split("\t")) for line in printed], lines)
    print(f"calls: {agreed} lines of calls that are wrong, of rows, texts, buffers and handles")


COMMANDS: dict[str, tuple[int, Callable[..., None]]] = {
    "layout": (3, layout),
    "same-layout": (2, same_layout),
    "payments": (2, payments),
    "cases": (2, cases),
    "same-cases": (2, same_cases),
    "same-calls": (1, same_calls),
}


def main(arguments: list[str]) -> int:
    """Runs one command."""
    command, *rest = arguments or [""]
    count, run = COMMANDS.get(command, (-1, layout))
    if len(rest) != count:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        run(*rest)
    except Different as why:
        print(f"cobol.py {command}: {why}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
