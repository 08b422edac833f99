"""What a kind of failure is outside Python: an exit code, an HTTP status."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from daytona_actions.engine.failures import Kind

if TYPE_CHECKING:
    from daytona_actions.engine.service import Service


class Outcome(NamedTuple):
    """How a kind of failure is told by a process and by an HTTP server."""

    exit_code: int
    status: int


GENERIC: dict[str, Outcome] = {
    Kind.INVALID_REQUEST: Outcome(2, 400),
    Kind.AUTHENTICATION: Outcome(3, 401),
    Kind.PERMISSION: Outcome(3, 403),
    Kind.NOT_FOUND: Outcome(4, 404),
    Kind.CONFLICT: Outcome(5, 409),
    Kind.RATE_LIMIT: Outcome(6, 429),
    Kind.QUOTA: Outcome(6, 403),
    Kind.COMMAND_TIMEOUT: Outcome(7, 504),
    Kind.REQUEST_TIMEOUT: Outcome(7, 504),
    Kind.WAIT_TIMEOUT: Outcome(7, 504),
    Kind.CONNECTION: Outcome(8, 502),
    Kind.TOO_LARGE: Outcome(9, 413),
    Kind.UNSUPPORTED: Outcome(10, 501),
    Kind.RESPONSE: Outcome(1, 502),
    Kind.SERVER: Outcome(1, 502),
    Kind.CLOSED: Outcome(1, 503),
    Kind.INTERNAL: Outcome(1, 500),
}
"""One line a kind of failure; a time-out is 504, since clients repeat a 408 by themselves."""


INTERRUPTED = 130
"""The exit code of who was interrupted, as shells give it."""

TERMINATED = 143
"""The exit code of who was ended by SIGTERM, as shells give it."""


def outcomes(service: Service) -> dict[str, Outcome]:
    """Return the outcome of each kind of failure, those that only this service has among them."""
    return GENERIC | {own: GENERIC[general] for own, general in service.own_kinds.items()}


def outcome(service: Service, kind: str) -> Outcome:
    """Return how a kind of failure is told."""
    return GENERIC[service.own_kinds.get(kind, kind)]


def kinds_by(service: Service, way: Literal["exit_code", "status"]) -> dict[int, list[str]]:
    """Return the kinds of failure of each exit code or HTTP status, in the order of the numbers."""
    found: dict[int, list[str]] = {}
    for kind, told in outcomes(service).items():
        found.setdefault(getattr(told, way), []).append(kind)
    return dict(sorted(found.items()))
