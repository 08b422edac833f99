"""Trying again: after what, how often, how long in all; and never what may have run already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from daytona_actions import FailureKind
from tests.actions.answers import ID, TOOLBOX, refusal, sandbox

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from daytona_actions import DaytonaActions
    from tests.actions.clock import Clock
    from tests.actions.fake_server import FakeServer

RAN = {"exitCode": 0, "result": "hi"}
BROKEN = [httpx.ReadError("reset"), httpx.WriteError("reset"), httpx.RemoteProtocolError("cut")]
UNSENT = [httpx.ConnectError("refused"), httpx.ConnectTimeout(""), httpx.PoolTimeout("")]

harmless = pytest.mark.parametrize(
    "ask",
    [
        lambda daytona: daytona.get_sandbox("mine"),
        lambda daytona: daytona.list_sandboxes(),
        lambda daytona: daytona.list_snapshots(),
        lambda daytona: daytona.stop_sandbox("mine"),
        lambda daytona: daytona.delete_sandbox("mine"),
    ],
    ids=["get", "list", "snapshots", "stop", "delete"],
)
risky = pytest.mark.parametrize(
    "ask",
    [
        lambda daytona: daytona.execute_command(ID, "rm -r x"),
        lambda daytona: daytona.run_code(ID, "print(1)", "python"),
        lambda daytona: daytona.git_clone(ID, "https://example.com/a.git", "a"),
    ],
    ids=["execute", "run", "clone"],
)


@pytest.fixture
def known(daytona: DaytonaActions, server: FakeServer) -> DaytonaActions:
    """A client that knows where the sandbox is, so that the next request is the action's own."""
    server.answer(json=sandbox())
    daytona.get_sandbox(ID).unwrap()
    server.requests.clear()
    return daytona


@harmless
@pytest.mark.parametrize("error", [*BROKEN, *UNSENT], ids=lambda error: type(error).__name__)
def test_broken_connection(
    daytona: DaytonaActions, server: FakeServer, ask: Callable[..., Any], error: Exception
) -> None:
    """What can be repeated is sent again after a connection that broke or was never made."""
    server.answer(error=error)
    server.answer(json=sandbox(items=[]))
    assert (None, 2) == (ask(daytona).error, len(server.requests))


@harmless
@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_passing_answer(
    daytona: DaytonaActions, server: FakeServer, ask: Callable[..., Any], status: int
) -> None:
    """What can be repeated is sent again after an answer that says to come back."""
    server.answer(status, json=refusal(status, "later"))
    server.answer(json=sandbox(items=[]))
    assert (None, 2) == (ask(daytona).error, len(server.requests))


@harmless
@pytest.mark.parametrize("status", [301, 400, 401, 403, 404, 418, 500, 501, 520])
def test_lasting_answer(
    daytona: DaytonaActions, server: FakeServer, ask: Callable[..., Any], status: int
) -> None:
    """An answer that would be the same the next time is not asked for twice."""
    server.answer(status, json=refusal(status, "no"))
    failure = ask(daytona).failure
    assert (status, 1, 1) == (failure.status_code, failure.attempts, len(server.requests))


@harmless
def test_time_out(daytona: DaytonaActions, server: FakeServer, ask: Callable[..., Any]) -> None:
    """A server that does not answer in time is not asked again: it would take as long again."""
    server.answer(error=httpx.ReadTimeout(""))
    failure = ask(daytona).failure
    assert (FailureKind.REQUEST_TIMEOUT, 1) == (failure.kind, failure.attempts)


@harmless
def test_giving_up(
    daytona: DaytonaActions, server: FakeServer, clock: Clock, ask: Callable[..., Any]
) -> None:
    """There are three tries, with pauses between; the failure says how many there were."""
    server.always(error=httpx.ReadError("reset"))
    failure = ask(daytona).failure
    assert (3, 3, 2) == (failure.attempts, len(server.requests), len(clock.pauses))


