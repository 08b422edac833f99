"""How failures are told, as tables for the pages."""

from __future__ import annotations

from daytona_actions.doors.outcomes import INTERRUPTED, OUTCOMES


def exit_code_table() -> str:
    """Return the exit codes of the command line, as a Markdown table."""
    kinds: dict[int, list[str]] = {}
    for kind, outcome in OUTCOMES.items():
        kinds.setdefault(outcome.exit_code, []).append(f"`{kind}`")
    rows = {code: f"it failed: {', '.join(names)}" for code, names in kinds.items()}
    rows |= {0: "the action worked", INTERRUPTED: "interrupted"}
    rows[2] += ", and every wrong command line"
    return "\n".join(
        [
            "| exit code | meaning |",
            "|---|---|",
            *(f"| {code} | {rows[code]} |" for code in sorted(rows)),
        ]
    )


def status_table() -> str:
    """Return the HTTP statuses of the REST door, as a Markdown table."""
    kinds: dict[int, list[str]] = {}
    for kind, outcome in OUTCOMES.items():
        kinds.setdefault(outcome.status, []).append(f"`{kind}`")
    lines = [f"| {status} | {', '.join(kinds[status])} |" for status in sorted(kinds)]
    return "\n".join(["| HTTP status | kinds of failure |", "|---|---|", *lines])
