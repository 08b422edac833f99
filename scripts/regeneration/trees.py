"""Compares folders, and replaces files and folders together or not at all, even if it is killed."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

WORKSPACE = ".regenerating-"
"""How the names of folders begin in which a run prepares what it will put into the project."""

_JOURNAL = "replacing.json"


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
    root = workspace.parent
    entries = [[target.relative_to(root).as_posix(), target.exists()] for target, _ in changes]
    # There before anything is moved, and gone after everything is: a run that is killed in
    # between leaves it to the next.
    journal = workspace / f"new-{_JOURNAL}"
    journal.write_text(json.dumps(entries), encoding="utf-8")
    journal = journal.rename(workspace / _JOURNAL)
    try:
        for number, (target, replacement) in enumerate(changes):
            if target.exists():
                target.rename(_aside(workspace, number))
            if replacement is not None:
                target.parent.mkdir(parents=True, exist_ok=True)
                replacement.rename(target)
        journal.unlink()
    except BaseException:
        _undo(workspace)
        raise


def leftovers(root: Path) -> list[Path]:
    """Return the folders that runs have left in a project because they were killed."""
    return sorted(path for path in root.glob(f"{WORKSPACE}*") if path.is_dir())


def recover(root: Path) -> bool:
    """Clear what killed runs have left; whether one had begun to replace, which is taken back."""
    found = leftovers(root)
    begun = [workspace for workspace in found if (workspace / _JOURNAL).exists()]
    for workspace in begun:
        _undo(workspace)
    for workspace in found:
        shutil.rmtree(workspace)
    return bool(begun)


def _undo(workspace: Path) -> None:
    """Put back what was replaced; what is killed half-way can be begun anew."""
    journal = workspace / _JOURNAL
    entries = json.loads(journal.read_text(encoding="utf-8"))
    for number, (name, existed) in reversed(list(enumerate(entries))):
        target, aside = workspace.parent / name, _aside(workspace, number)
        if not existed:
            _remove(target)
        elif aside.exists():
            _remove(target)
            aside.rename(target)
    journal.unlink()


def _aside(workspace: Path, number: int) -> Path:
    return workspace / f"replaced-{number}"


def _remove(target: Path) -> None:
    if target.is_dir():
        shutil.rmtree(target)
    else:
        target.unlink(missing_ok=True)