@harmless
def test_never_again(
    connect: Callable[..., DaytonaActions], server: FakeServer, ask: Callable[..., Any]
) -> None:
    """With max_retries=0 nothing is sent twice."""
    server.always(503, json=refusal(503, "later"))
    assert (1, 1) == (ask(connect(max_retries=0)).failure.attempts, len(server.requests))


@risky
@pytest.mark.parametrize(
    "details",
    [
        *[{"error": error} for error in (*BROKEN, httpx.ReadTimeout(""), httpx.WriteTimeout(""))],
        *[{"status": status, "json": refusal(status, "broke")} for status in (500, 502, 503, 504)],
    ],
    ids=lambda details: str(details.get("status") or type(details["error"]).__name__),
)
def test_what_may_have_run(
    known: DaytonaActions, server: FakeServer, ask: Callable[..., Any], details: dict[str, Any]
) -> None:
    """What may have run already is never sent twice, nor is anybody told to do so."""
    server.always(**details)
    failure = ask(known).failure
    assert (1, 1) == (failure.attempts, len(server.requests))
    assert not failure.retryable
    assert "before you repeat the call" in failure.hint


@risky
@pytest.mark.parametrize(
    "error", [*UNSENT, httpx.ProxyError("407")], ids=lambda e: type(e).__name__
)
def test_what_cannot_have_run(
    known: DaytonaActions, server: FakeServer, ask: Callable[..., Any], error: Exception
) -> None:
    """What never left this machine is sent again, whatever it is."""
    server.answer(error=error)
    server.answer(json=RAN)
    assert (None, 2) == (ask(known).error, len(server.requests))


@risky
def test_what_may_have_run_at_the_second_time(
    known: DaytonaActions, server: FakeServer, ask: Callable[..., Any]
) -> None:
    """What was refused at first and may have run then is not repeated either."""
    server.answer(429, json=refusal(429, "ThrottlerException: Too Many Requests"))
    server.always(502, json=refusal(502, "broke"))
    failure = ask(known).failure
    assert (2, False) == (len(server.requests), failure.retryable)


@risky
def test_too_many_requests(
    known: DaytonaActions, server: FakeServer, ask: Callable[..., Any]
) -> None:
    """What was refused because of its rate has not run, and is sent again."""
    server.answer(429, json=refusal(429, "ThrottlerException: Too Many Requests"))
    server.answer(json=RAN)
    assert (None, 2) == (ask(known).error, len(server.requests))


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"retry-after-authenticated": "7"}, 7),
        ({"retry-after-sandbox-create": "3", "retry-after-authenticated": "5"}, 5),
        ({"Retry-After": "4"}, 4),
        ({"Retry-After": "0"}, 0),
    ],
)
def test_wait_by_the_servers_word(
    daytona: DaytonaActions,
    server: FakeServer,
    clock: Clock,
    headers: dict[str, str],
    expected: float,
) -> None:
    """The pause before another try is the one that the server asks for, the longest of several."""
    server.answer(429, json=refusal(429, "later"), headers=headers)
    server.answer(json=sandbox())
    daytona.get_sandbox("mine").unwrap()
    assert [expected] == clock.pauses


def test_wait_longer_than_the_budget(
    daytona: DaytonaActions, server: FakeServer, clock: Clock
) -> None:
    """A wait beyond retry_budget is not begun: the failure says how long it would be."""
    server.answer(429, json=refusal(429, "later"), headers={"retry-after-authenticated": "21"})
    failure = daytona.get_sandbox("mine").failure
    assert failure is not None
    assert (21, 1, []) == (failure.retry_after, failure.attempts, clock.pauses)


def test_budget_in_all(
    connect: Callable[..., DaytonaActions], server: FakeServer, clock: Clock
) -> None:
    """The pauses of all tries of a call together keep to retry_budget."""
    server.always(429, json=refusal(429, "later"), headers={"retry-after-authenticated": "9"})
    daytona = connect(max_retries=100)
    failure = daytona.get_sandbox("mine").failure
    assert failure is not None
    assert ([9, 9], 3) == (clock.pauses, failure.attempts)


