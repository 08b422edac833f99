"""The actions that read, write and edit text files, as models want them."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
from itertools import islice
from typing import TYPE_CHECKING, Annotated

from daytona_actions import errors
from daytona_actions.actions.files.bytes_of import bytes_of
from daytona_actions.actions.files.transfer import check_path
from daytona_actions.actions.files.whole import check_file_path, write_whole
from daytona_actions.actions.parameters import FilePath, SandboxId
from daytona_actions.engine.action import action
from daytona_actions.engine.flow import pause
from daytona_actions.engine.parameter import Param
from daytona_actions.errors import FailureKind
from daytona_actions.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daytona_actions.engine.flow import Flow
    from daytona_actions.results.files import (
        EditTextFileOutput,
        ReadTextFileOutput,
        WriteTextFileOutput,
    )

LineNumber = Annotated[int, range(1, 2**31)]

_EDIT_TRIES = 12
_FIRST_PAUSE, _LONGEST_PAUSE = 0.25, 4.0  # seconds
_MOST_PLACES_TOLD = 10
_WIDE = (b"\xff\xfe", b"\xfe\xff")


@action(title="Read text file", read_only=True, idempotent=True, documented=False)
def read_text_file(
    session: Session,
    sandbox_id: SandboxId,
    path: FilePath,
    start_line: LineNumber | None = None,
    end_line: LineNumber | None = None,
) -> "Flow[ReadTextFileOutput]":
    """Read a text file of a Daytona sandbox, or some lines of it.

    At most 10 MB (10,485,760 bytes) of UTF-8. The text is as it is in the file, with the ends of its
    lines (LF or CRLF). `total_lines` and `size`, in bytes, are those of the whole file.

    Args:
        sandbox_id: ID or name of the sandbox
        path: Path of the file
        start_line: Number of the first line to read, from 1 (defaults to the first)
        end_line: Number of the last line to read (defaults to the last)
    """
    from daytona_actions.results.files import ReadTextFileOutput

    check_path("path", path)
    first = start_line or 1
    if end_line is not None and end_line < first:
        raise errors.invalid(f"end_line {end_line} is before start_line {first}")
    content = yield from bytes_of(session, sandbox_id, path)
    lines = _lines(_decoded(path, content))
    if first > max(1, len(lines)):
        raise errors.invalid(
            f"start_line {first} is past the end: {path} has {errors.counted(len(lines), 'line')}"
        )
    wanted = lines[first - 1 : end_line]
    return ReadTextFileOutput(
        success=True,
        text="".join(wanted),
        start_line=first if wanted else None,
        end_line=first + len(wanted) - 1 if wanted else None,
        total_lines=len(lines),
        size=len(content),
    )


@action(title="Write text file", destructive=True, documented=False)
def write_text_file(
    session: Session,
    sandbox_id: SandboxId,
    path: FilePath,
    text: Annotated[str, Param(example="Hello", source=True)],
    append: bool | None = None,
) -> "Flow[WriteTextFileOutput]":
    """Write a text file of a Daytona sandbox, in UTF-8: all of it or, on failure, nothing.

    An existing file is replaced and keeps its permissions; missing directories are made. Through a
    symbolic link its target is written. `size` is that of the file, in bytes.

    Args:
        sandbox_id: ID or name of the sandbox
        path: Path of the file
        text: Text to write, as it is: give it the line feed at its end
        append: Whether it comes after what is in the file already (defaults to false)
    """
    from daytona_actions.results.files import WriteTextFileOutput

    check_file_path(path)
    size = yield from write_whole(session, sandbox_id, path, text.encode(), append=bool(append))
    return WriteTextFileOutput(success=True, path=path, size=size)


@action(title="Edit text file", destructive=True, documented=False)
def edit_text_file(
    session: Session,
    sandbox_id: SandboxId,
    path: FilePath,
    old_text: Annotated[str, Param(example="Hello")],
    new_text: Annotated[str, Param(example="Good morning")],
) -> "Flow[EditTextFileOutput]":
    """Replace a text that stands exactly once in a text file of a Daytona sandbox.

    The rest of the file stays byte for byte. In a file all of whose lines end with CRLF, a line
    feed in the texts means that too. `line` is where the new text begins.

    Args:
        sandbox_id: ID or name of the sandbox
        path: Path of the file, of at most 10 MB of UTF-8
        old_text: Text to replace, with enough of what is around it to stand there only once
        new_text: Text to put in its place; may be empty
    """
    import random

    from daytona_actions.results.files import EditTextFileOutput

    check_file_path(path)
    if not old_text:
        raise errors.invalid("old_text is empty: to make a file, use write_text_file")
    if old_text == new_text:
        raise errors.invalid("old_text and new_text are the same")
    for tries in range(_EDIT_TRIES):
        if tries:  # of those who edit at once one gets on: the others must not meet again
            longest = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2**tries)
            yield from pause(random.uniform(0, longest))  # noqa: S311 - no secret
        content = yield from bytes_of(session, sandbox_id, path)
        changed, line = _edited(path, _decoded(path, content), old_text, new_text)
        size = yield from write_whole(
            session, sandbox_id, path, changed.encode(), in_place_of=content
        )
        if size is not None:
            return EditTextFileOutput(success=True, path=path, line=line)
    busy = errors.error(
        FailureKind.CONFLICT,
        f"{path} is being changed all the time: nothing was edited",
        hint="Try again when fewer write to it.",
    )
    raise errors.but(busy, retryable=True)


def _edited(path: str, text: str, old: str, new: str) -> tuple[str, int]:
    """Return a text with the one place changed where another stands in it, and its line."""
    if "\n" in text and text.count("\n") == text.count("\r\n"):
        old, new = (part.replace("\r\n", "\n").replace("\n", "\r\n") for part in (old, new))
    places = list(islice(_places(text, old), _MOST_PLACES_TOLD + 1))
    lines = [text.count("\n", 0, at) + 1 for at in places]
    if len(places) != 1:
        raise _not_once(path, text, lines)
    at = places[0]
    return text[:at] + new + text[at + len(old) :], lines[0]


def _places(text: str, part: str) -> "Iterator[int]":
    """Find where a text stands, also where two such places overlap."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _not_once(path: str, text: str, lines: list[int]) -> errors.ActionError:
    if not lines:
        problem = errors.invalid(
            f"old_text is not in {path}, which has {errors.counted(len(_lines(text)), 'line')}: "
            "nothing was changed"
        )
        hint = "Read it with read_text_file: spaces and the ends of lines must be the same."
        return errors.but(problem, hint=hint)
    # Not all are looked for: in a large file there may be millions, and each costs a search.
    more = len(lines) > _MOST_PLACES_TOLD
    times = f"more than {_MOST_PLACES_TOLD}" if more else str(len(lines))
    told = ", ".join(str(line) for line in dict.fromkeys(lines[:_MOST_PLACES_TOLD]))
    where = f"line{'s' * (lines[0] != lines[-1])} {told}{', …' * more}"
    problem = errors.invalid(
        f"old_text is {times} times in {path}, on {where}: nothing was changed"
    )
    hint = "Give more of the text around the one that is meant; replace_in_files changes all."
    return errors.but(problem, hint=hint)


def _lines(text: str) -> list[str]:
    """Return the lines with their ends; only a line feed ends one, as `sed` and `wc` see it."""
    lines = text.split("\n")
    last = lines.pop()
    return [f"{line}\n" for line in lines] + ([last] if last else [])


def _decoded(path: str, content: bytes) -> str:
    """Return the text that a file holds.

    Raises:
        ActionError: it holds none, or not in UTF-8.
    """
    at = content.find(b"\0")
    if content.startswith(_WIDE):
        told = "is in UTF-16, not in UTF-8"
    elif at >= 0:
        told = f"is binary: byte {at + 1:,} is NUL"
    else:
        try:
            return content.decode()
        except UnicodeDecodeError as problem:
            told = f"is not UTF-8: byte {problem.start + 1:,} is {content[problem.start]:#04x}"
    raise errors.but(
        errors.invalid(f"{path} {told}"),
        hint="Get its bytes with download_file; or convert it by execute_command: "
        "`iconv -f UTF-16 -t UTF-8 FILE > COPY`.",
    )
