# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.poll_jobs_response import PollJobsResponse
from ...types import (
    UNSET,
    RequestOptions,
    Response,
    Unset,
    with_options,
)


def _get_kwargs(
    *,
    timeout: float | Unset = UNSET,
    limit: float | Unset = UNSET,
) -> dict[str, Any]:

    _params: dict[str, Any] = {}

    _params["timeout"] = timeout

    _params["limit"] = limit

    _params = {k: v for k, v in _params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/jobs/poll",
        "params": _params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PollJobsResponse | None:
    if response.is_success:
        if not response.content:
            raise ValueError(
                f"the answer with status {response.status_code} has no body, but one is documented"
            )
        response_200 = PollJobsResponse.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[PollJobsResponse]:
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
    client: AuthenticatedClient,
    *,
    timeout: float | Unset = UNSET,
    limit: float | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> Response[PollJobsResponse]:
    """Long poll for jobs

     Long poll endpoint for runners to fetch pending jobs. Returns immediately if jobs are available,
    otherwise waits up to timeout seconds.

    Args:
        timeout (float | Unset):
        limit (float | Unset):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PollJobsResponse]
    """

    kwargs = _get_kwargs(
        timeout=timeout,
        limit=limit,
    )

    response = client.get_httpx_client().request(
        **with_options(kwargs, request_options),
    )

    return _build_response(client=client, response=response)


def sync(
    client: AuthenticatedClient,
    *,
    timeout: float | Unset = UNSET,
    limit: float | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> PollJobsResponse | None:
    """Long poll for jobs

     Long poll endpoint for runners to fetch pending jobs. Returns immediately if jobs are available,
    otherwise waits up to timeout seconds.

    Args:
        timeout (float | Unset):
        limit (float | Unset):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PollJobsResponse
    """

    return sync_detailed(
        client=client,
        timeout=timeout,
        limit=limit,
        request_options=request_options,
    ).parsed


async def asyncio_detailed(
    client: AuthenticatedClient,
    *,
    timeout: float | Unset = UNSET,
    limit: float | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> Response[PollJobsResponse]:
    """Long poll for jobs

     Long poll endpoint for runners to fetch pending jobs. Returns immediately if jobs are available,
    otherwise waits up to timeout seconds.

    Args:
        timeout (float | Unset):
        limit (float | Unset):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PollJobsResponse]
    """

    kwargs = _get_kwargs(
        timeout=timeout,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(
        **with_options(kwargs, request_options),
    )

    return _build_response(client=client, response=response)


async def asyncio(
    client: AuthenticatedClient,
    *,
    timeout: float | Unset = UNSET,
    limit: float | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> PollJobsResponse | None:
    """Long poll for jobs

     Long poll endpoint for runners to fetch pending jobs. Returns immediately if jobs are available,
    otherwise waits up to timeout seconds.

    Args:
        timeout (float | Unset):
        limit (float | Unset):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PollJobsResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            timeout=timeout,
            limit=limit,
            request_options=request_options,
        )
    ).parsed
