"""An environment is built once and used three times, in Python and on the command line."""

from __future__ import annotations

import base64
import io
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions import DaytonaActions
from daytona_actions.local import LocalDaytona
from tests.local.clients import ISOLATIONS
from tests.patience import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.doors.conftest import Ran

    Call = Callable[..., dict[str, Any]]

WHEEL = "greeter-1-py3-none-any.whl"
NAMES = ["job-one", "job-two", "job-three"]


def wheel() -> str:
    """Return a distribution with a program, base64-encoded."""
    content, about = io.BytesIO(), "greeter-1.dist-info"
    with zipfile.ZipFile(content, "w") as file:
        file.writestr("greeter.py", "def main():\n    print('hello')\n")
        file.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\nName: greeter\nVersion: 1\n")
        file.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        file.writestr(f"{about}/entry_points.txt", "[console_scripts]\ngreet = greeter:main\n")
        file.writestr(f"{about}/RECORD", "")
    return base64.b64encode(content.getvalue()).decode()


def python(daytona: DaytonaActions) -> Call:
    """Call actions as methods."""

    def call(action: str, /, *arguments: str, **options: Any) -> dict[str, Any]:
        found: dict[str, Any] = getattr(daytona, action)(*arguments, **options).model_dump()
        return found

    return call


def commands(run: Callable[..., Ran]) -> Call:
    """Call actions as commands."""

    def call(action: str, /, *arguments: str, **options: Any) -> dict[str, Any]:
        words = [action.replace("_", "-"), *arguments]
        for name, value in options.items():
            pairs = value.items() if isinstance(value, dict) else ()
            shown = [f"{key}={each}" for key, each in pairs] or [str(value)]
            words += [word for each in shown for word in (f"--{name.replace('_', '-')}", each)]
        found: dict[str, Any] = run(*words).json
        return found

    return call


@pytest.fixture(params=[("python", ISOLATIONS[0]), ("cli", ISOLATIONS[-1])], ids="-".join)
def call(
    request: pytest.FixtureRequest,
    run: Callable[..., Ran],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Call]:
    """What calls actions by either door, on a Daytona on this machine of its own."""
    door, isolation = request.param
    with (
        LocalDaytona(isolation=isolation) as local,
        DaytonaActions(local.api_key, api_url=local.api_url) as daytona,
    ):
        monkeypatch.setenv("DAYTONA_API_KEY", local.api_key)
        monkeypatch.setenv("DAYTONA_API_URL", local.api_url)
        yield python(daytona) if door == "python" else commands(run)
        # A snapshot goes in the background.
        wait_until(lambda: len(daytona.list_snapshots().unwrap().snapshots) == 1)
        assert [] == daytona.list_sandboxes().unwrap().sandboxes


def test_an_environment_is_built_once_and_used_three_times(call: Call) -> None:
    """Created, installed, snapshotted; labelled, resized, archived, restored; all cleaned up."""

    def do(action: str, /, *arguments: str, **options: Any) -> dict[str, Any]:
        found = call(action, *arguments, **options)
        assert (True, None) == (found["success"], found["error"]), action
        return found

    do("create_sandbox", name="builder")
    do("upload_file", "builder", f"/home/daytona/{WHEEL}", file_content_base64=wheel())
    install = f"pip install -q --no-index --no-deps ./{WHEEL} && rm {WHEEL}"
    assert 0 == do("execute_command", "builder", install, timeout=60)["exit_code"]
    made = do("snapshot_sandbox", "builder", "environment")["snapshot"]
    assert ("active", "environment") == (made["state"], made["name"])
    do("delete_sandbox", "builder")

    for name in NAMES:
        do("create_sandbox", snapshot="environment", name=name, labels={"job": "three"})
    assert ["hello\n"] * 3 == [do("execute_command", each, "greet")["result"] for each in NAMES]
    do("execute_command", NAMES[0], "echo kept > kept")
    do("update_sandbox", NAMES[0], labels={"job": "first"}, auto_stop_interval=30)
    sized = do("resize_sandbox", NAMES[0], cpu=2, memory=4)["sandbox"]
    assert (2, 4, {"job": "first"}) == (sized["cpu"], sized["memory"], sized["labels"])

    do("stop_sandbox", NAMES[0])
    do("wait_for_sandbox", NAMES[0], "stopped")
    assert "archived" == do("archive_sandbox", NAMES[0])["sandbox"]["state"]
    do("start_sandbox", NAMES[0])
    do("wait_for_sandbox", NAMES[0], "started")
    assert "kept\nhello\n" == do("execute_command", NAMES[0], "cat kept; greet")["result"]
    found = do("get_sandbox_details", NAMES[0])["sandbox"]
    assert (2, 4, {"job": "first"}, "environment", 30) == (
        *(found["cpu"], found["memory"], found["labels"], found["snapshot"]),
        found["auto_stop_interval"],
    )
    for name in NAMES:
        do("delete_sandbox", name)
    do("delete_snapshot", "environment")
    for name in NAMES:
        do("wait_for_sandbox", name, "destroyed")
