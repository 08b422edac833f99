"""The verbs that open the doors which listen: MCP and REST."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, TypeVar

import rich_click as click

from daytona_actions.doors import listening
from daytona_actions.doors.cli import connection
from daytona_actions.doors.cli.offering import offering_options, select
from daytona_actions.doors.cli.values import PORT, WholeRange
from daytona_actions.doors.excerpts import LIMIT
from daytona_actions.doors.interruptions import let_sigterm_kill, returned

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp

    from daytona_actions.engine.service import Service

    F = TypeVar("F", bound=Callable[..., Any])

_SHARED = (
    click.option("--host", default=listening.LOOPBACK, show_default=True, help="Address for HTTP."),
    click.option("--port", type=PORT, default=0, help="TCP port for HTTP; a free one if left out."),
)


def _shared(service: Service, *, short: bool) -> Callable[[F], F]:
    """Return what adds the options that both verbs have."""

    def add(command: F) -> F:
        for option in reversed((*_SHARED, *offering_options(service, short=short))):
            command = option(command)
        return command

    return add


def _on_tokens(service: Service) -> str:
    return (
        f"Callers over HTTP show a bearer token: the one in {service.token_variable}, else one "
        "that is made at start and written to stderr."
    )


def make_mcp(service: Service) -> click.Command:
    """Make the verb that opens the MCP server."""

    @click.command(cls=connection.ConnectedCommand, epilog=_on_tokens(service))
    @click.option(
        "--transport",
        type=click.Choice(["stdio", "http"]),
        default="stdio",
        show_default=True,
        help="stdio for a client that starts this command; http listens, with a token.",
    )
    @_shared(service, short=True)
    @click.option(
        "--max-output",
        type=WholeRange(min=100),
        default=LIMIT,
        show_default=True,
        help="Longest text or list that a model gets, in characters.",
    )
    @click.pass_context
    def mcp(context: click.Context, /, **given: Any) -> None:
        """Offer the actions as tools over the Model Context Protocol, over HTTP at /mcp."""
        from daytona_actions.doors import mcp as door

        offered = select(service, given, short=True)

        async def serve(settings: dict[str, Any], begin: Callable[[], None]) -> None:
            async with service.async_client_class()(**settings) as client:
                made = door.server(service, client, names=offered, limit=given["max_output"])
                if given["transport"] == "stdio":
                    begin()
                    let_sigterm_kill()  # the thread that reads stdin would not end
                    await door.serve_stdio(made)
                    return

                def make(token: str) -> ASGIApp:
                    return door.http_app(made, token, host=given["host"])

                await _listen(service, make, given, begin)

        _run(context, serve)

    return mcp


def make_rest(service: Service) -> click.Command:
    """Make the verb that opens the REST server."""

    @click.command(cls=connection.ConnectedCommand, epilog=_on_tokens(service))
    @_shared(service, short=False)
    @click.pass_context
    def rest(context: click.Context, /, **given: Any) -> None:
        """Offer the actions over HTTP: POST /actions/NAME, described at /openapi.json."""
        from daytona_actions.doors import rest as door

        offered = select(service, given)

        async def serve(settings: dict[str, Any], begin: Callable[[], None]) -> None:
            async with service.async_client_class()(**settings) as client:

                def make(token: str) -> ASGIApp:
                    return door.app(service, client, token, names=offered)

                await _listen(service, make, given, begin)

        _run(context, serve)

    return rest


async def _listen(
    service: Service,
    make: Callable[[str], ASGIApp],
    given: dict[str, Any],
    begin: Callable[[], None],
) -> None:
    variable = service.token_variable
    token = listening.token_from(variable)
    host, port = given["host"], given["port"]

    def ready(url: str) -> None:
        begin()
        listening.announce(url, token, variable)

    try:
        await listening.serve_http(make(token.text), host=host, port=port, ready=ready)
    except OSError as problem:
        reason = problem.strerror or problem
        raise click.ClickException(f"Cannot listen at {host}, port {port}: {reason}") from None


def _run(context: click.Context, serve: Any) -> None:
    """Run a server until it ends; an interruption is how it ends well, once it has begun."""
    import asyncio

    begun = threading.Event()
    with connection.settle(context, embedded=True) as settings:
        try:
            terminated = asyncio.run(returned(serve(settings, begun.set)))
        except ValueError as problem:
            raise click.UsageError(str(problem)) from None
        except KeyboardInterrupt:
            if not begun.is_set():
                raise
            context.exit(0)
        if terminated:
            raise terminated
