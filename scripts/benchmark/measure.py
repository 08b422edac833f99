"""One measurement in a fresh process: `measure.py TASK SUBJECT URL KEY SANDBOX [NUMBER]` prints JSON.

Runs in the environment of its subject, with this folder first on the path.
"""

from __future__ import annotations

import sys
import time

_MODULES_OF_PYTHON = frozenset(sys.modules)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

IMPORTS = {
    "ours": "from daytona_actions import DaytonaActions",
    "ours async": "from daytona_actions import AsyncDaytonaActions",
    "httpx": "import httpx",
    "httpx async": "import httpx, asyncio",
    "generated": "from daytona_openapi.control import AuthenticatedClient",
    "generated async": "import asyncio; from daytona_openapi.control import AuthenticatedClient",
    "official": "from daytona import Daytona, DaytonaConfig",
    "official async": "from daytona import AsyncDaytona, DaytonaConfig",
}
CLIENTS = {
    "ours": "DaytonaActions({key!r}, api_url={url!r})",
    "ours async": "AsyncDaytonaActions({key!r}, api_url={url!r})",
    "httpx": "httpx.Client(base_url={url!r})",
    "httpx async": "httpx.AsyncClient(base_url={url!r})",
    "generated": "AuthenticatedClient({url!r}, {key!r})",
    "generated async": "AuthenticatedClient({url!r}, {key!r})",
    "official": "Daytona(DaytonaConfig(api_key={key!r}, api_url={url!r}))",
    "official async": "AsyncDaytona(DaytonaConfig(api_key={key!r}, api_url={url!r}))",
}


def start(name: str, url: str, key: str, sandbox: str, _: int) -> dict[str, Any]:
    """Import, make a client, and make the first call: what a tool does that was just started."""
    before = time.perf_counter()
    scope: dict[str, Any] = {}
    exec(IMPORTS[name], scope)  # noqa: S102 - from the table above
    imported = time.perf_counter()
    client = eval(CLIENTS[name].format(url=url, key=key), scope)  # noqa: S307 - the same
    made = time.perf_counter()
    modules = set(sys.modules) - _MODULES_OF_PYTHON
    memory = peak()
    prepared = _prepared(name, client, key)
    again = time.perf_counter()
    _first_call(prepared, sandbox)
    called = time.perf_counter()
    return {
        "import_ms": (imported - before) * 1000,
        "client_ms": (made - before) * 1000,
        "first_call_ms": (made - before + called - again) * 1000,
        "modules": len(modules),
        "unwanted_modules": sorted(filter(_is_unwanted, modules)) if "ours" in name else [],
        "memory_mb": memory / 1e6,
    }


def peak() -> int:
    """Return the most memory in bytes that this process has held.

    From /proc, because what getrusage says includes the parent of a process before its exec.
    """
    try:
        with open("/proc/self/status") as status:  # noqa: PTH123 - no import here that is not needed
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    from resource import RUSAGE_SELF, getrusage

    return getrusage(RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _prepared(name: str, client: Any, key: str) -> Any:
    """Put the client that was made into its subject, in place of a second one."""
    from subjects import SUBJECTS

    subject = SUBJECTS[name].__new__(SUBJECTS[name])
    subject.client, subject.key = client, key
    if "httpx" in name:
        client.headers["Authorization"] = f"Bearer {key}"
    return subject


def _first_call(subject: Any, sandbox: str) -> None:
    """Look a sandbox up and execute a command in it."""
    if not subject.is_async and hasattr(subject, "key"):
        _drive(subject.prepare(sandbox))
        subject.check(subject.execute())
        return
    import asyncio

    async def run() -> None:
        await subject.prepare(sandbox)
        subject.check(await subject.execute())
        await subject.close()

    asyncio.run(run())


def _drive(coroutine: Any) -> None:
    """Run a coroutine that waits for nothing, without asyncio."""
    try:
        coroutine.send(None)
    except StopIteration:
        return
    raise RuntimeError("a synchronous subject waited")


def _is_unwanted(module: str) -> bool:
    return module.partition(".")[0].startswith("pydantic") or any(
        part in module for part in ("daytona_openapi", "daytona_actions.doors", ".local")
    )


def main() -> None:
    """Run the measurement that the command line names."""
    task, name, url, key, sandbox, *number = sys.argv[1:]
    if task == "start":
        found = start(name, url, key, sandbox, 0)
    else:
        import running

        found = running.measure(task, name, int(number[0]), (url, key, sandbox))
    import json

    print(json.dumps(found))


if __name__ == "__main__":
    main()
