"""Sandboxes for the length of a `with` block: nothing is left running, nor forgotten quietly."""

from __future__ import annotations

import logging
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

from daytona_actions.errors import FailureKind

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
    from contextlib import AbstractAsyncContextManager, AbstractContextManager

    from daytona_actions._action import Action
    from daytona_actions.client import AsyncDaytonaActions, DaytonaActions
    from daytona_actions.results import (
        CreateSandboxOutput,
        DeleteSandboxOutput,
        SandboxResult,
        SandboxSummary,
    )

logger = logging.getLogger("daytona_actions")

P = ParamSpec("P")

_TEXT = """Create a sandbox for the length of a `with` block; takes what create_sandbox takes.

It is deleted at the end, also after an error, and also if it was created but did not start.

Raises:
    ActionError: it could not be created, or could not be deleted.
"""


def temporary(
    _create: Action[P, Any],
) -> Callable[Concatenate[DaytonaActions, P], AbstractContextManager[SandboxSummary]]:
    """Make the method of the synchronous client, with the parameters of an action."""

    @contextmanager
    def temporary_sandbox(
        self: DaytonaActions, /, *args: P.args, **kwargs: P.kwargs
    ) -> Iterator[SandboxSummary]:
        create: Callable[..., CreateSandboxOutput] = self.create_sandbox
        created = create(*args, **kwargs)
        failing = True
        try:
            yield _sandbox(created)
            failing = False
        finally:
            if name := _leftover(created):
                _tell(self.delete_sandbox(name), failing=failing)

    temporary_sandbox.__doc__ = _TEXT
    return temporary_sandbox


def temporary_async(
    _create: Action[P, Any],
) -> Callable[Concatenate[AsyncDaytonaActions, P], AbstractAsyncContextManager[SandboxSummary]]:
    """Make the method of the asynchronous client, with the parameters of an action."""

    @asynccontextmanager
    async def temporary_sandbox(
        self: AsyncDaytonaActions, /, *args: P.args, **kwargs: P.kwargs
    ) -> AsyncIterator[SandboxSummary]:
        create: Callable[..., Awaitable[CreateSandboxOutput]] = self.create_sandbox
        created = await create(*args, **kwargs)
        failing = True
        try:
            yield _sandbox(created)
            failing = False
        finally:
            if name := _leftover(created):
                _tell(await self.delete_sandbox(name), failing=failing)

    temporary_sandbox.__doc__ = _TEXT
    return temporary_sandbox


def _sandbox(created: CreateSandboxOutput) -> SandboxSummary:
    from daytona_actions.results import SandboxSummary

    return created.unwrap().sandbox or SandboxSummary()


def _leftover(created: SandboxResult) -> str | None:
    return (created.sandbox.id or created.sandbox.name) if created.sandbox else None


def _tell(deleted: DeleteSandboxOutput, *, failing: bool) -> None:
    """Tell that a sandbox is left: by raising, or in the log where an error is on its way."""
    if deleted.failure is None or deleted.failure.kind is FailureKind.NOT_FOUND:
        return
    if not failing:
        deleted.unwrap()
    logger.warning("a temporary sandbox may be left running: %s", deleted.error)
