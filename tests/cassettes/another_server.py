"""The cassettes as if another server had been recorded: all that belongs to it is another one's."""

from __future__ import annotations

import base64
import json
import re
import uuid
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

import yaml

from tests.scenarios.commands import NOWHERE
from tests.scenarios.model import CASSETTES

if TYPE_CHECKING:
    from pathlib import Path

_ID = re.compile(r"(?<![0-9a-f])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-f])")
_CURSOR = re.compile(r"\beyJ[\w+/-]+(?:=|%3D){0,2}")
_COMMIT = re.compile(r'(?<="commit_id": ")[0-9a-f]{40}|(?<="commit_id":")[0-9a-f]{40}')
_REPLACED = (
    ("https://app.daytona.io/api", "https://control.other.example:3000/api"),
    ("https://proxy.app.daytona.io/toolbox", "https://boxes.other.example/toolbox"),
    ("proxy.app.daytona.io", "boxes.other.example"),
    ("app.daytona.io", "control.other.example:3000"),
)
_REWRITTEN = (
    (re.compile(r"\b202\d(-\d\d-\d\d[T ]\d)"), r"2031\1"),
    (re.compile(r"(?<=DESTROYED_)([\w-]+)_\d{13}"), r"\1_1900000000000"),
    (re.compile(r'("(?:owner|group)":)"[^"]*"'), r'\1"4321"'),
    (re.compile(r'("daemonVersion":)"[^"]*"'), r'\1"7.7.7-other"'),
    (re.compile(r'("target": ?)"us"'), r'\1"elsewhere"'),
    (re.compile(r"(?<=regionIds=)us\b"), "elsewhere"),
)


def write_another_server(folder: Path, pattern: str = "*/*.yaml") -> None:
    """Write cassettes into a folder, as those of a server that was never there."""
    names = _snapshots()
    for path in CASSETTES.glob(pattern):
        recorded = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
        for exchange in recorded["interactions"]:
            _rewrite_exchange(exchange, names)
        written = folder / path.relative_to(CASSETTES)
        written.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.dump(recorded, Dumper=yaml.CSafeDumper, allow_unicode=True)
        written.write_text(text, encoding="utf-8")


def _snapshots() -> dict[str, str]:
    """Map what the recorded servers call their snapshots to other names."""
    texts = [path.read_text(encoding="utf-8") for path in CASSETTES.glob("*/*.yaml")]
    found = {name for text in texts for name in re.findall(r'"snapshot": ?"([^"]+:[^"]+)"', text)}
    return dict.fromkeys(sorted(found, key=len, reverse=True), "somebody/other-sandbox:9")


def _rewrite_exchange(exchange: dict[str, Any], names: dict[str, str]) -> None:
    request, response = exchange["request"], exchange["response"]
    request["uri"] = _with_other_prefix(request["uri"], str(response["body"]["string"]))
    for message in (request, response):
        for header, values in message["headers"].items():
            message["headers"][header] = [_rewritten(value, names) for value in values]
    request["uri"] = _rewritten(request["uri"], names)
    request["body"] = _rewritten(request["body"], names)
    body = response["body"]["string"] = _rewritten(response["body"]["string"], names)
    headers = response["headers"]
    if "content-length" in headers:
        headers["content-length"] = [str(len(body if isinstance(body, bytes) else body.encode()))]
    if "x-daytona-api-version" in headers:
        headers["x-daytona-api-version"] = ["0.777.0"]


def _with_other_prefix(uri: str, answer: str) -> str:
    """Replace the beginning of an ID that a list was asked for by that of the other ID."""
    asked = re.search(r"(?<=[?&]id=)[0-9a-fA-F-]+", uri)
    if not asked:
        return uri
    prefix = asked[0].lower()
    identity = next(found[0] for found in _ID.finditer(answer) if found[0].startswith(prefix))
    # A whole ID is rewritten as any other is, but for one in capitals.
    whole = asked[0] == identity
    other = identity if whole else _other_id(identity)[: len(prefix)]
    other = other if asked[0].islower() else other.upper()
    return uri.replace(f"id={asked[0]}", f"id={other}")


def _rewritten(content: Any, names: dict[str, str]) -> Any:
    if isinstance(content, bytes):
        return _rewritten(content.decode("latin-1"), names).encode("latin-1")
    if not isinstance(content, str):
        return content
    content = _CURSOR.sub(lambda found: _other_cursor(found[0], names), content)
    return _other(content, names)


def _other(text: str, names: dict[str, str]) -> str:
    for own, other in (*_REPLACED, *names.items()):
        quoted = own.replace("/", "%2F").replace(":", "%3A")
        # What a sandbox is built from is asked for by the scenario itself.
        text = re.sub(f"(?<!FROM ){re.escape(own)}", other, text)
        text = text.replace(quoted, other.replace("/", "%2F").replace(":", "%3A"))
    for pattern, other in _REWRITTEN:
        text = pattern.sub(other, text)
    text = _COMMIT.sub(lambda found: _other_commit(found[0]), text)
    return _ID.sub(lambda found: _other_id(found[0]), text)


def _other_id(identity: str) -> str:
    # Scenarios name such ones themselves: they are there on no server.
    if identity[:8] == NOWHERE[:8]:
        return identity
    # The first digit stays: where an order leaves a choice, lists are in that of the IDs.
    return identity[0] + str(uuid.uuid5(uuid.NAMESPACE_OID, identity))[1:]


def _other_commit(commit: str) -> str:
    # So is a commit of one digit.
    return commit if len(set(commit)) == 1 else commit[::-1]


def _other_cursor(cursor: str, names: dict[str, str]) -> str:
    told = json.loads(base64.b64decode(f"{unquote(cursor)}=="))
    other = base64.b64encode(
        json.dumps(json.loads(_other(json.dumps(told), names))).encode()
    ).decode()
    return quote(other) if "%" in cursor else other
