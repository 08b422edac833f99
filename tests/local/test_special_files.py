"""Files that are none: pipes, devices, sockets, loops, and names that are odd or too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.local.clients import Sandbox

SOCKET = "python3 -c \"import socket; socket.socket(socket.AF_UNIX).bind('it')\""
LONG = "n" * 256


@pytest.mark.parametrize(
    ("make", "path", "status", "said"),
    [
        ("mkfifo it", "it", 400, b""),
        (SOCKET, "it", 404, b"404 page not found\n"),
        ("ln -s it it", "it", 400, b""),
        ("ln -s nothing it", "it", 404, b""),
        ("mkdir it", "it", 400, b""),
        ("true", LONG, 400, b""),
        ("true", "d/" * 2048, 400, b""),
    ],
)
def test_what_is_no_file_is_not_downloaded(
    sandbox: Sandbox, make: str, path: str, status: int, said: bytes
) -> None:
    """At once, and as recorded but for the pipe, which there gives no answer."""
    sandbox.run(make)
    answer = sandbox.download(path)
    assert (status, said) == (answer.status_code, answer.content)


def test_a_device_is_not_downloaded(sandbox: Sandbox) -> None:
    """It has no end."""
    answer = sandbox.download("/dev/zero")
    assert (400, b"") == (answer.status_code, answer.content)


def test_the_device_that_is_empty_takes_and_gives(sandbox: Sandbox) -> None:
    """Recorded (upload_file_odd_paths, download_file_special); it cannot be removed or changed."""
    assert 200 == sandbox.upload("/dev/null", b"x").status_code
    answer = sandbox.download("/dev/null")
    assert (200, b"") == (answer.status_code, answer.content)
    path = {"path": "/dev/null"}
    assert 400 == sandbox.call("DELETE", "/files", params=path).status_code
    changed = sandbox.call("POST", "/files/permissions", params={**path, "mode": "600"})
    assert 400 == changed.status_code
    assert "Dcrw-rw-rw-" == sandbox.call("GET", "/files/info", params=path).json()["mode"]


def test_of_the_machine_no_more_is_read_than_anybody_may(sandbox: Sandbox) -> None:
    """Also where the server is root's and nothing but the routes holds them."""
    assert b"root:" in sandbox.download("/etc/passwd").content
    paths = ["/etc/shadow", "/proc/self/environ", "/proc/self/fd/0"]
    told = sandbox.call("POST", "/files/bulk-download", json={"paths": paths}).text
    assert 2 <= told.count("FILE_ACCESS_DENIED")
    assert "file; filename" not in told
    assert 200 != sandbox.call("GET", "/files", params={"path": "/proc/self/fd"}).status_code
    asked = {"path": "/etc/shadow", "pattern": ":"}
    assert [] == sandbox.call("GET", "/files/find", params=asked).json()


def test_a_folder_that_is_not_readable_is_told_to_be_one(sandbox: Sandbox, isolation: str) -> None:
    """A file in it is not permitted (recorded: download_file_special)."""
    sandbox.run("mkdir secret; echo 1 > secret/x; chmod 000 secret")
    found = [sandbox.download(path) for path in ("secret", "secret/x")]
    # Without isolation the sandbox's user is the tests' own, who may be root.
    if isolation == "bubblewrap" or sandbox.run("id -u") != "0\n":
        assert [(400, b""), (403, b"")] == [(each.status_code, each.content) for each in found]
    assert 400 == found[0].status_code


def test_a_file_that_is_not_readable_is_forbidden(sandbox: Sandbox) -> None:
    """In the words of Go's file server."""
    answer = sandbox.download("/etc/shadow")
    assert (403, b"403 Forbidden\n") == (answer.status_code, answer.content)


@pytest.mark.parametrize(
    ("make", "mode", "permissions"),
    [
        ("mkfifo -m 644 it", "prw-r--r--", "0644"),
        (f"{SOCKET}; chmod 755 it", "Srwxr-xr-x", "0755"),
        ("touch it; chmod 4755 it", "urwxr-xr-x", "0755"),
        ("touch it; chmod 2750 it", "grwxr-x---", "0750"),
        ("mkdir it; chmod 1777 it", "dtrwxrwxrwx", "0777"),
        ("touch it; chmod 600 it", "-rw-------", "0600"),
    ],
)
def test_a_mode_is_written_as_go_does(
    sandbox: Sandbox, make: str, mode: str, permissions: str
) -> None:
    """A letter for each kind and bit (recorded: file_info_special)."""
    sandbox.run(make)
    found = sandbox.call("GET", "/files/info", params={"path": "it"}).json()
    assert (mode, permissions) == (found["mode"], found["permissions"])


