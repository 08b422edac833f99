"""What the actions on processes answer."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from daytona_actions.engine.result import ActionResult
from daytona_actions.engine.shown import Shown

_IN_PARTS = (
    "To see all of it, read it in parts, from the same offset on: read_process_output with "
    "limit=30000."
)
_BEFORE = (
    "The rest is gone: before stop_process, read_process_output with limit=30000 reads all of it in "
    "parts."
)


class Process(BaseModel):
    """A process of a sandbox: whether it runs, how it ended, and who started it."""

    model_config = ConfigDict(extra="forbid")

    process_id: str | None = None
    command: str | None = None
    running: bool | None = None
    exit_code: int | None = None
    started_by: str | None = None


class StartProcessOutput(ActionResult):
    """The process that was started; on failure its name, if it may run all the same."""

    process_id: str | None = None
    command: str | None = None
    running: bool | None = None
    exit_code: int | None = None


class ListProcessesOutput(ActionResult):
    """The processes of a sandbox."""

    processes: Annotated[
        list[Process],
        Shown(
            columns=("process_id", "running", "exit_code", "started_by", "command"),
            the_rest="To see one that is left out, ask get_process for it.",
        ),
    ] = Field(default_factory=list)


class GetProcessOutput(ActionResult):
    """The process that was asked for."""

    process: Process | None = None


class ReadProcessOutputOutput(ActionResult):
    """A piece of what a process has written, and where the next one begins."""

    stdout: Annotated[str | None, Shown(stream="stdout", the_rest=_IN_PARTS)] = None
    stderr: Annotated[str | None, Shown(stream="stderr", the_rest=_IN_PARTS)] = None
    next_offset: int | None = None
    running: bool | None = None
    exit_code: int | None = None
    truncated: bool | None = None


class SendProcessInputOutput(ActionResult):
    """Whether the text was written."""


class StopProcessOutput(ActionResult):
    """What the process had written when it was stopped, and how it ended."""

    stdout: Annotated[str | None, Shown(stream="stdout", the_rest=_BEFORE)] = None
    stderr: Annotated[str | None, Shown(stream="stderr", the_rest=_BEFORE)] = None
    exit_code: int | None = None
    stopped: bool | None = None
