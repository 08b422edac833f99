"""Scenarios of upload_file, download_file and list_files."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from daytona_actions import FailureKind
from tests.scenarios import preparation
from tests.scenarios.model import TOOLBOX_OF_THE_SERVER, Collection, failed, worked
from tests.scenarios.preparation import HOME, UNICODE_NAME

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions.results import ActionResult, DownloadFileOutput, ListFilesOutput
    from tests.scenarios.model import Stage

FILES = Collection()


def about(action: str) -> Callable[[Callable[[Stage], None]], Callable[[Stage], None]]:
    """Make a scenario on a sandbox that holds the prepared files."""
    return FILES.about(action, needs=preparation.files)


def _upload(stage: Stage, path: str, content: bytes) -> tuple[str, str, int]:
    """Upload a file that must arrive; return what was written: path, name and size."""
    encoded = base64.b64encode(content).decode()
    done = worked(stage.daytona.upload_file(stage.sandbox, path, encoded))
    return done.uploaded_path, done.name, done.size


def _download(stage: Stage, path: str) -> DownloadFileOutput:
    """Download a file that must be there."""
    found: DownloadFileOutput = worked(stage.daytona.download_file(stage.sandbox, path))
    assert len(found.content) == found.size
    return found


def _list(stage: Stage, path: str | None = None) -> ListFilesOutput:
    """List a directory that must be there."""
    found: ListFilesOutput = worked(stage.daytona.list_files(stage.sandbox, path))
    return found


def _refused(result: ActionResult) -> tuple[str, int | None, str]:
    """Return how an action failed: kind, status and message."""
    failure = failed(result)
    return failure.kind, failure.status_code, failure.message


@FILES.about("upload_file", needs=preparation.sandbox)
def upload_file(stage: Stage) -> None:
    """A file is written under the path that was given."""
    path = f"{HOME}/hello.txt"
    assert (path, "hello.txt", 15) == _upload(stage, path, b"hello, sandbox\n")


@FILES.about("upload_file", needs=preparation.sandbox)
def upload_file_binary(stage: Stage) -> None:
    """Any bytes can be uploaded."""
    path = f"{HOME}/bytes.bin"
    assert (path, "bytes.bin", 256) == _upload(stage, path, bytes(range(256)))


@FILES.about("upload_file", needs=preparation.sandbox)
def upload_file_empty(stage: Stage) -> None:
    """A file may be empty."""
    path = f"{HOME}/empty.txt"
    assert (path, "empty.txt", 0) == _upload(stage, path, b"")


@FILES.about("upload_file", needs=preparation.sandbox)
def upload_file_nested(stage: Stage) -> None:
    """Directories that are missing are made."""
    path = f"{HOME}/new/deep/dir/a.txt"
    assert (path, "a.txt", 1) == _upload(stage, path, b"a")


@FILES.about("upload_file", needs=preparation.sandbox)
def upload_file_relative(stage: Stage) -> None:
    """A relative path stays relative in the answer."""
    assert ("relative.txt", "relative.txt", 3) == _upload(stage, "relative.txt", b"rel")


@FILES.about("upload_file", needs=preparation.sandbox)
def upload_file_unicode_name(stage: Stage) -> None:
    """A name may hold any character."""
    path = f"{HOME}/{UNICODE_NAME}"
    assert (path, UNICODE_NAME, 7) == _upload(stage, path, "jaźń\n".encode())


@FILES.about("upload_file", needs=preparation.sandbox)
def upload_file_home_shortcut(stage: Stage) -> None:
    """A tilde is no shortcut but a directory of that name."""
    assert ("~/tilde.txt", "tilde.txt", 1) == _upload(stage, "~/tilde.txt", b"x")


@about("download_file")
def download_file(stage: Stage) -> None:
    """A file comes with its name, its type and its bytes."""
    found = _download(stage, f"{HOME}/hello.txt")
    assert ("hello.txt", "text/plain", b"hello, sandbox\n") == (
        found.name,
        found.mime_type,
        found.content,
    )


@about("download_file")
def download_file_binary(stage: Stage) -> None:
    """Any bytes come back unharmed."""
    found = _download(stage, f"{HOME}/bytes.bin")
    assert ("application/octet-stream", bytes(range(256))) == (found.mime_type, found.content)


@about("download_file")
def download_file_empty(stage: Stage) -> None:
    """An empty file is a success without bytes."""
    found = _download(stage, f"{HOME}/empty.txt")
    assert ("empty.txt", 0, b"") == (found.name, found.size, found.content)


@about("download_file")
def download_file_relative(stage: Stage) -> None:
    """A relative path starts at the working directory."""
    assert b"rel" == _download(stage, "relative.txt").content


@about("download_file")
def download_file_unicode_name(stage: Stage) -> None:
    """A name beyond ASCII comes back as it was."""
    found = _download(stage, f"{HOME}/{UNICODE_NAME}")
    assert (UNICODE_NAME, "jaźń\n".encode()) == (found.name, found.content)


@about("download_file")
def download_file_missing(stage: Stage) -> None:
    """A file that is not there is told by its path."""
    path = f"{HOME}/missing.txt"
    told = ("not_found", 404, f"There is no file {path} in the sandbox")
    assert told == _refused(stage.daytona.download_file(stage.sandbox, path))


@about("download_file")
def download_file_directory(stage: Stage) -> None:
    """A directory is told to be one."""
    path = f"{HOME}/new"
    told = ("invalid_request", 400, f"{path} is a directory, not a file")
    assert told == _refused(stage.daytona.download_file(stage.sandbox, path))


@about("download_file")
def download_file_permission_denied(stage: Stage) -> None:
    """A file that the sandbox's user may not read is told as such."""
    told = ("permission", 403, "No permission to read /etc/shadow in the sandbox")
    assert told == _refused(stage.daytona.download_file(stage.sandbox, "/etc/shadow"))


