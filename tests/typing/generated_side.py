"""What a type checker must know about the generated client; it is checked, not run."""

from __future__ import annotations

from typing import TYPE_CHECKING, ParamSpec, Protocol, TypeVar, assert_type

from daytona_openapi.control.api.sandbox import get_sandbox
from daytona_openapi.control.models import (  # type: ignore[attr-defined]
    NoSuchModel,  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType, reportUnusedImport]  # noqa: F401
    Sandbox,
)
from daytona_openapi.control.types import Response, Unset
from daytona_openapi.toolbox import AuthenticatedClient
from daytona_openapi.toolbox.api.process import execute_command
from daytona_openapi.toolbox.models import ExecuteRequest, ExecuteRequestEnvs, ExecuteResponse

if TYPE_CHECKING:
    from daytona_openapi import control

P = ParamSpec("P")
T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")


class InASandbox(Protocol[P, T_co]):
    """An endpoint whose first arguments are the client and the sandbox."""

    def sync_detailed(
        self, client: AuthenticatedClient, sandbox_id: str, /, *args: P.args, **kwargs: P.kwargs
    ) -> T_co:
        """Call it."""
        ...


def in_a_sandbox(endpoint: InASandbox[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Call an endpoint of a sandbox that is already known."""
    client = AuthenticatedClient("https://daytona.example", "key")
    return endpoint.sync_detailed(client, "id", *args, **kwargs)


def models() -> None:
    """A map is made of its map; what a model lacks is an error."""
    envs = ExecuteRequestEnvs({"A": "b"})
    assert_type(envs["A"], str)
    assert_type(Sandbox().id, str | Unset)
    ExecuteRequestEnvs({"A": 1})  # type: ignore[dict-item]  # pyright: ignore[reportArgumentType]
    ExecuteRequest()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    ExecuteRequest(command="ls", envs=envs, directory="/")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    Sandbox().no_such_field  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # noqa: B018


def endpoints(client: control.AuthenticatedClient) -> None:
    """The client comes first, then what is in the path: a helper can give both."""
    assert_type(get_sandbox.sync_detailed(client, "id"), Response[Sandbox])
    found = in_a_sandbox(execute_command, body=ExecuteRequest("ls"))
    assert_type(found.parsed, ExecuteResponse | None)
    in_a_sandbox(execute_command)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    in_a_sandbox(execute_command, body={"command": "ls"})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    in_a_sandbox(get_sandbox)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
