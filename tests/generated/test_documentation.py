"""The examples of docs/regeneration.md run as they stand there."""

from __future__ import annotations

import http.server
import re
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.type_check import check_types

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).resolve().parents[2] / "docs" / "regeneration.md"
EXAMPLES = re.findall(r"(?ms)^```python\n(.*?)^```", PAGE.read_text(encoding="utf-8"))


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers every request as an empty list of sandboxes."""

    def do_GET(self) -> None:
        """Answer a request that carries the key."""
        self.send_response(200 if self.headers["authorization"] == "Bearer key" else 401)
        self.end_headers()
        self.wfile.write(b'{"items": [], "nextCursor": null}')

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    """A control plane on this machine."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def test_there_are_examples() -> None:
    """One example is sync, the other async."""
    assert [False, True] == ["asyncio" in example for example in EXAMPLES]


@pytest.mark.parametrize("example", EXAMPLES, ids=["sync", "async"])
def test_example(
    example: str, server: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An example prints what the server answered, with nothing but the environment set."""
    monkeypatch.setenv("DAYTONA_API_URL", server)
    monkeypatch.setenv("DAYTONA_API_KEY", "key")
    exec(compile(example, str(PAGE), "exec"), {"__name__": "__main__"})  # noqa: S102
    assert re.search(r"200 Sandbox|ListSandboxesResponse\(items=\[\]", capsys.readouterr().out)


def test_examples_are_well_typed(tmp_path: Path) -> None:
    """The examples pass the strict checks that their reader may have."""
    paths = [tmp_path / f"example{number}.py" for number in range(len(EXAMPLES))]
    for path, example in zip(paths, EXAMPLES, strict=True):
        path.write_text(example)
    done = check_types(tmp_path, "--strict", *paths)
    said = f"Success: no issues found in {len(EXAMPLES)} source files\n"
    assert (0, said) == (done.returncode, done.stdout)
