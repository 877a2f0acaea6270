"""Writes what is shipped beside the binaries about the crates that are built into them: their
licences and notices, and the bill of materials (SBOM, CycloneDX).

    third_party.py            writes the files of the wheel and of the C library
    third_party.py --check    compares them, and validates the SBOMs against their schema

Only the crates that end up in the binary are in the files: `cargo tree` says which, for the systems
in TARGETS and without what runs while it is built. Their texts come from the sources that cargo
keeps, so `Cargo.lock` decides. Where a crate offers a choice, it is used under the first of
PREFERRED.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
import subprocess
import sys
import textwrap
import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from license_expression import get_spdx_licensing  # type: ignore[import-untyped]
from packageurl import PackageURL

PROJECT = Path(__file__).resolve().parents[2]
SPDX = get_spdx_licensing()

# The systems for which a release has binaries.
TARGETS = (
    "x86_64-unknown-linux-gnu",
    "aarch64-unknown-linux-gnu",
    "x86_64-unknown-linux-musl",
    "aarch64-unknown-linux-musl",
    "x86_64-apple-darwin",
    "aarch64-apple-darwin",
    "x86_64-pc-windows-msvc",
)

PREFERRED = ("Apache-2.0", "MIT", "BSL-1.0", "Zlib", "BSD-2-Clause", "BSD-3-Clause", "Unicode-3.0")

# What the text of a licence begins with, in its own file.
SIGNS = {
    "Apache-2.0": "Apache License",
    "MIT": "Permission is hereby granted, free of charge, to any person obtaining a copy",
    "BSL-1.0": "Boost Software License",
}

LICENCE_FILES = re.compile(r"(LICEN[SC]E|COPYING|NOTICE|UNLICENSE)", re.IGNORECASE)
NOTICE_FILES = re.compile(r"NOTICE", re.IGNORECASE)

# A package of Cargo.lock that comes from a registry.
LOCKED = re.compile(
    r'^name = "(.*)"\nversion = "(.*)"\nsource = ".*"\nchecksum = "(.*)"$', re.MULTILINE
)

STANDARD_LIBRARY = """\
The Rust standard library is built in as well, in the version of the compiler that built the binary.
Copyright (c) The Rust Project Contributors. It is offered under MIT OR Apache-2.0, and used under
Apache-2.0. Its sources name the software in it: https://github.com/rust-lang/rust, COPYRIGHT."""


@dataclass(frozen=True)
class Artifact:
    """What is shipped: a binary that cargo builds of one package."""

    package: str
    # As its users know it.
    name: str
    title: str
    # Where the name is registered.
    registry: str


ARTIFACTS = (
    Artifact("ibo-py", "ibo", "the Python package ibo (its extension module)", "pypi"),
    Artifact("ibo-capi", "ibo-capi", "the C library libibo", "cargo"),
)


@dataclass
class Crate:
    """A crate that is built in."""

    name: str
    version: str
    expression: str
    folder: Path
    checksum: str | None
    needs: set[str] = field(default_factory=set)

    @property
    def key(self) -> str:
        return f"{self.name} {self.version}"

    @property
    def is_ours(self) -> bool:
        return self.checksum is None

    def files(self) -> dict[str, str]:
        """Its licences and notices."""
        found = (path for path in sorted(self.folder.iterdir()) if LICENCE_FILES.match(path.name))
        return {path.name: path.read_text(encoding="utf-8") for path in found if path.is_file()}


def cargo(*arguments: str) -> str:
    return subprocess.run(
        ["cargo", *arguments, "--locked"], cwd=PROJECT, check=True, capture_output=True, text=True
    ).stdout


def crates_of(artifact: Artifact) -> list[Crate]:
    """The crates in the binary, by name, the project's own too."""
    metadata: dict[str, Any] = json.loads(cargo("metadata", "--format-version", "1"))
    lock = (PROJECT / "Cargo.lock").read_text(encoding="utf-8")
    checksums = {found[:2]: found[2] for found in LOCKED.findall(lock)}
    shape = ("--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}")
    built_in = set()
    for target in TARGETS:
        tree = cargo("tree", "--package", artifact.package, "--target", target, *shape)
        built_in |= {tuple(line.split()[:2]) for line in tree.splitlines() if line}
    by_id = {}
    for package in metadata["packages"]:
        key = (package["name"], package["version"])
        if (key[0], f"v{key[1]}") in built_in:
            by_id[package["id"]] = Crate(
                *key,
                # The old form of a choice.
                expression=package["license"].replace("/", " OR "),
                folder=Path(package["manifest_path"]).parent,
                checksum=checksums.get(key),
            )
    for node in metadata["resolve"]["nodes"]:
        if crate := by_id.get(node["id"]):
            for needed in node["deps"]:
                is_normal = any(kind["kind"] is None for kind in needed["dep_kinds"])
                if is_normal and needed["pkg"] in by_id:
                    crate.needs.add(by_id[needed["pkg"]].key)
    return sorted(by_id.values(), key=lambda crate: crate.key)


