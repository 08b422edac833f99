"""What the control plane refuses is said, and changes nothing."""

from __future__ import annotations

import base64
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    import httpx

    from tests.local.clients import Client, Sandbox


def cursor(value: object, identity: object = "x") -> str:
    """Return a cursor as clients get it, with another content."""
    content = json.dumps({"sortValue": value, "id": identity})
    return base64.urlsafe_b64encode(content.encode()).decode().rstrip("=")


NUMBER = "must be a number conforming to the specified constraints"
DOCKERFILE = {"dockerfileContent": "FROM debian:12"}
BAD_VALUES: list[tuple[dict[str, Any], str]] = [
    (
        {"name": 3},
        "name must not contain HTML tags, URLs, or control characters, name must be a string",
    ),
    ({"name": "for-runner"}, "name must not be for-runner: GET /sandbox/for-runner is another"),
    ({"name": "paginated"}, "name must not be paginated: GET /sandbox/paginated is another"),
    ({"env": "x"}, "env must be an object"),
    ({"public": "yes"}, "public must be a boolean value"),
    ({"autoStopInterval": "x"}, f"autoStopInterval {NUMBER}"),
    ({"autoStopInterval": True}, f"autoStopInterval {NUMBER}"),
    ({"autoStopInterval": 1.5}, "An unexpected error occurred."),
    ({"autoArchiveInterval": -1}, "Auto-archive interval must be non-negative"),
    ({"autoStopInterval": 10**12}, "An unexpected error occurred."),
    ({"autoArchiveInterval": 10**400}, "An unexpected error occurred."),
    ({"autoDeleteInterval": -(10**12)}, "An unexpected error occurred."),
    ({"labels": {"a": "nul\0"}}, "An unexpected error occurred."),
    ({"domainAllowList": "example.com"}, "domainAllowList is not offered by a local Daytona"),
    ({"gpu": 2}, "gpu must not be greater than 1"),
    ({"memory": 2}, "Cannot specify Sandbox resources when using a snapshot"),
    ({"gpuType": "H100"}, "Cannot specify GPU type when creating sandbox from snapshot."),
    ({"buildInfo": DOCKERFILE}, "a local Daytona cannot build images: create the sandbox from"),
    ({"buildInfo": DOCKERFILE, "memory": 9}, "Memory request 9GB exceeds maximum allowed per"),
    ({"snapshot": "00000000-0000-4000-8000-000000000000"}, "Snapshot 00000000-0000-4000-8000-00"),
    ({"networkAllowList": "10.0.0.0/8"}, "networkAllowList is not offered by a local Daytona"),
    (
        {"volumes": [{"mountPath": "/data"}]},
        "volumes.0.volumeId should not be empty, volumes.0.volumeId must be a string",
    ),
    ({"volumes": [{"volumeId": "v"}, 3]}, "volumes.1.volumeId should not be empty"),
    ({"volumes": [{"volumeId": 3}]}, "volumes.0.volumeId must be a string"),
    ({"volumes": [{"volumeId": "v"}]}, "Volume 'v' not found"),
    ({"target": "mars"}, "Region not found"),
    ({"name": "http://x"}, "name must not contain HTML tags, URLs, or control characters"),
    (
        {"env": {"A": [1]}},
        "Sandbox failed to start: failed to unmarshal payload: failed to unmarshal payload: json:",
    ),
    (
        {"env": {"=a": "b"}},
        "Sandbox failed to start: Error response from daemon: invalid environment variable: =a=b",
    ),
]


@pytest.mark.parametrize(("values", "message"), BAD_VALUES)
def test_bad_values_are_refused(server: Client, values: dict[str, Any], message: str) -> None:
    """Each with the control plane's message."""
    answer = server.http.post("/sandbox", json=values)
    assert re.match(re.escape(message), answer.json()["message"])


@pytest.mark.parametrize(
    "value",
    ["NaN", "-Infinity", "1e400", r'"\ud800"', r'{"\udfff": 1}', "[" * 100_000],
)
@pytest.mark.parametrize("where", ["create", "labels", "name"])
def test_what_json_cannot_carry_is_refused(
    server: Client, sandbox: Sandbox, where: str, value: str
) -> None:
    """It would be kept, and then break every list."""
    labels = f'{{"labels": {{"a": {value}}}}}'
    method, path, body = {
        "create": ("POST", "/sandbox", labels),
        "labels": ("PUT", f"/sandbox/{sandbox.id}/labels", labels),
        "name": ("POST", "/sandbox", f'{{"name": {value}}}'),
    }[where]
    answer = server.http.request(method, path, content=body)
    expected = (400, "Invalid JSON in request body", 200)
    listed = server.http.get("/sandbox").status_code
    assert expected == (answer.status_code, answer.json()["message"], listed)


def test_a_body_that_is_not_utf_8_is_refused(server: Client) -> None:
    """Nor half of a surrogate pair as it would be written in UTF-8."""
    answer = server.http.post("/sandbox", content=b'{"name": "\xed\xa0\x80"}')
    assert (400, 200) == (answer.status_code, server.http.get("/sandbox").status_code)


def test_a_body_that_is_no_object_is_refused(server: Client) -> None:
    """A list creates nothing."""
    assert 400 == server.http.post("/sandbox", json=[]).status_code


