"""Calls through the generated client, or by hand to routes that it has no function for."""

from __future__ import annotations

import asyncio
import inspect
import json
from enum import EnumType
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Self, get_args

from daytona_openapi import control, toolbox

if TYPE_CHECKING:
    from types import ModuleType

    from tests.scenarios.model import Stage

_SERVICES = {"control": control, "toolbox": toolbox}


class UndescribedError(LookupError):
    """The description that the client was generated from has no such operation or argument."""


class Calls:
    """Calls the control plane and toolboxes, and holds each answer to what it must be.

    An operation is a generated module (`sandbox.get_sandbox`), or method and path of a request
    that no generated function sends (`POST /sandbox`).

    Args:
        api_key: the key.
        api_url: base URL of the control plane.
        toolbox_url: base URL of the toolboxes; by default that of the first sandbox answered.
        asynchronous: whether the asynchronous functions are called.

    Attributes:
        made: the IDs of the sandboxes that were created.
    """

    def __init__(
        self,
        api_key: str,
        *,
        api_url: str,
        toolbox_url: str = "",
        asynchronous: bool = False,
        **_: object,
    ) -> None:
        self._api_key = api_key
        self._base_urls = {"control": api_url, "toolbox": toolbox_url}
        self._clients: dict[str, Any] = {}
        self._runner = asyncio.Runner() if asynchronous else None
        self.made: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the clients."""
        for client in self._clients.values():
            self._close(client)
        if self._runner:
            self._runner.close()

    def control(self, operation: str, *arguments: Any, **options: Any) -> Any:
        """Call the control plane; `status` and `read` say what the answer must be.

        Args:
            operation: what is called.
            arguments: what stands in its path.
            options: the other arguments of the generated function, or of an httpx request;
                `status`: the status of the answer, by default 200;
                `read`: whether the answer must be read as a model, to its last field;
                `authorization`: what is sent in place of the key.

        Returns:
            What the answer was read as; by hand, its JSON.
        """
        return self._call("control", operation, arguments, **options)

    def toolbox(self, operation: str, sandbox: str, **options: Any) -> Any:
        """Call the toolbox of a sandbox, as `control` does the control plane."""
        if " " in operation:
            method, path = operation.split()
            return self._call("toolbox", f"{method} /{sandbox}{path}", (), **options)
        return self._call("toolbox", operation, (sandbox,), **options)

    def look_up(self, sandbox: str) -> Any:
        """Look a sandbox up."""
        return self.control("sandbox.get_sandbox", sandbox, read=True)

    def _call(
        self,
        service: str,
        operation: str,
        arguments: tuple[Any, ...],
        *,
        status: int = 200,
        read: bool = False,
        authorization: str | None = None,
        **options: Any,
    ) -> Any:
        client = self._client(service, authorization)
        try:
            if " " in operation:
                reply = self._send(client, *operation.split(), **options)
            else:
                endpoint = _endpoint(service, operation)
                keywords = _keywords(endpoint, arguments, options)
                reply = self._ask(client, endpoint, keywords)
        finally:
            if authorization is not None:
                self._close(client)
        assert status == reply.status_code, reply.content
        self._note(operation, reply)
        parsed = getattr(reply, "parsed", None)
        assert None is getattr(reply, "parse_error", None)
        if read:
            assert parsed is not None, f"{operation} was not read"
            told, kept = _fields(json.loads(reply.content)), _fields(_written(parsed))
            assert told == kept, f"{operation}: {told} was read as {kept}"
        return _answer(reply) if " " in operation else parsed

    def _client(self, service: str, authorization: str | None) -> Any:
        base_url = self._base_urls[service]
        if authorization is not None:
            headers = {"authorization": authorization} if authorization else {}
            return _SERVICES[service].Client(base_url, headers=headers)
        if service not in self._clients:
            made = _SERVICES[service].AuthenticatedClient(base_url, self._api_key)
            self._clients[service] = made
        return self._clients[service]

    def _close(self, client: Any) -> None:
        if self._runner:
            self._runner.run(client.get_async_httpx_client().aclose())
        else:
            client.get_httpx_client().close()

    def _send(self, client: Any, method: str, path: str, **options: Any) -> Any:
        if self._runner:
            request = client.get_async_httpx_client().request(method, path, **options)
            return self._runner.run(request)
        return client.get_httpx_client().request(method, path, **options)

    def _ask(self, client: Any, endpoint: ModuleType, keywords: dict[str, Any]) -> Any:
        if self._runner:
            return self._runner.run(endpoint.asyncio_detailed(client=client, **keywords))
        return endpoint.sync_detailed(client=client, **keywords)

    def _note(self, operation: str, reply: Any) -> None:
        """Note what an answer tells: a new sandbox, and where toolboxes are."""
        answer = _answer(reply)
        if not isinstance(answer, dict):
            return
        if operation in {"sandbox.create_sandbox", "POST /sandbox"} and "id" in answer:
            self.made.add(answer["id"])
        self._base_urls["toolbox"] = self._base_urls["toolbox"] or answer.get("toolboxProxyUrl", "")


def looked_up(stage: Stage) -> Calls:
    """Look the prepared sandbox up, as clients do before they use its toolbox."""
    calls: Calls = stage.daytona
    calls.look_up(stage.sandbox)
    return calls


def _answer(reply: Any) -> Any:
    try:
        return json.loads(reply.content)
    except ValueError:
        return None


def _endpoint(service: str, operation: str) -> ModuleType:
    name = f"daytona_openapi.{service}.api.{operation}"
    if not find_spec(name.rpartition(".")[0]) or not find_spec(name):
        raise UndescribedError(f"the description has no operation {operation}")
    return import_module(name)


def _keywords(
    endpoint: ModuleType, arguments: tuple[Any, ...], options: dict[str, Any]
) -> dict[str, Any]:
    """Return all arguments by name, with a model made of the body, and members of texts of an enum."""
    parameters = inspect.signature(endpoint.sync_detailed).parameters
    in_path = [name for name in parameters if name != "client"]
    given = dict(zip(in_path, arguments, strict=False)) | options
    if unknown := sorted(given.keys() - parameters.keys()):
        raise UndescribedError(f"the description has no {', '.join(unknown)} of this operation")
    return {name: _of_type(parameters[name].annotation, value) for name, value in given.items()}


def _of_type(annotation: Any, value: Any) -> Any:
    kinds = (annotation, *get_args(annotation))  # a body that may be left out is one of two
    models = [kind for kind in kinds if hasattr(kind, "from_dict")]
    if models:
        return models[0].from_dict(value)
    enums = [kind for kind in kinds if isinstance(kind, EnumType)]
    return enums[0](value) if enums and isinstance(value, str) else value


def _written(parsed: Any) -> Any:
    if isinstance(parsed, list):
        return [_written(each) for each in parsed]
    return parsed.to_dict() if hasattr(parsed, "to_dict") else parsed


def _fields(value: Any) -> Any:
    """Return a JSON value without its texts and numbers: what a model must not lose but nulls."""
    if isinstance(value, dict):
        return {name: _fields(each) for name, each in value.items() if each is not None}
    return [_fields(each) for each in value] if isinstance(value, list) else None
