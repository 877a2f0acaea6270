"""A clean root: the folder of a system that has the Debian packages that are named, those they
depend on, and nothing else. It is filled from this machine, so that no package is downloaded.

python3 tests/packages/clean_root.py ROOT PACKAGE...

The database of dpkg in it knows these packages, so dpkg checks there what a package depends on.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

DPKG = Path("/var/lib/dpkg")
# Folders of a system that belong to no package.
FOLDERS = (
    "etc",
    "tmp",
    "var/lib/dpkg/info",
    "var/lib/dpkg/updates",
    "var/lib/dpkg/triggers",
    "var/log",
)


class Installed:
    """A package of this machine, as the database of dpkg describes it."""

    def __init__(self, stanza: str) -> None:
        self.stanza = stanza
        fields = dict(re.findall(r"^([\w-]+): *(.*)", stanza, re.MULTILINE))
        self.name: str = fields["Package"]
        self.architecture: str = fields.get("Architecture", "")
        self.provides = [named(item) for item in split(fields.get("Provides", ""), ",")]
        needed = f"{fields.get('Pre-Depends', '')},{fields.get('Depends', '')}"
        self.depends = [
            [named(choice) for choice in split(item, "|")] for item in split(needed, ",")
        ]


def split(text: str, at: str) -> list[str]:
    return [item.strip() for item in text.split(at) if item.strip()]


def named(relation: str) -> str:
    """The name in `libc6:amd64 (>= 2.34)`."""
    return re.split(r"[\s(:]", relation, maxsplit=1)[0]


def installed() -> dict[str, Installed]:
    """Every package of this machine, by its name and by what it provides."""
    stanzas = (DPKG / "status").read_text("utf-8").split("\n\n")
    packages = [Installed(stanza) for stanza in stanzas if "\nStatus: install ok" in stanza]
    found: dict[str, Installed] = {}
    for package in packages:
        for provided in package.provides:
            found.setdefault(provided, package)
    return found | {package.name: package for package in packages}


def closure(wanted: list[str], of: dict[str, Installed]) -> list[Installed]:
    """The packages, and all that they depend on: of a choice, the first that is here."""
    chosen: dict[str, Installed] = {}
    open_names = list(wanted)
    while open_names:
        name = open_names.pop()
        if name not in of:
            raise LookupError(f"the package {name} is not installed here")
        package = of[name]
        if package.name in chosen:
            continue
        chosen[package.name] = package
        for choices in package.depends:
            here = [choice for choice in choices if choice in of]
            if not here:
                raise LookupError(f"{package.name} is installed without {' | '.join(choices)}")
            open_names.append(here[0])
    return sorted(chosen.values(), key=lambda package: package.name)


def database_files(package: Installed) -> Iterator[Path]:
    """What the database of dpkg has of a package, in files of its own."""
    for stem in (package.name, f"{package.name}:{package.architecture}"):
        if (DPKG / "info" / f"{stem}.list").exists():
            yield from (DPKG / "info").glob(f"{stem}.*")


def main() -> int:
    if len(sys.argv) < 3:
        print(__doc__, file=sys.stderr)
        return 2
    root = Path(sys.argv[1])
    try:
        packages = closure(sys.argv[2:], installed())
    except LookupError as error:
        print(f"clean_root.py: {error}", file=sys.stderr)
        return 1
    for folder in FOLDERS:
        (root / folder).mkdir(parents=True, exist_ok=True)
    # As on every Debian of today.
    for folder in ("bin", "sbin", "lib", "lib64"):
        (root / "usr" / folder).mkdir(parents=True, exist_ok=True)
        (root / folder).symlink_to(f"usr/{folder}")

    # Without the number of its form, dpkg reads the database as an older one.
    names = {str(DPKG / "info/format")}
    for package in packages:
        files = list(database_files(package))
        names.update(str(file) for file in files)
        for file in files:
            if file.suffix == ".list":
                names.update(file.read_text("utf-8").splitlines())
    names.update(str(path) for path in (DPKG / "triggers").iterdir())
    # A container may have left out pages and translations of its packages. The links of / are ours.
    listed = sorted(
        name[1:]
        for name in names
        if name.count("/") > 1 and (Path(name).is_symlink() or Path(name).exists())
    )
    pack = ("tar", "--create", "--directory=/", "--no-recursion", "--files-from=-", "--file=-")
    packed = subprocess.run(
        pack, input="\n".join(listed).encode(), stdout=subprocess.PIPE, check=True
    )
    unpack = ("tar", "--extract", "--keep-directory-symlink", f"--directory={root}", "--file=-")
    subprocess.run(unpack, input=packed.stdout, check=True)
    status = "\n\n".join(package.stanza.strip("\n") for package in packages)
    (root / "var/lib/dpkg/status").write_text(f"{status}\n", "utf-8")
    (root / "var/lib/dpkg/available").touch()
    print(f"a clean root with {len(packages)} packages: {', '.join(p.name for p in packages)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
