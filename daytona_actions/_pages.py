"""The way through a listing: it ends with the last page, or where a cursor comes again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from daytona_actions.results import ListSandboxesOutput, SandboxSummary


class Pages:
    """Where a listing stands: the cursor of the next page, and whether there is one."""

    def __init__(self) -> None:
        self.cursor: str | None = None
        self.more = True
        self._seen: set[str] = set()

    def take(self, page: ListSandboxesOutput) -> list[SandboxSummary]:
        """Take a page over and move on.

        Raises:
            ActionError: the page could not be fetched.
        """
        sandboxes = page.unwrap().sandboxes
        self.cursor = page.next_cursor
        self.more = bool(self.cursor) and self.cursor not in self._seen
        self._seen.add(self.cursor or "")
        return sandboxes
