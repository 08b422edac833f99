"""The standard streams of a command: all of them there, and none that its output can break."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


def prepare_streams() -> None:
    """Make stdin, stdout and stderr usable, whatever the process was started with.

    One that is closed becomes the null device. A character that a stream's encoding lacks (cp1252
    in a pipe on Windows, ASCII in a C locale) is written as an escape, and what nobody reads any
    more (`| head`) goes nowhere. Otherwise a command would end in an error after its work was
    done, and whoever called it would do the work again.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            stream = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - for the process
        elif mode == "w":
            stream = _robust(stream)
        setattr(sys, name, stream)


def write_json(document: Any) -> None:
    """Write a document to stdout as JSON, which stays JSON where the encoding lacks a character."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(document, indent=2)
    sys.stdout.write(f"{text}\n")


class _Output(io.FileIO):
    """A file descriptor for output; without a reader it takes everything and keeps nothing."""

    def write(self, content: ReadableBuffer, /) -> int:
        try:
            return super().write(content)
        except BrokenPipeError:
            return memoryview(content).nbytes


def _robust(stream: Any) -> Any:
    buffer = getattr(stream, "buffer", None)
    raw = getattr(buffer, "raw", buffer)  # with PYTHONUNBUFFERED there is no buffer between
    if type(raw) is not io.FileIO:  # a console of Windows, or what a caller put in its place
        return stream
    stream.flush()
    return io.TextIOWrapper(
        io.BufferedWriter(_Output(raw.fileno(), "w", closefd=False)),
        encoding=stream.encoding,
        errors="backslashreplace",
        line_buffering=stream.line_buffering or raw is buffer,
    )
