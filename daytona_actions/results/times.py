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


def is_since(written: str | None, since: datetime) -> bool:
    """Tell whether a time, in UTC if it has no zone, is not before another; one that is none is not."""
    from datetime import UTC

    found = moment(written)
    if found is None:
        return False
    return (found if found.tzinfo else found.replace(tzinfo=UTC)) >= since
