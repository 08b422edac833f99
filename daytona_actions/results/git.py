"""What the actions on Git repositories answer."""

from __future__ import annotations

from daytona_actions.engine.result import ActionResult


class GitCloneOutput(ActionResult):
    """The repository that was cloned, its URL without credentials, and where it is."""

    repo_url: str | None = None
    clone_path: str | None = None
