"""Where a newer description comes from: paths and URLs, and what is said when nothing comes."""

from __future__ import annotations

import contextlib
import itertools
import json
import re
import select
import socket
import threading
from typing import TYPE_CHECKING

import pytest
import regenerate
from regeneration import fetching
from regeneration.layout import Layout

from tests.regenerate.conftest import newer_things, serving

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_a_description_from_an_url(project: Path) -> None:
    """A newer description is fetched, and its URL noted without credentials and query."""
    with serving(200, json.dumps(newer_things()).encode()) as url:
        source = url.replace("127.0.0.1", "name:secret@127.0.0.1") + "?token=secret"
        assert 0 == regenerate.main(["--source", source], root=project)
        assert f'origin = "{url}"' in Layout(project).sources.read_text()


def test_an_url_that_answers_an_error(refusal: Callable[..., str]) -> None:
    """An answer that is no success is refused with its status."""
    with serving(404, b"nothing here") as url:
        assert f"cannot fetch {url}: the server answers 404" in refusal("--source", url)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("http://127.0.0.1:1/api.json", "cannot fetch http://127.0.0.1:1/api.json: "),
        ("http://[half/api.json", "cannot fetch http://[half/api.json: "),
        ("missing.json", "cannot read missing.json: No such file or directory"),
    ],
)
def test_a_source_that_is_not_there(
    refusal: Callable[..., str], source: str, expected: str
) -> None:
    """A path or an URL where nothing is gets one clear line."""
    assert expected in refusal("--source", source)


@pytest.mark.parametrize(
    ("variables", "url", "expected"),
    [
        ({"HTTP_PROXY": "foo://a"}, "http://127.0.0.1:1/a", "Unknown scheme for proxy URL"),
        (
            {"ALL_PROXY": "socks5://127.0.0.1:1"},
            "http://127.0.0.1:1/a",
            "the proxy of the environment needs `pip install httpx[socks]`",
        ),
        (
            {"SSL_CERT_FILE": "/nonexistent"},
            "https://127.0.0.1:1/a",
            "no certificates: .*: correct SSL_CERT_FILE",
        ),
        ({}, "http://xn--/a", "cannot fetch http://xn--/a: "),
    ],
)
def test_surroundings_that_prevent_fetching(
    refusal: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    url: str,
    expected: str,
) -> None:
    """What httpx stumbles over before it sends anything gets one line, too."""
    for name in ("NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy", "HTTP_PROXY", "http_proxy"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    line = refusal("--source", url)
    assert f"cannot fetch {url}: " in line
    assert re.search(expected.replace("[", r"\["), line)


def test_urls_are_shown_without_secrets(refusal: Callable[..., str]) -> None:
    """Neither credentials nor a token are in a message, whichever it is."""
    for status, body in ((404, b""), (200, b"{")):
        with serving(status, body) as url:
            secret = url.replace("http://", "HTTP://user:se@cret@") + "?token=abc#part"
            line = refusal("--source", secret)
        assert url.removeprefix("http") in line
        assert not re.search("user|cret|token|abc|part", line)


def test_redirects_are_followed(project: Path) -> None:
    """What has moved is fetched from where it is now."""
    data = json.dumps(newer_things()).encode()
    with serving(200, data) as target, serving(302, b"", {"Location": target}) as url:
        assert 0 == regenerate.main(["--source", url, "--dry-run"], root=project)


def test_an_endless_answer(refusal: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer or a file that does not end is given up when it is larger than any description."""
    monkeypatch.setattr(fetching, "_MOST_BYTES", 1_000_000)
    with serving(200, b"# nothing\n" * 200_000) as url:
        assert f"cannot fetch {url}: it has more than 1 MB" in refusal("--source", url)
    assert "cannot read /dev/zero: it has more than 1 MB" in refusal("--source", "/dev/zero")


def test_a_server_that_never_finishes(
    refusal: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that sends a byte now and then, in whichever part of its answer, is not waited for."""
    monkeypatch.setattr(fetching, "_MOST_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as server:
        dripping = threading.Thread(target=_drip, args=(server,))
        dripping.start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}/api.json"
        assert f"cannot fetch {url}: it takes more than 0.2 seconds" in refusal("--source", url)
        dripping.join()


def _drip(server: socket.socket) -> None:
    connection, _ = server.accept()
    with connection, contextlib.suppress(OSError):
        connection.recv(65536)
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        for number in itertools.count():
            connection.sendall(b"X-Header-%d: more\r\n" % number)
            select.select([connection], [], [], 0.01)


def test_a_silent_server(refusal: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that says nothing is not waited for endlessly."""
    monkeypatch.setattr(fetching, "_SILENCE", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}/api.json"
        assert f"cannot fetch {url}: ReadTimeout" in refusal("--source", url)
