"""The way through a listing: it ends with the last page, or where a cursor comes again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator


class Page(Protocol):
    """The result of an action that answers one page."""

    @property
    def next_cursor(self) -> str | None:
        """What to ask for the next page with; None on the last."""

    def unwrap(self) -> Self:
        """Return the page, or raise why there is none."""


P = TypeVar("P", bound=Page)


def pages(ask: Callable[[str | None], P]) -> Iterator[P]:
    """Give all pages of a listing.

    Args:
        ask: calls the action with the cursor of a page, None for the first.

    Raises:
        ActionError: a page could not be fetched.
    """
    cursor: str | None = None
    seen: set[str | None] = {None}
    while True:
        page = ask(cursor).unwrap()
        yield page
        cursor = page.next_cursor or None
        if cursor in seen:
            return
        seen.add(cursor)


async def apages(ask: Callable[[str | None], Awaitable[P]]) -> AsyncIterator[P]:
    """Do what `pages` does, with an asynchronous client."""
    cursor: str | None = None
    seen: set[str | None] = {None}
    while True:
        page = (await ask(cursor)).unwrap()
        yield page
        cursor = page.next_cursor or None
        if cursor in seen:
            return
        seen.add(cursor)
