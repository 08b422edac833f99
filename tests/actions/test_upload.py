"""upload_file: paths, contents, and what the server confirms.

Answers here are built by hand; recorded ones are under cassettes/.
"""

from __future__ import annotations

from email import message_from_bytes
from email.policy import HTTP
from typing import TYPE_CHECKING, Any, cast

import pytest

from tests.actions.answers import ID, TOOLBOX, failed

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from daytona_actions import DaytonaActions
    from tests.actions.fake_server import FakeServer


@pytest.fixture
def daytona(connect: Callable[..., DaytonaActions]) -> DaytonaActions:
    """A client that needs no look-up."""
    return connect(toolbox_url=TOOLBOX, max_retries=0, wait_timeout=0)


def parts(request: httpx.Request) -> dict[str | None, bytes]:
    """Return what a multipart request holds, by name."""
    head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode()
    message = message_from_bytes(head + request.content, policy=HTTP)
    return {
        str(part.get_param("name", header="content-disposition")): cast(
            "bytes", part.get_payload(decode=True)
        )
        for part in message.iter_parts()
    }


def wrote(path: str, size: Any) -> dict[str, Any]:
    """What a bulk upload answers."""
    return {"files": [{"path": path, "bytes": size}]}


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("", b""),
        ("aGk=", b"hi"),
        ("aG\nk=\n", b"hi"),
        ("aG\r\nk=\r\n", b"hi"),
        ("AAECA/+/", b"\x00\x01\x02\x03\xff\xbf"),
        ("DQotLSsrKw0K", b"\r\n--+++\r\n"),
    ],
)
def test_upload(daytona: DaytonaActions, server: FakeServer, text: str, content: bytes) -> None:
    """The decoded content is sent as it is, line breaks in base64 don't matter."""
    server.answer(json=wrote("/home/daytona/a", len(content)))
    result = daytona.upload_file(ID, "/home/daytona/a", text).unwrap()
    expected = ("/home/daytona/a", "a", len(content))
    assert expected == (result.uploaded_path, result.name, result.size)
    assert [f"POST /toolbox/{ID}/files/bulk-upload"] == server.calls
    expected_parts = {"files[0].path": b"/home/daytona/a", "files[0].file": content}
    assert expected_parts == parts(server.requests[0])


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(
    "text",
    ["abcde", "aGk", "aGk=aGk=", "====", "aG k=", "aG\tk=", "a-_=", "zażółć", "data:,x", "aG!k="],
)
def test_no_base64(daytona: DaytonaActions, text: str) -> None:
    """What is no base64 is refused before any request, and not quoted."""
    result = daytona.upload_file(ID, "/a", text)
    assert str(result.error).startswith("file_content_base64 is not base64 (")
    assert text not in str(result.error)


@pytest.mark.parametrize(
    ("destination", "file_name", "path", "name"),
    [
        ("/data/", "a.txt", "/data/a.txt", "a.txt"),
        ("data/", "zażółć 🚀", "data/zażółć 🚀", "zażółć 🚀"),
        ("/", "a", "/a", "a"),
        ("/data/a.txt", None, "/data/a.txt", "a.txt"),
        ("/data/a.txt", "b.txt", "/data/b.txt", "b.txt"),
        ("a.txt", "b.txt", "b.txt", "b.txt"),
        ("/data/..", "b.txt", "/data/../b.txt", "b.txt"),
        ("a", "", "a", "a"),
        ("/data/back\\slash", None, "/data/back\\slash", "back\\slash"),
        ("~/a", None, "~/a", "a"),
    ],
)
def test_destination(
    daytona: DaytonaActions,
    server: FakeServer,
    destination: str,
    file_name: str | None,
    path: str,
    name: str,
) -> None:
    """A file name overrides the last part of the destination; without one, that is the name."""
    server.answer(json=wrote(path, 2))
    result = daytona.upload_file(ID, destination, "aGk=", file_name).unwrap()
    assert path.encode() == parts(server.requests[0])["files[0].path"]
    assert (path, name) == (result.uploaded_path, result.name)


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(
    ("destination", "file_name", "expected"),
    [
        ("/data/", None, "destination_path '/data/' names a directory: give the file a file_name"),
        ("/data/", "", "destination_path '/data/' names a directory: give the file a file_name"),
        ("/data/..", None, "destination_path '/data/..' names a directory: give the file a"),
        ("/data/a", "../b", "file_name must be a name without slashes, not '../b'"),
        ("/data/", "a/b", "file_name must be a name without slashes, not 'a/b'"),
        ("/data/", "..", "file_name must be a name without slashes, not '..'"),
        ("/data/", "a\x00", "file_name holds a NUL character, which no path can"),
        ("", None, "destination_path is empty: give the path of a file in the sandbox"),
        ("a\x00b", None, "destination_path holds a NUL character, which no path can"),
    ],
)
def test_wrong_destination(
    daytona: DaytonaActions, destination: str, file_name: str | None, expected: str
) -> None:
    """A destination that names no file is refused before any request."""
    result = daytona.upload_file(ID, destination, "aGk=", file_name)
    assert str(result.error).startswith(expected)
    assert "invalid_request" == failed(result).kind


