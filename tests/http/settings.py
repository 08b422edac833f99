"""What an environment may say of proxies and certificates, for both readers: engine and generated client."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_VARIABLES = (
    *("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "REQUEST_METHOD"),
    *("SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE"),
)
UNUSABLE = {
    "http://127.0.0.1:99999": "the highest port is 65535",
    "http://127.0.0.1:31z8": "not an address",
    "http://": "not an address",
    "http://[::1": "not an address",
    "http://a..b:1": "not an address",
    "gopher://proxy.example:1": "begins with http://, https:// or socks5://",
    "socks5://proxy.example:1": "pip install 'httpx[socks]'",
    "http://proxy.exa mple:1": "not an address",
    "//proxy.example": "not an address",
}
"""Entries for a proxy that cannot be used, and what is said of each."""

WITH_PASSWORD = ("http://me:hidden@[::1", "http://me:hi/dden@proxy:1", "me:hidden@p:x")
"""Such entries in which nothing before the host may be shown: neither `me:` nor `dden`."""

EXCEPTIONS = [
    ("*", "https://daytona.example", True),
    ("*:443", "https://daytona.example", True),
    ("daytona.example", "https://daytona.example", True),
    ("daytona.example", "https://daytona.example.", True),
    ("DAYTONA.example", "https://daytona.EXAMPLE", True),
    ("example", "https://daytona.example", True),
    (".example", "https://daytona.example", True),
    ("*.example", "https://daytona.example", True),
    (".daytona.example", "https://daytona.example", False),
    ("tona.example", "https://daytona.example", False),
    ("other.example, daytona.example", "https://daytona.example", True),
    ("other.example daytona.example", "https://daytona.example", True),
    ("https://daytona.example", "https://daytona.example", True),
    ("http://daytona.example", "https://daytona.example", False),
    ("all://daytona.example", "https://daytona.example", True),
    ("daytona.example:443", "https://daytona.example", True),
    ("daytona.example:80", "https://daytona.example", False),
    ("daytona.example:3000", "https://daytona.example:3000", True),
    ("10.1.2.3", "https://10.1.2.3", True),
    ("10.0.0.0/8", "https://10.1.2.3", True),
    ("10.0.0.0/8", "https://11.1.2.3", False),
    ("fd00::1", "https://[fd00::1]", True),
    ("[fd00::1]", "https://[fd00::1]", True),
    ("[fd00::1]:443", "https://[fd00::1]:443", True),
    ("[fd00::1]:443", "https://[FD00::1]:443", True),
    ("[fd00::1]:80", "https://[fd00::1]", False),
    ("fd00::/8", "https://[fd00::1]", True),
    ("[", "https://daytona.example", False),
    ("[::1", "https://daytona.example", False),
    ("http://[::1", "https://daytona.example", False),
    ("a b,,://,:,%zz,10.0.0.0/99,ä..b,\udcff", "https://daytona.example", False),
    ("a b,,://,:,%zz,10.0.0.0/99,ä..b,\udcff,x:" + 5000 * "9", "https://daytona.example", False),
]
"""What NO_PROXY holds, a URL, and whether that one is called without a proxy."""


def _written(folder: Path, text: str) -> Path:
    file = folder / "ca.pem"
    file.write_text(text)
    return file


UNUSABLE_TRUST: list[tuple[str, Callable[[Path], Path], str]] = [
    ("SSL_CERT_FILE", lambda folder: folder / "none.pem", "No such file"),
    ("SSL_CERT_FILE", lambda folder: folder, "Is a directory"),
    ("SSL_CERT_FILE", lambda folder: _written(folder, "no certificate"), "no certificate is in it"),
    ("SSL_CERT_FILE", lambda folder: _written(folder, ""), "no certificate is in it"),
    ("SSL_CERT_DIR", lambda folder: folder / "none", "no such folder"),
    ("SSLKEYLOGFILE", lambda folder: folder / "none" / "keys.log", "No such file"),
    ("SSLKEYLOGFILE", lambda folder: folder, "Is a directory"),
]
"""Variables, what makes each name something that cannot be used, and what is said of it."""


@pytest.fixture(autouse=True)
def nothing_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget what the environment of this machine says, wherever this is imported."""
    for name in _VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
