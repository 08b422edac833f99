# Made by scripts/regenerate.py from openapi/daytona-toolbox; do not edit.
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.session_command_logs_response import SessionCommandLogsResponse
from ...types import (
    UNSET,
    RequestOptions,
    Response,
    Unset,
    path_segment,
    with_options,
)


def _get_kwargs(
    sandbox_id: str,
    *,
    follow: bool | Unset = UNSET,
    x_daytona_sdk_version: str | Unset = UNSET,
) -> dict[str, Any]:
    _headers: dict[str, Any] = {}
    if not isinstance(x_daytona_sdk_version, Unset):
        _headers["X-Daytona-SDK-Version"] = x_daytona_sdk_version

    _params: dict[str, Any] = {}

    _params["follow"] = follow

    _params = {k: v for k, v in _params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/{sandbox_id}/process/session/entrypoint/logs".format(
            sandbox_id=path_segment(sandbox_id),
        ),
        "params": _params,
    }

    _kwargs["headers"] = _headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> SessionCommandLogsResponse | None:
    if response.is_success:
        if not response.content:
            raise ValueError(
                f"the answer with status {response.status_code} has no body, but one is documented"
            )
        response_200 = SessionCommandLogsResponse.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[SessionCommandLogsResponse]:
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
    follow: bool | Unset = UNSET,
    x_daytona_sdk_version: str | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> Response[SessionCommandLogsResponse]:
    """Read the output of the container's own command

     As the output of a command of a session.

    Args:
        sandbox_id (str):
        follow (bool | Unset):
        x_daytona_sdk_version (str | Unset):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[SessionCommandLogsResponse]
    """

    kwargs = _get_kwargs(
        sandbox_id=sandbox_id,
        follow=follow,
        x_daytona_sdk_version=x_daytona_sdk_version,
    )

    response = client.get_httpx_client().request(
        **with_options(kwargs, request_options),
    )

    return _build_response(client=client, response=response)


def sync(
    client: AuthenticatedClient | Client,
    sandbox_id: str,
    *,
    follow: bool | Unset = UNSET,
    x_daytona_sdk_version: str | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> SessionCommandLogsResponse | None:
    """Read the output of the container's own command

     As the output of a command of a session.

    Args:
        sandbox_id (str):
        follow (bool | Unset):
        x_daytona_sdk_version (str | Unset):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        SessionCommandLogsResponse
    """

    return sync_detailed(
        sandbox_id=sandbox_id,
        client=client,
        follow=follow,
        x_daytona_sdk_version=x_daytona_sdk_version,
        request_options=request_options,
    ).parsed


async def asyncio_detailed(
    client: AuthenticatedClient | Client,
    sandbox_id: str,
    *,
    follow: bool | Unset = UNSET,
    x_daytona_sdk_version: str | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> Response[SessionCommandLogsResponse]:
    """Read the output of the container's own command

     As the output of a command of a session.

    Args:
        sandbox_id (str):
        follow (bool | Unset):
        x_daytona_sdk_version (str | Unset):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[SessionCommandLogsResponse]
    """

    kwargs = _get_kwargs(
        sandbox_id=sandbox_id,
        follow=follow,
        x_daytona_sdk_version=x_daytona_sdk_version,
    )

    response = await client.get_async_httpx_client().request(
        **with_options(kwargs, request_options),
    )

    return _build_response(client=client, response=response)


async def asyncio(
    client: AuthenticatedClient | Client,
    sandbox_id: str,
    *,
    follow: bool | Unset = UNSET,
    x_daytona_sdk_version: str | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> SessionCommandLogsResponse | None:
    """Read the output of the container's own command

     As the output of a command of a session.

    Args:
        sandbox_id (str):
        follow (bool | Unset):
        x_daytona_sdk_version (str | Unset):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        SessionCommandLogsResponse
    """

    return (
        await asyncio_detailed(
            sandbox_id=sandbox_id,
            client=client,
            follow=follow,
            x_daytona_sdk_version=x_daytona_sdk_version,
            request_options=request_options,
        )
    ).parsed
