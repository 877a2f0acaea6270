"""The notebook of the examples runs, and shows what is stored in it. `UPDATE=1` stores it again."""

from __future__ import annotations

import copy
import os
from typing import Any

import pytest
from project import PROJECT

nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")

NOTEBOOK = PROJECT / "ibo-py/examples/population.ipynb"


def shown(cell: Any) -> list[tuple[str, str]]:
    """What a cell shows as a text, of each output. A picture depends on the fonts and is not
    compared.
    """
    texts = []
    for output in cell.get("outputs", ()):
        data = output.get("data", {})
        text = data.get("text/html") or data.get("text/plain") or output.get("text", "")
        texts.append((output["output_type"], "picture" if "image/png" in data else text))
    return texts


def test_notebook_shows_what_is_stored() -> None:
    stored = nbformat.read(NOTEBOOK, as_version=4)
    run = copy.deepcopy(stored)
    nbclient.NotebookClient(run, timeout=300, record_timing=False).execute()
    if os.environ.get("UPDATE"):
        nbformat.write(run, NOTEBOOK)
        return
    for before, after in zip(stored.cells, run.cells, strict=True):
        assert shown(before) == shown(after), after["source"]
    assert any(what == "picture" for cell in run.cells for _, what in shown(cell))
