"""Work on a Git repository, and its remotes: nothing of it is run, no credentials are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions import DaytonaActions
from tests.local.git_servers import clone

if TYPE_CHECKING:
    from daytona_actions.results import ActionResult
    from tests.local.clients import Client, Sandbox


def call(sandbox: Sandbox, route: str, path: str, method: str = "POST", **body: Any) -> str:
    """Call a route and return what it says, its status first."""
    answer = sandbox.call(method, f"/git/{route}", json={"path": path, **body})
    message = answer.json().get("message", "") if answer.content else ""
    return f"{answer.status_code} {message}".strip()


def commit(sandbox: Sandbox, path: str, message: str = "m") -> str:
    """Make a commit without a change."""
    who = {"author": "me", "email": "me@example.com"}
    return call(sandbox, "commit", path, message=message, allow_empty=True, **who)


def test_no_route_runs_a_program_of_the_repository(repository: tuple[Sandbox, str]) -> None:
    """Neither a hook of it nor what its settings name."""
    sandbox, url = repository
    clone(sandbox, f"{url}/demo.git", "busy")
    hooks = "pre-commit commit-msg post-commit post-checkout pre-push reference-transaction"
    sandbox.run(
        "cd busy; printf '#!/bin/sh\\ntouch ~/ran\\n' > run; chmod +x run;"
        f"mkdir .git/hooks; for hook in {hooks} post-merge post-index-change; do cp run .git/hooks/$hook; done;"
        "git config core.fsmonitor $PWD/run; git config gpg.program $PWD/run;"
        "git config commit.gpgSign true; git config credential.helper $PWD/run"
    )
    said = [call(sandbox, "add", "busy", files=["."]), commit(sandbox, "busy")]
    said += [call(sandbox, "branches", "busy", name="new")]
    said += [call(sandbox, "checkout", "busy", branch="trunk")]
    said += [call(sandbox, route, "busy") for route in ("push", "pull")]
    ran = sandbox.run("ls -d ran 2>/dev/null")
    by_hand = "git -c commit.gpgSign=false commit -q --allow-empty -m m 2>&1 | cat >~/said; rm ~/ran && echo ran"
    assert (["200", "200", "201", "200", "200", "200"], "", "ran\n") == (
        said,
        ran,
        sandbox.run(f"cd busy; {by_hand}"),
    )


def test_credentials_are_in_no_command_line(repository: tuple[Sandbox, str]) -> None:
    """Git's own list of what it starts has every command, and no password in any form."""
    sandbox, url = repository
    given = {"username": "me", "password": "secret"}
    sandbox.run("git config --global trace2.normalTarget $HOME/started")
    clone(sandbox, f"{url}/private.git", "private", **given)
    commit(sandbox, "private")
    said = [call(sandbox, route, "private", **given) for route in ("push", "pull")]
    sandbox.run("git config --global --unset trace2.normalTarget")
    started = sandbox.run("cat started; rm started; cat private/.git/config")
    secrets = [each for each in ("secret", "bWU6c2VjcmV0", "Authorization") if each in started]
    assert (["200", "200"], True, []) == (said, "remote-http" in started, secrets)


def test_a_stored_password_is_not_used(repository: tuple[Sandbox, str]) -> None:
    """Only those of the call count, as with the library of the real daemon."""
    sandbox, url = repository
    clone(sandbox, f"{url}/private.git", "stored", username="me", password="secret")
    helper = "!f() { echo username=me; echo password=secret; }; f"
    sandbox.run(f"cd stored; git config credential.helper '{helper}'; git push 2>&1")
    refused = "401 unauthorized: authentication required:"
    assert [refused, refused] == [call(sandbox, route, "stored") for route in ("push", "pull")]


@pytest.mark.parametrize("route", ["push", "pull"])
def test_credentials_of_a_remote_are_not_in_the_error(
    repository: tuple[Sandbox, str], route: str
) -> None:
    """The rest of its address is, as that of a clone."""
    sandbox, url = repository
    clone(sandbox, f"{url}/demo.git", route)
    sandbox.run(f"cd {route}; git remote set-url origin http://me:hush@127.0.0.1:1/x.git")
    said = call(sandbox, route, route)
    assert said.startswith('500 Get "http://127.0.0.1:1/x.git/info/refs?service=git-')


def test_a_server_that_declines_says_why(repository: tuple[Sandbox, str]) -> None:
    """Made by hand: no recording has a hook on the server."""
    sandbox, url = repository
    sandbox.run(
        "cd repositories; git clone -q --bare demo.git strict.git; cd strict.git/hooks;"
        "printf '#!/bin/sh\\nexit 1\\n' > pre-receive; chmod +x pre-receive"
    )
    clone(sandbox, f"{url}/strict.git", "strict")
    commit(sandbox, "strict")
    said = call(sandbox, "push", "strict")
    assert "500 command error on refs/heads/trunk: pre-receive hook declined" == said