def test_path_that_the_server_wrote(daytona: DaytonaActions, server: FakeServer) -> None:
    """Reported is what the server says that it wrote."""
    server.answer(json=wrote("/home/daytona/a", 2))
    result = daytona.upload_file(ID, "a", "aGk=").unwrap()
    assert ("/home/daytona/a", "a") == (result.uploaded_path, result.name)


def test_path_that_the_server_left_out(daytona: DaytonaActions, server: FakeServer) -> None:
    """Where the server doesn't name the path, it is the one that was asked for."""
    server.answer(json={"files": [{"bytes": 2}]})
    assert "a" == daytona.upload_file(ID, "a", "aGk=").uploaded_path


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (wrote("a", 1), "of 2 bytes the server wrote 1"),
        (wrote("a", 0), "of 2 bytes the server wrote 0"),
        (wrote("a", 3), "of 2 bytes the server wrote 3"),
        (wrote("a", 1.2), "of 2 bytes the server wrote 1.2"),
        (wrote("a", None), "of 2 bytes the server wrote an unknown number"),
        (wrote("a", "2"), "of 2 bytes the server wrote an unknown number"),
        ({"files": []}, "of 2 bytes the server wrote an unknown number"),
        ({"files": None}, "of 2 bytes the server wrote an unknown number"),
        ({}, "of 2 bytes the server wrote an unknown number"),
        (wrote("a", 2) | {"errors": ["a: disk full", 7]}, "a: disk full"),
    ],
)
def test_unconfirmed_upload(
    daytona: DaytonaActions, server: FakeServer, answer: dict[str, Any], expected: str
) -> None:
    """An upload is a success only if the server counted as many bytes as were sent."""
    server.answer(json=answer)
    result = daytona.upload_file(ID, "a", "aGk=")
    assert f"The upload to a is not confirmed: {expected}" == result.error
    assert "upload it again" in failed(result).hint


def test_refused_upload(daytona: DaytonaActions, server: FakeServer) -> None:
    """What the server says of a refused upload is what the user sees."""
    told = "/etc/a: create: open /etc/a: permission denied"
    server.answer(400, json={"errors": [told], "files": None})
    result = daytona.upload_file(ID, "/etc/a", "aGk=")
    assert ("permission", told) == (failed(result).kind, result.error)


def test_upload_that_is_sent_again(
    connect: Callable[..., DaytonaActions], server: FakeServer
) -> None:
    """A second try sends the whole content again."""
    server.answer(503)
    server.answer(json=wrote("a", 2))
    assert connect(toolbox_url=TOOLBOX).upload_file(ID, "a", "aGk=").success
    assert [b"hi", b"hi"] == [parts(sent)["files[0].file"] for sent in server.requests]


def test_limit_of_a_transfer(connect: Callable[..., DaytonaActions], server: FakeServer) -> None:
    """For files the request_timeout is the longest pause, not the whole time."""
    server.answer(json=wrote("a", 2))
    connect(toolbox_url=TOOLBOX, request_timeout=7).upload_file(ID, "a", "aGk=")
    extensions = server.requests[0].extensions
    assert (7, None) == (extensions["timeout"]["read"], extensions["deadline"])
