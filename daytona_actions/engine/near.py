"""Words that are nearly one of a list: misspelt, of another case, or only its beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_NEAR = 0.86  # `strted` is near `started`; `unpaused` is not near `paused`


def near_misses(given: str, known: Sequence[str]) -> list[str]:
    """Return the words of a list that another word may be meant for; none if it is one of them."""
    from difflib import get_close_matches

    word = given.strip().lower()
    if given in known or not word:
        return []
    begun = [each for each in known if each.startswith(word)]
    return begun or get_close_matches(word, known, cutoff=_NEAR)
