"""What the control plane refuses is said, and changes nothing."""

from __future__ import annotations

import base64
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.local.clients import Client, Sandbox


def cursor(value: object, identity: object = "x") -> str:
    """Return a cursor as clients get it, with another content."""
    content = json.dumps({"sortValue": value, "id": identity})
    return base64.urlsafe_b64encode(content.encode()).decode().rstrip("=")


BAD_VALUES: list[tuple[dict[str, Any], str]] = [
    ({"name": 3}, "name must be a string"),
    ({"env": "x"}, "env must be an object"),
    ({"public": "yes"}, "public must be a boolean value"),
    ({"autoStopInterval": "x"}, "autoStopInterval must be an integer number"),
    ({"autoStopInterval": True}, "autoStopInterval must be an integer number"),
    ({"autoArchiveInterval": -1}, "Auto-archive interval must be non-negative"),
    ({"autoStopInterval": 10**12}, "Auto-stop interval must not be greater than 2147483648"),
    ({"autoArchiveInterval": 10**12}, "Auto-archive interval must not be greater than 2147483648"),
    ({"autoDeleteInterval": 10**12}, "Auto-delete interval must not be greater than 2147483648"),
    ({"networkAllowList": "10.0.0.0/8"}, "networkAllowList is not offered by a local Daytona"),
    ({"volumes": [{"volumeId": "v"}, 3]}, "Volume v not found"),
    ({"name": "http://x"}, "name must not contain HTML tags, URLs, or control characters"),
    (
        {"env": {"A": [1]}},
        "Sandbox failed to start: invalid body request: json: cannot unmarshal array",
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
    assert server.http.post("/sandbox", json=[]).status_code == 400


@pytest.mark.parametrize(
    ("method", "route", "message"),
    [
        ("POST", "autostop/x", "Validation failed (numeric string is expected)"),
        ("POST", f"autostop/{'9' * 14}", "Auto-stop interval must not be greater than 2147483648"),
        (
            "POST",
            f"autodelete/{'9' * 14}",
            "Auto-delete interval must not be greater than 2147483648",
        ),
        ("PUT", "labels", "labels must be an object"),
    ],
)
def test_bad_settings_are_refused(sandbox: Sandbox, method: str, route: str, message: str) -> None:
    """A number that is none, and labels that are not there."""
    answer = sandbox.http.request(method, f"/sandbox/{sandbox.id}/{route}")
    assert (400, message) == (answer.status_code, answer.json()["message"])


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("sort=nonsense", "sort must be one of the following values"),
        ("order=up", "order must be one of the following values"),
        ("cursor=eyJ9", "Invalid cursor provided: eyJ9"),
        ("cursor=W10", "Invalid cursor provided: W10"),
        (f"cursor={cursor(None)}", "Invalid cursor provided"),
        (f"cursor={cursor([[[]]])}", "Invalid cursor provided"),
        (f"cursor={cursor(1)}", "Invalid cursor provided"),
        (f"sort=cpu&cursor={cursor('x')}", "Invalid cursor provided"),
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
    assert (answer.status_code, answer.json()["message"].startswith(message)) == (400, True)


def test_blocking_the_network_is_refused_where_it_is_impossible(server: Client) -> None:
    """Silence would leave a sandbox open that its user believes closed."""
    answer = server.http.post("/sandbox", json={"networkBlockAll": True})
    expected = {"bubblewrap": 200, "none": 400}[server.daytona.isolation]
    server.http.delete(f"/sandbox/{answer.json().get('id')}")
    assert expected == answer.status_code
