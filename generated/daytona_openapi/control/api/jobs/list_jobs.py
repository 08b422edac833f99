# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.job_status import JobStatus
from ...models.paginated_jobs import PaginatedJobs
from ...types import (
    UNSET,
    RequestOptions,
    Response,
    Unset,
    with_options,
)


def _get_kwargs(
    *,
    page: float | Unset = UNSET,
    limit: float | Unset = UNSET,
    status: JobStatus | Unset = UNSET,
    offset: float | Unset = UNSET,
) -> dict[str, Any]:

    _params: dict[str, Any] = {}

    _params["page"] = page

    _params["limit"] = limit

    json_status: str | Unset = UNSET
    if not isinstance(status, Unset):
        json_status = status.value

    _params["status"] = json_status

    _params["offset"] = offset

    _params = {k: v for k, v in _params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/jobs",
        "params": _params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PaginatedJobs | None:
    if response.is_success:
        if not response.content:
            raise ValueError(
                f"the answer with status {response.status_code} has no body, but one is documented"
            )
        response_200 = PaginatedJobs.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[PaginatedJobs]:
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
    page: float | Unset = UNSET,
    limit: float | Unset = UNSET,
    status: JobStatus | Unset = UNSET,
    offset: float | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> Response[PaginatedJobs]:
    """List jobs for the runner

     Returns a paginated list of jobs for the runner, optionally filtered by status.

    Args:
        page (float | Unset):  Default: 1.0.
        limit (float | Unset):  Default: 100.0.
        status (JobStatus | Unset):
        offset (float | Unset):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedJobs]
    """

    kwargs = _get_kwargs(
        page=page,
        limit=limit,
        status=status,
        offset=offset,
    )

    response = client.get_httpx_client().request(
        **with_options(kwargs, request_options),
    )

    return _build_response(client=client, response=response)


def sync(
    client: AuthenticatedClient,
    *,
    page: float | Unset = UNSET,
    limit: float | Unset = UNSET,
    status: JobStatus | Unset = UNSET,
    offset: float | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> PaginatedJobs | None:
    """List jobs for the runner

     Returns a paginated list of jobs for the runner, optionally filtered by status.

    Args:
        page (float | Unset):  Default: 1.0.
        limit (float | Unset):  Default: 100.0.
        status (JobStatus | Unset):
        offset (float | Unset):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedJobs
    """

    return sync_detailed(
        client=client,
        page=page,
        limit=limit,
        status=status,
        offset=offset,
        request_options=request_options,
    ).parsed


async def asyncio_detailed(
    client: AuthenticatedClient,
    *,
    page: float | Unset = UNSET,
    limit: float | Unset = UNSET,
    status: JobStatus | Unset = UNSET,
    offset: float | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> Response[PaginatedJobs]:
    """List jobs for the runner

     Returns a paginated list of jobs for the runner, optionally filtered by status.

    Args:
        page (float | Unset):  Default: 1.0.
        limit (float | Unset):  Default: 100.0.
        status (JobStatus | Unset):
        offset (float | Unset):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedJobs]
    """

    kwargs = _get_kwargs(
        page=page,
        limit=limit,
        status=status,
        offset=offset,
    )

    response = await client.get_async_httpx_client().request(
        **with_options(kwargs, request_options),
    )

    return _build_response(client=client, response=response)


async def asyncio(
    client: AuthenticatedClient,
    *,
    page: float | Unset = UNSET,
    limit: float | Unset = UNSET,
    status: JobStatus | Unset = UNSET,
    offset: float | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> PaginatedJobs | None:
    """List jobs for the runner

     Returns a paginated list of jobs for the runner, optionally filtered by status.

    Args:
        page (float | Unset):  Default: 1.0.
        limit (float | Unset):  Default: 100.0.
        status (JobStatus | Unset):
        offset (float | Unset):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedJobs
    """

    return (
        await asyncio_detailed(
            client=client,
            page=page,
            limit=limit,
            status=status,
            offset=offset,
            request_options=request_options,
        )
    ).parsed
