"""The actions that carry files there and back: upload and download."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
from typing import TYPE_CHECKING, Annotated

from daytona_actions import errors
from daytona_actions.actions.parameters import SandboxId
from daytona_actions.actions.paths import check_empty, explain_silence, nul_in, refuse
from daytona_actions.actions.toolbox import call_toolbox
from daytona_actions.engine.action import action
from daytona_actions.engine.base64_text import Base64Text, base64_bytes
from daytona_actions.engine.file_names import download_name, mime_type_of
from daytona_actions.engine.flow import EVEN_IF_SENT, Flow
from daytona_actions.engine.parameter import Param
from daytona_actions.engine.replies import accepted, content, number, text
from daytona_actions.errors import FailureKind
from daytona_actions.session import Session

if TYPE_CHECKING:
    from daytona_actions.engine.flow import Reply
    from daytona_actions.results.files import DownloadFileOutput, UploadFileOutput
    from daytona_openapi.toolbox.models import UploadFilesResponse
    from daytona_openapi.toolbox.types import File

DOWNLOAD_LIMIT = 100 * 1024 * 1024
"""The longest file in bytes that download_file fetches."""


@action(title="Upload file", destructive=True, idempotent=True)
def upload_file(
    session: Session,
    sandbox_id: SandboxId,
    destination_path: Annotated[str, Param(example="/home/daytona/data.csv")],
    file_content_base64: Annotated[
        str,
        Param(example="aGVsbG8K", source=True, file_name="file_name", place="destination_path"),
    ],
    file_name: str | None = None,
) -> "Flow[UploadFileOutput]":
    """Upload a file to a Daytona sandbox.

    Missing directories are made, an existing file is overwritten. Relative paths start at the
    sandbox's working directory; `~` is not expanded.

    Args:
        sandbox_id: ID of the sandbox to upload the file to
        destination_path: Destination path in the sandbox (a trailing slash uploads into that
            directory using the file name)
        file_content_base64: Base64-encoded content of the file to upload
        file_name: Optional file name override, in place of the last part of destination_path
    """
    from daytona_actions.results.files import UploadFileOutput

    path = _destination(destination_path, file_name)
    payload = base64_bytes("file_content_base64", file_content_base64)
    written = yield from upload(session, sandbox_id, path, payload)
    return UploadFileOutput(
        success=True,
        uploaded_path=written,
        name=written.rpartition("/")[2],
        size=len(payload),
    )


@action(title="Download file", read_only=True, idempotent=True)
def download_file(
    session: Session,
    sandbox_id: SandboxId,
    file_path: Annotated[str, Param(example="/home/daytona/data.csv")],
) -> "Flow[DownloadFileOutput]":
    """Download a file from a Daytona sandbox (returned base64-encoded inline).

    At most 100 MB (104,857,600 bytes).

    Args:
        sandbox_id: ID of the sandbox to download the file from
        file_path: Path of the file in the sandbox
    """
    from daytona_actions.results.files import DownloadFileOutput

    check_path("file_path", file_path)
    received = Base64Text()
    reply = yield from download(session, sandbox_id, file_path, DOWNLOAD_LIMIT, received)
    name = download_name(reply.headers.get("content-disposition", ""), file_path)
    return DownloadFileOutput(
        success=True,
        name=name,
        mime_type=mime_type_of(reply.headers.get("content-type", ""), name),
        size=received.size,
        content_base64=received.text(),
    )


def upload(session: Session, sandbox: str, path: str, payload: bytes) -> "Flow[str]":
    """Write a file in place, and return the path that the server says it wrote.

    Raises:
        ActionError: it was refused, or the server does not confirm each byte.
    """
    from daytona_openapi.toolbox.api.file_system import upload_files
    from daytona_openapi.toolbox.models import UploadFilesRequest
    from daytona_openapi.toolbox.types import File

    body = UploadFilesRequest(files0_path=path, files0_file=File(payload))
    options = session.options(pause=True)
    reply = yield from call_toolbox(
        session, sandbox, upload_files, EVEN_IF_SENT, body=body, request_options=options
    )
    return _written_path(reply, len(payload), path)


def download(
    session: Session, sandbox: str, path: str, limit: int, received: Base64Text | None = None
) -> "Flow[Reply[File | None]]":
    """Fetch a file of at most so many bytes, and return the answer; its body is what was received.

    Raises:
        ActionError: it is no file, larger, or may not be read; or the server sends none of it.
    """
    from daytona_openapi.toolbox.api.file_system import download_file as endpoint

    options = session.options(pause=True, max_bytes=limit, receiver=received)
    fetch = call_toolbox(
        session, sandbox, endpoint, EVEN_IF_SENT, path=path, request_options=options
    )
    try:
        reply = yield from fetch
    except errors.ActionError as problem:
        raise (yield from _explain(session, sandbox, path, limit, problem)) from None
    if not accepted(reply):
        raise (yield from refuse(session, sandbox, path, reply, "file"))
    if received:
        received.take(reply.content)  # of an answer without a stream, as in users' tests
    if not (received.size if received else reply.content):
        yield from check_empty(session, sandbox, path)
    return reply


def check_path(name: str, path: str, what: str = "a file") -> None:
    """Refuse an argument that no path in a sandbox can be.

    Args:
        name: of the argument.
        path: what was given.
        what: what the path is to be of.

    Raises:
        ActionError: it is empty, or holds a NUL.
    """
    if not path:
        raise errors.invalid(f"{name} is empty: give the path of {what} in the sandbox")
    if "\0" in path:
        raise nul_in(name)


def _destination(path: str, file_name: str | None) -> str:
    """Return where a file goes; its name, where one is given, overrides that of the path."""
    check_path("destination_path", path)
    folder, slash, name = path.rpartition("/")
    if name in {".", ".."}:
        folder, slash, name = path, "/", ""
    if not file_name:
        if not name:
            raise errors.invalid(
                f"destination_path {path!r} names a directory: give the file a file_name too"
            )
        return path
    if "/" in file_name or file_name in {".", ".."}:
        raise errors.invalid(f"file_name must be a name without slashes, not {file_name!r}")
    check_path("file_name", file_name)
    return folder + slash + file_name


def _written_path(reply: "Reply[UploadFilesResponse | None]", size: int, path: str) -> str:
    """Return the path that the server wrote, once its byte count says that all has arrived."""
    answer = content(reply, "what was written")
    written = answer.files[0] if answer.files else None
    arrived, name = (number(written.bytes_), text(written.path)) if written else (None, None)
    complaints = [words for words in answer.errors or [] if isinstance(words, str)]
    if complaints or written is None or arrived != size:
        count = "an unknown number" if arrived is None else str(arrived).removesuffix(".0")
        sent = errors.counted(size, "byte")
        reason = "; ".join(complaints) or f"of {sent} the server wrote {count}"
        raise errors.error(
            FailureKind.RESPONSE,
            f"The upload to {path} is not confirmed: {reason}",
            hint="The file may be incomplete: upload it again.",
        )
    return name or path


def _explain(
    session: Session, sandbox: str, path: str, limit: int, problem: errors.ActionError
) -> "Flow[errors.ActionError]":
    """Name the file where a download is too large, or where it is none and is never sent."""
    if problem.failure.kind is FailureKind.TOO_LARGE:
        bytes_and_more = f"{limit:,} bytes ({limit >> 20} MB)"
        text = f"{path} is larger than the {bytes_and_more} that can be downloaded"
        return errors.error(FailureKind.TOO_LARGE, text)
    if problem.failure.kind is FailureKind.REQUEST_TIMEOUT and not problem.unsent:
        return (yield from explain_silence(session, sandbox, path, problem))
    return problem
