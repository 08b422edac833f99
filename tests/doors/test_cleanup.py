"""The verb that deletes what nobody needs any more."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions import DaytonaActions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import httpx

    from tests.doors.conftest import Ran

    Run = Callable[..., Ran]
    Answer = Callable[..., list[httpx.Request]]


@pytest.fixture
def three(client: Any, request: pytest.FixtureRequest) -> Iterator[list[str]]:
    """Three sandboxes with a label of their own, in the Daytona that the environment names."""
    request.getfixturevalue("environment")
    made = [
        client.create_sandbox(name=f"old-{number}", labels={"for": "cleanup"}).unwrap().sandbox
        for number in range(3)
    ]
    ids = [sandbox.id for sandbox in made]
    yield ids
    for one in ids:
        client.delete_sandbox(one)


def _left(client: DaytonaActions) -> set[str | None]:
    return {
        sandbox.id
        for sandbox in client.iter_sandboxes(labels={"for": "cleanup"})
        if sandbox.state == "started"
    }


def test_cleanup_dry_run(run: Run, client: DaytonaActions, three: list[str]) -> None:
    """A dry run shows what it would delete, and deletes nothing."""
    ran = run("cleanup", "--label", "for=cleanup", "--dry-run")
    assert set(three) == {found["id"] for found in ran.json["found"]} == _left(client)
    assert (0, True, []) == (ran.code, ran.json["dry_run"], ran.json["deleted"])


def test_cleanup(run: Run, client: DaytonaActions, three: list[str]) -> None:
    """What has the label is deleted, and said to be."""
    ran = run("cleanup", "--label", "for=cleanup", "--yes")
    assert (0, sorted(three), []) == (ran.code, sorted(ran.json["deleted"]), ran.json["errors"])
    assert "deleted old-0\n" in ran.err
    assert set() == _left(client)


@pytest.mark.parametrize(("answer", "code"), [(b"y\n", 0), (b"n\n", 1)])
@pytest.mark.parametrize("how", ["terminal", "piped", "--json"])
def test_cleanup_asks_on_a_terminal(
    run: Run, client: DaytonaActions, three: list[str], how: str, answer: bytes, code: int
) -> None:
    """On a terminal it shows what it found and asks, and does what is answered."""
    words = ["cleanup", "--name", "OLD-", *(["--json"] if how == "--json" else [])]
    ran = run(*words, terminal=how != "piped", tty_in=True, stdin=answer)
    assert code == ran.code
    assert "old-0 " in ran.err.partition("Delete these 3?")[0]
    assert "│" not in ran.out
    assert (set() if code == 0 else set(three)) == _left(client)


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--yes"], "Say which: --label, --older-than, --name, or --all"),
        (["--all"], "Nothing was deleted: add --yes, or look first with --dry-run"),
        (["--older-than", "12"], "'12' is not an age such as 30m, 12h or 7d"),
    ],
)
def test_cleanup_is_careful(run: Run, answer: Answer, words: list[str], complaint: str) -> None:
    """It never deletes everything by omission, nor without a question or --yes."""
    sent = answer(200, {"items": []})
    ran = run("cleanup", *words)
    assert (2, []) == (ran.code, sent)
    assert complaint in ran.said


@pytest.mark.parametrize(
    ("age", "found"), [("0m", ["a", "b", "d"]), ("30m", ["a", "d"]), ("2h", ["a"]), ("9d", [])]
)
def test_cleanup_by_age(run: Run, answer: Answer, age: str, found: list[str]) -> None:
    """Only what is older is deleted; what has no known age is left alone."""
    now = datetime.now(UTC)
    ages = {
        "a": now - timedelta(hours=3),
        "b": now,
        "d": (now - timedelta(hours=1)).replace(tzinfo=None),
    }
    items = [{"id": name, "createdAt": created.isoformat()} for name, created in ages.items()]
    answer(200, {"items": [*items, {"id": "c"}]})
    ran = run("cleanup", "--older-than", age, "--dry-run")
    assert found == [sandbox["id"] for sandbox in ran.json["found"]]


def test_cleanup_tells_what_it_could_not_delete(
    run: Run, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sandbox that cannot be deleted is named, and the exit code says the kind."""
    answer(200, {"items": [{"id": "a"}]})
    refused = DaytonaActions("").delete_sandbox("a")
    monkeypatch.setattr(DaytonaActions, "delete_sandbox", lambda *_: refused)
    ran = run("cleanup", "--all", "--yes")
    assert (3, [], 1) == (ran.code, ran.json["deleted"], len(ran.json["errors"]))
    assert "not deleted: a: There is no API key" in ran.said


def test_cleanup_that_cannot_list(run: Run, answer: Answer) -> None:
    """Where listing fails nothing is deleted, and the failure is told."""
    sent = answer(403, {"statusCode": 403, "message": "Forbidden"})
    ran = run("cleanup", "--all", "--yes")
    assert (3, {"GET"}) == (ran.code, {request.method for request in sent})
    assert "permission" == ran.json["failure"]["kind"]


def test_nothing_found_on_a_terminal(run: Run, answer: Answer) -> None:
    """It is said that there are none."""
    answer(200, {"items": []})
    ran = run("cleanup", "--all", "--dry-run", terminal=True)
    assert (0, "No sandboxes.\n") == (ran.code, ran.out)
