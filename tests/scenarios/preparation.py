"""What must exist before a scenario, brought about on a live server; none of it is recorded."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING

from daytona_actions import demo
from tests.scenarios import working_trees
from tests.scenarios.model import GIT_PORT, WEB_PORT, repository

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.scenarios.live import LiveStage

HOME = "/home/daytona"
UNICODE_NAME = "zażółć gęślą 🚀.txt"

_GIT_SERVER = Path(demo.__file__).with_name("git_server.py")
_FILES = {
    "hello.txt": b"hello, sandbox\n",
    "bytes.bin": bytes(range(256)),
    "empty.txt": b"",
    "relative.txt": b"rel",
    "new/deep/dir/a.txt": b"a",
    "~/tilde.txt": b"x",
    UNICODE_NAME: "jaźń\n".encode(),
}
SPECIAL_FILES = """
mkdir folder secret; chmod 000 secret
touch empty
ln -s loop loop; ln -s missing dangling; ln -s /etc/hostname link
mkfifo fifo
python3 -c "import socket; socket.socket(socket.AF_UNIX).bind('sock')"
"""
FILES_TO_REPLACE = """
echo before > over.txt; chmod 600 over.txt; ln -s over.txt to-over
echo before > run.sh; chmod 755 run.sh
echo ro > ro.txt; chmod 444 ro.txt
"""
TREE = """
mkdir -p dir/sub empty relative
echo one > a.txt; echo two > b.txt; echo one two one > dir/c.txt; printf 'one\\0two' > dir/sub/bin
printf '#!/bin/sh\\n' > run.sh
ln -s a.txt link; ln -s dir dirlink; ln -s nowhere dangling; mkfifo pipe
"""
REPLACED_TREE = f"""{TREE}
mv link link2; echo > b.txt; echo 1 two 1 > dir/c.txt; chmod 777 run.sh
mkdir deep nomode; mkdir -m 700 new; truncate -s 37 x
"""
MANY_FILES = "mkdir -p many/dir; cd many; touch f{0..2999}.txt .hidden B Z _x a"
_REPOSITORIES = """
set -e
git init --quiet --initial-branch=main work
cd work
git config user.name recorder
git config user.email a@example.com
echo demo > a.txt
git add a.txt
git commit --quiet --message=one
git checkout --quiet -b feature
git commit --quiet --allow-empty --message=two
git checkout --quiet main
cd ..
git clone --quiet --bare work repositories/demo.git
git clone --quiet --bare work repositories/private.git
git -C work rev-parse HEAD
"""


def sandbox(stage: LiveStage) -> None:
    """Make a started sandbox."""
    stage.prepare("prepared")


def sandbox_with_variable(stage: LiveStage) -> None:
    """Make a started sandbox with a variable of its own."""
    stage.prepare("prepared", env={"FROM_SANDBOX": "yes"})


def named(plain: str) -> Callable[[LiveStage], None]:
    """Make a started sandbox of a certain name."""

    def prepare(stage: LiveStage) -> None:
        stage.prepare(plain)

    return prepare


def three_sandboxes(stage: LiveStage) -> None:
    """Make three sandboxes that differ in name and labels, one after the other."""
    stage.prepare("List-One", labels={"env": "dev", "team": "a"})
    stage.prepare("list-two", labels={"env": "prod", "team": "a"})
    stage.prepare("other")


def session_named(name: str) -> Callable[[LiveStage], None]:
    """Make a started sandbox with an open session."""

    def prepare(stage: LiveStage) -> None:
        from daytona_openapi.toolbox import AuthenticatedClient
        from daytona_openapi.toolbox.api.process import create_session
        from daytona_openapi.toolbox.models import CreateSessionRequest

        stage.prepare("prepared")
        with AuthenticatedClient(stage.toolbox_url, stage.server.api_key) as client:
            body = CreateSessionRequest(session_id=name)
            answer = create_session.sync_detailed(client, stage.sandbox, body=body)
        if answer.status_code != 201:
            raise RuntimeError(f"set-up failed: the session was answered {answer.status_code}")

    return prepare


session = session_named("work")


def stopping_named(plain: str) -> Callable[[LiveStage], None]:
    """Make a sandbox of a certain name that is being stopped."""

    def prepare(stage: LiveStage) -> None:
        stage.prepare(plain)
        stage.tools.stop_sandbox(stage.sandbox).unwrap()

    return prepare


stopping = stopping_named("prepared")


def stopped(stage: LiveStage) -> None:
    """Make a stopped sandbox."""
    stopping(stage)
    stage.settle(stage.sandbox, "stopped")


def snapshot_named(name: str) -> Callable[[LiveStage], None]:
    """Make a sandbox, and a snapshot of it under a name."""

    def prepare(stage: LiveStage) -> None:
        sandbox(stage)
        stage.tools.snapshot_sandbox(stage.sandbox, name).unwrap()

    return prepare


def volume_named(name: str) -> Callable[[LiveStage], None]:
    """Make a volume of a certain name, unless there is one."""

    def prepare(stage: LiveStage) -> None:
        if not stage.tools.get_volume(name).success:
            stage.tools.create_volume(name).unwrap()

    return prepare


def stopped_named(plain: str) -> Callable[[LiveStage], None]:
    """Make a stopped sandbox of a certain name."""

    def prepare(stage: LiveStage) -> None:
        stopping_named(plain)(stage)
        stage.settle(stage.sandbox, "stopped")

    return prepare


def with_settings(stage: LiveStage) -> None:
    """Make a started sandbox with a variable and intervals of its own."""
    stage.prepare(
        "prepared",
        env={"A": "1"},
        auto_stop_interval=20,
        auto_archive_interval=100,
        auto_delete_interval=200,
    )


def deleting(stage: LiveStage) -> None:
    """Make a sandbox that is being deleted."""
    stage.prepare("prepared")
    stage.tools.delete_sandbox(stage.sandbox).unwrap()


def files(stage: LiveStage) -> None:
    """Make a started sandbox that holds files, directories and a link."""
    stage.prepare("prepared")
    for path, content in _FILES.items():
        _upload(stage, path, content)
    stage.run("mkdir empty-dir && ln -s hello.txt link")


def single_file(stage: LiveStage) -> None:
    """Make a sandbox with files, one of which is to be moved."""
    files(stage)
    _upload(stage, "single.txt", b"single\n")


def special_files(stage: LiveStage) -> None:
    """Make a started sandbox that holds what is no file, and what may not be read."""
    stage.prepare("prepared")
    stage.run(SPECIAL_FILES)


def files_to_replace(stage: LiveStage) -> None:
    """Make a started sandbox with files of several modes and a link to one of them."""
    stage.prepare("prepared")
    stage.run(FILES_TO_REPLACE)


def unreadable_file(stage: LiveStage) -> None:
    """Make a started sandbox that holds what is no file, and a file that may not be read."""
    special_files(stage)
    stage.run("touch unreadable; chmod 000 unreadable")


def tree(stage: LiveStage) -> None:
    """Make a started sandbox with files, folders, links and a pipe."""
    stage.prepare("prepared")
    stage.run(TREE)


def tree_with_second_link(stage: LiveStage) -> None:
    """Make the same with a link of another name."""
    tree(stage)
    stage.run("mv link link2")


def replaced_tree(stage: LiveStage) -> None:
    """Make the same with what other scenarios have left of it."""
    stage.prepare("prepared")
    stage.run(REPLACED_TREE)


def folder_in_folder(stage: LiveStage) -> None:
    """Make a started sandbox with a folder that has another one in it."""
    stage.prepare("prepared")
    stage.run("mkdir -p self/sub")


def many_files(stage: LiveStage) -> None:
    """Make a started sandbox with a directory of 3,006 entries."""
    stage.prepare("prepared")
    stage.run(MANY_FILES)


def git_server(stage: LiveStage) -> None:
    """Make a started sandbox with a Git server in it, which has a repository that is private."""
    stage.prepare("prepared")
    _upload(stage, "git-server/git_server.py", _GIT_SERVER.read_bytes())
    built = stage.run(_REPOSITORIES, cwd="git-server")
    stage.facts["commit_id"] = built.split()[-1]
    port = stage.port(GIT_PORT)
    serve = f"python3 git_server.py {port} repositories"
    stage.run(f"nohup {serve} >/dev/null 2>&1 </dev/null &", cwd="git-server")
    _wait_for(stage, port)


def listening(stage: LiveStage) -> None:
    """Make a started sandbox in which a web server listens on the usual port."""
    stage.prepare("prepared")
    port = stage.port(WEB_PORT)
    stage.run(f"nohup python3 -m http.server {port} >/dev/null 2>&1 </dev/null &")
    _wait_for(stage, port)


def cloned(stage: LiveStage) -> None:
    """Make a sandbox with a Git server and a clone of its repository."""
    git_server(stage)
    url = repository(stage, "demo.git")
    stage.tools.git_clone(stage.sandbox, url, f"{HOME}/demo").unwrap()


def working_tree(script: str) -> Callable[[LiveStage], None]:
    """Make a sandbox with a Git server and what a script of working_trees.py leaves."""

    def prepare(stage: LiveStage) -> None:
        git_server(stage)
        stage.run(f"URL=http://127.0.0.1:{stage.port(GIT_PORT)}; {script}")

    return prepare


def diverged(stage: LiveStage) -> None:
    """Make a sandbox whose clone and Git server have diverged, with that server's folder in /tmp."""
    working_tree(working_trees.DIVERGED)(stage)
    # Where the home is another one, /tmp is not the sandbox's own.
    stage.run(f"[ ~ != {HOME} ] || ln -s ~/git-server/repositories /tmp/srv")


def _wait_for(stage: LiveStage, port: int) -> None:
    answers = f"import socket; socket.create_connection(('127.0.0.1', {port}), 1)"
    stage.run(f'until python3 -c "{answers}" 2>/dev/null; do sleep 0.1; done')


def _upload(stage: LiveStage, path: str, content: bytes) -> None:
    encoded = base64.b64encode(content).decode()
    stage.tools.upload_file(stage.sandbox, f"{HOME}/{path}", encoded).unwrap()
