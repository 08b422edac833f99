"""Reads the recorded scenarios: each a list of requests and the answers of a real Daytona."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

PROJECT = Path(__file__).parents[3]
API = "https://app.daytona.io/api"
TOOLBOX = "https://proxy.app.daytona.io/toolbox"


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
        """Return the request without hosts, for people."""
        return f"{self.method} {self.url.replace(API, '').replace(TOOLBOX, '{toolbox}')}"


def scenario_files() -> dict[str, Path]:
    """Return every recorded scenario's file by its name."""
    found = [*(PROJECT / "cassettes").glob("*/*.yaml"), *(PROJECT / "tests/wire").glob("*.yaml")]
    return {path.stem: path for path in sorted(found, key=lambda path: path.stem)}


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
