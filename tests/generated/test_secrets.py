"""What a generated client shows of itself: neither its token nor what it sends with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from daytona_openapi import control, toolbox

if TYPE_CHECKING:
    from types import ModuleType


@pytest.mark.parametrize("package", [control, toolbox], ids=["control", "toolbox"])
def test_repr_hides_the_token(package: ModuleType) -> None:
    """The repr holds no token, before and after it was put into the headers."""
    client = package.AuthenticatedClient("https://daytona.example", token="made-up-token")
    assert "made-up" not in repr(client)
    with client:
        client.get_httpx_client()
        assert "made-up" not in repr(client)


@pytest.mark.parametrize("package", [control, toolbox], ids=["control", "toolbox"])
@pytest.mark.parametrize(
    "secret",
    [
        {"cookies": {"session": "made-up"}},
        {"headers": {"x-gateway": "made-up"}},
        {"httpx_args": {"auth": ("name", "made-up")}},
    ],
    ids=lambda secret: str(*secret),
)
def test_repr_hides_what_is_sent(package: ModuleType, secret: dict[str, object]) -> None:
    """Neither clients show cookies, headers, or what httpx is given."""
    assert "made-up" not in repr(package.Client("https://daytona.example", **secret))
    client = package.AuthenticatedClient("https://daytona.example", token="t", **secret)
    assert "made-up" not in repr(client)
