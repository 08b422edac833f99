"""What httpx's public interface promises of a client, kept also where a part of it is ours."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from daytona_actions.engine.http.async_client import AsyncHttpClient
from daytona_actions.engine.http.client import HttpClient
from tests.http.raw_server import Connection, RawServer
from tests.http.test_properties import answer, hang_in_body

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.http.conftest import Open


@pytest.fixture
def url() -> Iterator[str]:
    """The URL of a server that answers with the path that was asked for."""
    with RawServer(answer) as server:
        yield f"http://{server.address}"


def test_as_a_context_manager(url: str) -> None:
    """A `with` block opens and closes the client, once, and its connections with it."""
    with HttpClient(base_url=url, deadline=5, verify=False) as client:
        assert "/one" == client.get("/one").json()
    assert client.is_closed
    with pytest.raises(RuntimeError, match="closed"):
        client.get("/one")


def test_as_an_asynchronous_context_manager(url: str) -> None:
    """An `async with` block does the same, used or not."""

    async def run() -> None:
        async with AsyncHttpClient(base_url=url, deadline=5, verify=False) as client:
            assert "/one" == (await client.get("/one")).json()
        assert client.is_closed
        with pytest.raises(RuntimeError, match="closed"):
            await client.get("/one")
        async with AsyncHttpClient(base_url=url, deadline=5, verify=False) as unused:
            pass
        assert unused.is_closed

    asyncio.run(run())


def test_leaving_the_block_ends_calls() -> None:
    """A stream that is under way when its block is left is closed with it."""

    async def run(address: str) -> None:
        async with AsyncHttpClient(base_url=address, deadline=30, verify=False) as client:
            begun = await client.send(client.build_request("GET", "/"), stream=True)
        with pytest.raises(httpx.TransportError):
            await begun.aread()

    with RawServer(hang_in_body) as server:
        asyncio.run(run(f"http://{server.address}"))


@pytest.mark.parametrize(
    "address",
    ["ftp://127.0.0.1/x", "file:///etc/passwd", "mailto:x", "x://127.0.0.1", "//127.0.0.1/x"],
)
def test_schemes_that_cannot_be_sent_by(open_client: Open, address: str) -> None:
    """A URL that is not of the web is an UnsupportedProtocol, alike in both."""
    opened = open_client("")
    with pytest.raises(httpx.UnsupportedProtocol):
        opened.run(opened.client.send(httpx.Request("GET", address)))


@pytest.mark.parametrize("scheme", ["http", "ws", "HTTP"])
def test_schemes_that_can(open_client: Open, url: str, scheme: str) -> None:
    """What httpx sends in the clear is sent."""
    opened = open_client("")
    address = url.replace("http", scheme, 1)
    assert "/x" == opened.run(opened.client.send(httpx.Request("GET", f"{address}/x"))).json()


def test_all_verbs_and_ways(open_client: Open, url: str) -> None:
    """Requests may be made by every method, with a URL object, a query, and no limits at all."""
    opened = open_client(url)
    for verb in ("get", "post", "put", "patch", "delete", "options"):
        assert "/one" == opened.run(getattr(opened.client, verb)("/one")).json()
    assert 200 == opened.run(opened.client.get("/one", timeout=None)).status_code
    for address in (httpx.URL(f"{url}/one"), "/one"):
        assert "/one?a=1" == opened.run(opened.client.get(address, params={"a": 1})).json()
    assert "/one" == opened.send(timeout=None, extensions={"deadline": None}).json()


def test_streams(url: str) -> None:
    """`client.stream` gives a body piece by piece in both."""

    async def run() -> bytes:
        async with (
            AsyncHttpClient(base_url=url, deadline=5, verify=False) as client,
            client.stream("GET", "/one") as begun,
        ):
            return b"".join([piece async for piece in begun.aiter_bytes()])

    with (
        HttpClient(base_url=url, deadline=5, verify=False) as client,
        client.stream("GET", "/one") as begun,
    ):
        assert b'"/one"' == b"".join(begun.iter_bytes())
    assert b'"/one"' == asyncio.run(run())


def test_hooks_and_authentication(open_client: Open, url: str) -> None:
    """Event hooks are called, and a flow of authentication may send more than once."""
    seen: list[str] = []

    class Twice(httpx.Auth):
        requires_response_body = True

        def auth_flow(self, request: httpx.Request) -> Any:
            first = yield request
            request.headers["authorization"] = first.text
            yield request

    def hook(subject: Any) -> None:
        seen.append(type(subject).__name__)

    async def hook_of_a_task(subject: Any) -> None:
        hook(subject)

    opened = open_client(url)
    called = hook if opened.runner is None else hook_of_a_task
    opened.client.event_hooks = {"request": [called], "response": [called]}
    assert "/one" == opened.run(opened.client.get("/one", auth=Twice())).json()
    assert ["Request", "Response"] * 2 == seen


def test_trace(open_client: Open, url: str) -> None:
    """A request's own trace hears of its connection and its sending, more than once too."""
    heard: list[str] = []

    def trace(event: str, _details: object) -> None:
        heard.append(event)

    async def trace_of_a_task(event: str, _details: object) -> None:
        heard.append(event)

    opened = open_client(url)
    called = trace if opened.runner is None else trace_of_a_task
    request = opened.client.build_request("GET", "/one", extensions={"trace": called})
    for _ in range(2):
        opened.run(opened.client.send(request))
    assert 2 == heard.count("http11.send_request_headers.started")


