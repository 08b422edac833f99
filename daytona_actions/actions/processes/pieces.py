"""A piece of the output of a process, with standard output and standard error apart."""

from __future__ import annotations

from typing import NamedTuple

from daytona_actions.engine.late_pattern import late_pattern

# For those that send a version of Daytona's each line is marked (recording session_output_split).
# A program's own bytes of this form cannot be told from them.
_OUTPUT, _ERROR = b"\1\1\1", b"\2\2\2"
_MARKS = late_pattern(b"(" + _OUTPUT + b"|" + _ERROR + b")")


class Piece(NamedTuple):
    """A part of both streams, where it ends in the whole, and whether there is more after it."""

    stdout: str
    stderr: str
    end: int
    is_cut: bool


def piece(log: str, offset: int = 0, limit: int | None = None, *, grows: bool = False) -> Piece:
    """Cut a piece out of a log, at the ends of lines where there are such.

    Offsets are bytes of UTF-8 of both streams together, without the marks.

    Args:
        log: the whole of it, each line marked by its stream.
        offset: where the piece begins; past the end there is nothing.
        limit: its longest size in bytes, though it is never less than a character; None: the rest.
        grows: whether more is to come: then a line that has not ended is left for later.
    """
    unmarked, *marked = _MARKS.split(log.encode())
    parts = [(_OUTPUT, unmarked), *zip(marked[::2], marked[1::2], strict=True)]
    whole = b"".join(part for _, part in parts)
    size = whole.rfind(b"\n") + 1 if grows else len(whole)
    begin = _boundary(whole, min(offset, size))
    end = size if limit is None else _end(whole, begin, limit, size)
    streams = {_OUTPUT: bytearray(), _ERROR: bytearray()}
    at = 0
    for mark, part in parts:
        streams[mark] += part[max(0, begin - at) : max(0, end - at)]
        at += len(part)
    return Piece(streams[_OUTPUT].decode(), streams[_ERROR].decode(), end, end < size)


def _end(whole: bytes, begin: int, limit: int, size: int) -> int:
    if begin + limit >= size:
        return size
    newline = whole.rfind(b"\n", begin, begin + limit)
    if newline >= 0:
        return newline + 1
    end = _boundary(whole, begin + limit)
    return end if end > begin else _boundary(whole, begin + 1, step=1)


def _boundary(whole: bytes, at: int, step: int = -1) -> int:
    """Return the nearest place, going back or on, at which no character is cut."""
    while b"\x80" <= whole[at : at + 1] < b"\xc0":
        at += step
    return at
