# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.list_sandboxes_order import ListSandboxesOrder
from ...models.list_sandboxes_response import ListSandboxesResponse
from ...models.sandbox import Sandbox
from ...models.sandbox_state import SandboxState
from ...types import (
    UNREADABLE,
    UNSET,
    RequestOptions,
    Response,
    Unset,
    read_list,
    with_options,
)


def _get_kwargs(
    *,
    verbose: bool | Unset = UNSET,
    labels: str | Unset = UNSET,
    include_errored_deleted: bool | Unset = UNSET,
    cursor: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    id: str | Unset = UNSET,
    name: str | Unset = UNSET,
    states: list[SandboxState] | Unset = UNSET,
    snapshots: list[str] | Unset = UNSET,
    region_ids: list[str] | Unset = UNSET,
    sort: str | Unset = UNSET,
    order: ListSandboxesOrder | Unset = UNSET,
    x_daytona_organization_id: str | Unset = UNSET,
) -> dict[str, Any]:
    _headers: dict[str, Any] = {}
    if not isinstance(x_daytona_organization_id, Unset):
        _headers["X-Daytona-Organization-ID"] = x_daytona_organization_id

    _params: dict[str, Any] = {}

    _params["verbose"] = verbose

    _params["labels"] = labels

    _params["includeErroredDeleted"] = include_errored_deleted

    _params["cursor"] = cursor

    _params["limit"] = limit

    _params["id"] = id

    _params["name"] = name

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

    json_region_ids: list[str] | Unset = UNSET
    if not isinstance(region_ids, Unset):
        json_region_ids = region_ids

    _params["regionIds"] = json_region_ids

    _params["sort"] = sort

    json_order: str | Unset = UNSET
    if not isinstance(order, Unset):
        json_order = order.value

    _params["order"] = json_order

    _params = {k: v for k, v in _params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/sandbox",
        "params": _params,
    }

    _kwargs["headers"] = _headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> list[Sandbox] | ListSandboxesResponse | None:
    if response.is_success:
        if not response.content:
            raise ValueError(
                f"the answer with status {response.status_code} has no body, but one is documented"
            )

        def _parse_response_200(data: object) -> list[Sandbox] | ListSandboxesResponse:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_200_type_0 = ListSandboxesResponse.from_dict(data)

                return response_200_type_0
            except UNREADABLE:
                pass
            try:
                if not isinstance(data, list):
                    raise TypeError()

                def _read_response_200_sandbox_array_item(
                    response_200_sandbox_array_item_data: Any,
                ) -> Sandbox:
                    response_200_sandbox_array_item = Sandbox.from_dict(
                        response_200_sandbox_array_item_data
                    )

                    return response_200_sandbox_array_item

                response_200_sandbox_array = read_list(_read_response_200_sandbox_array_item, data)

                return response_200_sandbox_array
            except UNREADABLE:
                pass
            raise TypeError(f"expected one of several documented shapes, got {type(data).__name__}")

        response_200 = _parse_response_200(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[list[Sandbox] | ListSandboxesResponse]:
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
    verbose: bool | Unset = UNSET,
    labels: str | Unset = UNSET,
    include_errored_deleted: bool | Unset = UNSET,
    cursor: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    id: str | Unset = UNSET,
    name: str | Unset = UNSET,
    states: list[SandboxState] | Unset = UNSET,
    snapshots: list[str] | Unset = UNSET,
    region_ids: list[str] | Unset = UNSET,
    sort: str | Unset = UNSET,
    order: ListSandboxesOrder | Unset = UNSET,
    x_daytona_organization_id: str | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> Response[list[Sandbox] | ListSandboxesResponse]:
    """List all sandboxes

    Args:
        verbose (bool | Unset):
        labels (str | Unset):  Example: {"label1": "value1", "label2": "value2"}.
        include_errored_deleted (bool | Unset):
        cursor (str | Unset):
        limit (int | Unset):
        id (str | Unset):
        name (str | Unset):
        states (list[SandboxState] | Unset):
        snapshots (list[str] | Unset):
        region_ids (list[str] | Unset):
        sort (str | Unset):
        order (ListSandboxesOrder | Unset):
        x_daytona_organization_id (str | Unset):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[list[Sandbox] | ListSandboxesResponse]
    """

    kwargs = _get_kwargs(
        verbose=verbose,
        labels=labels,
        include_errored_deleted=include_errored_deleted,
        cursor=cursor,
        limit=limit,
        id=id,
        name=name,
        states=states,
        snapshots=snapshots,
        region_ids=region_ids,
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
    verbose: bool | Unset = UNSET,
    labels: str | Unset = UNSET,
    include_errored_deleted: bool | Unset = UNSET,
    cursor: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    id: str | Unset = UNSET,
    name: str | Unset = UNSET,
    states: list[SandboxState] | Unset = UNSET,
    snapshots: list[str] | Unset = UNSET,
    region_ids: list[str] | Unset = UNSET,
    sort: str | Unset = UNSET,
    order: ListSandboxesOrder | Unset = UNSET,
    x_daytona_organization_id: str | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> list[Sandbox] | ListSandboxesResponse | None:
    """List all sandboxes

    Args:
        verbose (bool | Unset):
        labels (str | Unset):  Example: {"label1": "value1", "label2": "value2"}.
        include_errored_deleted (bool | Unset):
        cursor (str | Unset):
        limit (int | Unset):
        id (str | Unset):
        name (str | Unset):
        states (list[SandboxState] | Unset):
        snapshots (list[str] | Unset):
        region_ids (list[str] | Unset):
        sort (str | Unset):
        order (ListSandboxesOrder | Unset):
        x_daytona_organization_id (str | Unset):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        list[Sandbox] | ListSandboxesResponse
    """

    return sync_detailed(
        client=client,
        verbose=verbose,
        labels=labels,
        include_errored_deleted=include_errored_deleted,
        cursor=cursor,
        limit=limit,
        id=id,
        name=name,
        states=states,
        snapshots=snapshots,
        region_ids=region_ids,
        sort=sort,
        order=order,
        x_daytona_organization_id=x_daytona_organization_id,
        request_options=request_options,
    ).parsed


async def asyncio_detailed(
    client: AuthenticatedClient,
    *,
    verbose: bool | Unset = UNSET,
    labels: str | Unset = UNSET,
    include_errored_deleted: bool | Unset = UNSET,
    cursor: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    id: str | Unset = UNSET,
    name: str | Unset = UNSET,
    states: list[SandboxState] | Unset = UNSET,
    snapshots: list[str] | Unset = UNSET,
    region_ids: list[str] | Unset = UNSET,
    sort: str | Unset = UNSET,
    order: ListSandboxesOrder | Unset = UNSET,
    x_daytona_organization_id: str | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> Response[list[Sandbox] | ListSandboxesResponse]:
    """List all sandboxes

    Args:
        verbose (bool | Unset):
        labels (str | Unset):  Example: {"label1": "value1", "label2": "value2"}.
        include_errored_deleted (bool | Unset):
        cursor (str | Unset):
        limit (int | Unset):
        id (str | Unset):
        name (str | Unset):
        states (list[SandboxState] | Unset):
        snapshots (list[str] | Unset):
        region_ids (list[str] | Unset):
        sort (str | Unset):
        order (ListSandboxesOrder | Unset):
        x_daytona_organization_id (str | Unset):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[list[Sandbox] | ListSandboxesResponse]
    """

    kwargs = _get_kwargs(
        verbose=verbose,
        labels=labels,
        include_errored_deleted=include_errored_deleted,
        cursor=cursor,
        limit=limit,
        id=id,
        name=name,
        states=states,
        snapshots=snapshots,
        region_ids=region_ids,
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
    verbose: bool | Unset = UNSET,
    labels: str | Unset = UNSET,
    include_errored_deleted: bool | Unset = UNSET,
    cursor: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    id: str | Unset = UNSET,
    name: str | Unset = UNSET,
    states: list[SandboxState] | Unset = UNSET,
    snapshots: list[str] | Unset = UNSET,
    region_ids: list[str] | Unset = UNSET,
    sort: str | Unset = UNSET,
    order: ListSandboxesOrder | Unset = UNSET,
    x_daytona_organization_id: str | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> list[Sandbox] | ListSandboxesResponse | None:
    """List all sandboxes

    Args:
        verbose (bool | Unset):
        labels (str | Unset):  Example: {"label1": "value1", "label2": "value2"}.
        include_errored_deleted (bool | Unset):
        cursor (str | Unset):
        limit (int | Unset):
        id (str | Unset):
        name (str | Unset):
        states (list[SandboxState] | Unset):
        snapshots (list[str] | Unset):
        region_ids (list[str] | Unset):
        sort (str | Unset):
        order (ListSandboxesOrder | Unset):
        x_daytona_organization_id (str | Unset):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        list[Sandbox] | ListSandboxesResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            verbose=verbose,
            labels=labels,
            include_errored_deleted=include_errored_deleted,
            cursor=cursor,
            limit=limit,
            id=id,
            name=name,
            states=states,
            snapshots=snapshots,
            region_ids=region_ids,
            sort=sort,
            order=order,
            x_daytona_organization_id=x_daytona_organization_id,
            request_options=request_options,
        )
    ).parsed
