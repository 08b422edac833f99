"""The key of a server: given, kept with its root folder, and never shown."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from daytona_actions.local import LocalDaytona, LocalDaytonaError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.local.clients import Client

GIVEN = "a-key-of-mine"


def test_a_given_key_is_the_key(start_server: Callable[..., Client]) -> None:
    """Clients that show it are answered."""
    client = start_server(api_key=GIVEN)
    assert (GIVEN, 200) == (client.daytona.api_key, client.http.get("/health").status_code)


@pytest.mark.parametrize("given", [None, GIVEN])
def test_a_key_stays_with_its_root(
    start_server: Callable[..., Client], tmp_path: Path, given: str | None
) -> None:
    """Programs that were told of it go on after a restart."""
    first = start_server(root=tmp_path / "root", api_key=given)
    first.daytona.close()
    again = start_server(root=tmp_path / "root")
    mode = stat.S_IMODE((tmp_path / "root/key").stat().st_mode)
    assert (first.daytona.api_key, 0o600) == (again.daytona.api_key, mode)
    assert 200 == first.http.get(f"{again.daytona.api_url}/health").status_code


def test_a_key_is_shown_with_its_middle_hidden(server: Client) -> None:
    """To whoever has it already."""
    answer = server.http.get("/api-keys/current")
    said, key = answer.json(), server.daytona.api_key
    assert (200, "local", False) == (answer.status_code, said["name"], key in answer.text)
    assert (key[:3], key[-3:]) == (said["value"][:3], said["value"][-3:])


def test_a_given_key_replaces_the_kept_one(
    start_server: Callable[..., Client], tmp_path: Path
) -> None:
    """From then on."""
    start_server(root=tmp_path).daytona.close()
    start_server(root=tmp_path, api_key=GIVEN).daytona.close()
    assert GIVEN == start_server(root=tmp_path).daytona.api_key


@pytest.mark.parametrize(
    "key", ["", "short", "with a space in it", "with\nlines", "schlüssel", "x" * 5000]
)
def test_what_can_be_no_key_is_refused(key: str) -> None:
    """With what one must be, and without showing it."""
    with pytest.raises(ValueError, match="api_key must be 8 to 4096") as caught:
        LocalDaytona(api_key=key)
    assert not key or key not in str(caught.value)


def test_something_else_in_the_place_of_a_key_is_told(tmp_path: Path, isolation: str) -> None:
    """With its path, and without its content."""
    (tmp_path / "key").write_text("no key at all")
    with pytest.raises(LocalDaytonaError, match=f"^{tmp_path}/key holds no key: remove it"):
        LocalDaytona(root=tmp_path, isolation=isolation).start()


def test_a_key_that_cannot_be_kept_is_told(tmp_path: Path, isolation: str) -> None:
    """As a folder that takes its name cannot be read."""
    (tmp_path / "key").mkdir()
    with pytest.raises(LocalDaytonaError, match="Is a directory"):
        LocalDaytona(root=tmp_path, isolation=isolation).start()
