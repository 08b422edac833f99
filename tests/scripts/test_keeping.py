"""What is kept of an exchange; the exchanges here are built by hand."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

import pytest
from vcr.request import Request
from vcr.serialize import deserialize
from vcr.serializers import yamlserializer

from scripts.recording.keeping import Keeping, NotOursError, SecretLeftError

if TYPE_CHECKING:
    from collections.abc import Iterable

KEY = "dtn_" + "5ecre7" * 5
API, TOOLBOX = "http://daytona.example:3000/api", "http://proxy.example:4000/toolbox"
SANDBOX = "11111111-2222-4333-8444-555555555555"
KEEPING = Keeping(API, KEY, "recording-1f2e-")


def _kept(
    body: bytes | str = b"",
    *,
    uri: str = f"{API}/sandbox",
    sent: bytes = b"",
    headers: dict[str, list[str]] | None = None,
    made: Iterable[str] = (),
) -> tuple[Request, dict[str, Any]]:
    """Keep one exchange, and return it as it is read back."""
    request = Request("POST", uri, sent, {"Authorization": f"Bearer {KEY}", "X-Other": "x"})
    content = body.encode() if isinstance(body, str) else body
    response = {
        "status": {"code": 200, "message": "OK"},
        "headers": headers or {},
        "body": {"string": content},
    }
    text = KEEPING.cassette([(request, response)], made)
    [kept_request], [kept_response] = deserialize(text, yamlserializer)
    return kept_request, kept_response


def test_addresses_become_the_clouds() -> None:
    """Both base URLs of the recorded server are replaced, in addresses and in answers."""
    answer = json.dumps({"toolboxProxyUrl": TOOLBOX, "see": f"{API}/health"})
    _, response = _kept(answer)
    cloud = {
        "toolboxProxyUrl": "https://proxy.app.daytona.io/toolbox",
        "see": "https://app.daytona.io/api/health",
    }
    assert cloud == json.loads(response["body"]["string"])


def test_hosts_become_the_clouds() -> None:
    """Other routes of the recorded hosts, such as previews, are replaced too."""
    answer = json.dumps(
        {
            "toolboxProxyUrl": TOOLBOX,
            "url": "http://3000-x.proxy.example:4000",
            "at": f"{API[:-4]}/x",
        }
    )
    _, response = _kept(answer)
    kept = json.loads(response["body"]["string"])
    assert "http://3000-x.proxy.app.daytona.io" == kept["url"]
    assert "http://app.daytona.io/x" == kept["at"]


def test_the_toolbox_is_known_from_its_requests() -> None:
    """A toolbox that no answer names is recognised by the route that was called."""
    request, _ = _kept(uri=f"{TOOLBOX}/{SANDBOX}/process/execute")
    assert f"https://proxy.app.daytona.io/toolbox/{SANDBOX}/process/execute" == request.uri
    assert "proxy.app.daytona.io" == request.headers["host"]


def test_only_some_request_headers_are_kept() -> None:
    """The key is never kept, and neither are headers that nobody needs."""
    request, _ = _kept()
    kept = {"authorization": "Bearer REDACTED", "host": "app.daytona.io"}
    assert kept == dict(request.headers)


def test_only_some_response_headers_are_kept_and_made_ascii() -> None:
    """Cookies and dates go; what is not ASCII becomes an underscore."""
    sent = {
        "Set-Cookie": ["session=1"],
        "Date": ["today"],
        "Content-Disposition": ["attachment; filename=jaźń"],
        "Retry-After-Authenticated": ["60"],
    }
    _, response = _kept(headers=sent)
    kept = {
        "content-disposition": ["attachment; filename=ja__"],
        "retry-after-authenticated": ["60"],
    }
    assert kept == response["headers"]


def test_the_announced_length_is_that_of_what_is_kept() -> None:
    """A body that was changed has its new length in its header."""
    _, response = _kept(f'"{API}"', headers={"content-length": ["99"]})
    assert [str(len(response["body"]["string"]))] == response["headers"]["content-length"]


def test_names_lose_their_prefix() -> None:
    """The prefix of the recording goes, in upper and lower case."""
    request, response = _kept(
        '{"message": "recording-1f2e-life, DESTROYED_recording-1f2e-life_1"}',
        uri=f"{API}/sandbox?name=RECORDING-1F2E-LIST-",
    )
    assert "https://app.daytona.io/api/sandbox?name=LIST-" == request.uri
    assert b'{"message": "life, DESTROYED_life_1"}' == response["body"]["string"]


@pytest.mark.parametrize(
    "body",
    [
        f'{{"message": "{KEY} is wrong"}}',
        base64.b64encode(KEY.encode()),
        b"\xff\x00" + KEY.encode() + b"\x00",
        '{"runnerToken": "abc", "signedSecret": "abc", "apiKey":"abc"}',
    ],
)
def test_keys_and_tokens_are_taken_out(body: str | bytes) -> None:
    """The key in any form and whatever is called a token or secret become REDACTED."""
    request, response = _kept(body, sent=body.encode() if isinstance(body, str) else body)
    said = response["body"]["string"]
    assert b"REDACTED" in said
    for text in (said, request.body):
        assert KEY.encode() not in text
    assert b"abc" not in said


def test_a_token_is_taken_out_wherever_it_is() -> None:
    """The command or the URL beside it holds it too, and so does what is sent later."""
    token = "-5wY4TDRSEtXKAGJ"
    body = json.dumps({"token": token, "sshCommand": f"ssh {token}@ssh.daytona.example"})
    request, response = _kept(body, uri=f"{API}/sandbox/a/ssh-access?token={token}")
    kept = {"token": "REDACTED", "sshCommand": "ssh REDACTED@ssh.daytona.example"}
    assert kept == json.loads(response["body"]["string"])
    assert request.uri.endswith("?token=REDACTED")


@pytest.mark.parametrize(
    "body",
    [
        f"dtn_{'0' * 64}",
        "Bearer abcdefghijklmnopqrstuvwxyz",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcdefg",
    ],
)
def test_what_looks_like_a_secret_is_refused(body: str) -> None:
    """Another key, or a token: nothing of it is kept."""
    with pytest.raises(SecretLeftError, match="still in it"):
        _kept(body)


def test_other_sandboxes_are_refused() -> None:
    """An answer that shows a sandbox which was not made for recording is not kept."""
    answer = json.dumps({"items": [{"id": SANDBOX, "name": "mine", "state": "started"}]})
    with pytest.raises(NotOursError, match="other sandboxes"):
        _kept(answer)


def test_own_sandboxes_are_kept() -> None:
    """An answer that shows a sandbox which was made for recording is kept."""
    answer = json.dumps({"id": SANDBOX, "name": "mine", "state": "started"})
    assert answer.encode() == _kept(answer, made=[SANDBOX])[1]["body"]["string"]


def _snapshots(*, general: bool) -> str:
    shown = {"id": SANDBOX, "name": "a", "state": "active", "imageName": "a", "general": general}
    return json.dumps({"items": [shown], "total": 1})


def test_snapshots_for_everybody_are_kept() -> None:
    """A snapshot that the server offers to everybody is no sandbox of somebody else's."""
    answer = _snapshots(general=True)
    assert answer.encode() == _kept(answer)[1]["body"]["string"]


def test_snapshots_of_the_account_are_refused() -> None:
    """An answer that shows a snapshot which the account has for itself is not kept."""
    with pytest.raises(NotOursError, match="snapshots of its own"):
        _kept(_snapshots(general=False))


def test_the_key_is_in_no_representation() -> None:
    """Showing what keeps recordings clean does not show the key."""
    assert KEY not in repr(KEEPING)
