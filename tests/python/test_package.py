"""What is shipped: a small wheel with its types, a source distribution that builds, and a command
that greets.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import ibo
import pytest
from project import PROJECT

PACKAGE = PROJECT / "ibo-py"
SOURCES = {
    path.relative_to(PACKAGE / "python/ibo").as_posix()
    for path in (PACKAGE / "python/ibo").rglob("*")
    if path.suffix in (".py", ".pyi") or path.name == "py.typed"
}

# The form in which it is shipped; tests/run.sh builds it so too.
SMALLEST = "--config-settings=build-args=--locked --compression-level 9"
ADVZIP = shutil.which("advzip")

needs_maturin = pytest.mark.skipif(
    importlib.util.find_spec("maturin") is None or shutil.which("cargo") is None,
    reason="maturin or cargo is missing",
)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel and the source distribution, in a folder of their own."""
    folder = tmp_path_factory.mktemp("shipped")
    # As users build it, by the backend of pyproject.toml.
    wheel_of = ["pip", "wheel", "--no-deps", "--no-build-isolation", SMALLEST, "--wheel-dir"]
    tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for command in ([*wheel_of, str(folder), "."], ["maturin", "sdist", "--out", str(folder)]):
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=PACKAGE,
            env={**os.environ, "PATH": tools},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    if ADVZIP is not None:
        wheel = only(folder, "*.whl")
        subprocess.run([ADVZIP, "--recompress", "--shrink-extra", "--quiet", wheel], check=True)
    return folder


def only(folder: Path, pattern: str) -> Path:
    [found] = folder.glob(pattern)
    return found


@needs_maturin
def test_wheel_contains_the_package(shipped: Path) -> None:
    wheel = only(shipped, "*.whl")
    assert wheel.name.startswith(f"ibo-{ibo.__version__}-cp310-abi3-")
    if ADVZIP is not None:
        assert wheel.stat().st_size < 2 * 1024 * 1024, f"{wheel.stat().st_size:,} bytes"
    names = zipfile.ZipFile(wheel).namelist()
    inside = {name.removeprefix("ibo/") for name in names if name.startswith("ibo/")}
    [extension] = [
        name for name in inside if name.startswith("_ibo.") and not name.endswith(".pyi")
    ]
    assert inside == SOURCES | {extension}
    assert {"py.typed", "_ibo.pyi", "__init__.py", "__main__.py"} <= inside
    assert {"ibo_start/__init__.py", "ibo_start/signals.py", "ibo_start/py.typed"} <= set(names)
    info = {name.split("/", 1)[1] for name in names if not name.startswith("ibo/")}
    assert {"METADATA", "WHEEL", "RECORD", "entry_points.txt"} <= info
    assert {
        "licenses/LICENSE-MIT",
        "licenses/LICENSE-APACHE",
        "licenses/THIRD-PARTY-LICENSES.txt",
        "sboms/sbom.cdx.json",
    } <= info
    assert not [
        name for name in names if re.search(r"\.(rs|toml|pyc)$|__pycache__|target/|tests?/", name)
    ]


@needs_maturin
def test_metadata_of_the_wheel(shipped: Path) -> None:
    archive = zipfile.ZipFile(only(shipped, "*.whl"))
    [metadata] = [name for name in archive.namelist() if name.endswith("METADATA")]
    text = archive.read(metadata).decode()
    head, _, description = text.partition("\n\n")
    assert f"Version: {ibo.__version__}" in head
    assert "Requires-Python: >=3.10" in head
    assert "Provides-Extra: plot" in head
    assert re.search(r"^License(-Expression)?: MIT OR Apache-2.0$", head, re.MULTILINE)
    assert re.search(r"^License-File: ", head, re.MULTILINE)
    assert [
        line
        for line in head.splitlines()
        if line.startswith("Requires-Dist:") and "extra" not in line
    ] == []
    assert description.strip() == (PACKAGE / "README.md").read_text(encoding="utf-8").strip()


@needs_maturin
def test_source_distribution_builds(shipped: Path, tmp_path: Path) -> None:
    with tarfile.open(only(shipped, "*.tar.gz")) as archive:
        is_complete_and_builds(archive, tmp_path)


