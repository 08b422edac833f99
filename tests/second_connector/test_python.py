"""The second connector in Python, sync and async, against its little service."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions.engine.failures import ActionError, Kind
from daytona_actions.engine.pages import apages, pages
from tests.second_connector.server import KEY

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from tests.second_connector.server import Depot

DAY = date(2026, 3, 1)
ADA = {"name": "Ada", "city": "Linz", "country": "AT"}


@pytest.fixture(params=["sync", "async"])
def play(request: pytest.FixtureRequest, connector: ModuleType) -> Callable[..., Any]:
    """Call an action on a new client of either kind: `play("get_parcel", "p1", api_key="…")`."""

    def call(name: str, *args: Any, settings: dict[str, Any] | None = None, **given: Any) -> Any:
        async def asynchronously() -> Any:
            async with connector.AsyncDepotActions(**(settings or {})) as client:
                return await getattr(client, name)(*args, **given)

        if request.param == "async":
            return asyncio.run(asynchronously())
        with connector.DepotActions(**(settings or {})) as client:
            return getattr(client, name)(*args, **given)

    return call


def recipient() -> Any:
    """Return a recipient as callers in Python give it."""
    from tests.second_connector.depot.actions import Recipient

    return Recipient(**ADA)


def test_create(play: Callable[..., Any], depot: Depot) -> None:
    """The nested body, the day and the key arrive as the description has them."""
    made = play("create_parcel", recipient(), DAY).unwrap().parcel
    assert ("p1", "waiting", "Ada") == (made.id, made.status, made.recipient)
    assert ("2026-03-01", "2026-03-01T08:00:00.000Z") == (made.ready_on, made.created_at)
    [(method, path, headers, body)] = depot.requests
    assert ("POST", "/v1/parcels") == (method, path)
    assert (KEY, None) == (headers.get("X-Depot-Key"), headers.get("Authorization"))
    address = {"city": "Linz", "country": "AT"}
    sent = {"recipient": {"name": "Ada", "address": address}, "ready_on": "2026-03-01"}
    assert sent == body


def test_unknown_status(play: Callable[..., Any], depot: Depot) -> None:
    """A status that only the overlay knows is read, and can be asked for."""
    play("create_parcel", recipient(), DAY, insured=True).unwrap()
    play("create_parcel", recipient(), DAY).unwrap()
    from depot_openapi.models import Status

    assert {"waiting", "on_the_way", "delivered", "returned"} == {each.value for each in Status}
    [seen] = play("list_parcels", status="returned").unwrap().parcels
    assert ("p1", "returned", None) == (seen.id, seen.status, seen.recipient)
    assert "/v1/parcels?status=returned" == depot.requests[-1][1]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5])
def test_all_pages(connector: ModuleType, depot: Depot, count: int) -> None:
    """A listing is gone through by its cursors, to the last page."""

    async def asynchronously() -> list[str]:
        async with connector.AsyncDepotActions() as client:
            found = apages(lambda at: client.list_parcels(cursor=at))
            return [each.id async for page in found for each in page.parcels]

    with connector.DepotActions() as client:
        made = [client.create_parcel(recipient(), DAY).unwrap().parcel.id for _ in range(count)]
        found = pages(lambda at: client.list_parcels(cursor=at))
        assert made == [each.id for page in found for each in page.parcels]
    assert made == asyncio.run(asynchronously())
    assert count == len(depot.parcels)


def test_cursor_that_comes_again(connector: ModuleType) -> None:
    """A server that names a page it has named before does not hold the listing for ever."""
    page = connector.actions.ListParcelsOutput(success=True, next_cursor="again")

    async def ask(_cursor: str | None) -> Any:
        return page

    async def asynchronously() -> int:
        return len([each async for each in apages(ask)])

    assert 2 == len(list(pages(lambda _: page))) == asyncio.run(asynchronously())


def test_page_that_fails(connector: ModuleType, depot: Depot) -> None:
    """A page that cannot be fetched is raised."""
    assert [] == depot.parcels
    with connector.DepotActions("wrong") as client, pytest.raises(ActionError):
        list(pages(lambda at: client.list_parcels(cursor=at)))


def test_refusals(play: Callable[..., Any], depot: Depot) -> None:
    """The service's own words are found where it has them, all of them, without the key."""
    assert [] == depot.parcels
    missing = play("get_parcel", "p9")
    assert (Kind.NOT_FOUND, "There is no parcel p9") == (missing.failure.kind, missing.error)
    assert (404, "E404") == (missing.failure.status_code, missing.failure.code)
    drowned = play("create_parcel", type(recipient())(name="A", city="B", country="Atlantis"), DAY)
    assert "country is unknown; city is under water" == drowned.error
    assert Kind.INVALID_REQUEST == drowned.failure.kind
    wrong = play("get_parcel", "p1", settings={"api_key": "another-depot-key"})
    assert (Kind.AUTHENTICATION, "The key REDACTED is unknown") == (wrong.failure.kind, wrong.error)


def test_unreachable(play: Callable[..., Any], depot: Depot) -> None:
    """A service that cannot be reached is told as that."""
    gone = play("list_parcels", settings={"api_url": "http://127.0.0.1:1/v1", "max_retries": 0})
    assert (Kind.CONNECTION, False) == (gone.failure.kind, gone.success)
    assert [] == depot.requests


def test_no_key(play: Callable[..., Any], depot: Depot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a key nothing is sent, and the variable is named."""
    monkeypatch.delenv("DEPOT_API_KEY")
    result = play("list_parcels")
    assert Kind.AUTHENTICATION == result.failure.kind
    assert "DEPOT_API_KEY" in result.error
    assert [] == depot.requests


@pytest.mark.parametrize(
    "given",
    [{}, {"recipient": {"name": "A"}, "ready_on": DAY}, {"recipient": ADA, "ready_on": "soon"}],
)
def test_wrong_arguments(play: Callable[..., Any], depot: Depot, given: dict[str, Any]) -> None:
    """Arguments are checked before anything is sent."""
    result = play("create_parcel", **given)
    assert Kind.INVALID_REQUEST == result.failure.kind
    assert [] == depot.requests


def test_key_in_headers_is_refused(connector: ModuleType) -> None:
    """The header that carries the key is the key's; Authorization is free here."""
    with pytest.raises(ValueError, match="must not hold X-Depot-Key"):
        connector.DepotActions("k", headers={"x-depot-key": "other"})
    with connector.DepotActions("k", headers={"Authorization": "Basic made-up"}) as client:
        assert "DepotActions https://api.depot.example/v1 open" in repr(client)
