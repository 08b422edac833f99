"""The file and git routes never leave the sandbox's root, in any isolation mode."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.local.clients import Client, Sandbox

SECRET = b"of this machine"


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder of this machine with a file in it."""
    (tmp_path / "secret").write_bytes(SECRET)
    return tmp_path


@pytest.fixture(scope="module")
def sandbox(server: Client) -> Iterator[Sandbox]:
    """One sandbox for all of these tests: none of them changes what another needs."""
    created = server.create()
    yield created
    server.http.delete(f"/sandbox/{created.id}")


@pytest.fixture(params=["absolute", "dots", "link", "link in between", "linked link"])
def way_out(request: pytest.FixtureRequest, outside: Path, sandbox: Sandbox) -> str:
    """A path of the API that would lead to the folder outside if nothing stopped it."""
    sandbox.run(f"ln -sfn {outside} out; ln -sfn / top; ln -sfn out again; rm -rf taken")
    ways = {
        "absolute": str(outside),
        "dots": "../" * 40 + str(outside).lstrip("/"),
        "link": "out",
        "link in between": f"top{outside}",
        "linked link": "/home/daytona/again",
    }
    return ways[request.param]


def test_a_file_outside_cannot_be_downloaded(sandbox: Sandbox, way_out: str) -> None:
    """Its bytes are refused or not found."""
    assert sandbox.download(f"{way_out}/secret").content != SECRET


def test_files_outside_cannot_be_bulk_downloaded(sandbox: Sandbox, way_out: str) -> None:
    """No part holds its bytes."""
    body = {"paths": [f"{way_out}/secret"]}
    assert SECRET not in sandbox.call("POST", "/files/bulk-download", json=body).content


READING: dict[str, Callable[[str], dict[str, Any]]] = {
    "/files": lambda way: {"params": {"path": way}},
    "/files/info": lambda way: {"params": {"path": f"{way}/secret"}},
    "/files/find": lambda way: {"params": {"path": way, "pattern": "machine"}},
    "/files/search": lambda way: {"params": {"path": way, "pattern": "secret"}},
    "/git/status": lambda way: {"params": {"path": way}},
}


@pytest.mark.parametrize("route", READING)
def test_nothing_outside_is_shown(sandbox: Sandbox, way_out: str, route: str) -> None:
    """Routes that read answer nothing of what is there."""
    assert "secret" not in sandbox.call("GET", route, **READING[route](way_out)).text


CHANGING: dict[str, Callable[[Sandbox, str], object]] = {
    "upload": lambda sandbox, way: sandbox.upload(f"{way}/secret", b"x"),
    "upload new": lambda sandbox, way: sandbox.upload(f"{way}/new/file", b"x"),
    "delete": lambda sandbox, way: sandbox.call(
        "DELETE", "/files", params={"path": f"{way}/secret"}
    ),
    "delete folder": lambda sandbox, way: sandbox.call(
        "DELETE", "/files", params={"path": f"{way}/", "recursive": "true"}
    ),
    "folder": lambda sandbox, way: sandbox.call(
        "POST", "/files/folder", params={"path": f"{way}/new", "mode": "777"}
    ),
    "move away": lambda sandbox, way: sandbox.call(
        "POST", "/files/move", params={"source": f"{way}/secret", "destination": "taken"}
    ),
    "move there": lambda sandbox, way: sandbox.call(
        "POST", "/files/move", params={"source": "mine", "destination": f"{way}/secret"}
    ),
    "permissions": lambda sandbox, way: sandbox.call(
        "POST", "/files/permissions", params={"path": f"{way}/secret", "mode": "777"}
    ),
    "replace": lambda sandbox, way: sandbox.call(
        "POST",
        "/files/replace",
        json={"files": [f"{way}/secret"], "pattern": "machine", "newValue": "x"},
    ),
    "clone": lambda sandbox, way: sandbox.call(
        "POST", "/git/clone", json={"url": "http://127.0.0.1:1/x.git", "path": f"{way}/new"}
    ),
}


@pytest.mark.parametrize("change", CHANGING)
def test_nothing_outside_is_changed(
    sandbox: Sandbox, way_out: str, change: str, outside: Path
) -> None:
    """Routes that write leave the folder as it was."""
    before = (outside / "secret").stat().st_mode
    sandbox.upload("mine", b"mine")
    CHANGING[change](sandbox, way_out)
    now = ([path.name for path in outside.iterdir()], (outside / "secret").read_bytes())
    assert (["secret"], SECRET, before) == (*now, (outside / "secret").stat().st_mode)


def test_a_folder_that_becomes_a_link_leads_nowhere(server: Client, outside: Path) -> None:
    """Also not while a process swaps one for the other as fast as it can."""
    sandbox = server.create()
    swapping = f"mkdir -p keep; while :; do ln -sfn {outside} swap; rm swap; mkdir swap; rmdir swap"
    sandbox.run(f"({swapping}; done) >/dev/null 2>&1 &")
    for number in range(100):
        sandbox.upload(f"swap/{number}", b"x")
    server.http.delete(f"/sandbox/{sandbox.id}")
    assert [path.name for path in outside.iterdir()] == ["secret"]


def test_a_link_inside_may_be_followed(sandbox: Sandbox) -> None:
    """A link to a file of the sandbox works as everywhere."""
    sandbox.upload("folder/file", b"content")
    sandbox.run("ln -s folder link; ln -s $HOME/folder absolute")
    found = [sandbox.download(f"{way}/file").content for way in ("link", "absolute")]
    assert found == [b"content", b"content"]


def test_links_that_run_in_circles_are_refused(sandbox: Sandbox) -> None:
    """They end with an error, not with the server."""
    sandbox.run("ln -s circle circle")
    assert sandbox.download("circle").status_code == 400


def test_a_path_with_a_null_byte_is_refused(sandbox: Sandbox) -> None:
    """The kernel takes none."""
    assert sandbox.download("a\0b").status_code == 400


def test_a_path_that_a_command_printed_can_be_used(sandbox: Sandbox) -> None:
    """Also without isolation, where commands see where the folder really is."""
    sandbox.upload("file", b"content")
    assert sandbox.download(f"{sandbox.run('pwd').strip()}/file").content == b"content"
