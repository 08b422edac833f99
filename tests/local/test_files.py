"""Files go in and out whole, and the routes around them do what they say."""

from __future__ import annotations

import contextlib
import os
import socket
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from daytona_actions.local.daemon.transfer import replace
from daytona_actions.local.daemon.tree import Tree
from tests.patience import wait_until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.local.clients import Sandbox


def test_an_upload_keeps_the_mode_of_what_it_replaces(sandbox: Sandbox) -> None:
    """A script stays executable."""
    sandbox.upload("script", b"#!/bin/sh\necho one\n")
    sandbox.run("chmod 750 script")
    sandbox.upload("script", b"#!/bin/sh\necho two\n")
    assert "750 two\n" == sandbox.run("stat -c %a script | tr '\\n' ' '; ./script")


def test_an_upload_through_a_link_writes_what_it_points_to(sandbox: Sandbox) -> None:
    """The link stays a link."""
    sandbox.run("echo old > file; ln -s file link")
    sandbox.upload("link", b"new\n")
    assert "new\nlink\n" == sandbox.run("cat file; find . -type l -printf '%f\\n'")


def test_a_file_is_uploaded_to_the_path_of_the_query(sandbox: Sandbox) -> None:
    """What else the form holds is passed over."""
    form = {"data": {"more": "x"}, "files": {"file": b"content"}}
    answer = sandbox.call("POST", "/files/upload?path=single", **form)
    assert (200, b"content") == (answer.status_code, sandbox.download("single").content)


def test_several_files_are_uploaded_at_once(sandbox: Sandbox) -> None:
    """Each with its path before it."""
    answer = sandbox.call(
        "POST",
        "/files/bulk-upload",
        data={"files[0].path": "a", "files[1].path": "b"},
        files={"files[0].file": b"1", "files[1].file": b"22"},
    )
    assert [{"path": "a", "bytes": 1}, {"path": "b", "bytes": 2}] == answer.json()["files"]


def test_one_of_several_that_fails_is_told_beside_the_others(sandbox: Sandbox) -> None:
    """What could be written is."""
    answer = sandbox.call(
        "POST",
        "/files/bulk-upload",
        data={"files[0].path": "/etc/a", "files[1].path": "b", "other": "ignored"},
        files={"files[0].file": b"1", "files[1].file": b"22"},
    )
    expected = {
        "errors": ["/etc/a: create: open /etc/a: permission denied"],
        "files": [{"path": "b", "bytes": 2}],
    }
    assert (400, expected) == (answer.status_code, answer.json())


def test_a_large_file_arrives_and_leaves_unchanged(sandbox: Sandbox) -> None:
    """In pieces, each way."""
    content = bytes(range(256)) * 40_000
    sandbox.upload("large", content)
    assert content == sandbox.download("large").content


@pytest.mark.parametrize(
    ("wanted", "status", "content"),
    [
        ("bytes=2-4", 206, b"234"),
        ("bytes=7-", 206, b"789"),
        ("bytes=8-100", 206, b"89"),
        ("bytes=10-", 200, b"0123456789"),
        ("lines=1", 200, b"0123456789"),
    ],
)
def test_a_part_of_a_file_can_be_asked_for(
    sandbox: Sandbox, wanted: str, status: int, content: bytes
) -> None:
    """As accept-ranges promises."""
    sandbox.upload("file", b"0123456789")
    answer = sandbox.call(
        "GET", "/files/download", params={"path": "file"}, headers={"range": wanted}
    )
    assert (status, content) == (answer.status_code, answer.content)


def upload_half(sandbox: Sandbox, path: str) -> None:
    """Send the first half of an upload and hang up."""
    url = urlsplit(sandbox.toolbox)
    head = (
        f"POST {url.path}/files/bulk-upload HTTP/1.1\r\nHost: {url.netloc}\r\n"
        f"Authorization: Bearer {sandbox.client.daytona.api_key}\r\n"
        "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000000\r\n\r\n"
        f'--b\r\nContent-Disposition: form-data; name="files[0].path"\r\n\r\n{path}\r\n'
        '--b\r\nContent-Disposition: form-data; name="files[0].file"; filename="f"\r\n\r\n'
    )
    with socket.create_connection((url.hostname or "", url.port or 0)) as connection:
        connection.sendall(head.encode() + b"x" * 500_000)
        wait_until(lambda: ".part" in sandbox.run("ls -A"))