def test_time_of_the_tries_counts(
    daytona: DaytonaActions, server: FakeServer, clock: Clock
) -> None:
    """No try begins after retry_budget, be it spent in pauses or in slow answers."""
    server.always(before=lambda: clock.wait(25), error=httpx.ReadError("reset"))
    failure = daytona.get_sandbox("mine").failure
    assert failure is not None
    assert (1, 1) == (failure.attempts, len(server.requests))


def test_full_jitter(
    connect: Callable[..., DaytonaActions],
    server: FakeServer,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A pause that nobody asked for is anything from zero to a bound that doubles up to 8 s."""
    bounds: list[tuple[float, ...]] = []

    def draw(*bound: float) -> float:
        bounds.append(bound)
        return 0.25

    monkeypatch.setattr("random.uniform", draw)
    server.always(503, json=refusal(503, "later"))
    connect(max_retries=5).get_sandbox("mine")
    assert ([(0, 1), (0, 2), (0, 4), (0, 8), (0, 8)], [0.25] * 5) == (bounds, clock.pauses)


def test_untrusted_certificate(daytona: DaytonaActions, server: FakeServer) -> None:
    """A certificate that is not trusted now will not be a second later: the hint helps more."""
    server.answer(error=httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] self-signed"))
    failure = daytona.get_sandbox("mine").failure
    assert failure is not None
    assert (1, False) == (failure.attempts, failure.retryable)
    assert "verify='/path/to/ca.pem'" in failure.hint


def test_look_up_is_repeated(daytona: DaytonaActions, server: FakeServer) -> None:
    """A command's own request is sent once even if looking up its sandbox takes several tries."""
    server.answer(error=httpx.ReadError("reset"))
    server.answer(503, json=refusal(503, "later"))
    server.answer(json=sandbox())
    server.answer(json=RAN)
    assert "hi" == daytona.execute_command("mine", "echo hi").result
    assert ["GET /api/sandbox/mine"] * 3 == server.calls[:3]
    assert f"{TOOLBOX}/{ID}/process/execute" == str(server.requests[3].url)


@pytest.mark.parametrize(
    "ask",
    [
        lambda daytona: daytona.upload_file(ID, "a.txt", "aGk="),
        lambda daytona: daytona.download_file(ID, "a.txt"),
        lambda daytona: daytona.list_files(ID),
    ],
    ids=["upload", "download", "list"],
)
def test_files_are_repeated(
    known: DaytonaActions, server: FakeServer, ask: Callable[..., Any]
) -> None:
    """Files can be sent and fetched twice: the second time changes nothing more."""
    server.always(error=httpx.ReadError("reset"))
    assert 3 == ask(known).failure.attempts


def test_upload_is_whole_again(known: DaytonaActions, server: FakeServer) -> None:
    """An upload that is repeated carries the whole file again."""
    server.answer(error=httpx.ReadError("reset"))
    server.answer(json={"files": [{"path": "a.txt", "bytes": 2}]})
    known.upload_file(ID, "a.txt", "aGk=").unwrap()
    assert [True, True] == [b"\r\n\r\nhi\r\n" in request.content for request in server.requests]


class Cut(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that breaks off after its first bytes."""

    def __iter__(self) -> Iterator[bytes]:
        yield b"abc"
        raise httpx.ReadError("reset")

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b"abc"
        raise httpx.ReadError("reset")


def test_download_begins_anew(known: DaytonaActions, server: FakeServer) -> None:
    """Of a download that broke off nothing is left in the file that the next try brings."""
    server.answer(stream=Cut())
    server.answer(content=b"abcdef")
    assert b"abcdef" == known.download_file(ID, "a.txt").unwrap().content
