"""download_file: the limit while reading, safe names, and types.

Answers here are built by hand; recorded ones are under cassettes/.
"""

from __future__ import annotations

import base64
import gzip
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from daytona_actions.actions.files.transfer import DOWNLOAD_LIMIT
from tests.actions.answers import ID, TOOLBOX, failed, refusal

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from daytona_actions import DaytonaActions
    from tests.actions.fake_server import FakeServer

OCTETS = {"content-type": "application/octet-stream"}


@pytest.fixture
def daytona(connect: Callable[..., DaytonaActions]) -> DaytonaActions:
    """A client that needs no look-up."""
    return connect(toolbox_url=TOOLBOX, max_retries=0, wait_timeout=0)


class Endless(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body without an end, which counts what is read of it."""

    def __init__(self) -> None:
        """Start unread and open."""
        self.read = 0
        self.closed = False

    def _chunk(self) -> bytes:
        self.read += 1024 * 1024
        return bytes(1024 * 1024)

    def __iter__(self) -> Iterator[bytes]:
        while True:
            yield self._chunk()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while True:
            yield self._chunk()

    def close(self) -> None:
        """Note that nobody reads any more."""
        self.closed = True

    async def aclose(self) -> None:
        """Note that nobody reads any more."""
        self.closed = True


@pytest.mark.parametrize("content", [b"t", b"text", bytes(range(256))])
def test_download(daytona: DaytonaActions, server: FakeServer, content: bytes) -> None:
    """A file comes with its name, type, size and content."""
    server.answer(content=content, headers=OCTETS)
    result = daytona.download_file(ID, "/data/a.bin").unwrap()
    expected = {
        "success": True,
        "error": None,
        "name": "a.bin",
        "mime_type": "application/octet-stream",
        "size": len(content),
        "content_base64": base64.b64encode(content).decode(),
    }
    assert expected == result.model_dump()
    assert content == result.content
    assert [f"GET /toolbox/{ID}/files/download?path=%2Fdata%2Fa.bin"] == server.calls


def test_a_file_that_is_json(daytona: DaytonaActions, server: FakeServer) -> None:
    """A file is its bytes, also where it looks like an answer."""
    content = b'{"message": "not an error", "statusCode": 500}'
    server.answer(content=content, headers={"content-type": "application/json"})
    assert content == daytona.download_file(ID, "a.json").unwrap().content


@pytest.mark.parametrize("headers", [{}, {"content-length": "104857601"}])
def test_too_large(
    daytona: DaytonaActions,
    server: FakeServer,
    headers: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A file over 100 MB, here 3 MB, is given up while it is read, announced or not."""
    assert 104_857_600 == DOWNLOAD_LIMIT
    limit = 3 * 1024 * 1024
    monkeypatch.setattr("daytona_actions.actions.files.transfer.DOWNLOAD_LIMIT", limit)
    endless = Endless()
    server.answer(stream=endless, headers=headers)
    result = daytona.download_file(ID, "/data/huge.bin")
    expected = "/data/huge.bin is larger than the 3,145,728 bytes (3 MB) that can be downloaded"
    assert ("too_large", expected) == (failed(result).kind, result.error)
    assert endless.read <= limit + 1024 * 1024
    assert endless.closed


def test_announced_size_is_enough(daytona: DaytonaActions, server: FakeServer) -> None:
    """Of a file that announces its size nothing is read if that is too much."""
    endless = Endless()
    server.answer(stream=endless, headers={"content-length": str(DOWNLOAD_LIMIT + 1)})
    assert not daytona.download_file(ID, "a").success
    assert 0 == endless.read


def test_largest_file(
    daytona: DaytonaActions, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of exactly the limit is downloaded."""
    monkeypatch.setattr("daytona_actions.actions.files.transfer.DOWNLOAD_LIMIT", 5)
    server.answer(stream=httpx.ByteStream(b"12345"))
    assert 5 == daytona.download_file(ID, "a").unwrap().size
    server.answer(stream=httpx.ByteStream(b"123456"))
    assert "too_large" == failed(daytona.download_file(ID, "a")).kind


def test_compressed_file(daytona: DaytonaActions, server: FakeServer) -> None:
    """A compressed answer, whose true size nobody knows, is refused; it was not asked for."""
    packed = gzip.compress(bytes(10_000_000))
    server.answer(content=packed, headers={"content-encoding": "gzip"})
    result = daytona.download_file(ID, "a")
    assert "The answer is compressed, which was refused" == result.error
    assert "identity" == server.requests[0].headers["accept-encoding"]


@pytest.mark.parametrize("encoding", ["identity", "Identity", " identity "])
def test_uncompressed_file(daytona: DaytonaActions, server: FakeServer, encoding: str) -> None:
    """An answer that says that it is not compressed is fine."""
    server.answer(content=b"text", headers={"content-encoding": encoding})
    assert b"text" == daytona.download_file(ID, "a").unwrap().content


@pytest.mark.parametrize(
    ("disposition", "expected"),
    [
        (
            "attachment; filename*=UTF-8''za%C5%BC%C3%B3%C5%82%C4%87%20%F0%9F%9A%80.txt",
            "zażółć 🚀.txt",
        ),
        ("attachment; filename=\"za____.txt\"; filename*=utf-8'en'b.txt", "b.txt"),
        ("attachment; FILENAME*=ISO-8859-1''%e9t%e9.txt; x=y", "été.txt"),
        ("attachment; filename* = UTF-8''b.txt", "b.txt"),
        ("attachment; filename=\"a filename*=utf-8''evil\"; filename*=utf-8''b.txt", "b.txt"),
        ('attachment; filename="a\\"; filename*=utf-8\'\'evil"', "path.txt"),
        ('attachment; filename="b.txt"', "path.txt"),
        ("", "path.txt"),
        ("attachment; filename*=UTF-8''%ff%fe", "path.txt"),
        ("attachment; filename*=undefined''b.txt", "path.txt"),
        ("attachment; filename*=UTF-8''", "path.txt"),
        ("attachment; filename*=b.txt", "path.txt"),
        ("attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd", "passwd"),
        ("attachment; filename*=UTF-8''..%5Cboot.ini", "boot.ini"),
        ("attachment; filename*=UTF-8''..", "path.txt"),
        ("attachment; filename*=UTF-8''a%2F..", "path.txt"),
        ("attachment; filename*=UTF-8''.", "path.txt"),
        ("attachment; filename*=UTF-8''a%00%0Ab%7F%E2%80%AE.txt", "ab.txt"),
        ("attachment; filename*=UTF-8''%00", "path.txt"),
        # Recording file_name_with_joiner: what these spell must not be lost.
        (
            "attachment; filename*=UTF-8''%D9%85%DB%8C%E2%80%8C%D8%B1%D9%88%D9%85.txt",
            "می\u200cروم.txt",
        ),
        ("attachment; filename*=UTF-8''%E0%A4%95%E0%A5%8D%E2%80%8D%E0%A4%B7.txt", "क्\u200dष.txt"),
        ("attachment; filename*=UTF-8''%F0%9F%91%A9%E2%80%8D%F0%9F%94%AC.png", "👩\u200d🔬.png"),
        ("attachment; filename*=UTF-8''a%C2%ADb%EF%BB%BF%E2%80%8Ec", "a\xadb\ufeff\u200ec"),
    ],
)
def test_name(daytona: DaytonaActions, server: FakeServer, disposition: str, expected: str) -> None:
    """The name is that of `filename*`, else of the path; never a path, never dangerous."""
    server.answer(content=b"x", headers={"content-disposition": disposition})
    assert expected == daytona.download_file(ID, "/data/path.txt").unwrap().name


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.txt", "a.txt"),
        ("/data/sub/", "sub"),
        ("/", None),
        ("..", None),
        ("/data/..", None),
        ("C:\\temp\\a.txt", "a.txt"),
        ("/data/a\nb", "ab"),
    ],
)
def test_name_of_the_path(
    daytona: DaytonaActions, server: FakeServer, path: str, expected: str | None
) -> None:
    """Without a name of the server, the path's last part is the name, if it is one."""
    server.answer(content=b"x")
    assert expected == daytona.download_file(ID, path).unwrap().name


@pytest.mark.parametrize(
    ("path", "header", "expected"),
    [
        ("a.txt", "text/html; charset=utf-8", "text/html"),
        ("a.txt", "Image/PNG", "image/png"),
        ("a.txt", "application/octet-stream", "text/plain"),
        ("a.png", "Application/Octet-Stream; x=y", "image/png"),
        ("a.py", None, "text/x-python"),
        ("a.json", "", "application/json"),
        ("a.tar.gz", None, "application/gzip"),
        ("a.txt.bz2", None, "application/x-bzip2"),
        ("a.xz", None, "application/x-xz"),
        ("a.unheard-of", None, "application/octet-stream"),
        ("a", None, "application/octet-stream"),
        ("/", None, "application/octet-stream"),
    ],
)
def test_type(
    daytona: DaytonaActions, server: FakeServer, path: str, header: str | None, expected: str
) -> None:
    """The type is the header's, guessed from the name where that says nothing."""
    server.answer(content=b"x", headers={} if header is None else {"content-type": header})
    assert expected == daytona.download_file(ID, path).unwrap().mime_type


@pytest.mark.parametrize(
    ("answer", "expected_kind", "expected"),
    [
        ({"status": 403}, "permission", "No permission to read /data in the sandbox"),
        ({"status": 404}, "not_found", "There is no file /data in the sandbox"),
        (
            {"status": 403, "content": b"403 Forbidden"},
            "permission",
            "No permission to read /data in the sandbox",
        ),
        ({"status": 404, "json": refusal(404, "no such file")}, "not_found", "no such file"),
        ({"status": 500}, "server", "The server answered 500 Internal Server Error"),
    ],
)
def test_refused_download(
    connect: Callable[..., DaytonaActions],
    server: FakeServer,
    answer: dict[str, Any],
    expected_kind: str,
    expected: str,
) -> None:
    """A refusal without words gets a sentence with the path; the server's own come first."""
    server.answer(json={"id": ID, "name": "mine", "toolboxProxyUrl": TOOLBOX})
    server.answer(**answer)
    result = connect(max_retries=0).download_file("mine", "/data")
    assert (expected_kind, expected) == (failed(result).kind, result.error)


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("", "file_path is empty: give the path of a file in the sandbox"),
        ("a\x00", "file_path holds a NUL character, which no path can"),
    ],
)
def test_wrong_path(daytona: DaytonaActions, path: str, expected: str) -> None:
    """A path that no file has is refused before any request."""
    assert expected == daytona.download_file(ID, path).error
