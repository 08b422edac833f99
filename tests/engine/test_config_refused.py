"""Settings that cannot be meant are refused when a client is made, and secrets not quoted.

Answers here are built by hand; recorded ones are under cassettes/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions import AsyncDaytonaActions, DaytonaActions
from tests.actions.answers import sandbox

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.actions.fake_server import FakeServer

    Connect = Callable[..., DaytonaActions]


@pytest.mark.parametrize("client", [DaytonaActions, AsyncDaytonaActions])
@pytest.mark.parametrize("name", ["api_url", "toolbox_url"])
@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("", "must be an http or https URL"),
        ("daytona.example", "must be an http or https URL"),
        ("ftp://daytona.example", "must be an http or https URL"),
        ("https://", "must be an http or https URL"),
        ("https:///api", "must be an http or https URL"),
        ("https://daytona.example:99999", "has the port 99999, not a number from 0 to 65535"),
        ("https://user:secret", "has a port that is not a number from 0 to 65535"),
        ("https://user:12345678", "has a port that is not a number from 0 to 65535"),
        ("https://user:99999/22@a.example", "has a port that is not a number from 0 to 65535"),
        ("https://[::1", "is not a URL"),
        ("https://999.1.1.1/api", "is not a URL that a request can be sent to"),
        ("https://ä..example", "is not a URL that a request can be sent to"),
        ("https://a..b.example", "is not a URL that a request can be sent to"),
        ("https://xn--.example", "is not a URL that a request can be sent to"),
        (f"https://{'a' * 64}.example", "is not a URL that a request can be sent to"),
        (f"https://{'a' * 64}", "is not a URL that a request can be sent to"),
        ("https://.localhost", "is not a URL that a request can be sent to"),
        ("https://daytona.example/api?token=secret", "must not hold a query"),
        ("https://daytona.example/api#part", "must not hold a query or a fragment"),
        ("https://daytona.example/a pi", "must not hold white space"),
        ("https://daytona.example/\x00", "must not hold line breaks or control characters"),
        ("https://daytona.example/\ud800", "must not hold line breaks or control characters"),
        ("https://user:secret@daytona.example", "must not hold credentials"),
        ("user:secret@daytona.example", "must not hold credentials"),
        ("http://daytona.example/api", "would send the key unprotected"),
        (7, "must be a text, not int"),
        (b"https://daytona.example", "must be a text, not bytes"),
    ],
)
def test_wrong_url(
    client: type[DaytonaActions | AsyncDaytonaActions], name: str, value: Any, reason: str
) -> None:
    """A URL that is none is refused when the client is made, without quoting a secret."""
    settings: dict[str, Any] = {name: value}
    with pytest.raises(ValueError, match=f"^{name} .*{reason}") as refused:
        client("key", **settings)
    assert "secret" not in str(refused.value)


def test_wrong_url_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong setting is called by the name under which it was given."""
    monkeypatch.setenv("DAYTONA_API_URL", "nowhere")
    with pytest.raises(ValueError, match=r"^DAYTONA_API_URL must be an http or https URL"):
        DaytonaActions("key")


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:3000/api",
        "http://daytona.localhost",
        "http://127.0.0.1:8080",
        "http://127.9.9.9",
        "http://[::1]:8080",
    ],
)
def test_plain_http_to_this_machine(url: str) -> None:
    """Plain http is no danger to the key on the way to this machine."""
    assert url in repr(DaytonaActions("key", api_url=url))


def test_plain_http_that_is_meant(connect: Connect, server: FakeServer) -> None:
    """Plain http elsewhere needs to be allowed."""
    server.answer(json=sandbox())
    client = connect(api_url="http://daytona.example/api", allow_http=True)
    assert client.get_sandbox("mine").success


@pytest.mark.parametrize("name", ["api_key", "organization_id", "target"])
@pytest.mark.parametrize("value", ["sec\nret", "sec\x00ret", "sec\ud800ret", 7])
def test_wrong_text(name: str, value: Any) -> None:
    """A setting that no request can carry is refused, and not quoted."""
    settings: dict[str, Any] = {"api_key": "key", name: value}
    with pytest.raises(ValueError, match=f"^{name} must") as refused:
        DaytonaActions(**settings)
    assert "sec" not in str(refused.value)


@pytest.mark.parametrize("name", ["api_key", "organization_id"])
def test_header_values_are_ascii(name: str) -> None:
    """A key with a letter that no header can carry was copied wrongly."""
    settings: dict[str, Any] = {"api_key": "key", name: "schlüssel"}
    with pytest.raises(ValueError, match=f"^{name} holds characters that no HTTP header") as told:
        DaytonaActions(**settings)
    assert "schl" not in str(told.value)


@pytest.mark.parametrize("name", ["request_timeout", "wait_timeout", "retry_budget"])
@pytest.mark.parametrize(
    "value", [-1, -0.1, float("nan"), float("inf"), 1e300, 10**400, True, "30", None]
)
def test_wrong_time(name: str, value: Any) -> None:
    """A time that is negative, endless or no number is refused."""
    settings: dict[str, Any] = {name: value}
    with pytest.raises(ValueError, match=f"^{name} must be a number of seconds"):
        DaytonaActions("key", **settings)


@pytest.mark.parametrize("name", ["wait_timeout", "retry_budget"])
def test_no_time_at_all(name: str) -> None:
    """Zero means not to wait, and is a setting like any other."""
    settings: dict[str, Any] = {name: 0}
    assert "open" in repr(DaytonaActions("key", **settings))


def test_no_time_for_a_request() -> None:
    """A request that may take no time could never work."""
    with pytest.raises(ValueError, match=r"^request_timeout must be a number .* more than 0"):
        DaytonaActions("key", request_timeout=0)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("max_retries", -1),
        ("max_retries", 1.5),
        ("max_retries", True),
        ("proxy", "nowhere"),
        ("proxy", ""),
        ("proxy", "http://user:secret@proxy.example:secret"),
        ("proxy", 7),
        ("verify", "/no/such/file.pem"),
        ("verify", None),
        ("verify", 0),
        ("headers", "X-Trace: secret"),
        ("headers", [("X-Trace", "secret")]),
        ("headers", {"Authorization": "Bearer secret"}),
        ("headers", {"Content-Length": "5"}),
        ("headers", {"transfer-encoding": "gzip"}),
        ("headers", {"Upgrade": "h2c"}),
        ("headers", {"X Y": "1"}),
        ("headers", {"": "1"}),
        ("headers", {7: "1"}),
        ("headers", {"X-Trace": "a\r\nAuthorization: secret"}),
        ("headers", {"X-Trace": 7}),
    ],
)
def test_other_wrong_settings(name: str, value: Any) -> None:
    """A setting that cannot be meant is refused when the client is made, and secrets not quoted."""
    settings: dict[str, Any] = {name: value}
    with pytest.raises(ValueError, match=f"^{name}") as refused:
        DaytonaActions("key", **settings)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("name", ["allow_http", "auto_start", "label_created"])
def test_a_switch_is_true_or_false(name: str) -> None:
    """A text such as "no" is not taken for yes."""
    with pytest.raises(ValueError, match=f"{name} must be True or False, not 'no'"):
        DaytonaActions("k", **{name: "no"})  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["on_transfer", "on_wait"])
def test_what_cannot_be_called(name: str) -> None:
    """It is refused before anything happens of which it would be notified."""
    wrong: dict[str, Any] = {name: "x"}
    with pytest.raises(ValueError, match=f"{name} must be a function or None, not 'x'"):
        DaytonaActions("k", **wrong)
