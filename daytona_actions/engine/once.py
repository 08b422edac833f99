"""What must not be done twice: an error that leaves open whether it was done does not invite to it."""

from __future__ import annotations

from contextvars import ContextVar

from daytona_actions.engine.failures import ActionError, but

sent_once: ContextVar[bool] = ContextVar("sent_once", default=False)
"""Whether what was sent last must not be done twice; each call sets it."""

_LOOK_FIRST = "It may have been carried out in spite of this: look before you repeat the call."


def unclear(problem: ActionError, hint: str = _LOOK_FIRST) -> ActionError:
    """Return an error that leaves open what was done, as one that is not to be repeated blindly.

    Args:
        problem: the error, of the call that was sent last.
        hint: what to do next where that call must not be done twice.
    """
    return but(problem, retryable=False, hint=hint) if sent_once.get() else problem
