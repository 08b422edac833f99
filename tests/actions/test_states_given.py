"""States that a caller names: what is misspelt is refused, what a newer server may have is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from daytona_actions.actions.parameters import STATES
from tests.actions.answers import failed, sandbox

if TYPE_CHECKING:
    from daytona_actions import DaytonaActions
    from tests.actions.fake_server import FakeServer


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(
    ("state", "meant"),
    [
        ("strted", "started"),
        ("stoped", "stopped"),
        ("Started", "started"),
        (" started", "started"),
        ("start", "started or starting"),
        ("build-failed", "build_failed"),
    ],
)
def test_near_miss(daytona: DaytonaActions, state: str, meant: str) -> None:
    """Nothing would ever be in it: the message has the value, what is meant, and all there are."""
    known = ", ".join(STATES)
    said = f"{state!r} is no state of a sandbox; is it {meant}? There are {known}"
    waited = failed(daytona.wait_for_sandbox("mine", state))
    assert ("invalid_request", f"state: {said}") == (waited.kind, waited.message)
    listed = failed(daytona.list_sandboxes(states=["started", state]))
    assert ("invalid_request", f"states: {said}") == (listed.kind, listed.message)


@pytest.mark.parametrize("state", [*STATES, "hibernated", "unpaused"])
def test_state_that_may_be(daytona: DaytonaActions, server: FakeServer, state: str) -> None:
    """Each that is known, and any that a newer server may have, is waited for."""
    server.answer(json=sandbox(state=state))
    assert daytona.wait_for_sandbox("mine", state).unwrap().reached is True
