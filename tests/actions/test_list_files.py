"""list_files: the entries of a directory, and refusals without a word.

Answers here are built by hand; recorded ones are under cassettes/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.actions.answers import ID, TOOLBOX, failed, refusal, sandbox

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from tests.actions.fake_server import FakeServer


@pytest.fixture
def daytona(connect: Callable[..., DaytonaActions]) -> DaytonaActions:
    """A client that needs no look-up."""
    return connect(toolbox_url=TOOLBOX, max_retries=0, wait_timeout=0)


ENTRY = {
    "name": "a.txt",
    "size": 5,
    "mode": "-rw-r--r--",
    "modTime": "2026-11-22 20:00:00 +0000 UTC",
    "modifiedAt": "2026-11-22T20:00:00.123456789Z",
    "isDir": False,
    "owner": "daytona",
    "group": "users",
    "permissions": "0644",
}


def test_list_files(daytona: DaytonaActions, server: FakeServer) -> None:
    """The entries of a directory are reported with the documented fields."""
    server.answer(json=[ENTRY])
    [entry] = daytona.list_files(ID, "/data").unwrap().files
    expected = {
        "name": "a.txt",
        "is_dir": False,
        "size": 5,
        "mode": "-rw-r--r--",
        "permissions": "0644",
        "owner": "daytona",
        "group": "users",
        "modified_at": "2026-11-22T20:00:00.123456789Z",
    }
    assert expected == entry.model_dump()
    assert [f"GET /toolbox/{ID}/files?path=%2Fdata"] == server.calls


@pytest.mark.parametrize("path", [None, ""])
def test_list_of_the_working_directory(
    daytona: DaytonaActions, server: FakeServer, path: str | None
) -> None:
    """Without a path the server chooses the working directory."""
    server.answer(json=[])
    assert [] == daytona.list_files(ID, path).unwrap().files
    assert [f"GET /toolbox/{ID}/files"] == server.calls


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"modifiedAt": None}, ENTRY["modTime"]),
        ({"modifiedAt": ""}, ENTRY["modTime"]),
        ({"modifiedAt": 7, "modTime": None}, None),
    ],
)
def test_modification_time(
    daytona: DaytonaActions, server: FakeServer, changes: dict[str, Any], expected: str | None
) -> None:
    """An older server has the time under its older name."""
    server.answer(json=[ENTRY | changes])
    [entry] = daytona.list_files(ID).unwrap().files
    assert expected == entry.modified_at


def test_unreadable_entries(daytona: DaytonaActions, server: FakeServer) -> None:
    """What is no entry is left out; of an odd one, what can be read is reported."""
    server.answer(json=[7, {"name": 7, "size": "5", "isDir": "no"}, None, {"name": "a"}])
    entries = daytona.list_files(ID).unwrap().files
    assert [None, "a"] == [entry.name for entry in entries]
    assert [(None, None)] * 2 == [(entry.size, entry.is_dir) for entry in entries]


@pytest.mark.parametrize("content", [b"", b"null", b"{}", b"<html>", b'"x"', b"[7]"])
def test_no_list(daytona: DaytonaActions, server: FakeServer, content: bytes) -> None:
    """A success that is no list of files is not believed."""
    server.answer(content=content)
    result = daytona.list_files(ID)
    assert "The server answered 200, but not with a list of files: " in str(result.error)


@pytest.mark.parametrize(
    ("status", "path", "expected_kind", "expected"),
    [
        (403, "/root", "permission", "No permission to read /root in the sandbox"),
        (404, "/no", "not_found", "There is no directory /no in the sandbox"),
        (404, None, "not_found", "There is no working directory in the sandbox"),
    ],
)
def test_list_that_is_refused_without_a_word(
    connect: Callable[..., DaytonaActions],
    server: FakeServer,
    status: int,
    path: str | None,
    expected_kind: str,
    expected: str,
) -> None:
    """Statuses without a body get sentences with the path."""
    server.answer(json=sandbox())
    server.answer(status)
    result = connect(max_retries=0).list_files("mine", path)
    assert (expected_kind, expected) == (failed(result).kind, result.error)


def test_list_that_is_refused_in_words(daytona: DaytonaActions, server: FakeServer) -> None:
    """The server's own words come first."""
    server.answer(
        400, json=refusal(400, "bad request: no IP address found. Is the Sandbox started?")
    )
    assert "sandbox_not_started" == failed(daytona.list_files(ID, "/data")).kind


@pytest.mark.usefixtures("server")
def test_path_with_a_nul(daytona: DaytonaActions) -> None:
    """A path that no system has is refused before any request."""
    assert "path holds a NUL character, which no path can" == daytona.list_files(ID, "a\x00").error
