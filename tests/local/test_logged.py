"""What the log shows of requests: no token, wherever it is in a URL."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.patience import wait_until

PROJECT = Path(__file__).parents[2]
sys.path.insert(0, str(PROJECT / "scripts"))

from regeneration import documents, sources  # noqa: E402
from regeneration.layout import Layout  # noqa: E402
from regeneration.shapes import METHODS, resolved  # noqa: E402

if TYPE_CHECKING:
    from tests.local.clients import Client

SECRET = re.compile(r"token|secret|password", re.IGNORECASE)
TOKEN = "tok3n-5ecret"
PLACE = re.compile(r"\{(\w+)\}")


def routes_with_tokens() -> list[tuple[str, str]]:
    """Return the methods and paths of the API document that take a token in their URL."""
    layout = Layout(PROJECT)
    described = sources.read(layout).descriptions[layout.project.upstream]
    document = documents.description(sources.verified(layout, described), described.file)
    found = []
    for path, item in document["paths"].items():
        for method in [method for method in METHODS if method in item]:
            if SECRET.search(" ".join(PLACE.findall(path))):
                found.append((method, path))
            given = [*item.get("parameters", []), *item[method].get("parameters", [])]
            found += [
                (method, f"{path}?{parameter['name']}={TOKEN}")
                for parameter in [resolved(document, one) for one in given]
                if parameter["in"] == "query" and SECRET.search(parameter["name"])
            ]
    return found


ROUTES = routes_with_tokens()
# Escaped by a client that knows no better.
ESCAPED = [
    ("delete", f"/sandbox/x/ssh-access%3Ftoken={TOKEN}"),
    ("delete", f"/sandbox/x/ssh-access%3ftoken%3d{TOKEN}"),
    ("post", "/sandbox/x/ports/80/signed%2Dpreview-url/{token}/expire"),
]


def filled(match: re.Match[str]) -> str:
    """Return what is put into a path."""
    return TOKEN if SECRET.search(match[1]) else "x"


def test_routes_with_tokens_are_found() -> None:
    """Those that clients use are among them."""
    paths = {path for _, path in ROUTES}
    expire = "/sandbox/{sandboxIdOrName}/ports/{port}/signed-preview-url/{token}/expire"
    assert {expire, f"/sandbox/{{sandboxIdOrName}}/ssh-access?token={TOKEN}"} <= paths


@pytest.mark.parametrize(("method", "path"), [*ROUTES, *ESCAPED])
def test_no_token_is_in_the_log(
    server: Client,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    method: str,
    path: str,
) -> None:
    """Of the routes that are offered and of those that are not."""
    # Other tests of this minute may have been refused as often as the log says it.
    monkeypatch.setattr("daytona_actions.local.sparing.MOST_LINES", 10**6)
    with caplog.at_level("INFO", "daytona_actions.local"):
        server.http.request(method, PLACE.sub(filled, path))
        wait_until(lambda: logged(caplog, method.upper()))
    assert TOKEN not in logged(caplog, method.upper())


def test_a_defect_shows_no_token_either(
    server: Client, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its line says what failed."""

    def broken(*_arguments: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("daytona_actions.local.lifecycle.Lifecycle.find", broken)
    answer = server.http.post(f"/sandbox/x/ports/80/signed-preview-url/{TOKEN}/expire")
    # Written before it is answered.
    text = logged(caplog, "POST")
    assert (500, True, False) == (answer.status_code, "failed" in text, TOKEN in text)


def logged(caplog: pytest.LogCaptureFixture, method: str) -> str:
    """Return the server's lines about requests of a method."""
    own = [line for line in caplog.records if line.name.startswith("daytona_actions.local")]
    return "\n".join(text for line in own if method in (text := line.getMessage()))
