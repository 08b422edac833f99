"""All that knows httpx stands in one folder, and all that reaches into a library in one module."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import httpcore
import httpx
import pytest

from daytona_actions.engine.http import private
from daytona_actions.engine.http.async_client import AsyncHttpClient
from daytona_actions.engine.http.client import HttpClient
from daytona_actions.engine.http.pool import Pool
from daytona_actions.engine.http.thread_pool import ThreadPool

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).resolve().parents[2] / "daytona_actions"
SEAM = PACKAGE / "engine" / "http"
LIBRARIES = {"httpx", "httpcore", "h11", "certifi", "aiohappyeyeballs", "httpx2"}

OUTSIDE = sorted(path for path in PACKAGE.rglob("*.py") if SEAM not in path.parents)
INSIDE = sorted(SEAM.glob("*.py"))


def imported(source: str) -> Iterator[str]:
    """Name the distributions that a module imports, wherever it does."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0]


@pytest.mark.parametrize("path", OUTSIDE, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_nothing_else_knows_httpx(path: Path) -> None:
    """No module outside the seam imports the transport's libraries or so much as names httpx."""
    source = path.read_text()
    assert not LIBRARIES & {*imported(source)}
    # A message may say which extra of it to install.
    assert [] == re.findall(r"(?<!_)httpx2?(?!\[)", source)


def test_the_search_finds_them() -> None:
    """An import is found at the top, in a function, and for type checkers only."""
    source = "import httpx\ndef f():\n    from httpcore import x\nif y:\n    import h11._events"
    assert {"httpx", "httpcore", "h11"} == {*imported(source)}


@pytest.mark.parametrize("path", INSIDE, ids=lambda path: path.name)
def test_reaches_stand_in_one_module(path: Path) -> None:
    """Nobody but private.py asks the linter to overlook somebody else's private part."""
    assert ("SLF001" in path.read_text()) is (path.name == "private.py")


@pytest.mark.parametrize(
    "reach",
    [
        private.wrap_network,
        private.replace_pool,
        private.network_stream_of,
        private.RedirectsUnread,
    ],
    ids=lambda reach: reach.__name__,
)
def test_each_reach_says_why(reach: object) -> None:
    """It has a reason, a test that notices when it no longer fits, and a way back."""
    said = reach.__doc__ or ""
    assert [True] * 3 == [f"{word}: " in said for word in ("Reason", "Noticed by", "Way back")]
    tests = "".join(path.read_text() for path in PACKAGE.parent.glob("tests/*/test_*.py"))
    assert [] == [name for name in re.findall(r"`(test_\w+)`", said) if f"def {name}(" not in tests]
    files = re.findall(r"tests/\S+\.py", said)
    assert [] == [name for name in files if not (PACKAGE.parent / name).is_file()]


def test_page_names_what_is_here() -> None:
    """docs/transport.md names every module of the seam and every test of a property, and no other."""
    page = (PACKAGE.parent / "docs" / "transport.md").read_text("utf-8")
    named = {*re.findall(r"`(\w+\.py)`", page)}
    assert {path.name for path in INSIDE} - {"__init__.py"} == named
    properties = (Path(__file__).parent / "test_properties.py").read_text()
    assert {*re.findall(r"^def (test_\w+)", properties, re.MULTILINE)} == {
        *re.findall(r"\| `(test_\w+)` \|", page)
    }


def test_network_of_each_pool_is_wrapped() -> None:
    """A client's own pool and its proxy's are reached."""
    with httpx.Client(proxy="http://proxy.example", trust_env=False) as client:
        wrapped: list[httpcore.NetworkBackend] = []

        def wrap(backend: httpcore.NetworkBackend) -> httpcore.NetworkBackend:
            wrapped.append(backend)
            return backend

        assert 2 == private.wrap_network(client, wrap)
    assert all(isinstance(backend, httpcore.SyncBackend) for backend in wrapped)


def test_client_without_a_pool_has_nothing_to_wrap() -> None:
    """A transport that is no library's, as in tests of programs, is let be."""
    transport = httpx.MockTransport(lambda _: httpx.Response(200))
    with httpx.Client(transport=transport, trust_env=False) as client:
        assert 0 == private.wrap_network(client, lambda backend: backend)


def test_pool_is_replaced_where_one_is_expected() -> None:
    """The pool takes the place of httpcore's, and of nothing else."""
    client = AsyncHttpClient(deadline=1, verify=False)
    transport = client._transport
    assert isinstance(transport, httpx.AsyncHTTPTransport)
    assert isinstance(transport._pool, Pool)
    with pytest.raises(TypeError, match="keeps its connections in a Pool"):
        private.replace_pool(client, transport._pool)
    with HttpClient(deadline=1, verify=False) as of_threads:
        assert isinstance(of_threads._transport, httpx.HTTPTransport)
        assert isinstance(of_threads._transport._pool, ThreadPool)
        with pytest.raises(TypeError, match="keeps its connections in a ThreadPool"):
            private.replace_pool(of_threads, of_threads._transport._pool)


def test_hook_of_redirects_is_httpx_own() -> None:
    """What is overridden is what both of httpx's clients call."""
    assert "_build_redirect_request" in vars(httpx.Client.__mro__[1])
    for kind in (HttpClient, AsyncHttpClient):
        assert kind._build_redirect_request is private.RedirectsUnread._build_redirect_request
