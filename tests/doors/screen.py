"""What a screen shows, as a reader takes it in."""

from __future__ import annotations


def words_of(shown: str) -> str:
    """Return a text as one line: no box around it, and no line ends where it was full."""
    return " ".join(shown.replace("│", " ").split())
