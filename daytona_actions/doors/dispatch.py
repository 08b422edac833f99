"""Running the tool calls of a model: from its arguments to the message that answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from daytona_actions.doors.calls import arun_named, is_asynchronous, run_named
from daytona_actions.doors.excerpts import LIMIT, Excerpt, excerpt

if TYPE_CHECKING:
    from daytona_actions.engine.service import Names, Service

Api: TypeAlias = Literal["responses", "chat", "anthropic"]


def dispatch(  # noqa: PLR0913 - the call and where its answer goes
    service: Service,
    name: str,
    arguments: object = None,
    *,
    client: Any = None,
    api: Api = "responses",
    call_id: str = "",
    limit: int = LIMIT,
    names: Names | None = None,
    families: Names | None = None,
    read_only: bool = False,
) -> dict[str, Any]:
    """Run the action that a model called and return the message that answers the call.

    Args:
        service: whose action it is.
        name: the tool's name, as the model gave it.
        arguments: its arguments, as JSON text or as an object.
        client: the client to run it with; default: one with settings from the environment,
            closed afterwards.
        api: the API of the message: `responses` or `chat` (OpenAI), or `anthropic`.
        call_id: the ID of the call that the message answers.
        limit: the longest text or list that goes into the message, in characters.
        names: the only actions to run, as they were given for the schemas, and so
        families: the families; default: the short list, if no names are given either.
        read_only: whether to run no action that changes something.

    Returns:
        The message. Its text is JSON: the action's result, `failure` if it failed (an unknown name
        and wrong arguments are failures too), and `truncated` if something was left out.

    Raises:
        ValueError: there is no action or family of one of the names, no API of that name, or client or limit
            cannot be meant; nothing was done then.
    """
    actions = service.select(names, families=families, read_only=read_only, short=True)
    _check_call(service, client, api, limit, asynchronous=False)
    if client is None:
        with service.client_class()() as own:
            result = run_named(service, own, name, arguments, actions)
    else:
        result = run_named(service, client, name, arguments, actions)
    return message(excerpt(service, result, limit, actions), api, call_id)


async def adispatch(  # noqa: PLR0913 - as its twin
    service: Service,
    name: str,
    arguments: object = None,
    *,
    client: Any = None,
    api: Api = "responses",
    call_id: str = "",
    limit: int = LIMIT,
    names: Names | None = None,
    families: Names | None = None,
    read_only: bool = False,
) -> dict[str, Any]:
    """Do what `dispatch` does, asynchronously, with an asynchronous client."""
    actions = service.select(names, families=families, read_only=read_only, short=True)
    _check_call(service, client, api, limit, asynchronous=True)
    if client is None:
        async with service.async_client_class()() as own:
            result = await arun_named(service, own, name, arguments, actions)
    else:
        result = await arun_named(service, client, name, arguments, actions)
    return message(excerpt(service, result, limit, actions), api, call_id)


def _check_call(
    service: Service, client: object, api: object, limit: object, *, asynchronous: bool
) -> None:
    """Refuse what a result could not be given back for, before anything is done.

    Raises:
        ValueError: see `dispatch`.
    """
    if not isinstance(limit, int) or isinstance(limit, bool) or limit < 1:
        raise ValueError(f"limit must be a number of characters, 1 or more, not {limit!r}")
    _check_api(api)
    if client is not None and is_asynchronous(service, client) != asynchronous:
        other = "dispatch" if asynchronous else "adispatch"
        raise ValueError(f"this client is of the other kind: call {other} with it")


def _check_api(api: object) -> None:
    if api not in get_args(Api):
        raise ValueError(f"api must be 'responses', 'chat' or 'anthropic', not {api!r}")


def message(answer: Excerpt, api: Api, call_id: str) -> dict[str, Any]:
    """Return the message that gives an answer to the model.

    Raises:
        ValueError: there is no API of that name.
    """
    _check_api(api)
    if api == "chat":
        return {"role": "tool", "tool_call_id": call_id, "content": answer.text}
    if api == "responses":
        output = _for_responses(answer)
        return {"type": "function_call_output", "call_id": call_id, "output": output}
    return {
        "type": "tool_result",
        "tool_use_id": call_id,
        "content": _for_anthropic(answer),
        "is_error": not answer.document["success"],
    }


def _for_responses(answer: Excerpt) -> str | list[dict[str, Any]]:
    if not answer.pictures:
        return answer.text
    pictures = [
        {"type": "input_image", "image_url": f"data:image/png;base64,{picture}"}
        for picture in answer.pictures
    ]
    return [{"type": "input_text", "text": answer.text}, *pictures]


def _for_anthropic(answer: Excerpt) -> str | list[dict[str, Any]]:
    if not answer.pictures:
        return answer.text
    pictures = [
        {
            "type": "image",
            "source": {"type": "base64", "media_type": "image/png", "data": picture},
        }
        for picture in answer.pictures
    ]
    return [{"type": "text", "text": answer.text}, *pictures]
