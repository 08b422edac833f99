"""Credentials for a Git host: given whole or not at all, repeated by nothing; its refusals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daytona_actions import errors
from daytona_actions.errors import FailureKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daytona_actions.errors import ActionError

HOST_HINTS: Mapping[str, str] = {
    FailureKind.AUTHENTICATION: (
        "The Git host wants other credentials: pass username and password (or a personal access "
        "token), and an http or https URL."
    ),
    FailureKind.CONNECTION: (
        "The sandbox could not reach the Git host: check the URL and the sandbox's network access."
    ),
}
"""What to do where the Git host refuses or is silent: a 401 here is its own, not the API key's."""


def check_pair(username: str | None, password: str | None) -> None:
    """Refuse half of a pair, which the server would pass over (recording git_credentials)."""
    if bool(username) != bool(password):
        given, missing = ("username", "password") if username else ("password", "username")
        raise errors.invalid(f"{given} is given without {missing}: pass both, or neither")


def with_hint(problem: ActionError, hints: Mapping[str, str]) -> ActionError:
    """Say what to do in the words of Git, where the failure has only its kind's own hint."""
    kind = problem.failure.kind
    if problem.failure.hint != errors.HINTS[kind]:
        return problem
    return errors.but(problem, hint=hints.get(kind, problem.failure.hint))
