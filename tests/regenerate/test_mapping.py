"""The page that says which operations each action calls."""

from __future__ import annotations

import mapping
import pytest

from daytona_actions import ACTIONS

FOR = {
    "create_sandbox": "POST /sandbox",
    "run_code": "POST {toolbox}/process/code-run",
    "execute_command": "POST {toolbox}/process/execute",
    "upload_file": "POST {toolbox}/files/bulk-upload",
    "download_file": "GET {toolbox}/files/download",
    "list_files": "GET {toolbox}/files",
    "git_clone": "POST {toolbox}/git/clone",
    "list_sandboxes": "GET /sandbox",
    "get_sandbox": "GET /sandbox/{sandboxIdOrName}",
    "start_sandbox": "POST /sandbox/{sandboxIdOrName}/start",
    "stop_sandbox": "POST /sandbox/{sandboxIdOrName}/stop",
    "delete_sandbox": "DELETE /sandbox/{sandboxIdOrName}",
}


@pytest.mark.parametrize("action", FOR)
def test_what_an_action_is_for(action: str) -> None:
    """The operation that each documented action is for is found in its source."""
    assert mapping.operation(action) == FOR[action]


def test_the_page_is_up_to_date() -> None:
    """docs/operations.md is what scripts/mapping.py makes; run it after a change of actions."""
    assert mapping.PAGE.read_text("utf-8") == mapping.page()


def test_every_action_is_on_the_page() -> None:
    """No action is without an operation."""
    assert all(f"| `{action}` | `" in mapping.page() for action in ACTIONS)


def test_what_is_sent_and_read() -> None:
    """An action's own operation comes first, with what is sent and read; then what it may need."""
    page = mapping.page()
    start = page.index("| `create_sandbox`")
    assert page[start:].splitlines()[:2] == [
        "| `create_sandbox` | `POST /sandbox` | `CreateSandbox` | `Sandbox` |",
        "|  | `GET /sandbox/{sandboxIdOrName}` |  | `Sandbox` |",
    ]
