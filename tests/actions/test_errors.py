"""Failures: which words of a server a user sees, and what a program can branch on.

Answers here are built by hand; recorded ones are under cassettes/.
"""

from __future__ import annotations

import copy
import pickle
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions import ActionError, FailureKind
from daytona_actions.engine.failures import Vocabulary, vocabulary
from daytona_actions.errors import FAILURES, HINTS, but, error, without
from tests.actions.answers import failed, refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from daytona_actions import DaytonaActions
    from tests.actions.fake_server import FakeServer

OWN = "The server answered 500 Internal Server Error"


@pytest.fixture(autouse=True)
def spoken() -> Iterator[None]:
    """Failures are told in Daytona's words, as within any action, whichever test comes first."""
    before = vocabulary.set(FAILURES)
    yield
    vocabulary.reset(before)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (refusal(500, "Disk on fire"), "Disk on fire"),
        (refusal(500, "x" * 10_000), "x" * 10_000),
        (refusal(500, ["one", "two"]), "one; two"),
        (refusal(500, ["one", "", 2, "two"]), "one; two"),
        ({"errors": ["a: is a directory"], "files": None}, "a: is a directory"),
        ({"message": "", "errors": ["said here"]}, "said here"),
        (refusal(500, "half \ud800 a pair"), "half ? a pair"),
        (refusal(500, "zażółć 🚀\nin two lines"), "zażółć 🚀\nin two lines"),
    ],
)
def test_message_of_the_server(
    daytona: DaytonaActions, server: FakeServer, body: Any, expected: str
) -> None:
    """The server's own message is shown whole, be it one text or a list of texts."""
    server.answer(500, json=body)
    assert expected == daytona.get_sandbox("mine").error


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({}, f"{OWN}: {{}}"),
        ([], f"{OWN}: []"),
        (None, f"{OWN}: null"),
        ("text", f'{OWN}: "text"'),
        ({"message": None}, f'{OWN}: {{"message": null}}'),
        ({"message": " "}, f'{OWN}: {{"message": " "}}'),
        ({"message": {"a": 1}}, f'{OWN}: {{"message": {{"a": 1}}}}'),
        ({"message": []}, f'{OWN}: {{"message": []}}'),
        ({"message": [""]}, f'{OWN}: {{"message": [""]}}'),
        ({"message": [1]}, f'{OWN}: {{"message": [1]}}'),
    ],
)
def test_undocumented_json(
    daytona: DaytonaActions, server: FakeServer, body: Any, expected: str
) -> None:
    """JSON that is no documented error is shown in a sentence of ours."""
    server.answer(500, json=body)
    assert expected == daytona.get_sandbox("mine").error


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", OWN),
        (b" \r\n", OWN),
        (b"500 Internal Server Error", OWN),
        (b"upstream\n\n is   gone", f"{OWN}: upstream is gone"),
        (b'{"message": "trunc', f'{OWN}: {{"message": "trunc'),
        (b"\xff\xff\x00", f"{OWN}: \N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}"),
        (b"a\x1b[31mb\x07", f"{OWN}: a[31mb"),
        (b"x" * 1000, f"{OWN}: {'x' * 199}…"),
        (b"[" * 100_000, f"{OWN}: {'[' * 199}…"),
        (b"<html><body>no</body></html>", OWN),
        (b"  <!DOCTYPE html>", OWN),
        (b"Bad gateway <center><h1>502</h1></center>", OWN),
        (b"\xef\xbb\xbf<div>no</div>", OWN),
        ("<html>no".encode("utf-16"), OWN),
        (b'{"message": "<!DOCTYPE html><p>no"}', OWN),
        (b"5 < 6, a<b and a <= b", f"{OWN}: 5 < 6, a<b and a <= b"),
        (b"<?xml version='1.0'?><Error/>", OWN),
        (b"Bad gateway: <HTML><head></head>", OWN),
    ],
)
def test_body_that_is_no_json(
    daytona: DaytonaActions, server: FakeServer, content: bytes, expected: str
) -> None:
    """Of any other body at most 200 printable characters are shown, and never HTML."""
    server.answer(500, content=content)
    assert expected == daytona.get_sandbox("mine").error


def test_html_by_its_header(daytona: DaytonaActions, server: FakeServer) -> None:
    """What its header calls HTML is not shown, whatever it looks like."""
    server.answer(500, content=b"oh no", headers={"content-type": "Text/HTML; charset=utf-8"})
    assert daytona.get_sandbox("mine").error == OWN


