"""Gets a description from a path or an URL, with a limit on its size and on the time that it takes."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import httpx

from regeneration.layout import RefusalError

# The vendored description has 0.4 MB; the largest that services publish have some 15.
_MOST_BYTES = 20_000_000
_MOST_SECONDS = 60.0
_SILENCE = 30.0
_SECRETS = re.compile(r"^(\w+://)[^/?#]*@")


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


def fetch(source: str) -> bytes:
    """Return the bytes at a path or an URL."""
    if is_url(source):
        return _download(source)
    try:
        with Path(source).open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise RefusalError(f"cannot read {source}: {reason}") from None
    _check_size(len(data), f"cannot read {source}")
    return data


def _check_size(size: int, where: str) -> None:
    if size > _MOST_BYTES:
        raise RefusalError(f"{where}: it has more than {_MOST_BYTES // 1_000_000} MB")


def _download(url: str) -> bytes:
    where = f"cannot fetch {shown(url)}"
    try:
        return asyncio.run(_within_limits(url, where))
    except ImportError:
        raise RefusalError(
            f"{where}: the proxy of the environment needs `pip install httpx[socks]`; "
            "or fetch the file by other means and give its path"
        ) from None
    except TimeoutError:
        raise RefusalError(f"{where}: it takes more than {_MOST_SECONDS:g} seconds") from None
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        # ValueError is what httpx raises for some names of hosts, and for proxies that are no URL.
        reason = " ".join(str(error).replace(url, shown(url)).split())
        raise RefusalError(f"{where}: {reason or type(error).__name__}") from None
    except OSError as error:
        raise RefusalError(
            f"{where}: no certificates: {error}: correct SSL_CERT_FILE and SSL_CERT_DIR"
        ) from None


async def _within_limits(url: str, where: str) -> bytes:
    """Download a file; asynchronously, because only so a time limit holds for all of it."""
    data = bytearray()
    async with asyncio.timeout(_MOST_SECONDS), httpx.AsyncClient(timeout=_SILENCE) as client:
        # Uncompressed, so that a few bytes cannot become more than memory holds.
        plain = {"Accept-Encoding": "identity"}
        async with client.stream("GET", url, headers=plain, follow_redirects=True) as response:
            if not response.is_success:
                raise RefusalError(f"{where}: the server answers {response.status_code}")
            async for piece in response.aiter_bytes():
                data += piece
                _check_size(len(data), where)
    return bytes(data)
