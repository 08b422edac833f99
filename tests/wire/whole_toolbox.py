"""Requests to what the toolbox has beyond commands, files and clones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.scenarios import preparation
from tests.scenarios.model import Collection
from tests.scenarios.preparation import HOME

if TYPE_CHECKING:
    from tests.scenarios.model import Stage
    from tests.wire.calls import Calls

WHOLE_TOOLBOX = Collection(generated=True)
about = WHOLE_TOOLBOX.about


class Toolbox:
    """The toolbox of the prepared sandbox, which was looked up."""

    def __init__(self, stage: Stage) -> None:
        self._calls: Calls = stage.daytona
        self._sandbox = stage.sandbox
        self._calls.look_up(stage.sandbox)

    def read(self, operation: str, status: int = 200, **options: Any) -> Any:
        """Call a generated function whose answer must be read to the last field."""
        return self._calls.toolbox(operation, self._sandbox, status=status, read=True, **options)

    def send(self, operation: str, status: int, **options: Any) -> None:
        """Call a generated function, or a route by hand, of which only the status counts."""
        self._calls.toolbox(operation, self._sandbox, status=status, **options)


@about("wire", needs=preparation.sandbox)
def pty_lifecycle(stage: Stage) -> None:
    """A terminal is opened, has its size changed, and another one is closed before it began."""
    toolbox = Toolbox(stage)
    greeting = {"id": "term", "cols": 100, "rows": 30, "cwd": "/tmp", "envs": {"GREETING": "hello"}}
    term: Any = {"session_id": "term"}
    lazy: Any = {"session_id": "lazy"}
    assert [] == toolbox.read("process.list_pty_sessions").sessions
    made = toolbox.read("process.create_pty_session", 201, body=greeting)
    assert "term" == made.session_id
    toolbox.read("process.list_pty_sessions")
    assert 100 == toolbox.read("process.get_pty_session", **term).cols
    size = {"cols": 120, "rows": 40}
    assert 120 == toolbox.read("process.resize_pty_session", body=size, **term).cols
    toolbox.read("process.get_pty_session", **term)
    toolbox.read("process.create_pty_session", 201, body={"id": "lazy", "lazyStart": True})
    toolbox.read("process.get_pty_session", **lazy)
    toolbox.send("process.resize_pty_session", 500, body={"cols": 90, "rows": 20}, **lazy)
    toolbox.read("process.delete_pty_session", **lazy)
    assert ["term"] == [each.id for each in toolbox.read("process.list_pty_sessions").sessions]


@about("wire", needs=preparation.sandbox)
def interpreter_contexts(stage: Stage) -> None:
    """Contexts are made and listed; what cannot be is refused without a word."""
    toolbox = Toolbox(stage)
    create = "interpreter.create_interpreter_context"
    toolbox.read("interpreter.list_interpreter_contexts")
    toolbox.read(create, body={})
    assert "/tmp" == toolbox.read(create, body={"cwd": "/tmp", "language": "python"}).cwd
    assert 2 == len(toolbox.read("interpreter.list_interpreter_contexts").contexts)
    toolbox.send(create, 400, body={"language": "javascript"})
    toolbox.send(create, 500, body={"cwd": "/no/such/dir"})
    toolbox.send(create, 400, body={"cwd": 5})
    toolbox.send("POST /process/interpreter/context", 400)
    toolbox.send("interpreter.delete_interpreter_context", 400, id="default")
    toolbox.send("interpreter.delete_interpreter_context", 404, id="unknown")
    toolbox.send("GET /process/interpreter/execute", 400)


@about("wire", needs=preparation.cloned)
def git_branches(stage: Stage) -> None:
    """A branch is made, checked out, left and deleted, the current one too."""
    toolbox = Toolbox(stage)
    demo = f"{HOME}/demo"
    topic = {"path": demo, "name": "topic"}

    def check_out(branch: str) -> None:
        toolbox.send("git.checkout_branch", 200, body={"path": demo, "branch": branch})

    toolbox.read("git.list_branches", path=demo)
    toolbox.send("git.create_branch", 201, body=topic)
    assert ["main", "topic"] == toolbox.read("git.list_branches", path=demo).branches
    assert "topic" == toolbox.read("git.get_status", path=demo).current_branch
    check_out("main")
    check_out("topic")
    toolbox.read("git.get_status", path=demo)
    toolbox.send("git.delete_branch", 204, body=topic)
    check_out("main")
    toolbox.send("git.delete_branch", 204, body=topic)
    assert ["main"] == toolbox.read("git.list_branches", path=demo).branches


@about("wire", needs=preparation.sandbox)
def computer_use_without_desktop(stage: Stage) -> None:
    """Without a desktop everything is refused, but what is known of recordings."""
    toolbox = Toolbox(stage)

    def desktop(operation: str, status: int = 503, **options: Any) -> None:
        toolbox.send(f"computer_use.{operation}", status, **options)

    desktop("get_computer_use_system_status")
    desktop("get_computer_use_status")
    toolbox.send("POST /computeruse/start", 503, json={})
    desktop("get_computer_use_system_status")
    desktop("get_process_status", process_name="xvfb")
    desktop("get_process_logs", process_name="xvfb")
    desktop("take_screenshot")
    desktop("get_display_info")
    desktop("get_mouse_position")
    assert [] == toolbox.read("computer_use.list_recordings").recordings
    desktop("start_recording", 400, body={})
    desktop("get_recording", 404, id="unknown")
    desktop("get_accessibility_tree")
    toolbox.send("POST /computeruse/stop", 503, json={})
    desktop("move_mouse", body={"x": 1, "y": 1})
    desktop("type_text", body={"text": "x"})
