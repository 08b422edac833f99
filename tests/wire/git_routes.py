"""Requests to the git routes, on a clone from a server inside the sandbox."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.scenarios import preparation, working_trees
from tests.scenarios.model import Collection
from tests.scenarios.preparation import HOME
from tests.wire.calls import looked_up

if TYPE_CHECKING:
    from tests.scenarios.model import Stage
    from tests.wire.calls import Calls

GIT_ROUTES = Collection(generated=True)
about = GIT_ROUTES.about

DEMO, PLAIN, MISSING = f"{HOME}/demo", f"{HOME}/plain", f"{HOME}/missing"
AUTHOR = {"author": "A U Thor", "email": "author@example.com"}


class Tree:
    """A repository in the prepared sandbox, which was looked up."""

    def __init__(self, stage: Stage, path: str = DEMO) -> None:
        self._calls: Calls = looked_up(stage)
        self._sandbox, self._path = stage.sandbox, path

    def read(self, operation: str) -> Any:
        """Call a generated function whose answer must be read to the last field."""
        return self._calls.toolbox(f"git.{operation}", self._sandbox, path=self._path, read=True)

    def send(self, request: str, status: int = 200, **body: Any) -> Any:
        """Send a body by hand, the path added to it unless it has one; None leaves it out."""
        body = {"path": self._path, **body}
        sent = {name: value for name, value in body.items() if value is not None}
        return self._calls.toolbox(request, self._sandbox, json=sent, status=status)

    def look(self, what: str, status: int, **query: str) -> None:
        """Ask for what is refused."""
        self._calls.toolbox(f"GET /git/{what}", self._sandbox, params=query, status=status)

    def commit(self, message: str | None, status: int = 200, **more: Any) -> None:
        """Commit in the name of the author."""
        self.send("POST /git/commit", status, message=message, **{**AUTHOR, **more})

    def execute(self, command: str) -> None:
        """Execute a command."""
        body = {"command": command, "timeout": 10}
        execute = "process.execute_command"
        self._calls.toolbox(execute, self._sandbox, body=body, read=True)

    def files(self) -> set[tuple[str, str, str]]:
        """Return what is told of each file that differs."""
        told = self.read("get_status").file_status
        return {(each.name, str(each.staging), str(each.worktree)) for each in told}


@about("wire", needs=preparation.working_tree(working_trees.CHANGED))
def git_status_changes(stage: Stage) -> None:
    """Files are told by what differs in the index and in the working tree, then committed."""
    tree = Tree(stage)
    assert ("a.txt", "Deleted", "Unmodified") in tree.files()
    tree.send("POST /git/add", files=["."])
    assert ("sub/x", "Added", "Unmodified") in tree.files()
    tree.commit("all of it")
    assert 1 == tree.read("get_status").ahead
    stage.aside(working_trees.CHANGED_AGAIN)
    assert ("b.txt", "Unmodified", "Deleted") in tree.files()
    tree.send("POST /git/add", files=["renamed.txt", "b.txt"])
    assert ("b.txt", "Deleted", "Unmodified") in tree.files()
    tree.commit("second")
    messages = [each.message for each in tree.read("get_commit_history")]
    assert ["second", "all of it", "one\n"] == messages


@about("wire", needs=preparation.working_tree(working_trees.CLONED))
def git_add_errors(stage: Stage) -> None:
    """What is not in the repository cannot be added to it."""
    tree = Tree(stage)
    tree.send("POST /git/add", 500, files=["no-such-file"])
    tree.send("POST /git/add", files=[])
    tree.send("POST /git/add", 500, files=["/etc/hostname"])
    tree.send("POST /git/add", 400)
    tree.send("POST /git/add", 400, path=None, files=["."])
    for path in (PLAIN, MISSING):
        tree.send("POST /git/add", 404, path=path, files=["."])


@about("wire", needs=preparation.working_tree(working_trees.CLONED))
def git_commit_errors(stage: Stage) -> None:
    """A commit of nothing must be asked for."""
    tree = Tree(stage)
    tree.commit("nothing to say", 500)
    tree.commit("empty on purpose", allow_empty=True)
    tree.commit("", 400)
    tree.commit("m", 400, author="A", email=None)
    tree.commit(None, 400, author="A", email="a@example.com")
    for path in (PLAIN, MISSING):
        tree.commit("x", 404, path=path)


@about("wire", needs=preparation.working_tree(working_trees.BRANCHED))
def git_branch_errors(stage: Stage) -> None:
    """A change in the way is told as a branch that is not there; any branch can be deleted."""
    tree = Tree(stage)
    tree.send("POST /git/branches", 500, name="main")
    tree.send("POST /git/branches", 500, name="bad name..")
    tree.send("POST /git/branches", 400, name="")
    tree.send("POST /git/branches", 400)
    tree.send("DELETE /git/branches", 204, name="no-such")
    tree.send("DELETE /git/branches", 400)
    tree.send("POST /git/checkout", 404, branch="no-such-branch")
    tree.send("POST /git/checkout", 404, branch="feature")
    tree.send("POST /git/checkout", 400)
    assert 3 == tree.read("get_status").ahead
    tree.send("POST /git/checkout", 404, branch="unmerged")
    tree.send("DELETE /git/branches", 204, name="unmerged")
    stage.aside(working_trees.UNCHANGED)
    tree.send("POST /git/checkout", branch=stage.fact("commit_id"))
    assert "HEAD" == tree.read("get_status").current_branch
    assert ["main"] == tree.read("list_branches").branches
    tree.send("POST /git/checkout", branch="main")
    stage.aside(working_trees.ON_ANOTHER_BRANCH)
    tree.send("DELETE /git/branches", 204, name="current")
    for what in ("status", "history"):
        tree.look(what, 404, path=DEMO)
    tree.send("POST /git/checkout", branch="main")


@about("wire", needs=preparation.working_tree(working_trees.COMMITTED))
def git_push_pull(stage: Stage) -> None:
    """Commits go to the server and come from it; a new branch is pushed and not followed."""
    tree = Tree(stage)
    assert 3 == tree.read("get_status").ahead
    tree.send("POST /git/push")
    assert 0 == tree.read("get_status").ahead
    tree.send("POST /git/push")
    tree.send("POST /git/pull")
    tree.read("get_status")
    stage.aside(working_trees.PUSHED_BY_ANOTHER)
    tree.send("POST /git/pull")
    assert "other\n" == tree.read("get_commit_history")[0].message
    tree.send("POST /git/branches", 201, name="fresh")
    tree.send("POST /git/push")
    assert not tree.read("get_status").branch_published
    tree.send("POST /git/pull")
    tree.send("POST /git/checkout", branch="main")


@about("wire", needs=preparation.working_tree(working_trees.OVERTAKEN))
def git_pull_over_unstaged_changes(stage: Stage) -> None:
    """What is refused has moved the branch."""
    tree = Tree(stage)
    tree.send("POST /git/pull", 409)
    assert {("o.txt", "Modified", "Modified")} == tree.files()
    assert "again\n" == tree.read("get_commit_history")[0].message


@about("wire", needs=preparation.diverged)
def git_diverged(stage: Stage) -> None:
    """Neither push nor pull brings two histories together."""
    tree = Tree(stage)
    tree.send("POST /git/add", files=["o.txt"])
    tree.commit("ours")
    assert (1, 0) == (tree.read("get_status").ahead, 0)
    tree.send("POST /git/push", 500)
    tree.send("POST /git/pull", 409)
    assert 1 == tree.read("get_status").behind
    tree.send("POST /git/push", 500)
    served = "git -C /tmp/srv/demo.git"
    command = f"{served} log --format=%s main; echo --; {served} branch"
    tree.execute(command)


@about("wire", needs=preparation.working_tree(working_trees.PRIVATE))
def git_credentials(stage: Stage) -> None:
    """Without both credentials, and with wrong ones, the server refuses."""
    tree = Tree(stage, f"{HOME}/private")
    tree.commit("empty", allow_empty=True)
    for request in ("POST /git/push", "POST /git/pull"):
        tree.send(request, 401)
        tree.send(request, 401, username="me", password="wrong")
        tree.send(request, 401, username="me")
        tree.send(request, username="me", password="secret")
    tree.read("get_status")


@about("wire", needs=preparation.working_tree(working_trees.EMPTY))
def git_no_remote(stage: Stage) -> None:
    """A repository without a commit has no branch, and without a remote nothing to pull."""
    tree = Tree(stage, f"{HOME}/bare-of-remotes")
    path = f"{HOME}/bare-of-remotes"
    tree.look("status", 404, path=path)
    tree.look("branches", 200, path=path)
    tree.look("history", 404, path=path)
    tree.send("POST /git/push", 404)
    tree.send("POST /git/pull", 404)
    tree.send("POST /git/branches", 404, name="topic")


@about("wire", needs=preparation.working_tree(working_trees.WITH_A_FOLDER))
def git_not_a_repository(stage: Stage) -> None:
    """Only the root of a repository is one."""
    tree = Tree(stage, PLAIN)
    for path, status in ((PLAIN, 404), (MISSING, 404), ("/root", 500)):
        for what in ("status", "branches", "history"):
            tree.look(what, status, path=path)
    tree.send("POST /git/push", 404)
    tree.send("POST /git/pull", 404)
    tree.send("POST /git/branches", 404, name="x")
    tree.send("POST /git/checkout", 404, branch="x")
    tree.look("status", 400)
    tree.send("POST /git/push", 400, path=None)
    tree.send("POST /git/pull", 404, path=f"{DEMO}/sub")


@about("wire", needs=preparation.working_tree(working_trees.CLONED))
def git_routes_of_later_versions(stage: Stage) -> None:
    """Routes of later versions are not there."""
    tree = Tree(stage)
    tree.send("POST /git/init", 404)
    tree.look("remotes", 404, path=DEMO)
    tree.look("config", 404, path=DEMO)
    for name in ("config/user", "credentials", "reset", "restore"):
        tree.send(f"POST /git/{name}", 404)
