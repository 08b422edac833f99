"""Git and its remotes: what a pull and a push leave behind, and credentials that nothing shows.

Answers here are built by hand, after the recordings git_*; recorded ones are under cassettes/.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from daytona_actions import ACTIONS
from tests.actions.answers import ID, TOOLBOX, failed, refusal
from tests.actions.git_answers import BASE, STATUS, pulled, pushed, status

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


def test_pull_that_has_moved(daytona: DaytonaActions, server: FakeServer) -> None:
    """Where changes were made during a pull, it is told what it has done and what not to do now."""
    server.answer(json=status())
    server.answer(409, json=refusal(409, "conflict: worktree contains unstaged changes"))
    server.answer(json=status(("a.txt", "Modified", "Modified"), ahead=0))
    result = daytona.git_pull(ID, "demo")
    failure = failed(result)
    assert "conflict" == failure.kind
    assert failure.message.startswith("main is at the remote's commit, but the files are not")
    assert failure.hint.startswith("Commit nothing yet, it would undo what was pulled")
    assert ("main", 0) == (result.branch, result.ahead)


def test_pull_of_what_has_diverged(daytona: DaytonaActions, server: FakeServer) -> None:
    """The conflict tells how far both sides are apart, and how to join them."""
    server.answer(json=status())
    server.answer(409, json=refusal(409, "conflict: non-fast-forward update"))
    server.answer(json=status(behind=2))
    result = daytona.git_pull(ID, "my demo")
    failure = failed(result)
    expected = "Nothing was pulled: main and the remote's have commits of their own"
    assert ("conflict", expected) == (failure.kind, failure.message)
    assert failure.hint.endswith("git -C 'my demo' rebase origin/main")
    assert ("main", 1, 2, True) == (result.branch, result.ahead, result.behind, result.published)


@pytest.mark.parametrize(
    ("branch", "named"), [("topic", "topic"), ("HEAD", "the current commit")], ids=["own", "none"]
)
def test_pull_into_a_branch_that_follows_none(
    daytona: DaytonaActions, server: FakeServer, branch: str, named: str
) -> None:
    """It was compared with the remote's default branch, which is told, and not with one of its name."""
    server.answer(json=status())
    server.answer(409, json=refusal(409, "conflict: non-fast-forward update"))
    server.answer(json=status(branch=branch, branchPublished=False, ahead=0))
    failure = failed(daytona.git_pull(ID, "demo"))
    expected = f"Nothing was pulled: {named} and the remote's default branch, the only one that is"
    assert ("conflict", expected) == (failure.kind, failure.message[: len(expected)])
    assert failure.hint.endswith("git -C demo fetch origin HEAD && git -C demo rebase FETCH_HEAD")


@pytest.mark.parametrize(("ahead", "join"), [(0, "merge --ff-only"), (2, "rebase")])
def test_pull_of_another_branch_than_its_own(
    daytona: DaytonaActions, server: FakeServer, ahead: int, join: str
) -> None:
    """A pull after which the branch's own commits are still at the remote only is no success."""
    server.answer(json=status())
    server.answer()
    server.answer(json=status(branch="topic", ahead=ahead, behind=1))
    result = daytona.git_pull(ID, "demo")
    failure = failed(result)
    expected = "The remote's topic was not pulled: the server pulls the default branch only"
    assert ("conflict", expected, False) == (failure.kind, failure.message, failure.retryable)
    assert failure.hint.endswith(f"git -C demo {join} origin/topic")
    assert ("topic", ahead, 1) == (result.branch, result.ahead, result.behind)


def test_other_conflicts_of_a_pull(daytona: DaytonaActions, server: FakeServer) -> None:
    """A conflict that nobody knows stays as it is told, also where no status can be had."""
    server.answer(json=status())
    server.answer(409, json=refusal(409, "conflict: something else"))
    server.answer(500)
    result = daytona.git_pull(ID, "demo")
    assert ("conflict: something else", None) == (result.error, result.branch)


def test_push_that_is_rejected(daytona: DaytonaActions, server: FakeServer) -> None:
    """A 500 about commits of the remote is a conflict, with the way out of it."""
    server.answer(500, json=refusal(500, "non-fast-forward update: refs/heads/my/topic"))
    failure = failed(daytona.git_push(ID, "demo"))
    expected = "Nothing was pushed: the remote's my/topic has commits that are not here"
    assert ("conflict", expected, False) == (failure.kind, failure.message, failure.retryable)
    assert "git -C demo fetch origin my/topic && git -C demo rebase FETCH_HEAD;" in failure.hint


