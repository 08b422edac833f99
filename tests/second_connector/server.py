"""The little service: a depot of parcels behind real HTTP, with the manners of its description."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from types import TracebackType

KEY = "depot-key-of-the-tests"
PAGE = 2


class Depot:
    """A running depot, empty at first; a context manager."""

    def __init__(self) -> None:
        self.parcels: list[dict[str, Any]] = []
        self.requests: list[tuple[str, str, dict[str, str], Any]] = []
        """Method, path with query, headers and body of each request."""
        depot = self

        class Handler(_Handler):
            owner = depot

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=[0.01])
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, method: str, path: str, query: dict[str, str], body: Any) -> tuple[int, Any]:
        """Return the status and the body of an answer."""
        match method, path.strip("/").split("/"):
            case "POST", ["v1", "parcels"]:
                return self._create(body)
            case "GET", ["v1", "parcels"]:
                return self._list(query)
            case "GET", ["v1", "parcels", wanted]:
                found = [parcel for parcel in self.parcels if parcel["id"] == wanted]
                return (200, found[0]) if found else _refused(404, f"There is no parcel {wanted}")
        return _refused(404, "There is nothing here")

    def _create(self, body: dict[str, Any]) -> tuple[int, Any]:
        if body["recipient"]["address"]["country"] == "Atlantis":
            return _refused(422, "country is unknown", "city is under water")
        number = len(self.parcels) + 1
        insured = body.pop("insured", False)
        status = "returned" if insured else "waiting"  # for a status that no description knows
        self.parcels.append(
            {"id": f"p{number}", "status": status, "created_at": "2026-03-01T08:00:00.000Z", **body}
        )
        return 201, self.parcels[-1]

    def _list(self, query: dict[str, str]) -> tuple[int, Any]:
        found = [
            {name: value for name, value in parcel.items() if name != "recipient"}
            for parcel in self.parcels
            if query.get("status", parcel["status"]) == parcel["status"]
        ]
        begin = int(query.get("cursor", 0))
        end = begin + PAGE
        return 200, {"parcels": found[begin:end], "next": str(end) if end < len(found) else None}


class _Handler(BaseHTTPRequestHandler):
    owner: Depot
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer any request."""
        content = self.rfile.read(int(self.headers.get("content-length", 0)))
        body = json.loads(content) if content else None
        self.owner.requests.append((self.command, self.path, dict(self.headers), body))
        if self.headers.get("X-Depot-Key") != KEY:
            status, said = _refused(401, f"The key {self.headers.get('X-Depot-Key')} is unknown")
        else:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            status, said = self.owner.answer(self.command, parts.path, query, body)
        answer = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    do_POST = do_GET  # noqa: N815 - as the base class wants it

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _refused(status: int, *details: str) -> tuple[int, Any]:
    return status, {"errors": [{"detail": detail, "code": f"E{status}"} for detail in details]}
