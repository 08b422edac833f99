"""The key of a local Daytona: given, kept in its root folder, or made."""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING

from daytona_actions.local.folders import write_whole

if TYPE_CHECKING:
    from pathlib import Path

FILE = "key"
# What a header may hold, without what a shell or a file would take away.
KEY = re.compile(r"[!-~]{8,4096}\Z")


def new_key() -> str:
    """Return a key that nobody knows yet."""
    return f"dtn_{secrets.token_hex(32)}"


def check_key(key: object) -> None:
    """Raise ValueError for what can be no key; the message does not show it."""
    if not isinstance(key, str) or not KEY.match(key):
        message = "api_key must be 8 to 4096 characters of ASCII without spaces"
        raise ValueError(message)


def kept_key(root: Path, given: str | None) -> str:
    """Return the key of a root folder, for its owner alone to read; a given one replaces it.

    Raises OSError if it cannot be kept, ValueError if something else is in its place.
    """
    path = root / FILE
    if given is None and path.exists():
        key = path.read_text(encoding="ascii", errors="replace").strip()
        try:
            check_key(key)
        except ValueError:
            message = f"{path} holds no key: remove it, or give a key"
            raise ValueError(message) from None
        path.chmod(0o600)
        return key
    key = given or new_key()
    write_whole(path, f"{key}\n", to_disk=True)
    return key
