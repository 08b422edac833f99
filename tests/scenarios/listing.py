"""Scenarios of list_sandboxes and list_snapshots: pages, filters, limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios import preparation
from tests.scenarios.model import Collection, failed, worked

if TYPE_CHECKING:
    from daytona_actions.results import ListSandboxesOutput
    from tests.scenarios.model import Stage

LISTING = Collection()
beside_three = LISTING.about("list_sandboxes", needs=preparation.three_sandboxes)


def _names(page: ListSandboxesOutput) -> list[str | None]:
    return [sandbox.name for sandbox in worked(page).sandboxes]


@beside_three
def list_sandboxes(stage: Stage) -> None:
    """Sandboxes come with their labels and states."""
    page = stage.daytona.list_sandboxes()
    by_name = {sandbox.name: sandbox for sandbox in worked(page).sandboxes}
    first, second = by_name[stage.name("List-One")], by_name[stage.name("list-two")]
    assert ("started", {"env": "dev", "team": "a"}) == (first.state, first.labels)
    assert ("started", True) == (second.state, bool(second.id))


@beside_three
def list_sandboxes_name(stage: Stage) -> None:
    """A name is a prefix, in any case; the newest sandbox comes first."""
    page = stage.daytona.list_sandboxes(name=stage.name("list-").upper())
    assert [stage.name("list-two"), stage.name("List-One")] == _names(page)


@beside_three
def list_sandboxes_labels(stage: Stage) -> None:
    """Of several labels, all must match."""
    page = stage.daytona.list_sandboxes(labels={"env": "dev", "team": "a"})
    assert [stage.name("List-One")] == _names(page)


@beside_three
def list_sandboxes_none(stage: Stage) -> None:
    """A filter that nothing matches is a success without sandboxes."""
    page = stage.daytona.list_sandboxes(name=stage.name("zzz"))
    assert ([], None) == (_names(page), page.next_cursor)


@beside_three
def list_sandboxes_pages(stage: Stage) -> None:
    """A page's cursor leads to the next page, which holds other sandboxes."""
    first = worked(stage.daytona.list_sandboxes(limit=2))
    second = worked(stage.daytona.list_sandboxes(limit=2, cursor=first.next_cursor))
    seen = [{sandbox.id for sandbox in page.sandboxes} for page in (first, second)]
    assert (2, True, set()) == (len(seen[0]), bool(seen[1]), seen[0] & seen[1])


@beside_three
def list_sandboxes_states(stage: Stage) -> None:
    """Of several states, any will do; a state that is none is refused by the server."""
    prepared = {stage.name(plain) for plain in ("List-One", "list-two", "other")}
    either = _names(stage.daytona.list_sandboxes(states=["started", "stopped"]))
    stopped = _names(stage.daytona.list_sandboxes(states=["stopped"]))
    assert (prepared, set()) == (prepared & set(either), prepared & set(stopped))
    failure = failed(stage.daytona.list_sandboxes(states=["nonsense"]))
    assert ("invalid_request", 400) == (failure.kind, failure.status_code)
    assert failure.message.startswith("each value must be one of the following values: creating,")


@beside_three
def list_sandboxes_test_endpoint(stage: Stage) -> None:
    """One sandbox is enough to see that a key works."""
    assert 1 == len(worked(stage.daytona.list_sandboxes(limit=1)).sandboxes)


@LISTING.about("list_sandboxes")
def list_sandboxes_bad_cursor(stage: Stage) -> None:
    """A cursor that is none is refused by the server, in its own words."""
    failure = failed(stage.daytona.list_sandboxes(cursor="garbage"))
    assert ("invalid_request", 400) == (failure.kind, failure.status_code)
    assert "Invalid cursor provided: garbage" == failure.message


@LISTING.about("list_sandboxes", only_where="it allows a key three calls a minute")
def rate_limited(stage: Stage) -> None:
    """Too many calls are a failure that says how long to wait."""
    for _ in range(3):
        worked(stage.daytona.list_sandboxes(limit=1))
    failure = failed(stage.daytona.list_sandboxes(limit=1))
    assert ("rate_limit", 429) == (failure.kind, failure.status_code)
    assert (True, 60.0) == (failure.retryable, failure.retry_after)


@LISTING.about("list_snapshots")
def list_snapshots(stage: Stage) -> None:
    """Snapshots come in pages that say whether there is another; a part of a name finds them."""
    every = worked(stage.daytona.list_snapshots()).snapshots
    first = worked(stage.daytona.list_snapshots(page=1, limit=1))
    assert (every[:1], 2 if len(every) > 1 else None) == (first.snapshots, first.next_page)
    found = worked(stage.daytona.list_snapshots(name="sandbox")).snapshots
    assert [snapshot for snapshot in every if "sandbox" in snapshot.name] == found
    assert [("active", True)] * len(found) == [(each.state, bool(each.id)) for each in found]
