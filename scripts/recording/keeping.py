"""What is kept of recorded exchanges: public addresses, no secrets, nothing of anybody else's."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from vcr.request import Request
from vcr.serialize import serialize
from vcr.serializers import yamlserializer

from daytona_actions.config import ACCESS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CLOUD_TOOLBOX_URL = "https://proxy.app.daytona.io/toolbox"

Exchange = tuple[Request, dict[str, Any]]

_REQUEST_HEADERS = ("accept", "authorization", "content-type", "host")
_RESPONSE_HEADERS = re.compile(
    r"content-(type|length|disposition|encoding)|retry-after.*|x-ratelimit-.*|"
    r"x-daytona-api-version|transfer-encoding|location|accept-ranges",
    re.IGNORECASE,
)
_TOKENS = re.compile(
    r'("[\w-]*(?:token|secret|password|api_?key|authorization)"\s*:\s*)"([^"]*)"', re.IGNORECASE
)
_SHORTEST_TOKEN = 8  # what is shorter may be in anything
_TOOLBOX_URL = re.compile(r'"toolboxProxyUrl"\s*:\s*"([^"]+)"')
_KEY_SHAPED = re.compile(r"dtn_\w{16,}|Bearer [\w.-]{16,}|eyJ[\w-]+\.[\w-]+\.[\w-]+")


class NotOursError(Exception):
    """An answer tells of what is not ours to publish."""


class SecretLeftError(RuntimeError):
    """A secret is left after scrubbing: what scrubs can't be relied on, so nothing is written."""


@dataclass(frozen=True)
class Keeping:
    """Makes recorded exchanges fit to be published.

    Attributes:
        api_url: the control plane that was recorded.
        api_key: the key that was used; it must be in nothing that is kept.
        prefix: what the names of the sandboxes and volumes that were made begin with.
    """

    api_url: str
    api_key: str = field(repr=False)
    prefix: str

    def cassette(self, exchanges: list[Exchange], made: Iterable[str]) -> str:
        """Return the text of a cassette that holds these exchanges.

        Args:
            exchanges: requests and answers as vcrpy recorded them.
            made: the IDs of all sandboxes that were made for recording.

        Raises:
            NotOursError: sandboxes of somebody else would be in it.
            SecretLeftError: a secret, or the recorded host's name, would be in it.
        """
        _check_own(exchanges, set(made), self.prefix)
        addresses = self._addresses(exchanges) | dict.fromkeys(_tokens(exchanges), "REDACTED")
        requests = [self._request(request, addresses) for request, _ in exchanges]
        responses = [self._response(response, addresses) for _, response in exchanges]
        for text in _texts(requests, responses):
            self._check(text, addresses)
        kept: str = serialize({"requests": requests, "responses": responses}, yamlserializer)
        return kept

    def _addresses(self, exchanges: list[Exchange]) -> dict[str, str]:
        """Map the server's base URLs to the cloud's, and its hosts, the longest first."""
        answers = (_text(response["body"]["string"]) for _, response in exchanges)
        found = {url for answer in answers for url in _TOOLBOX_URL.findall(answer)}
        found |= {_toolbox_base(request.uri) for request, _ in exchanges} - {""}
        addresses = {url.rstrip("/"): CLOUD_TOOLBOX_URL for url in found}
        addresses[self.api_url.rstrip("/")] = ACCESS.base_url
        # Previews and the like are at other addresses of the same hosts.
        addresses |= {_host(own): _host(public) for own, public in addresses.items()}
        return dict(sorted(addresses.items(), key=lambda pair: -len(pair[0])))

    def _public(self, text: str, addresses: dict[str, str]) -> str:
        for own, public in addresses.items():
            text = text.replace(own, public)
        text = re.sub(re.escape(self.prefix), "", text, flags=re.IGNORECASE)
        for secret in self._forms():
            text = text.replace(secret, "REDACTED")
        return text

    def _request(self, request: Request, addresses: dict[str, str]) -> Request:
        uri = self._public(request.uri, addresses)
        headers = {
            name.lower(): self._public(value, addresses)
            for name, value in request.headers.items()
            if name.lower() in _REQUEST_HEADERS
        }
        headers |= {"authorization": "Bearer REDACTED", "host": urlsplit(uri).netloc}
        body = _bytes(self._public(_text(request.body), addresses))
        return Request(request.method, uri, body, dict(sorted(headers.items())))

    def _response(self, response: dict[str, Any], addresses: dict[str, str]) -> dict[str, Any]:
        said = self._public(_text(response["body"]["string"]), addresses)
        said = _TOKENS.sub(r'\1"REDACTED"', said)
        headers = {
            name.lower(): [_ascii(self._public(value, addresses)) for value in values]
            for name, values in response["headers"].items()
            if _RESPONSE_HEADERS.fullmatch(name)
        }
        if "content-length" in headers:
            headers["content-length"] = [str(len(_bytes(said)))]
        return {
            "status": response["status"],
            "headers": dict(sorted(headers.items())),
            "body": {"string": _bytes(said)},
        }

    def _forms(self) -> set[str]:
        """List the forms in which the key could be quoted."""
        encoded = base64.b64encode(self.api_key.encode()).decode().rstrip("=")
        return {self.api_key, quote(self.api_key, safe=""), encoded}

    def _check(self, text: str, addresses: dict[str, str]) -> None:
        """Refuse to keep a text that still holds what was to be taken out."""
        hosts = addresses.keys() - addresses.values()
        found = {
            "the API key": any(form in text for form in self._forms()),
            "something that looks like a key or token": bool(_KEY_SHAPED.search(text)),
            "the name of the recorded host": any(host in text for host in hosts),
            "the prefix of the sandboxes": self.prefix.lower() in text.lower(),
        }
        if left := [name for name, is_there in found.items() if is_there]:
            raise SecretLeftError(f"{left[0]} is still in it after scrubbing")


