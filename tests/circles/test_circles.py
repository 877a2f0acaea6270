"""What the search for circles finds in made-up projects, and what is none.

python3 -m unittest discover -s tests/circles
"""

from __future__ import annotations

import contextlib
import io
import tempfile
import unittest
from pathlib import Path

import python
import rust
from circles import circles, main


class Case(unittest.TestCase):
    def arrows(self, sources: dict[str, str]) -> set[tuple[str, str]]:
        """The arrows of a project with these files, by the names of the files."""
        root = self.project(sources)
        return {
            (arrow.source.name, arrow.target.name)
            for arrow in (*rust.arrows(root), *python.arrows(root))
        }

    def circles(self, sources: dict[str, str]) -> list[set[str]]:
        root = self.project(sources)
        found = circles([*rust.arrows(root), *python.arrows(root)])
        return [{arrow.source.name for arrow in circle} for circle in found]

    def project(self, sources: dict[str, str]) -> Path:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        root = Path(folder.name)
        for name, text in sources.items():
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return root


def crate(**modules: str) -> dict[str, str]:
    """A crate with these modules; `a__child` is the file `a/child.rs`."""
    return {
        "c/Cargo.toml": "",
        **{f"c/src/{name.replace('__', '/')}.rs": text for name, text in modules.items()},
    }


class Rust(Case):
    def test_two_files_that_name_each_other_are_a_circle(self) -> None:
        found = self.circles(
            crate(
                lib="mod a;\nmod b;\nmod c;",
                a="use crate::b::B;\npub struct A(B);",
                b="pub struct B;\nfn f(a: super::a::A) -> super::a::A { a }",
                c="use crate::a::A;",
            )
        )
        self.assertEqual(found, [{"a.rs", "b.rs"}])

    def test_three_files_in_a_ring_are_one_circle(self) -> None:
        found = self.circles(
            crate(
                lib="mod a; mod b; mod c;",
                a="use crate::b; fn f() { b::g() }",
                b="pub fn g() { crate::c::h::<u8>() }",
                c="use crate::{a::{self, f as first}}; pub fn h() { first() }",
            )
        )
        self.assertEqual(found, [{"a.rs", "b.rs", "c.rs"}])

    def test_reexport_leads_to_the_file_that_defines(self) -> None:
        sources = crate(lib="mod a; mod b; pub use a::A;", a="pub struct A;", b="use crate::A;")
        self.assertEqual(self.arrows(sources), {("b.rs", "a.rs")})

    def test_glob_leads_to_the_file_that_defines(self) -> None:
        sources = crate(
            lib="mod a; mod b; pub use a::*;",
            a="pub struct A; pub struct Other;",
            b="use super::*; type B = A;",
        )
        self.assertEqual(self.arrows(sources), {("b.rs", "a.rs")})

    def test_parent_that_only_reexports_is_no_circle(self) -> None:
        sources = crate(
            lib="mod a;",
            a="mod child;\npub use child::Child;\npub struct A;",
            a__child="use super::A; pub struct Child(A);",
        )
        self.assertEqual(self.arrows(sources), {("child.rs", "a.rs")})

    def test_parent_that_uses_its_child_is_a_circle(self) -> None:
        parent = "mod child;\npub use child::Child;\npub struct A;\nfn f(child: Child) {}"
        sources = crate(lib="mod a;", a=parent, a__child="use super::A; pub struct Child(A);")
        self.assertEqual(self.circles(sources), [{"a.rs", "child.rs"}])

    def test_comments_texts_and_other_crates_are_no_arrows(self) -> None:
        text = '//! crate::b::B\n/* crate::b */ use std::fmt; const T: &str = "crate::b::B"; const R: &str = r#"crate::b::B"#;'
        sources = crate(
            lib="mod a; mod b;",
            a=f"{text} fn f<'a>(x: &'a str) -> char {{ '\\'' }}",
            b="pub struct B;",
        )
        self.assertEqual(self.arrows(sources), set())

    def test_module_inside_a_file_belongs_to_the_file(self) -> None:
        tests = "#[cfg(test)]\nmod tests { use super::*; use crate::b::B; fn f() { A } }"
        sources = crate(lib="mod a; mod b;", a=f"struct A;\n{tests}", b="pub struct B;")
        self.assertEqual(self.arrows(sources), {("a.rs", "b.rs")})

    def test_path_attribute_is_followed(self) -> None:
        sources = {
            "c/Cargo.toml": "",
            "c/tests/all.rs": '#[path = "all/a.rs"]\nmod a;\nmod b { pub fn f() { super::a::g() } }',
        }
        sources["c/tests/all/a.rs"] = "pub fn g() { crate::b::f() }"
        self.assertEqual(self.circles(sources), [{"all.rs", "a.rs"}])

    def test_file_that_no_crate_declares_is_an_error(self) -> None:
        with self.assertRaisesRegex(ValueError, "forgotten.rs"):
            self.arrows(crate(lib="", forgotten=""))


class Python(Case):
    def test_two_scripts_that_import_each_other_are_a_circle(self) -> None:
        sources = {
            "s/a.py": "import b",
            "s/b.py": "def f():\n    from a import g",
            "s/c.py": "import a, json",
        }
        self.assertEqual(self.circles(sources), [{"a.py", "b.py"}])

    def test_two_modules_of_a_package_are_a_circle(self) -> None:
        sources = {"p/__init__.py": "", "p/a.py": "from . import b", "p/b.py": "from p.a import f"}
        self.assertEqual(self.circles(sources), [{"a.py", "b.py"}])

    def test_package_that_only_reexports_is_no_circle(self) -> None:
        sources = {
            "p/__init__.py": "from .a import A\n__all__ = ['A']",
            "p/a.py": "class A: ...",
            "p/b.py": "from p import A",
        }
        self.assertEqual(self.arrows(sources), {("b.py", "a.py")})

    def test_package_that_uses_its_module_is_a_circle(self) -> None:
        sources = {"p/__init__.py": "from .a import A\nB = A()", "p/a.py": "import p"}
        self.assertEqual(self.circles(sources), [{"__init__.py", "a.py"}])


class Command(Case):
    def run_on(self, sources: dict[str, str]) -> tuple[int, str]:
        with contextlib.redirect_stdout(io.StringIO()) as out:
            status = main(self.project(sources))
        return status, out.getvalue()

    def test_circle_is_printed_and_fails(self) -> None:
        status, out = self.run_on({"s/a.py": "\nimport b", "s/b.py": "import a"})
        self.assertEqual(status, 1)
        self.assertIn(
            "A circle of 2 files:\n  s/a.py:2 names b of s/b.py\n  s/b.py:1 names a of s/a.py\n",
            out,
        )

    def test_project_without_circles_passes(self) -> None:
        status, out = self.run_on({"s/a.py": "import b", "s/b.py": ""})
        self.assertEqual((status, out), (0, "2 files, 1 arrows, 0 circles\n"))


if __name__ == "__main__":
    unittest.main()
