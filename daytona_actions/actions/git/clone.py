"""The action that makes a Git repository in a sandbox: clone."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

from daytona_actions import errors
from daytona_actions.actions.git.credentials import HOST_HINTS, check_pair, with_hint
from daytona_actions.actions.parameters import SandboxId
from daytona_actions.actions.paths import nul_in
from daytona_actions.actions.toolbox import call_toolbox
from daytona_actions.engine.action import action
from daytona_actions.engine.flow import IF_UNSENT, Flow
from daytona_actions.engine.parameter import Param
from daytona_actions.engine.replies import accepted, failure_of
from daytona_actions.engine.url_credentials import (
    credentials,
    has_hidden_credentials,
    without_credentials,
)
from daytona_actions.errors import ActionError, FailureKind
from daytona_actions.session import Session

if TYPE_CHECKING:
    from daytona_actions.results.git import GitCloneOutput

_CLONE_LIMIT = 300.0
_HINTS: dict[str, str] = {
    **HOST_HINTS,
    FailureKind.NOT_FOUND: (
        "Check the URL, branch and commit; a private repository may hide behind this until "
        "username and password are passed."
    ),
    FailureKind.CONFLICT: "Choose another path, or delete what is there first.",
}


@action(title="Clone Git repository")
def git_clone(
    session: Session,
    sandbox_id: SandboxId,
    url: Annotated[str, Param(example="https://github.com/octocat/Hello-World")],
    path: Annotated[str, Param(example="/home/daytona/project")],
    branch: str | None = None,
    commit_id: str | None = None,
    username: str | None = None,
    password: Annotated[str, Param(secret=True)] | None = None,
) -> "Flow[GitCloneOutput]":
    """Clone a Git repository into a Daytona sandbox.

    Only http and https URLs work. Credentials appear in no result, error or log. May take up to
    300 seconds.

    Args:
        sandbox_id: ID of the sandbox to clone the repository into
        url: URL of the Git repository to clone
        path: Path in the sandbox to clone the repository into
        branch: Branch to clone (defaults to the default branch)
        commit_id: Specific commit to check out after cloning
        username: Username for authenticating to private repositories
        password: Password or personal access token for private repositories
    """
    from daytona_actions.results.git import GitCloneOutput
    from daytona_openapi.toolbox.api.git import clone_repository
    from daytona_openapi.toolbox.models import GitCloneRequest
    from daytona_openapi.toolbox.types import UNSET

    _check(url, path, username, password)
    body = GitCloneRequest(
        url=url,
        path=path,
        branch=branch or UNSET,
        commit_id=commit_id or UNSET,
        username=username or UNSET,
        password=password or UNSET,
    )
    options = session.options(_CLONE_LIMIT)
    try:
        reply = yield from call_toolbox(
            session, sandbox_id, clone_repository, IF_UNSENT, body=body, request_options=options
        )
        if not accepted(reply):
            raise with_hint(failure_of(reply), _HINTS)
    except ActionError as problem:
        raise errors.without(problem, credentials(url, password)) from None
    return GitCloneOutput(success=True, repo_url=without_credentials(url), clone_path=path)


def _check(url: str, path: str, username: str | None, password: str | None) -> None:
    for name, value in (("url", url), ("path", path)):
        if not value.strip():
            raise errors.invalid(f"{name} is empty: git_clone needs it")
    if "\0" in path:
        raise nul_in("path")
    try:
        _ = urlsplit(url).port
    except ValueError:  # such as a password with a slash; the text stays out of the message
        raise errors.invalid(
            "url is not a URL: a user name and password in it must be percent-encoded"
        ) from None
    if has_hidden_credentials(url):
        raise errors.invalid(
            "url seems to hold credentials that are not percent-encoded: encode / ? # @ and : in "
            "them, or pass username and password"
        )
    check_pair(username, password)
