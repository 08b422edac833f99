"""The file that says which server the recordings are of, and when they were made."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from pathlib import Path

CHANGED = (
    "hosts became the cloud's defaults",
    "every Authorization is shown as Bearer REDACTED, and tokens as REDACTED",
    "the names of the sandboxes lost the prefix of their recording",
    "of the headers only those that matter to a client were kept, made ASCII",
    "set-up, and polling that no scenario is about, are left out",
)

_HEAD = """\
# Which Daytona the recordings are of, and when they were made.
# scripts/record_cassettes.py adds what it records; docs/recording.md says how.
"""


@dataclass(frozen=True)
class Source:
    """One recording session.

    Attributes:
        server: who ran the server.
        version: the version of the server.
        date: the day.
        changed: what was changed for keeping.
        names: the recordings, without their ending.
    """

    server: str
    version: str
    date: dt.date
    changed: tuple[str, ...]
    names: tuple[str, ...]


def read(path: Path) -> list[Source]:
    """Return what the file says; nothing if there is none."""
    if not path.exists():
        return []
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["recording"]
    return [
        Source(
            entry["server"],
            entry["version"],
            entry["date"],
            tuple(entry["changed"]),
            tuple(entry["names"]),
        )
        for entry in entries
    ]


def stamped(sources: Iterable[Source], new: Source) -> str:
    """Return the text of the file after recordings were made anew.

    Args:
        sources: what the file says so far.
        new: the session that recorded them.
    """
    older = [_without(source, new) for source in sources]
    return text([new, *(source for source in older if source.names)])


def text(sources: Iterable[Source]) -> str:
    """Write sources as TOML; a JSON string is a TOML string too."""
    return _HEAD + "".join(_entry(source) for source in sources)


def _without(source: Source, new: Source) -> Source:
    return replace(source, names=tuple(name for name in source.names if name not in new.names))


def _entry(source: Source) -> str:
    return "\n".join(
        (
            "\n[[recording]]",
            f"server = {_string(source.server)}",
            f"version = {_string(source.version)}",
            f"date = {source.date.isoformat()}",
            f"changed = {_list(source.changed)}",
            f"names = {_list(source.names)}\n",
        )
    )


def _list(values: Iterable[str]) -> str:
    return "[\n" + "".join(f"  {_string(value)},\n" for value in values) + "]"


def _string(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
