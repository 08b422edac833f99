"""What names a sandbox: checks that keep every request on its route."""

from __future__ import annotations

import re
import unicodedata

from daytona_actions import errors

_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def is_id(sandbox: str) -> bool:
    """Tell whether a text has the form of a sandbox ID, a UUID; anything else is a name."""
    return _UUID.fullmatch(sandbox) is not None


def checked(sandbox: str) -> str:
    """Return an ID or name that can stand in a path.

    The generated client quotes all of it, dots too; but a proxy on the way may resolve `%2E%2E`,
    and the request, with its key, would come to another route.

    Raises:
        ActionError: it is empty, a dot segment, or holds control characters.
    """
    if sandbox in {"", ".", ".."}:
        raise errors.invalid(f"sandbox_id must be the ID or name of a sandbox, not {sandbox!r}")
    if not sandbox.isprintable() and any(unicodedata.category(each) == "Cc" for each in sandbox):
        raise errors.invalid("sandbox_id must not hold control characters: check where it is from")
    return sandbox