@pytest.mark.parametrize(
    ("afterwards", "expected"),
    [
        (
            (200, status(branch="HEAD")),
            "in the repository at demo a commit is checked out, no branch",
        ),
        ((404, refusal(404, "not found: reference not found")), "at demo has no commit yet"),
        ((500, refusal(500, "oh")), "at demo has no commit yet, or its current branch is gone"),
    ],
    ids=["detached", "no commit", "unknown"],
)
def test_push_without_a_branch(
    daytona: DaytonaActions,
    server: FakeServer,
    afterwards: tuple[int, dict[str, Any]],
    expected: str,
) -> None:
    """A commit that is checked out is told from a repository without one."""
    server.answer(404, json=refusal(404, "not found: reference not found"))
    server.answer(afterwards[0], json=afterwards[1])
    failure = failed(daytona.git_push(ID, "demo"))
    assert ("not_found", True) == (failure.kind, expected in failure.message)
    assert ("git_create_branch" in failure.hint) is ("no branch" in expected)


@pytest.mark.parametrize(
    ("afterwards", "expected"),
    [
        ((200, status(branch="fresh", branchPublished=False, ahead=0)), ("fresh", 0, 0, True)),
        ((200, status(branch="HEAD", branchPublished=False)), (None, 1, 0, False)),
        ((500, refusal(500, "oh")), (None, None, None, None)),
    ],
    ids=["a branch made here", "detached", "unknown"],
)
def test_after_a_push(
    daytona: DaytonaActions,
    server: FakeServer,
    afterwards: tuple[int, dict[str, Any]],
    expected: tuple[Any, ...],
) -> None:
    """What was pushed is published, followed or not; a look that fails is not a push that fails."""
    server.answer()
    server.answer(afterwards[0], json=afterwards[1])
    result = daytona.git_push(ID, "demo").unwrap()
    assert expected == (result.branch, result.ahead, result.behind, result.published)


@pytest.mark.parametrize(("name", "before"), [("pull", [STATUS]), ("push", [])])
def test_what_is_sent_to_a_remote(
    daytona: DaytonaActions, server: FakeServer, name: str, before: list[str]
) -> None:
    """Both credentials go into the body, and the call may take 300 seconds."""
    server.always(json=status())
    assert getattr(daytona, f"git_{name}")(ID, "demo", "me", "s3cr3tpw").success
    assert [*before, f"POST {BASE}/{name}", STATUS] == server.calls
    request = server.requests[len(before)]
    assert {"path": "demo", "username": "me", "password": "s3cr3tpw"} == server.sent(len(before))
    assert 300 == request.extensions["deadline"]


@pytest.mark.parametrize("call", [pulled, pushed])
@pytest.mark.parametrize(
    "answer",
    [
        {"status": 401, "json": refusal(401, "authentication required: s3cr3tpw", code="s3cr3tpw")},
        {"status": 409, "json": refusal(409, "https://me:s3cr3tpw@git.example is s3cr3tpw")},
        {"status": 500, "content": b"s3cr3tpw https://me:s3cr3tpw@git.example"},
        {"error": httpx.ConnectError("s3cr3tpw")},
        {"error": KeyError("s3cr3tpw")},
    ],
    ids=["unauthorized", "conflict", "other body", "not connected", "defect"],
)
def test_credentials_that_are_repeated(
    daytona: DaytonaActions,
    server: FakeServer,
    caplog: pytest.LogCaptureFixture,
    call: Call,
    answer: dict[str, Any],
) -> None:
    """Whatever is repeated of the credentials, no result, error or log shows it."""
    caplog.set_level(logging.DEBUG)
    if call is pulled:
        server.answer(json=status())
    server.answer(**answer)
    server.always(500, content=b"s3cr3tpw")
    result = call(daytona)
    shown = [failed(result), result.failure, repr(result), result.model_dump_json(), caplog.text]
    assert "s3cr3tpw" not in str(shown)


@pytest.mark.parametrize(
    ("status_code", "message", "kind", "hint"),
    [
        (401, "authentication required", "authentication", "The Git host wants other credentials"),
        (500, "x: dial tcp 1.2.3.4:443: refused", "connection", "The sandbox could not reach"),
    ],
)
def test_hints_of_the_host(
    daytona: DaytonaActions,
    server: FakeServer,
    status_code: int,
    message: str,
    kind: str,
    hint: str,
) -> None:
    """What the Git host refuses is not about the API key."""
    server.answer(status_code, json=refusal(status_code, message))
    failure = failed(daytona.git_push(ID, "demo"))
    assert (kind, message) == (failure.kind, failure.message)
    assert failure.hint.startswith(hint)


def test_passwords_are_secrets() -> None:
    """No door shows a password of Git: not in a process list, a history or an example."""
    secret = [name for name, made in ACTIONS.items() if "password" in made.facts]
    assert ["git_clone", "git_pull", "git_push"] == secret
    assert all(ACTIONS[name].facts["password"].secret for name in secret)
