"""What the registry has beyond the documented twelve; the answers here are built by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    Answer = Callable[..., list[httpx.Request]]

SNAPSHOT = {
    "id": "d00f6923-0c8b-407c-993c-ddb5d8a36f54",
    "name": "slim",
    "state": "active",
    "imageName": "daytonaio/sandbox:0.5.0-slim",
    "size": 0.40757113229483366,
    "cpu": 1,
    "mem": 1.5,
    "disk": 3,
    "createdAt": "2026-11-22T18:07:58.639Z",
}


def test_snapshots(daytona: Any, answer: Answer) -> None:
    """A snapshot is summarised: its image, whole sizes rounded up, its own size as it is."""
    answer(200, {"items": [SNAPSHOT], "total": 1, "page": 1, "totalPages": 1})
    page = daytona.list_snapshots()
    (found,) = page.snapshots
    assert page.next_page is None
    assert {
        "id": "d00f6923-0c8b-407c-993c-ddb5d8a36f54",
        "name": "slim",
        "state": "active",
        "image": "daytonaio/sandbox:0.5.0-slim",
        "cpu": 1,
        "memory": 2,
        "disk": 3,
        "size": 0.40757113229483366,
        "created_at": "2026-11-22T18:07:58.639Z",
    } == found.model_dump()


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ({"page": 1, "totalPages": 2}, 2),
        ({"page": 2, "totalPages": 2}, None),
        ({"page": 1}, None),
        ({"totalPages": 2}, None),
        ({}, None),
    ],
)
def test_next_page(
    daytona: Any, answer: Answer, pages: dict[str, Any], expected: int | None
) -> None:
    """The number of the next page is said where there is one."""
    answer(200, {"items": []} | pages)
    assert expected == daytona.list_snapshots().next_page


def test_what_is_asked_for(daytona: Any, answer: Answer) -> None:
    """Only what is given is sent, and numbers are whole."""
    sent = answer(200, {"items": []})
    daytona.list_snapshots()
    daytona.list_snapshots(page=2, limit=10, name="slim")
    assert ["", "page=2&limit=10&name=slim"] == [request.url.query.decode() for request in sent]


def test_odd_answers(daytona: Any, answer: Answer) -> None:
    """What a snapshot lacks, or has in an unknown shape, is None; an odd time keeps its text."""
    odd = {"id": 5, "size": "large", "mem": None, "createdAt": "yesterday", "state": "future"}
    answer(200, {"items": [odd, {}]})
    first, second = daytona.list_snapshots().snapshots
    assert {"state": "future", "created_at": "yesterday"} == first.model_dump(exclude_none=True)
    assert {} == second.model_dump(exclude_none=True)


def test_refused(daytona: Any, answer: Answer) -> None:
    """A refused list is a failure with the server's words, and an unreadable one is told."""
    answer(403, {"statusCode": 403, "message": "Forbidden resource"})
    refused = daytona.list_snapshots()
    assert ("Forbidden resource", "permission") == (refused.error, refused.failure.kind)
    for unreadable in ([], {}):  # nothing is no page without snapshots
        answer(200, unreadable)
        assert "response" == daytona.list_snapshots().failure.kind


@pytest.mark.parametrize("given", [{"page": 0}, {"limit": 0}, {"limit": 201}, {"page": "1"}])
def test_wrong_arguments(daytona: Any, answer: Answer, given: dict[str, Any]) -> None:
    """What cannot be meant is refused before any request."""
    sent = answer(200, {})
    (name,) = given
    assert name in str(daytona.list_snapshots(**given).error)
    assert [] == sent


def test_states(daytona: Any, answer: Answer) -> None:
    """The states filter is sent once a state, unknown ones too, and not at all where it is empty."""
    sent = answer(200, {"items": []})
    daytona.list_sandboxes(states=["started", "no-such"])
    daytona.list_sandboxes(states=[])
    assert ["states=started&states=no-such", ""] == [r.url.query.decode() for r in sent]
