"""git_clone: what is sent, what Git's refusals mean, and that credentials go nowhere.

Answers here are built by hand; recorded ones are under cassettes/.
"""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.actions.answers import ID, TOOLBOX, failed, refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from tests.actions.fake_server import FakeServer

URL = "https://git.example/team/project.git"
CLONE = f"POST /toolbox/{ID}/git/clone"


@pytest.fixture
def daytona(connect: Callable[..., DaytonaActions]) -> DaytonaActions:
    """A client that needs no look-up."""
    return connect(toolbox_url=TOOLBOX, max_retries=0, wait_timeout=0)


def test_clone(daytona: DaytonaActions, server: FakeServer) -> None:
    """An empty answer confirms a clone; what was not given is not sent."""
    server.answer()
    result = daytona.git_clone(ID, URL, "work").unwrap()
    assert (URL, "work") == (result.repo_url, result.clone_path)
    assert ([CLONE], {"url": URL, "path": "work"}) == (server.calls, server.sent())


def test_everything_that_was_given(daytona: DaytonaActions, server: FakeServer) -> None:
    """Every argument is sent under its name in the API."""
    server.answer()
    daytona.git_clone(ID, URL, "work", "main", "abc123", "user", "p4ssw0rd")
    expected = {
        "url": URL,
        "path": "work",
        "branch": "main",
        "commit_id": "abc123",
        "username": "user",
        "password": "p4ssw0rd",
    }
    assert expected == server.sent()


def test_empty_arguments(daytona: DaytonaActions, server: FakeServer) -> None:
    """Empty optional arguments are as good as none."""
    server.answer()
    assert daytona.git_clone(ID, URL, "work", "", "", "", "").success
    assert {"url": URL, "path": "work"} == server.sent()


def test_http_limit(daytona: DaytonaActions, server: FakeServer) -> None:
    """A clone may take 300 seconds."""
    server.answer(error=httpx.ReadTimeout("made up"))
    result = daytona.git_clone(ID, URL, "work")
    assert "within 300 s (the HTTP limit)" in str(result.error)
    assert 300 == server.requests[0].extensions["deadline"]


HIDDEN = (
    "url seems to hold credentials that are not percent-encoded: encode / ? # @ and : in them, or "
    "pass username and password"
)


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"url": ""}, "url is empty: git_clone needs it"),
        ({"url": " \n"}, "url is empty: git_clone needs it"),
        ({"path": ""}, "path is empty: git_clone needs it"),
        ({"username": "user"}, "username is given without password: pass both, or neither"),
        (
            {"username": "user", "password": ""},
            "username is given without password: pass both, or neither",
        ),
        ({"password": "hunter22"}, "password is given without username: pass both, or neither"),
        (
            {"url": "https://user:hunter/22@git.example/a"},
            "url is not a URL: a user name and password in it must be percent-encoded",
        ),
        *(
            ({"url": url}, HIDDEN)
            for url in (
                "https://me:123/4secret@git.example/a",
                "https://me:12?secret@git.example/a",
                "https://me:12#secret@localhost/a",
                "https://https://me:secret@git.example/a",
            )
        ),
        (
            {"url": "https://[::1/a"},
            "url is not a URL: a user name and password in it must be percent-encoded",
        ),
    ],
)
def test_wrong_arguments(daytona: DaytonaActions, options: dict[str, Any], expected: str) -> None:
    """What cannot work is refused before any request."""
    assert expected == daytona.git_clone(ID, **({"url": URL, "path": "work"} | options)).error


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (URL, URL),
        ("https://user:pass@git.example/a", "https://git.example/a"),
        ("https://token@git.example:8443/a", "https://git.example:8443/a"),
        ("https://us%40er:p%3Ass@git.example/a", "https://git.example/a"),
        ("https://a@b@git.example/a", "https://git.example/a"),
        ("https://git.example/@scope/a", "https://git.example/@scope/a"),
        ("https://git.example:8443/@me.too/a", "https://git.example:8443/@me.too/a"),
        ("https://git.example?x=a@b", "https://git.example?x=a@b"),
        ("git@git.example:team/a.git", "git@git.example:team/a.git"),
        ("user:pass@git.example/a", "git.example/a"),
        ("https:/user:pass@git.example/a", "git.example/a"),
    ],
)
def test_reported_url(daytona: DaytonaActions, server: FakeServer, url: str, expected: str) -> None:
    """The reported URL has no credentials, the one that is sent has."""
    server.answer()
    result = daytona.git_clone(ID, url, "work").unwrap()
    assert (expected, url) == (result.repo_url, server.sent()["url"])


