"""Logging: one line a request; and no secret in any log, repr, error or traceback.

Answers here are built by hand; recorded ones are under cassettes/.
"""

from __future__ import annotations

import logging
import re
import traceback
from typing import TYPE_CHECKING

import httpx
import pytest

from daytona_actions import ActionError
from tests.actions.answers import ID, TOOLBOX, refusal, sandbox
from tests.actions.test_never_raises import ARGUMENTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from daytona_actions.results import ActionResult
    from tests.actions.fake_server import FakeServer

    Connect = Callable[..., DaytonaActions]

KEY = "dtn_s3cr3t-key"
HEADER = "s3cr3t-header"


@pytest.fixture
def daytona(connect: Callable[..., DaytonaActions]) -> DaytonaActions:
    """A client that asks once and waits for nothing: a single answer's meaning."""
    return connect(max_retries=0, wait_timeout=0)


@pytest.fixture(autouse=True)
def _everything_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return what the package has logged, without the seconds."""
    own = [record for record in caplog.records if record.name == "daytona_actions"]
    assert {logging.DEBUG} == {record.levelno for record in own}
    return [re.sub(r" in \d+\.\d{3} s$", "", record.getMessage()) for record in own]


def test_one_line_a_request(
    daytona: DaytonaActions, server: FakeServer, caplog: pytest.LogCaptureFixture
) -> None:
    """Each request is a line: method, route, status, time."""
    server.answer(json=sandbox())
    server.answer(400, json=refusal(400, "No."))
    daytona.execute_command("mine", "cat /etc/passwd")
    expected = ["GET /api/sandbox/mine 200", f"POST /toolbox/{ID}/process/execute 400"]
    assert expected == lines(caplog)


def test_request_that_fails(
    daytona: DaytonaActions, server: FakeServer, caplog: pytest.LogCaptureFixture
) -> None:
    """A request without an answer is a line too."""
    server.answer(error=httpx.ConnectError("refused"))
    daytona.get_sandbox("mine")
    assert ["GET /api/sandbox/mine failed"] == lines(caplog)


def test_no_bodies_and_no_queries(
    connect: Connect, server: FakeServer, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither contents nor arguments are logged."""
    server.answer(content=b"c0ntent")
    server.answer(json={"exitCode": 0, "result": "0utput"})
    client = connect(toolbox_url=TOOLBOX)
    client.download_file(ID, "/a/p4th")
    client.execute_command(ID, "c0mmand", env={"A": "v4lue"})
    assert [] == re.findall("c0ntent|p4th|0utput|c0mmand|v4lue", "".join(lines(caplog)))


def test_nothing_is_logged_by_default(
    daytona: DaytonaActions, server: FakeServer, capfd: pytest.CaptureFixture[str]
) -> None:
    """Nothing is printed."""
    server.answer(json=sandbox())
    daytona.get_sandbox("mine")
    assert ("", "") == tuple(capfd.readouterr())


def shown(client: DaytonaActions, result: ActionResult) -> str:
    """Return all the forms in which a client and a result can be seen."""
    try:
        result.unwrap()
    except ActionError as problem:
        told = [str(problem), repr(problem), *traceback.format_exception(problem)]
    else:
        told = []
    session = client._session
    forms = [client, session, session.settings, session.control, result, result.failure]
    return "\n".join([*told, *map(repr, forms), *map(str, forms), result.model_dump_json()])


@pytest.mark.parametrize("name", ARGUMENTS)
@pytest.mark.parametrize(
    "answer",
    [
        {"json": sandbox(name="fine")},
        {"status": 401, "json": refusal(401, f"Bearer {KEY} is invalid", code=f"BAD {KEY}")},
        {"status": 500, "content": f"Authorization: Bearer {KEY}".encode()},
        {"error": httpx.LocalProtocolError(f"Illegal header value b'Bearer {KEY}'")},
        {"error": ValueError(KEY)},
    ],
    ids=["success", "repeated", "repeated by a proxy", "quoted by httpx", "quoted by a defect"],
)
def test_key_is_shown_nowhere(
    connect: Connect,
    server: FakeServer,
    caplog: pytest.LogCaptureFixture,
    name: str,
    answer: dict[str, object],
) -> None:
    """No repr, result, error, traceback or log shows the key, httpx's own logs included."""
    server.always(**answer)  # type: ignore[arg-type]
    options = {"toolbox_url": TOOLBOX, "headers": {"X-Secret": HEADER}, "max_retries": 0}
    client = connect(KEY, proxy="http://user:s3cr3t-proxy@proxy.example", **options)
    result = getattr(client, name)(*ARGUMENTS[name])
    assert "s3cr3t" not in shown(client, result) + caplog.text
