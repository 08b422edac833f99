"""TLS for a server at the wire, by certificates that are made up for a test."""

from __future__ import annotations

import contextlib
import ssl
from typing import TYPE_CHECKING

import trustme

from tests.http.raw_server import Connection, RawServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def certified(authority: trustme.CA, *hosts: str) -> ssl.SSLContext:
    """Return what a server of these hosts speaks TLS with."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*hosts).configure_cert(context)
    return context


@contextlib.contextmanager
def serving(behave: Callable[[Connection], object], ca_file: Path) -> Iterator[str]:
    """Serve localhost behind TLS; return the URL, without a path.

    Args:
        behave: what to do with a connection once it is secured.
        ca_file: where to write the certificate of the authority, which nobody else knows.
    """
    authority = trustme.CA()
    authority.cert_pem.write_to_path(ca_file)
    context = certified(authority, "localhost")

    def secured(connection: Connection) -> None:
        with context.wrap_socket(connection.socket, server_side=True) as wrapped:
            connection.socket = wrapped
            behave(connection)

    with RawServer(secured) as server:
        yield f"https://localhost:{server.address.rpartition(':')[2]}"
