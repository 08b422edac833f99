"""The file and git routes never leave the sandbox's root, in any isolation mode."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.local.clients import Client, Sandbox

SECRET = b"of this machine"


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder of this machine with a file in it."""
    (tmp_path / "secret").write_bytes(SECRET)
    return tmp_path


@pytest.fixture(scope="module")
def sandbox(server: Client) -> Iterator[Sandbox]:
    """One sandbox for all of these tests: none of them changes what another needs."""
    created = server.create()
    yield created
    server.http.delete(f"/sandbox/{created.id}")


@pytest.fixture(params=["absolute", "dots", "link", "link in between", "linked link"])
def way_out(request: pytest.FixtureRequest, outside: Path, sandbox: Sandbox) -> str:
    """A path of the API that would lead to the folder outside if nothing stopped it."""
    sandbox.run(f"ln -sfn {outside} out; ln -sfn / top; ln -sfn out again; rm -rf taken")
    ways = {
        "absolute": str(outside),
        "dots": "../" * 40 + str(outside).lstrip("/"),
        "link": "out",
        "link in between": f"top{outside}",
        "linked link": "/home/daytona/again",
    }
    return ways[request.param]


def test_a_file_outside_cannot_be_downloaded(sandbox: Sandbox, way_out: str) -> None:
    """Its bytes are refused or not found."""
    assert sandbox.download(f"{way_out}/secret").content != SECRET


def test_files_outside_cannot_be_bulk_downloaded(sandbox: Sandbox, way_out: str) -> None:
    """No part holds its bytes."""
    body = {"paths": [f"{way_out}/secret"]}
    assert SECRET not in sandbox.call("POST", "/files/bulk-download", json=body).content


READING: dict[str, Callable[[str], dict[str, Any]]] = {
    "/files": lambda way: {"params": {"path": way}},
    "/files/info": lambda way: {"params": {"path": f"{way}/secret"}},
    "/files/find": lambda way: {"params": {"path": way, "pattern": "machine"}},
    "/files/search": lambda way: {"params": {"path": way, "pattern": "secret"}},
    "/git/status": lambda way: {"params": {"path": way}},
}


@pytest.mark.parametrize("route", READING)
def test_nothing_outside_is_shown(sandbox: Sandbox, way_out: str, route: str) -> None:
    """Routes that read answer nothing of what is there."""
    assert "secret" not in sandbox.call("GET", route, **READING[route](way_out)).text


CHANGING: dict[str, Callable[[Sandbox, str], object]] = {
    "upload": lambda sandbox, way: sandbox.upload(f"{way}/secret", b"x"),
    "upload new": lambda sandbox, way: sandbox.upload(f"{way}/new/file", b"x"),
    "delete": lambda sandbox, way: sandbox.call(
        "DELETE", "/files", params={"path": f"{way}/secret"}
    ),
    "delete folder": lambda sandbox, way: sandbox.call(
        "DELETE", "/files", params={"path": f"{way}/", "recursive": "true"}
    ),
    "folder": lambda sandbox, way: sandbox.call(
        "POST", "/files/folder", params={"path": f"{way}/new", "mode": "777"}
    ),
    "move away": lambda sandbox, way: sandbox.call(
        "POST", "/files/move", params={"source": f"{way}/secret", "destination": "taken"}
    ),
    "move there": lambda sandbox, way: sandbox.call(
        "POST", "/files/move", params={"source": "mine", "destination": f"{way}/secret"}
    ),
    "permissions": lambda sandbox, way: sandbox.call(
        "POST", "/files/permissions", params={"path": f"{way}/secret", "mode": "777"}
    ),
    "replace": lambda sandbox, way: sandbox.call(
        "POST",
        "/files/replace",
        json={"files": [f"{way}/secret"], "pattern": "machine", "newValue": "x"},
    ),
    "clone": lambda sandbox, way: sandbox.call(
        "POST", "/git/clone", json={"url": "http://127.0.0.1:1/x.git", "path": f"{way}/new"}
    ),
}


