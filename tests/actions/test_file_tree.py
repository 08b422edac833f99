"""The actions on the tree of files, where a server's answer says less than it did.

Answers here are built by hand, after the recordings file_move, file_delete, file_folder and
file_permissions; recorded ones are under cassettes/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.actions.answers import ID, TOOLBOX, failed, sandbox

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from tests.actions.fake_server import FakeServer

FILE = {"name": "a", "isDir": False, "mode": "-rw-r--r--", "permissions": "0644"}
DIRECTORY = {"name": "a", "isDir": True, "mode": "drwxr-xr-x", "permissions": "0755"}
# Recording execute_command_missing_cwd.
NO_SUCH_CWD = {"exitCode": -1, "result": "fork/exec /usr/bin/bash: no such file or directory"}
# Recording file_move.
HALF = {
    "error": "failed to delete source: unlinkat /etc/hostname: permission denied",
    "message": "file copied successfully but source could not be deleted",
}


@pytest.fixture
def daytona(connect: Callable[..., DaytonaActions]) -> DaytonaActions:
    """A client that needs no look-up."""
    return connect(toolbox_url=TOOLBOX, max_retries=0, wait_timeout=0)


def at(place: str) -> dict[str, Any]:
    """Say as a shell where it is."""
    return {"exitCode": 0, "result": f"{place}\n"}


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(
    ("source", "destination"),
    [("/a", "/a/b"), ("/a/", "//a/./b/c"), ("a", "./a/b"), ("a", "a/b/"), ("/a b", "/a b/c")],
)
def test_move_into_itself(daytona: DaytonaActions, source: str, destination: str) -> None:
    """A folder that would be copied into itself until the disk is full is not: nothing is sent."""
    result = daytona.move_file(ID, source, destination)
    assert f"{source} cannot be moved into itself, to {destination}" == result.error
    assert "invalid_request" == failed(result).kind


def test_move_into_itself_by_a_link(daytona: DaytonaActions, server: FakeServer) -> None:
    """Where links or the working directory lead back into the folder, it is not moved either."""
    for answer in (DIRECTORY, at("/home/x/a"), at("/home/x/a/b")):
        server.answer(json=answer)
    result = daytona.move_file(ID, "some/a", "/link/to/b")
    assert "some/a cannot be moved into itself, to /link/to/b" == result.error
    asked = [(server.sent(index).get("cwd"), server.sent(index)["command"]) for index in (1, 2)]
    assert [("some", "[ ! -L ./a ] && cd ./a && pwd -P"), ("/link/to", "pwd -P")] == asked


@pytest.mark.parametrize(
    ("source", "destination", "looks"),
    [
        ("a", "ab/c", [FILE]),
        ("/a", "/a/../b", [FILE]),
        ("/a", "/b", [DIRECTORY, at("/a"), at("/")]),
        ("/a", "/ab/c", [DIRECTORY, at("/a"), at("/ab")]),
        ("link", "/link/c", [DIRECTORY, {"exitCode": 1, "result": ""}, at("/a")]),
        ("/a", "/no/c", [DIRECTORY, at("/a"), NO_SUCH_CWD]),
    ],
)
def test_move_elsewhere(
    daytona: DaytonaActions,
    server: FakeServer,
    source: str,
    destination: str,
    looks: list[dict[str, Any]],
) -> None:
    """What only looks alike is moved; so is a link, and what no shell can say is the server's."""
    for look in looks:
        server.answer(json=look)
    server.answer()
    moved = daytona.move_file(ID, source, destination).unwrap()
    assert (destination, False) == (moved.path, moved.source_left)
    assert server.calls[-1].startswith(f"POST /toolbox/{ID}/files/move?source=")


def test_move_that_cannot_be_checked(daytona: DaytonaActions, server: FakeServer) -> None:
    """Where the shell's answer does not come, nothing is moved."""
    server.answer(json=DIRECTORY)
    server.answer(500, json={"message": "no shell"})
    assert "server" == failed(daytona.move_file(ID, "/a", "/b")).kind


