"""The inputs that the fuzz targets start from.

`seeds FOLDER` writes inputs of each target, made of the fixtures, into FOLDER/TARGET/, and the
words of the formats into FOLDER/words.dict. `unpack FOLDER` writes the committed inputs there,
one file each; `pack TARGET FOLDER` takes those of a folder over into corpus/TARGET.txt: one input
a line, in Base64, as many as there is room for.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
CORPUS = HERE / "corpus"
ROOM = 32 * 1024
"""The bytes of a packed corpus, more or less."""
LONGEST = 4 * 1024
"""The most bytes of an input: a longer one makes a target slow."""
CASES, STATEMENTS = ("case", "before", "after"), ("statement", "notice", "correction", "error")


def documents() -> Iterator[Any]:
    """What stands in the fixtures that are JSON."""
    for path in sorted((ROOT / "fixtures").rglob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "fixtures" / "cases").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield {"case": json.loads(line)}


def named(value: Any) -> Iterator[tuple[str, Any]]:
    """Each field of a document, however deep."""
    if isinstance(value, dict):
        for name, held in value.items():
            yield name, held
            yield from named(held)
    elif isinstance(value, list):
        for held in value:
            yield from named(held)


def written(value: Any) -> bytes:
    """As the library writes JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def found(pick: Callable[[str, Any], bytes | None]) -> list[bytes]:
    """What is picked of the fields of all fixtures, each once."""
    picked = (pick(name, held) for document in documents() for name, held in named(document))
    return sorted({one for one in picked if one is not None and len(one) <= LONGEST})


def case_of(name: str, held: Any) -> bytes | None:
    """A case, or the line of an input."""
    if name in CASES and isinstance(held, dict) and "agreement" in held:
        return written(held)
    if name == "line" and isinstance(held, str):
        return held.encode("utf-8", "surrogatepass")
    return bytes.fromhex(held) if name == "line_hex" else None


def stored_of(name: str, held: Any) -> bytes | None:
    """A result, or what a payment is computed from."""
    if isinstance(held, str) and held.startswith('{"schema"'):
        return held.encode()
    is_payment = name in CASES and isinstance(held, dict) and "agreement" not in held
    if isinstance(held, dict) and (name in STATEMENTS or is_payment):
        return written(held)
    return None


def values_of(name: str, held: Any) -> bytes | None:
    """A file of dated values."""
    return held.encode() if isinstance(held, str) and "[[value]]" in held else None


def reform_of(name: str, held: Any) -> bytes | None:
    """A file of a reform."""
    return held.encode() if name == "reform" and isinstance(held, str) else None


def text_of(name: str, held: Any) -> bytes | None:
    """A short text."""
    is_short = isinstance(held, str) and 0 < len(held) <= 64
    return held.encode("utf-8", "replace") if is_short else None


def calls(stored: list[bytes], cases: list[bytes]) -> Iterator[bytes]:
    """Inputs of the functions of C, with the eight bytes that say how they are called."""

    def how(which: int, options: int) -> bytes:
        return bytes([which, 40, 1, 1, 1, 0, 1, options])

    for number, case in enumerate(cases[::11]):
        yield how(0, number % 2) + case
        yield how(7, number % 2) + case
    for number, result in enumerate(stored[::3]):
        yield how(2 + number % 5, 0) + result + b"\0" + stored[number - 1]
    for values in found(values_of)[::5]:
        yield how(8, 0) + values + b"\0" + cases[0]
    for reform in found(reform_of):
        yield how(9, 0) + reform + b"\0" + cases[0]


