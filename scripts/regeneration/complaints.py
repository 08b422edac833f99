"""Reads out of what the generator writes when it fails what is wrong, in one sentence."""

from __future__ import annotations

import re

PLAIN = {"TYPER_STANDARD_TRACEBACK": "1", "NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "1000"}
"""Settings of the environment under which a failure is text: no boxes, colours or folded lines."""

_LONGEST = 1000
_SHORT = 100
_TITLE = re.compile(r"^(Warning|Error)\(s\) encountered while generating.*$", re.MULTILINE)
_ADDRESS = re.compile(r"<openapi_python_client\S+ object at 0x\w+>")
_FAREWELL = "If you believe this was a mistake"
_TRACEBACK = "Traceback (most recent call last)"
_HEADER = re.compile(r"(WARNING|ERROR) |Unable to |Failed to |Skipping |\S+ failed$")
_PLACE = re.compile(r'File "([^"]+)", line (\d+)')


def last(output: str) -> str:
    """Return the last thing that the generator complains of: those before are often consequences."""
    text = _ADDRESS.sub("…", output.partition(_FAREWELL)[0])
    said = _of_traceback(text) if _TRACEBACK in text else _of_messages(text)
    return " ".join(said.split())[:_LONGEST] or "it says nothing"


def _of_traceback(text: str) -> str:
    """Return what was raised, and where if that is a file that was being made or read."""
    lines = [line for line in text.rstrip().splitlines() if line.strip()]
    places = [(match[1], match[2]) for match in map(_PLACE.search, lines) if match]
    own = [f"{path}:{line}: " for path, line in places if "site-packages" not in path]
    return f"{own[-1] if own and own[-1].startswith('/') else ''}{lines[-1]}"


def _of_messages(text: str) -> str:
    """Return the last message: its header with what follows; of the JSON that is meant, only a little."""
    parts = [part.strip() for part in re.split(r"\n\s*\n", _TITLE.sub("", text)) if part.strip()]
    starts = [number for number, part in enumerate(parts) if _HEADER.match(part)]
    more = len(starts) - 1
    about = parts[starts[-1] if starts else -1 :]
    short = [" ".join(part.split()) for part in about]
    said = " ".join(part for part in short if part[0] != "{" or len(part) < _SHORT)
    return f"{said} (and {more} more before)" if more > 0 else said
