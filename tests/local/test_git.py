"""Git clones by http and https only, runs nothing of the repository, and shows no credentials."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.local.git_servers import clone

if TYPE_CHECKING:
    from tests.local.clients import Client, Sandbox


def test_the_default_branch_is_the_repositorys(repository: tuple[Sandbox, str]) -> None:
    """Whatever its name."""
    sandbox, url = repository
    clone(sandbox, f"{url}/demo.git", "default")
    status = sandbox.call("GET", "/git/status", params={"path": "default"}).json()
    assert "trunk" == status["currentBranch"]


def test_a_clone_can_pull_afterwards(repository: tuple[Sandbox, str]) -> None:
    """It has its remote and follows its branch."""
    sandbox, url = repository
    clone(sandbox, f"{url}/demo.git", "follower")
    assert sandbox.run("cd follower && git pull").endswith("\nAlready up to date.\n")


def test_a_single_commit_is_checked_out(repository: tuple[Sandbox, str]) -> None:
    """Without a branch."""
    sandbox, url = repository
    commit = sandbox.run("cd source && git rev-parse HEAD").strip()
    clone(sandbox, f"{url}/demo.git", "single", commit_id=commit)
    status = sandbox.call("GET", "/git/status", params={"path": "single"}).json()
    assert "HEAD" == status["currentBranch"]


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("file:///home/daytona/repositories/demo.git", 501),
        ("/home/daytona/repositories/demo.git", 501),
        ("ext::sh -c touch% ran", 501),
        ("--upload-pack=touch ran", 404),
        ("ssh://127.0.0.1/demo.git", 501),
        ("me@127.0.0.1:demo.git", 501),
        ("git://127.0.0.1/demo.git", 401),
    ],
)
def test_other_protocols_are_refused(
    repository: tuple[Sandbox, str], url: str, status: int
) -> None:
    """Files, programs, options and ssh."""
    sandbox, _url = repository
    answer = clone(sandbox, url, "refused")
    assert (status, "") == (answer.status_code, sandbox.run("ls -d ran refused 2>/dev/null"))
    told = f"does not offer {url}: remotes are http and https only; " in answer.text
    assert told == (status == 501)


@pytest.mark.parametrize(
    ("remote", "protocol"), [("/home/daytona/repositories/demo.git", "file"), ("me@x:y", "ssh")]
)
def test_other_protocols_of_a_remote_are_refused(
    repository: tuple[Sandbox, str], remote: str, protocol: str
) -> None:
    """A repository may have been cloned by the sandbox's own git: pull and push say the same."""
    sandbox, url = repository
    clone(sandbox, f"{url}/demo.git", protocol)
    sandbox.run(f"git -C {protocol} remote set-url origin {remote}")
    for route in ("pull", "push"):
        answer = sandbox.call("POST", f"/git/{route}", json={"path": protocol})
        told = f"does not offer {protocol}: remotes are http and https only; "
        assert (501, True) == (answer.status_code, told in answer.json()["message"])


@pytest.mark.parametrize("name", ["branch", "commit_id"])
@pytest.mark.parametrize("value", ["--output=ran", "-f", "no such"])
def test_a_name_is_never_an_option(repository: tuple[Sandbox, str], name: str, value: str) -> None:
    """What starts with a dash is a name that does not exist."""
    sandbox, url = repository
    answer = clone(sandbox, f"{url}/demo.git", "option", **{name: value})
    assert ({"branch": 500, "commit_id": 404}[name], "") == (
        answer.status_code,
        sandbox.run("ls -d ran option 2>/dev/null"),
    )


def test_a_setting_leads_to_no_other_protocol(repository: tuple[Sandbox, str]) -> None:
    """An address that git itself replaces by a file's is refused by git."""
    sandbox, url = repository
    instead = 'git config --global url."file://$HOME/repositories/".insteadOf'
    sandbox.run(f"{instead} {url}/instead/")
    answer = clone(sandbox, f"{url}/instead/demo.git", "instead")
    message = answer.json()["message"]
    told = "does not offer file: remotes are http and https only; "
    assert (501, True) == (answer.status_code, told in message)


