"""Which measurements are made on which subjects, how often, and the running of them."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from benchmark.environments import CACHE
from benchmark.stub import SANDBOX

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmark.environments import Environments

HERE = Path(__file__).resolve().parent
SYNC = ("ours", "httpx", "generated", "official")
ASYNC = ("ours async", "httpx async", "generated async", "official async")
_FILES = ("ours", "ours async", "httpx", "httpx async", "official", "official async")
_PATIENCE = 600
_CREATE = """
import sys
from daytona_actions import DaytonaActions
with DaytonaActions(sys.argv[2], api_url=sys.argv[1]) as daytona:
    print(daytona.create_sandbox().unwrap().sandbox.id)
"""


@dataclass(frozen=True)
class Measurement:
    """One measurement: a task with a number, on some subjects, so many times each."""

    task: str
    number: int
    subjects: tuple[str, ...]
    times: int
    server: str = "stub"

    @property
    def name(self) -> str:
        """The key of its figures in the results."""
        return " ".join([self.server, self.task, *([str(self.number)] if self.number else [])])


def schedule(repeats: int) -> list[Measurement]:
    """Return all measurements; what is noisy is repeated more often than what counts things."""
    few = max(1, repeats // 2)
    return [
        Measurement("start", 0, SYNC + ASYNC, repeats),
        Measurement("calls", 50, SYNC + ASYNC, 1),
        Measurement("calls", 400, SYNC + ASYNC, repeats),
        *(Measurement("flight", width, ASYNC, few) for width in (1, 8)),
        *(Measurement("flight", width, ASYNC, repeats) for width in (32, 128)),
        Measurement("threads", 32, SYNC, repeats),
        Measurement("mix", 5, SYNC + ASYNC, 1),
        Measurement("listings", 5, SYNC + ASYNC, repeats),
        *(
            Measurement(task, megabytes, _FILES, few if megabytes == 1 else repeats)
            for task in ("upload", "download")
            for megabytes in (1, 50, 100)
        ),
        Measurement("calls", 30, SYNC + ASYNC, few, "local"),
        Measurement("threads", 32, SYNC, few, "local"),
        *(Measurement("flight", width, ASYNC, few, "local") for width in (32, 128)),
        *(Measurement(task, 50, _FILES, few, "local") for task in ("upload", "download")),
    ]


def run(environments: Environments, plan: list[Measurement], kept: Path) -> dict[str, Any]:
    """Make the measurements, the subjects taking turns, and return all figures.

    Args:
        environments: where the subjects run.
        plan: the measurements; those that `kept` has already are not made again.
        kept: a file that takes the figures after each measurement, for a run that is interrupted.
    """
    results: dict[str, Any] = json.loads(kept.read_text()) if kept.is_file() else {}
    with _stub() as stub, _local(environments) as local:
        servers = {"stub": stub, "local": local}
        for measurement in plan:
            if measurement.name in results:
                continue
            print(measurement.name, file=sys.stderr)
            results[measurement.name] = _taken(environments, measurement, servers)
            _check_there(measurement.server, servers[measurement.server][0])
            kept.write_text(json.dumps(results))
    return results


def _check_there(name: str, url: str) -> None:
    parts = urlsplit(url)
    try:
        socket.create_connection((parts.hostname, parts.port), 5).close()
    except OSError:
        raise SystemExit(
            f"The {name} server is gone, so what was measured on it last does not count: "
            "look for what ended it, then go on with --resume"
        ) from None


def _taken(
    environments: Environments, measurement: Measurement, servers: dict[str, tuple[str, str, str]]
) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in measurement.subjects}
    for _ in range(measurement.times):
        for subject, runs in found.items():
            server = servers[measurement.server]
            runs.append(_measured(environments, measurement, subject, *server))
    return found


def _measured(
    environments: Environments, measurement: Measurement, subject: str, *server: str
) -> dict[str, Any]:
    python = environments.python(subject)
    command = [python, HERE / "measure.py", measurement.task, subject, *server]
    run = subprocess.run(
        [*map(str, command), str(measurement.number)],
        capture_output=True,
        text=True,
        check=False,
        timeout=_PATIENCE,
        env={
            "PATH": os.environ.get("PATH", ""),
            "HOME": str(CACHE),  # no settings of this user
        },
        cwd=CACHE,
    )
    if run.returncode:
        return {"error": run.stderr.strip()[-300:]}
    figures: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return figures


@contextmanager
def _stub() -> Iterator[tuple[str, str, str]]:
    with subprocess.Popen(
        [sys.executable, HERE / "stub.py"], stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            port = process.stdout.readline().strip() if process.stdout else ""
            yield f"http://127.0.0.1:{port}/api", "made-up-key", SANDBOX
        finally:
            process.terminate()


@contextmanager
def _local(environments: Environments) -> Iterator[tuple[str, str, str]]:
    command = [environments.server, "-m", "daytona_actions", "serve", "--isolation", "none"]
    command += ["--name", f"bench-{os.getpid()}"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            url, key = (_printed(process) for _ in range(2))
            made = subprocess.run(
                [environments.ours, "-c", _CREATE, url, key],
                stdout=subprocess.PIPE,
                text=True,
                check=True,
            )
            yield url, key, made.stdout.strip()
        finally:
            process.terminate()


def _printed(process: subprocess.Popen[str]) -> str:
    line = process.stdout.readline() if process.stdout else ""
    return line.strip().partition("=")[2].strip("'\"")
