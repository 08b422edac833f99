"""Text that is none, nesting without end and a full disk are answered by the daemon, not its end."""

from __future__ import annotations

import errno
import io
import os
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions.local.daemon import code_run, serve
from daytona_actions.local.daemon.exchange import Request
from daytona_actions.local.daemon.settings import Settings

if TYPE_CHECKING:
    from tests.local.clients import Sandbox

HALF = b"\\ud800"


def test_a_path_that_is_no_text_is_uploaded_and_answered(sandbox: Sandbox) -> None:
    """With a mark for each byte that cannot be shown."""
    part = b'--b\r\nContent-Disposition: form-data; name="files[0].%b"\r\n\r\n%b\r\n'
    body = part % (b"path", b"a\xff") + part % (b"file", b"content") + b"--b--\r\n"
    headers = {"content-type": "multipart/form-data; boundary=b"}
    answer = sandbox.call("POST", "/files/bulk-upload", content=body, headers=headers)
    expected = {"files": [{"path": "a\ufffd", "bytes": 7}]}
    assert (200, expected, "content") == (
        answer.status_code,
        answer.json(),
        sandbox.run("cat $'a\\xff'"),
    )


CALLS: dict[str, tuple[str, bytes, int]] = {
    "replace in a path": ("/files/replace", b'{"files":["%b"],"pattern":"x","newValue":"y"}', 200),
    "replace a text": ("/files/replace", b'{"files":["x"],"pattern":"%b","newValue":"y"}', 400),
    "clone to a path": ("/git/clone", b'{"url":"http://127.0.0.1:1/x","path":"%b"}', 500),
    "clone as somebody": (
        "/git/clone",
        b'{"url":"http://127.0.0.1:1/x","path":"x","username":"%b","password":"x"}',
        400,
    ),
    "execute": ("/process/execute", b'{"command":"%b"}', 200),
    "run code": ("/process/code-run", b'{"language":"%b","code":"1"}', 400),
}


@pytest.mark.parametrize("call", CALLS)
def test_half_of_a_surrogate_pair_is_answered(sandbox: Sandbox, call: str) -> None:
    """Where it means nothing it is refused."""
    route, body, status = CALLS[call]
    answer = sandbox.call("POST", route, content=body % HALF)
    assert (status, False) == (answer.status_code, "internal error" in answer.text)


def test_a_bulk_download_tells_of_a_path_that_is_no_text(sandbox: Sandbox) -> None:
    """In a part of its own, and goes on."""
    sandbox.upload("file", b"content")
    body = b'{"paths":["%b","file"]}' % HALF
    text = sandbox.call("POST", "/files/bulk-download", content=body).text
    assert (True, True) == ("FILE_READ_FAILED" in text, "content" in text)


@pytest.mark.parametrize("route", ["/process/execute", "/files/replace", "/git/clone"])
def test_nesting_without_end_is_refused(sandbox: Sandbox, route: str) -> None:
    """As what is no JSON at all; replacing says no word of it (recorded: file_replace)."""
    answer = sandbox.call("POST", route, content=b"[" * 100_000)
    said = "" if route == "/files/replace" else "the body is not JSON"
    assert (400, True) == (answer.status_code, said in answer.text)


class Full(io.StringIO):
    """A log on a disk that is full."""

    def write(self, _text: str) -> int:
        """Fail as the system does."""
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_is_said_by_the_daemon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when there is no space to log it."""

    def run(_request: Request) -> Any:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(code_run, "code_run", run)
    monkeypatch.setattr("sys.stderr", Full())
    settings = Settings("/", False, {}, "", [], "", reaps_orphans=False)  # noqa: FBT003 - a tuple's fields
    answer = serve._answer(Request("POST", "/process/code-run", {}, {}, iter([]), settings, -1))
    said = b"no space left on device: delete files, or free space" in b"".join(answer.body)
    assert (500, True) == (answer.status, said)
