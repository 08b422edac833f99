"""The measurements of a client that is warm: calls, many at once, listings, files, connections."""

from __future__ import annotations

import asyncio
import http.client
import json
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, nullcontext
from typing import TYPE_CHECKING, Any
from unittest import mock
from urllib.parse import urlsplit

from measure import peak
from subjects import SUBJECTS, settled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MEBIBYTE = 1024 * 1024
_WARM_UP = 20  # calls


def measure(task: str, name: str, number: int, server: Sequence[str]) -> dict[str, Any]:
    """Run one of the measurements below on a subject; a server is its URL, key and a sandbox."""
    return asyncio.run(_measure(task, name, number, *server))


async def _measure(  # noqa: PLR0913, PLR0917 - a server is three words
    task: str, name: str, number: int, url: str, key: str, sandbox: str
) -> dict[str, Any]:
    before = _connections(url)
    subject = SUBJECTS[name](url, key)
    await subject.prepare(sandbox)
    subject.check(await settled(subject.execute()))
    found: dict[str, Any] = await TASKS[task](subject, number)
    if before is not None:
        found["connections"] = (_connections(url) or 0) - before - 1
    await subject.close()
    return found


def _connections(url: str) -> int | None:
    """Return how many connections the stub has taken so far; this asks on one more."""
    asked = http.client.HTTPConnection(urlsplit(url).netloc)
    asked.request("GET", "/connections")
    answer = asked.getresponse().read()
    asked.close()
    return int(answer) if answer.isdigit() else None


async def calls(subject: Any, number: int) -> dict[str, Any]:
    """Execute so many commands, one after another, once the client is warm."""
    await _many(subject, _WARM_UP)
    times = []
    cpu = time.process_time()
    for _ in range(number):
        began = time.perf_counter()
        result = subject.execute()
        subject.check(await result if subject.is_async else result)
        times.append((time.perf_counter() - began) * 1000)
    cpu = (time.process_time() - cpu) * 1000 / number
    return {
        "p50_ms": statistics.median(times),
        "p95_ms": statistics.quantiles(times, n=20)[18],
        "cpu_ms": cpu,
    }