def test_a_pull_brings_the_branch_of_the_server(repository: tuple[Sandbox, str]) -> None:
    """Whatever branch is the current one here: so by the source of the library there."""
    sandbox, url = repository
    clone(sandbox, f"{url}/demo.git", "puller")
    clone(sandbox, f"{url}/demo.git", "pusher")
    said = [call(sandbox, "branches", "puller", name="mine"), commit(sandbox, "pusher", "theirs")]
    said += [call(sandbox, "push", "pusher"), call(sandbox, "pull", "puller")]
    last = sandbox.run("cd puller; git log -1 --format=%D:%s").strip()
    assert (["201", "200", "200", "200"], "HEAD -> mine, origin/trunk:theirs") == (said, last)


def test_what_a_rejected_push_and_pull_advise_works(
    server: Client, repository: tuple[Sandbox, str]
) -> None:
    """Of a branch that was made here, and of one that was cloned, the other's commits are joined."""
    sandbox, url = repository
    clone(sandbox, f"{url}/demo.git", "first")
    call(sandbox, "branches", "first", name="shared")
    call(sandbox, "push", "first")
    clone(sandbox, f"{url}/demo.git", "second", branch="shared")
    key, address = server.daytona.api_key, server.daytona.api_url
    with DaytonaActions(key, api_url=address) as daytona:

        def advised(result: ActionResult) -> None:
            assert result.failure is not None
            assert "conflict" == result.failure.kind
            command = result.failure.hint.partition("execute_command: ")[2].partition(";")[0]
            assert 0 == daytona.execute_command(sandbox.id, command).unwrap().exit_code

        commit(sandbox, "second", "theirs")
        call(sandbox, "push", "second")
        commit(sandbox, "first", "mine")
        advised(daytona.git_push(sandbox.id, "first"))
        assert daytona.git_push(sandbox.id, "first").unwrap().published
        advised(daytona.git_pull(sandbox.id, "second"))
        log = daytona.git_log(sandbox.id, "second", 2).unwrap().commits
    assert ["mine", "theirs"] == [(each.message or "").strip() for each in log]


def test_a_branch_made_over_changes_is_a_conflict_and_there(
    repository: tuple[Sandbox, str],
) -> None:
    """So by the source of the library there; what is in the index is no change."""
    sandbox, url = repository
    clone(sandbox, f"{url}/demo.git", "edited")
    sandbox.run("cd edited; echo 2 >> a; echo new > new")
    said = [call(sandbox, "branches", "edited", name="topic")]
    said += [call(sandbox, "add", "edited", files=["a"])]
    said += [call(sandbox, "branches", "edited", name="second")]
    expected = ["409 conflict: worktree contains unstaged changes", "200", "201"]
    branches = sandbox.run("cd edited; git branch --format='%(HEAD)%(refname:short)'")
    assert (expected, "*second\n topic\n trunk\n") == (said, branches)


ODD_BRANCHES = ["HEAD", "a/b", "@", "é\u200cx", "0" * 40, "@{-1}", "-x", "a b", "x.lock", "main~1"]


def test_a_branch_may_have_any_name_that_git_takes(repository: tuple[Sandbox, str]) -> None:
    """It is made, left, checked out again and deleted; other names are refused."""
    sandbox, url = repository
    clone(sandbox, f"{url}/demo.git", "odd")
    found = {}
    for name in ODD_BRANCHES:
        said = [call(sandbox, "branches", "odd", name=name)]
        said += [call(sandbox, "checkout", "odd", branch=each) for each in ("trunk", name)]
        current = sandbox.run("cd odd; git symbolic-ref HEAD").strip()
        said += [call(sandbox, "branches", "odd", "DELETE", name=name)]
        call(sandbox, "checkout", "odd", branch="trunk")
        found[name] = ([each[:3] for each in said], current.removeprefix("refs/heads/"))
    made, refused = ["201", "200", "200", "204"], ["500", "200", "404", "204"]
    expected = {name: (made, name) for name in ODD_BRANCHES[:5]}
    expected |= dict.fromkeys(ODD_BRANCHES[5:], (refused, "trunk"))
    assert expected == found


def test_files_of_any_name_are_added(repository: tuple[Sandbox, str]) -> None:
    """As they are written, no pattern; one to be ignored only by its name."""
    sandbox, url = repository
    names = ["new\nline", "quote\"'", "می\u200cروم", " lead", "a*", "tab\tx", "-n"]
    clone(sandbox, f"{url}/demo.git", "named")
    sandbox.run(
        "cd named; echo '*.log' > .git/info/exclude; touch aa x.log y.log; mkdir d; touch d/z"
    )
    for name in names:
        sandbox.upload(f"named/d/{name}", b"x")
    said = [call(sandbox, "add", "named", files=[*(f"./d/{name}" for name in names), "x.log"])]
    listed = sandbox.call("GET", "/git/status", params={"path": "named"}).json()["fileStatus"]
    added = {file["name"] for file in listed if file["staging"] == "Added"}
    said += [call(sandbox, "add", "named", files=[name]) for name in ("../odd", "d*", "/named/aa")]
    expected = ["200", *["500 entry not found"] * 3]
    assert (expected, {"x.log", *(f"d/{name}" for name in names)}) == (said, added)
