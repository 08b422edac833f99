"""Whatever a server answers, an endpoint returns what could be read and the raw content."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING

import httpx
import pytest

from daytona_openapi.control import AuthenticatedClient
from daytona_openapi.control.api.api_keys import delete_api_key
from daytona_openapi.control.api.organizations import (
    get_organization_invitations_count_for_authenticated_user as count,
)
from daytona_openapi.control.api.sandbox import (
    get_sandbox,
    list_sandboxes,
    replace_labels,
    set_autostop_interval,
)
from daytona_openapi.control.api.snapshots import get_snapshot
from daytona_openapi.control.errors import UnexpectedStatus
from daytona_openapi.control.models import (
    ListSandboxesResponse,
    Sandbox,
    SandboxLabels,
    SnapshotDto,
)
from daytona_openapi.control.types import File
from daytona_openapi.toolbox.api.file_system import download_file, download_files, list_files
from daytona_openapi.toolbox.api.process import code_run
from daytona_openapi.toolbox.models import CodeRunRequest, DownloadFilesRequest
from tests.generated.recorded import body, parsed

if TYPE_CHECKING:
    from types import ModuleType

    from tests.generated.conftest import Call


@pytest.mark.parametrize(
    ("endpoint", "path", "status"),
    [
        (set_autostop_interval, ("labelled", "30"), 201),
        (get_sandbox, ("labelled",), 203),
        (get_sandbox, ("labelled",), 299),
    ],
)
def test_another_success_is_read_alike(
    call: Call, endpoint: ModuleType, path: tuple[str, ...], status: int
) -> None:
    """An undocumented 2xx is read like the documented one (recording: sandbox_settings)."""
    response = call(endpoint, body(), *path, status=status)
    assert status == response.status_code
    assert isinstance(parsed(response), Sandbox)


@pytest.mark.parametrize("status", [204, 404, 499, 520, 599, 999])
def test_any_status(call: Call, status: int) -> None:
    """Statuses that nobody documented, or that Python doesn't know, come as plain numbers."""
    response = call(delete_api_key, b"", "name", status=status)
    assert (response.status_code, response.parsed) == (status, None)
    assert type(response.status_code) is int


def test_an_error_is_not_read_as_a_sandbox(call: Call) -> None:
    """A body that is not documented for a status is left to the caller, whole."""
    response = call(get_sandbox, b'{"message": "no"}', "labelled", status=404)
    assert (parsed(response), response.content) == (None, b'{"message": "no"}')


def test_an_error_status_with_a_null_documented_answer(call: Call) -> None:
    """An error that is documented without a body is no success (404 of a snapshot)."""
    response = call(get_snapshot, b'{"message": "no"}', "missing", status=404)
    assert parsed(response) is None
    assert isinstance(parsed(call(get_snapshot, b"{}", "present")), SnapshotDto)


UNREADABLE = [
    b"",
    b"null",
    b"<html>",
    b"[]",
    b'"text"',
    b"5",
    b"true",
    b"\xff\xfe\x00",
    b"[" * 100_000,
    b'{"id": ',
    b"9" * 5000,
]


@pytest.mark.parametrize("content", UNREADABLE, ids=lambda content: repr(content[:9]))
def test_unreadable_bodies(call: Call, content: bytes) -> None:
    """A success that cannot be read never raises: its content and the reason are there."""
    response = call(get_sandbox, content, "labelled")
    assert (response.parsed, response.content) == (None, content)
    assert isinstance(response.parse_error, Exception)


def test_what_cannot_be_decompressed(call: Call) -> None:
    """The one answer that raises: httpx decompresses while it reads, and keeps nothing then."""

    def answer(_: httpx.Request) -> httpx.Response:
        headers = {"content-encoding": "gzip"}
        return httpx.Response(200, headers=headers, stream=httpx.ByteStream(b"not gzip"))

    with pytest.raises(httpx.DecodingError):
        call(get_sandbox, answer, "labelled")


def test_an_empty_body_says_so(call: Call) -> None:
    """The reason names what is wrong with a success without a body."""
    response = call(get_sandbox, b"", "labelled", status=204)
    expected = "the answer with status 204 has no body, but one is documented"
    assert expected == str(response.parse_error)


def test_a_body_of_another_shape_says_so(call: Call) -> None:
    """The reason names what was expected and what came."""
    response = call(get_sandbox, b'["list"]', "labelled")
    assert str(response.parse_error) == "expected an object, got list"