def test_request_without_extensions(url: str) -> None:
    """A transport takes a bare request: no limits, and nobody listens."""

    async def run() -> int:
        async with AsyncHttpClient(base_url=url, deadline=5, verify=False) as client:
            request = httpx.Request("GET", f"{url}/one")
            answered = await client._transport.handle_async_request(request)
            await answered.aclose()
            return answered.status_code

    assert 200 == asyncio.run(run())


def test_body_that_breaks_off(open_client: Open, url: str) -> None:
    """What a body raises while it is sent comes out as it is, and the client goes on."""

    def broken() -> Iterator[bytes]:
        yield b"begun"
        raise KeyError("mine")

    async def broken_one() -> Any:
        for piece in broken():
            yield piece

    opened = open_client(url)
    body: Any = broken() if opened.runner is None else broken_one()
    with pytest.raises(KeyError, match="mine"):
        opened.send("POST", content=body)
    assert "/one" == opened.send().json()


def test_switching_protocols(open_client: Open) -> None:
    """A 101 that was asked for is an answer, after which its connection is not used again."""

    def switch(connection: Connection) -> None:
        connection.request()
        connection.send(b"HTTP/1.1 101 Switched\r\nConnection: upgrade\r\nUpgrade: raw\r\n\r\n")
        connection.hang()

    with RawServer(switch) as server:
        opened = open_client(f"http://{server.address}", 5)
        asked = {"Connection": "upgrade", "Upgrade": "raw"}
        for number in (1, 2):
            switched = opened.send(headers=asked, stream=True)
            opened.close_answer(switched)
            assert (101, number) == (switched.status_code, server.connections)


def test_words_before_the_answer(open_client: Open) -> None:
    """What a server says while it is at work is no answer yet."""

    def serve(connection: Connection) -> None:
        connection.request()
        connection.send(b"HTTP/1.1 102 Processing\r\n\r\n" * 2)
        connection.answer("done")

    with RawServer(serve) as server:
        assert "done" == open_client(f"http://{server.address}").send().json()


def test_answers_without_a_body(open_client: Open) -> None:
    """204, 304, an answer to HEAD, and one of HTTP/1.0 that ends with its connection."""

    def serve(connection: Connection) -> None:
        while head := connection.request():
            verb, path, *_ = head.split(b" ")
            if path == b"/1.0":
                connection.send(b"HTTP/1.0 200 OK\r\n\r\nold")
                return
            status = path[1:] if verb == b"GET" else b"200"
            length = b"" if status == b"204" else b"Content-Length: 3\r\n"
            connection.send(b"HTTP/1.1 %s OK\r\n%s\r\n" % (status, length))

    with RawServer(serve) as server:
        opened = open_client(f"http://{server.address}", 5)
        for verb, path in (("GET", "/204"), ("GET", "/304"), ("HEAD", "/x")):
            assert b"" == opened.send(verb, path).content
        assert b"old" == opened.send(path="/1.0").content
        assert 1 == server.connections


def test_nothing_is_said_of_the_proxy_of_a_direct_call(open_client: Open) -> None:
    """Where no proxy is used a 407 is an answer like any other."""

    def refuse(connection: Connection) -> None:
        connection.request()
        connection.answer({}, 407)

    with RawServer(refuse) as server:
        assert 407 == open_client(f"http://{server.address}").send().status_code


def test_answers_that_come_over_no_connection(
    open_client: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A recorder below the transport gives them, where there is a proxy, too."""

    def recorded(_transport: object, _request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, stream=httpx.ByteStream(b"recorded"))

    async def recorded_too(_transport: object, _request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, stream=httpx.ByteStream(b"recorded"))

    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", recorded)
    monkeypatch.setattr(httpx.AsyncHTTPTransport, "handle_async_request", recorded_too)
    opened = open_client("http://name.invalid", proxy="http://127.0.0.1:9")
    assert b"recorded" == opened.send().content


def test_transfers_are_notified(open_client: Open) -> None:
    """Each piece of a body that goes either way is told, with the whole if it is known."""
    moved: list[tuple[str, int, int]] = []

    def serve(connection: Connection) -> None:
        connection.request()
        connection.send(b"HTTP/1.1 200 OK\r\n\r\nended by its connection")

    with RawServer(serve) as server:
        opened = open_client(
            f"http://{server.address}", on_transfer=lambda *each: moved.append(each)
        )
        opened.send("POST", content=b"12345")
    assert ("sent", 5, 5) == moved[0]
    assert 23 == sum(size for way, size, whole in moved if (way, whole) == ("received", 0))
