"""Git repositories: what the server does to them without a word is refused, or told, before or after.

Answers here are built by hand, after the recordings git_*; recorded ones are under cassettes/.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from daytona_actions import ACTIONS
from tests.actions.answers import ID, TOOLBOX, failed, refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from daytona_actions.results import ActionResult
    from tests.actions.fake_server import FakeServer

    Call = Callable[[DaytonaActions], ActionResult]

BASE = f"/toolbox/{ID}/git"
STATUS = f"GET {BASE}/status?path=demo"
BRANCHES = f"GET {BASE}/branches?path=demo"
NO_COMMIT = refusal(404, "not found: reference not found")
MODIFIED = ("a.txt", "Unmodified", "Modified")
STAGED = ("b.txt", "Added", "Unmodified")
UNTRACKED = ("c.txt", "Untracked", "Untracked")


@pytest.fixture
def daytona(connect: Callable[..., DaytonaActions]) -> DaytonaActions:
    """A client that needs no look-up."""
    return connect(toolbox_url=TOOLBOX, max_retries=0, wait_timeout=0)


def status(*files: tuple[str, str, str], branch: str = "main", **more: Any) -> dict[str, Any]:
    """A repository's status as the toolbox tells it."""
    changes = [{"name": n, "extra": "", "staging": s, "worktree": w} for n, s, w in files]
    usual = {"branchPublished": True, "ahead": 1, "behind": 0}
    return {"currentBranch": branch, "fileStatus": changes} | usual | more


def pulled(daytona: DaytonaActions) -> ActionResult:
    """Pull, with credentials."""
    return daytona.git_pull(ID, "demo", "me", "s3cr3tpw")


def pushed(daytona: DaytonaActions) -> ActionResult:
    """Push, with credentials."""
    return daytona.git_push(ID, "demo", "me", "s3cr3tpw")


ARGUMENTS: dict[str, tuple[Any, ...]] = {
    "git_status": (),
    "git_log": (),
    "git_branches": (),
    "git_checkout": ("topic",),
    "git_create_branch": ("topic",),
    "git_delete_branch": ("topic",),
    "git_add": (["."],),
    "git_commit": ("message", "author", "email"),
    "git_pull": (),
    "git_push": (),
}
"""What each action takes beside a sandbox and a repository."""


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize("name", ARGUMENTS)
def test_texts_that_are_none(daytona: DaytonaActions, name: str) -> None:
    """No text may be blank, or hold what ends one in Git, and nothing is sent then."""
    given = ("demo", *ARGUMENTS[name])
    names = [each for each in ACTIONS[name].signature.parameters if each != "sandbox_id"]
    for place, argument in enumerate(names[: len(given)]):
        for wrong, expected in ((" \n", "is empty"), ("a\0", "holds a NUL character")):
            value = [wrong] if argument == "files" else wrong
            changed = (*given[:place], value, *given[place + 1 :])
            message = failed(getattr(daytona, name)(ID, *changed)).message
            assert message.startswith(f"{argument} {expected}")


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (lambda d: d.git_add(ID, "a", []), "files is empty: name what to stage; '.' is everything"),
        (
            lambda d: d.git_commit(ID, "a", "m", "A\nparent x", "e"),
            "author must hold no line end and none of < and >: 'A\\nparent x'",
        ),
        (
            lambda d: d.git_commit(ID, "a", "m", "A", "<e@example.com>"),
            "email must hold no line end and none of < and >: '<e@example.com>'",
        ),
        (
            lambda d: d.git_log(ID, "a", 0),
            "git_log: argument limit must be greater than or equal to 1, not 0",
        ),
        (
            lambda d: d.git_pull(ID, "a", username="me"),
            "username is given without password: pass both, or neither",
        ),
        (
            lambda d: d.git_push(ID, "a", password="s3cr3tpw"),
            "password is given without username: pass both, or neither",
        ),
    ],
)
def test_wrong_arguments(daytona: DaytonaActions, call: Call, expected: str) -> None:
    """What cannot work is refused before any request."""
    failure = failed(call(daytona))
    assert ("invalid_request", expected) == (failure.kind, failure.message)


@pytest.mark.parametrize("name", ARGUMENTS)
def test_refusals_that_nobody_knows(daytona: DaytonaActions, server: FakeServer, name: str) -> None:
    """What a server says beyond what was recorded stays as it is."""
    if name in {"git_checkout", "git_create_branch", "git_pull"}:
        server.answer(json=status())
    server.answer(500, json=refusal(500, "no space left on device"))
    failure = failed(getattr(daytona, name)(ID, "demo", *ARGUMENTS[name]))
    assert ("server", "no space left on device") == (failure.kind, failure.message)


