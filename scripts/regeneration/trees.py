"""Compares folders, and replaces files and folders together or not at all."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def differences(expected: Path, actual: Path) -> list[str]:
    """Return the files in which a folder differs from what it should be, each with how."""
    wanted, present = _files(expected), _files(actual)
    found = dict.fromkeys(wanted.keys() - present.keys(), "missing")
    found |= dict.fromkeys(present.keys() - wanted.keys(), "surplus")
    found |= {
        name: "changed"
        for name in wanted.keys() & present.keys()
        if wanted[name].read_bytes() != present[name].read_bytes()
    }
    return [f"{found[name]} {actual / name}" for name in sorted(found)]


def _files(folder: Path) -> dict[str, Path]:
    return {
        path.relative_to(folder).as_posix(): path
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def replace(changes: Sequence[tuple[Path, Path | None]], workspace: Path) -> None:
    """Put new files and folders in the place of old ones; if one fails, all stay as they were.

    Args:
        changes: pairs of a target and what takes its place; None removes the target.
        workspace: a folder on the same file system, for what is replaced.
    """
    begun: list[tuple[Path, Path, bool]] = []
    try:
        for target, replacement in changes:
            aside = workspace / f"replaced-{len(begun)}"
            # Noted before anything is moved: an interrupt can come right after a move.
            begun.append((target, aside, target.exists()))
            if target.exists():
                target.rename(aside)
            if replacement is not None:
                target.parent.mkdir(parents=True, exist_ok=True)
                replacement.rename(target)
    except BaseException:
        for target, aside, existed in reversed(begun):
            _undo(target, aside, existed=existed)
        raise


def _undo(target: Path, aside: Path, *, existed: bool) -> None:
    if not existed:
        _remove(target)
    elif aside.exists():
        _remove(target)
        aside.rename(target)


def _remove(target: Path) -> None:
    if target.is_dir():
        shutil.rmtree(target)
    else:
        target.unlink(missing_ok=True)
