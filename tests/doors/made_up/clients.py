"""The clients of the made-up service, which never send anything."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Self

from daytona_actions.engine.failures import Vocabulary
from daytona_actions.engine.markers import IsAsync, IsSync

if TYPE_CHECKING:
    from collections.abc import Callable


class _Session(SimpleNamespace):
    """What the drivers ask of a session; nothing is ever sent."""

    vocabulary = Vocabulary()
    secrets = ()

    def check_usable(self) -> None:
        """Always usable."""

    def meaning_of(self, problem: Any) -> Any:
        """Return a failure as it is."""
        return problem


class Client(IsSync):
    """A client of nothing.

    Args:
        api_key: the key.
        api_url: where it would be.
        on_transfer: who is told of transfers.
    """

    def __init__(
        self,
        api_key: str = "",
        *,
        api_url: str = "",
        on_transfer: Callable[..., None] | None = None,
    ) -> None:
        self._session = _Session(api_url=api_url, api_key=api_key, on_transfer=on_transfer)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass


class AsyncClientOfNothing(IsAsync):
    """Its asynchronous twin."""

    def __init__(self) -> None:
        self._session = _Session()