@pytest.mark.parametrize("change", CHANGING)
def test_nothing_outside_is_changed(
    sandbox: Sandbox, way_out: str, change: str, outside: Path
) -> None:
    """Routes that write leave the folder as it was."""
    before = (outside / "secret").stat().st_mode
    sandbox.upload("mine", b"mine")
    CHANGING[change](sandbox, way_out)
    now = ([path.name for path in outside.iterdir()], (outside / "secret").read_bytes())
    assert (["secret"], SECRET, before) == (*now, (outside / "secret").stat().st_mode)


def test_a_folder_that_becomes_a_link_leads_nowhere(server: Client, outside: Path) -> None:
    """Also not while a process swaps one for the other as fast as it can."""
    sandbox = server.create()
    swapping = f"mkdir -p keep; while :; do ln -sfn {outside} swap; rm swap; mkdir swap; rmdir swap"
    sandbox.run(f"({swapping}; done) >/dev/null 2>&1 &")
    for number in range(100):
        sandbox.upload(f"swap/{number}", b"x")
    server.http.delete(f"/sandbox/{sandbox.id}")
    assert ["secret"] == [path.name for path in outside.iterdir()]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository of this machine."""
    folder = tmp_path / "project"
    folder.mkdir()
    command = (
        "git init -q -b main . && git config user.email me@example.com && git config user.name me"
        "&& echo x > tracked-secret && git add . && git commit -qm commit-secret"
        "&& echo x > untracked-secret && git branch branch-secret && git pack-refs --all"
    )
    subprocess.run(["sh", "-c", command], cwd=folder, check=True)
    return folder


# What a command makes of the folder `repository`, itself a repository, with the one outside.
BORROWED = {
    "a file that names it": "rm -r .git; echo gitdir: {outside}/.git > .git",
    "a link to it": "rm -r .git; ln -s {outside}/.git .git",
    "its working tree": "git config core.worktree {outside}",
    "its objects": "echo {outside}/.git/objects > .git/objects/info/alternates;"
    "git update-ref refs/heads/main $(cat {outside}/head)",
    "its objects, quoted": "echo '\"{outside}/.git/objects\"' > .git/objects/info/alternates;"
    "git update-ref refs/heads/main $(cat {outside}/head)",
    "its objects through a link": "rm -r .git/objects; ln -s {outside}/.git/objects .git/objects;"
    "git update-ref refs/heads/main $(cat {outside}/head)",
    "its index": "ln -sf {outside}/.git/index .git/index",
    "its references": "ln -sf {outside}/.git/packed-refs .git/packed-refs",
    "its common folder": "echo {outside}/.git > .git/commondir",
}


@pytest.mark.parametrize("route", ["status", "branches", "history"])
@pytest.mark.parametrize("way", BORROWED)
def test_a_repository_outside_is_not_borrowed(
    sandbox: Sandbox, project: Path, way: str, route: str
) -> None:
    """Whatever of a repository inside leads to one outside, git is not asked about it."""
    head = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=project, capture_output=True, text=True, check=True
    )
    (project / "head").write_text(head.stdout)
    made = BORROWED[way].format(outside=project)
    sandbox.run(f"rm -rf repository; git init -q -b main repository; cd repository; {made}")
    answer = sandbox.call("GET", f"/git/{route}", params={"path": "repository"})
    assert "secret" not in answer.text


GIT_CHANGES: tuple[tuple[str, dict[str, object]], ...] = (
    ("/git/add", {"files": ["."]}),
    ("/git/add", {"files": ["out/tracked-secret"]}),
    ("/git/commit", {"message": "m", "author": "a", "email": "e", "allow_empty": True}),
    ("/git/branches", {"name": "new"}),
    ("/git/checkout", {"branch": "branch-secret"}),
)


@pytest.mark.parametrize("way", BORROWED)
def test_a_repository_outside_is_not_changed(
    sandbox: Sandbox, project: Path, way: str, isolation: str
) -> None:
    """Whatever of a repository inside leads to one outside, nothing there is written or taken."""
    look = "git rev-parse HEAD; git symbolic-ref HEAD; git branch; git ls-files; ls -A . .git"

    def state() -> str:
        seen = subprocess.run(
            ["sh", "-c", look], cwd=project, capture_output=True, text=True, check=True
        )
        return seen.stdout

    (project / "head").write_text(state().split()[0])
    made = BORROWED[way].format(outside=project)
    sandbox.run(f"rm -rf repository; git init -q -b main repository; cd repository; {made}")
    sandbox.run(f"cd repository; ln -s {project} out")
    before = state()
    answers = [
        sandbox.call("POST", route, json={"path": "repository", **body})
        for route, body in GIT_CHANGES
    ]
    # Isolated, the one inside is a repository that leads nowhere.
    refused = isolation == "bubblewrap" or all(each.is_error for each in answers)
    assert (before, True) == (state(), refused)


@pytest.mark.parametrize("path", ["/", "/home/daytona"])
@pytest.mark.parametrize("route", ["status", "history"])
def test_a_repository_around_the_root_is_not_found(
    start_server: Callable[..., Client], project: Path, path: str, route: str
) -> None:
    """A root folder in a working tree of its user's is none of that tree."""
    sandbox = start_server(root=project / "root").create()
    answer = sandbox.call("GET", f"/git/{route}", params={"path": path})
    assert (404, False) == (answer.status_code, "secret" in answer.text)