@pytest.mark.parametrize(
    ("name", "plain", "encoded"),
    [
        ("می\u200cروم.txt", "______.txt", "%D9%85%DB%8C%E2%80%8C%D8%B1%D9%88%D9%85.txt"),
        ("new\nli\rne", "newline", "new%0Ali%0Dne"),
        ("quote\"'x", "quote\\\"'x", "quote%22%27x"),
        ("back\\slash", "back\\\\slash", "back%5Cslash"),
        ("a#b?c", "a#b?c", "a#b%3Fc"),
        ("tab\tx", "tab_x", "tab%09x"),
    ],
)
def test_a_name_is_given_twice(sandbox: Sandbox, name: str, plain: str, encoded: str) -> None:
    """In ASCII for old clients, and whole (recorded: file_name_with_joiner)."""
    sandbox.upload(f"names/{name}", b"x")
    given = sandbox.download(f"names/{name}").headers["content-disposition"]
    assert f"attachment; filename=\"{plain}\"; filename*=utf-8''{encoded}" == given


@pytest.mark.parametrize("around", [" {} ", "\n{}\t", "{}\u00a0", "\u3000{}"])
def test_space_around_a_path_is_taken_off(sandbox: Sandbox, around: str) -> None:
    """All that Go takes for space."""
    answer = sandbox.upload(around.format("a b/ c"), b"x")
    assert {"files": [{"path": "a b/ c", "bytes": 1}]} == answer.json()


@pytest.mark.parametrize("path", ["", "  ", "\t"])
def test_an_empty_path_is_none(sandbox: Sandbox, path: str) -> None:
    """It is told, and that its file has none."""
    answer = sandbox.upload(path, b"x")
    errors = ["path[0]: empty path", "file[0]: missing .path metadata"]
    assert {"errors": errors, "files": None} == answer.json()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("new/", "create: open new/: is a directory"),
        (".", "create: open .: is a directory"),
        ("file/x", "mkdir file: mkdir file: not a directory"),
        ("file/a/b/x", "mkdir file/a/b: mkdir file: not a directory"),
        ("loop", "create: open loop: too many levels of symbolic links"),
        ("loop/x", "mkdir loop: mkdir loop: too many levels of symbolic links"),
        ("/etc/x", "create: open /etc/x: permission denied"),
        (LONG, f"create: open {LONG}: file name too long"),
        (f"{LONG}/x", f"mkdir {LONG}: mkdir {LONG}: file name too long"),
    ],
)
def test_an_upload_that_fails_says_at_which_step(sandbox: Sandbox, path: str, said: str) -> None:
    """Making its folders, or opening it (recorded: upload_file_odd_paths)."""
    sandbox.run("echo 1 > file; ln -s loop loop")
    answer = sandbox.upload(path, b"x")
    assert (400, {"errors": [f"{path}: {said}"], "files": None}) == (
        answer.status_code,
        answer.json(),
    )


def test_the_folders_of_an_upload_are_made_first(sandbox: Sandbox) -> None:
    """So a path may lead through one that was not there, and one that ends in a slash is left."""
    answers = [sandbox.upload(path, b"x").status_code for path in ("new/../up.txt", "other/")]
    assert ([200, 400], "new\nother\nup.txt\n") == (answers, sandbox.run("ls"))


@pytest.mark.parametrize(
    ("method", "route"),
    [
        ("GET", "/files/info"),
        ("GET", "/files"),
        ("GET", "/files/download"),
        ("DELETE", "/files"),
        ("POST", "/files/folder?mode=755"),
        ("POST", "/files/permissions?mode=755"),
    ],
)
def test_a_name_that_is_too_long_is_refused(sandbox: Sandbox, method: str, route: str) -> None:
    """It is nothing that could be missing."""
    joint = "&" if "?" in route else "?"
    answer = sandbox.call(method, f"{route}{joint}path={LONG}")
    assert (400, b"") == (answer.status_code, answer.content)
