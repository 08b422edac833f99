"""Every kind of action through every fault: what happens is what docs/faults.md says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from daytona_actions import ACTIONS
from tests.engine.faults.calls import CALLS
from tests.engine.faults.observation import document, observe_all, section
from tests.engine.faults.proxy import Fault
from tests.kinds_of_calls import kinds_of

if TYPE_CHECKING:
    from tests.engine.faults.calls import Stage

PAGE = Path(__file__).resolve().parents[3] / "docs" / "faults.md"
ONCE = {"create_sandbox, without a name", "run_code", "execute_command", "git_clone"}


def test_every_kind_of_call_is_made() -> None:
    """No kind of action is left out."""
    assert kinds_of(ACTIONS) == kinds_of(str(call).partition(",")[0] for call in CALLS)


def test_page_is_whole() -> None:
    """The page holds a part for each fault, in order, and nothing else."""
    head, *parts = PAGE.read_text(encoding="utf-8").split("\n\n## ")
    assert len(Fault) == len(parts)
    assert document([]).rstrip() == head


@pytest.mark.parametrize("fault", Fault, ids=lambda fault: fault.name.lower())
def test_fault(stage: Stage, fault: Fault, kind: str) -> None:
    """Each row of the page is what happens; run `scripts/faults.py` if it should be another."""
    seen = observe_all(stage, fault, kind)
    for name, observation in seen.items():
        if name in ONCE:
            assert observation.carried_out <= 1, name
        if name.startswith("create_sandbox, with a name") and observation.carried_out:
            assert ("worked", 1) == (observation.lasting, observation.carried_out)
        assert "internal" not in observation.lasting + observation.passing, name
    parts = PAGE.read_text(encoding="utf-8").split("\n\n## ")[1:]
    assert f"## {parts[list(Fault).index(fault)].rstrip()}" == section(fault, seen)
