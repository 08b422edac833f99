"""A long listing: what is made for each entry is counted, because time is noisy."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, Any

from daytona_actions import DaytonaActions
from daytona_actions.actions.files.listing import _fields
from daytona_openapi.toolbox.models import FileInfo
from tests.speed.conftest import SANDBOX

if TYPE_CHECKING:
    from types import FrameType

    from tests.speed.conftest import Stub

ENTRIES = 10_000
MOST_CALLS = 12


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


def test_entries_are_let_go_of(stub: Stub) -> None:
    """What was read of a listing is not kept until the end: collecting garbage would go through it."""
    read, kept = 0, []

    def look(frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal read
        if event == "return" and frame.f_code is _fields.__code__:
            read += 1
            if read == ENTRIES - 1:
                kept.extend(each for each in gc.get_objects() if type(each) is FileInfo)

    with DaytonaActions("made-up", api_url=stub.api_url) as daytona:
        profile = sys.getprofile()
        sys.setprofile(look)
        try:
            daytona.list_files(SANDBOX).unwrap()
        finally:
            sys.setprofile(profile)
    assert ENTRIES == read
    assert 0 < len(kept) < 5
