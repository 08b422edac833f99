"""read_text_file, write_text_file and edit_text_file: lines, encodings, and files that stay whole.

Answers here are built by hand, after the recordings of the routes that they use; what the shell of a
sandbox makes of it is in tests/local/test_text_files.py.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.actions.answers import ID, TOOLBOX, failed

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from tests.actions.clock import Clock
    from tests.actions.fake_server import FakeServer

OCTETS = {"content-type": "application/octet-stream"}
TEXT = "one\ntwo\r\nthree"


@pytest.fixture
def daytona(connect: Callable[..., DaytonaActions]) -> DaytonaActions:
    """A client that needs no look-up."""
    return connect(toolbox_url=TOOLBOX, max_retries=0, wait_timeout=0)


def give(server: FakeServer, content: str | bytes) -> None:
    """Give a file as a download, or as an empty one that is looked at."""
    body = content.encode() if isinstance(content, str) else content
    server.answer(content=body, headers=OCTETS)
    if not body:
        server.answer(json={"isDir": False, "mode": "-rw-r--r--", "size": 0})


def take(server: FakeServer, content: str, exit_code: int = 0, said: str | None = None) -> None:
    """Take an upload, and answer the command that puts it in its place."""
    size = len(content.encode())
    server.answer(json={"files": [{"bytes": size}]})
    server.answer(json={"exitCode": exit_code, "result": f"{size}\n" if said is None else said})


@pytest.mark.parametrize(
    ("given", "text", "lines"),
    [
        ({}, TEXT, (1, 3)),
        ({"start_line": 2}, "two\r\nthree", (2, 3)),
        ({"end_line": 1}, "one\n", (1, 1)),
        ({"start_line": 2, "end_line": 2}, "two\r\n", (2, 2)),
        ({"start_line": 3, "end_line": 99}, "three", (3, 3)),
    ],
)
def test_lines(
    daytona: DaytonaActions,
    server: FakeServer,
    given: dict[str, int],
    text: str,
    lines: tuple[int, int],
) -> None:
    """Lines come with their ends as they are in the file; the counts are those of the whole file."""
    give(server, TEXT)
    found = daytona.read_text_file(ID, "a", **given).unwrap()
    assert (text, lines) == (found.text, (found.start_line, found.end_line))
    assert (3, len(TEXT)) == (found.total_lines, found.size)
    assert TEXT not in repr(found)


@pytest.mark.parametrize(
    ("content", "lines"),
    [("", 0), ("\n", 1), ("a", 1), ("a\n", 1), ("a\n\n", 2), ("\ufeffa\u2028b\x0cc\rd\n", 1)],
)
def test_what_a_line_is(
    daytona: DaytonaActions, server: FakeServer, content: str, lines: int
) -> None:
    """Only a line feed ends a line, and a text without one at its end has a last line too."""
    give(server, content)
    found = daytona.read_text_file(ID, "a").unwrap()
    assert (content, lines) == (found.text, found.total_lines)
    assert (lines or None, 1 if lines else None) == (found.end_line, found.start_line)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xff\xfea\0", "a is in UTF-16, not in UTF-8"),
        (b"ab\0c", "a is binary: byte 3 is NUL"),
        (b"caf\xe9\n", "a is not UTF-8: byte 4 is 0xe9"),
    ],
)
@pytest.mark.parametrize("edit", [False, True])
def test_no_text(
    daytona: DaytonaActions, server: FakeServer, content: bytes, told: str, edit: bool
) -> None:
    """What is no UTF-8 is not guessed at: its bytes can be had otherwise."""
    give(server, content)
    result: Any
    result = daytona.edit_text_file(ID, "a", "b", "c") if edit else daytona.read_text_file(ID, "a")
    assert ("invalid_request", told) == (failed(result).kind, result.error)
    assert "download_file" in failed(result).hint


def test_too_large(daytona: DaytonaActions, server: FakeServer) -> None:
    """A file that is too large is told before it is fetched."""
    server.answer(content=b"", headers={"content-length": str(10 * 1024 * 1024 + 1)})
    result = daytona.read_text_file(ID, "a.log")
    told = "a.log is larger than the 10,485,760 bytes (10 MB) that can be read as text"
    assert ("too_large", told) == (failed(result).kind, result.error)
    assert "sed -n" in failed(result).hint


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda d: d.read_text_file(ID, "a", 3, 2), "end_line 2 is before start_line 3"),
        (lambda d: d.read_text_file(ID, "a", 0), "read_text_file: argument start_line must be"),
        (lambda d: d.read_text_file(ID, ""), "path is empty: give the path of a file in the"),
        (lambda d: d.write_text_file(ID, "a/", ""), "path 'a/' names a directory: give the path"),
        (lambda d: d.write_text_file(ID, "a\0", ""), "path holds a NUL character, which no path"),
        (lambda d: d.write_text_file(ID, "a", "\ud800"), "argument text holds half a surr"),
        (lambda d: d.edit_text_file(ID, "..", "a", "b"), "path '..' names a directory: give the"),
        (lambda d: d.edit_text_file(ID, "a", "", "b"), "old_text is empty: to make a file, use"),
        (lambda d: d.edit_text_file(ID, "a", "b", "b"), "old_text and new_text are the same"),
    ],
)
def test_refused_before_any_request(
    daytona: DaytonaActions, call: Callable[[DaytonaActions], Any], told: str
) -> None:
    """What cannot be meant is not sent."""
    failure = failed(call(daytona))
    assert ("invalid_request", told) == (failure.kind, failure.message[: len(told)])


def test_past_the_end(daytona: DaytonaActions, server: FakeServer) -> None:
    """A line that there is not is told with how many there are."""
    give(server, TEXT)
    told = "start_line 4 is past the end: a has 3 lines"
    assert told == daytona.read_text_file(ID, "a", 4).error


@pytest.mark.parametrize(
    ("path", "cwd", "beside"),
    [
        ("/d/a b", "/d", "/d/.daytona-"),
        (" d/-a", " d", "./ d/.daytona-"),
        ("-a", None, "./.daytona-"),
        ("/a", "/", "/.daytona-"),
    ],
)
def test_write(
    daytona: DaytonaActions, server: FakeServer, path: str, cwd: str | None, beside: str
) -> None:
    """A text is uploaded beside its place, and put there by a command in that directory."""
    take(server, "zażółć")
    written = daytona.write_text_file(ID, path, "zażółć").unwrap()
    assert (path, 10) == (written.path, written.size)
    assert beside.encode() in server.requests[0].content
    assert cwd == server.sent().get("cwd")


def test_append_to_what_warns(daytona: DaytonaActions, server: FakeServer) -> None:
    """What a command prints besides does not hide the size of the whole file."""
    take(server, "b", said="cp: a warning\n12\n")
    assert 12 == daytona.write_text_file(ID, "a", "b", append=True).unwrap().size


@pytest.mark.parametrize(
    ("exit_code", "said", "kind", "told"),
    [
        (41, "", "invalid_request", "a is a symbolic link that leads nowhere: nothing was"),
        (42, "", "invalid_request", "a is a directory, not a file: nothing was written"),
        (43, "", "invalid_request", "a is not a file, but a device, a pipe or a socket: nothing"),
        (44, "", "permission", "a may not be written by the sandbox's user: nothing was written"),
        (
            1,
            "cat: No space left on device",
            "server",
            "a could not be written, and is what it was:",
        ),
        (
            1,
            "mv: cannot stat './a': File name too long",
            "invalid_request",
            "a: file name too long: nothing was written",
        ),
        (1, "mv: Permission denied", "permission", "a could not be written, and is what it was:"),
        (0, "", "server", "a could not be written, and is what it was: exit code 0"),
    ],
)
def test_refused_write(
    daytona: DaytonaActions, server: FakeServer, exit_code: int, said: str, kind: str, told: str
) -> None:
    """Why a file could not take its place is told, and that the old one is there."""
    take(server, "b", exit_code, said)
    failure = failed(daytona.write_text_file(ID, "a", "b"))
    assert (kind, False, told) == (failure.kind, failure.retryable, failure.message[: len(told)])


def test_write_where_nobody_may(daytona: DaytonaActions, server: FakeServer) -> None:
    """A directory in which no file can be made is told, and not the name that was tried."""
    server.answer(400, json={"errors": ["/etc/.daytona-1: create: open: permission denied"]})
    failure = failed(daytona.write_text_file(ID, "/etc/passwd", "b"))
    told = "No permission to make a file in the directory of /etc/passwd, where it is written first"
    assert ("permission", told) == (failure.kind, failure.message)
    assert "upload_file" in failure.hint


def test_refused_upload(daytona: DaytonaActions, server: FakeServer) -> None:
    """Of the file beside it no word is said."""
    server.answer(400, json={"message": "odd"})
    assert "odd" == daytona.write_text_file(ID, "a", "b").error


@pytest.mark.parametrize("clean", [{"status": 204}, {"error": httpx.ReadError("reset")}])
@pytest.mark.parametrize("uploaded", [False, True])
def test_write_that_breaks_off(
    daytona: DaytonaActions, server: FakeServer, uploaded: bool, clean: dict[str, Any]
) -> None:
    """What was uploaded and did not take its place is removed again, if that can be."""
    if uploaded:
        server.answer(json={"files": [{"bytes": 1}]})
    server.answer(error=httpx.ReadError("reset"))
    for _ in range(1 + uploaded):
        server.answer(**clean)
    assert "connection" == failed(daytona.write_text_file(ID, "a", "b")).kind
    removed = [call for call in server.calls if call.startswith("DELETE ")]
    assert [False, True][: 1 + uploaded] == [call.endswith(".copy") for call in removed]
    assert all("/files?path=.%2F.daytona-" in call for call in removed)


@pytest.mark.parametrize(
    ("text", "old", "new", "expected", "line"),
    [
        ("one\ntwo\n", "two", "2", "one\n2\n", 2),
        ("one\ntwo", "\ntwo", "", "one", 1),
        ("a\r\nb\r\nc", "a\nb", "x\ny", "x\r\ny\r\nc", 1),
        ("a\r\nb\r\nc", "b\r\nc", "z\r\n", "a\r\nz\r\n", 2),
        ("a\r\nb\nc", "b\nc", "x\ny", "a\r\nx\ny", 2),
        ("\ufeffa", "a", "ż", "\ufeffż", 1),
    ],
)
def test_edit(
    daytona: DaytonaActions,
    server: FakeServer,
    text: str,
    old: str,
    new: str,
    expected: str,
    line: int,
) -> None:
    """One place changes and the rest stays, the ends of lines and a missing last one too."""
    give(server, text)
    take(server, expected)
    done = daytona.edit_text_file(ID, "a", old, new).unwrap()
    assert ("a", line) == (done.path, done.line)
    assert f"\r\n\r\n{expected}\r\n".encode() in server.requests[1].content
    assert hashlib.sha256(text.encode()).hexdigest() in server.sent()["command"]


@pytest.mark.parametrize(
    ("text", "told", "hint"),
    [
        (
            "a\nb\n",
            "old_text is not in f, which has 2 lines: nothing was changed",
            "read_text_file",
        ),
        ("a\n", "old_text is not in f, which has 1 line: nothing was changed", "read_text_file"),
        ("xx\n\nxx", "old_text is 2 times in f, on lines 1, 3: nothing was changed", "more of the"),
        ("xxx", "old_text is 2 times in f, on line 1: nothing was changed", "more of the"),
        (
            "xx\n" * 12,
            "old_text is more than 10 times in f, on lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, …: nothing was changed",
            "replace_in_files",
        ),
        (
            "xx\n" * 10,
            "old_text is 10 times in f, on lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10: nothing was changed",
            "replace_in_files",
        ),
        # To look for all of the places in these, with their lines, would take hours.
        (
            "a\nxx\n" * 2**20,
            "old_text is more than 10 times in f, on lines 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, …: nothing was changed",
            "replace_in_files",
        ),
        (
            "x" * 10 * 2**20,
            "old_text is more than 10 times in f, on line 1, …: nothing was changed",
            "replace_in_files",
        ),
    ],
    ids=["none", "none of one", "two", "overlapping", "twelve", "ten", "a million", "a line full"],
)
def test_edit_of_no_or_several_places(
    daytona: DaytonaActions, server: FakeServer, text: str, told: str, hint: str
) -> None:
    """A text that does not stand there once changes nothing; how often it does, and where, is told."""
    give(server, text)
    failure = failed(daytona.edit_text_file(ID, "f", "xx", "y"))
    assert ("invalid_request", told) == (failure.kind, failure.message)
    assert hint in failure.hint


def test_edit_of_what_changes_meanwhile(daytona: DaytonaActions, server: FakeServer) -> None:
    """Another's change is not lost: the edit is made again, on what is there now."""
    give(server, "one two")
    take(server, "1 two", exit_code=40)
    give(server, "one 2")
    take(server, "1 2")
    assert 1 == daytona.edit_text_file(ID, "a", "one", "1").unwrap().line
    assert b"1 2" in server.requests[-2].content


def test_edit_of_what_changes_all_the_time(
    daytona: DaytonaActions, server: FakeServer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those who edit at once are kept apart by pauses, longer each time; later it may work."""
    monkeypatch.setattr("random.uniform", lambda _, longest: longest)
    for _ in range(12):
        give(server, "one")
        take(server, "1", exit_code=40)
    failure = failed(daytona.edit_text_file(ID, "a", "one", "1"))
    assert ("conflict", True) == (failure.kind, failure.retryable)
    assert [0.5, 1, 2, *[4] * 8] == clock.pauses


def test_edit_that_is_often_overtaken(
    connect: Callable[..., DaytonaActions], server: FakeServer
) -> None:
    """The last of a dozen tries is as good as the first."""
    daytona = connect(toolbox_url=TOOLBOX)
    for _ in range(11):
        give(server, "one")
        take(server, "1", exit_code=40)
    give(server, "one")
    take(server, "1")
    assert daytona.edit_text_file(ID, "a", "one", "1").unwrap().success
