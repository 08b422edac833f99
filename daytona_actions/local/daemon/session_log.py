"""What a command of a session has written: line by line, each with the mark of its stream."""

from __future__ import annotations

import os
import re
from typing import IO

from .commands import MOST_OUTPUT

# Recorded (session_output_split): the marks of standard output and standard error.
OUTPUT, ERROR = b"\1\1\1", b"\2\2\2"
MARKS = re.compile(OUTPUT + b"|" + ERROR)


class Log:
    """The lines of one command, in a file that the commands of a session share.

    They run one after another, so those of each lie together. A line is there when it is
    complete; a NUL is dropped, and the last line gets its newline (recorded: session_big_output,
    session_output_split).
    """

    def __init__(self, file: IO[bytes]) -> None:
        """Take the file, whose end is where the next line goes."""
        self._file = file
        self._begin = 0
        self._kept = 0
        self._note = b""
        self._incomplete = {OUTPUT: bytearray(), ERROR: bytearray()}

    @property
    def size(self) -> int:
        """How many bytes there are to read."""
        return self._kept + len(self._note)

    def read(self, begin: int = 0) -> bytes:
        """Return the marked lines from an offset, which is 0 or a size that the log has had."""
        kept = os.pread(self._file.fileno(), max(0, self._kept - begin), self._begin + begin)
        return kept + self._note[max(0, begin - self._kept) :]

    def add(self, mark: bytes, content: bytes) -> None:
        """Take what came on a stream."""
        if self._note:
            return
        line = self._incomplete[mark]
        line += content.replace(b"\0", b"")[: MOST_OUTPUT + 1 - len(line)]
        if b"\n" in content:
            *lines, rest = line.split(b"\n")
            self._incomplete[mark] = bytearray(rest)
            self._keep(b"".join(mark + line + b"\n" for line in lines))

    def end(self) -> None:
        """Complete the last lines."""
        for mark, line in self._incomplete.items():
            if line:
                self._keep(mark + line + b"\n")
                self._incomplete[mark] = bytearray()

    def _keep(self, lines: bytes) -> None:
        if not self._kept:
            self._begin = os.lseek(self._file.fileno(), 0, os.SEEK_END)
        room = MOST_OUTPUT - self._kept
        try:
            self._write(lines if len(lines) <= room else lines[:room].rstrip(OUTPUT + ERROR))
        except OSError as error:
            self._cut(f"output is lost here: {error.strerror}")
            return
        if len(lines) > room:
            self._cut(f"output cut off after {MOST_OUTPUT} bytes, marks included")

    def _write(self, lines: bytes) -> None:
        rest = memoryview(lines)
        while rest:
            written = self._file.write(rest)
            self._kept += written
            rest = rest[written:]

    def _cut(self, reason: str) -> None:
        self._note = b"\n%b[%b]\n" % (ERROR, reason.encode())


def without_marks(lines: bytes) -> bytes:
    """Return both streams as one text."""
    return MARKS.sub(b"", lines)


def taken_apart(lines: bytes) -> tuple[bytes, bytes]:
    """Return standard output and standard error."""
    streams = {OUTPUT: bytearray(), ERROR: bytearray()}
    mark, begin = OUTPUT, 0
    for found in MARKS.finditer(lines):
        streams[mark] += lines[begin : found.start()]
        mark, begin = found[0], found.end()
    streams[mark] += lines[begin:]
    return bytes(streams[OUTPUT]), bytes(streams[ERROR])