@pytest.mark.parametrize(
    ("content", "why"),
    [(HALF, HALF["error"]), (["odd"], "the server does not say why"), ({"error": ""}, "")],
)
def test_half_moved(daytona: DaytonaActions, server: FakeServer, content: Any, why: str) -> None:
    """A copy whose source could not be removed is told, with where both are."""
    server.answer(json=FILE)
    server.answer(json=content)
    result = daytona.move_file(ID, "/etc/hostname", "x")
    assert f"/etc/hostname was copied to x, but could not be removed: {why}" == result.error
    assert ("x", True, "conflict") == (result.path, result.source_left, failed(result).kind)


@pytest.mark.parametrize(
    ("status", "kind", "told"),
    [
        (400, "permission", "a cannot be moved to b: permission denied"),
        (403, "permission", "No permission to read a in the sandbox"),
        (404, "not_found", "a cannot be moved to b: it has just gone"),
        (409, "conflict", "a is not moved: there is something at b already"),
    ],
)
def test_refused_move(
    connect: Callable[..., DaytonaActions], server: FakeServer, status: int, kind: str, told: str
) -> None:
    """Since the source was seen, the status says what is wrong."""
    for answer in (sandbox(), FILE):
        server.answer(json=answer)
    server.answer(status)
    if status == 404:
        server.answer(json=sandbox())
    failure = failed(connect(max_retries=0).move_file("mine", "a", "b"))
    assert (kind, True) == (failure.kind, failure.message.startswith(told))
    assert (status == 409) == ("Give the whole new path" in failure.hint)


@pytest.mark.parametrize(
    ("look", "changes"),
    [
        ({"json": DIRECTORY | {"permissions": "0700"}}, False),
        ({"json": DIRECTORY}, True),
        ({"json": DIRECTORY | {"permissions": "?"}}, True),
        ({"status": 500}, True),
    ],
)
def test_folder_with_permissions(
    daytona: DaytonaActions, server: FakeServer, look: dict[str, Any], changes: bool
) -> None:
    """A folder that was there, or was made under a mask, gets the permissions asked for."""
    server.answer(201)
    server.answer(**look)
    if changes:
        server.answer()
    assert "a" == daytona.create_folder(ID, "a", "700").unwrap().path
    expected = [f"POST /toolbox/{ID}/files/folder?path=a&mode=700"]
    expected += [f"GET /toolbox/{ID}/files/info?path=a"]
    expected += [f"POST /toolbox/{ID}/files/permissions?path=a&mode=700"] if changes else []
    assert expected == server.calls


def test_folder_without_permissions(daytona: DaytonaActions, server: FakeServer) -> None:
    """Then the server's own word is enough; a refusal without a reason says what it may be."""
    server.answer(201)
    assert "a" == daytona.create_folder(ID, "a").unwrap().path
    server.answer(400)
    failure = failed(daytona.create_folder(ID, "a"))
    assert [f"POST /toolbox/{ID}/files/folder?path=a&mode=755"] * 2 == server.calls
    assert failure.message.startswith("The directory a cannot be made: the server does not say why")


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda d: d.create_folder(ID, "a", "u+x"), "permissions must be an octal number such as"),
        (lambda d: d.create_folder(ID, "a", "999"), "permissions must be an octal number such as"),
        (lambda d: d.set_file_permissions(ID, "a", "1777"), "permissions '1777' have a bit that"),
        (lambda d: d.set_file_permissions(ID, "a"), "Nothing to change: give permissions, owner"),
        (lambda d: d.set_file_permissions(ID, "a", owner=""), "Nothing to change: give"),
        (
            lambda d: d.delete_file(ID, "/", recursive=True),
            "path must end with the name of a file or",
        ),
        (
            lambda d: d.delete_file(ID, "a/..", recursive=True),
            "path must end with the name of a file or",
        ),
        (lambda d: d.move_file(ID, ".", "/b"), "source_path must end with the name of a file or"),
        (lambda d: d.get_file_info(ID, ""), "path is empty: give the path of a file or directory"),
    ],
)
def test_refused_before_any_request(
    daytona: DaytonaActions, call: Callable[[DaytonaActions], Any], told: str
) -> None:
    """What cannot be meant, or would not be kept, is not sent."""
    failure = failed(call(daytona))
    assert ("invalid_request", True) == (failure.kind, failure.message.startswith(told))


