"""Gets OpenAPI descriptions, from bytes, paths and URLs, as plain dictionaries."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import httpx
import yaml

from regeneration import shapes
from regeneration.layout import RefusalError

Document = dict[str, Any]

_FETCH_TIMEOUT = 30.0
_MOST_LEVELS = 1000
_SECRETS = re.compile(r"^(\w+://)[^/?#]*@")
_TIMESTAMP = "tag:yaml.org,2002:timestamp"


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Leaves timestamps as the strings that they are in JSON, which has no dates."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - the name is PyYAML's
        first: [(tag, pattern) for tag, pattern in resolvers if tag != _TIMESTAMP]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def parsed(data: bytes, label: str) -> Any:
    """Return the content of a JSON or YAML file."""
    try:
        if is_json(data):
            return json.loads(data)
        _refuse_depths(data)
        return yaml.load(data, Loader=_Loader)  # noqa: S506 - derived from SafeLoader
    except RecursionError:
        raise RefusalError(f"{label} is nested too deeply") from None
    except (yaml.YAMLError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise RefusalError(f"{label} is neither valid YAML nor valid JSON: {reason}") from None


def _refuse_depths(data: bytes) -> None:
    """Raise RecursionError for YAML at which PyYAML's C loader would overflow the stack and crash."""
    depth = 0
    for event in yaml.parse(data, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _MOST_LEVELS:
            raise RecursionError


def is_json(data: bytes) -> bool:
    """Tell whether a description is written as JSON."""
    return data.lstrip()[:1] == b"{"


def description(data: bytes, label: str) -> Document:
    """Return an OpenAPI 3.0 or 3.1 description; anything else is refused."""
    document = _as_json(parsed(data, label), label)
    if not isinstance(document, dict) or not isinstance(document.get("paths"), dict):
        raise RefusalError(f"{label} is no OpenAPI description: it has no `paths`")
    version = str(document.get("openapi", "missing"))
    if not version.startswith(("3.0", "3.1")):
        raise RefusalError(f"{label} is not OpenAPI 3.0 or 3.1: its `openapi` is {version}")
    shapes.check(document, label)
    return document


def _as_json(content: Any, label: str) -> Any:
    """Return what a description is as JSON: a status that is a number in YAML is a text there."""
    try:
        # Encoded, because half a character, which JSON can escape, is in no file that anyone can read.
        return json.loads(json.dumps(content, ensure_ascii=False).encode())
    except (RecursionError, TypeError, ValueError) as error:
        raise RefusalError(f"{label} cannot be written as JSON: {error}") from None


def is_url(source: str) -> bool:
    """Tell whether a source is an URL to fetch, rather than a path."""
    return source.lower().startswith(("http://", "https://"))


def shown(source: str) -> str:
    """Return a source as it may be printed and stored: an URL without credentials and query."""
    return (
        _SECRETS.sub(r"\1", source).partition("?")[0].partition("#")[0]
        if is_url(source)
        else source
    )


def fetched(source: str) -> bytes:
    """Return the bytes at a path or an URL."""
    if is_url(source):
        return _downloaded(source)
    try:
        return Path(source).read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise RefusalError(f"cannot read {source}: {reason}") from None


def _downloaded(url: str) -> bytes:
    where = f"cannot fetch {shown(url)}"
    try:
        response = httpx.get(url, timeout=_FETCH_TIMEOUT, follow_redirects=True)
    except ImportError:
        raise RefusalError(
            f"{where}: the proxy of the environment needs `pip install httpx[socks]`; "
            "or fetch the file by other means and give its path"
        ) from None
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        # ValueError is what httpx raises for some names of hosts, and for proxies that are no URL.
        reason = " ".join(str(error).replace(url, shown(url)).split())
        raise RefusalError(f"{where}: {reason or type(error).__name__}") from None
    except OSError as error:
        raise RefusalError(
            f"{where}: no certificates: {error}: correct SSL_CERT_FILE and SSL_CERT_DIR"
        ) from None
    if not response.is_success:
        raise RefusalError(f"{where}: the server answers {response.status_code}")
    return response.content
