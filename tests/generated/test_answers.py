"""Whatever a server answers, an endpoint returns what could be read and the raw content."""

from __future__ import annotations

import contextlib
import json
from importlib import import_module
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.generated.recorded import body, parsed

if TYPE_CHECKING:
    from tests.generated.conftest import Call


@pytest.mark.parametrize(
    ("endpoint", "path", "status"),
    [
        ("sandbox.set_autostop_interval", ("labelled", "30"), 201),
        ("sandbox.get_sandbox", ("labelled",), 203),
        ("sandbox.get_sandbox", ("labelled",), 299),
    ],
)
def test_another_success_is_read_alike(
    call: Call, endpoint: str, path: tuple[str, ...], status: int, service: Any
) -> None:
    """An undocumented 2xx is read like the documented one (recording: sandbox_settings)."""
    response = call(endpoint, body(), *path, status=status)
    assert status == response.status_code
    assert isinstance(parsed(response), service.models.Sandbox)


@pytest.mark.parametrize("status", [204, 404, 499, 520, 599, 999])
def test_any_status(call: Call, status: int) -> None:
    """Statuses that nobody documented, or that Python doesn't know, come as plain numbers."""
    response = call("api_keys.delete_api_key", b"", "name", status=status)
    assert (status, None) == (response.status_code, response.parsed)
    assert type(response.status_code) is int


def test_an_error_is_not_read_as_a_sandbox(call: Call) -> None:
    """A body that is not documented for a status is left to the caller, whole."""
    response = call("sandbox.get_sandbox", b'{"message": "no"}', "labelled", status=404)
    assert (None, b'{"message": "no"}') == (parsed(response), response.content)


def test_an_error_status_with_a_null_documented_answer(call: Call, service: Any) -> None:
    """An error that is documented without a body is no success (404 of a snapshot)."""
    response = call("snapshots.get_snapshot", b'{"message": "no"}', "missing", status=404)
    assert parsed(response) is None
    assert isinstance(
        parsed(call("snapshots.get_snapshot", b"{}", "present")), service.models.SnapshotDto
    )


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
    response = call("sandbox.get_sandbox", content, "labelled")
    assert (None, content) == (response.parsed, response.content)
    assert isinstance(response.parse_error, Exception)


def test_what_cannot_be_decompressed(call: Call) -> None:
    """The one answer that raises: httpx decompresses while it reads, and keeps nothing then."""

    def answer(_: httpx.Request) -> httpx.Response:
        headers = {"content-encoding": "gzip"}
        return httpx.Response(200, headers=headers, stream=httpx.ByteStream(b"not gzip"))

    with pytest.raises(httpx.DecodingError):
        call("sandbox.get_sandbox", answer, "labelled")


def test_an_empty_body_says_so(call: Call) -> None:
    """The reason names what is wrong with a success without a body."""
    response = call("sandbox.get_sandbox", b"", "labelled", status=204)
    expected = "the answer with status 204 has no body, but one is documented"
    assert expected == str(response.parse_error)


def test_a_body_of_another_shape_says_so(call: Call) -> None:
    """The reason names what was expected and what came."""
    response = call("sandbox.get_sandbox", b'["list"]', "labelled")
    assert "expected an object, got list" == str(response.parse_error)


@pytest.mark.parametrize("content", [b"{}", b'"many"', b"true", b"null"])
def test_a_scalar_answer_of_another_type(call: Call, content: bytes) -> None:
    """A documented number that isn't one is an unreadable body."""
    response = call(
        "organizations.get_organization_invitations_count_for_authenticated_user", content
    )
    assert (None, TypeError) == (response.parsed, type(response.parse_error))


@pytest.mark.parametrize("content", [b"3", b"3.5"])
def test_a_scalar_answer(call: Call, content: bytes) -> None:
    """A documented number is read, whole or not."""
    assert parsed(
        call("organizations.get_organization_invitations_count_for_authenticated_user", content)
    ) == float(content)


@pytest.mark.parametrize("content", [b"{}", b'["a", 5, null]', b'"text"'])
def test_a_list_answer_of_another_shape(call: Call, content: bytes) -> None:
    """What is no list, or one of which nothing can be read, is an unreadable body."""
    response = call("file_system.list_files", content, "id")
    assert (None, TypeError) == (response.parsed, type(response.parse_error))