def test_an_upload_that_breaks_off_leaves_the_old_file(sandbox: Sandbox) -> None:
    """Never half a file."""
    sandbox.upload("file", b"old")
    upload_half(sandbox, "file")
    wait_until(lambda: ".part" not in sandbox.run("ls -A"))
    assert b"old" == sandbox.download("file").content


@pytest.mark.parametrize("body", [b"nonsense", b"--b\r\nnonsense", b"", b"--b\r\n\r\nx"])
def test_a_body_that_is_no_form_is_refused(sandbox: Sandbox, body: bytes) -> None:
    """Broken, empty or cut off."""
    headers = {"content-type": "multipart/form-data; boundary=b"}
    answers = [
        sandbox.call("POST", route, content=body, headers=headers)
        for route in ("/files/bulk-upload", "/files/upload?path=x")
    ]
    expected = {"errors": ["invalid multipart form"]}
    other = sandbox.call("POST", "/files/upload?path=x", json={}).status_code
    assert ([400, 400], expected, 400) == (
        [a.status_code for a in answers],
        answers[0].json(),
        other,
    )


def test_a_device_that_is_full_is_said(sandbox: Sandbox, isolation: str) -> None:
    """In the words of the system."""
    where = "/dev/full" if isolation == "bubblewrap" else "/dev/none"
    reason = {"bubblewrap": "no space left on device", "none": "permission denied"}[isolation]
    answer = sandbox.upload(where, b"x")
    expected = {"errors": [f"{where}: create: open {where}: {reason}"], "files": None}
    assert expected == answer.json()


def test_a_pipe_is_not_downloaded(sandbox: Sandbox) -> None:
    """It would never end."""
    sandbox.run("mkfifo pipe")
    assert 400 == sandbox.download("pipe").status_code


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("missing", "FILE_NOT_FOUND"),
        ("folder", "INVALID_FILE_PATH"),
        ("/etc/shadow", "FILE_ACCESS_DENIED"),
    ],
)
def test_a_bulk_download_tells_what_it_could_not_read(
    sandbox: Sandbox, path: str, code: str
) -> None:
    """In a part of its own."""
    sandbox.run("mkdir folder")
    answer = sandbox.call("POST", "/files/bulk-download", json={"paths": [path]})
    assert f'"code":"{code}"' in answer.text


def test_a_bulk_download_names_the_kind_of_a_file(sandbox: Sandbox) -> None:
    """By its ending."""
    sandbox.upload("data.bin", b"\0")
    answer = sandbox.call("POST", "/files/bulk-download", json={"paths": ["data.bin"]})
    assert "Content-Type: application/octet-stream" in answer.text


ROUTES: dict[str, tuple[str, str, dict[str, Any], int]] = {
    "delete a folder": ("DELETE", "/files", {"path": "folder"}, 400),
    "delete without path": ("DELETE", "/files", {}, 400),
    "delete the home folder": ("DELETE", "/files", {"path": ".", "recursive": "true"}, 400),
    "folder with a bad mode": ("POST", "/files/folder", {"path": "x", "mode": "9"}, 400),
    "folder with a signed mode": ("POST", "/files/folder", {"path": "x", "mode": "+7"}, 400),
    "folder with a large mode": ("POST", "/files/folder", {"path": "x", "mode": "7" * 11}, 400),
    "folder over a file": ("POST", "/files/folder", {"path": "file/x", "mode": "755"}, 400),
    "folder in a system folder": ("POST", "/files/folder", {"path": "/etc/x", "mode": "755"}, 400),
    "move what is missing": ("POST", "/files/move", {"source": "no", "destination": "x"}, 404),
    "move a home into itself": (
        *("POST", "/files/move", {"source": "/home", "destination": "/home/daytona/x"}, 400),
    ),
    "permissions of nothing": ("POST", "/files/permissions", {"path": "no", "mode": "600"}, 404),
    "owner by name": ("POST", "/files/permissions", {"path": "file", "owner": "me"}, 400),
    "info of nothing": ("GET", "/files/info", {}, 400),
    "find without pattern": ("GET", "/files/find", {"path": "."}, 400),
}


