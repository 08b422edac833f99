"""create_sandbox beyond its documented parameters: builds, volumes, networks; built by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from daytona_actions import VolumeMount
from tests.actions.answers import failed, refusal, sandbox, seen

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from tests.actions.fake_server import FakeServer

COPIES = "FROM a:1\nRUN true\ncopy . /app\n"


def test_everything_more_is_sent(daytona: DaytonaActions, server: FakeServer) -> None:
    """An image is sent as a Dockerfile, lists joined by commas; resources go with it."""
    server.answer(json=sandbox())
    daytona.create_sandbox(
        cpu=2,
        image="python:3.12-slim",
        volumes=[VolumeMount("data", "/data"), VolumeMount("data", "/a", "mine")],
        network_allow_list=["10.0.0.0/8", "192.168.1.5/32"],
        domain_allow_list=["example.com", "*.example.org"],
        gpu=1,
    )
    assert {
        "cpu": 2,
        "gpu": 1,
        "buildInfo": {"dockerfileContent": "FROM python:3.12-slim\n"},
        "volumes": [
            {"volumeId": "data", "mountPath": "/data"},
            {"volumeId": "data", "mountPath": "/a", "subpath": "mine"},
        ],
        "networkAllowList": "10.0.0.0/8,192.168.1.5/32",
        "domainAllowList": "example.com,*.example.org",
    } == server.sent()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            {"dockerfile": "FROM a:1\nRUN x"},
            {"buildInfo": {"dockerfileContent": "FROM a:1\nRUN x"}},
        ),
        (
            {"dockerfile": "# syntax\nARG V=1\n  from a:$V\n"},
            {"buildInfo": {"dockerfileContent": "# syntax\nARG V=1\n  from a:$V\n"}},
        ),
        ({"network_block_all": True}, {"networkBlockAll": True}),
        ({"network_block_all": False, "network_allow_list": []}, {"networkBlockAll": False}),
        (
            {"network_block_all": False, "network_allow_list": ["10.0.0.0/8"]},
            {"networkAllowList": "10.0.0.0/8"},
        ),
        ({"volumes": []}, {}),
    ],
)
def test_what_is_sent(
    daytona: DaytonaActions, server: FakeServer, given: dict[str, Any], expected: dict[str, Any]
) -> None:
    """A Dockerfile is sent as it is; of a block and a list only what counts."""
    server.answer(json=sandbox())
    daytona.create_sandbox(**given)
    assert expected == server.sent()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"dockerfile": ""}, "dockerfile is empty"),
        ({"dockerfile": " \n"}, "dockerfile is empty"),
        ({"dockerfile": "./Dockerfile"}, "not its path"),
        ({"dockerfile": "# FROM a:1\nRUN x"}, "no FROM line"),
        ({"image": ""}, "image must be one word"),
        ({"image": "a:1\nRUN x"}, "image must be one word"),
        ({"image": "a:1", "dockerfile": "FROM a:1"}, "image and dockerfile exclude each other"),
        ({"image": "a:1", "snapshot": "slim"}, "snapshot excludes image and dockerfile"),
        ({"dockerfile": "FROM a:1", "snapshot": "slim"}, "snapshot excludes"),
        ({"network_block_all": True, "network_allow_list": ["10.0.0.0/8"]}, "exclude each other"),
        ({"network_block_all": True, "domain_allow_list": ["a.com"]}, "exclude each other"),
        ({"network_allow_list": ["10.0.0.0"]}, "'10.0.0.0', which is no IPv4 network"),
        ({"network_allow_list": ["10.0.0.0/8"] * 11}, "11 networks; 10 are possible"),
        ({"domain_allow_list": ["https://a.com"]}, "'https://a.com', which is no domain"),
        ({"volumes": [VolumeMount(" ", "/a")]}, "volumes[0] must name a volume"),
        ({"volumes": [VolumeMount("a", "/a"), VolumeMount("b", "c")]}, "volumes[1] has the mount"),
        ({"volumes": [VolumeMount("a", "/")]}, "no absolute path of a folder"),
        ({"volumes": [{"volume": "a"}]}, "volumes[0]['mount_path'] is missing"),
        ({"volumes": [{"volume": "a", "mount_path": "/a", "path": "/"}]}, "volumes[0] has no path"),
    ],
)
@pytest.mark.usefixtures("server")
def test_what_cannot_be_meant(daytona: DaytonaActions, given: dict[str, Any], words: str) -> None:
    """It is refused before any request."""
    failure = failed(daytona.create_sandbox(**given))
    assert ("invalid_request", True) == (failure.kind, words in failure.message), failure


@pytest.mark.parametrize(
    ("given", "status", "message", "words"),
    [
        (
            {"cpu": 2},
            400,
            "Cannot specify Sandbox resources when using a snapshot",
            "choose them with image or dockerfile",
        ),
        (
            {"snapshot": "smal"},
            400,
            "Snapshot smal not found. Did you add it through the Daytona Dashboard?",
            "There is no snapshot 'smal': list_snapshots",
        ),
        ({"target": "mars"}, 404, "Region not found", "There is no target 'mars': list_regions"),
        (
            {"volumes": [VolumeMount("x", "/x")]},
            404,
            "Volume 'x' not found",
            "list_volumes shows the volumes",
        ),
    ],
)
def test_hints(
    daytona: DaytonaActions,
    server: FakeServer,
    given: dict[str, Any],
    status: int,
    message: str,
    words: str,
) -> None:
    """The hint names the value, and the action that shows what there is."""
    server.answer(status, json=refusal(status, message))
    failure = failed(daytona.create_sandbox(**given))
    assert (message, True) == (failure.message, words in failure.hint), failure


@pytest.mark.parametrize(
    ("dockerfile", "expected"),
    [
        (COPIES, True),
        ("FROM a:1\nADD x.tar /\n", True),
        ("FROM a:1\nCOPY --from=0 /a /b\nADD https://example.com/x /\n", False),
        ("FROM a:1\nRUN COPY x\n", False),
    ],
)
def test_build_that_lacks_its_context(
    connect: Callable[..., DaytonaActions], server: FakeServer, dockerfile: str, *, expected: bool
) -> None:
    """Where a build fails that copies files, the hint says that none were sent."""
    daytona = connect(max_retries=0, wait_timeout=5)
    server.answer(json=sandbox(state="pending_build"))
    server.answer(json=sandbox(state="build_failed", errorReason="COPY failed"))
    result = daytona.create_sandbox(dockerfile=dockerfile)
    assert ("build_failed", "COPY failed") == (seen(result).state, result.error)
    assert expected is ("context must be uploaded" in failed(result).hint)
    server.answer(json={"id": "1", "name": "slim", "state": "error", "errorReason": "COPY failed"})
    failure = failed(daytona.create_snapshot("slim", dockerfile=dockerfile))
    assert expected is ("context must be uploaded" in failure.hint)


@pytest.mark.parametrize(
    ("given", "found", "expected"),
    [
        ({"image": "a:1"}, {"buildInfo": {"dockerfileContent": "FROM a:1\n"}}, True),
        ({"image": "a:1"}, {"buildInfo": {"dockerfileContent": "FROM a:2\n"}}, False),
        ({"image": "a:1"}, {"snapshot": "slim"}, False),
        ({"snapshot": "a1947642-84b5-427a-9a07-aa9866524d4a"}, {"snapshot": "slim"}, True),
        ({"snapshot": "small"}, {"snapshot": "slim"}, False),
    ],
)
def test_sandbox_whose_answer_was_lost(
    connect: Callable[..., DaytonaActions],
    server: FakeServer,
    given: dict[str, Any],
    found: dict[str, Any],
    *,
    expected: bool,
) -> None:
    """It is known again by what it was built from; descriptions say a snapshot's name, not its ID."""
    now = {"date": "Wed, 25 Nov 2026 09:00:00 GMT"}
    server.answer(error=httpx.ReadError("lost"))
    server.answer(json=sandbox(createdAt="2026-11-25T09:00:00Z", **found), headers=now)
    daytona = connect(max_retries=2, wait_timeout=5)
    assert expected is daytona.create_sandbox(name="mine", **given).success


def test_more_filters(daytona: DaytonaActions, server: FakeServer) -> None:
    """Targets are sent as the regions that they are, and nothing where a list is empty."""
    for _ in range(2):
        server.answer(json={"items": []})
    daytona.list_sandboxes(
        snapshots=["slim", "big"], targets=["us"], include_errored_deleted=True
    ).unwrap()
    daytona.list_sandboxes(snapshots=[], targets=[]).unwrap()
    asked = "includeErroredDeleted=true&snapshots=slim&snapshots=big&regionIds=us"
    assert [f"GET /api/sandbox?{asked}", "GET /api/sandbox"] == server.calls


@pytest.mark.parametrize(("force", "query"), [(True, "?force=true"), (False, ""), (None, "")])
def test_stop_by_force(
    daytona: DaytonaActions, server: FakeServer, *, force: bool | None, query: str
) -> None:
    """It is asked for only where it is wanted."""
    server.answer(json=sandbox(state="stopping"))
    daytona.stop_sandbox("mine", force).unwrap()
    assert [f"POST /api/sandbox/mine/stop{query}"] == server.calls
