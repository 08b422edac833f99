"""Sandboxes for the length of a `with` block: nothing is left running, nor forgotten quietly."""

from __future__ import annotations

import time
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

from daytona_actions.errors import FailureKind

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
    from contextlib import AbstractAsyncContextManager, AbstractContextManager

    from daytona_actions.engine.action import Action
    from daytona_actions.results.sandboxes import (
        CreateSandboxOutput,
        DeleteSandboxOutput,
        SandboxResult,
        TemporarySandbox,
    )


_PAUSES = (0.5,) * 6
_CHANGE_SECONDS = 60.0

P = ParamSpec("P")

_TEXT = """Create a sandbox for the length of a `with` block; takes what create_sandbox takes.

It is deleted at the end, also after an error, and also if it was created but did not start. It gets
a name of its own unless one is given, so that it is found even where no answer told of it.

Raises:
    ActionError: it could not be created, or could not be deleted.
"""


def temporary(
    action: Callable[[], Action[P, Any]],
) -> Callable[Concatenate[Any, P], AbstractContextManager[TemporarySandbox]]:
    """Make the method of the synchronous client, with the parameters of an action, loaded when it is called."""

    @contextmanager
    def temporary_sandbox(
        self: Any, /, *args: P.args, **kwargs: P.kwargs
    ) -> Iterator[TemporarySandbox]:
        create: Callable[..., CreateSandboxOutput] = self.create_sandbox
        own, given = _named(action(), args, kwargs)
        created, failing = None, True
        try:
            created = create(**given) if own else create(*args, **kwargs)
            yield _sandbox(created, own)
            failing = False
        finally:
            if name := _leftover(created, own):
                patience = _Patience(created)
                deleted: DeleteSandboxOutput = self.delete_sandbox(name)
                while pause := patience.pause_after(deleted):
                    time.sleep(pause)
                    deleted = self.delete_sandbox(name)
                _tell(deleted, failing=failing)

    temporary_sandbox.__doc__ = _TEXT
    return temporary_sandbox


def temporary_async(
    action: Callable[[], Action[P, Any]],
) -> Callable[Concatenate[Any, P], AbstractAsyncContextManager[TemporarySandbox]]:
    """Make the method of the asynchronous client, with the parameters of an action, loaded when it is called."""

    @asynccontextmanager
    async def temporary_sandbox(
        self: Any, /, *args: P.args, **kwargs: P.kwargs
    ) -> AsyncIterator[TemporarySandbox]:
        from anyio import CancelScope, sleep

        create: Callable[..., Awaitable[CreateSandboxOutput]] = self.create_sandbox
        own, given = _named(action(), args, kwargs)
        created, failing = None, True
        try:
            created = await (create(**given) if own else create(*args, **kwargs))
            yield _sandbox(created, own)
            failing = False
        finally:
            # Some libraries cancel every wait in a cancelled scope, and so would the deletion's.
            with CancelScope(shield=True):
                if name := _leftover(created, own):
                    patience = _Patience(created)
                    deleted: DeleteSandboxOutput = await self.delete_sandbox(name)
                    while pause := patience.pause_after(deleted):
                        await sleep(pause)
                        deleted = await self.delete_sandbox(name)
                    _tell(deleted, failing=failing)

    temporary_sandbox.__doc__ = _TEXT
    return temporary_sandbox


def _sandbox(created: CreateSandboxOutput, own: str | None) -> TemporarySandbox:
    from daytona_actions.results.sandboxes import TemporarySandbox

    seen = created.unwrap().sandbox
    fields = seen.model_dump() if seen else {}
    # Its name will do where an answer does not tell the ID: every action takes either.
    return TemporarySandbox(**fields | {"id": fields.get("id") or fields.get("name") or own or ""})


def _named(
    action: Action[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
) -> tuple[str | None, dict[str, Any]]:
    """Choose a name where the caller gives none: by it, what an interruption hides is deleted.

    A name of the caller's would not do: a sandbox that had it before must not be deleted.
    """
    try:
        given = action.signature.bind(*args, **kwargs).arguments
    except TypeError:  # the action says what is wrong with them
        return None, {}
    if given.get("name"):
        return None, {}
    import secrets

    own = f"temporary-{secrets.token_hex(8)}"
    return own, given | {"name": own}


def _leftover(created: SandboxResult | None, own: str | None) -> str | None:
    """Name what has to be deleted: what was reported, or what an interruption may have hidden."""
    if created is None:
        return own
    return (created.sandbox.id or created.sandbox.name) if created.sandbox else None


class _Patience:
    """How long to try again where the answer to a deletion is not the last word yet."""

    def __init__(self, created: SandboxResult | None) -> None:
        # The server may still be at work on an interrupted creation: "missing" says little then.
        self._pauses = iter(_PAUSES if created is None else ())
        self._end = time.monotonic() + _CHANGE_SECONDS

    def pause_after(self, deleted: DeleteSandboxOutput) -> float:
        """Return the seconds to wait before the next try, 0 if there is no point in one."""
        if _is_missing(deleted):
            return next(self._pauses, 0)
        # Another change is in progress, such as a stop: also who waits for nothing wants no
        # sandbox left (recording delete_sandbox_conflict).
        failure = deleted.failure
        passing = failure and failure.kind is FailureKind.CONFLICT and failure.retryable
        return _PAUSES[0] if passing and time.monotonic() < self._end else 0


def _is_missing(deleted: DeleteSandboxOutput) -> bool:
    return deleted.failure is not None and deleted.failure.kind is FailureKind.NOT_FOUND


def _tell(deleted: DeleteSandboxOutput, *, failing: bool) -> None:
    """Tell that a sandbox is left: by raising, or in the log where an error is on its way."""
    if deleted.failure is None or _is_missing(deleted):
        return
    if not failing:
        deleted.unwrap()
    import logging

    logger = logging.getLogger("daytona_actions")
    logger.warning("a temporary sandbox may be left running: %s", deleted.error)
