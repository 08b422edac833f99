"""Defaults of texts with quotes and backslashes are documented as they are, and never refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.regenerate.describing import (
    Made,
    answering,
    description,
    operation,
    parameter,
    record,
    to,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

QUOTED = 'say "hi" \\ bye'
TEXT = {"type": "string", "default": QUOTED}
KIND = {"type": "string", "enum": ['a"', "b"]}
ODD = record(
    text=TEXT,
    kind={**KIND, "default": 'a"'},
    shared={"allOf": [to("Kind")], "default": 'a"'},
    plain={"type": "string", "default": "it's"},
    size={"type": "integer", "default": 5},
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """A client of such a description."""
    document = description(
        {
            "/ask": {"get": operation("ask", parameter("text", schema=TEXT))},
            "/odd": {"get": answering("look", to("Odd"))},
        },
        {"Odd": ODD, "Kind": KIND},
    )
    made = Made(document, tmp_path_factory.mktemp("defaults"), "made_up_defaults")
    yield made
    made.forget()


def said(text: str | None) -> str:
    """Return a docstring on one line."""
    return " ".join((text or "").split())


def test_defaults_of_fields(made: Made) -> None:
    """As Python writes them."""
    text = said(made.models.Odd.__doc__)
    shown = [f"{QUOTED!r}.", '"it\'s".', "5."]
    assert [3, *shown] == [text.count("Default: "), *(one for one in shown if one in text)]


def test_defaults_of_parameters(made: Made) -> None:
    """In each function of an endpoint; it is not sent."""
    endpoint = made.module("api.odd.ask")
    assert f"text (str | Unset): Default: {QUOTED!r}." in said(endpoint.sync_detailed.__doc__)
    request, _ = made.call("ask")
    assert "" == request.url.query.decode()


def test_defaults_among_values(made: Made) -> None:
    """An enum that has such a default is read as any other."""
    odd = made.models.Odd.from_dict({"kind": 'a"', "shared": "b"})
    assert ('a"', "b") == (odd.kind, odd.shared)