@about("list_files")
def list_files(stage: Stage) -> None:
    """Entries come with kind, size and permissions; a link is shown as what it points to."""
    entries = {entry.name: entry for entry in _list(stage, HOME).files}
    sizes = {name: entries[name].size for name in ("hello.txt", "link", "empty.txt")}
    assert {"hello.txt": 15, "link": 15, "empty.txt": 0} == sizes
    assert (True, False) == (entries["empty-dir"].is_dir, entries["link"].is_dir)
    hello = entries["hello.txt"]
    assert ("-rw-r--r--", "0644") == (hello.mode, hello.permissions)
    assert (True, True) == (bool(hello.owner), "T" in (hello.modified_at or ""))
    assert {UNICODE_NAME, "~", "new", "bytes.bin"} <= set(entries)


@about("list_files")
def list_files_default(stage: Stage) -> None:
    """Without a path the working directory is listed."""
    assert {"hello.txt", "empty-dir"} <= {entry.name for entry in _list(stage).files}


@about("list_files")
def list_files_relative(stage: Stage) -> None:
    """A relative path starts at the working directory."""
    assert [("dir", True)] == [(e.name, e.is_dir) for e in _list(stage, "new/deep").files]


@about("list_files")
def list_files_empty_directory(stage: Stage) -> None:
    """An empty directory is a success without entries."""
    assert [] == _list(stage, f"{HOME}/empty-dir").files


@about("list_files")
def list_files_missing(stage: Stage) -> None:
    """A directory that is not there is told by its path."""
    told = ("not_found", 404, "There is no directory /no/such/dir in the sandbox")
    assert told == _refused(stage.daytona.list_files(stage.sandbox, "/no/such/dir"))


@about("list_files")
def list_files_of_a_file(stage: Stage) -> None:
    """A file is told to be one."""
    path = f"{HOME}/hello.txt"
    told = ("invalid_request", 400, f"{path} is a file, not a directory")
    assert told == _refused(stage.daytona.list_files(stage.sandbox, path))


@about("list_files")
def list_files_permission_denied(stage: Stage) -> None:
    """A directory that the sandbox's user may not read is told as such."""
    told = ("permission", 403, "No permission to read /root in the sandbox")
    assert told == _refused(stage.daytona.list_files(stage.sandbox, "/root"))


@FILES.about("list_files", needs=preparation.many_files)
def list_files_3000(stage: Stage) -> None:
    """A directory of any size comes whole, in the order of the bytes of the names."""
    names = [entry.name for entry in _list(stage, "many").files]
    assert (3006, sorted(names), names[:2]) == (len(names), names, [".hidden", "B"])


@FILES.about(
    "download_file",
    needs=preparation.sandbox,
    options={"toolbox_url": TOOLBOX_OF_THE_SERVER},
)
def download_file_device(stage: Stage) -> None:
    """A device has no end and is no file: a server that sends nothing of it is not believed."""
    failure = failed(stage.daytona.download_file(stage.sandbox, "/dev/zero"))
    # The local Daytona refuses it as a path that may not be read.
    assert failure.kind in {FailureKind.INVALID_REQUEST, FailureKind.PERMISSION}
    assert "/dev/zero" in failure.message
