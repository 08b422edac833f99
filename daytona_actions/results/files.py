"""What the actions on files answer."""

from __future__ import annotations

import base64
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field

from daytona_actions.engine.result import ActionResult
from daytona_actions.engine.shown import Shown
from daytona_actions.engine.whole_file import write_whole
from daytona_actions.results.times import moment

if TYPE_CHECKING:
    from datetime import datetime


class UploadFileOutput(ActionResult):
    """The file that was written: its path in the sandbox, name, and size in bytes."""

    uploaded_path: str | None = None
    name: str | None = None
    size: int | None = None


class DownloadFileOutput(ActionResult):
    """A file of the sandbox: its name, MIME type, size in bytes, and content as base64."""

    name: str | None = None
    mime_type: str | None = None
    size: int | None = None
    # Not in the repr, which asyncio.run makes of a coroutine's result: megabytes, and many more.
    content_base64: Annotated[
        str | None,
        Shown(
            the_rest=(
                "To see all of it, read the file in parts with execute_command: `sed -n '1,200p' "
                "FILE`, or `split -b 16K FILE` and download the parts."
            )
        ),
    ] = Field(default=None, repr=False)

    @property
    def content(self) -> bytes:
        """The file's bytes.

        Raises:
            ActionError: the download failed.
        """
        return base64.b64decode(self.unwrap().content_base64 or "")

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the file to a local path, whole or not at all, and return that path.

        What was there is replaced; a link, a device and a file's mode stay what they are.

        Args:
            path: where to write; an existing directory takes the file under its own name.

        Raises:
            ActionError: the download failed.
            OSError: the file cannot be written there.
        """
        content = self.content
        if os.fspath(path) and Path(path).is_dir():  # Path("") is the current directory
            path = Path(path, self.name or "download")
        return write_whole(path, content)


class FileInfo(BaseModel):
    """A single entry returned by ``list_files``."""

    model_config = ConfigDict(extra="forbid")

    name: str | None = None
    is_dir: bool | None = None
    size: int | None = None
    mode: str | None = None
    permissions: str | None = None
    owner: str | None = None
    group: str | None = None
    modified_at: str | None = None

    @property
    def modified(self) -> datetime | None:
        """`modified_at` as a time; None if it is not there or cannot be read."""
        return moment(self.modified_at)


class ListFilesOutput(ActionResult):
    """The entries of a directory."""

    files: Annotated[
        list[FileInfo],
        Shown(
            columns=("name", "is_dir", "size", "permissions", "owner", "modified_at"),
            the_rest=(
                "To see all of it, list the directory in parts: execute_command with `ls | sed -n …`."
            ),
        ),
    ] = Field(default_factory=list)


class GetFileInfoOutput(ActionResult):
    """What is known of a file or directory."""

    file: FileInfo | None = None


class CreateFolderOutput(ActionResult):
    """The path of the directory that is there now."""

    path: str | None = None


class MoveFileOutput(ActionResult):
    """Where a file is now, and whether it is also still where it was."""

    path: str | None = None
    source_left: bool | None = None


class DeleteFileOutput(ActionResult):
    """The path of what was deleted."""

    path: str | None = None


class SetFilePermissionsOutput(ActionResult):
    """The file with its new permissions; null where a look at it failed."""

    file: FileInfo | None = None


class SearchFilesOutput(ActionResult):
    """The paths whose names fit."""

    files: Annotated[
        list[str], Shown(the_rest="To see all of it, search a directory further down, or for less.")
    ] = Field(default_factory=list)


class FileMatch(BaseModel):
    """A line that holds a text, with its number from 1."""

    model_config = ConfigDict(extra="forbid")

    file: str | None = None
    line: int | None = None
    content: str | None = None


class FindInFilesOutput(ActionResult):
    """The lines that hold a text."""

    matches: Annotated[
        list[FileMatch],
        Shown(
            columns=("file", "line", "content"),
            the_rest="To see all of it, look in a directory further down, or for more of the line.",
        ),
    ] = Field(default_factory=list)


class ReplacedFile(BaseModel):
    """Whether a text was replaced in a file, and if not, why."""

    model_config = ConfigDict(extra="forbid")

    file: str | None = None
    success: bool | None = None
    error: str | None = None


class ReplaceInFilesOutput(ActionResult):
    """What became of each file, also on failure."""

    results: Annotated[
        list[ReplacedFile],
        Shown(
            columns=("file", "success", "error"),
            the_rest="To see all of it, replace in fewer files at once.",
        ),
    ] = Field(default_factory=list)


class ReadTextFileOutput(ActionResult):
    """Some lines of a text, and how many lines and bytes the whole file has."""

    # Not in the repr, as the content of a download.
    text: Annotated[
        str | None,
        Shown(
            the_rest=(
                "To see all of it, read it in parts with read_text_file, by start_line and end_line."
            ),
            stream="stdout",
        ),
    ] = Field(default=None, repr=False)
    start_line: int | None = None
    end_line: int | None = None
    total_lines: int | None = None
    size: int | None = None


class WriteTextFileOutput(ActionResult):
    """The file that was written, and its size in bytes."""

    path: str | None = None
    size: int | None = None


class EditTextFileOutput(ActionResult):
    """The file that was edited, and the line where its new text begins."""

    path: str | None = None
    line: int | None = None
