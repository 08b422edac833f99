"""Files of the daemon's own in the sandbox's /tmp, at paths that nobody knows."""

from __future__ import annotations

import os
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from .settings import Settings


def nameless_file(settings: Settings) -> IO[bytes]:
    """Return an empty file that is gone when it is closed."""
    path = unknown_path(settings)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    os.unlink(path)
    return open(descriptor, "w+b", buffering=0)


def unknown_path(settings: Settings) -> str:
    """Return a path at which nothing is."""
    return settings.real_path(f"/tmp/.daytona-{os.urandom(16).hex()}")  # noqa: S108
