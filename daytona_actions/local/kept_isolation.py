"""The isolation of a root folder: the one that its sandboxes were made in, for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daytona_actions.local.folders import write_whole

if TYPE_CHECKING:
    from pathlib import Path

FILE = "isolation"


def keep_isolation(root: Path, chosen: str) -> None:
    """Note a root folder's isolation, or refuse another one than was noted.

    Files belong to another user, and volumes have other places, in the other isolation. A folder
    of an older version has no note: it is taken as it is.

    Raises ValueError for another isolation, OSError if it cannot be noted.
    """
    path = root / FILE
    if not path.exists():
        write_whole(path, f"{chosen}\n", to_disk=True)
        return
    noted = path.read_text(encoding="utf-8", errors="replace").strip()
    if noted != chosen:
        message = (
            f"root folder {root} has isolation {noted!r}, and this server {chosen!r}: "
            f"choose isolation {noted}, or another root folder"
        )
        raise ValueError(message)