async def flight(subject: Any, width: int) -> dict[str, Any]:
    """Keep so many commands under way, once their connections are made."""
    rounds = max(4, 1024 // width)
    await asyncio.gather(*(_many(subject, 4) for _ in range(width)))
    cpu, began = time.process_time(), time.perf_counter()
    await asyncio.gather(*(_many(subject, rounds) for _ in range(width)))
    seconds = time.perf_counter() - began
    return {
        "calls_per_s": width * rounds / seconds,
        "cpu_ms": (time.process_time() - cpu) * 1000 / (width * rounds),
    }


async def _many(subject: Any, rounds: int) -> None:
    for _ in range(rounds):
        result = subject.execute()
        subject.check(await result if subject.is_async else result)


async def threads(subject: Any, width: int) -> dict[str, Any]:
    """Keep so many threads at commands, once their connections are made."""
    rounds = max(4, 2048 // width)

    def many(count: int) -> None:
        for _ in range(count):
            subject.check(subject.execute())

    with ThreadPoolExecutor(width) as pool:
        list(pool.map(many, [4] * width))
        cpu, began = time.process_time(), time.perf_counter()
        list(pool.map(many, [rounds] * width))
        seconds = time.perf_counter() - began
    return {
        "calls_per_s": width * rounds / seconds,
        "cpu_ms": (time.process_time() - cpu) * 1000 / (width * rounds),
    }


async def mix(subject: Any, number: int) -> dict[str, Any]:
    """Call both services in turn; what counts is the number of connections."""
    for _ in range(number):
        subject.check(await settled(subject.list_sandboxes()))
        subject.check(await settled(subject.execute()))
    return {}


async def listings(subject: Any, number: int) -> dict[str, Any]:
    """List 200 sandboxes and 10,000 files; what ours does beside JSON and results, too."""
    found = {
        "sandboxes_ms": await _cpu_of(subject, subject.list_sandboxes, number),
        "files_ms": await _cpu_of(subject, subject.list_files, number),
    }
    if type(subject).__name__ == "Ours":
        found["floor_ms"] = _floor(number)
    return found


async def _cpu_of(subject: Any, call: Any, number: int) -> float:
    times = []
    for _ in range(number):
        began = time.process_time()
        result = call()
        subject.check(await result if subject.is_async else result)
        times.append((time.process_time() - began) * 1000)
    return statistics.median(times)


def _floor(number: int) -> float:
    """Measure what nobody can save: reading the JSON of 10,000 files, and making the results."""
    from stub import listing

    from daytona_actions import FileInfo, ListFilesOutput

    body, times = listing(), []
    for _ in range(number):
        began = time.process_time()
        files = [
            FileInfo(
                name=entry["name"],
                is_dir=entry["isDir"],
                size=entry["size"],
                mode=entry["mode"],
                permissions=entry["permissions"],
                owner=entry["owner"],
                group=entry["group"],
                modified_at=entry["modifiedAt"],
            )
            for entry in json.loads(body)
        ]
        ListFilesOutput(success=True, files=files)
        times.append((time.process_time() - began) * 1000)
    return statistics.median(times)


async def upload(subject: Any, megabytes: int) -> dict[str, Any]:
    """Upload a file, and say what it took in time and in memory beside its content."""
    size = megabytes * _MEBIBYTE // 3 * 3
    subject.check(await settled(subject.upload("/tmp/3.bin", subject.content(3))))  # noqa: S108
    content = subject.content(size)
    path = f"/tmp/{size}.bin"  # noqa: S108 - in a sandbox
    found, result = await _moved(subject, size, lambda: subject.upload(path, content))
    subject.check(result)
    return found


async def download(subject: Any, megabytes: int) -> dict[str, Any]:
    """Download a file, and say what it took in time and in memory."""
    size = megabytes * _MEBIBYTE // 3 * 3
    subject.size(await settled(subject.download("/tmp/3.bin")))  # noqa: S108 - in a sandbox
    path = f"/tmp/{size}.bin"  # noqa: S108 - in a sandbox
    found, result = await _moved(subject, size, lambda: subject.download(path))
    if subject.size(result) != size:
        raise RuntimeError("the file did not come whole")
    return found


async def _moved(subject: Any, size: int, move: Any) -> tuple[dict[str, Any], Any]:
    is_ours = "Ours" in type(subject).__name__
    with _base64_timed() if is_ours else nullcontext([]) as base64_times:
        memory, began = peak(), time.perf_counter()
        result = await settled(move())
        seconds = time.perf_counter() - began
    found = {
        "seconds": seconds,
        "mb_per_s": size / seconds / 1e6,
        "memory_per_byte": (peak() - memory) / size,
        "base64_s": sum(base64_times),
    }
    return found, result


@contextmanager
def _base64_timed() -> Iterator[list[float]]:
    """Time what base64 takes while this package does it: the others need not."""
    spent: list[float] = []

    def timed(work: Any) -> Any:
        def run(*arguments: Any) -> Any:
            began = time.perf_counter()
            result = work(*arguments)
            spent.append(time.perf_counter() - began)
            return result

        return run

    from daytona_actions.actions.files import transfer
    from daytona_actions.engine.base64_text import Base64Text

    changed = ((Base64Text, "take"), (Base64Text, "text"), (transfer, "base64_bytes"))
    with ExitStack() as stack:
        for owner, name in changed:
            stack.enter_context(mock.patch.object(owner, name, timed(getattr(owner, name))))
        yield spent


TASKS = {
    "calls": calls,
    "flight": flight,
    "threads": threads,
    "mix": mix,
    "listings": listings,
    "upload": upload,
    "download": download,
}
