"""Base64 to and from bytes, without a second copy of what may be a hundred megabytes."""

from __future__ import annotations

import binascii

from daytona_actions.engine import failures

_GROUP = 3  # bytes, which are four characters
_LEAST_GROWTH = 16  # the text grows by this part of itself at least, so it is seldom moved


class Base64Text:
    """The base64 form of a body, made while its pieces come; `size` is the number of bytes."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Start anew, for another try."""
        self.size = 0
        self._rest = b""
        self._text = ""
        self._pieces: list[str] = []
        self._waiting = 0

    def take(self, piece: bytes) -> None:
        """Take the next piece of the body."""
        self.size += len(piece)
        lacking = -len(self._rest) % _GROUP
        group = self._rest + piece[:lacking]
        if len(group) % _GROUP:
            self._rest = group
            return
        body = memoryview(piece)[lacking:]
        whole = len(body) - len(body) % _GROUP
        self._rest = bytes(body[whole:])
        self._add(group)
        self._add(body[:whole])
        if self._waiting * _LEAST_GROWTH >= len(self._text):
            self._grow()

    def text(self) -> str:
        """Return all of it, once the last piece was taken."""
        self._add(self._rest)
        self._rest = b""
        self._grow()
        return self._text

    def _add(self, piece: bytes | memoryview) -> None:
        encoded = binascii.b2a_base64(piece, newline=False).decode("ascii")
        self._pieces.append(encoded)
        self._waiting += len(encoded)

    def _grow(self) -> None:
        # A text that only one variable holds is lengthened in place: joining all pieces at the end
        # would need twice the memory.
        text, self._text = self._text, ""
        for piece in self._pieces:
            text += piece
        self._text = text
        self._pieces.clear()
        self._waiting = 0


def base64_bytes(name: str, content: str) -> bytes:
    """Return the bytes behind a base64 text, which may have line breaks.

    Raises:
        ActionError: it is not base64; the message says so of the argument of that name.
    """
    if "\n" in content or "\r" in content:
        content = content.replace("\r", "").replace("\n", "")
    try:
        return binascii.a2b_base64(content, strict_mode=True)
    except ValueError as problem:
        raise failures.invalid(
            f"{name} is not base64 ({problem}): encode the bytes with the standard "
            "alphabet and padding"
        ) from None