@pytest.mark.parametrize("route", ROUTES)
def test_what_cannot_be_done_is_a_status_without_a_body(sandbox: Sandbox, route: str) -> None:
    """As the real daemon answers."""
    sandbox.run("mkdir -p folder/inner; touch file")
    method, path, query, status = ROUTES[route]
    answer = sandbox.call(method, path, params=query)
    assert (status, b"") == (answer.status_code, answer.content)


def test_the_home_folder_stays(sandbox: Sandbox) -> None:
    """Deleting it is refused, and nothing in it is lost."""
    sandbox.upload("kept", b"content")
    for path in ("/home/daytona", "/home", "/"):
        sandbox.call("DELETE", "/files", params={"path": path, "recursive": "true"})
    assert b"content" == sandbox.download("kept").content


def test_owner_and_group_can_be_set_to_what_they_are(sandbox: Sandbox) -> None:
    """As numbers, which is all that a list shows."""
    sandbox.upload("file", b"")
    info = sandbox.call("GET", "/files/info", params={"path": "file"}).json()
    query = {"path": "file", "owner": info["owner"], "group": info["group"]}
    assert 200 == sandbox.call("POST", "/files/permissions", params=query).status_code


def test_a_folder_is_not_moved_into_itself(sandbox: Sandbox) -> None:
    """It is refused before anything is copied."""
    sandbox.run("mkdir -p self/sub; touch self/file")
    query = {"source": "self", "destination": "self/sub/inside"}
    answer = sandbox.call("POST", "/files/move", params=query)
    left = sandbox.run("find self | sort")
    assert (400, "self\nself/file\nself/sub\n") == (answer.status_code, left)


def test_a_mode_can_be_changed_without_the_right_to_read(sandbox: Sandbox) -> None:
    """So a file that was closed is opened again."""
    sandbox.run("echo content > file; chmod 000 file")
    query = {"path": "file", "mode": "640"}
    answer = sandbox.call("POST", "/files/permissions", params=query)
    assert (200, "640\n") == (answer.status_code, sandbox.run("stat -c %a file"))


def test_parents_of_a_folder_have_its_mode(sandbox: Sandbox) -> None:
    """But for what no new file may have."""
    sandbox.call("POST", "/files/folder", params={"path": "a/b", "mode": "3777"})
    assert "755\n755\n" == sandbox.run("stat -c %a a a/b")


@pytest.mark.parametrize("moved", ["file", "folder", "link"])
def test_what_is_moved_to_tmp_is_there(sandbox: Sandbox, moved: str) -> None:
    """With its mode and what is in it, also where that is another mount; and back again."""
    sandbox.run(
        "echo content > file; chmod 750 file; mkdir folder; cp -p file folder; ln -s $PWD/file link"
    )
    look = f"stat -c '%F %a' {moved}; find {moved} -type f -exec cat {{}} +; readlink {moved}"
    before = sandbox.run(look)
    ways = [(moved, f"/tmp/{moved}"), (f"/tmp/{moved}", moved)]
    codes = []
    for source, destination in ways:
        query = {"source": source, "destination": destination}
        codes.append(sandbox.call("POST", "/files/move", params=query).status_code)
        codes.append(sandbox.call("GET", "/files/info", params={"path": source}).status_code)
    assert ([200, 404, 200, 404], before) == (codes, sandbox.run(look))


DEEP = "import os\nos.mkdir('deep')\nos.chdir('deep')\nfor _ in range(1500): os.mkdir('d'), os.chdir('d')"


