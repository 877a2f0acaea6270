"""What every test of the Python package shares. The package that is installed is tested, never the
folder that it was built from.
"""

from __future__ import annotations

from pathlib import Path

import ibo
import pytest
from hypothesis import settings
from project import PROJECT

settings.register_profile("project", deadline=None, max_examples=200, database=None)
settings.load_profile("project")


def pytest_sessionstart(session: pytest.Session) -> None:
    """Refuses to test the sources in place: they would hide a file that is missing from the wheel."""
    sources = PROJECT / "ibo-py"
    if Path(ibo.__file__).resolve().is_relative_to(sources):
        raise pytest.UsageError(f"install the package: ibo comes from {sources}")
