"""Actions of each kind as calls that work when nothing breaks them, on what a stage has prepared."""

from __future__ import annotations

import functools
import subprocess
import threading
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from typing import TYPE_CHECKING, Any, Self

import httpx

from daytona_actions import DaytonaActions
from daytona_actions.local import LocalDaytona

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_numbers = count()


class Stage:
    """A local Daytona with a started sandbox, a stopped one, a file, and a Git repository.

    Args:
        folder: where the repository is made.
    """

    def __init__(self, folder: Path) -> None:
        self.server = LocalDaytona(isolation="none")
        self._git = _GitServer(folder)

    def __enter__(self) -> Self:
        self.server.start()
        self._git.start()
        self.tools = DaytonaActions(self.server.api_key, api_url=self.server.api_url)
        self.started = self._created("started")
        self.stopped = self._created("stopped")
        self.tools.stop_sandbox(self.stopped).unwrap()
        self.tools.upload_file(self.started, "there.txt", "aGVsbG8sIHRoZXJl").unwrap()
        return self

    def __exit__(self, *_: object) -> None:
        self.tools.close()
        self._git.stop()
        self.server.close()

    @property
    def repository(self) -> str:
        """The URL of a small repository."""
        return self._git.url

    @property
    def upstream(self) -> tuple[str, int]:
        """The server's address."""
        url = httpx.URL(self.server.api_url)
        return url.host, url.port or 0

    def disposable(self) -> str:
        """Make a sandbox that is only good for being deleted, at no cost: it failed to start."""
        name = fresh("disposable")
        httpx.post(
            f"{self.server.api_url}/sandbox",
            headers={"Authorization": f"Bearer {self.server.api_key}"},
            json={"name": name, "env": {"NUMBER": 1}},
            trust_env=False,
        )
        return name

    def _created(self, name: str) -> str:
        sandbox = self.tools.create_sandbox(name=name, auto_stop_interval=0).unwrap().sandbox
        assert sandbox is not None
        assert sandbox.id is not None
        return sandbox.id


class _GitServer:
    """Serves one bare repository over plain HTTP."""

    def __init__(self, folder: Path) -> None:
        bare = folder / "demo.git"
        git = ["git", "-c", "init.defaultBranch=main", "-c", "user.name=a", "-c", "user.email=a@b"]
        for command in (
            [*git, "init", "--quiet", "work"],
            [*git, "-C", "work", "commit", "--quiet", "--allow-empty", "-m", "first"],
            [*git, "clone", "--quiet", "--bare", "work", str(bare)],
            [*git, "-C", str(bare), "update-server-info"],
        ):
            subprocess.run(command, cwd=folder, check=True)
        handler = functools.partial(_Quiet, directory=str(folder))
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/demo.git"

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@dataclass(frozen=True)
class ActionCall:
    """One call of one action.

    Attributes:
        title: what it is, to readers.
        target: how the first line of its own request begins.
        call: makes it, with any client, on a stage.
        wait_timeout: the client's; what waits for nothing is over sooner.
    """

    title: str
    target: str
    call: Callable[[Any, Stage], Any]
    wait_timeout: float = 0

    def __str__(self) -> str:
        return self.title


def fresh(name: str) -> str:
    """Return a name that nothing else has."""
    return f"{name}-{next(_numbers)}"


CALLS = (
    ActionCall(
        "create_sandbox, without a name", "POST /api/sandbox ", lambda d, _: d.create_sandbox()
    ),
    ActionCall(
        "create_sandbox, with a name",
        "POST /api/sandbox ",
        lambda d, _: d.create_sandbox(name=fresh("named")),
    ),
    ActionCall(
        "run_code",
        "POST /toolbox/",
        lambda d, stage: d.run_code(stage.started, "print(1)", "python", timeout=1),
    ),
    ActionCall(
        "execute_command",
        "POST /toolbox/",
        lambda d, stage: d.execute_command(stage.started, "echo hi", timeout=1),
    ),
    ActionCall(
        "upload_file",
        "POST /toolbox/",
        lambda d, stage: d.upload_file(stage.started, "new.txt", "aGk="),
    ),
    ActionCall(
        "download_file",
        "GET /toolbox/",
        lambda d, stage: d.download_file(stage.started, "there.txt"),
    ),
    ActionCall("list_files", "GET /toolbox/", lambda d, stage: d.list_files(stage.started)),
    ActionCall(
        "git_clone",
        "POST /toolbox/",
        lambda d, stage: d.git_clone(stage.started, stage.repository, fresh("clone")),
    ),
    ActionCall("list_sandboxes", "GET /api/sandbox", lambda d, _: d.list_sandboxes(limit=1)),
    ActionCall("get_sandbox", "GET /api/sandbox", lambda d, stage: d.get_sandbox(stage.started)),
    ActionCall(
        "start_sandbox", "POST /api/sandbox", lambda d, stage: d.start_sandbox(stage.started)
    ),
    ActionCall(
        "stop_sandbox", "POST /api/sandbox", lambda d, stage: d.stop_sandbox(stage.stopped), 5
    ),
    ActionCall(
        "delete_sandbox",
        "DELETE /api/sandbox",
        lambda d, stage: d.delete_sandbox(stage.disposable()),
    ),
    ActionCall("list_snapshots", "GET /api/snapshots", lambda d, _: d.list_snapshots()),
)
