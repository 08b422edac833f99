"""How a key is shown is found in the description."""

from __future__ import annotations

from typing import Any

import pytest
from drafting import access

BEARER = {"type": "http", "scheme": "bearer"}
BASIC = {"type": "http", "scheme": "Basic"}
HEADER = {"type": "apiKey", "in": "header", "name": "X-Key"}
QUERY = {"type": "apiKey", "in": "query", "name": "key"}
OAUTH = {"type": "oauth2"}
ROUTES = ["GET /a", "GET /b"]


def described(first: Any, second: Any = None, **schemes: Any) -> dict[str, Any]:
    """Return a description whose two operations take keys in these ways."""
    operations = [{"security": each} if each is not None else {} for each in (first, second)]
    paths = {f"/{name}": {"get": each} for name, each in zip("ab", operations, strict=True)}
    return {"paths": paths, "components": {"securitySchemes": schemes}}


@pytest.mark.parametrize(
    ("document", "name", "header", "scheme"),
    [
        (described([{"k": []}], k=BEARER), "http bearer", "Authorization", "Bearer"),
        (described([{"k": []}], k=BASIC), "http basic", "Authorization", "Basic"),
        (described([{"k": []}], k=HEADER), "apiKey header X-Key", "X-Key", ""),
        (described([{"k": []}], k=OAUTH), "oauth2", "Authorization", "Bearer"),
        # Of several ways the first that the engine knows, and that all operations take.
        (described([{"q": []}, {"k": []}], q=QUERY, k=HEADER), "apiKey header X-Key", "X-Key", ""),
        (
            described([{"k": []}, {"b": []}], [{"b": []}], k=HEADER, b=BEARER),
            *("http bearer", "Authorization", "Bearer"),
        ),
        # What needs no key takes any; what says nothing takes that of the description.
        (described([{}], [{"k": []}], k=HEADER), "apiKey header X-Key", "X-Key", ""),
        (described(None, None, q=QUERY, b=BEARER), "http bearer", "Authorization", "Bearer"),
    ],
)
def test_ways(document: dict[str, Any], name: str, header: str, scheme: str) -> None:
    """Bearer, basic, a header of its own, and access tokens work."""
    way = access.of(document, ROUTES)
    assert (name, header, scheme) == (way.name, way.header, way.scheme)


def test_basic_says_what_the_key_is() -> None:
    """The key of basic authentication is not what one is given."""
    assert "It is the base64 of USER:PASSWORD." == access.parsed("http basic").advice
