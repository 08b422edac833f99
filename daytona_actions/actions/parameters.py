"""The kinds of parameters that several actions share, each with what is known of it."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

from daytona_actions import errors
from daytona_actions.engine.near import near_misses
from daytona_actions.engine.parameter import Param, usual_values
from daytona_actions.engine.variables import Scalar

SandboxId = Annotated[str, Param(example="my-sandbox", handle=True)]
FilePath = Annotated[str, Param(example="/home/daytona/notes.txt")]
FolderPath = Annotated[str, Param(example="/home/daytona/project")]
Timeout = Annotated[int, range(1, 2**32)]
ARCHIVAL = range(43_201)  # minutes: more would silently be 30 days (settings_intervals)
Variables = Annotated[Mapping[str, Scalar], Param(example={"STAGE": "test"})]

Dockerfile = Annotated[str, Param(example="FROM python:3.12-slim", source=True)]

# ruff: noqa: PYI051 - a Literal beside `str`: an editor offers the values, and any other text is one too.
Language = Annotated[
    Literal["python", "javascript", "typescript"] | str,
    Param(example="python"),
]
LANGUAGES: tuple[str, ...] = usual_values(Language)

# A newer server may know others; a test holds these to the description.
State = (
    Literal[
        "archived",
        "archiving",
        "build_failed",
        "building_snapshot",
        "creating",
        "destroyed",
        "destroying",
        "error",
        "forking",
        "paused",
        "pausing",
        "pending_build",
        "pulling_snapshot",
        "resizing",
        "restoring",
        "resuming",
        "snapshotting",
        "started",
        "starting",
        "stopped",
        "stopping",
        "unknown",
    ]
    | str
)
STATES: tuple[str, ...] = usual_values(State)


def check_states(argument: str, given: Iterable[str]) -> None:
    """Refuse what is nearly a state, with an ActionError: nothing would ever be in it."""
    for state in given:
        if meant := near_misses(state, STATES):
            raise errors.invalid(
                f"{argument}: {state!r} is no state of a sandbox; is it {' or '.join(meant)}? There "
                f"are {', '.join(STATES)}"
            )
