"""Loads a local Daytona with many sandboxes and commands at once, and shows what it takes (Linux).

Prints a table and ends with 1 if a call failed or the server took more memory than it may. The
server runs in a process of its own, so that its memory can be measured.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx

from daytona_actions.engine.streams import prepare_streams

MOST_MEGABYTES = 150
PATIENCE = 300


def main() -> int:
    """Start a server, load it, and say how it did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sandboxes", type=int, default=100)
    parser.add_argument("--in-flight", type=int, default=32)
    parser.add_argument("--commands", type=int, default=1000)
    parser.add_argument("--isolation", default="auto")
    parser.add_argument("--most-megabytes", type=int, default=MOST_MEGABYTES)
    options = parser.parse_args()
    command = [sys.executable, "-m", "daytona_actions", "serve", "--name", f"load-{os.getpid()}"]
    command += ["--isolation", options.isolation, "--max-sandboxes", str(options.sandboxes)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        try:
            url, key = (_printed(server) for _line in range(2))
            failures = asyncio.run(_load(server.pid, url, key, options))
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait()
    return 1 if failures else 0


def _printed(server: subprocess.Popen[str]) -> str:
    return server.stdout.readline().strip().partition("=")[2] if server.stdout else ""


async def _load(server: int, url: str, key: str, options: argparse.Namespace) -> int:
    headers = {"authorization": f"Bearer {key}"}
    limits = httpx.Limits(max_connections=options.in_flight)
    async with httpx.AsyncClient(
        headers=headers, limits=limits, timeout=PATIENCE, trust_env=False
    ) as client:
        begin = time.perf_counter()
        created = [client.post(f"{url}/sandbox", json={}) for _number in range(options.sandboxes)]
        sandboxes = [answer.json() for answer in await asyncio.gather(*created)]
        starts = [client.post(f"{url}/sandbox/{found['id']}/start") for found in sandboxes]
        states = [answer.json().get("state") for answer in await asyncio.gather(*starts)]
        started = time.perf_counter()
        turns = asyncio.Semaphore(options.in_flight)
        commands = [
            _execute(client, turns, sandboxes[number % len(sandboxes)], number)
            for number in range(options.commands)
        ]
        right = await asyncio.gather(*commands)
        ended = time.perf_counter()
    failures = sum(state != "started" for state in states) + sum(not good for good in right)
    peak = _peak_megabytes(server)
    per_second = options.commands / (ended - started)
    print(f"sandboxes started      {options.sandboxes} in {started - begin:.1f} s")
    print(f"commands               {options.commands}, {options.in_flight} in flight")
    print(f"commands per second    {per_second:.0f}")
    print(f"failures               {failures}")
    print(f"server's peak memory   {peak:.0f} MB of at most {options.most_megabytes}")
    print(f"sandboxes' memory      {_descendants_megabytes(server):.0f} MB (shared pages once)")
    return int(failures + (peak > options.most_megabytes))


async def _execute(
    client: httpx.AsyncClient, turns: asyncio.Semaphore, sandbox: dict[str, str], number: int
) -> bool:
    url = f"{sandbox['toolboxProxyUrl']}/{sandbox['id']}/process/execute"
    async with turns:
        answer = await client.post(url, json={"command": f"echo {number}", "timeout": 60})
    return answer.status_code == 200 and answer.json()["result"] == f"{number}\n"  # noqa: PLR2004


def _peak_megabytes(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    (line,) = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1024


def _descendants_megabytes(process: int) -> float:
    kilobytes, waiting = 0, [process]
    while waiting:
        found = subprocess.run(
            ["/usr/bin/pgrep", "-P", ",".join(map(str, waiting))],
            capture_output=True,
            text=True,
            check=False,
        )
        waiting = [int(number) for number in found.stdout.split()]
        kilobytes += sum(map(_proportional_kilobytes, waiting))
    return kilobytes / 1024


def _proportional_kilobytes(process: int) -> int:
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in rollup.splitlines() if line[:4] == "Pss:"), 0)


if __name__ == "__main__":
    prepare_streams()
    sys.exit(main())
