# Made by scripts/regenerate.py from openapi/daytona-toolbox; do not edit.
from io import BytesIO
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...types import File, RequestOptions, Response, path_segment, with_options


def _get_kwargs(
    sandbox_id: str,
    id: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/{sandbox_id}/computeruse/recordings/{id}/download".format(
            sandbox_id=path_segment(sandbox_id),
            id=path_segment(id),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> File | None:
    if response.is_success:
        response_200 = File(payload=BytesIO(response.content))

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[File]:
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
    id: str,
    *,
    request_options: RequestOptions | None = None,
) -> Response[File]:
    """Download a recording

    Args:
        sandbox_id (str):
        id (str):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[File]
    """

    kwargs = _get_kwargs(
        sandbox_id=sandbox_id,
        id=id,
    )

    response = client.get_httpx_client().request(
        **with_options(kwargs, request_options),
    )

    return _build_response(client=client, response=response)


def sync(
    client: AuthenticatedClient | Client,
    sandbox_id: str,
    id: str,
    *,
    request_options: RequestOptions | None = None,
) -> File | None:
    """Download a recording

    Args:
        sandbox_id (str):
        id (str):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        File
    """

    return sync_detailed(
        sandbox_id=sandbox_id,
        id=id,
        client=client,
        request_options=request_options,
    ).parsed


async def asyncio_detailed(
    client: AuthenticatedClient | Client,
    sandbox_id: str,
    id: str,
    *,
    request_options: RequestOptions | None = None,
) -> Response[File]:
    """Download a recording

    Args:
        sandbox_id (str):
        id (str):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[File]
    """

    kwargs = _get_kwargs(
        sandbox_id=sandbox_id,
        id=id,
    )

    response = await client.get_async_httpx_client().request(
        **with_options(kwargs, request_options),
    )

    return _build_response(client=client, response=response)


async def asyncio(
    client: AuthenticatedClient | Client,
    sandbox_id: str,
    id: str,
    *,
    request_options: RequestOptions | None = None,
) -> File | None:
    """Download a recording

    Args:
        sandbox_id (str):
        id (str):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        File
    """

    return (
        await asyncio_detailed(
            sandbox_id=sandbox_id,
            id=id,
            client=client,
            request_options=request_options,
        )
    ).parsed
