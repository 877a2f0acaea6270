"""Writes the addresses of the project into ibo-py/pyproject.toml, for a release.

python3 tests/packages/project_urls.py ADDRESS [PYPROJECT]

The sources do not know where they are published; the release does: ADDRESS is that of the
repository, `https://HOST/OWNER/NAME`. A second run is refused.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

PYPROJECT = Path(__file__).resolve().parents[2] / "ibo-py" / "pyproject.toml"
BEFORE = "[project.optional-dependencies]\n"


def with_urls(text: str, address: str) -> str:
    """The file with the addresses of the project."""
    if not re.fullmatch(r"https://[\w.-]+(/[\w.-]+)+", address):
        raise ValueError(f"the address must be https://HOST/OWNER/NAME, not {address!r}")
    if "[project.urls]" in text or text.count(BEFORE) != 1:
        raise ValueError("pyproject.toml must have no [project.urls] yet")
    pages = f"{address}/blob/main"
    urls = {
        "Repository": address,
        "Documentation": f"{pages}/ibo-py/README.md",
        "Changelog": f"{pages}/CHANGELOG.md",
        "Issues": f"{address}/issues",
    }
    lines = "".join(f'{name} = "{url}"\n' for name, url in urls.items())
    return text.replace(BEFORE, f"[project.urls]\n{lines}\n{BEFORE}")


def main() -> int:
    if len(sys.argv) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 2
    path = Path(sys.argv[2]) if len(sys.argv) == 3 else PYPROJECT
    try:
        path.write_text(with_urls(path.read_text("utf-8"), sys.argv[1]), "utf-8")
    except ValueError as error:
        print(f"project_urls.py: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
