"""What the real daemon answers where git says that something failed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .exchange import RouteError

if TYPE_CHECKING:
    from .commands import Outcome


def check(outcome: Outcome) -> None:
    """Raise what a failed command of git said."""
    if outcome.exit_code:
        raise RouteError.internal(_without_credentials(outcome.output).strip())


def check_remote(outcome: Outcome, url: str, service: str = "git-upload-pack") -> None:
    """Raise what the real daemon answers to a failure with a server (recorded: git_clone_*)."""
    if not outcome.exit_code:
        return
    output = outcome.output
    if "Authentication failed" in output or "could not read Username" in output:
        raise RouteError(401, "UNAUTHORIZED", "unauthorized: authentication required: ")
    if re.search(r"repository '.*' not found|error: 404", output):
        raise RouteError.not_found("repository not found: ")
    if found := re.search(r"transport '(.*)' not allowed", output):
        raise other_protocol(found[1])
    asked = f'Get "{_without_credentials(url)}/info/refs?service={service}": dial tcp'
    if found := re.search(r"Failed to connect to (\S+) port (\d+)", output):
        raise RouteError.internal(f"{asked} {found[1]}:{found[2]}: connect: connection refused")
    if found := re.search(r"Could not resolve host: (\S+)", output):
        raise RouteError.internal(f"{asked}: lookup {found[1]}: no such host")
    check(outcome)


def other_protocol(where: str) -> RouteError:
    """Return the refusal of a remote by its URL, path or protocol: git could run or read anything."""
    return RouteError.not_offered(f"{_without_credentials(where)}: remotes are http and https only")


def _without_credentials(text: str) -> str:
    # Git itself hides what is before the first @ only.
    return re.sub(r"//[^/\s]*@", "//", text)
