# Made by scripts/regenerate.py from openapi/daytona-toolbox; do not edit.
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.git_commit_info import GitCommitInfo
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
    path: str,
) -> dict[str, Any]:

    _params: dict[str, Any] = {}

    _params["path"] = path

    _params = {k: v for k, v in _params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/{sandbox_id}/git/history".format(
            sandbox_id=path_segment(sandbox_id),
        ),
        "params": _params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> list[GitCommitInfo] | None:
    if response.is_success:
        if not response.content:
            raise ValueError(
                f"the answer with status {response.status_code} has no body, but one is documented"
            )

        def _read_response_200_item(response_200_item_data: Any) -> GitCommitInfo:
            response_200_item = GitCommitInfo.from_dict(response_200_item_data)

            return response_200_item

        response_200 = read_list(_read_response_200_item, response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[list[GitCommitInfo]]:
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
    path: str,
    request_options: RequestOptions | None = None,
) -> Response[list[GitCommitInfo]]:
    """List the commits of a repository

    Args:
        sandbox_id (str):
        path (str):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[list[GitCommitInfo]]
    """

    kwargs = _get_kwargs(
        sandbox_id=sandbox_id,
        path=path,
    )

    response = client.get_httpx_client().request(
        **with_options(kwargs, request_options),
    )

    return _build_response(client=client, response=response)


def sync(
    client: AuthenticatedClient | Client,
    sandbox_id: str,
    *,
    path: str,
    request_options: RequestOptions | None = None,
) -> list[GitCommitInfo] | None:
    """List the commits of a repository

    Args:
        sandbox_id (str):
        path (str):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        list[GitCommitInfo]
    """

    return sync_detailed(
        sandbox_id=sandbox_id,
        client=client,
        path=path,
        request_options=request_options,
    ).parsed


async def asyncio_detailed(
    client: AuthenticatedClient | Client,
    sandbox_id: str,
    *,
    path: str,
    request_options: RequestOptions | None = None,
) -> Response[list[GitCommitInfo]]:
    """List the commits of a repository

    Args:
        sandbox_id (str):
        path (str):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[list[GitCommitInfo]]
    """

    kwargs = _get_kwargs(
        sandbox_id=sandbox_id,
        path=path,
    )

    response = await client.get_async_httpx_client().request(
        **with_options(kwargs, request_options),
    )

    return _build_response(client=client, response=response)


async def asyncio(
    client: AuthenticatedClient | Client,
    sandbox_id: str,
    *,
    path: str,
    request_options: RequestOptions | None = None,
) -> list[GitCommitInfo] | None:
    """List the commits of a repository

    Args:
        sandbox_id (str):
        path (str):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        list[GitCommitInfo]
    """

    return (
        await asyncio_detailed(
            sandbox_id=sandbox_id,
            client=client,
            path=path,
            request_options=request_options,
        )
    ).parsed