@pytest.mark.parametrize(
    ("method", "route", "status", "message"),
    [
        ("POST", "autostop/x", 500, "An unexpected error occurred."),
        ("POST", "autostop/1_0", 500, "An unexpected error occurred."),
        ("POST", f"autostop/{'9' * 5000}", 500, "An unexpected error occurred."),
        ("POST", f"autodelete/{'9' * 14}", 500, "An unexpected error occurred."),
        ("POST", "autoarchive/-1", 400, "Auto-archive interval must be non-negative"),
        ("PUT", "labels", 400, "labels must be an object"),
    ],
)
def test_bad_settings_are_refused(
    sandbox: Sandbox, method: str, route: str, status: int, message: str
) -> None:
    """As the real server does: numbers that are none by its clumsy 500."""
    answer = sandbox.http.request(method, f"/sandbox/{sandbox.id}/{route}")
    assert (status, message) == (answer.status_code, answer.json()["message"])


@pytest.mark.parametrize("minutes", [0, 43_201])
def test_an_archive_interval_is_at_most_a_month(sandbox: Sandbox, minutes: int) -> None:
    """None and a longer one mean the longest."""
    answer = sandbox.http.post(f"/sandbox/{sandbox.id}/autoarchive/{minutes}")
    assert (201, 43_200) == (answer.status_code, answer.json()["autoArchiveInterval"])


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("sort=nonsense", "sort must be one of the following values"),
        ("order=up", "order must be one of the following values"),
        ("cursor=eyJ9", "Invalid cursor provided: eyJ9"),
        ("cursor=W10", "Invalid cursor provided: W10"),
        (f"cursor={cursor(None)}", "Invalid cursor provided"),
        (f"cursor={cursor([[[]]])}", "Invalid cursor provided"),
        (f"sort=cpu&cursor={cursor(float('nan'))}", "Invalid cursor provided"),
        (f"cursor={cursor('x', 3)}", "Invalid cursor provided"),
        (f"labels={'[' * 20_000}", "Invalid labels JSON format"),
        ('labels={"a":NaN}', "Invalid labels JSON format"),
    ],
)
def test_bad_queries_are_refused(server: Client, query: str, message: str) -> None:
    """Listing says which parameter is wrong, also when there is something to compare with."""
    created = server.http.post("/sandbox", json={}).json()["id"]
    answer = server.http.get(f"/sandbox?{query}")
    server.http.delete(f"/sandbox/{created}")
    assert (400, True) == (answer.status_code, answer.json()["message"].startswith(message))


@pytest.mark.parametrize(
    "query",
    [
        f"cursor={cursor(1)}",
        f"cursor={cursor('a name')}",
        f"sort=cpu&cursor={cursor('x')}",
        f"sort=name&cursor={cursor(3)}",
    ],
)
def test_a_cursor_of_another_order_is_the_real_server_s_error(server: Client, query: str) -> None:
    """Recorded: list_sandboxes_limits."""
    answer = server.http.get(f"/sandbox?{query}")
    assert (500, "An unexpected error occurred.") == (answer.status_code, answer.json()["message"])


def test_blocking_the_network_is_refused_where_it_is_impossible(server: Client) -> None:
    """Silence would leave a sandbox open that its user believes closed."""
    answer = server.http.post("/sandbox", json={"networkBlockAll": True})
    expected = {"bubblewrap": 200, "none": 400}[server.daytona.isolation]
    server.http.delete(f"/sandbox/{answer.json().get('id')}")
    assert expected == answer.status_code


NOT_OFFERED = [
    *(("GET", "/organizations"), ("GET", "/runners"), ("POST", "/docker-registry")),
    *(("GET", "/api-keys"), ("PATCH", "/regions/x"), ("GET", "/sandbox/for-runner")),
]
OF_A_SANDBOX = [
    *(("GET", "ports/80/preview-url"), ("POST", "network-settings")),
    ("GET", "telemetry/traces/x"),
]


def _is_not_offered(answer: httpx.Response, asked: str) -> bool:
    body = answer.json()
    shape = {"path", "timestamp", "statusCode", "error", "message"}
    message = f"{asked} is not offered by a local Daytona: docs/local.md lists what is not"
    expected = (501, shape, 501, "Not Implemented", message)
    said = (body["statusCode"], body["error"], body["message"])
    return expected == (answer.status_code, set(body), *said)


@pytest.mark.parametrize(("method", "path"), NOT_OFFERED)
def test_what_is_not_offered_says_so(server: Client, method: str, path: str) -> None:
    """In the real server's shape, and with a place to look: never as if something were missing."""
    answer = server.http.request(method, path)
    assert _is_not_offered(answer, f"{method} /api{path}")


@pytest.mark.parametrize(("method", "path"), OF_A_SANDBOX)
def test_what_is_not_offered_for_a_sandbox_says_so(
    sandbox: Sandbox, method: str, path: str
) -> None:
    """But for a sandbox that does not exist, which is said first."""
    answer = sandbox.http.request(method, f"/sandbox/{sandbox.id}/{path}")
    missing = sandbox.http.request(method, f"/sandbox/nothing/{path}").status_code
    said = _is_not_offered(answer, f"{method} /api/sandbox/{sandbox.id}/{path}")
    assert (True, 404) == (said, missing)


def test_a_route_that_no_daytona_has_is_missing(server: Client) -> None:
    """Recorded: account, and legacy_routes."""
    answers = [server.http.get(path) for path in ("/no-such-route", "/workspace")]
    expected = ["Cannot GET /api/no-such-route", "Cannot GET /api/workspace"]
    assert expected == [answer.json()["message"] for answer in answers]
