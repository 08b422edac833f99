"""Regular expressions that are compiled when they are first used: an import uses none of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, AnyStr, cast

if TYPE_CHECKING:
    from re import Pattern


def late_pattern(text: AnyStr, flags: int = 0) -> Pattern[AnyStr]:
    """Return what re.compile does, which compiles it when it is first asked for something."""
    return cast("Pattern[AnyStr]", _Late(text, flags))


class _Late:
    """A pattern that keeps what it was asked for, so that it is as quick as any after that."""

    def __init__(self, *said: Any) -> None:
        self._said = said

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._said), name)
        setattr(self, name, found)
        return found
