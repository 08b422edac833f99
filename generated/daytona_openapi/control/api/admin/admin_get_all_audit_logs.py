# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
import datetime
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.paginated_audit_logs import PaginatedAuditLogs
from ...types import (
    UNSET,
    RequestOptions,
    Response,
    Unset,
    with_options,
    write_time,
)


def _get_kwargs(
    *,
    page: float | Unset = UNSET,
    limit: float | Unset = UNSET,
    from_: datetime.datetime | Unset = UNSET,
    to: datetime.datetime | Unset = UNSET,
    next_token: str | Unset = UNSET,
) -> dict[str, Any]:

    _params: dict[str, Any] = {}

    _params["page"] = page

    _params["limit"] = limit

    json_from_: str | Unset = UNSET
    if not isinstance(from_, Unset):
        json_from_ = write_time(from_)
    _params["from"] = json_from_

    json_to: str | Unset = UNSET
    if not isinstance(to, Unset):
        json_to = write_time(to)
    _params["to"] = json_to

    _params["nextToken"] = next_token

    _params = {k: v for k, v in _params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/admin/audit",
        "params": _params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PaginatedAuditLogs | None:
    if response.is_success:
        if not response.content:
            raise ValueError(
                f"the answer with status {response.status_code} has no body, but one is documented"
            )
        response_200 = PaginatedAuditLogs.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[PaginatedAuditLogs]:
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
    from_: datetime.datetime | Unset = UNSET,
    to: datetime.datetime | Unset = UNSET,
    next_token: str | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> Response[PaginatedAuditLogs]:
    """Get all audit logs

    Args:
        page (float | Unset):  Default: 1.0.
        limit (float | Unset):  Default: 100.0.
        from_ (datetime.datetime | Unset):
        to (datetime.datetime | Unset):
        next_token (str | Unset):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedAuditLogs]
    """

    kwargs = _get_kwargs(
        page=page,
        limit=limit,
        from_=from_,
        to=to,
        next_token=next_token,
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
    from_: datetime.datetime | Unset = UNSET,
    to: datetime.datetime | Unset = UNSET,
    next_token: str | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> PaginatedAuditLogs | None:
    """Get all audit logs

    Args:
        page (float | Unset):  Default: 1.0.
        limit (float | Unset):  Default: 100.0.
        from_ (datetime.datetime | Unset):
        to (datetime.datetime | Unset):
        next_token (str | Unset):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedAuditLogs
    """

    return sync_detailed(
        client=client,
        page=page,
        limit=limit,
        from_=from_,
        to=to,
        next_token=next_token,
        request_options=request_options,
    ).parsed


async def asyncio_detailed(
    client: AuthenticatedClient,
    *,
    page: float | Unset = UNSET,
    limit: float | Unset = UNSET,
    from_: datetime.datetime | Unset = UNSET,
    to: datetime.datetime | Unset = UNSET,
    next_token: str | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> Response[PaginatedAuditLogs]:
    """Get all audit logs

    Args:
        page (float | Unset):  Default: 1.0.
        limit (float | Unset):  Default: 100.0.
        from_ (datetime.datetime | Unset):
        to (datetime.datetime | Unset):
        next_token (str | Unset):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedAuditLogs]
    """

    kwargs = _get_kwargs(
        page=page,
        limit=limit,
        from_=from_,
        to=to,
        next_token=next_token,
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
    from_: datetime.datetime | Unset = UNSET,
    to: datetime.datetime | Unset = UNSET,
    next_token: str | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> PaginatedAuditLogs | None:
    """Get all audit logs

    Args:
        page (float | Unset):  Default: 1.0.
        limit (float | Unset):  Default: 100.0.
        from_ (datetime.datetime | Unset):
        to (datetime.datetime | Unset):
        next_token (str | Unset):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedAuditLogs
    """

    return (
        await asyncio_detailed(
            client=client,
            page=page,
            limit=limit,
            from_=from_,
            to=to,
            next_token=next_token,
            request_options=request_options,
        )
    ).parsed
