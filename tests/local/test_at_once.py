"""Operations at once, in any order, leave each sandbox in one state and no process behind."""

from __future__ import annotations

import os
import random
import subprocess
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from tests.local.clients import Client, Sandbox
from tests.patience import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable

ARRIVED = {"started", "stopped", "archived", "error"}


def _daemons() -> set[int]:
    """Return the processes that servers in this process have started."""
    asked = ["pgrep", "-P", str(os.getpid())]
    found = subprocess.run(asked, capture_output=True, text=True, check=False)
    return {int(number) for number in found.stdout.split()}


def _send_at_once(server: Client, requests: list[tuple[str, str]]) -> list[int]:
    with ThreadPoolExecutor(len(requests)) as threads:
        sent = [threads.submit(server.http.request, *request) for request in requests]
    return sorted(each.result().status_code for each in sent)


@pytest.mark.parametrize(("state", "answered"), [("stopped", 3), ("archived", 4)])
def test_of_starts_at_once_one_wins(
    start_server: Callable[..., Client], state: str, answered: int
) -> None:
    """The others are conflicts, and one process is all that comes of them."""
    client = start_server(transition_seconds=1000)
    patient = {"autoStopInterval": 0, "autoArchiveInterval": 43_200}
    sandbox = Sandbox(client, client.http.post("/sandbox", json=patient).json()["id"])

    def reach(wanted: str) -> None:
        def is_there() -> bool:
            client.clock.advance(1001)
            return sandbox.state() == wanted

        wait_until(is_there)

    for operation, reached in {"": "started", "stop": "stopped", "archive": "archived"}.items():
        if operation:
            client.http.post(f"/sandbox/{sandbox.id}/{operation}")
        reach(reached)
        if reached == state:
            break
    before = _daemons()
    path = f"/sandbox/{sandbox.id}/start"
    with ThreadPoolExecutor(4) as threads:
        sent = [threads.submit(client.http.post, path) for _start in range(4)]
        # The clock holds the sandbox on its way until all have been there.
        wait_until(lambda: sum(each.done() for each in sent) == answered)
        reach("started")
        codes = sorted(each.result().status_code for each in sent)
    more = len(_daemons() - before)
    client.http.post(f"/sandbox/{sandbox.id}/stop")
    reach("stopped")
    assert ([200, 409, 409, 409], 1, set()) == (codes, more, _daemons() - before)


@pytest.mark.parametrize("seed", [1, 2])
def test_random_operations_leave_no_process_that_no_sandbox_owns(
    start_server: Callable[..., Client], seed: int
) -> None:
    """Whatever is sent at once, in whatever order."""
    client, before = start_server(), _daemons()
    chance = random.Random(seed)  # noqa: S311 - repeatable
    names = [f"random-{number}" for number in range(4)]
    for _round in range(12):
        requests = [
            (method, f"/sandbox/{chance.choice(names)}{path}")
            for method, path in chance.choices(
                [("POST", "/start"), ("POST", "/stop"), ("POST", "/archive"), ("DELETE", "")], k=6
            )
        ]
        for name in chance.sample(names, 2):
            client.http.post("/sandbox", json={"name": name})
        codes = _send_at_once(client, requests)
        assert {200, 400, 404, 409} >= set(codes)

    def owned() -> bool:
        listed = client.http.get("/sandbox").json()["items"]
        started = sum(item["state"] == "started" for item in listed)
        settled = all(item["state"] in ARRIVED for item in listed)
        return settled and started == len(_daemons() - before)

    wait_until(owned)
    client.daytona.close()
    assert set() == _daemons() - before
