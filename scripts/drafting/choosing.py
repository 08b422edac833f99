"""Finds the operations that are meant, and names their actions."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Any

from regeneration.layout import RefusalError
from regeneration.operations import listed
from regeneration.shapes import resolved

from drafting import naming

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from regeneration.documents import Document


def chosen(
    document: Document, names: Iterable[str], option: str = "--operations"
) -> dict[str, str]:
    """Return the routes that are meant, each with the action's name if one was given for it.

    Args:
        document: the description.
        names: of operations: an operationId, a route, or the name that the action would get; with
            `NAME=` before it the action gets that name.
        option: where they were given.

    Raises:
        RefusalError: there is no operation of that name; it names those that are like it.
    """
    known: dict[str, str] = {}
    for route, operation in listed(document).items():
        if operation.websocket:
            continue
        for name in (proposed_name(document, route), operation.name, route):
            known[name] = route
    found: dict[str, str] = {}
    for said in names:
        given, name = _split(said, known)
        if name not in known:
            like = difflib.get_close_matches(name, known, 3, 0.4)
            more = f"; there is {', '.join(like)}" if like else ""
            raise RefusalError(f"{option}: the description has no operation {name!r}{more}")
        if given and not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)+", given):
            raise RefusalError(f"{option}: {given!r} is no name of an action, such as send_mail")
        found[known[name]] = given
    return found


def _split(said: str, known: Mapping[str, str]) -> tuple[str, str]:
    given, equals, name = said.partition("=")
    return (given, name) if equals and said not in known else ("", said)


def proposed_name(document: Document, route: str) -> str:
    """Return the name that the action of an operation gets."""
    method, path = route.split(" ", 1)
    content = content_of(document, route)
    summary = str(content.get("summary") or "")
    return naming.action_name(content.get("operationId", ""), method.lower(), path, summary)


def content_of(document: Document, route: str) -> dict[str, Any]:
    """Return what a description says of an operation."""
    method, path = route.split(" ", 1)
    found: dict[str, Any] = resolved(document, document["paths"][path])[method.lower()]
    return found
