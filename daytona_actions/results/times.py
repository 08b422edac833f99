"""Times as the documented texts name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


def moment(written: str | None) -> datetime | None:
    """Return the time that a documented text names; None if there is none, or it cannot be read."""
    from daytona_openapi.control.types import parse_time

    try:
        return parse_time(written) if written else None
    except ValueError:
        return None
