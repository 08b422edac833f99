"""Reads the recorded scenarios: each a list of requests and the answers of a real Daytona."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

PROJECT = Path(__file__).parents[3]
BASES = {
    "api": re.compile(r"https?://[^/\s\"']+/api(?=/|$)"),
    "toolbox": re.compile(r"https?://[^/\s\"']+/toolbox(?=[/\"]|$)"),
}
"""The base URLs of both services, as recordings of any server have them."""
BELONGING = (
    (re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), "{id}"),
    (re.compile(r"(?<=[?&]cursor=)eyJ[^&]*"), "{cursor}"),
    (re.compile(r"(?<=[?&]id=)[0-9a-fA-F-]+"), "{beginning}"),
    (re.compile(r"(?<=[?&]snapshots=)[^&]*"), "{snapshot}"),
    (re.compile(r"(?<=[?&]regionIds=)[^&]*"), "{region}"),
)
"""What of a request belongs to the recorded server, and what is shown in its place."""


@dataclass(frozen=True)
class Message:
    """A body and the headers that say what it is."""

    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        """Return the body as JSON, None if it is none."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None


@dataclass(frozen=True)
class Exchange:
    """A recorded request and its answer."""

    method: str
    url: str
    request: Message
    status: int
    answer: Message

    @property
    def shown(self) -> str:
        """Return the request without what belongs to the recorded server, for people."""
        path = BASES["toolbox"].sub("{toolbox}", BASES["api"].sub("", self.url))
        for belonging, shown in BELONGING:
            path = belonging.sub(shown, path)
        return f"{self.method} {path}"

    @property
    def is_creation(self) -> bool:
        """Whether it asks for a new sandbox."""
        return self.method == "POST" and BASES["api"].sub("", self.url) == "/sandbox"


def bases(exchanges: list[Exchange], kind: str) -> set[str]:
    """Return the base URLs of a service, as requests and answers name them."""
    texts = [text for each in exchanges for text in (each.url, each.answer.body.decode("latin-1"))]
    return {found for text in texts for found in BASES[kind].findall(text)}


def scenario_files() -> dict[str, Path]:
    """Return every recorded scenario's file by its name."""
    found = sorted((PROJECT / "cassettes").glob("*/*.yaml"), key=lambda path: path.stem)
    return {path.stem: path for path in found}


def read_scenario(path: Path) -> list[Exchange]:
    """Return a cassette's exchanges."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    recorded = yaml.load(path.read_text(encoding="utf-8"), loader)  # noqa: S506 - a safe one
    return [_exchange(entry["request"], entry["response"]) for entry in recorded["interactions"]]


def _exchange(request: dict[str, Any], response: dict[str, Any]) -> Exchange:
    return Exchange(
        request["method"],
        request["uri"],
        Message(_headers(request["headers"]), _bytes(request.get("body"))),
        response["status"]["code"],
        Message(_headers(response["headers"]), _bytes((response.get("body") or {}).get("string"))),
    )


def _headers(recorded: dict[str, list[str]]) -> dict[str, str]:
    return {name.lower(): values[0] for name, values in recorded.items()}


def _bytes(text: str | bytes | None) -> bytes:
    return text if isinstance(text, bytes) else (text or "").encode()
