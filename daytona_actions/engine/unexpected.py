"""What it means where an action breaks off with an exception that nobody foresaw.

One of them is nobody's defect: no file can be opened any more. Then modules cannot be loaded either,
so whatever tells it must be there before.
"""

from __future__ import annotations

import errno
import os
from typing import Any

from daytona_actions.engine import failures

_NO_FILES = (errno.EMFILE, errno.ENFILE)
NO_FILES_HINT = (
    "This process can open no more files: close what it holds open (other clients too), or raise the "
    "limit (`ulimit -n`)."
)


def is_for_want_of_files(message: str) -> bool:
    """Tell whether the system's words for that are in a message."""
    return any(os.strerror(code) in message for code in _NO_FILES)


def unexpected(name: str, problem: Exception) -> failures.ActionFailure:
    """Tell what ended an action.

    Args:
        name: the action's.
        problem: the exception. Neither its message nor its traceback is told: both may quote an
            argument.
    """
    if isinstance(problem, OSError) and problem.errno in _NO_FILES:
        said = f"{name} could not go on: {os.strerror(problem.errno)}"
        return failures.error(failures.Kind.CONNECTION, said, hint=NO_FILES_HINT).failure
    where = problem.__traceback__
    while where is not None and where.tb_next is not None:
        where = where.tb_next
    line = f"{where.tb_frame.f_code.co_filename}:{where.tb_lineno}" if where else "?"
    text = f"{name} met an unexpected {type(problem).__name__} at {line}"
    return failures.error(failures.Kind.INTERNAL, text).failure


class Unloaded:
    """Stands for an action whose module cannot be loaded now; its call says so."""

    def __init__(self, name: str, problem: OSError) -> None:
        self.name = name
        self.secret_places: list[tuple[int, str]] = []
        self._problem = problem

    def start(self, *_: Any, **__: Any) -> Any:
        """Say what the module's import said."""
        raise self._problem

    @property
    def result_type(self) -> Any:
        """What every result is, in place of the action's own."""
        from daytona_actions.engine.result import ActionResult

        return ActionResult