@pytest.mark.parametrize(
    ("message", "expected", "hint"),
    [
        (
            "not found: repository does not exist",
            "There is no Git repository at demo",
            "Pass the root of a repository, the folder that holds .git",
        ),
        (
            "not found: reference not found",
            "The repository at demo has no commit yet, or its current branch is gone",
            "Commit something (git_add, git_commit), or check out a branch",
        ),
        (
            "not found: remote not found",
            "The repository at demo has no remote named origin",
            "Add one with execute_command: git -C demo remote add origin URL",
        ),
        (
            "not found: repository not found: ",
            "not found: repository not found: ",
            "Check the remote with execute_command (git remote -v); a private repository",
        ),
    ],
)
def test_what_is_missing(
    daytona: DaytonaActions, server: FakeServer, message: str, expected: str, hint: str
) -> None:
    """What a 404 of Git's means is told with the repository, and no sandbox is looked up for it."""
    server.always(404, json=refusal(404, message))
    failure = failed(daytona.git_push(ID, "demo"))
    assert ("not_found", 404, expected) == (failure.kind, failure.status_code, failure.message)
    assert failure.hint.startswith(hint)
    assert [f"POST {BASE}/push", *[STATUS] * ("reference" in message)] == server.calls


def test_states_of_files(daytona: DaytonaActions, server: FakeServer) -> None:
    """What is staged and what is not are told apart, and nothing is null."""
    server.answer(json=status(MODIFIED, STAGED, UNTRACKED, branch="HEAD"))
    result = daytona.git_status(ID, "demo").unwrap()
    assert (None, True) == (result.branch, result.detached)
    assert [
        ("a.txt", None, "modified"),
        ("b.txt", "added", None),
        ("c.txt", None, "untracked"),
    ] == [(file.path, file.staged, file.unstaged) for file in result.files]


def test_limit_of_a_log(daytona: DaytonaActions, server: FakeServer) -> None:
    """The server sends all commits: the limit shortens what is returned."""
    server.answer(json=[{"hash": "a", "timestamp": "2026-11-25T09:13:14Z"}, {"hash": "b"}])
    [commit] = daytona.git_log(ID, "demo", 1).unwrap().commits
    assert commit.committed is not None
    assert ("a", 2026) == (commit.hash, commit.committed.year)


def test_repository_without_a_commit(daytona: DaytonaActions, server: FakeServer) -> None:
    """It has no branch, and nobody asks which is checked out."""
    server.answer(json={"branches": None})
    result = daytona.git_branches(ID, "demo").unwrap()
    assert ([], None) == (result.branches, result.current)


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


@pytest.mark.parametrize(
    ("path", "file", "expected"),
    [
        ("/w/demo", "/w/demo/a/b.txt", "a/b.txt"),
        ("/w/demo/", "/w/demo", "."),
        ("/w/demo", "/w/demo-2/a", "/w/demo-2/a"),
        ("demo", "demo/a", "demo/a"),
    ],
)
def test_paths_to_stage(
    daytona: DaytonaActions, server: FakeServer, path: str, file: str, expected: str
) -> None:
    """An absolute path inside the repository is sent as the server knows it: from the root."""
    server.answer()
    daytona.git_add(ID, path, [file]).unwrap()
    assert {"path": path, "files": [expected]} == server.sent()


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (["a"], "There is no a in the repository at demo"),
        (["a", "b"], "There are not all of a, b in the repository at demo"),
    ],
)
def test_files_that_are_not_there(
    daytona: DaytonaActions, server: FakeServer, files: list[str], expected: str
) -> None:
    """The server does not say which file is missing; what could be is named."""
    server.answer(500, json=refusal(500, "entry not found"))
    failure = failed(daytona.git_add(ID, "demo", files))
    assert ("not_found", expected) == (failure.kind, failure.message)


def test_nothing_to_commit(daytona: DaytonaActions, server: FakeServer) -> None:
    """A 500 about an empty commit is told as what is missing."""
    message = "cannot create empty commit: clean working tree"
    server.answer(500, json=refusal(500, message))
    failure = failed(daytona.git_commit(ID, "demo", "m", "A", "a@example.com"))
    expected = "Nothing is staged in the repository at demo: nothing was committed"
    assert ("conflict", expected) == (failure.kind, failure.message)
    assert failure.hint.endswith("git_add first, or commit with allow_empty.")


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
