"""What code and commands answer."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any

from daytona_actions.engine.result import ActionResult
from daytona_actions.engine.shown import Shown
from daytona_actions.engine.whole_file import write_whole

if TYPE_CHECKING:
    import os
    from pathlib import Path

_PRINTED = Shown(
    stream="stdout",
    the_rest=(
        "To see all of it, run it again with its output in a file (`… > /tmp/output 2>&1`) and read "
        "that in parts with execute_command: `sed -n '1,200p' /tmp/output`."
    ),
)


class ExecuteCommandOutput(ActionResult):
    """What a command left: its exit code, and stdout and stderr as one text."""

    exit_code: int | None = None
    result: Annotated[str | None, _PRINTED] = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart that code drew with matplotlib.

    Attributes:
        title: the chart's title, None if it has none.
        type: `line`, `bar`, `pie`, `scatter`, … as the server names it.
        png: the picture, as PNG bytes.
    """

    title: str | None
    type: str | None
    png: bytes = field(repr=False)

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the picture to a local file, whole or not at all, and return its path."""
        return write_whole(path, self.png)


class RunCodeOutput(ActionResult):
    """What code left: its exit code, stdout and stderr as one text, and artifacts (charts)."""

    exit_code: int | None = None
    result: Annotated[str | None, _PRINTED] = None
    artifacts: Annotated[
        dict[str, Any] | None,
        Shown(
            details="elements",
            the_rest=(
                "To see the data of a chart, let the code that draws it print them, in parts."
            ),
        ),
    ] = None

    @property
    def charts(self) -> list[Chart]:
        """The charts that the code drew; those without a readable picture are left out."""
        found = (self.artifacts or {}).get("charts")
        charts = (_chart(entry) for entry in found) if isinstance(found, list) else ()
        return [chart for chart in charts if chart is not None]


def _chart(entry: object) -> Chart | None:
    if not isinstance(entry, dict) or not isinstance(entry.get("png"), str):
        return None
    try:
        png = base64.b64decode(entry["png"], validate=True)
    except ValueError:
        return None
    title, kind = entry.get("title"), entry.get("type")
    return Chart(
        title=title if isinstance(title, str) else None,
        type=kind if isinstance(kind, str) else None,
        png=png,
    )