def used_under(expression: str) -> list[str]:
    """The licences of an expression that apply to us: of a choice, the preferred one."""

    def chosen(tree: Any) -> list[str]:
        if not hasattr(tree, "operator"):
            return [str(tree)]
        parts = [chosen(part) for part in tree.args]
        if tree.operator.strip() == "AND":
            return sorted({licence for part in parts for licence in part})
        known = [part for part in parts if all(licence in PREFERRED for licence in part)]
        if not known:
            raise SystemExit(f"third_party.py: {expression}: PREFERRED must have one of these")
        return min(known, key=lambda part: [PREFERRED.index(licence) for licence in part])

    return chosen(SPDX.parse(expression, validate=True))


def words(text: str) -> str:
    return " ".join(text.split())


APACHE = re.compile(
    r"[^\S\n]*Apache License\s+Version 2\.0.*?END OF TERMS AND CONDITIONS"
    r"(\s+APPENDIX: How to apply.*?limitations under the License\.)?",
    re.DOTALL,
)


def terms(text: str) -> str:
    """The words between the first and the last of the Apache license, without numbers of lines."""
    found = re.search(
        r"TERMS AND CONDITIONS FOR USE.*?END OF TERMS AND CONDITIONS", text, re.DOTALL
    )
    return words(found.group()) if found else ""


def without_apache(text: str) -> str:
    """The text with the Apache license, word by word as in LICENSE-APACHE, named instead."""
    ours = terms((PROJECT / "LICENSE-APACHE").read_text(encoding="utf-8"))
    return APACHE.sub(
        lambda found: (
            "(The Apache License, Version 2.0: see LICENSE-APACHE.)"
            if terms(found.group()) == ours
            else found.group()
        ),
        text,
    )


def is_named_alone(text: str) -> bool:
    """Whether nothing but the Apache license, and the blanks of its appendix, was in a text."""
    return not re.sub(
        r"\(The Apache License, Version 2\.0: see LICENSE-APACHE\.\)", "", text
    ).strip()


def texts_of(crate: Crate) -> dict[str, str]:
    """The texts that go along with a crate, by the name of their file: those of the licences that
    it is used under.
    """
    files = {name: text for name, text in crate.files().items() if not NOTICE_FILES.match(name)}
    kept = {}
    for licence in used_under(crate.expression):
        sign = SIGNS.get(licence)
        if sign is None:
            raise SystemExit(f"third_party.py: {crate.key}: SIGNS must know {licence}")
        having = {name: text for name, text in files.items() if words(sign) in words(text)}
        if not having:
            raise SystemExit(f"third_party.py: {crate.key} has no text of {licence}")
        # A file of this licence alone goes before one that has several.
        name = min(having, key=lambda name: len(having[name]))
        kept[name] = without_apache(having[name])
    return kept


def copyrights(crate: Crate) -> list[str]:
    """Whose work it is, in the words of its files."""
    lines: dict[str, None] = {}
    for text in crate.files().values():
        for line in without_apache(text).splitlines():
            line = line.strip(" \t#*").rstrip(".")
            if re.match(r"Copyright (\(c\)|\N{COPYRIGHT SIGN}|[0-9])", line, re.IGNORECASE):
                lines.setdefault(words(line))
    return list(lines)


def page(artifact: Artifact, crates: list[Crate]) -> str:
    """The licences and notices as one text."""
    theirs = [crate for crate in crates if not crate.is_ours]
    parts = [
        f"Third-party software in {artifact.title}\n\n"
        + textwrap.fill(
            "These packages from crates.io are built into the binary. Where they offer a choice of "
            "licences, they are used under the one that stands second. The text of the Apache "
            "License, Version 2.0, is in LICENSE-APACHE beside this file; other texts and all "
            "notices follow the list.",
            width=100,
        )
        + f"\n\n{STANDARD_LIBRARY}\n"
    ]
    rows = []
    for crate in theirs:
        used = " AND ".join(used_under(crate.expression))
        rows.append(f"{crate.key}: {crate.expression}; {used}")
        rows += [f"  {line}" for line in copyrights(crate)]
    parts.append("\n".join(rows) + "\n")
    grouped: dict[str, list[str]] = defaultdict(list)
    for crate in theirs:
        for name, text in crate.files().items():
            if NOTICE_FILES.match(name):
                grouped[text.strip()].append(f"{crate.key}, {name}")
    for crate in theirs:
        for name, text in texts_of(crate).items():
            if not is_named_alone(without_boilerplate(text)):
                grouped[text.strip()].append(f"{crate.key}, {name}")
    for text, owners in grouped.items():
        lines = "\n".join(line.rstrip() for line in text.splitlines())
        parts.append(f"{textwrap.fill('; '.join(owners), width=100)}\n\n{lines}\n")
    return f"\n{'=' * 100}\n".join(parts)


