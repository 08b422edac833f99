# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
import datetime
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.list_sandboxes_paginated_order import ListSandboxesPaginatedOrder
from ...models.list_sandboxes_paginated_sort import ListSandboxesPaginatedSort
from ...models.list_sandboxes_paginated_states_item import (
    ListSandboxesPaginatedStatesItem,
)
from ...models.paginated_sandboxes import PaginatedSandboxes
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
    id: str | Unset = UNSET,
    name: str | Unset = UNSET,
    labels: str | Unset = UNSET,
    include_errored_deleted: bool | Unset = UNSET,
    states: list[ListSandboxesPaginatedStatesItem] | Unset = UNSET,
    snapshots: list[str] | Unset = UNSET,
    regions: list[str] | Unset = UNSET,
    min_cpu: float | Unset = UNSET,
    max_cpu: float | Unset = UNSET,
    min_memory_gi_b: float | Unset = UNSET,
    max_memory_gi_b: float | Unset = UNSET,
    min_disk_gi_b: float | Unset = UNSET,
    max_disk_gi_b: float | Unset = UNSET,
    last_event_after: datetime.datetime | Unset = UNSET,
    last_event_before: datetime.datetime | Unset = UNSET,
    sort: ListSandboxesPaginatedSort | Unset = UNSET,
    order: ListSandboxesPaginatedOrder | Unset = UNSET,
    x_daytona_organization_id: str | Unset = UNSET,
) -> dict[str, Any]:
    _headers: dict[str, Any] = {}
    if not isinstance(x_daytona_organization_id, Unset):
        _headers["X-Daytona-Organization-ID"] = x_daytona_organization_id

    _params: dict[str, Any] = {}

    _params["page"] = page

    _params["limit"] = limit

    _params["id"] = id

    _params["name"] = name

    _params["labels"] = labels

    _params["includeErroredDeleted"] = include_errored_deleted

    json_states: list[str] | Unset = UNSET
    if not isinstance(states, Unset):
        json_states = []
        for states_item_data in states:
            states_item = states_item_data.value
            json_states.append(states_item)

    _params["states"] = json_states

    json_snapshots: list[str] | Unset = UNSET
    if not isinstance(snapshots, Unset):
        json_snapshots = snapshots

    _params["snapshots"] = json_snapshots

    json_regions: list[str] | Unset = UNSET
    if not isinstance(regions, Unset):
        json_regions = regions

    _params["regions"] = json_regions

    _params["minCpu"] = min_cpu

    _params["maxCpu"] = max_cpu

    _params["minMemoryGiB"] = min_memory_gi_b

    _params["maxMemoryGiB"] = max_memory_gi_b

    _params["minDiskGiB"] = min_disk_gi_b

    _params["maxDiskGiB"] = max_disk_gi_b

    json_last_event_after: str | Unset = UNSET
    if not isinstance(last_event_after, Unset):
        json_last_event_after = write_time(last_event_after)
    _params["lastEventAfter"] = json_last_event_after

    json_last_event_before: str | Unset = UNSET
    if not isinstance(last_event_before, Unset):
        json_last_event_before = write_time(last_event_before)
    _params["lastEventBefore"] = json_last_event_before

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
        "url": "/sandbox/paginated",
        "params": _params,
    }

    _kwargs["headers"] = _headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PaginatedSandboxes | None:
    if response.is_success:
        if not response.content:
            raise ValueError(
                f"the answer with status {response.status_code} has no body, but one is documented"
            )
        response_200 = PaginatedSandboxes.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[PaginatedSandboxes]:
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
    id: str | Unset = UNSET,
    name: str | Unset = UNSET,
    labels: str | Unset = UNSET,
    include_errored_deleted: bool | Unset = UNSET,
    states: list[ListSandboxesPaginatedStatesItem] | Unset = UNSET,
    snapshots: list[str] | Unset = UNSET,
    regions: list[str] | Unset = UNSET,
    min_cpu: float | Unset = UNSET,
    max_cpu: float | Unset = UNSET,
    min_memory_gi_b: float | Unset = UNSET,
    max_memory_gi_b: float | Unset = UNSET,
    min_disk_gi_b: float | Unset = UNSET,
    max_disk_gi_b: float | Unset = UNSET,
    last_event_after: datetime.datetime | Unset = UNSET,
    last_event_before: datetime.datetime | Unset = UNSET,
    sort: ListSandboxesPaginatedSort | Unset = UNSET,
    order: ListSandboxesPaginatedOrder | Unset = UNSET,
    x_daytona_organization_id: str | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> Response[PaginatedSandboxes]:
    """List all sandboxes paginated

    Args:
        page (float | Unset):  Default: 1.0.
        limit (float | Unset):  Default: 100.0.
        id (str | Unset):  Example: abc123.
        name (str | Unset):  Example: abc123.
        labels (str | Unset):  Example: {"label1": "value1", "label2": "value2"}.
        include_errored_deleted (bool | Unset):  Default: False.
        states (list[ListSandboxesPaginatedStatesItem] | Unset):
        snapshots (list[str] | Unset):
        regions (list[str] | Unset):
        min_cpu (float | Unset):
        max_cpu (float | Unset):
        min_memory_gi_b (float | Unset):
        max_memory_gi_b (float | Unset):
        min_disk_gi_b (float | Unset):
        max_disk_gi_b (float | Unset):
        last_event_after (datetime.datetime | Unset):  Example: 2024-01-01T00:00:00Z.
        last_event_before (datetime.datetime | Unset):  Example: 2024-12-31T23:59:59Z.
        sort (ListSandboxesPaginatedSort | Unset):  Default: ListSandboxesPaginatedSort.CREATEDAT.
        order (ListSandboxesPaginatedOrder | Unset):  Default: ListSandboxesPaginatedOrder.DESC.
        x_daytona_organization_id (str | Unset):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedSandboxes]
    """

    kwargs = _get_kwargs(
        page=page,
        limit=limit,
        id=id,
        name=name,
        labels=labels,
        include_errored_deleted=include_errored_deleted,
        states=states,
        snapshots=snapshots,
        regions=regions,
        min_cpu=min_cpu,
        max_cpu=max_cpu,
        min_memory_gi_b=min_memory_gi_b,
        max_memory_gi_b=max_memory_gi_b,
        min_disk_gi_b=min_disk_gi_b,
        max_disk_gi_b=max_disk_gi_b,
        last_event_after=last_event_after,
        last_event_before=last_event_before,
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
    id: str | Unset = UNSET,
    name: str | Unset = UNSET,
    labels: str | Unset = UNSET,
    include_errored_deleted: bool | Unset = UNSET,
    states: list[ListSandboxesPaginatedStatesItem] | Unset = UNSET,
    snapshots: list[str] | Unset = UNSET,
    regions: list[str] | Unset = UNSET,
    min_cpu: float | Unset = UNSET,
    max_cpu: float | Unset = UNSET,
    min_memory_gi_b: float | Unset = UNSET,
    max_memory_gi_b: float | Unset = UNSET,
    min_disk_gi_b: float | Unset = UNSET,
    max_disk_gi_b: float | Unset = UNSET,
    last_event_after: datetime.datetime | Unset = UNSET,
    last_event_before: datetime.datetime | Unset = UNSET,
    sort: ListSandboxesPaginatedSort | Unset = UNSET,
    order: ListSandboxesPaginatedOrder | Unset = UNSET,
    x_daytona_organization_id: str | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> PaginatedSandboxes | None:
    """List all sandboxes paginated

    Args:
        page (float | Unset):  Default: 1.0.
        limit (float | Unset):  Default: 100.0.
        id (str | Unset):  Example: abc123.
        name (str | Unset):  Example: abc123.
        labels (str | Unset):  Example: {"label1": "value1", "label2": "value2"}.
        include_errored_deleted (bool | Unset):  Default: False.
        states (list[ListSandboxesPaginatedStatesItem] | Unset):
        snapshots (list[str] | Unset):
        regions (list[str] | Unset):
        min_cpu (float | Unset):
        max_cpu (float | Unset):
        min_memory_gi_b (float | Unset):
        max_memory_gi_b (float | Unset):
        min_disk_gi_b (float | Unset):
        max_disk_gi_b (float | Unset):
        last_event_after (datetime.datetime | Unset):  Example: 2024-01-01T00:00:00Z.
        last_event_before (datetime.datetime | Unset):  Example: 2024-12-31T23:59:59Z.
        sort (ListSandboxesPaginatedSort | Unset):  Default: ListSandboxesPaginatedSort.CREATEDAT.
        order (ListSandboxesPaginatedOrder | Unset):  Default: ListSandboxesPaginatedOrder.DESC.
        x_daytona_organization_id (str | Unset):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedSandboxes
    """

    return sync_detailed(
        client=client,
        page=page,
        limit=limit,
        id=id,
        name=name,
        labels=labels,
        include_errored_deleted=include_errored_deleted,
        states=states,
        snapshots=snapshots,
        regions=regions,
        min_cpu=min_cpu,
        max_cpu=max_cpu,
        min_memory_gi_b=min_memory_gi_b,
        max_memory_gi_b=max_memory_gi_b,
        min_disk_gi_b=min_disk_gi_b,
        max_disk_gi_b=max_disk_gi_b,
        last_event_after=last_event_after,
        last_event_before=last_event_before,
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
    id: str | Unset = UNSET,
    name: str | Unset = UNSET,
    labels: str | Unset = UNSET,
    include_errored_deleted: bool | Unset = UNSET,
    states: list[ListSandboxesPaginatedStatesItem] | Unset = UNSET,
    snapshots: list[str] | Unset = UNSET,
    regions: list[str] | Unset = UNSET,
    min_cpu: float | Unset = UNSET,
    max_cpu: float | Unset = UNSET,
    min_memory_gi_b: float | Unset = UNSET,
    max_memory_gi_b: float | Unset = UNSET,
    min_disk_gi_b: float | Unset = UNSET,
    max_disk_gi_b: float | Unset = UNSET,
    last_event_after: datetime.datetime | Unset = UNSET,
    last_event_before: datetime.datetime | Unset = UNSET,
    sort: ListSandboxesPaginatedSort | Unset = UNSET,
    order: ListSandboxesPaginatedOrder | Unset = UNSET,
    x_daytona_organization_id: str | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> Response[PaginatedSandboxes]:
    """List all sandboxes paginated

    Args:
        page (float | Unset):  Default: 1.0.
        limit (float | Unset):  Default: 100.0.
        id (str | Unset):  Example: abc123.
        name (str | Unset):  Example: abc123.
        labels (str | Unset):  Example: {"label1": "value1", "label2": "value2"}.
        include_errored_deleted (bool | Unset):  Default: False.
        states (list[ListSandboxesPaginatedStatesItem] | Unset):
        snapshots (list[str] | Unset):
        regions (list[str] | Unset):
        min_cpu (float | Unset):
        max_cpu (float | Unset):
        min_memory_gi_b (float | Unset):
        max_memory_gi_b (float | Unset):
        min_disk_gi_b (float | Unset):
        max_disk_gi_b (float | Unset):
        last_event_after (datetime.datetime | Unset):  Example: 2024-01-01T00:00:00Z.
        last_event_before (datetime.datetime | Unset):  Example: 2024-12-31T23:59:59Z.
        sort (ListSandboxesPaginatedSort | Unset):  Default: ListSandboxesPaginatedSort.CREATEDAT.
        order (ListSandboxesPaginatedOrder | Unset):  Default: ListSandboxesPaginatedOrder.DESC.
        x_daytona_organization_id (str | Unset):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedSandboxes]
    """

    kwargs = _get_kwargs(
        page=page,
        limit=limit,
        id=id,
        name=name,
        labels=labels,
        include_errored_deleted=include_errored_deleted,
        states=states,
        snapshots=snapshots,
        regions=regions,
        min_cpu=min_cpu,
        max_cpu=max_cpu,
        min_memory_gi_b=min_memory_gi_b,
        max_memory_gi_b=max_memory_gi_b,
        min_disk_gi_b=min_disk_gi_b,
        max_disk_gi_b=max_disk_gi_b,
        last_event_after=last_event_after,
        last_event_before=last_event_before,
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
    id: str | Unset = UNSET,
    name: str | Unset = UNSET,
    labels: str | Unset = UNSET,
    include_errored_deleted: bool | Unset = UNSET,
    states: list[ListSandboxesPaginatedStatesItem] | Unset = UNSET,
    snapshots: list[str] | Unset = UNSET,
    regions: list[str] | Unset = UNSET,
    min_cpu: float | Unset = UNSET,
    max_cpu: float | Unset = UNSET,
    min_memory_gi_b: float | Unset = UNSET,
    max_memory_gi_b: float | Unset = UNSET,
    min_disk_gi_b: float | Unset = UNSET,
    max_disk_gi_b: float | Unset = UNSET,
    last_event_after: datetime.datetime | Unset = UNSET,
    last_event_before: datetime.datetime | Unset = UNSET,
    sort: ListSandboxesPaginatedSort | Unset = UNSET,
    order: ListSandboxesPaginatedOrder | Unset = UNSET,
    x_daytona_organization_id: str | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> PaginatedSandboxes | None:
    """List all sandboxes paginated

    Args:
        page (float | Unset):  Default: 1.0.
        limit (float | Unset):  Default: 100.0.
        id (str | Unset):  Example: abc123.
        name (str | Unset):  Example: abc123.
        labels (str | Unset):  Example: {"label1": "value1", "label2": "value2"}.
        include_errored_deleted (bool | Unset):  Default: False.
        states (list[ListSandboxesPaginatedStatesItem] | Unset):
        snapshots (list[str] | Unset):
        regions (list[str] | Unset):
        min_cpu (float | Unset):
        max_cpu (float | Unset):
        min_memory_gi_b (float | Unset):
        max_memory_gi_b (float | Unset):
        min_disk_gi_b (float | Unset):
        max_disk_gi_b (float | Unset):
        last_event_after (datetime.datetime | Unset):  Example: 2024-01-01T00:00:00Z.
        last_event_before (datetime.datetime | Unset):  Example: 2024-12-31T23:59:59Z.
        sort (ListSandboxesPaginatedSort | Unset):  Default: ListSandboxesPaginatedSort.CREATEDAT.
        order (ListSandboxesPaginatedOrder | Unset):  Default: ListSandboxesPaginatedOrder.DESC.
        x_daytona_organization_id (str | Unset):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedSandboxes
    """

    return (
        await asyncio_detailed(
            client=client,
            page=page,
            limit=limit,
            id=id,
            name=name,
            labels=labels,
            include_errored_deleted=include_errored_deleted,
            states=states,
            snapshots=snapshots,
            regions=regions,
            min_cpu=min_cpu,
            max_cpu=max_cpu,
            min_memory_gi_b=min_memory_gi_b,
            max_memory_gi_b=max_memory_gi_b,
            min_disk_gi_b=min_disk_gi_b,
            max_disk_gi_b=max_disk_gi_b,
            last_event_after=last_event_after,
            last_event_before=last_event_before,
            sort=sort,
            order=order,
            x_daytona_organization_id=x_daytona_organization_id,
            request_options=request_options,
        )
    ).parsed
