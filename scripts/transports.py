#!/usr/bin/env python3
"""Tries other libraries' transports below the asynchronous client, and writes their table.

Installs each library aside under .cache/transports/, runs the tests of the properties
(tests/http/test_properties.py) over it, measures the CPU time of a call on the benchmark's stub, and
writes the table into docs/transport.md.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import statistics
import subprocess
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from other_transports import make_transport

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parents[1]
CACHE = ROOT / ".cache" / "transports"
PAGE = ROOT / "docs" / "transport.md"
BEGIN, END = "<!-- made by scripts/transports.py -->", "<!-- end of what it made -->"
_WIDTHS = (1, 32, 128)
_PATIENCE = 900


@dataclass(frozen=True)
class Candidate:
    """A library that could take the place of the pool, and how it is installed."""

    name: str
    shown: str
    requirement: str = ""
    beside: tuple[str, ...] = ()


CANDIDATES = (
    Candidate("", "ours"),
    Candidate("httpx", "httpx's own pool"),
    Candidate("httpx2", "httpx2's pool (its maintained continuation)", "httpx2==2.16.2"),
    Candidate("httpx_aiohttp", "httpx-aiohttp", "httpx-aiohttp==0.2.0"),
    Candidate("pyqwest", "pyqwest", "pyqwest==0.12.0", ("h2",)),  # which its httpx half imports
    Candidate("pyreqwest", "pyreqwest", "pyreqwest==0.15.1"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the candidates and write the table; 0 also where one fails, which the table shows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=3000, help="calls a figure (%(default)s)")
    parser.add_argument("--repeat", type=int, default=3, help="runs of each (%(default)s)")
    parser.add_argument("--only", help="one candidate, printed and not written")
    parser.add_argument("--note", default="", help="a sentence on the machine, for the page")
    parser.add_argument("--measure", nargs=4, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.measure:
        print(json.dumps(_measure(*options.measure)))
        return 0
    rows = []
    for candidate in CANDIDATES:
        if options.only in {None, candidate.name or "ours"}:
            rows.append(_row(candidate, options.calls, options.repeat))
            print(rows[-1], file=sys.stderr)
    table = "\n".join([*_HEAD, *rows, *(["", options.note] if options.note else [])])
    if options.only is None:
        text = PAGE.read_text(encoding="utf-8")
        before, _, rest = text.partition(BEGIN)
        after = rest.partition(END)[2]
        PAGE.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", encoding="utf-8")
    print(table)
    return 0


_HEAD = (
    "| transport | properties | fail (asynchronous) | CPU a call, µs: 1 / 32 / 128 in flight |",
    "|---|--:|---|--:|",
)


def _row(candidate: Candidate, calls: int, repeat: int) -> str:
    python = _environment(candidate)
    passed, failed = _try(python, candidate)
    figures = []
    with _stub() as url:
        for width in _WIDTHS:
            runs = [_run(python, candidate, url, width, calls) for _ in range(repeat)]
            good = [run for run in runs if run is not None]
            figures.append(f"{statistics.median(good):.0f}" if good else "fails")
    version = f" {candidate.requirement.partition('==')[2]}" if candidate.requirement else ""
    names = ", ".join(sorted(failed)) or "none"
    return f"| {candidate.shown}{version} | {passed} of {passed + sum(failed.values())} | {names} | {' / '.join(figures)} |"


def _environment(candidate: Candidate) -> str:
    """Return a Python that has this package, its tests' tools, and the candidate."""
    folder = CACHE / (candidate.name or "ours")
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        wanted = [f"-e{ROOT}", "pytest", "pytest-timeout", "trustme"]
        wanted += [candidate.requirement, *candidate.beside] if candidate.requirement else []
        command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*command, *wanted], check=True)
    return str(python)


def _try(python: str, candidate: Candidate) -> tuple[int, dict[str, int]]:
    """Run the tests of the properties; return how many passed, and the names of those that failed.

    Each has a process of its own, since some candidates hang it for good.
    """
    command = [python, "-m", "pytest", "-q", "--timeout=60"]
    listed = subprocess.run(
        [*command, "--collect-only", "-k", "async", "tests/http/test_properties.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    passed, failed = 0, dict[str, int]()
    chosen = [f"--transport={candidate.name}"] if candidate.name else []
    for test in (line for line in listed.stdout.splitlines() if "::" in line):
        if _passes([*command, *chosen, test]):
            passed += 1
        else:
            name = test.partition("::test_")[2].partition("[")[0].replace("_", " ")
            failed[name] = failed.get(name, 0) + 1
    return passed, failed


def _passes(command: list[str]) -> bool:
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            return process.wait(90) == 0
        except subprocess.TimeoutExpired:
            return False
        finally:
            with suppress(ProcessLookupError):  # what it forked hangs with it
                os.killpg(process.pid, signal.SIGKILL)


def _run(python: str, candidate: Candidate, url: str, width: int, calls: int) -> float | None:
    command = [python, __file__, "--measure", candidate.name, url, str(width), str(calls)]
    ran = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=_PATIENCE
    )
    if ran.returncode:
        print(ran.stderr[-300:], file=sys.stderr)
        return None
    return float(json.loads(ran.stdout.splitlines()[-1]))


def _measure(name: str, url: str, width: str, calls: str) -> float:
    """Return the CPU time in µs of a call, with so many of them in flight, once they are warm."""
    import asyncio
    import time

    from daytona_actions.engine.http.connect import Connector

    connector = Connector(headers=(), timeout=60)

    async def run() -> float:
        client: Any = connector.async_client(url)
        if name:
            client._transport = make_transport(name, connector.options(url)["verify"])  # noqa: SLF001

        async def many(count: int) -> None:
            for _ in range(count):
                (await client.get("/sandbox/one")).raise_for_status()

        each = max(1, int(calls) // int(width))
        await asyncio.gather(*(many(5) for _ in range(int(width))))
        began = time.process_time()
        await asyncio.gather(*(many(each) for _ in range(int(width))))
        spent = time.process_time() - began
        await client.aclose()
        return spent * 1e6 / (each * int(width))

    return asyncio.run(run())


@contextmanager
def _stub() -> Iterator[str]:
    stub = ROOT / "scripts" / "benchmark" / "stub.py"
    with subprocess.Popen([sys.executable, stub], stdout=subprocess.PIPE, text=True) as process:
        try:
            port = process.stdout.readline().strip() if process.stdout else ""
            yield f"http://127.0.0.1:{port}/api"
        finally:
            process.terminate()


if __name__ == "__main__":
    os.environ.pop("PYTHONPATH", None)
    sys.exit(main())
