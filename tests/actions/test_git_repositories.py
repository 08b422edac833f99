"""Git repositories: what the server does to them without a word is refused, or told, before or after.

Answers here are built by hand, after the recordings git_*; recorded ones are under cassettes/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions import ACTIONS
from tests.actions.answers import ID, TOOLBOX, failed, refusal
from tests.actions.git_answers import BASE, MODIFIED, STAGED, STATUS, UNTRACKED, status

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