def test_readable_elements_of_a_list(call: Call) -> None:
    """Of a list whose elements are partly of another shape the others are there."""
    files = parsed(call("file_system.list_files", b'[null, {"name": "a"}, 5, {"name": "b"}]', "id"))
    assert ["a", "b"] == [entry.name for entry in files]


@pytest.mark.parametrize(("status", "raises"), [(200, False), (201, False), (404, True)])
def test_unexpected_statuses_still_raise_if_asked_to(
    service: Any, status: int, *, raises: bool
) -> None:
    """The generator's own switch works as ever, but a success is never unexpected."""
    transport = httpx.MockTransport(lambda _: httpx.Response(status, json={}))
    client = service.AuthenticatedClient(
        "https://daytona.example", "key", raise_on_unexpected_status=True
    ).set_httpx_client(httpx.Client(base_url="https://daytona.example", transport=transport))
    unexpected = pytest.raises(service.errors.UnexpectedStatus)
    expectation = unexpected if raises else contextlib.nullcontext()
    endpoint = import_module(f"{service.__name__}.api.sandbox.get_sandbox")
    with client, expectation:
        endpoint.sync_detailed(client, "labelled")


def test_a_page_of_sandboxes(call: Call, service: Any) -> None:
    """The list is a page (recording: list_sandboxes)."""
    page = parsed(call("sandbox.list_sandboxes", b'{"items": [{"id": "a"}], "nextCursor": "next"}'))
    assert isinstance(page, service.models.ListSandboxesResponse)
    assert isinstance(page.items, list)
    assert (["a"], "next") == ([item.id for item in page.items], page.next_cursor)


def test_a_plain_array_of_sandboxes(call: Call, service: Any) -> None:
    """The plain array of older servers is a list of sandboxes."""
    sandboxes = parsed(call("sandbox.list_sandboxes", b'[{"id": "a"}, {"id": "b"}]'))
    assert [
        (service.models.Sandbox, "a"),
        (service.models.Sandbox, "b"),
    ] == [(type(sandbox), sandbox.id) for sandbox in sandboxes]


def test_neither_page_nor_array(call: Call) -> None:
    """What is none of several documented shapes is an unreadable body."""
    response = call("sandbox.list_sandboxes", b'"text"')
    expected = "expected one of several documented shapes, got str"
    assert (None, expected) == (response.parsed, str(response.parse_error))


def test_replaced_labels_answer_a_sandbox(call: Call, service: Any) -> None:
    """Replacing labels answers the whole sandbox (recording: sandbox_settings)."""
    labels = service.models.SandboxLabels.from_dict({"labels": {"a": "2"}})
    assert isinstance(
        parsed(call("sandbox.replace_labels", body(), "labelled", body=labels)),
        service.models.Sandbox,
    )


@pytest.mark.parametrize("content", [b"", b"\x00\xff", b'{"json": 1}'])
def test_binary_answers_are_bytes(call: Call, service: Any, content: bytes) -> None:
    """A binary answer is the bytes as they came, also none at all."""
    file = parsed(call("file_system.download_file", content, "id", path="a"))
    assert isinstance(file, service.types.File)
    assert content == file.payload.read()


def test_charts_are_read(call: Call, service: Any) -> None:
    """Charts come with the fields of their type (recording: run_code_chart)."""
    chart = {"type": "line", "title": "t", "png": "iVBO", "x_label": "x", "elements": [{"a": 1}]}
    answer = json.dumps({"exitCode": 0, "result": "", "artifacts": {"charts": [chart]}}).encode()
    request = service.models.CodeRunRequest(code="1", language="python")
    result = parsed(call("process.code_run", answer, "id", body=request))
    assert [chart] == [found.to_dict() for found in result.artifacts.charts]


def test_a_multipart_answer_is_kept(call: Call, service: Any) -> None:
    """A bulk download is not taken apart: its bytes are there (recording: download_file_bulk)."""
    content = b"--DAYTONA-FILE-BOUNDARY\r\n\r\nx\r\n--DAYTONA-FILE-BOUNDARY--"
    request = service.models.DownloadFilesRequest(paths=["a"])
    assert (
        content
        == parsed(call("file_system.download_files", content, "id", body=request)).payload.read()
    )