@pytest.mark.parametrize("status", [499, 520, 599])
def test_statuses_unknown_to_python(
    daytona: DaytonaActions, server: FakeServer, status: int
) -> None:
    """A status without a name is shown as a number."""
    server.answer(status)
    assert f"The server answered {status}" == daytona.get_sandbox("mine").error


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("https://other.example/api?token=secret", "other.example"),
        ("/elsewhere", "another path of the same host"),
        ("https://[broken", "an unreadable address"),
        ("https://xn--/", "xn--"),
        ("https://other.example:port/", "other.example"),
        ("mailto:me@other.example", "another path of the same host"),
        ("https://user:secret@other.example/", "other.example"),
    ],
)
def test_redirect(daytona: DaytonaActions, server: FakeServer, target: str, expected: str) -> None:
    """A redirect is not followed: the failure names the host, and nothing else, of its target."""
    server.answer(301, headers={"location": target})
    failure = failed(daytona.get_sandbox("mine"))
    assert (FailureKind.RESPONSE, 301) == (failure.kind, failure.status_code)
    assert f"The server answered 301 Moved Permanently and points to {expected}: " in (
        failure.message
    )
    assert "secret" not in failure.message


def test_redirect_to_nowhere(daytona: DaytonaActions, server: FakeServer) -> None:
    """A redirect without a target is a failure like any other."""
    server.answer(302)
    assert "The server answered 302 Found" == daytona.get_sandbox("mine").error


@pytest.mark.parametrize(
    ("status", "expected_kind"),
    [
        (300, "response"),
        (304, "response"),
        (400, "invalid_request"),
        (401, "authentication"),
        (402, "quota"),
        (403, "permission"),
        (404, "not_found"),
        (408, "request_timeout"),
        (409, "conflict"),
        (410, "not_found"),
        (413, "too_large"),
        (418, "invalid_request"),
        (422, "invalid_request"),
        (429, "rate_limit"),
        (499, "invalid_request"),
        (500, "server"),
        (502, "server"),
        (503, "server"),
        (520, "server"),
        (599, "server"),
    ],
)
def test_kind_by_status(
    daytona: DaytonaActions, server: FakeServer, status: int, expected_kind: str
) -> None:
    """Each status has its kind, and each kind its hint."""
    server.answer(status, json=refusal(status, "No."))
    failure = failed(daytona.get_sandbox("mine"))
    assert (expected_kind, status, HINTS[failure.kind]) == (
        failure.kind,
        failure.status_code,
        failure.hint,
    )


def test_what_is_not_offered(daytona: DaytonaActions, server: FakeServer) -> None:
    """A 501 is the same the next time, whatever words it has, and says where to go instead."""
    server.answer(501, json=refusal(501, "not implemented: open /a: permission denied"))
    failure = failed(daytona.get_sandbox("mine"))
    assert (FailureKind.UNSUPPORTED, False) == (failure.kind, failure.retryable)
    assert FAILURES.not_offered == failure.hint
    assert "a Daytona of your key" in failure.hint
    assert Vocabulary().not_offered == Vocabulary().hint_of(501, failure.kind, "") != failure.hint


@pytest.mark.parametrize(
    ("status", "message", "expected_kind"),
    [
        (400, "bad request: no IP address found. Is the Sandbox started?", "sandbox_not_started"),
        (400, "bad request: failed to get runner info: Sandbox not found", "sandbox_not_started"),
        (400, "Sandbox failed to start: env must be a string", "sandbox_failed"),
        (408, "request timeout: command execution timeout", "command_timeout"),
        (400, "CPU request 99 exceeds maximum allowed per sandbox (4)", "quota"),
        (403, "Total disk limit exceeded", "quota"),
        (400, "Snapshot nope not found. Did you add it?", "not_found"),
        (500, "internal error: couldn't find remote ref", "not_found"),
        (400, "Sandbox is not in a stoppable state", "conflict"),
        (500, "mkdir /root/x: permission denied", "permission"),
        (500, "Get http://x: dial tcp 1.2.3.4:80: connection refused", "connection"),
    ],
)
def test_kind_by_message(
    daytona: DaytonaActions, server: FakeServer, status: int, message: str, expected_kind: str
) -> None:
    """Where the status misleads, the server's words tell the true kind."""
    server.answer(status, json=refusal(status, message))
    assert expected_kind == failed(daytona.get_sandbox("mine")).kind


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (refusal(400, "No.", code="BAD_REQUEST"), "BAD_REQUEST"),
        (refusal(400, "No.", error="Bad Request"), "Bad Request"),
        (refusal(400, "No.", code="FIRST", error="second"), "FIRST"),
        (refusal(400, "No.", code=7), None),
        (refusal(400, "No.", code="\ud800"), "?"),
        (refusal(400, "No."), None),
        (["No."], None),
    ],
)
def test_code(daytona: DaytonaActions, server: FakeServer, body: Any, expected: str | None) -> None:
    """The server's own code is kept, where it gave one."""
    server.answer(400, json=body)
    assert expected == failed(daytona.get_sandbox("mine")).code


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (kind, kind in {"rate_limit", "request_timeout", "wait_timeout", "connection", "server"})
        for kind in FailureKind
    ],
)
def test_retryable(kind: FailureKind, expected: bool) -> None:
    """The kinds that pass by themselves are worth another try."""
    assert expected == error(kind, "No.").failure.retryable


