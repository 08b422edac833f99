"""Writes pages that repeat what the code says, or with `--check` says which are out of date."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = Path(__file__).resolve().parent.parent


def main(make: Callable[[], Mapping[Path, str]], description: str | None) -> int:
    """Keep pages as they should be: what each script that makes some does; returns the exit code."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if a page is old")
    checking = parser.parse_args().check
    old = {
        path: text
        for path, text in make().items()
        if not path.exists() or path.read_text("utf-8") != text
    }
    for path, text in old.items():
        if checking:
            print(f"{path.relative_to(ROOT)} is out of date: run scripts/{parser.prog}")
        else:
            path.write_text(text, "utf-8")
    return 1 if checking and old else 0
