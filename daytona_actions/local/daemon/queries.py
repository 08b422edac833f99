"""Reads the parameters of a query."""

from __future__ import annotations

import errno
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .exchange import Request

OCTAL = re.compile(r"[0-7]+\Z")
LARGEST_MODE = 1 << 32
PERMISSIONS = 0o777


def required(request: Request, name: str) -> str:
    """Return a parameter that must be given."""
    value = request.query.get(name)
    if not value:
        raise OSError(errno.EINVAL, f"the query parameter {name} is missing")
    return value


def permissions(mode: str) -> int:
    """Return the permissions of an octal mode, without other bits (recorded: file_permissions)."""
    if not OCTAL.match(mode) or int(mode, 8) >= LARGEST_MODE:
        raise OSError(errno.EINVAL, f"not an octal mode: {mode}")
    return int(mode, 8) & PERMISSIONS
