"""A long listing: what is made for each entry is counted, because time is noisy."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from daytona_actions import DaytonaActions
from tests.speed.conftest import SANDBOX

if TYPE_CHECKING:
    from tests.speed.conftest import Stub

ENTRIES = 10_000
MOST_CALLS = 17


def test_calls_of_an_entry(stub: Stub) -> None:
    """An entry of a listing costs few calls of Python functions, whatever the listing's length."""
    calls = 0

    def count(_frame: object, event: str, _argument: Any) -> None:
        nonlocal calls
        calls += event == "call"

    with DaytonaActions("made-up", api_url=stub.api_url) as daytona:
        daytona.list_files(SANDBOX).unwrap()
        profile = sys.getprofile()
        sys.setprofile(count)
        try:
            result = daytona.list_files(SANDBOX)
        finally:
            sys.setprofile(profile)
    assert ENTRIES == len(result.unwrap().files)
    assert ENTRIES < calls < MOST_CALLS * ENTRIES