@pytest.mark.parametrize("content", [b"{}", b'"many"', b"true", b"null"])
def test_a_scalar_answer_of_another_type(call: Call, content: bytes) -> None:
    """A documented number that isn't one is an unreadable body."""
    response = call(count, content)
    assert (response.parsed, type(response.parse_error)) == (None, TypeError)


@pytest.mark.parametrize("content", [b"3", b"3.5"])
def test_a_scalar_answer(call: Call, content: bytes) -> None:
    """A documented number is read, whole or not."""
    assert parsed(call(count, content)) == float(content)


@pytest.mark.parametrize("content", [b"{}", b'["a", 5, null]', b'"text"'])
def test_a_list_answer_of_another_shape(call: Call, content: bytes) -> None:
    """What is no list, or one of which nothing can be read, is an unreadable body."""
    response = call(list_files, content, "id")
    assert (response.parsed, type(response.parse_error)) == (None, TypeError)


def test_readable_elements_of_a_list(call: Call) -> None:
    """Of a list whose elements are partly of another shape the others are there."""
    files = parsed(call(list_files, b'[null, {"name": "a"}, 5, {"name": "b"}]', "id"))
    assert [entry.name for entry in files] == ["a", "b"]


@pytest.mark.parametrize(("status", "raises"), [(200, False), (201, False), (404, True)])
def test_unexpected_statuses_still_raise_if_asked_to(status: int, *, raises: bool) -> None:
    """The generator's own switch works as ever, but a success is never unexpected."""
    client = AuthenticatedClient(
        "https://daytona.example", "key", raise_on_unexpected_status=True
    ).set_httpx_client(
        httpx.Client(
            base_url="https://daytona.example",
            transport=httpx.MockTransport(lambda _: httpx.Response(status, json={})),
        )
    )
    expectation = pytest.raises(UnexpectedStatus) if raises else contextlib.nullcontext()
    with client, expectation:
        get_sandbox.sync_detailed(client, "labelled")


def test_a_page_of_sandboxes(call: Call) -> None:
    """The list is a page (recording: list_sandboxes)."""
    page = parsed(call(list_sandboxes, b'{"items": [{"id": "a"}], "nextCursor": "next"}'))
    assert isinstance(page, ListSandboxesResponse)
    assert isinstance(page.items, list)
    assert ([item.id for item in page.items], page.next_cursor) == (["a"], "next")


def test_a_plain_array_of_sandboxes(call: Call) -> None:
    """The plain array of older servers is a list of sandboxes."""
    sandboxes = parsed(call(list_sandboxes, b'[{"id": "a"}, {"id": "b"}]'))
    assert [(type(sandbox), sandbox.id) for sandbox in sandboxes] == [
        (Sandbox, "a"),
        (Sandbox, "b"),
    ]


def test_neither_page_nor_array(call: Call) -> None:
    """What is none of several documented shapes is an unreadable body."""
    response = call(list_sandboxes, b'"text"')
    expected = "expected one of several documented shapes, got str"
    assert (response.parsed, str(response.parse_error)) == (None, expected)


def test_replaced_labels_answer_a_sandbox(call: Call) -> None:
    """Replacing labels answers the whole sandbox (recording: sandbox_settings)."""
    labels = SandboxLabels.from_dict({"labels": {"a": "2"}})
    assert isinstance(parsed(call(replace_labels, body(), "labelled", body=labels)), Sandbox)


@pytest.mark.parametrize("content", [b"", b"\x00\xff", b'{"json": 1}'])
def test_binary_answers_are_bytes(call: Call, content: bytes) -> None:
    """A binary answer is the bytes as they came, also none at all."""
    file = parsed(call(download_file, content, "id", path="a"))
    assert type(file).__name__ == File.__name__
    assert content == file.payload.read()


def test_charts_are_read(call: Call) -> None:
    """Charts come with the fields of their type (recording: run_code_chart)."""
    chart = {"type": "line", "title": "t", "png": "iVBO", "x_label": "x", "elements": [{"a": 1}]}
    answer = json.dumps({"exitCode": 0, "result": "", "artifacts": {"charts": [chart]}}).encode()
    request = CodeRunRequest(code="1", language="python")
    result = parsed(call(code_run, answer, "id", body=request))
    assert [chart] == [found.to_dict() for found in result.artifacts.charts]


def test_a_multipart_answer_is_kept(call: Call) -> None:
    """A bulk download is not taken apart: its bytes are there (recording: download_file_bulk)."""
    content = b"--DAYTONA-FILE-BOUNDARY\r\n\r\nx\r\n--DAYTONA-FILE-BOUNDARY--"
    request = DownloadFilesRequest(paths=["a"])
    assert content == parsed(call(download_files, content, "id", body=request)).payload.read()