def test_hooks_are_off(repository: tuple[Sandbox, str]) -> None:
    """Neither templates nor configured folders run a program."""
    sandbox, url = repository
    sandbox.run(
        "mkdir -p template/hooks; printf '#!/bin/sh\\ntouch ~/ran\\n' > template/hooks/post-checkout;"
        "chmod +x template/hooks/*; git config --global init.templateDir ~/template;"
        "git config --global core.hooksPath ~/template/hooks"
    )
    answer = clone(sandbox, f"{url}/demo.git", "hooked")
    sandbox.run("git config --global --unset core.hooksPath")
    assert (200, "") == (answer.status_code, sandbox.run("ls -d ran 2>/dev/null"))


def test_credentials_are_neither_kept_nor_shown(repository: tuple[Sandbox, str]) -> None:
    """They are in no file of the clone and in no command line."""
    sandbox, url = repository
    values = {"username": "me", "password": "hush-hush"}
    clone(sandbox, f"{url}/demo.git", "secret", **values)
    assert "" == sandbox.run("grep -r hush-hush secret")


@pytest.mark.parametrize("credentials", ["me:hush-hush", "me:hush@hush", "@:hush@@"])
def test_credentials_in_a_url_are_not_in_the_error(sandbox: Sandbox, credentials: str) -> None:
    """The rest of the URL is."""
    answer = clone(sandbox, f"http://{credentials}@127.0.0.1:1/x.git", "x")
    message = answer.json()["message"]
    assert (True, False) == ("//127.0.0.1:1/x.git" in message, "hush" in message)


def test_a_host_without_an_address_is_said(sandbox: Sandbox) -> None:
    """By its name."""
    message = clone(sandbox, "http://nowhere.invalid/x.git", "x").json()["message"]
    assert message.endswith("dial tcp: lookup nowhere.invalid: no such host")


def test_an_empty_repository_has_no_branch(repository: tuple[Sandbox, str]) -> None:
    """So there is none to check out."""
    sandbox, url = repository
    answer = clone(sandbox, f"{url}/empty.git", "empty", insecure_skip_tls=True)
    assert (500, 'couldn\'t find remote ref "refs/heads/main"') == (
        answer.status_code,
        answer.json()["message"],
    )


def test_a_folder_that_is_a_file_is_said(sandbox: Sandbox) -> None:
    """Before anything is fetched."""
    sandbox.upload("file", b"")
    message = clone(sandbox, "http://127.0.0.1:1/x.git", "file/below").json()["message"]
    assert "mkdir file/below: not a directory" == message


def test_a_failed_clone_leaves_a_folder_that_was_there(repository: tuple[Sandbox, str]) -> None:
    """With what was in it."""
    sandbox, url = repository
    sandbox.run("mkdir there; touch there/mine")
    clone(sandbox, f"{url}/missing.git", "there")
    assert "mine\n" == sandbox.run("ls there")


FAILING: dict[str, tuple[str, dict[str, str]]] = {
    "nothing is fetched": ("missing.git", {}),
    "no such branch": ("demo.git", {"branch": "no such"}),
    "no such commit": ("demo.git", {"commit_id": "0" * 40}),
    "a file is in the way": ("demo.git", {}),
}


@pytest.mark.parametrize("failure", FAILING)
def test_a_failed_clone_can_be_tried_again(repository: tuple[Sandbox, str], failure: str) -> None:
    """In a folder that was there before: the clone leaves nothing of its own in it."""
    sandbox, url = repository
    name, values = FAILING[failure]
    sandbox.run("rm -rf again; mkdir again")
    if failure == "a file is in the way":
        sandbox.run("echo mine > again/a")
    before = sandbox.run("ls -A again")
    failed = clone(sandbox, f"{url}/{name}", "again", **values)
    after = sandbox.run("ls -A again; rm -f again/a")
    retried = clone(sandbox, f"{url}/demo.git", "again")
    assert (True, before, 200) == (failed.is_error, after, retried.status_code)


def test_a_machine_without_git_says_so(server: Client) -> None:
    """With what to do."""
    sandbox = server.create(env={"PATH": "/nonexistent"})
    answer = clone(sandbox, "http://127.0.0.1:1/x.git", "x")
    server.http.delete(f"/sandbox/{sandbox.id}")
    assert "git is not installed on this machine: install it" == answer.json()["message"]
