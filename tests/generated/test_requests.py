"""What endpoints send: options of one call, paths that keep their shape, uploads."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from email import message_from_bytes
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from daytona_openapi.control.api.sandbox import create_sandbox, get_sandbox, list_sandboxes
from daytona_openapi.control.models import CreateSandbox, SandboxState
from daytona_openapi.toolbox.api.file_system import upload_files
from daytona_openapi.toolbox.models import UploadFilesRequest
from daytona_openapi.toolbox.types import File

if TYPE_CHECKING:
    from tests.generated.conftest import Call


class Recorder:
    """A server that keeps the requests it gets."""

    def __init__(self) -> None:
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Keep a request and answer an empty object."""
        self.requests.append(request)
        return httpx.Response(200, json={})

    @property
    def only(self) -> httpx.Request:
        """The one request that came."""
        [request] = self.requests
        return request


@pytest.fixture
def server() -> Recorder:
    """Return a server that keeps the requests it gets."""
    return Recorder()


def test_no_options(call: Call, server: Recorder) -> None:
    """Without options a call has the client's time-out, which is none by default."""
    call(get_sandbox, server, "a")
    assert server.only.extensions["timeout"] == httpx.Timeout(None).as_dict()


@pytest.mark.parametrize("timeout", [3.0, (3.0, 3.0, 3.0, 3.0), httpx.Timeout(3.0)])
def test_time_out_of_one_call(call: Call, server: Recorder, timeout: Any) -> None:
    """A time-out of one call reaches httpx, in any form that httpx takes."""
    call(get_sandbox, server, "a", request_options={"timeout": timeout})
    assert server.only.extensions["timeout"] == httpx.Timeout(3.0).as_dict()


def test_extensions_of_one_call(call: Call, server: Recorder) -> None:
    """Extensions reach the transport."""
    call(get_sandbox, server, "a", request_options={"extensions": {"limit": 5}})
    assert server.only.extensions["limit"] == 5


def test_headers_of_one_call(call: Call, server: Recorder) -> None:
    """Headers of one call go over those of the endpoint, whatever their case; others stay."""
    options = {"headers": {"content-type": "application/vnd.api+json", "X-Trace": "1"}}
    body = CreateSandbox(name="a")
    call(
        create_sandbox,
        server,
        body=body,
        x_daytona_organization_id="org",
        request_options=options,
    )
    sent = server.only.headers
    assert sent.get_list("content-type") == ["application/vnd.api+json"]
    assert (sent["x-trace"], sent["x-daytona-organization-id"]) == ("1", "org")
    assert sent["authorization"] == "Bearer key"


def test_only_what_is_given_is_sent(call: Call, server: Recorder) -> None:
    """A body holds the given fields and nothing else."""
    call(create_sandbox, server, body=CreateSandbox(name="a", cpu=2))
    assert json.loads(server.only.content) == {"name": "a", "cpu": 2}


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ("plain-1.0", "/api/sandbox/plain-1.0"),
        ("..", "/api/sandbox/%2E%2E"),
        (".", "/api/sandbox/%2E"),
        ("../x?y#z", "/api/sandbox/..%2Fx%3Fy%23z"),
        ("ü %", "/api/sandbox/%C3%BC%20%25"),
    ],
)
def test_path_values_stay_one_segment(call: Call, server: Recorder, value: str, path: str) -> None:
    """No value in a path leads a request, and the key with it, to another route."""
    call(get_sandbox, server, value)
    assert path.encode() == server.only.url.raw_path


def test_parameters_of_the_list(call: Call, server: Recorder) -> None:
    """The list takes the recorded parameters (recording: list_sandboxes_more_filters)."""
    # Here, because a newer description may have none: only this test should then say so.
    from daytona_openapi.control.models import ListSandboxesOrder

    call(
        list_sandboxes,
        server,
        cursor="c",
        limit=2,
        id="i",
        name="n",
        labels='{"a": "b"}',
        include_errored_deleted=True,
        states=[SandboxState.STARTED, SandboxState("hovering")],
        snapshots=["s"],
        region_ids=["us"],
        sort="name",
        order=ListSandboxesOrder.ASC,
    )
    assert sorted(server.only.url.params.multi_items()) == [
        ("cursor", "c"),
        ("id", "i"),
        ("includeErroredDeleted", "true"),
        ("labels", '{"a": "b"}'),
        ("limit", "2"),
        ("name", "n"),
        ("order", "asc"),
        ("regionIds", "us"),
        ("snapshots", "s"),
        ("sort", "name"),
        ("states", "hovering"),
        ("states", "started"),
    ]


