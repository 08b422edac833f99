"""Sandboxes stop, are archived and deleted when their intervals are over."""

from __future__ import annotations

import concurrent.futures
from typing import TYPE_CHECKING

import pytest

from daytona_actions.local import intervals
from tests.patience import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from daytona_actions.local.sandbox import Sandbox as SandboxData
    from tests.local.clients import Client


MINUTE = 60


def test_an_idle_sandbox_stops(server: Client) -> None:
    """After autoStopInterval minutes without a call."""
    sandbox = server.create(autoStopInterval=5)
    server.clock.advance(5 * MINUTE - 30)
    before = sandbox.state()
    server.clock.advance(40)
    wait_until(lambda: sandbox.state() == "stopped")
    assert "started" == before


def test_a_call_puts_the_stop_off(server: Client) -> None:
    """Each toolbox call counts as activity."""
    sandbox = server.create(autoStopInterval=5)
    for _call in range(3):
        server.clock.advance(4 * MINUTE)
        sandbox.run("true")
    assert "started" == sandbox.state()


def test_a_running_command_puts_the_stop_off(server: Client) -> None:
    """However long it takes."""
    sandbox = server.create(autoStopInterval=1)
    sandbox.run("mkfifo begun ended")
    with concurrent.futures.ThreadPoolExecutor(1) as executor:
        answer = executor.submit(sandbox.run, "echo > begun; cat ended")
        sandbox.run("cat begun")
        for _look in range(3):
            server.clock.advance(5 * MINUTE)
        state = sandbox.state()
        sandbox.run("echo end > ended")
        assert ("started", "end\n") == (state, answer.result())


def test_zero_minutes_never_stop(server: Client) -> None:
    """AutoStopInterval 0 turns it off."""
    sandbox = server.create(autoStopInterval=0)
    server.clock.advance(10_000 * MINUTE)
    sandbox.run("true")
    assert "started" == sandbox.state()


@pytest.mark.parametrize("minutes", [0, 10])
def test_a_stopped_sandbox_is_deleted(server: Client, minutes: int) -> None:
    """AutoDeleteInterval minutes after it was stopped, 0 at once."""
    sandbox = server.create(autoDeleteInterval=minutes)
    server.http.post(f"/sandbox/{sandbox.id}/stop")
    if minutes:
        wait_until(lambda: sandbox.state() == "stopped")
        server.clock.advance(minutes * MINUTE + 1)
    wait_until(lambda: sandbox.state() is None)
    assert 404 == server.http.get(f"/sandbox/{sandbox.id}").status_code


@pytest.mark.parametrize("minutes", [-1, -5])
def test_a_negative_number_of_minutes_never_deletes(server: Client, minutes: int) -> None:
    """However long it is stopped."""
    sandbox = server.create(autoDeleteInterval=minutes)
    sandbox.send_to("stop", "stopped")
    server.clock.advance(1000 * MINUTE)
    other = server.create(autoStopInterval=1)
    server.clock.advance(MINUTE + 1)
    wait_until(lambda: other.state() == "stopped")
    assert "stopped" == sandbox.state()


def test_a_stopped_sandbox_is_archived(server: Client) -> None:
    """AutoArchiveInterval minutes after it was stopped."""
    sandbox = server.create(autoArchiveInterval=10)
    sandbox.send_to("stop", "stopped")
    server.clock.advance(10 * MINUTE + 1)
    wait_until(lambda: sandbox.state() == "archived")
    assert "Completed" == sandbox.get()["backupState"]


def test_an_interval_that_is_changed_counts_at_once(server: Client) -> None:
    """The new number of minutes holds from the last activity."""
    sandbox = server.create(autoStopInterval=1000)
    server.http.post(f"/sandbox/{sandbox.id}/autostop/1")
    server.clock.advance(MINUTE + 1)
    wait_until(lambda: sandbox.state() == "stopped")
    assert 1 == sandbox.get()["autoStopInterval"]


def test_one_sandbox_in_trouble_does_not_end_the_intervals_of_others(
    start_server: Callable[..., Client],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """It is logged, and the keeper goes on."""
    client = start_server()
    broken, other = client.create(name="broken"), client.create(autoStopInterval=1)
    look = intervals.next_step

    def fails_for_one(sandbox: SandboxData, now: datetime) -> tuple[datetime, str] | None:
        if sandbox.id == broken.id:
            raise OverflowError("date value out of range")
        return look(sandbox, now)

    monkeypatch.setattr(intervals, "next_step", fails_for_one)
    client.clock.advance(MINUTE + 1)
    wait_until(lambda: other.state() == "stopped")
    assert f"intervals of sandbox {broken.id} are not kept" in caplog.text
