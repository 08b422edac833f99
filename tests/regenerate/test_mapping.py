"""The page that says which operations each action calls."""

from __future__ import annotations

import mapping
import pytest
from official_names import OFFICIAL
from reasons import NO_ACTION, NOT_LOCAL, Reasons

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
    assert [
        "| `create_sandbox` | `POST /sandbox` | `CreateSandbox` | `Sandbox` |",
        "|  | `GET /sandbox/{sandboxIdOrName}` | `none` | `Sandbox` |",
    ] == page[start:].splitlines()[:2]


def test_every_operation_has_a_row() -> None:
    """Each of the 235 and 93 operations is there once, without an empty cell."""
    rows = mapping.every_operation()
    assert len({row[0] for row in rows}) == len(rows) == 235 + 93
    assert all(cell for row in rows for cell in row)


@pytest.mark.parametrize(
    "row",
    [
        [
            "`POST /sandbox`",
            "`create_sandbox` *volumes by hand*",
            "`sandbox.create_sandbox`",
            "offered",
        ],
        [
            "`GET {toolbox}/process/session/entrypoint`",
            "for `list_processes`",
            "`process.get_entrypoint_session`",
            "offered",
        ],
        [
            "`GET /workspace`",
            "gone in v0.190.0",
            "`workspace.list_workspaces_deprecated`",
            "404: gone in v0.190.0",
        ],
        [
            "`POST {toolbox}/lsp/start`",
            "needs a language server",
            "`lsp.start`",
            "501: no language server",
        ],
    ],
    ids=lambda row: row[0],
)
def test_what_is_said_of_an_operation(row: list[str]) -> None:
    """Its action or those on whose way it is, its function, and what a local Daytona answers."""
    assert row in mapping.every_operation()


def test_no_cell_is_empty() -> None:
    """What there is nothing to say of is said to be nothing; only an action's name is not repeated."""
    rows = [line for line in mapping.page().splitlines() if line.startswith("| ")]
    assert [] == [row for row in rows if "|  |" in row.removeprefix("|  ")]


def test_names_of_the_official_sdk(monkeypatch: pytest.MonkeyPatch) -> None:
    """What users of it look for is told; a name of an action that is gone is an error."""
    assert "| `fs.move_files` | `move_file` |" in mapping.page()
    monkeypatch.setitem(OFFICIAL, "no_such_action", ("fs.nothing",))
    with pytest.raises(ValueError, match="no_such_action"):
        mapping.page()


def test_a_websocket_has_no_function() -> None:
    """In place of the function stands why there is none."""
    [row] = [
        row for row in mapping.every_operation() if row[0].endswith("/pty/{sessionId}/connect`")
    ]
    assert "a websocket" == row[2]


def test_each_reason_is_needed_and_each_needed_one_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A reason that nothing needs any more is named, and so is an operation without one."""
    monkeypatch.setitem(NO_ACTION, "control.sandbox.create_sandbox", "too much")
    with pytest.raises(ValueError, match=r"not needed: \['control.sandbox.create_sandbox'\]"):
        mapping.every_operation()
    monkeypatch.delitem(NOT_LOCAL, "toolbox.lsp.")
    with pytest.raises(KeyError, match=r"no reason for toolbox\.lsp\.start"):
        mapping.every_operation()


def test_an_operation_may_have_a_reason_of_its_own() -> None:
    """It comes before that of the family, which is then unneeded."""
    reasons = Reasons({"toolbox.git.": "all", "toolbox.git.add_files": "one"})
    assert ["one", {"toolbox.git."}] == [reasons.of("toolbox.git.add_files"), reasons.unneeded]
