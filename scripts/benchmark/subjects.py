"""What is measured: the same five operations through each client, synchronous or not.

Execute a command, list sandboxes, list files, upload and download; each subject says what its
content and results are. Runs in the environment of its subject, so it imports nothing but that.
Asynchronous subjects return coroutines; `settled` makes either kind a coroutine.
"""

# ruff: noqa: D102 - the operations are the same in each class, and named above

from __future__ import annotations

import inspect
import io
from typing import Any

MANY = "/tmp/many"  # noqa: S108 - in a sandbox


async def settled(value: Any) -> Any:
    """Return what a call gives, or the coroutine that it is."""
    return await value if inspect.isawaitable(value) else value


def require(fact: object) -> None:
    """End the measurement if a call did not do what it should."""
    if not fact:
        raise RuntimeError("a call failed")


class Ours:
    """Our package; its file contents are base64."""

    is_async = False

    def __init__(self, url: str, key: str) -> None:
        self.client = self._make(key, api_url=url)

    def _make(self, *arguments: Any, **options: Any) -> Any:
        from daytona_actions import DaytonaActions

        return DaytonaActions(*arguments, **options)

    async def prepare(self, sandbox: str) -> None:
        self.sandbox = sandbox

    def execute(self) -> Any:
        return self.client.execute_command(self.sandbox, "echo hi")

    def list_sandboxes(self) -> Any:
        return self.client.list_sandboxes(limit=200)

    def list_files(self) -> Any:
        return self.client.list_files(self.sandbox, MANY)

    def content(self, size: int) -> Any:
        # Made in one piece, so that no more than itself was ever held: sizes divide by three.
        return "eXl5" * (size // 3)

    def upload(self, path: str, content: Any) -> Any:
        return self.client.upload_file(self.sandbox, path, content)

    def download(self, path: str) -> Any:
        return self.client.download_file(self.sandbox, path)

    def check(self, result: Any) -> None:
        result.unwrap()

    def size(self, result: Any) -> int:
        return int(result.size)

    async def close(self) -> None:
        self.client.close()


class OursAsync(Ours):
    """Our package, asynchronous."""

    is_async = True

    def _make(self, *arguments: Any, **options: Any) -> Any:
        from daytona_actions import AsyncDaytonaActions

        return AsyncDaytonaActions(*arguments, **options)

    async def close(self) -> None:
        await self.client.aclose()


class Httpx:
    """Raw httpx: a client, JSON in and out; what a careful user would write by hand."""

    is_async = False

    def __init__(self, url: str, key: str) -> None:
        self.client = self._make(
            base_url=url, headers={"Authorization": f"Bearer {key}"}, timeout=60, trust_env=False
        )

    def _make(self, **options: Any) -> Any:
        import httpx

        return httpx.Client(**options)

    async def prepare(self, sandbox: str) -> None:
        answer = await settled(self.client.get(f"/sandbox/{sandbox}"))
        self.toolbox = f"{answer.json()['toolboxProxyUrl']}/{answer.json()['id']}"

    def execute(self) -> Any:
        body = {"command": "echo hi", "timeout": 10}
        return self._json(self.client.post(f"{self.toolbox}/process/execute", json=body))

    def list_sandboxes(self) -> Any:
        return self._json(self.client.get("/sandbox", params={"limit": 200}))

    def list_files(self) -> Any:
        return self._json(self.client.get(f"{self.toolbox}/files", params={"path": MANY}))

    def content(self, size: int) -> Any:
        return b"y" * size

    def upload(self, path: str, content: Any) -> Any:
        files = {"files[0].file": ("file", io.BytesIO(content))}
        data = {"files[0].path": path}
        url = f"{self.toolbox}/files/bulk-upload"
        return self._json(self.client.post(url, data=data, files=files))

    def download(self, path: str) -> Any:
        return self.client.get(f"{self.toolbox}/files/download", params={"path": path})

    def _json(self, answer: Any) -> Any:
        return answer.raise_for_status().json()

    def check(self, result: Any) -> None:
        require(result)

    def size(self, result: Any) -> int:
        return len(result.content)

    async def close(self) -> None:
        self.client.close()


class HttpxAsync(Httpx):
    """Raw httpx, asynchronous."""

    is_async = True

    def _make(self, **options: Any) -> Any:
        import httpx

        return httpx.AsyncClient(**options)

    async def _json(self, answer: Any) -> Any:
        return (await answer).raise_for_status().json()

    async def close(self) -> None:
        await self.client.aclose()


class Generated(Httpx):
    """The generated client by itself, without this package's actions."""

    def __init__(self, url: str, key: str) -> None:
        from daytona_openapi.control import AuthenticatedClient

        self.client = AuthenticatedClient(base_url=url, token=key)
        self.key = key

    async def prepare(self, sandbox: str) -> None:
        from daytona_openapi.control.api.sandbox import get_sandbox
        from daytona_openapi.toolbox import AuthenticatedClient

        found = (await settled(self._call(get_sandbox)(self.client, sandbox))).parsed
        self.sandbox = found.id
        self.toolbox_client = AuthenticatedClient(base_url=found.toolbox_proxy_url, token=self.key)

    def _call(self, endpoint: Any) -> Any:
        return endpoint.asyncio_detailed if self.is_async else endpoint.sync_detailed

    def execute(self) -> Any:
        from daytona_openapi.toolbox.api.process import execute_command
        from daytona_openapi.toolbox.models import ExecuteRequest

        body = ExecuteRequest(command="echo hi", timeout=10)
        return self._call(execute_command)(self.toolbox_client, self.sandbox, body=body)

    def list_files(self) -> Any:
        from daytona_openapi.toolbox.api.file_system import list_files

        return self._call(list_files)(self.toolbox_client, self.sandbox, path=MANY)

    def list_sandboxes(self) -> Any:
        from daytona_openapi.control.api.sandbox import list_sandboxes

        return self._call(list_sandboxes)(self.client, limit=200)

    def check(self, result: Any) -> None:
        require(result.parsed)

    async def close(self) -> None:
        self.client.get_httpx_client().close()
        self.toolbox_client.get_httpx_client().close()


class GeneratedAsync(Generated):
    """The generated client, asynchronous."""

    is_async = True

    async def close(self) -> None:
        await self.client.get_async_httpx_client().aclose()
        await self.toolbox_client.get_async_httpx_client().aclose()


class Official:
    """The official SDK."""

    is_async = False

    def __init__(self, url: str, key: str) -> None:
        self.client = self._make(url, key)

    def _make(self, url: str, key: str) -> Any:
        from daytona import Daytona, DaytonaConfig

        return Daytona(DaytonaConfig(api_key=key, api_url=url))

    async def prepare(self, sandbox: str) -> None:
        self.sandbox = await settled(self.client.get(sandbox))

    def execute(self) -> Any:
        return self.sandbox.process.exec("echo hi", timeout=10)

    def list_sandboxes(self) -> Any:
        return [found for found, _ in zip(self.client.list(), range(200), strict=False)]

    def list_files(self) -> Any:
        return self.sandbox.fs.list_files(MANY)

    def content(self, size: int) -> Any:
        return b"y" * size

    def upload(self, path: str, content: Any) -> Any:
        return self.sandbox.fs.upload_file(content, path)

    def download(self, path: str) -> Any:
        return self.sandbox.fs.download_file(path)

    def check(self, result: Any) -> None:
        require(getattr(result, "exit_code", 0) == 0)

    def size(self, result: Any) -> int:
        return len(result)

    async def close(self) -> None:
        """Do nothing: the synchronous SDK has no way to close."""


class OfficialAsync(Official):
    """The official SDK, asynchronous."""

    is_async = True

    def _make(self, url: str, key: str) -> Any:
        from daytona import AsyncDaytona, DaytonaConfig

        return AsyncDaytona(DaytonaConfig(api_key=key, api_url=url))

    async def list_sandboxes(self) -> Any:
        found = []
        async for sandbox in self.client.list():
            found.append(sandbox)
            if len(found) == 200:  # noqa: PLR2004 - as many as the others
                break
        return found

    async def close(self) -> None:
        await self.client.close()


SUBJECTS: dict[str, type[Any]] = {
    "ours": Ours,
    "ours async": OursAsync,
    "httpx": Httpx,
    "httpx async": HttpxAsync,
    "generated": Generated,
    "generated async": GeneratedAsync,
    "official": Official,
    "official async": OfficialAsync,
}
