"""A library of a later release: the sources of today in a folder of their own, with two structs that
have grown, one that a program passes and one that it gets.

    python3 grown.py FOLDER     FOLDER gets the sources and, in include/, the header
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]

# File, text of today, text of the later release.
CHANGES = (
    (
        "ibo-capi/src/options.rs",
        "    pub with_case: i32,\n}",
        (
            "    pub with_case: i32,\n    /// 1 for a statement of a later release.\n    pub later: i32,\n"
            "    /// Written as 0.\n    pub reserved: i32,\n}"
        ),
    ),
    (
        "ibo-capi/src/options.rs",
        "        let asked = asked.maybe(weakest, Options::require)",
        (
            '        flag(options.later).map_err(|error| error.at("later"))?;\n'
            "        let asked = asked.maybe(weakest, Options::require)"
        ),
    ),
    (
        "ibo-capi/src/payment.rs",
        "    /// Premium due less withholding tax (R6.3).\n    pub net_cents: i64,\n}",
        (
            "    /// Premium due less withholding tax (R6.3).\n    pub net_cents: i64,\n"
            "    /// What a later release computes as well.\n    pub later_cents: i64,\n}"
        ),
    ),
    (
        "ibo-capi/src/payment.rs",
        "        net_cents: payment.net.cents(),\n    }",
        "        net_cents: payment.net.cents(),\n        later_cents: 4_242,\n    }",
    ),
    (
        "ibo-capi/src/structs.rs",
        "impl Struct for ibo_options {}",
        "impl Struct for ibo_options {\n    const FIRST: usize = 16;\n}",
    ),
    (
        "ibo-capi/src/structs.rs",
        "impl Struct for ibo_payment_result {}",
        "impl Struct for ibo_payment_result {\n    const FIRST: usize = 48;\n}",
    ),
    (
        "ibo-capi/include/ibo.h",
        "} ibo_options;",
        "    int32_t later;\n    int32_t reserved;\n} ibo_options;",
    ),
    (
        "ibo-capi/include/ibo.h",
        "} ibo_payment_result;",
        "    int64_t later_cents;\n} ibo_payment_result;",
    ),
)

# What else the library is built of.
ALSO = ("Cargo.lock", "ibo-core", "ibo-capi")

WORKSPACE = (
    'members = ["ibo-core", "ibo-csv", "ibo-capi", "ibo-py", "benches", "tests", "tests/capi-rlib"]'
)


def write(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in ALSO:
        copy = shutil.copytree if (PROJECT / name).is_dir() else shutil.copy
        copy(PROJECT / name, folder / name)
    manifest = (PROJECT / "Cargo.toml").read_text(encoding="utf-8")
    (folder / "Cargo.toml").write_text(
        changed(manifest, WORKSPACE, 'members = ["ibo-core", "ibo-capi"]', "Cargo.toml"),
        encoding="utf-8",
    )
    for name, today, later in CHANGES:
        file = folder / name
        file.write_text(changed(file.read_text(encoding="utf-8"), today, later, name), "utf-8")
    (folder / "include").mkdir()
    shutil.copy(folder / "ibo-capi/include/ibo.h", folder / "include")


def changed(text: str, today: str, later: str, name: str) -> str:
    if text.count(today) != 1:
        raise SystemExit(f"grown.py: {name} has not once: {today}")
    return text.replace(today, later)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
