"""Finds out from a description how a key is shown, and refuses by name what the engine does not do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from regeneration.layout import RefusalError
from regeneration.shapes import resolved

if TYPE_CHECKING:
    from collections.abc import Iterable

    from regeneration.documents import Document

WAYS = ("http bearer", "http basic", "apiKey header NAME")
_MEND = (
    "if the service also takes it in a header, say so with --key, such as --key 'http bearer' or "
    "--key 'apiKey header X-Key'"
)
_PLACES = {"query": "a query ends up in logs", "cookie": "the engine keeps none"}


@dataclass(frozen=True)
class Way:
    """How a key is shown.

    Attributes:
        name: in the words of a security scheme: `apiKey header X-Key`.
        header: the HTTP header that carries it.
        scheme: the word before it there, empty if there is none.
        advice: what it is, where that is not the key as it was got.
    """

    name: str
    header: str
    scheme: str
    advice: str = ""


def parsed(text: str) -> Way:
    """Return the way that `--key` names."""
    match text.split():
        case ["http", "bearer"]:
            return Way("http bearer", "Authorization", "Bearer")
        case ["http", "basic"]:
            advice = "It is the base64 of USER:PASSWORD."
            return Way("http basic", "Authorization", "Basic", advice)
        case ["apiKey", "header", name]:
            return Way(f"apiKey header {name}", name, "")
    raise RefusalError(f"--key {text!r} is none of {', '.join(WAYS)}")


def of(document: Document, wanted: Iterable[str]) -> Way:
    """Return the way that all wanted operations take.

    Args:
        document: the finished description.
        wanted: the routes of the operations.

    Raises:
        RefusalError: there is none that the engine knows; it names the operation and its scheme.
    """
    schemes = document.get("components", {}).get("securitySchemes", {})
    common: list[str] | None = None
    for route in wanted:
        names = [name for name in _taken(document, route) if _way(document, schemes, name)]
        said = _taken(document, route)
        if said and not names:
            raise RefusalError(f"{route} {_why_not(document, schemes, said)}: {_MEND}")
        if said:
            common = [name for name in (common or names) if name in names]
            if not common:
                raise RefusalError(
                    f"{route} takes another key ({' or '.join(names)}) than the operations before "
                    "it: make a connector for each kind of key"
                )
    usable = common or [name for name in schemes if _way(document, schemes, name)]
    if not usable:
        raise RefusalError(
            "the description says of no operation how a key is shown: say it with --key, such as "
            "--key 'http bearer'; a service that wants none ignores it"
        )
    way = _way(document, schemes, usable[0])
    assert way is not None  # noqa: S101 - only such are usable
    return way


def _taken(document: Document, route: str) -> list[str]:
    """Return the schemes of which one is enough, several at once joined; none if none is needed."""
    method, path = route.split(" ", 1)
    item = resolved(document, document["paths"][path])
    ways = item[method.lower()].get("security", document.get("security")) or []
    return [] if {} in ways else [" and ".join(way) for way in ways]


def _way(document: Document, schemes: dict[str, Any], name: str) -> Way | None:
    scheme = resolved(document, schemes.get(name))
    kind = str(scheme.get("type", "")).lower()
    if kind == "http" and str(scheme.get("scheme")).lower() in {"bearer", "basic"}:
        return parsed(f"http {scheme['scheme'].lower()}")
    if kind == "apikey" and scheme.get("in") == "header":
        return parsed(f"apiKey header {scheme.get('name')}")
    if kind in {"oauth2", "openidconnect"}:
        advice = "It is an access token, which is not renewed by itself."
        return Way(str(scheme["type"]), "Authorization", "Bearer", advice)
    return None


def _why_not(document: Document, schemes: dict[str, Any], names: list[str]) -> str:
    for name in names:
        scheme = resolved(document, schemes.get(name))
        if not scheme:
            word = "several keys at once" if " and " in name else "a scheme that is not described"
            return f"takes {word} ({name}), which the engine cannot show"
        place = str(scheme.get("in"))
        if place in _PLACES:
            return (
                f"takes its key in the {place} ({name}: {scheme.get('name')}), where the engine "
                f"does not put it: {_PLACES[place]}"
            )
    kinds = {name: resolved(document, schemes.get(name)) for name in names}
    words = [f"{name}: {said.get('type')} {said.get('scheme', '')}" for name, said in kinds.items()]
    return f"takes its key as {' or '.join(' '.join(each.split()) for each in words)}, which the engine does not know"
