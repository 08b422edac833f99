"""A kept root has one isolation for good: in another its files are another user's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from daytona_actions.local import LocalDaytona, LocalDaytonaError
from daytona_actions.local.kept_isolation import FILE, keep_isolation
from tests.local.clients import Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.local.clients import Client

OTHER = {"bubblewrap": "none", "none": "bubblewrap"}


def test_another_isolation_is_refused_at_once(tmp_path: Path, isolation: str) -> None:
    """With one sentence: which it has, and what to do; the key and the note stay as they are."""
    with LocalDaytona(root=tmp_path, isolation=isolation) as daytona:
        key = daytona.api_key
    (tmp_path / FILE).write_text(f"{OTHER[isolation]}\n")
    expected = (
        f"root folder {tmp_path} has isolation '{OTHER[isolation]}', and this server "
        f"'{isolation}': choose isolation {OTHER[isolation]}, or another root folder"
    )
    with pytest.raises(LocalDaytonaError, match=f"^{re.escape(expected)}$"):
        LocalDaytona(root=tmp_path, isolation=isolation, api_key="another-key").start()
    found = (tmp_path / "key").read_text().strip(), (tmp_path / FILE).read_text().strip()
    assert (key, OTHER[isolation]) == found


def test_auto_is_no_way_around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where bubblewrap was there once and is gone."""
    keep_isolation(tmp_path, "bubblewrap")
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(LocalDaytonaError, match="has isolation 'bubblewrap', and this server 'no"):
        LocalDaytona(root=tmp_path).start()


def test_a_root_of_an_older_version_is_taken_and_noted(
    start_server: Callable[..., Client], tmp_path: Path
) -> None:
    """As it is: what it was made in was not written down."""
    client = start_server(root=tmp_path)
    identity = client.create().id
    client.daytona.close()
    (tmp_path / FILE).unlink()
    again = start_server(root=tmp_path)
    Sandbox(again, identity).send_to("start", "started")
    assert f"{again.daytona.isolation}\n" == (tmp_path / FILE).read_text()