def is_complete_and_builds(archive: tarfile.TarFile, tmp_path: Path) -> None:
    """Every file that the compiler reads is there, at the versions of the lock file."""
    top = f"ibo-{ibo.__version__}"
    names = archive.getnames()
    inside = {name.removeprefix(f"{top}/") for name in names}
    assert {"PKG-INFO", "pyproject.toml", "Cargo.toml", "Cargo.lock"} <= inside
    assert {
        "ibo-py/Cargo.toml",
        "ibo-py/src/lib.rs",
        "ibo-core/Cargo.toml",
        "ibo-core/src/lib.rs",
    } <= inside
    for name in SOURCES:
        assert [found for found in inside if found.endswith(f"python/ibo/{name}")], name
    for path in (PACKAGE / "src").glob("*.rs"):
        assert f"ibo-py/src/{path.name}" in inside
    for path in (PROJECT / "ibo-core").rglob("*.toml"):
        assert path.relative_to(PROJECT).as_posix() in inside, (
            "the core reads its dated values when it is built"
        )
    assert [found for found in inside if found.endswith("README.md")]
    assert {"LICENSE-MIT", "LICENSE-APACHE", "THIRD-PARTY-LICENSES.txt"} <= {
        Path(found).name for found in inside
    }
    assert not [name for name in names if re.search(r"\.pyc$|__pycache__|/target/|/venv/", name)]
    if sys.version_info >= (3, 12):
        archive.extractall(tmp_path, filter="data")
    else:
        archive.extractall(tmp_path)
    # The files of the archive are all of one old day, which cargo would take for those of the last
    # time.
    for source in (tmp_path / top).rglob("*.rs"):
        source.touch()
    lock = tmp_path / top / "Cargo.lock"
    locked = packages(lock)
    target = os.environ.get("CARGO_TARGET_DIR", str(PROJECT / "target"))
    done = subprocess.run(
        ["cargo", "check", "--quiet", "--offline", "--manifest-path", "ibo-py/Cargo.toml"],
        cwd=tmp_path / top,
        env={**os.environ, "CARGO_TARGET_DIR": target, "PYO3_PYTHON": sys.executable},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    # The tests and benches are not shipped, so their packages go; none comes, and none changes.
    assert packages(lock) <= locked


def packages(lock: Path) -> set[tuple[str, ...]]:
    """The packages of a lock file, with their versions."""
    return set(re.findall(r'^name = "(.*)"\nversion = "(.*)"$', lock.read_text(), re.MULTILINE))


def test_the_installed_files_are_those_of_the_sources() -> None:
    """Else the tests are of another package than the one that is here."""
    installed = Path(ibo.__file__).parent
    for name in SOURCES:
        assert (installed / name).read_bytes() == (PACKAGE / "python/ibo" / name).read_bytes(), (
            f"install again: {name}"
        )


def test_version_and_requirements() -> None:
    assert importlib.metadata.version("ibo") == ibo.__version__
    requires = importlib.metadata.requires("ibo") or []
    assert all("extra ==" in line for line in requires)
    assert re.fullmatch(r"\d+\.\d+\.\d+", ibo.__version__)


def test_import_loads_no_heavy_modules() -> None:
    """What is not needed is not loaded: no table, no picture, no command."""
    script = "import sys, ibo; print(*sorted(name for name in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert not loaded & {
        "matplotlib",
        "numpy",
        "argparse",
        "json",
        "asyncio",
        "ibo._html",
        "ibo._plot",
        "ibo.__main__",
    }
    assert not loaded & {"typing_extensions"}


@pytest.mark.parametrize(
    "command", [[sys.executable, "-m", "ibo"], [str(Path(sysconfig.get_path("scripts")) / "ibo")]]
)
def test_command_is_installed(command: list[str]) -> None:
    done = subprocess.run([*command, "--help"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("usage: ibo ")
    for name in ("statements", "explain", "parameters", "rules", "errors"):
        assert re.search(rf"^ +{name}\b", done.stdout, re.MULTILINE)
    done = subprocess.run([*command, "--version"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (
        0,
        f"ibo {ibo.__version__}, values {ibo.Parameters().fingerprint}\n",
    )
