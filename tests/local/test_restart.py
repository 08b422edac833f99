"""With a root folder every sandbox outlives its server, and nothing is deleted by a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions.local.store import Store
from tests.local.clients import Client, Sandbox
from tests.patience import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def restarted(client: Client, root: Path, start_server: Callable[..., Client]) -> Client:
    """End a server and start another on its root folder, its clock where the first one's is."""
    client.daytona.close()
    return start_server(root=root, clock=client.clock)


def has_looked(client: Client) -> None:
    """Wait until the intervals of a server were looked at."""
    other = client.create(autoStopInterval=1)
    client.clock.advance(61)
    wait_until(lambda: other.state() == "stopped")


@pytest.mark.parametrize("minutes", [0, 60])
def test_a_restart_deletes_nothing(
    start_server: Callable[..., Client], tmp_path: Path, minutes: int
) -> None:
    """A sandbox that only the restart stopped is stopped since then, also for a second one."""
    client = start_server(root=tmp_path)
    sandbox = client.create(autoDeleteInterval=minutes, autoStopInterval=0)
    sandbox.upload("precious", b"data")
    client.clock.advance(2 * 3600)
    for _restart in range(2):
        client = restarted(client, tmp_path, start_server)
        has_looked(client)
    sandbox = Sandbox(client, sandbox.id)
    found = (sandbox.state(), sandbox.get()["desiredState"])
    sandbox.send_to("start", "started")
    assert ("stopped", "stopped", b"data") == (*found, sandbox.download("precious").content)


def test_an_interval_counts_from_the_restart(
    start_server: Callable[..., Client], tmp_path: Path
) -> None:
    """What is stopped long enough after it is deleted."""
    client = start_server(root=tmp_path)
    sandbox = client.create(autoDeleteInterval=60)
    client = restarted(client, tmp_path, start_server)
    client.clock.advance(3601)
    wait_until(lambda: Sandbox(client, sandbox.id).state() is None)
    assert [] == list((tmp_path / "sandboxes").iterdir())


def test_a_sandbox_that_started_again_is_deleted_when_it_stops(
    start_server: Callable[..., Client], tmp_path: Path
) -> None:
    """An interval of 0 holds again."""
    client = start_server(root=tmp_path)
    identity = client.create(autoDeleteInterval=0).id
    sandbox = Sandbox(restarted(client, tmp_path, start_server), identity)
    sandbox.send_to("start", "started")
    sandbox.http.post(f"/sandbox/{identity}/stop")
    wait_until(lambda: sandbox.state() is None)
    assert [] == list((tmp_path / "sandboxes").iterdir())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("restoring", "archived"),
        ("archived", "archived"),
        ("error", "error"),
        ("creating", "stopped"),
        ("destroying", None),
    ],
)
def test_a_sandbox_on_its_way_arrives_somewhere(
    start_server: Callable[..., Client], tmp_path: Path, before: str, after: str | None
) -> None:
    """A server that ended in between leaves no state that nothing leads out of."""
    client = start_server(root=tmp_path)
    identity = client.http.post("/sandbox", json={}).json()["id"]
    client.daytona.close()
    path = tmp_path / "sandboxes" / identity / "metadata.json"
    kept = path.read_text()
    path.write_text(
        kept.replace('"started"', f'"{before}"', 1).replace('"creating"', f'"{before}"')
    )
    assert after == Sandbox(start_server(root=tmp_path), identity).state()


def test_a_state_that_cannot_be_kept_is_shown_all_the_same(
    start_server: Callable[..., Client],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A full disk at the start keeps no sandbox from being there."""
    client = start_server(root=tmp_path)
    identity = client.http.post("/sandbox", json={}).json()["id"]
    client.daytona.close()
    path = tmp_path / "sandboxes" / identity / "metadata.json"
    path.write_text(path.read_text().replace('"stopped"', '"started"'))
    save, refusals = Store.save, [OSError(28, "No space left on device")]

    def full(store: Store, sandbox: Any) -> None:
        if refusals:
            raise refusals.pop()
        save(store, sandbox)

    monkeypatch.setattr(Store, "save", full)
    assert "stopped" == Sandbox(start_server(root=tmp_path), identity).state()
    assert "cannot be kept: [Errno 28] No space left on device" in caplog.text
