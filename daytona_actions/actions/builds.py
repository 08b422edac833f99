"""What sandboxes and snapshots are built from: an image, or the content of a Dockerfile."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from daytona_actions import errors
from daytona_actions.engine.late_pattern import late_pattern

if TYPE_CHECKING:
    from daytona_actions.errors import ActionError

_FROM = late_pattern(r"^[ \t]*FROM[ \t]+\S", re.IGNORECASE | re.MULTILINE)
# Not what another stage, or the internet, has.
_COPIES = late_pattern(
    r"^[ \t]*(COPY|ADD)[ \t]+(?!--from=|https?://)", re.IGNORECASE | re.MULTILINE
)
_NO_CONTEXT = (
    "The Dockerfile has COPY or ADD, and no files are sent with it: its context must be uploaded to "
    "Daytona's object storage first. Get the files by RUN, or upload_file them to the sandbox."
)


def dockerfile_of(image: str | None, dockerfile: str | None) -> str | None:
    """Return the Dockerfile that stands for an image, or was given; None without either.

    The server takes any: an empty one is never done, others fail (recording build_invalid). Here
    they end with an ActionError.
    """
    if image is not None and dockerfile is not None:
        raise errors.invalid("image and dockerfile exclude each other: give one of them")
    if image is not None:
        if not image or any(character.isspace() for character in image):
            raise errors.invalid("image must be one word, such as python:3.12-slim")
        return f"FROM {image}\n"
    if dockerfile is not None and not dockerfile.strip():
        raise errors.invalid("dockerfile is empty: give the content of a Dockerfile")
    if dockerfile and not _FROM.search(dockerfile):
        raise errors.invalid(
            "dockerfile has no FROM line: it must be the content of a Dockerfile, not its path"
        )
    return dockerfile


def explained_build(problem: ActionError, dockerfile: str | None) -> ActionError:
    """Say of a build that failed what it lacked, if its Dockerfile copies files."""
    if dockerfile and _COPIES.search(dockerfile):
        return errors.but(problem, hint=_NO_CONTEXT)
    return problem
