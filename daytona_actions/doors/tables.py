"""How failures are told, as tables for the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daytona_actions.doors.outcomes import INTERRUPTED, TERMINATED, kinds_by

if TYPE_CHECKING:
    from collections.abc import Iterable

    from daytona_actions.engine.service import Service


def exit_code_table(service: Service) -> str:
    """Return the exit codes of the command line, as a Markdown table."""
    rows = {
        code: f"it failed: {_listed(kinds)}"
        for code, kinds in kinds_by(service, "exit_code").items()
    }
    rows |= {0: "the action worked", INTERRUPTED: "interrupted", TERMINATED: "ended by SIGTERM"}
    rows[2] += ", and every wrong command line"
    lines = [f"| {code} | {rows[code]} |" for code in sorted(rows)]
    return "\n".join(["| exit code | meaning |", "|---|---|", *lines])


def status_table(service: Service) -> str:
    """Return the HTTP statuses of the REST door, as a Markdown table."""
    lines = [
        f"| {status} | {_listed(kinds)} |" for status, kinds in kinds_by(service, "status").items()
    ]
    return "\n".join(["| HTTP status | kinds of failure |", "|---|---|", *lines])


def _listed(kinds: Iterable[str]) -> str:
    return ", ".join(f"`{kind}`" for kind in kinds)
