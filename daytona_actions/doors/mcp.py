"""The MCP server: the actions as tools, over stdio or streamable HTTP."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from daytona_actions.doors.calls import arun_named, check_asynchronous
from daytona_actions.doors.excerpts import LIMIT, Excerpt, excerpt
from daytona_actions.doors.extras import imports_of

with imports_of("mcp"):
    from mcp import types
    from mcp.server import Server
    from mcp.server.stdio import stdio_server
    from mcp.shared.exceptions import MCPError

if TYPE_CHECKING:
    from mcp.server import ServerRequestContext
    from starlette.types import ASGIApp

    from daytona_actions.engine.service import Actions, Names, Service


def tools(actions: Actions) -> list[types.Tool]:
    """Return the actions as MCP tools, in the order of the one list."""
    return [
        types.Tool(
            name=action.name,
            title=action.title,
            description=action.description,
            input_schema=action.input_schema,
            output_schema=action.output_schema,
            annotations=types.ToolAnnotations(
                title=action.title,
                read_only_hint=action.read_only,
                destructive_hint=action.destructive,
                idempotent_hint=action.idempotent,
                open_world_hint=True,
            ),
        )
        for action in actions.values()
    ]


def server(  # noqa: PLR0913 - who runs them, which, and how much is passed on
    service: Service,
    client: Any,
    *,
    names: Names | None = None,
    families: Names | None = None,
    read_only: bool = False,
    limit: int = LIMIT,
) -> Server[Any]:
    """Make an MCP server whose tools are the actions.

    Args:
        service: whose actions they are.
        client: the asynchronous client that runs them; it stays open, and is the caller's to close.
        names: actions to offer, of any family; beside those of `families`, if both are given.
        families: families of actions to offer, or `all`; default: the short list, if no names are
            given either.
        read_only: whether to leave out every action that changes something.
        limit: the longest text or list that a model gets, in characters.

    Raises:
        ValueError: there is no action or family of a name, nothing is left to offer, or the
            client is no asynchronous one.
    """
    allowed = service.select(names, families=families, read_only=read_only, short=True)
    check_asynchronous(service, client)
    offered = types.ListToolsResult(tools=tools(allowed))

    async def list_tools(
        _context: ServerRequestContext[Any], _params: types.PaginatedRequestParams | None
    ) -> types.ListToolsResult:
        return offered

    async def call_tool(
        _context: ServerRequestContext[Any], params: types.CallToolRequestParams
    ) -> types.CallToolResult:
        if params.name not in allowed:
            raise MCPError(types.INVALID_PARAMS, service.unknown(params.name, allowed))
        result = await arun_named(service, client, params.name, params.arguments)
        return tool_result(excerpt(service, result, limit, allowed))

    prompts = [types.Prompt(name=name, description=text) for name, text in service.prompts.items()]

    async def list_prompts(
        _context: ServerRequestContext[Any], _params: types.PaginatedRequestParams | None
    ) -> types.ListPromptsResult:
        return types.ListPromptsResult(prompts=prompts)

    async def get_prompt(
        _context: ServerRequestContext[Any], params: types.GetPromptRequestParams
    ) -> types.GetPromptResult:
        if params.name not in service.prompts:
            named = ", ".join(service.prompts)
            text = f"There is no prompt {params.name!r}; the prompts are {named}"
            raise MCPError(types.INVALID_PARAMS, text)
        said = types.TextContent(text=service.prompts[params.name])
        return types.GetPromptResult(messages=[types.PromptMessage(role="user", content=said)])

    return Server(
        service.command,
        version=service.version,
        title=service.display_name,
        description=service.description,
        website_url=service.homepage,
        on_list_prompts=list_prompts,
        on_get_prompt=get_prompt,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


def tool_result(answer: Excerpt) -> types.CallToolResult:
    """Return the answer to a call: structured, the same as text, notes on it, and pictures."""
    texts = [answer.document] + ([answer.notes] if answer.notes else [])
    content: list[types.ContentBlock] = [
        types.TextContent(text=json.dumps(said, ensure_ascii=False)) for said in texts
    ]
    content += [
        types.ImageContent(data=picture, mime_type="image/png") for picture in answer.pictures
    ]
    return types.CallToolResult(
        content=content,
        structured_content=answer.document,
        is_error=not answer.document["success"],
    )


async def serve_stdio(made: Server[Any]) -> None:
    """Serve one client over stdin and stdout, until it closes one of them."""
    try:
        async with stdio_server() as (incoming, outgoing):
            await made.run(incoming, outgoing, made.create_initialization_options())
    except* BrokenPipeError:
        pass  # the client reads no more


def http_app(made: Server[Any], token: str, *, host: str) -> ASGIApp:
    """Return the server as an ASGI app at `/mcp`, for those who know the token."""
    from daytona_actions.doors.listening import LARGEST_BODY, BearerOnly

    return BearerOnly(
        made.streamable_http_app(host=host, max_request_body_size=LARGEST_BODY), token
    )
