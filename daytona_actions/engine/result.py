"""What every action answers: whether it worked, and if not, why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from pydantic import BaseModel, ConfigDict, PrivateAttr

from daytona_actions.engine.failures import ActionError, ActionFailure, Kind
from daytona_actions.engine.shown import secrets_of

if TYPE_CHECKING:
    from collections.abc import Iterable


class ActionResult(BaseModel):
    """What every action answers: whether it worked, and if not, why."""

    # The docstrings of results are for readers of Python: no documented schema has them.
    model_config = ConfigDict(
        extra="forbid", json_schema_extra=lambda schema: schema.pop("description", None) and None
    )

    success: bool
    error: str | None = None

    _failure: ActionFailure | None = PrivateAttr(default=None)

    @property
    def failure(self) -> ActionFailure | None:
        """Why the action failed, with a kind to branch on and a hint; None on success."""
        return self._failure

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        """Leave secrets out: what is printed or logged is seen by many."""
        secrets = secrets_of(type(self))
        return [(name, value) for name, value in super().__repr_args__() if name not in secrets]

    def unwrap(self) -> Self:
        """Return this result if the action worked.

        Raises:
            ActionError: the action failed; the error carries the failure and this result.
        """
        if self.success:
            return self
        # A result that was read back from its serialised form has no more than its text.
        failure = self._failure or ActionFailure(Kind.INTERNAL, self.error or "")
        raise ActionError(failure, result=self)

    @classmethod
    def failed(cls, failure: ActionFailure, **partial: object) -> Self:
        """Make the result of a failed action, with the fields that are known in spite of it."""
        result = cls(success=False, error=failure.message, **partial)
        result._failure = failure
        return result
