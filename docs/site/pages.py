"""The pages of the site are pages of the project, where they stand: every page of the navigation in
mkdocs.yml, at the address of its path, and every file that one of them links to. So a link between
pages is the same in the project and on the site.
"""

from __future__ import annotations

import itertools
import posixpath
import re
from collections.abc import Iterator, MutableSet
from pathlib import Path
from typing import Any

import tomllib
from markdown.extensions import toc
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from nbconvert import MarkdownExporter

PROJECT = Path(__file__).resolve().parents[2]
HOME = "docs/index.md"
# With it, a page that was opened from a file searches too: tests/site/run.sh installs it.
WORKER = PROJECT / "target/site-npm/node_modules/iframe-worker/shim/index.js"

_LINK = re.compile(r"\[([^\]]*)\]\(([^)#\s]+)(?:#[^)]*)?\)")
_MARKDOWN = MarkdownExporter()  # type: ignore[no-untyped-call]
_RUST = re.compile(r"(?m)^```rust\n.*?^```$", re.DOTALL)


def _unique(id: str, ids: MutableSet[str], counters: Any = None) -> str:
    """The anchor of a heading as GitHub numbers it: a second heading of the same words has `-1`."""
    numbered = (f"{id}-{number}" for number in itertools.count(1))
    found = next(one for one in itertools.chain([id], numbered) if one and one not in ids)
    ids.add(found)
    return found


toc.unique = _unique


class Notebook(File):
    """A notebook as a page, with the results that are stored in it."""

    def is_documentation_page(self) -> bool:
        return True


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """The address of the site, once it has one, stands in the project's table of the package."""
    package = tomllib.loads((PROJECT / "ibo-py/pyproject.toml").read_text())["project"]
    config.site_url = package.get("urls", {}).get("Documentation", "")
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The pages of the navigation, and what they link to, in place of the folder of the pages."""
    pages = list(_pages(config.nav))
    linked = {link for page in pages for link in _links(page) if (PROJECT / link).is_file()}
    shown = [
        *pages,
        *sorted(linked - set(pages)),
        *config.extra_css,
        *config.extra_javascript,
        config.theme["favicon"],
    ]
    of_theme = [file for file in files if file.src_dir != config.docs_dir]
    worker = File.generated(config, config.extra["polyfills"][0], abs_src_path=str(WORKER))
    return Files([*of_theme, worker, *(_file(path, config) for path in dict.fromkeys(shown))])


def _pages(nav: Any) -> Iterator[str]:
    """The paths of a navigation, in its order."""
    for entry in nav:
        for target in entry.values():
            if isinstance(target, str):
                yield target
            else:
                yield from _pages(target)


def _links(page: str) -> Iterator[str]:
    """The files of the project that a page links to, by their paths."""
    if page.endswith(".md"):
        for _, link in _LINK.findall((PROJECT / page).read_text()):
            yield _target(page, link)


def _target(page: str, link: str) -> str:
    """The path of what a page links to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), link))


def _file(path: str, config: MkDocsConfig) -> File:
    kind = Notebook if path.endswith(".ipynb") else File
    # The page of the whole project is not the first page of the site.
    addresses = {HOME: "index.html", "README.md": "project.html"}
    file = kind(
        path,
        str(PROJECT),
        config.site_dir,
        config.use_directory_urls,
        dest_uri=addresses.get(path),
    )
    if isinstance(file, Notebook):
        file.content_string, _ = _MARKDOWN.from_filename(str(PROJECT / path))
    return file


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """A page without what a site has not: links to folders, and in examples of Rust the lines that
    their documentation hides.
    """

    def without_folder(link: re.Match[str]) -> str:
        is_folder = (PROJECT / _target(page.file.src_uri, link[2])).is_dir()
        return link[1] if is_folder else link[0]

    markdown = _RUST.sub(lambda block: re.sub(r"(?m)^# .*\n", "", block[0]), markdown)
    return _LINK.sub(without_folder, markdown)


def on_page_context(context: Any, page: Page, config: MkDocsConfig, **_: Any) -> None:
    """A page is in the language that it says, and so is what stands around it."""
    config.theme["language"] = page.meta.get("lang", "en")