def test_retryable_conflict() -> None:
    """A change in progress passes by itself, other conflicts don't."""
    assert error(FailureKind.CONFLICT, "Sandbox state change in progress").failure.retryable


@pytest.mark.parametrize(
    ("status", "message", "kind", "advice"),
    [
        (400, "Volume with name data already exists", "conflict", "list_volumes"),
        (
            409,
            "Volume cannot be deleted because it is in use by one or more sandboxes (e.g. a)",
            "conflict",
            "get_volume",
        ),
        (
            400,
            "Volume must be in 'ready' or 'error' state in order to be deleted",
            "conflict",
            "get_volume",
        ),
        (404, "Sandbox with ID a has no build info", "not_found", "not built here"),
        (404, "Snapshot a has no build info", "not_found", "not built here"),
        (
            400,
            "Sandbox must be in started or stopped state to resize",
            "conflict",
            "wait_for_sandbox",
        ),
        (409, "Sandbox state change in progress", "conflict", "wait_for_sandbox"),
        (400, "Sandbox is in an errored state", "sandbox_failed", "recover_sandbox"),
    ],
)
def test_advice_by_message(
    daytona: DaytonaActions, server: FakeServer, status: int, message: str, kind: str, advice: str
) -> None:
    """Where the server's words say more than the kind, the hint does too."""
    server.answer(status, json=refusal(status, message))
    failure = failed(daytona.backup_sandbox("mine"))
    assert (kind, True) == (failure.kind, advice in failure.hint), failure


def test_every_kind_has_a_hint() -> None:
    """Every kind says what to do next, in whole sentences."""
    assert list(FailureKind) == list(HINTS)
    assert [] == [kind for kind, hint in HINTS.items() if not hint.endswith(".")]


def test_key_that_a_server_repeats(
    connect: Callable[..., DaytonaActions], server: FakeServer
) -> None:
    """A server that quotes the key is not quoted."""
    server.answer(401, json=refusal(401, "Bearer dtn_secret-key is invalid"))
    client = connect("dtn_secret-key", max_retries=0)
    assert "Bearer REDACTED is invalid" == client.get_sandbox("mine").error


def test_short_key_is_a_word(connect: Callable[..., DaytonaActions], server: FakeServer) -> None:
    """A made-up key of a few letters does not riddle the message."""
    server.answer(401, json=refusal(401, "keys such as key are invalid"))
    client = connect("key", max_retries=0)
    assert "keys such as REDACTED are invalid" == client.get_sandbox("mine").error


def test_credentials_of_a_url_that_a_server_repeats(
    daytona: DaytonaActions, server: FakeServer
) -> None:
    """Whatever URL a server quotes, it is shown without its credentials."""
    server.answer(500, json=refusal(500, "no route to http://user:pass@proxy.example:80/a@b"))
    assert "no route to http://proxy.example:80/a@b" == daytona.get_sandbox("mine").error


def test_text_of_the_exception() -> None:
    """The exception says what happened, of which kind it is, and what to do."""
    problem = error(FailureKind.NOT_FOUND, "There is none.", hint="Look elsewhere.")
    assert "There is none. [not_found] Look elsewhere." == str(problem)


@pytest.mark.parametrize("duplicate", [copy.copy, lambda e: pickle.loads(pickle.dumps(e))])  # noqa: S301 - our own
def test_exception_survives_processes(duplicate: Callable[[ActionError], ActionError]) -> None:
    """The exception can be copied and sent to another process."""
    problem = error(FailureKind.NOT_FOUND, "There is none.", status_code=404)
    assert problem.failure == duplicate(problem).failure


def test_an_error_is_not_changed_by_its_copies() -> None:
    """An error in other words, or without its secrets, leaves the one it was made of as it is."""
    given = error(FailureKind.CONNECTION, "No connection to https://me:pw@host with sesame")
    given.partial["sandbox"], given.unsent = "mine", True
    before = (given.failure, {**given.partial})
    other = but(given, message="Otherwise", attempts=3)
    clean = without(given, ["sesame"])
    other.partial["sandbox"] = "yours"
    assert before == (given.failure, given.partial)
    assert ("Otherwise", 3, True) == (other.failure.message, other.failure.attempts, other.unsent)
    assert "No connection to https://host with REDACTED" == clean.failure.message
    assert {"sandbox": "mine"} == clean.partial