def tables() -> Iterator[bytes]:
    """Lines of CSV, with the sixteen bytes that say how they are read."""
    of_offices = [
        b'588,57;38;"38";2026-03\n1.234,56;30,4;38;03/2026\n',
        b'a,"b ""c"" d",true\n\n,02/03/2026,waar\r\n',
        b'"38","38","61',
        b'"25"00.00,x\n',
        b"1\t2\t3\n\r\r\n4\t5\n",
    ]
    for folder in ("ibo-capi/examples/month", "fixtures/months"):
        for path in sorted((ROOT / folder).glob("*.csv")):
            of_offices.append(b"".join(path.read_bytes().splitlines(keepends=True)[1:4]))
    for number, table in enumerate(of_offices):
        for separator in range(4):
            forms = bytes((number + place) % 6 for place in range(12))
            yield bytes([separator, number % 3, number, 5]) + forms + table


def seeds(folder: Path) -> None:
    """Inputs of each target that reads texts."""
    cases, stored = found(case_of), found(stored_of)
    own = sorted((ROOT / "ibo-core" / "parameters").glob("*.toml"))
    values = [*found(values_of), *(path.read_bytes() for path in own)]
    for target, inputs in {
        "case_json": cases,
        "stored_results": stored,
        "parameters_toml": values,
        "reform_file": found(reform_of),
        "texts": found(text_of),
        "capi_json": list(calls(stored, cases)),
        "csv": list(tables()),
    }.items():
        write(folder / target, inputs)
    quoted = (word.replace("\\", "\\\\").replace('"', '\\"') for word in words())
    (folder / "words.dict").write_text("".join(f'"{word}"\n' for word in quoted), encoding="utf-8")


def words() -> list[str]:
    """The names and words of the formats, and what a file of values or of a reform says."""
    known = {
        *("[[value]]", "[[confirmed]]", "[[scale]]", "[[reading]]", "[scheme]", "complete = true"),
        *("title", "factor", "choice", "name", "until", "means", "treatment", "counts", "left-out"),
    }
    schemas = (ROOT / "ibo-core" / "schemas").glob("*.json")
    for path in [*schemas, ROOT / "fixtures" / "parameters.json"]:
        for name, held in named(json.loads(path.read_text(encoding="utf-8"))):
            if name == "properties":
                known.update(held)
            elif name in ("enum", "id", "value", "codes"):
                held = held if isinstance(held, list) else [held]
                known.update(word for word in held if isinstance(word, str))
    return sorted(word for word in known if word.isascii() and 0 < len(word) <= 64)


def write(folder: Path, inputs: list[bytes]) -> None:
    """A file for each input, named after its bytes, as libFuzzer does."""
    folder.mkdir(parents=True, exist_ok=True)
    for one in inputs:
        (folder / hashlib.sha1(one, usedforsecurity=False).hexdigest()).write_bytes(one)


def unpack(folder: Path) -> None:
    """The committed inputs of every target."""
    for path in sorted(CORPUS.glob("*.txt")):
        lines = path.read_text(encoding="ascii").splitlines()
        write(folder / path.stem, [base64.b64decode(line, validate=True) for line in lines])


def pack(target: str, folder: Path) -> None:
    """Inputs of a folder, of each length some, as lines of the target's corpus."""
    files = [path.read_bytes() for path in folder.iterdir()]
    inputs = sorted(files, key=lambda one: (len(one), one))
    lines = [base64.b64encode(one).decode("ascii") + "\n" for one in inputs]
    every = -(-sum(map(len, lines)) // ROOM)
    CORPUS.mkdir(exist_ok=True)
    kept = lines[:: max(every, 1)]
    (CORPUS / f"{target}.txt").write_text("".join(kept), encoding="ascii")
    print(f"{target}: {len(kept)} of {len(inputs)} inputs")


def main() -> None:
    """The command that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("seeds", "unpack"):
        commands.add_parser(name).add_argument("folder", type=Path)
    packing = commands.add_parser("pack")
    packing.add_argument("target")
    packing.add_argument("folder", type=Path)
    asked = parser.parse_args()
    if asked.command == "pack":
        pack(asked.target, asked.folder)
    else:
        {"seeds": seeds, "unpack": unpack}[asked.command](asked.folder)


if __name__ == "__main__":
    main()
