"""How this package is installed today: from a checkout, since it is in no package index yet."""

from __future__ import annotations


def how_to_install(extra: str) -> str:
    """Return what installs this package with an extra, as the end of a sentence."""
    return f"pip install '.[{extra}]' in a checkout of {__name__.partition('.')[0]}"
