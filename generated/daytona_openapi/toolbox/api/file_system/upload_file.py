# Made by scripts/regenerate.py from openapi/daytona-toolbox; do not edit.
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.upload_file_request import UploadFileRequest
from ...types import (
    UNSET,
    RequestOptions,
    Response,
    path_segment,
    with_options,
)


def _get_kwargs(
    sandbox_id: str,
    *,
    body: UploadFileRequest,
    path: str,
) -> dict[str, Any]:
    _headers: dict[str, Any] = {}

    _params: dict[str, Any] = {}

    _params["path"] = path

    _params = {k: v for k, v in _params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/{sandbox_id}/files/upload".format(
            sandbox_id=path_segment(sandbox_id),
        ),
        "params": _params,
    }

    _kwargs["files"] = body.to_multipart()

    _kwargs["headers"] = _headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | None:
    if response.is_success:
        return None

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Any]:
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
    body: UploadFileRequest,
    path: str,
    request_options: RequestOptions | None = None,
) -> Response[Any]:
    """Upload one file

     Missing parent directories are made, an existing file is replaced.

    Args:
        sandbox_id (str):
        path (str):
        body (UploadFileRequest):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any]
    """

    kwargs = _get_kwargs(
        sandbox_id=sandbox_id,
        body=body,
        path=path,
    )

    response = client.get_httpx_client().request(
        **with_options(kwargs, request_options),
    )

    return _build_response(client=client, response=response)


async def asyncio_detailed(
    client: AuthenticatedClient | Client,
    sandbox_id: str,
    *,
    body: UploadFileRequest,
    path: str,
    request_options: RequestOptions | None = None,
) -> Response[Any]:
    """Upload one file

     Missing parent directories are made, an existing file is replaced.

    Args:
        sandbox_id (str):
        path (str):
        body (UploadFileRequest):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any]
    """

    kwargs = _get_kwargs(
        sandbox_id=sandbox_id,
        body=body,
        path=path,
    )

    response = await client.get_async_httpx_client().request(
        **with_options(kwargs, request_options),
    )

    return _build_response(client=client, response=response)
