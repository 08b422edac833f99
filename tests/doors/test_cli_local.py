"""`--local` and `--local-name`: which Daytona on this machine a command uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from daytona_actions.doors.running import announce, name_of_directory
from daytona_actions.service import DAYTONA

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from tests.doors.conftest import Ran

    Run = Callable[..., Ran]


def test_local_is_found(run: Run, settings: dict[str, Any]) -> None:
    """`--local` finds the Daytona that was started in this directory."""
    with announce(DAYTONA, name_of_directory()) as publish:
        publish(settings)
        assert run("list-snapshots", "--local").json["success"] is True


def test_local_of_a_name_is_found(run: Run, settings: dict[str, Any]) -> None:
    """`--local-name` finds one of another directory, before or after the verb."""
    with announce(DAYTONA, "shared") as publish:
        publish(settings)
        assert run("list-snapshots", "--local-name", "shared").json["success"] is True
        assert run("--local-name", "shared", "list-snapshots").json["success"] is True
        ran = run("list-snapshots", "--local-name", "other")
    assert (2, True) == (ran.code, "No Daytona 'other' runs here" in ran.said)


def test_local_never_takes_another(run: Run) -> None:
    """Where only others run they are listed, and none is used; `serve` is the way to an own one."""
    with announce(DAYTONA, "other") as publish:
        publish({"api_key": "k", "api_url": "http://127.0.0.1:1"})
        ran = run("list-snapshots", "--local")
    assert 2 == ran.code
    assert "daytona-actions serve" in ran.said
    assert "Others run: --local-name other (started in /" in ran.said
    assert "No other runs" in run("list-snapshots", "--local").said


def test_local_of_the_environment_wins(
    run: Run, settings: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where DAYTONA_API_URL names a Daytona on this machine, that one is meant."""
    monkeypatch.setenv("DAYTONA_API_KEY", settings["api_key"])
    monkeypatch.setenv("DAYTONA_API_URL", settings["api_url"])
    assert "" == run("list-snapshots", "--local").err
    with announce(DAYTONA, name_of_directory()) as publish:
        publish({"api_key": "k", "api_url": "http://127.0.0.1:1"})
        ran = run("list-snapshots", "--local")
        assert ran.json["success"] is True
        expected = f"--local uses {settings['api_url']}, which DAYTONA_API_URL names, and not the"
        assert ran.err.startswith(expected)
        publish(settings)
        assert "" == run("list-snapshots", "--local").err


@pytest.mark.parametrize("name", [None, "mine"])
@pytest.mark.parametrize("key", [None, "of-the-cloud"])
def test_local_of_the_environment_that_was_announced(
    run: Run,
    settings: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
    name: str | None,
    key: str | None,
) -> None:
    """The key of the Daytona here that DAYTONA_API_URL names is known: none else is needed."""
    monkeypatch.setenv("DAYTONA_API_URL", settings["api_url"] + "/")
    if key:
        monkeypatch.setenv("DAYTONA_API_KEY", key)
    with announce(DAYTONA, "another"), announce(DAYTONA, name or name_of_directory()) as publish:
        publish(settings)
        ran = run("list-snapshots", "--local")
    assert (True, "") == (ran.json["success"], ran.err)


def test_no_key(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a key the way to one is told, and the way that needs none."""
    monkeypatch.delenv("DAYTONA_API_KEY", raising=False)
    failed = run("list-snapshots").json
    assert failed["error"].startswith("There is no API key: set the environment variable DAYTONA_")
    hint = failed["failure"]["hint"]
    assert "run `daytona-actions serve` and add --local to a command" in hint
    assert "https://app.daytona.io" in hint


def test_two_servers_of_one_name(run: Run) -> None:
    """The second is refused in one sentence that says what to do."""
    with announce(DAYTONA, "mine"):
        ran = run("serve", "--isolation", "none", "--name", "mine")
    assert (1, True) == (ran.code, "give this one another --name" in ran.said)