PASSWORD = 'hunter/22 "ü"'
REPEATED = [
    pytest.param("https://user:s3cr3tpw@git.example/a", None, "s3cr3tpw", id="of the URL"),
    pytest.param("https://user:s3cr3tpw@git.example/a", None, "user:s3cr3tpw", id="both"),
    pytest.param("https://ghp_token1:@git.example/a", None, "ghp_token1", id="token and nothing"),
    pytest.param("https://ghp_tok2:x-oauth-basic@git.example/a", None, "ghp_tok2", id="fixed word"),
    pytest.param("https://tok:abcdefgh%2Fzz@a.b/c", None, "tok:abcdefgh%2Fzz", id="both, quoted"),
    pytest.param("https://ghp_token1@git.example/a", None, "ghp_token1", id="token"),
    pytest.param("https://user:s3cr3t%2Fpw@git.example/a", None, "s3cr3t/pw", id="unquoted"),
    pytest.param("user:s3cr3tpw@git.example/a", None, "s3cr3tpw", id="without a scheme"),
    pytest.param("https:/user:s3cr3tpw@git.example", None, "s3cr3tpw", id="one slash"),
    pytest.param(URL, PASSWORD, PASSWORD, id="argument"),
    pytest.param(URL, PASSWORD, "hunter%2F22%20%22%C3%BC%22", id="quoted argument"),
    pytest.param(URL, PASSWORD, json.dumps(PASSWORD)[1:-1], id="argument in JSON"),
    pytest.param(URL, "pw", "pw", id="short"),
]


@pytest.mark.parametrize(("url", "password", "secret"), REPEATED)
@pytest.mark.parametrize("status", [401, 404, 500])
def test_credentials_that_a_server_repeats(
    daytona: DaytonaActions,
    server: FakeServer,
    caplog: pytest.LogCaptureFixture,
    url: str,
    password: str | None,
    secret: str,
    status: int,
) -> None:
    """Whatever a server repeats of the credentials, no result, error or log shows it."""
    caplog.set_level(logging.DEBUG)
    told = f"reference not found: {secret} was refused, see {secret}"
    server.answer(status, json=refusal(status, told, code=f"NO {secret}"))
    result = daytona.git_clone(ID, url, "work", None, None, password and "user", password)
    shown = [result.error, result.failure, repr(result), result.model_dump_json(), caplog.text]
    assert secret not in str(shown)
    assert "reference not found: REDACTED was refused, see REDACTED" == result.error


@pytest.mark.parametrize("shift", range(12))
def test_credentials_that_an_excerpt_cuts(
    daytona: DaytonaActions, server: FakeServer, shift: int
) -> None:
    """Where the excerpt of a body ends in the middle of a password, its beginning isn't shown."""
    server.answer(500, content=b"x" * (188 + shift) + b" s3cr3tpw-and-more" + b"y" * 99)
    result = daytona.git_clone(ID, URL, "work", username="user", password="s3cr3tpw-and-more")
    assert "s3c" not in str(result.error)


def test_credentials_with_white_space(daytona: DaytonaActions, server: FakeServer) -> None:
    """A password is known again where an excerpt has pulled its white space together."""
    server.answer(500, content=b"s3cr3t \t pw was refused")
    result = daytona.git_clone(ID, URL, "work", username="user", password="s3cr3t \t pw")
    assert "The server answered 500 Internal Server Error: REDACTED was refused" == result.error


@pytest.mark.parametrize(
    "error", [httpx.ConnectError("s3cr3tpw"), httpx.ReadError("s3cr3tpw"), KeyError("s3cr3tpw")]
)
def test_credentials_in_exceptions(
    daytona: DaytonaActions,
    server: FakeServer,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
) -> None:
    """What an exception quotes of the credentials isn't shown either."""
    caplog.set_level(logging.DEBUG)
    server.answer(error=error)
    result = daytona.git_clone(ID, URL, "work", username="user", password="s3cr3tpw")
    assert "s3cr3tpw" not in f"{result!r} {result.failure} {caplog.text}"


def test_credentials_in_wrong_calls(daytona: DaytonaActions) -> None:
    """A call with wrong arguments doesn't show the right ones."""
    result = daytona.git_clone(ID, URL, 7, username="user", password="s3cr3tpw")  # type: ignore[arg-type]
    assert "s3cr3tpw" not in str(result.failure)
    assert "argument path must be a string" in str(result.error)


@pytest.mark.parametrize(
    ("status", "message", "expected_kind", "hint"),
    [
        (401, "authentication required", "authentication", "The Git host wants other credentials"),
        (401, "invalid auth method", "authentication", "The Git host wants other credentials"),
        (404, "repository not found", "not_found", "Check the URL, branch and commit"),
        (500, "couldn't find remote ref", "not_found", "Check the URL, branch and commit"),
        (409, "repository already exists", "conflict", "Choose another path"),
        (500, "x: dial tcp 1.2.3.4:443: refused", "connection", "The sandbox could not reach"),
        (500, "x: dial tcp: lookup nowhere: no such host", "connection", "The sandbox could not"),
        (500, "mkdir /root/x: permission denied", "permission", "The key, or the sandbox's user"),
    ],
)
def test_hints_of_git(  # a 401 of the Git host is not about the API key
    daytona: DaytonaActions,
    server: FakeServer,
    status: int,
    message: str,
    expected_kind: str,
    hint: str,
) -> None:
    """What to do next is said in the words of Git."""
    server.answer(status, json=refusal(status, message))
    failure = failed(daytona.git_clone(ID, URL, "work"))
    assert (expected_kind, message) == (failure.kind, failure.message)
    assert failure.hint.startswith(hint)


def test_failed_clone_reports_no_repository(daytona: DaytonaActions, server: FakeServer) -> None:
    """What was not cloned is not reported."""
    server.answer(409, json=refusal(409, "repository already exists"))
    result = daytona.git_clone(ID, URL, "work")
    assert (None, None) == (result.repo_url, result.clone_path)