@pytest.mark.long
def test_a_folder_of_any_depth_is_searched_and_deleted(sandbox: Sandbox) -> None:
    """As deep as a path can be, and deeper; what cannot be moved whole stays where it is."""
    sandbox.run(f"""python3 -c "{DEEP}"; ls""")
    query = {"path": "deep", "pattern": "d*"}
    found = sandbox.call("GET", "/files/search", params=query).json()["files"]
    query = {"source": "deep", "destination": "/tmp/deep"}
    moved = sandbox.call("POST", "/files/move", params=query).status_code
    where = "deep" if moved == 400 else "/tmp/deep"
    listed = [
        entry["name"]
        for folder in (".", "/tmp")
        for entry in sandbox.call("GET", "/files", params={"path": folder}).json()
    ]
    query = {"path": where, "recursive": "true"}
    answers = [sandbox.call("DELETE", "/files", params=query).status_code for _ in range(2)]
    assert (1501, 1, False, [204, 404]) == (
        len(found),
        listed.count("deep"),
        ".part" in "".join(listed),
        answers,
    )


def test_a_deleted_link_leaves_what_it_points_to(sandbox: Sandbox) -> None:
    """Only the link goes."""
    sandbox.run("echo content > file; ln -s file link")
    sandbox.call("DELETE", "/files", params={"path": "link"})
    assert "file\n" == sandbox.run("ls")


def test_a_link_to_nothing_is_not_listed(sandbox: Sandbox) -> None:
    """There is nothing to show it as."""
    sandbox.run("ln -s nothing link; touch file")
    names = [entry["name"] for entry in sandbox.call("GET", "/files").json()]
    assert ["file"] == names


def test_a_name_that_is_no_text_is_listed(sandbox: Sandbox) -> None:
    """With a mark for what cannot be shown."""
    sandbox.run("touch $'\\xff'")
    assert ["\ufffd"] == [entry["name"] for entry in sandbox.call("GET", "/files").json()]


def test_ten_thousand_files_are_listed(sandbox: Sandbox) -> None:
    """In one answer."""
    sandbox.run("mkdir many; cd many; seq 10000 | xargs touch")
    listed = sandbox.call("GET", "/files", params={"path": "many"}).json()
    assert 10_000 == len(listed)


def test_a_daemon_that_is_gone_is_an_error_of_the_gateway(sandbox: Sandbox) -> None:
    """The command that ended it gets an answer too."""
    with contextlib.suppress(ValueError):
        answer = sandbox.execute("kill -9 $PPID")
    assert 502 == answer.status_code


def test_an_upload_cut_off_inside_a_file_is_told_as_that(sandbox: Sandbox) -> None:
    """With the file's path; the files before it are there, of it there is nothing."""
    parts = [
        f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{content}\r\n'
        for name, content in (
            ("files[0].path", "cut/first"),
            ("files[0].file", "whole"),
            ("files[1].path", "cut/second"),
            ("files[1].file", "half of it"),
        )
    ]
    headers = {"content-type": "multipart/form-data; boundary=b"}
    answer = sandbox.call("POST", "/files/bulk-upload", content="".join(parts), headers=headers)
    said = "cut/second: the body ended inside this file, of which nothing was kept"
    expected = {"errors": [said], "files": [{"path": "cut/first", "bytes": 5}]}
    assert (400, expected) == (answer.status_code, answer.json())
    wait_until(lambda: sandbox.run("ls -A cut") == "first\n")


@pytest.mark.parametrize(
    ("to_disk", "expected"), [(True, ["5 bytes", "in place"]), (False, ["in place"])]
)
def test_an_upload_is_on_the_disk_before_it_is_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, to_disk: bool, expected: list[str]
) -> None:
    """A crash of the machine leaves the old file or the new one, whole, where one is kept."""
    done: list[str] = []
    sync, rename = os.fsync, os.rename

    def note(descriptor: int) -> None:
        status = os.fstat(descriptor)
        # The server of other tests writes and moves files of its own meanwhile.
        if status.st_ino in {path.stat().st_ino for path in tmp_path.iterdir()}:
            done.append(f"{status.st_size} bytes")
        sync(descriptor)

    def put(*names: str, **folders: int) -> None:
        if "file" in names:
            done.append("in place")
        rename(*names, **folders)

    monkeypatch.setattr(os, "fsync", note)
    monkeypatch.setattr(os, "rename", put)
    with Tree(str(tmp_path), "/", confined=False).locate("/file") as place:
        size = replace(place, [b"in", b"two"], to_disk=to_disk)
    assert (5, expected, b"intwo") == (size, done, (tmp_path / "file").read_bytes())
