"""The actions as LangChain tools, synchronous and asynchronous, with the result as artifact."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from daytona_actions.doors.calls import arun_named, is_asynchronous, run_named
from daytona_actions.doors.excerpts import LIMIT, Excerpt, excerpt
from daytona_actions.doors.extras import imports_of
from daytona_actions.engine.result import ActionResult  # noqa: TC001 - agents read a tool's annotations

with imports_of("langchain"):
    from langchain_core.messages import ToolMessage
    from langchain_core.tools import StructuredTool

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions.engine.action import Action
    from daytona_actions.engine.service import Names, Service


class ActionTool(StructuredTool):
    """A tool whose message says `error` in its status where the action failed."""

    def run(self, *args: Any, **kwargs: Any) -> Any:
        """Run the tool as LangChain does, then set the status of its message."""
        return _with_status(super().run(*args, **kwargs))

    async def arun(self, *args: Any, **kwargs: Any) -> Any:
        """Do what `run` does, asynchronously."""
        return _with_status(await super().arun(*args, **kwargs))


def langchain_tools(  # noqa: PLR0913 - who runs them, which, and how much is passed on
    service: Service,
    client: Any,
    *,
    names: Names | None = None,
    families: Names | None = None,
    read_only: bool = False,
    limit: int = LIMIT,
) -> list[ActionTool]:
    """Return the actions as LangChain tools.

    A tool's content is JSON for the model: the result, `failure` if it failed, `truncated` if
    something was left out, and beside it the charts as images; its artifact is the whole result.
    Nothing is raised for a failure.

    Args:
        service: whose actions they are.
        client: the client that runs them, of either kind; it stays the caller's to close. With a
            synchronous one, asynchronous calls run in a thread; with an asynchronous one, tools
            can only be awaited.
        names: actions to offer, of any family; beside those of `families`, if both are given.
        families: families of actions to offer, or `all`; default: the short list, if no names are
            given either.
        read_only: whether to leave out every action that changes something.
        limit: the longest text or list that a model gets, in characters.

    Raises:
        ValueError: there is no action or family of a name, or the client is none.
    """
    offered = service.select(names, families=families, read_only=read_only, short=True)
    asynchronous = is_asynchronous(service, client)

    def shown(result: ActionResult) -> Excerpt:
        return excerpt(service, result, limit, offered)

    return [_tool(service, action, client, asynchronous, shown) for action in offered.values()]


def _tool(
    service: Service,
    action: Action[..., Any],
    client: Any,
    asynchronous: bool,  # noqa: FBT001 - which of two kinds the client is
    shown: Callable[[ActionResult], Excerpt],
) -> ActionTool:
    def call(**arguments: Any) -> tuple[str | list[dict[str, Any]], ActionResult]:
        result = run_named(service, client, action.name, arguments)
        return _content(shown(result)), result

    async def acall(**arguments: Any) -> tuple[str | list[dict[str, Any]], ActionResult]:
        result = await arun_named(service, client, action.name, arguments)
        return _content(shown(result)), result

    return ActionTool(
        func=None if asynchronous else call,
        coroutine=acall if asynchronous else None,
        name=action.name,
        description=action.description,
        args_schema=copy.deepcopy(action.input_schema),
        response_format="content_and_artifact",
    )


def _content(answer: Excerpt) -> str | list[dict[str, Any]]:
    if not answer.pictures:
        return answer.text
    pictures = [
        {"type": "image", "base64": picture, "mime_type": "image/png"}
        for picture in answer.pictures
    ]
    return [{"type": "text", "text": answer.text}, *pictures]


def _with_status(answer: Any) -> Any:
    if isinstance(answer, ToolMessage) and answer.artifact is not None:
        answer.status = "success" if answer.artifact.success else "error"
    return answer
