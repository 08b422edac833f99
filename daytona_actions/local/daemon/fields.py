"""Checks JSON bodies as the decoder of the real daemon does, with its messages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

GO_TYPES = {str: "string", int: "uint32", bool: "bool"}
GO_KINDS = {bool: "bool", int: "number", float: "number", str: "string", list: "array"}


def read_fields(
    body: Iterable[bytes],
    structure: str,
    fields: dict[str, type],
    required: tuple[str, ...],
    refuse: Callable[[str], Exception],
) -> dict[str, Any]:
    """Return the known fields of a JSON body.

    ``structure`` is the name that Go puts into its messages, ``refuse`` makes the error of a
    reason (recorded: run_code_invalid_env, execute_command_invalid_env, git_clone_missing_fields).
    """
    content = b"".join(body)
    try:
        decoded = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise refuse(_complaint(content, error)) from None
    if not isinstance(decoded, dict):
        reason = f"json: cannot unmarshal {_kind(decoded)} into Go value of type {structure}"
        raise refuse(reason)
    values = {name: decoded[name] for name in fields if decoded.get(name) is not None}
    for name, value in values.items():
        if unfit := _unfit(value, fields[name]):
            reason = f"json: cannot unmarshal {unfit[0]} into Go struct field "
            raise refuse(f"{reason}{structure}.{name} of type {unfit[1]}")
    for name in required:
        # An empty list is one, an empty text is none (recorded: git_add_errors).
        if values.get(name) in (None, ""):
            raise refuse(_missing(structure, name))
    return values


def _complaint(content: bytes, error: Exception) -> str:
    """Return why a body is not JSON, in Go's words where they were recorded (session_errors)."""
    if not content.strip():
        return "EOF"
    if isinstance(error, json.JSONDecodeError) and error.msg.startswith("Expecting property name"):
        found = error.doc[error.pos : error.pos + 1]
        looked_for = "looking for beginning of object key string"
        return f"invalid character '{found}' {looked_for}" if found else "unexpected EOF"
    return "the body is not JSON"


def _unfit(value: object, kind: type) -> tuple[str, str] | None:
    """Return what a value is and what it should be, None if it fits."""
    if kind is dict and isinstance(value, dict):
        return _first_unfit(value.values())
    if kind is list and isinstance(value, list):
        return _first_unfit(value)
    if kind is int and type(value) is int and 0 <= value < 1 << 32:
        return None
    if kind is int and type(value) in {int, float}:
        return f"number {value}", "uint32"
    if kind is not int and isinstance(value, kind):
        return None
    return _kind(value), GO_TYPES.get(kind, "map[string]string" if kind is dict else "[]string")


def _first_unfit(values: Iterable[object]) -> tuple[str, str] | None:
    return next(((_kind(value), "string") for value in values if not isinstance(value, str)), None)


def _kind(value: object) -> str:
    return "null" if value is None else GO_KINDS.get(type(value), "object")


def _missing(structure: str, name: str) -> str:
    go_name = "URL" if name == "url" else name[0].upper() + name[1:]
    return (
        f"Key: '{structure}.{go_name}' Error:Field validation for '{go_name}' "
        "failed on the 'required' tag"
    )
