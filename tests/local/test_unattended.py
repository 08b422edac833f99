"""A command whose client has gone goes on, and keeps neither a thread nor a socket for that."""

from __future__ import annotations

import signal
import socket
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from daytona_actions.local.daemon.commands import ClientGoneError, run_script
from daytona_actions.local.daemon.unattended import take_over
from tests.patience import wait_until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.local.clients import Sandbox

WAITING = "while [ ! -e go ]; do sleep 0.01; done"
WAITING_CODE = (
    "import os, time\nos.mkdir('code{}')\nwhile not os.path.exists('go'): time.sleep(0.01)"
)
# The first waits with its output open, the second without.
ENDINGS = {
    "writing": f"touch begun; {WAITING}; head -c 300000 /dev/zero; echo $? > end",
    "silent": f"exec >&- 2>&-; touch begun; {WAITING}; echo 0 > end",
}


@pytest.fixture
def environment() -> dict[str, str]:
    """What a shell needs to find its programs."""
    return {"PATH": "/usr/bin:/bin"}


def leave(script: str, folder: Path, environment: dict[str, str]) -> None:
    """Run a script as the daemon does, and be gone when it has begun."""
    ours, theirs = socket.socketpair()
    with theirs, ThreadPoolExecutor(1) as threads:
        running = threads.submit(
            run_script,
            script,
            folder=str(folder),
            environment=environment,
            time_limit=0,
            client=theirs.fileno(),
        )
        wait_until((folder / "begun").exists)
        ours.close()
        with pytest.raises(ClientGoneError):
            running.result()


def attending() -> int:
    """Count the threads that see such commands to their end."""
    return sum("(_attend)" in thread.name for thread in threading.enumerate())


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_command_goes_on_when_its_client_has_gone(
    tmp_path: Path, environment: dict[str, str], ending: str
) -> None:
    """Whatever it still writes, and also if it has closed its output."""
    leave(ENDINGS[ending], tmp_path, environment)
    ended = tmp_path / "end"
    before = ended.exists()
    (tmp_path / "go").touch()
    wait_until(lambda: ended.exists() and ended.read_text())
    assert (False, "0\n") == (before, ended.read_text())
    wait_until(lambda: not attending())


@pytest.mark.parametrize("number", [1, 3])
def test_one_thread_sees_all_of_them_to_their_end(
    tmp_path: Path, environment: dict[str, str], number: int
) -> None:
    """It ends when there are none."""
    folders = [tmp_path / str(each) for each in range(number)]
    for folder in folders:
        folder.mkdir()
        leave(ENDINGS["writing"], folder, environment)
    busy = attending()
    for folder in folders:
        (folder / "go").touch()
    wait_until(lambda: not attending())
    assert (1, True) == (busy, all((folder / "end").exists() for folder in folders))


@pytest.mark.parametrize("closing", ["", "exec >&- 2>&-; "])
def test_its_time_limit_holds_all_the_same(tmp_path: Path, closing: str) -> None:
    """Past it the command is killed, as with a client."""
    process = subprocess.Popen(
        ["/bin/sh", "-c", f"{closing}touch begun; sleep 1000"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    wait_until((tmp_path / "begun").exists)
    assert process.stdout
    take_over(process, process.stdout, time.monotonic())
    wait_until(lambda: not attending())
    assert -signal.SIGKILL == process.returncode


def test_a_daemon_has_the_threads_of_those_who_wait(sandbox: Sandbox) -> None:
    """Calls by clients that have gone are given back, all but one thread for all."""

    def threads() -> int:
        said = sandbox.run("grep Threads /proc/$PPID/status")
        return int(said.split()[1])

    before = threads()
    for number in range(3):
        command = f"touch command{number}; {WAITING}; touch end{number}"
        sandbox.call_and_leave("/process/execute", {"command": command}, f"command{number}")
        code = {"code": WAITING_CODE.format(number), "language": "python"}
        sandbox.call_and_leave("/process/code-run", code, f"code{number}")
    wait_until(lambda: threads() == before + 1)
    sandbox.run("touch go")
    wait_until(lambda: sandbox.run("ls -d end*").split() == ["end0", "end1", "end2"])
    wait_until(lambda: threads() == before)