def test_deleted_by_a_try_whose_answer_was_lost(
    connect: Callable[..., DaytonaActions], server: FakeServer
) -> None:
    """What was seen, and is missing after a second try, was deleted."""
    server.answer(json=FILE)
    server.answer(503)
    server.answer(404)
    server.answer(json=sandbox())  # the toolbox's 404 might have been another sandbox's
    assert "a" == connect(toolbox_url=TOOLBOX).delete_file(ID, "a").unwrap().path


def test_refused_deletion(daytona: DaytonaActions, server: FakeServer) -> None:
    """What is there and cannot be deleted may not be deleted: a bare 400 says no more."""
    server.answer(json=DIRECTORY)
    server.answer(400)
    failure = failed(daytona.delete_file(ID, "/etc", recursive=True))
    told = "/etc cannot be deleted, or not all of it: permission denied"
    assert ("permission", told) == (failure.kind, failure.message)


def test_directory_that_is_not_deleted(daytona: DaytonaActions, server: FakeServer) -> None:
    """Only whoever says so loses all that is in it."""
    server.answer(json=DIRECTORY)
    failure = failed(daytona.delete_file(ID, "a"))
    expected = "a is a directory: pass recursive=True to delete it with all that is in it"
    assert ("invalid_request", expected) == (failure.kind, failure.message)
    assert ["GET"] == [request.method for request in server.requests]


def test_path_that_may_not_be_seen(daytona: DaytonaActions, server: FakeServer) -> None:
    """Only where nothing was found there may be a link."""
    server.answer(403)
    failure = failed(daytona.delete_file(ID, "/root/x"))
    assert ("permission", False) == (failure.kind, "symbolic link" in failure.hint)


def test_permissions_without_a_look(daytona: DaytonaActions, server: FakeServer) -> None:
    """A change that cannot be looked at is a change all the same."""
    server.answer()
    server.answer(500)
    result = daytona.set_file_permissions(ID, "a", "644", "me", "us").unwrap()
    assert (None, "POST") == (result.file, server.requests[0].method)
    assert server.calls[0].endswith("/files/permissions?path=a&mode=644&owner=me&group=us")


@pytest.mark.parametrize("owner", [None, "nobody-here"])
def test_permissions_that_are_refused(
    daytona: DaytonaActions, server: FakeServer, owner: str | None
) -> None:
    """Where an owner was asked for, that may be why."""
    server.answer(400)
    failure = failed(daytona.set_file_permissions(ID, "a", "0755", owner))
    assert failure.message.startswith("The permissions of a cannot be changed")
    assert bool(owner) == ("the owner or group may be unknown" in failure.message)


def test_permissions_that_were_not_kept(daytona: DaytonaActions, server: FakeServer) -> None:
    """A file system that keeps none is told, with what the file has."""
    server.answer()
    server.answer(json=FILE)
    result = daytona.set_file_permissions(ID, "a", "0755")
    assert "a has the permissions 0644 and not 0755, although" in str(result.error)
    assert ("response", "0644") == (failed(result).kind, result.file and result.file.permissions)


@pytest.mark.parametrize("action", ["get_file_info", "download_file", "list_files", "delete_file"])
def test_name_that_is_not_utf8(
    connect: Callable[..., DaytonaActions], server: FakeServer, action: str
) -> None:
    """A listed name with U+FFFD cannot be asked for, and the failure says why."""
    server.answer(json=sandbox())
    server.answer(404)
    result = getattr(connect(max_retries=0), action)("mine", "caf\ufffd.txt")
    assert "U+FFFD stands in listed names for bytes that are not UTF-8" in str(result.error)
    assert "mv caf*.txt cafe.txt" in failed(result).hint
