"""Turns bytes into the text that JSON carries, as Go's encoder does."""

from __future__ import annotations

import codecs

EACH_BYTE = "one_mark_for_each_byte"


def _one_mark_for_each_byte(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "\ufffd" * (error.end - error.start), error.end


codecs.register_error(EACH_BYTE, _one_mark_for_each_byte)


def shown(content: bytes) -> str:
    """Return bytes as text, with one U+FFFD for each byte that is not UTF-8."""
    return content.decode("utf-8", EACH_BYTE)