def test_the_environment_of_a_sandbox_leads_to_no_other_repository(
    server: Client, project: Path
) -> None:
    """Nor do the variables that git itself knows."""
    sandbox = server.create(env={"GIT_DIR": f"{project}/new", "GIT_WORK_TREE": str(project)})
    body = {"url": "http://127.0.0.1:1/x.git", "path": "x"}
    sandbox.call("POST", "/git/clone", json=body)
    server.http.delete(f"/sandbox/{sandbox.id}")
    assert not (project / "new").exists()


@pytest.mark.parametrize("way", ["ln -s {} .git", "echo gitdir: {} > .git"])
def test_a_clone_goes_into_no_folder_outside(sandbox: Sandbox, outside: Path, way: str) -> None:
    """What is called .git there already is a conflict, and nothing of it is followed."""
    sandbox.run(f"rm -rf taken; mkdir taken; cd taken; {way.format(outside)}")
    body = {"url": "http://127.0.0.1:1/x.git", "path": "taken"}
    answer = sandbox.call("POST", "/git/clone", json=body)
    left = [path.name for path in outside.iterdir()]
    assert (409, ["secret"]) == (answer.status_code, left)


def test_a_repository_inside_may_borrow_from_another_inside(sandbox: Sandbox) -> None:
    """Objects and working trees are found as everywhere; a folder below a repository is none."""
    sandbox.run(
        "rm -rf lender borrower tree; export GIT_AUTHOR_NAME=me GIT_AUTHOR_EMAIL=me@example.com "
        "GIT_COMMITTER_NAME=me GIT_COMMITTER_EMAIL=me@example.com; git init -q -b main lender;"
        "cd lender; mkdir below; git commit -q --allow-empty -m one;"
        "git clone -q --shared . ../borrower; git worktree add -q ../tree"
    )
    found = [
        sandbox.call("GET", "/git/history", params={"path": path})
        for path in ("borrower", "tree", "lender/below")
    ]
    messages = [[commit["message"] for commit in answer.json()] for answer in found[:2]]
    assert ([["one\n"]] * 2, 404) == (messages, found[2].status_code)


def test_a_link_inside_may_be_followed(sandbox: Sandbox) -> None:
    """A link to a file of the sandbox works as everywhere."""
    sandbox.upload("folder/file", b"content")
    sandbox.run("ln -s folder link; ln -s $HOME/folder absolute")
    found = [sandbox.download(f"{way}/file").content for way in ("link", "absolute")]
    assert [b"content", b"content"] == found


def test_links_that_run_in_circles_are_refused(sandbox: Sandbox) -> None:
    """They end with an error, not with the server."""
    sandbox.run("ln -s circle circle")
    assert 400 == sandbox.download("circle").status_code


def test_a_path_with_a_null_byte_is_refused(sandbox: Sandbox) -> None:
    """The kernel takes none."""
    assert 400 == sandbox.download("a\0b").status_code


def test_a_path_that_a_command_printed_can_be_used(sandbox: Sandbox) -> None:
    """Also without isolation, where commands see where the folder really is."""
    sandbox.upload("file", b"content")
    assert b"content" == sandbox.download(f"{sandbox.run('pwd').strip()}/file").content
