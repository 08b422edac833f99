"""What a type checker must know about the package from its user's side; it is checked, not run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO, assert_type

from daytona_actions import (
    ACTIONS,
    ActionFailure,
    AsyncDaytonaActions,
    AsyncSandbox,
    CreateSandboxOutput,
    DaytonaActions,
    DeleteSandboxOutput,
    DownloadFileOutput,
    GetSandboxOutput,
    ListFilesOutput,
    RunCodeOutput,
    Sandbox,
    SandboxSummary,
    anthropic_tools,
    openai_tools,
)
from daytona_openapi.control.api.regions import list_shared_regions
from daytona_openapi.control.api.sandbox import get_sandbox
from daytona_openapi.control.models import Region, Sandbox as SandboxModel
from daytona_openapi.toolbox.api.file_system import download_file
from daytona_openapi.toolbox.api.process import execute_command
from daytona_openapi.toolbox.models import ExecuteRequest, ExecuteResponse

if TYPE_CHECKING:
    from collections.abc import Mapping


def a_script() -> None:
    """Arguments are checked by name, order and type; results are the documented models."""
    with DaytonaActions("key", request_timeout=5) as daytona:
        assert_type(daytona, DaytonaActions)
        created = daytona.create_sandbox(name="one", env={"A": "b"}, labels={"n": 1}, public=True)
        assert_type(created, CreateSandboxOutput)
        assert_type(created.unwrap(), CreateSandboxOutput)
        assert_type(created.sandbox, SandboxSummary | None)
        assert_type(created.failure, ActionFailure | None)
        assert_type(daytona.run_code("id", "print(1)", "python", timeout=3), RunCodeOutput)
        assert_type(daytona.download_file("id", "/tmp/a").content, bytes)
        daytona.run_code("id", code="print(1)")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
        daytona.run_code("id", "1", "python", timeout="3")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        daytona.get_sandbox(sandbox="id")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
        daytona.no_such_action()  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]


def open_values(states: list[str], language: str) -> None:
    """Where values are offered, others are texts too: a newer server may know more."""
    with DaytonaActions.local() as daytona:
        daytona.list_sandboxes(states=states)
        daytona.list_sandboxes(states=["started", "a-newer-state"])
        daytona.run_code("id", "1", language)
        daytona.list_sandboxes(states=[1])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]


async def a_service(variables: Mapping[str, str]) -> None:
    """The asynchronous client has the same methods, as coroutines."""
    async with AsyncDaytonaActions() as daytona:
        assert_type(await daytona.list_files("id"), ListFilesOutput)
        assert_type(await daytona.download_file("id", file_path="a"), DownloadFileOutput)
        await daytona.execute_command("id", "true", env=variables)
        await daytona.execute_command("id")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def a_door() -> None:
    """The registry gives every door what it shows."""
    for name, action in ACTIONS.items():
        assert_type(name, str)
        assert_type(action.input_schema, dict[str, Any])
        assert_type(action.read_only, bool)


def a_temporary_sandbox() -> None:
    """A temporary sandbox takes what create_sandbox takes, and certainly has an ID."""
    with DaytonaActions.local() as daytona, daytona.temporary_sandbox(name="one", cpu=2) as sandbox:
        assert_type(sandbox.id, str)
        assert_type(daytona, DaytonaActions)
        assert_type(list(daytona.iter_sandboxes(labels={"a": 1})), list[SandboxSummary])
        daytona.temporary_sandbox(cpu="two")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def a_handle(daytona: DaytonaActions) -> None:
    """A handle has the actions that take a sandbox first, without that argument, and no others."""
    box = daytona.sandbox("report")
    assert_type(box, Sandbox)
    assert_type(box.sandbox_id, str)
    assert_type(box.run_code("print(1)", "python", timeout=3), RunCodeOutput)
    assert_type(box.list_files(path="/"), ListFilesOutput)
    assert_type(box.delete_sandbox().unwrap(), DeleteSandboxOutput)
    box.run_code("report", "print(1)", "python")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    box.run_code(code=1, language="python")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    box.run_code("print(1)")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    box.create_sandbox()  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    box.list_sandboxes()  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]


async def an_awaited_handle(daytona: AsyncDaytonaActions) -> None:
    """The handle of the asynchronous client has the same methods, as coroutines."""
    box = daytona.sandbox("report")
    assert_type(box, AsyncSandbox)
    assert_type(await box.run_code("print(1)", language="python"), RunCodeOutput)
    assert_type(await box.get_sandbox(), GetSandboxOutput)
    await box.execute_command()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def raw_calls(daytona: DaytonaActions) -> None:
    """An endpoint takes what it takes after its client, and answers what its description says."""
    assert_type(daytona.call(list_shared_regions), list[Region])
    assert_type(daytona.call(get_sandbox, "report", verbose=True), SandboxModel)
    found = daytona.call(execute_command, "report", body=ExecuteRequest("ls"))
    assert_type(found, ExecuteResponse)
    assert_type(daytona.call(download_file, "report", path="a").payload, BinaryIO | bytes)
    client, sandbox_id = daytona.toolbox("report")
    assert_type(
        execute_command.sync(client, sandbox_id, body=ExecuteRequest("ls")), ExecuteResponse | None
    )
    assert_type(get_sandbox.sync(daytona.control(), "report"), SandboxModel | None)
    daytona.call(get_sandbox)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
    daytona.call(execute_command, body=ExecuteRequest("ls"))  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
    daytona.call(execute_command, "report", body="ls")  # type: ignore[arg-type]  # pyright: ignore[reportCallIssue, reportArgumentType]
    daytona.call(daytona)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]


async def awaited_raw_calls(daytona: AsyncDaytonaActions) -> None:
    """The asynchronous client awaits what sends."""
    assert_type(await daytona.call(list_shared_regions), list[Region])
    assert_type(
        await daytona.call(execute_command, "report", body=ExecuteRequest("ls")), ExecuteResponse
    )
    client, sandbox_id = await daytona.toolbox("report")
    assert_type(
        await execute_command.asyncio(client, sandbox_id, body=ExecuteRequest("ls")),
        ExecuteResponse | None,
    )


def some_tools() -> None:
    """One name or family may be given as it is, several as a list."""
    assert_type(openai_tools(families="files", names=["run_code"]), list[dict[str, Any]])
    anthropic_tools(families=["files", "git"], read_only=True)
    anthropic_tools(families=5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
