"""search_files, find_in_files and replace_in_files, where a server claims what is not so.

Answers here are built by hand, after the recordings file_search, file_find and file_replace;
recorded ones are under cassettes/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.actions.answers import ID, TOOLBOX, failed

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from tests.actions.fake_server import FakeServer

FILE = {"name": "a", "isDir": False, "mode": "-rw-r--r--"}
OCTETS = {"content-type": "application/octet-stream"}


@pytest.fixture
def daytona(connect: Callable[..., DaytonaActions]) -> DaytonaActions:
    """A client that needs no look-up."""
    return connect(toolbox_url=TOOLBOX, max_retries=0, wait_timeout=0)


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda d: d.search_files(ID, ""), "pattern is empty: give one such as *.py, or * for"),
        (lambda d: d.search_files(ID, "**/*.py"), "pattern '**/*.py' holds a slash, but it is"),
        (lambda d: d.search_files(ID, "a["), "pattern 'a[' has a [ without a ]"),
        (lambda d: d.find_in_files(ID, ""), "text is empty: it would be found everywhere"),
        (lambda d: d.find_in_files(ID, "a\nb"), "text has several lines, but each line is"),
        (lambda d: d.find_in_files(ID, "a", "b\0"), "path holds a NUL character, which no path"),
        (lambda d: d.replace_in_files(ID, ["a"], "", "b"), "text is empty: it would be found"),
        (lambda d: d.replace_in_files(ID, [], "a", "b"), "files is empty: give the paths of the"),
        (lambda d: d.replace_in_files(ID, [""], "a", "b"), "files is empty: give the path of a"),
    ],
)
def test_refused_before_any_request(
    daytona: DaytonaActions, call: Callable[[DaytonaActions], Any], told: str
) -> None:
    """What a server would take, and find nothing for, is not sent."""
    failure = failed(call(daytona))
    assert ("invalid_request", True) == (failure.kind, failure.message.startswith(told))


def test_working_directory(daytona: DaytonaActions, server: FakeServer) -> None:
    """Without a path the working directory is meant, and names begin there; odd ones are left out."""
    server.answer(json={"files": ["./a.py", "b.py", 7]})
    assert ["a.py", "b.py"] == daytona.search_files(ID, "[a-b].py").unwrap().files
    server.answer(json=[{"file": "./a.py", "line": 3, "content": "x"}, {"line": "3"}])
    first, odd = daytona.find_in_files(ID, "x").unwrap().matches
    assert ("a.py", 3, "x") == (first.file, first.line, first.content)
    assert (None, None, None) == (odd.file, odd.line, odd.content)
    expected = [f"search?path=.&pattern={'%5Ba-b%5D.py'}", "find?path=.&pattern=x"]
    assert expected == [call.rpartition("/")[2] for call in server.calls]


@pytest.mark.parametrize("action", ["search_files", "find_in_files"])
def test_refused_search(daytona: DaytonaActions, server: FakeServer, action: str) -> None:
    """A bare refusal is told with the place."""
    server.answer(400)
    assert (
        "d cannot be searched: the server does not say why"
        == getattr(daytona, action)(ID, "x", "d").error
    )


def test_search_in_a_file(daytona: DaytonaActions, server: FakeServer) -> None:
    """Names are searched in a directory; a file is none."""
    server.answer(json={"files": None})
    server.answer(400)
    server.answer(json=FILE)
    assert "a is a file, not a directory" == daytona.search_files(ID, "x", "a").error


@pytest.mark.parametrize(
    ("download", "kind"),
    [
        ({"status": 403}, "permission"),
        ({"content": b"no such text", "headers": OCTETS}, None),
        ({"content": b"x", "headers": OCTETS | {"content-length": "999999999"}}, None),
        ({"error": httpx.ReadError("reset")}, "connection"),
    ],
)
def test_nothing_found_in_a_file(
    daytona: DaytonaActions, server: FakeServer, download: dict[str, Any], kind: str | None
) -> None:
    """Nothing is found in a file that may not be read: that is no answer, and so it is asked for."""
    server.answer(json=[])
    server.answer(400)
    server.answer(json=FILE)
    server.answer(**download)
    result = daytona.find_in_files(ID, "x", "a")
    assert kind == (result.failure and result.failure.kind)
    assert [] == result.matches


def test_replace_where_it_is_not(daytona: DaytonaActions, server: FakeServer) -> None:
    """A file without the text is not written, though a server would call it changed."""
    for content in (b"old\n", b"new\n"):
        server.answer(content=content, headers=OCTETS)
    server.answer(json=[{"file": "a", "success": True}])
    result = daytona.replace_in_files(ID, ["a", "b", "b"], "old", "new")
    told = "2 of 3 not changed: b: the text is not in it"
    assert (told, "invalid_request") == (result.error, failed(result).kind)
    assert [("a", True), ("b", False), ("b", False)] == [
        (each.file, each.success) for each in result.results
    ]
    assert {"files": ["a"], "pattern": "old", "newValue": "new"} == server.sent()
    assert failed(result).hint.endswith("The others were changed.")


def test_replace_in_all(daytona: DaytonaActions, server: FakeServer) -> None:
    """Success is said only of what was changed everywhere."""
    server.answer(content=b"old\n", headers=OCTETS)
    server.answer(json=[{"file": "a", "success": True}])
    results = daytona.replace_in_files(ID, ["a"], "old", "new").unwrap().results
    assert [("a", True, None)] == [(each.file, each.success, each.error) for each in results]


def test_replace_nowhere(daytona: DaytonaActions, server: FakeServer) -> None:
    """Where no file has the text, nothing is asked for."""
    server.answer(content=b"new\n", headers=OCTETS)
    result = daytona.replace_in_files(ID, ["a"], "old", "new")
    assert ["GET"] == [request.method for request in server.requests]
    assert not failed(result).hint.endswith("The others were changed.")


@pytest.mark.parametrize("look", [{"status": 403}, {"status": 400, "json": {"message": "odd"}}])
@pytest.mark.parametrize(
    ("said", "kind", "told"),
    [
        ("open a: permission denied", "permission", "a: open a: permission denied"),
        ("open a: no such file or directory", "not_found", "a: open a: no such file or directory"),
        (None, "invalid_request", "a: no reason was given"),
    ],
)
def test_replace_in_what_cannot_be_read(
    daytona: DaytonaActions,
    server: FakeServer,
    look: dict[str, Any],
    said: str | None,
    kind: str,
    told: str,
) -> None:
    """What cannot be looked at is left to the server, which says why it does not change it."""
    server.answer(**look)
    server.answer(json=[{"file": "a", "success": False, "error": said}])
    failure = failed(daytona.replace_in_files(ID, ["a"], "old", "new"))
    assert (kind, f"1 of 1 not changed: {told}") == (failure.kind, failure.message)


def test_replace_without_a_connection(daytona: DaytonaActions, server: FakeServer) -> None:
    """Where the look does not come through, nothing is replaced."""
    server.answer(error=httpx.ReadError("reset"))
    result = daytona.replace_in_files(ID, ["a"], "old", "new")
    assert ("connection", []) == (failed(result).kind, result.results)


def test_replace_that_is_not_told(daytona: DaytonaActions, server: FakeServer) -> None:
    """An answer about fewer files than were asked for is none."""
    server.answer(content=b"old", headers=OCTETS)
    server.answer(json=[])
    assert "response" == failed(daytona.replace_in_files(ID, ["a"], "old", "new")).kind