def _check_own(exchanges: list[Exchange], made: set[str], prefix: str) -> None:
    """Refuse answers that tell of sandboxes, volumes or snapshots that are the account's own."""
    for _, response in exchanges:
        try:
            answer = json.loads(response["body"]["string"] or "null")
        except ValueError:
            continue
        for found in _described(answer):
            snapshot = "imageName" in found
            # Of snapshots only those are published that the server offers to everybody.
            public = found.get("general") is True if snapshot else found["id"] in made
            if not public and not str(found["name"]).startswith(prefix):
                told = "snapshots of its own" if snapshot else "other sandboxes or volumes"
                raise NotOursError(f"the account has {told}, which are not to be recorded")


def _described(answer: Any) -> Iterator[dict[str, Any]]:
    """Go through the sandboxes and snapshots that an answer describes, at any depth."""
    if isinstance(answer, list):
        for entry in answer:
            yield from _described(entry)
    elif isinstance(answer, dict):
        if {"id", "name", "state"} <= answer.keys():
            yield answer
        for value in answer.values():
            yield from _described(value)


def _tokens(exchanges: list[Exchange]) -> Iterator[str]:
    """Go through the tokens that answers name: commands, and URLs to come, hold them too."""
    for _, response in exchanges:
        for _, token in _TOKENS.findall(_text(response["body"]["string"])):
            if len(token) >= _SHORTEST_TOKEN:
                yield token


def _host(url: str) -> str:
    return urlsplit(url).netloc


def _toolbox_base(uri: str) -> str:
    """Return the toolbox's base URL that a request went to, nothing if it went elsewhere."""
    found = re.match(
        r"(.*)/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/(?:process|files|git)\b", uri
    )
    return found[1] if found else ""


def _texts(requests: list[Request], responses: list[dict[str, Any]]) -> Iterator[str]:
    """Go through everything that will be written, before it is encoded in any way."""
    for request in requests:
        yield from (request.uri, _text(request.body))
        yield from (f"{name}: {value}" for name, value in request.headers.items())
    for response in responses:
        yield _text(response["body"]["string"])
        yield from (f"{name}: {value}" for name, value in response["headers"].items())


def _text(content: bytes | str | None) -> str:
    """Show bytes as text of the same length, so that any content can be searched."""
    return content if isinstance(content, str) else (content or b"").decode("latin-1")


def _bytes(text: str) -> bytes:
    return text.encode("latin-1")


def _ascii(value: str) -> str:
    return re.sub(r"[^\x20-\x7e]", "_", value)
