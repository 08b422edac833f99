# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.create_sandbox import CreateSandbox
from ...models.sandbox import Sandbox
from ...types import (
    UNSET,
    RequestOptions,
    Response,
    Unset,
    with_options,
)


def _get_kwargs(
    *,
    body: CreateSandbox,
    x_daytona_organization_id: str | Unset = UNSET,
) -> dict[str, Any]:
    _headers: dict[str, Any] = {}
    if not isinstance(x_daytona_organization_id, Unset):
        _headers["X-Daytona-Organization-ID"] = x_daytona_organization_id

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/sandbox",
    }

    _kwargs["json"] = body.to_dict()

    _headers["Content-Type"] = "application/json"

    _kwargs["headers"] = _headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Sandbox | None:
    if response.is_success:
        if not response.content:
            raise ValueError(
                f"the answer with status {response.status_code} has no body, but one is documented"
            )
        response_200 = Sandbox.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Sandbox]:
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
    body: CreateSandbox,
    x_daytona_organization_id: str | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> Response[Sandbox]:
    """Create a new sandbox

    Args:
        x_daytona_organization_id (str | Unset):
        body (CreateSandbox):  Example: {'memory': 1, 'buildInfo': '', 'networkAllowList':
            '192.168.1.0/16,10.0.0.0/24', 'volumes': [{'mountPath': '/data', 'volumeId': 'volume123',
            'subpath': 'users/alice'}, {'mountPath': '/data', 'volumeId': 'volume123', 'subpath':
            'users/alice'}], 'cpu': 2, 'env': {'NODE_ENV': 'production'}, 'gpu': 1,
            'autoStopInterval': 30, 'labels': {'daytona.io/public': 'true'}, 'target': 'us',
            'networkBlockAll': False, 'disk': 3, 'autoDeleteInterval': 30, 'public': False, 'name':
            'MySandbox', 'user': 'daytona', 'class': 'small', 'autoArchiveInterval': 10080,
            'snapshot': 'ubuntu-4vcpu-8ram-100gb'}.
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Sandbox]
    """

    kwargs = _get_kwargs(
        body=body,
        x_daytona_organization_id=x_daytona_organization_id,
    )

    response = client.get_httpx_client().request(
        **with_options(kwargs, request_options),
    )

    return _build_response(client=client, response=response)


def sync(
    client: AuthenticatedClient,
    *,
    body: CreateSandbox,
    x_daytona_organization_id: str | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> Sandbox | None:
    """Create a new sandbox

    Args:
        x_daytona_organization_id (str | Unset):
        body (CreateSandbox):  Example: {'memory': 1, 'buildInfo': '', 'networkAllowList':
            '192.168.1.0/16,10.0.0.0/24', 'volumes': [{'mountPath': '/data', 'volumeId': 'volume123',
            'subpath': 'users/alice'}, {'mountPath': '/data', 'volumeId': 'volume123', 'subpath':
            'users/alice'}], 'cpu': 2, 'env': {'NODE_ENV': 'production'}, 'gpu': 1,
            'autoStopInterval': 30, 'labels': {'daytona.io/public': 'true'}, 'target': 'us',
            'networkBlockAll': False, 'disk': 3, 'autoDeleteInterval': 30, 'public': False, 'name':
            'MySandbox', 'user': 'daytona', 'class': 'small', 'autoArchiveInterval': 10080,
            'snapshot': 'ubuntu-4vcpu-8ram-100gb'}.
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Sandbox
    """

    return sync_detailed(
        client=client,
        body=body,
        x_daytona_organization_id=x_daytona_organization_id,
        request_options=request_options,
    ).parsed


async def asyncio_detailed(
    client: AuthenticatedClient,
    *,
    body: CreateSandbox,
    x_daytona_organization_id: str | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> Response[Sandbox]:
    """Create a new sandbox

    Args:
        x_daytona_organization_id (str | Unset):
        body (CreateSandbox):  Example: {'memory': 1, 'buildInfo': '', 'networkAllowList':
            '192.168.1.0/16,10.0.0.0/24', 'volumes': [{'mountPath': '/data', 'volumeId': 'volume123',
            'subpath': 'users/alice'}, {'mountPath': '/data', 'volumeId': 'volume123', 'subpath':
            'users/alice'}], 'cpu': 2, 'env': {'NODE_ENV': 'production'}, 'gpu': 1,
            'autoStopInterval': 30, 'labels': {'daytona.io/public': 'true'}, 'target': 'us',
            'networkBlockAll': False, 'disk': 3, 'autoDeleteInterval': 30, 'public': False, 'name':
            'MySandbox', 'user': 'daytona', 'class': 'small', 'autoArchiveInterval': 10080,
            'snapshot': 'ubuntu-4vcpu-8ram-100gb'}.
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Sandbox]
    """

    kwargs = _get_kwargs(
        body=body,
        x_daytona_organization_id=x_daytona_organization_id,
    )

    response = await client.get_async_httpx_client().request(
        **with_options(kwargs, request_options),
    )

    return _build_response(client=client, response=response)


async def asyncio(
    client: AuthenticatedClient,
    *,
    body: CreateSandbox,
    x_daytona_organization_id: str | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> Sandbox | None:
    """Create a new sandbox

    Args:
        x_daytona_organization_id (str | Unset):
        body (CreateSandbox):  Example: {'memory': 1, 'buildInfo': '', 'networkAllowList':
            '192.168.1.0/16,10.0.0.0/24', 'volumes': [{'mountPath': '/data', 'volumeId': 'volume123',
            'subpath': 'users/alice'}, {'mountPath': '/data', 'volumeId': 'volume123', 'subpath':
            'users/alice'}], 'cpu': 2, 'env': {'NODE_ENV': 'production'}, 'gpu': 1,
            'autoStopInterval': 30, 'labels': {'daytona.io/public': 'true'}, 'target': 'us',
            'networkBlockAll': False, 'disk': 3, 'autoDeleteInterval': 30, 'public': False, 'name':
            'MySandbox', 'user': 'daytona', 'class': 'small', 'autoArchiveInterval': 10080,
            'snapshot': 'ubuntu-4vcpu-8ram-100gb'}.
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Sandbox
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            x_daytona_organization_id=x_daytona_organization_id,
            request_options=request_options,
        )
    ).parsed
