"""The notebook of the examples runs, and shows what is stored in it. `UPDATE=1` stores it again."""

from __future__ import annotations

import copy
import html
import os
import re
from typing import Any

import pytest
from project import PROJECT

nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")

NOTEBOOK = PROJECT / "ibo-py/examples/population.ipynb"


def shown(cell: Any) -> list[tuple[str, str]]:
    """What a cell shows as a text, of each output. A picture depends on the fonts: what is compared
    is the text in its place.
    """
    texts = []
    for output in cell.get("outputs", ()):
        data = output.get("data", {})
        text = data.get("text/html") or data.get("text/plain") or output.get("text", "")
        if "image/png" in data:
            (alternative,) = re.findall(r'<img alt="([^"]*)"', text)
            text = f"picture: {html.unescape(alternative)}"
        texts.append((output["output_type"], text))
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
    pictures = [text for cell in run.cells for _, text in shown(cell) if text[:8] == "picture:"]
    # Each says more than its title.
    assert len(pictures) >= 5
    assert all(text.count("\n") >= 3 and "\N{EURO SIGN}" in text for text in pictures)


def test_notebook_is_small_and_says_nothing_of_this_machine() -> None:
    assert NOTEBOOK.stat().st_size < 1_000_000
    for cell in nbformat.read(NOTEBOOK, as_version=4).cells:
        for _, text in shown(cell):
            assert not re.search(r"0x[0-9a-f]{6}|/home/|/tmp/|/root/|Traceback|Warning", text)
