"""A client generated from a small description, whose server is a function; and one way to call it."""

from __future__ import annotations

import asyncio
import shutil
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import httpx
import pytest

from tests.generated.importing import import_as
from tests.http.raw_server import Connection, RawServer
from tests.http.settings import nothing_of_this_machine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    Handler = Callable[[httpx.Request], httpx.Response]
    Ask = Callable[..., bytes]

__all__ = ["nothing_of_this_machine"]

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "scripts"))

import regenerate  # noqa: E402
from regeneration import sources  # noqa: E402
from regeneration.layout import Layout  # noqa: E402

DESCRIPTION = Path(__file__).with_name("service.yaml")
NAME = "generated_service"


class Call(Protocol):
    """Calls an endpoint with a server that is a function, or that answers with a body."""

    def __call__(
        self, endpoint: str, answer: Handler | bytes, /, *path: str, **arguments: Any
    ) -> Any:
        """Call an endpoint by its module; `status` is the status of an answer given as a body."""


@pytest.fixture(scope="session")
def service_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the client of the small description, made as the project's own are made."""
    root: Path = tmp_path_factory.mktemp("service") / "project"
    layout, own = Layout(root), Layout(PROJECT)
    shutil.copytree(own.template_edits, layout.template_edits)
    shutil.copy(own.descriptions / "project.toml", layout.descriptions)
    shutil.copy(DESCRIPTION, layout.descriptions)
    # The toolbox's settings know one kind of answer more.
    shutil.copy(own.settings("toolbox"), layout.settings("control"))
    tools = "\n".join(f'{name} = "{pin}"' for name, pin in sources.read(own).tools.items())
    checksum = sources.checksum(DESCRIPTION.read_bytes())
    layout.sources.write_text(
        f'[tools]\n{tools}\n\n[descriptions.control]\nfile = "{DESCRIPTION.name}"\n'
        f'origin = "made up"\ndate = 2026-01-01\nsha256 = "{checksum}"\nlicence = "MIT"\n'
    )
    layout.actions.mkdir(parents=True)
    assert 0 == regenerate.main([], root=root)
    return root


@pytest.fixture(scope="session")
def service(service_root: Path) -> ModuleType:
    """The generated package of the small description."""
    module = import_as(NAME, Layout(service_root).client / "control")
    for name in ("models", "types", "errors"):
        import_module(f"{NAME}.{name}")
    return module


@pytest.fixture(params=["sync", "async"])
def call(request: pytest.FixtureRequest, service: ModuleType) -> Call:
    """Call endpoints in one of the two modes."""

    def run(
        endpoint: str,
        answer: Handler | bytes,
        /,
        *path: str,
        status: int = 200,
        **arguments: Any,
    ) -> Any:
        if isinstance(answer, bytes):
            body = answer
            transport = httpx.MockTransport(lambda _: httpx.Response(status, content=body))
        else:
            transport = httpx.MockTransport(answer)
        module = import_module(f"{NAME}.api.{endpoint}")
        client = service.AuthenticatedClient(
            base_url="https://daytona.example/api", token="key", httpx_args={"transport": transport}
        )

        async def asynchronously() -> Any:
            async with client:
                return await module.asyncio_detailed(client, *path, **arguments)

        if request.param == "async":
            return asyncio.run(asynchronously())
        with client:
            return module.sync_detailed(client, *path, **arguments)

    return run


@pytest.fixture
def environment(service: ModuleType) -> ModuleType:
    """The module that reads the environment."""
    assert service
    return import_module(f"{NAME}.environment")


@pytest.fixture(params=["sync", "async"])
def ask(request: pytest.FixtureRequest, service: ModuleType) -> Ask:
    """Ask a service for its configuration, in one of the two modes."""
    endpoint = import_module(f"{NAME}.api.config.config_controller_get_config")

    def run(url: str, **options: Any) -> bytes:
        client = service.AuthenticatedClient(url, token="key", **options)

        async def asynchronously() -> Any:
            async with client:
                return await endpoint.asyncio_detailed(client)

        if request.param == "async":
            answer = asyncio.run(asynchronously())
        else:
            with client:
                answer = endpoint.sync_detailed(client)
        content: bytes = answer.content
        return content

    return run


def echo(connection: Connection) -> None:
    """Answer every request with its first line."""
    while head := connection.request():
        connection.answer(head.decode().splitlines()[0])


@pytest.fixture
def server() -> Iterator[RawServer]:
    """A service, or a proxy, that answers with what it was asked."""
    with RawServer(echo) as running:
        yield running
