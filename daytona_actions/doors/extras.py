"""The optional libraries of the doors, and what to say where one is missing."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from daytona_actions.installing import how_to_install

if TYPE_CHECKING:
    from collections.abc import Iterator


class MissingExtraError(ImportError):
    """A door was opened without the libraries that it needs."""


@contextmanager
def imports_of(extra: str) -> Iterator[None]:
    """Say which extra to install where an import of a door's libraries fails.

    Raises:
        MissingExtraError: a library is missing; the message has the command that installs it.
    """
    own = __name__.partition(".")[0]
    try:
        yield
    except ModuleNotFoundError as problem:
        missing = problem.name or ""
        if missing.partition(".")[0] == own:
            raise
        raise MissingExtraError(
            f"This needs {missing}, which is not installed: {how_to_install(extra)}",
            name=missing,
        ) from None
    except ImportError as problem:  # told already: by a door inside, or for want of a platform
        raise MissingExtraError(str(problem), name=problem.name) from None
