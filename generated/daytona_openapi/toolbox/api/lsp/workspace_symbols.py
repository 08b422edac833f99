# Made by scripts/regenerate.py from openapi/daytona-toolbox; do not edit.
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.lsp_symbol import LspSymbol
from ...types import (
    UNSET,
    RequestOptions,
    Response,
    path_segment,
    read_list,
    with_options,
)


def _get_kwargs(
    sandbox_id: str,
    *,
    language_id: str,
    path_to_project: str,
    query: str,
) -> dict[str, Any]:

    _params: dict[str, Any] = {}

    _params["languageId"] = language_id

    _params["pathToProject"] = path_to_project

    _params["query"] = query

    _params = {k: v for k, v in _params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/{sandbox_id}/lsp/workspacesymbols".format(
            sandbox_id=path_segment(sandbox_id),
        ),
        "params": _params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> list[LspSymbol] | None:
    if response.is_success:
        if not response.content:
            raise ValueError(
                f"the answer with status {response.status_code} has no body, but one is documented"
            )

        def _read_response_200_item(response_200_item_data: Any) -> LspSymbol:
            response_200_item = LspSymbol.from_dict(response_200_item_data)

            return response_200_item

        response_200 = read_list(_read_response_200_item, response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[list[LspSymbol]]:
    parsed = None
    parse_error: Exception | None = None
    try:
        parsed = _parse_response(client=client, response=response)
    except errors.UnexpectedStatus:
        raise
    except Exception as error:  # noqa: BLE001
        parse_error = error
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=parsed,
        parse_error=parse_error,
    )


def sync_detailed(
    client: AuthenticatedClient | Client,
    sandbox_id: str,
    *,
    language_id: str,
    path_to_project: str,
    query: str,
    request_options: RequestOptions | None = None,
) -> Response[list[LspSymbol]]:
    """Find symbols in a project

    Args:
        sandbox_id (str):
        language_id (str):
        path_to_project (str):
        query (str):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[list[LspSymbol]]
    """

    kwargs = _get_kwargs(
        sandbox_id=sandbox_id,
        language_id=language_id,
        path_to_project=path_to_project,
        query=query,
    )

    response = client.get_httpx_client().request(
        **with_options(kwargs, request_options),
    )

    return _build_response(client=client, response=response)


def sync(
    client: AuthenticatedClient | Client,
    sandbox_id: str,
    *,
    language_id: str,
    path_to_project: str,
    query: str,
    request_options: RequestOptions | None = None,
) -> list[LspSymbol] | None:
    """Find symbols in a project

    Args:
        sandbox_id (str):
        language_id (str):
        path_to_project (str):
        query (str):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        list[LspSymbol]
    """

    return sync_detailed(
        sandbox_id=sandbox_id,
        client=client,
        language_id=language_id,
        path_to_project=path_to_project,
        query=query,
        request_options=request_options,
    ).parsed


async def asyncio_detailed(
    client: AuthenticatedClient | Client,
    sandbox_id: str,
    *,
    language_id: str,
    path_to_project: str,
    query: str,
    request_options: RequestOptions | None = None,
) -> Response[list[LspSymbol]]:
    """Find symbols in a project

    Args:
        sandbox_id (str):
        language_id (str):
        path_to_project (str):
        query (str):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[list[LspSymbol]]
    """

    kwargs = _get_kwargs(
        sandbox_id=sandbox_id,
        language_id=language_id,
        path_to_project=path_to_project,
        query=query,
    )

    response = await client.get_async_httpx_client().request(
        **with_options(kwargs, request_options),
    )

    return _build_response(client=client, response=response)


async def asyncio(
    client: AuthenticatedClient | Client,
    sandbox_id: str,
    *,
    language_id: str,
    path_to_project: str,
    query: str,
    request_options: RequestOptions | None = None,
) -> list[LspSymbol] | None:
    """Find symbols in a project

    Args:
        sandbox_id (str):
        language_id (str):
        path_to_project (str):
        query (str):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        list[LspSymbol]
    """

    return (
        await asyncio_detailed(
            sandbox_id=sandbox_id,
            client=client,
            language_id=language_id,
            path_to_project=path_to_project,
            query=query,
            request_options=request_options,
        )
    ).parsed