def test_nothing_is_sent_by_default(call: Call, server: Recorder) -> None:
    """The list sends no parameter that nobody asked for."""
    call(list_sandboxes, server)
    assert server.only.url.query == b""


def parts(request: httpx.Request) -> list[tuple[object, str | None, object]]:
    """Return name, file name and content of the parts of an upload."""
    header = b"Content-Type: " + request.headers["content-type"].encode() + b"\r\n\r\n"
    return [
        (
            part.get_param("name", header="content-disposition"),
            part.get_filename(),
            part.get_payload(decode=True),
        )
        for part in message_from_bytes(header + request.content).walk()
        if not part.is_multipart()
    ]


def upload(**more: File | str) -> UploadFilesRequest:
    """Return the request to upload one file, and more."""
    request = UploadFilesRequest(files0_path="/a/b.txt", files0_file=File(payload=b"one"))
    for name, value in more.items():
        request[f"files[1].{name}"] = value
    return request


# What the generator's own fixed boundary +++ would have cut in two.
NASTY = b"before\r\n--+++\r\nafter\r\n--+++--\r\n"


@pytest.mark.parametrize(
    ("file", "name", "content"),
    [
        (File(payload=b"one"), "file", b"one"),
        (File(payload=b"", file_name="x.txt"), "x.txt", b""),
        (File(payload=io.BytesIO(b"two")), "file", b"two"),
        (File(payload=NASTY), "file", NASTY),
    ],
)
def test_upload(call: Call, server: Recorder, file: File, name: str, content: bytes) -> None:
    """Bytes and files go out whole, always with a file name (recording: upload_file)."""
    if isinstance(file.payload, io.BytesIO):
        file.payload.seek(0)
    request = UploadFilesRequest(files0_path="/a/b.txt", files0_file=file)
    call(upload_files, server, "id", body=request)
    assert parts(server.only) == [
        ("files[0].path", None, b"/a/b.txt"),
        ("files[0].file", name, content),
    ]


def test_boundaries_are_random(call: Call, server: Recorder) -> None:
    """No two uploads have the same boundary, so that no file can be made to hold it."""
    call(upload_files, server, "id", body=upload())
    call(upload_files, server, "id", body=upload())
    first, second = (request.headers["content-type"] for request in server.requests)
    assert first.startswith("multipart/form-data; boundary=")
    assert first != second


def test_uploading_several_files(call: Call, server: Recorder) -> None:
    """Further files are additional properties with the names that the server takes."""
    request = upload(path="/c", file=File(payload=b"two", file_name="c"))
    call(upload_files, server, "id", body=request)
    assert parts(server.only)[2:] == [
        ("files[1].path", None, b"/c"),
        ("files[1].file", "c", b"two"),
    ]


def run(code: str) -> str:
    """Run code in a fresh interpreter and return what it prints."""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_an_endpoint_imports_only_its_models() -> None:
    """Importing one endpoint imports the one model that it answers with, and that one's enums."""
    code = (
        "import sys, daytona_openapi.control.api.sandbox.get_sandbox\n"
        "prefix = 'daytona_openapi.control.models.'\n"
        "print(*sorted(m.removeprefix(prefix) for m in sys.modules if m.startswith(prefix)))"
    )
    expected = "sandbox sandbox_backup_state sandbox_class sandbox_desired_state sandbox_state"
    assert expected == run(code)


def test_every_model_can_be_imported_from_the_package() -> None:
    """Each name that the package announces is there; others are an AttributeError."""
    code = (
        "from daytona_openapi.control import models\n"
        "assert all(getattr(models, name).__name__ == name for name in models.__all__)\n"
        "assert set(models.__all__) <= set(dir(models))\n"
        "print(hasattr(models, 'Nothing'), len(models.__all__) > 200)"
    )
    assert run(code) == "False True"
