# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.get_all_snapshots_order import GetAllSnapshotsOrder
from ...models.get_all_snapshots_sort import GetAllSnapshotsSort
from ...models.paginated_snapshots import PaginatedSnapshots
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
    name: str | Unset = UNSET,
    sort: GetAllSnapshotsSort | Unset = UNSET,
    order: GetAllSnapshotsOrder | Unset = UNSET,
    x_daytona_organization_id: str | Unset = UNSET,
) -> dict[str, Any]:
    _headers: dict[str, Any] = {}
    if not isinstance(x_daytona_organization_id, Unset):
        _headers["X-Daytona-Organization-ID"] = x_daytona_organization_id

    _params: dict[str, Any] = {}

    _params["page"] = page

    _params["limit"] = limit

    _params["name"] = name

    json_sort: str | Unset = UNSET
    if not isinstance(sort, Unset):
        json_sort = sort.value

    _params["sort"] = json_sort

    json_order: str | Unset = UNSET
    if not isinstance(order, Unset):
        json_order = order.value

    _params["order"] = json_order

    _params = {k: v for k, v in _params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/snapshots",
        "params": _params,
    }

    _kwargs["headers"] = _headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PaginatedSnapshots | None:
    if response.is_success:
        if not response.content:
            raise ValueError(
                f"the answer with status {response.status_code} has no body, but one is documented"
            )
        response_200 = PaginatedSnapshots.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[PaginatedSnapshots]:
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
    name: str | Unset = UNSET,
    sort: GetAllSnapshotsSort | Unset = UNSET,
    order: GetAllSnapshotsOrder | Unset = UNSET,
    x_daytona_organization_id: str | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> Response[PaginatedSnapshots]:
    """List all snapshots

    Args:
        page (float | Unset):  Default: 1.0.
        limit (float | Unset):  Default: 100.0.
        name (str | Unset):  Example: abc123.
        sort (GetAllSnapshotsSort | Unset):  Default: GetAllSnapshotsSort.LASTUSEDAT.
        order (GetAllSnapshotsOrder | Unset):  Default: GetAllSnapshotsOrder.DESC.
        x_daytona_organization_id (str | Unset):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedSnapshots]
    """

    kwargs = _get_kwargs(
        page=page,
        limit=limit,
        name=name,
        sort=sort,
        order=order,
        x_daytona_organization_id=x_daytona_organization_id,
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
    name: str | Unset = UNSET,
    sort: GetAllSnapshotsSort | Unset = UNSET,
    order: GetAllSnapshotsOrder | Unset = UNSET,
    x_daytona_organization_id: str | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> PaginatedSnapshots | None:
    """List all snapshots

    Args:
        page (float | Unset):  Default: 1.0.
        limit (float | Unset):  Default: 100.0.
        name (str | Unset):  Example: abc123.
        sort (GetAllSnapshotsSort | Unset):  Default: GetAllSnapshotsSort.LASTUSEDAT.
        order (GetAllSnapshotsOrder | Unset):  Default: GetAllSnapshotsOrder.DESC.
        x_daytona_organization_id (str | Unset):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedSnapshots
    """

    return sync_detailed(
        client=client,
        page=page,
        limit=limit,
        name=name,
        sort=sort,
        order=order,
        x_daytona_organization_id=x_daytona_organization_id,
        request_options=request_options,
    ).parsed


async def asyncio_detailed(
    client: AuthenticatedClient,
    *,
    page: float | Unset = UNSET,
    limit: float | Unset = UNSET,
    name: str | Unset = UNSET,
    sort: GetAllSnapshotsSort | Unset = UNSET,
    order: GetAllSnapshotsOrder | Unset = UNSET,
    x_daytona_organization_id: str | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> Response[PaginatedSnapshots]:
    """List all snapshots

    Args:
        page (float | Unset):  Default: 1.0.
        limit (float | Unset):  Default: 100.0.
        name (str | Unset):  Example: abc123.
        sort (GetAllSnapshotsSort | Unset):  Default: GetAllSnapshotsSort.LASTUSEDAT.
        order (GetAllSnapshotsOrder | Unset):  Default: GetAllSnapshotsOrder.DESC.
        x_daytona_organization_id (str | Unset):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedSnapshots]
    """

    kwargs = _get_kwargs(
        page=page,
        limit=limit,
        name=name,
        sort=sort,
        order=order,
        x_daytona_organization_id=x_daytona_organization_id,
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
    name: str | Unset = UNSET,
    sort: GetAllSnapshotsSort | Unset = UNSET,
    order: GetAllSnapshotsOrder | Unset = UNSET,
    x_daytona_organization_id: str | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> PaginatedSnapshots | None:
    """List all snapshots

    Args:
        page (float | Unset):  Default: 1.0.
        limit (float | Unset):  Default: 100.0.
        name (str | Unset):  Example: abc123.
        sort (GetAllSnapshotsSort | Unset):  Default: GetAllSnapshotsSort.LASTUSEDAT.
        order (GetAllSnapshotsOrder | Unset):  Default: GetAllSnapshotsOrder.DESC.
        x_daytona_organization_id (str | Unset):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedSnapshots
    """

    return (
        await asyncio_detailed(
            client=client,
            page=page,
            limit=limit,
            name=name,
            sort=sort,
            order=order,
            x_daytona_organization_id=x_daytona_organization_id,
            request_options=request_options,
        )
    ).parsed
