"""Git branches: what the server would lose without a word is refused, and refusals say what helps.

Answers here are built by hand, after the recordings git_*; recorded ones are under cassettes/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.actions.answers import ID, TOOLBOX, failed, refusal
from tests.actions.git_answers import (
    BASE,
    BRANCHES,
    MODIFIED,
    NO_COMMIT,
    STAGED,
    STATUS,
    UNTRACKED,
    pulled,
    status,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from daytona_actions.results import ActionResult
    from tests.actions.fake_server import FakeServer

    Call = Callable[[DaytonaActions], ActionResult]


@pytest.fixture
def daytona(connect: Callable[..., DaytonaActions]) -> DaytonaActions:
    """A client that needs no look-up."""
    return connect(toolbox_url=TOOLBOX, max_retries=0, wait_timeout=0)


def test_current_branch_is_gone(daytona: DaytonaActions, server: FakeServer) -> None:
    """Where the branch that was checked out was deleted by others, the rest are listed."""
    server.answer(json={"branches": ["main"]})
    server.answer(404, json=NO_COMMIT)
    result = daytona.git_branches(ID, "demo").unwrap()
    assert (["main"], None) == (result.branches, result.current)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("gone", ("not_found", "There is no branch gone in the repository at demo")),
        ("main", ("conflict", "Branch main was not deleted: it is checked out")),
    ],
)
def test_branch_that_is_not_deleted(
    daytona: DaytonaActions, server: FakeServer, name: str, expected: tuple[str, str]
) -> None:
    """The server would confirm the one and delete the other: neither is sent."""
    server.answer(json={"branches": ["main", "topic"]})
    server.answer(json=status())
    failure = failed(daytona.git_delete_branch(ID, "demo", name))
    assert expected == (failure.kind, failure.message)
    assert [BRANCHES, STATUS] == server.calls


def test_branch_that_is_deleted(daytona: DaytonaActions, server: FakeServer) -> None:
    """One that is there and not checked out."""
    server.answer(json={"branches": ["main", "topic"]})
    server.answer(json=status())
    server.answer()
    assert "topic" == daytona.git_delete_branch(ID, "demo", "topic").unwrap().branch
    assert [BRANCHES, STATUS, f"DELETE {BASE}/branches"] == server.calls


def test_branch_that_is_checked_out(daytona: DaytonaActions, server: FakeServer) -> None:
    """Files that Git does not track are in nobody's way."""
    server.answer(json=status(UNTRACKED))
    server.answer()
    assert "topic" == daytona.git_checkout(ID, "demo", "topic").unwrap().branch
    assert [STATUS, f"POST {BASE}/checkout"] == server.calls


OVER_CHANGES: list[tuple[Call, str]] = [
    (lambda d: d.git_checkout(ID, "demo", "topic"), "topic was not checked out"),
    (pulled, "Nothing was pulled"),
]


@pytest.mark.parametrize(("call", "refused"), OVER_CHANGES, ids=["checkout", "pull"])
@pytest.mark.parametrize(
    ("files", "named"),
    [
        ([MODIFIED, UNTRACKED], "a.txt"),
        ([STAGED], "b.txt"),
        ([(name, "Deleted", "Unmodified") for name in "pqrst"], "p, q, r and 2 more"),
    ],
    ids=["modified", "staged", "many"],
)
def test_over_changes(
    daytona: DaytonaActions,
    server: FakeServer,
    call: Call,
    refused: str,
    files: list[tuple[str, str, str]],
    named: str,
) -> None:
    """The server would move the branch, and drop what is staged: nothing is sent."""
    server.answer(json=status(*files))
    failure = failed(call(daytona))
    expected = f"{refused}: there are changes that are not committed, in {named}"
    assert ("conflict", expected) == (failure.kind, failure.message)
    assert "git stash" in failure.hint
    assert [STATUS] == server.calls


@pytest.mark.parametrize("reason", ["reference not found", "object not found"])
@pytest.mark.parametrize(
    ("before", "or_changes"),
    [
        ((200, status(UNTRACKED)), ""),
        ((404, NO_COMMIT), ", or changes that are not committed are in its way"),
    ],
    ids=["clean", "unknown"],
)
def test_branch_that_is_unknown(
    daytona: DaytonaActions,
    server: FakeServer,
    reason: str,
    before: tuple[int, dict[str, Any]],
    or_changes: str,
) -> None:
    """What is not found has its name, and the way to what only the remote has."""
    server.answer(before[0], json=before[1])
    message = f"not found: failed to checkout branch or commit 'my topic': {reason}"
    server.answer(404, json=refusal(404, message))
    failure = failed(daytona.git_checkout(ID, "demo", "my topic"))
    expected = f"There is no branch or commit my topic in the repository at demo{or_changes}"
    assert ("not_found", expected) == (failure.kind, failure.message)
    assert failure.hint.endswith("git -C demo fetch origin 'my topic:my topic'")


def test_branch_over_staged_changes(daytona: DaytonaActions, server: FakeServer) -> None:
    """The server's Git library would drop them: nothing is sent, and what keeps them is told."""
    server.answer(json=status(STAGED, MODIFIED))
    failure = failed(daytona.git_create_branch(ID, "demo", "topic"))
    expected = "Branch topic was not created: changes are staged, in b.txt"
    assert ("conflict", expected) == (failure.kind, failure.message)
    assert failure.hint.endswith("git -C demo checkout -b topic")
    assert [STATUS] == server.calls


@pytest.mark.parametrize(("branch", "works"), [("topic", True), ("main", False)])
def test_branch_over_unstaged_changes(
    daytona: DaytonaActions, server: FakeServer, branch: str, works: bool
) -> None:
    """A refusal that comes after the branch was made and checked out is no failure."""
    server.answer(json=status(MODIFIED))
    server.answer(500, json=refusal(500, "worktree contains unstaged changes"))
    server.answer(json=status(MODIFIED, branch=branch))
    result = daytona.git_create_branch(ID, "demo", "topic")
    assert (works, "topic" if works else None) == (result.success, result.branch)
    assert [STATUS, f"POST {BASE}/branches", STATUS] == server.calls


TAKEN = 'a branch named "refs/heads/topic" already exists'


@pytest.mark.parametrize(
    ("message", "kind", "told", "hint"),
    [
        (TAKEN, "conflict", TAKEN, "Check it out with git_checkout"),
        (
            "invalid reference name",
            "invalid_request",
            "'topic' is no name that Git takes for a branch",
            "Use letters",
        ),
    ],
)
def test_branch_that_is_not_created(
    daytona: DaytonaActions, server: FakeServer, message: str, kind: str, told: str, hint: str
) -> None:
    """A 500 about the name is no failure of the server, and another name is what helps."""
    server.answer(404, json=NO_COMMIT)
    server.answer(500, json=refusal(500, message))
    failure = failed(daytona.git_create_branch(ID, "demo", "topic"))
    assert (kind, told, False) == (failure.kind, failure.message, failure.retryable)
    assert failure.hint.startswith(hint)


@pytest.mark.parametrize(
    ("branch", "is_short"), [("fbdd6254", True), ("f" * 40, False), ("fix", False)]
)
def test_checkout_of_a_short_hash(
    daytona: DaytonaActions, server: FakeServer, branch: str, is_short: bool
) -> None:
    """The server knows a commit by its whole hash only, which is told of what may be a short one."""
    server.answer(json=status())
    message = f"not found: failed to checkout branch or commit '{branch}': reference not found"
    server.answer(404, json=refusal(404, message))
    failure = failed(daytona.git_checkout(ID, "demo", branch))
    assert is_short == ("give the whole hash" in failure.hint)
