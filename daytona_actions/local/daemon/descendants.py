"""Finds what a process has started, and ends it: of a session, of a sandbox without a namespace."""

from __future__ import annotations

import contextlib
import os
import signal
import sys

# <linux/prctl.h>: orphaned descendants come to this process instead of the system's init.
PR_SET_CHILD_SUBREAPER = 36


def stay_behind_as_reaper() -> None:
    """Go on in a child process; this one collects what ends and kills the rest when the child ends.

    On Linux no descendant can leave, also not as a daemon. On macOS, where nothing like a
    subreaper exists, processes that leave their parents are not found.
    """
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    child = os.fork()
    if child == 0:
        return
    signal.signal(signal.SIGTERM, lambda *_: _send(child, signal.SIGKILL))
    while os.wait()[0] != child:
        pass
    while _kill_descendants():
        with contextlib.suppress(ChildProcessError):
            os.wait()
    os._exit(0)


def kill_with_descendants(root: int) -> None:
    """Kill a process, what it started, and what it left behind in its group."""
    frozen: set[int] = set()
    # What is frozen starts nothing more, so that at last none is left to be found.
    while found := {root, *_descendants(root)} - frozen:
        for process in found:
            _send(process, signal.SIGSTOP)
        frozen |= found
    for process in frozen:
        _send(process, signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(root, signal.SIGKILL)


def family() -> list[int]:
    """Return what runs in a sandbox whose orphans come to the parent of this process."""
    return _descendants(os.getppid())


def _kill_descendants() -> bool:
    """Kill all descendants and return whether there were any."""
    found = _descendants(os.getpid())
    for process in found:
        _send(process, signal.SIGKILL)
    return bool(found)


def _descendants(root: int) -> list[int]:
    children: dict[int, list[int]] = {}
    for process, parent in _processes():
        children.setdefault(parent, []).append(process)
    found, generation = [], children.get(root, [])
    while generation:
        found += generation
        generation = [child for process in generation for child in children.get(process, [])]
    return found


def _send(process: int, signal_number: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.kill(process, signal_number)


def _processes() -> list[tuple[int, int]]:
    """Return every process of this machine with its parent."""
    if sys.platform != "linux":
        import subprocess

        with subprocess.Popen(["/bin/ps", "-axo", "pid=,ppid="], stdout=subprocess.PIPE) as ps:
            numbers = [int(number) for number in (ps.stdout.read() if ps.stdout else b"").split()]
        listed = zip(numbers[::2], numbers[1::2], strict=True)
        return [(process, parent) for process, parent in listed if process != ps.pid]
    processes = []
    for name in filter(str.isdigit, os.listdir("/proc")):
        with contextlib.suppress(OSError), open(f"/proc/{name}/stat", "rb") as file:
            # The program's name, in brackets, may itself hold spaces and brackets.
            processes.append((int(name), int(file.read().rpartition(b")")[2].split()[1])))
    return processes