def without_boilerplate(text: str) -> str:
    """The text without the notice of the appendix, filled in with a name that `copyrights` has."""
    return re.sub(
        r"Copyright[^\n]*\s+Licensed under the Apache License.*?limitations under the License\.",
        "",
        text,
        flags=re.DOTALL,
    )


def sbom(artifact: Artifact, crates: list[Crate]) -> str:
    """The bill of materials: what is in the binary, with checksums and who needs whom."""
    components = {
        crate.key: Component(
            name=crate.name,
            version=crate.version,
            type=ComponentType.LIBRARY,
            bom_ref=crate.key,
            purl=PackageURL("cargo", None, crate.name, crate.version),
            licenses=[LicenseExpression(crate.expression)],
            hashes=(
                [HashType(alg=HashAlgorithm.SHA_256, content=crate.checksum)]
                if crate.checksum
                else []
            ),
        )
        for crate in crates
    }
    [top] = [crate for crate in crates if crate.name == artifact.package]
    whole = components.pop(top.key)
    whole.name = artifact.name
    whole.purl = PackageURL(artifact.registry, None, artifact.name, top.version)
    bom = Bom(components=components.values())
    bom.metadata.component = whole
    every = {**components, top.key: whole}
    for crate in crates:
        bom.register_dependency(every[crate.key], [every[key] for key in sorted(crate.needs)])
    # The same lock file gives the same bytes: no clock, and a number that follows from the content.
    content = json.dumps([[crate.key, crate.checksum] for crate in crates])
    bom.serial_number = uuid.uuid5(uuid.NAMESPACE_URL, content)
    document = json.loads(JsonV1Dot6(bom).output_as_string())
    del document["metadata"]["timestamp"]
    text = json.dumps(document, indent=1, sort_keys=True) + "\n"
    if error := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise SystemExit(f"third_party.py: the SBOM of {artifact.name} is not valid: {error}")
    return text


def undocumented() -> list[str]:
    """What docs/dependencies.md says too little or too much of the direct dependencies."""
    metadata: dict[str, Any] = json.loads(cargo("metadata", "--format-version", "1", "--no-deps"))
    ours = {package["name"] for package in metadata["packages"]}
    direct = {
        dependency["name"]
        for package in metadata["packages"]
        for dependency in package["dependencies"]
    } - ours
    text = (PROJECT / "docs/dependencies.md").read_text(encoding="utf-8")
    crates, _ = text.split("\n## In Python\n")
    rows = set(re.findall(r"^\| `([^`]+)` \|", crates, re.MULTILINE))
    return [f"{name} has no row" for name in sorted(direct - rows)] + [
        f"{name} is no direct dependency" for name in sorted(rows - direct)
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="compare, and write nothing")
    is_check = parser.parse_args().check
    differ = 0
    for fault in undocumented():
        differ += 1
        print(f"docs/dependencies.md: {fault}", file=sys.stderr)
    for artifact in ARTIFACTS:
        crates = crates_of(artifact)
        folder = PROJECT / artifact.package
        for name, text in (
            ("THIRD-PARTY-LICENSES.txt", page(artifact, crates)),
            ("sbom.cdx.json", sbom(artifact, crates)),
        ):
            path = folder / name
            shown = path.relative_to(PROJECT).as_posix()
            if not is_check:
                path.write_text(text, encoding="utf-8", newline="\n")
                print(f"{shown}: {len(text.encode()):,} bytes, {len(crates)} crates")
            elif (old := path.read_text(encoding="utf-8") if path.exists() else "") != text:
                differ += 1
                lines = difflib.unified_diff(
                    old.splitlines(), text.splitlines(), shown, "written now", lineterm="", n=0
                )
                print("\n".join(list(lines)[:40]), file=sys.stderr)
    if differ:
        print(
            f"third_party.py: {differ} things are not those of Cargo.lock: without --check it "
            "writes the files, docs/dependencies.md is written by hand",
            file=sys.stderr,
        )
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
