"""Reads OpenAPI descriptions from bytes, as plain dictionaries."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any, NoReturn

import yaml

from regeneration import core_yaml, malformed
from regeneration.layout import RefusalError

Document = dict[str, Any]

_MOST_LEVELS = 1000
# Of the vendored description there are 25,000.
_MOST_VALUES = 1_000_000


def parsed(data: bytes, label: str) -> Any:
    """Return the content of a JSON or YAML file."""
    text = _decoded(data, label)
    try:
        if is_json(data):
            return json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse_constant)
        _refuse_amounts(text)
        _refuse_sizes(yaml.compose(text, Loader=core_yaml.Loader))
        return yaml.load(text, Loader=core_yaml.Loader)  # noqa: S506 - derived from SafeLoader
    except RecursionError:
        raise RefusalError(f"{label} is nested too deeply") from None
    except yaml.YAMLError as error:
        raise RefusalError(
            f"{label} is neither valid YAML nor valid JSON: {_said(error)}"
        ) from None
    except json.JSONDecodeError as error:
        raise RefusalError(f"{label} is no valid JSON: {error}") from None
    except ValueError as error:
        raise RefusalError(f"{label} cannot be read: {error}") from None


def _decoded(data: bytes, label: str) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusalError(
            f"{label} is not UTF-8: byte {error.start} is {data[error.start]:#04x}"
        ) from None
    if not text.strip():
        raise RefusalError(f"{label} is empty")
    if text.lstrip()[0] == "<":
        raise RefusalError(
            f"{label} is HTML or XML, no OpenAPI description: is it a page that shows the file?"
        )
    return text


def _said(error: yaml.YAMLError) -> str:
    """Return what PyYAML complains of, and where."""
    mark = getattr(error, "problem_mark", None)
    place = f", line {mark.line + 1}, column {mark.column + 1}" if mark is not None else ""
    problem = getattr(error, "problem", None) or " ".join(str(error).split())
    context = getattr(error, "context", None)
    if context == "expected a single document in the stream":
        return f"it holds several documents{place}"
    return f"{problem}{place}"


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        [(doubled, _)] = Counter(key for key, _ in pairs).most_common(1)
        raise ValueError(f"an object in it has the key {doubled} twice")
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"it has the number {name}, which JSON does not know")


def _refuse_amounts(text: str) -> None:
    """Raise RecursionError for YAML at which PyYAML's C loader would overflow the stack and crash."""
    depth = 0
    for number, event in enumerate(yaml.parse(text, Loader=core_yaml.Loader)):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _MOST_LEVELS:
            raise RecursionError
        if number > _MOST_VALUES:
            raise ValueError(f"it has more than {_MOST_VALUES:,} values")


def _refuse_sizes(root: Any) -> None:
    """Refuse YAML of which aliases make more than was written; some 300 bytes can be a billion values."""
    sizes: dict[int, int] = {}

    def size(node: Any) -> int:
        if not isinstance(node, yaml.CollectionNode):
            return 1
        if id(node) not in sizes:
            sizes[id(node)] = (
                _MOST_VALUES  # stands while the node is looked into: it may hold itself
            )
            parts = [
                part
                for item in node.value
                for part in (item if isinstance(item, tuple) else (item,))
            ]
            sizes[id(node)] = 1 + sum(map(size, parts))
        return sizes[id(node)]

    if size(root) > _MOST_VALUES:
        raise ValueError(
            f"its aliases make more than {_MOST_VALUES:,} values of it, or one holds itself"
        )


def is_json(data: bytes) -> bool:
    """Tell whether a description is written as JSON."""
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in {b"{", b"["}


def description(data: bytes, label: str) -> Document:
    """Return an OpenAPI 3.0 or 3.1 description; anything else is refused."""
    document = _as_json(parsed(data, label), label)
    if isinstance(document, dict) and "swagger" in document:
        raise RefusalError(
            f"{label} is Swagger {document['swagger']}, not OpenAPI 3.0 or 3.1: "
            "convert it, for example with https://converter.swagger.io"
        )
    if not isinstance(document, dict):
        kind = "a list" if isinstance(document, list) else "a single value"
        raise RefusalError(f"{label} is no OpenAPI description: it is {kind}")
    if not isinstance(document.get("paths"), dict):
        raise RefusalError(f"{label} is no OpenAPI description: it has no `paths`")
    version = str(document.get("openapi", "missing"))
    if not version.startswith(("3.0", "3.1")):
        raise RefusalError(f"{label} is not OpenAPI 3.0 or 3.1: its `openapi` is {version}")
    malformed.check(document, label)
    return document


def _as_json(content: Any, label: str) -> Any:
    """Return what a description is as JSON: a status that is a number in YAML is a text there."""
    try:
        # Encoded, because half a character, which JSON can escape, is in no file that anyone can read.
        return json.loads(json.dumps(content, ensure_ascii=False, allow_nan=False).encode())
    except (RecursionError, TypeError, ValueError) as error:
        reason = "it has a number that is infinite or none" if "float" in str(error) else error
        raise RefusalError(f"{label} cannot be written as JSON: {reason}") from None
