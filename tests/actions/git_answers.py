"""What a toolbox says of a Git repository, built by hand after the recordings git_*."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.actions.answers import ID, refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from daytona_actions.results import ActionResult

    Call = Callable[[DaytonaActions], ActionResult]

BASE = f"/toolbox/{ID}/git"
STATUS = f"GET {BASE}/status?path=demo"
BRANCHES = f"GET {BASE}/branches?path=demo"
NO_COMMIT = refusal(404, "not found: reference not found")
MODIFIED = ("a.txt", "Unmodified", "Modified")
STAGED = ("b.txt", "Added", "Unmodified")
UNTRACKED = ("c.txt", "Untracked", "Untracked")


def status(*files: tuple[str, str, str], branch: str = "main", **more: Any) -> dict[str, Any]:
    """A repository's status as the toolbox tells it."""
    changes = [{"name": n, "extra": "", "staging": s, "worktree": w} for n, s, w in files]
    usual = {"branchPublished": True, "ahead": 1, "behind": 0}
    return {"currentBranch": branch, "fileStatus": changes} | usual | more


def pulled(daytona: DaytonaActions) -> ActionResult:
    """Pull, with credentials."""
    return daytona.git_pull(ID, "demo", "me", "s3cr3tpw")


def pushed(daytona: DaytonaActions) -> ActionResult:
    """Push, with credentials."""
    return daytona.git_push(ID, "demo", "me", "s3cr3tpw")
