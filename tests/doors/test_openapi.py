"""The OpenAPI document: valid, made from the registry, and true of the server."""

from __future__ import annotations

import asyncio
import json
import queue
import threading
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings as examples
from openapi_spec_validator import OpenAPIV31SpecValidator
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from daytona_actions import ACTIONS, AsyncDaytonaActions, DaytonaActions, openapi_document
from daytona_actions.doors import rest
from daytona_actions.doors.listening import serve_http
from daytona_actions.doors.openapi import openapi_document as openapi_of
from daytona_actions.listed import FAMILIES
from daytona_actions.local import LocalDaytona
from daytona_actions.service import DAYTONA
from tests.patience import PATIENCE
from tests.thorough import THOROUGH

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCUMENT = openapi_document()
EXAMPLES = 100 if THOROUGH else 2


def test_valid() -> None:
    """The document is valid OpenAPI 3.1."""
    OpenAPIV31SpecValidator(DOCUMENT).validate()


def test_one_operation_an_action() -> None:
    """Each action is one POST that takes its input schema and answers its result."""
    expected = {f"/actions/{name}": name for name in ACTIONS}
    operations = {path: item["post"] for path, item in DOCUMENT["paths"].items()}
    assert expected == {path: made["operationId"] for path, made in operations.items()}
    for name, action in ACTIONS.items():
        operation = operations[f"/actions/{name}"]
        body = operation["requestBody"]["content"]["application/json"]
        schema = {key: said for key, said in action.input_schema.items() if key != "$defs"}
        components = f"#/components/schemas/{action.arguments_model.__name__}."
        assert json.loads(json.dumps(schema).replace("#/$defs/", components)) == body["schema"]
        reference = operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
        answered = DOCUMENT["components"]["schemas"][reference.rpartition("/")[2]]
        assert list(action.output_schema["properties"]) == list(answered["properties"])
        assert ("read" if action.read_only else "write") == operation["x-access"]


def test_fewer_actions() -> None:
    """The document of a door that offers fewer actions has fewer operations."""
    found = openapi_document(names=["get_sandbox"])
    OpenAPIV31SpecValidator(found).validate()
    assert ["/actions/get_sandbox"] == list(found["paths"])
    found = openapi_document(families=["git"], read_only=False)
    assert list(found["paths"]) == [f"/actions/{name}" for name in FAMILIES["git"].actions]
    assert [{"name": "git", "description": FAMILIES["git"].summary}] == found["tags"]


def test_families_are_tags() -> None:
    """Each operation has the tag of its family; a service without families has no tags."""
    tags = [tag["name"] for tag in DOCUMENT["tags"]]
    assert [*FAMILIES] == tags
    for path, item in DOCUMENT["paths"].items():
        [tag] = item["post"]["tags"]
        assert path.rpartition("/")[2] in FAMILIES[tag].actions
    assert "tags" not in openapi_of(replace(DAYTONA, families={}))


# Made-up commands, paths and addresses are not for a machine without isolation: there is no such
# sandbox for them. Only what changes nothing, or the sandbox as a whole, is done to a real one.
HARMLESS = {
    *(name for name, action in ACTIONS.items() if action.read_only),
    *FAMILIES["sandboxes"].actions,
} - {"wait_for_sandbox"}  # what it is to wait for may never be


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """The base URL of a server in front of a Daytona of its own, with one sandbox in it."""
    urls: queue.Queue[str] = queue.Queue()
    with LocalDaytona(isolation="none", max_sandboxes=8) as local:
        options: dict[str, Any] = {"api_key": local.api_key, "api_url": local.api_url}
        with DaytonaActions(**options) as client:
            client.create_sandbox(name="real", auto_stop_interval=0).unwrap()

        async def main() -> None:
            async with AsyncDaytonaActions(**options) as client:
                app = rest.app(DAYTONA, client, "entrance")
                serving = serve_http(app, host="127.0.0.1", port=0, ready=urls.put)
                tasks.append(asyncio.current_task())
                await serving

        tasks: list[asyncio.Task[None] | None] = []
        loop = asyncio.new_event_loop()

        def work() -> None:
            with asyncio.Runner(loop_factory=lambda: loop) as runner:
                try:
                    runner.run(main())
                except asyncio.CancelledError:
                    return

        thread = threading.Thread(target=work)
        thread.start()
        yield urls.get(timeout=PATIENCE)
        (task,) = tasks
        assert task is not None
        loop.call_soon_threadsafe(task.cancel)
        thread.join()


@pytest.mark.long
@schemathesis.openapi.from_dict(DOCUMENT).parametrize()
@examples(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
def test_server_keeps_to_its_description(case: schemathesis.Case[Any], url: str) -> None:
    """Whatever is sent, right or wrong, the server answers as the document says."""
    body, name = case.body, case.operation.label.rpartition("/")[2]
    if isinstance(body, dict) and isinstance(body.get("sandbox_id"), str):
        body["sandbox_id"] = "real" if name in HARMLESS else "no-such"
    # Null counts as absent at every door, which is more than the document promises; and some texts
    # that fit the documented schemas are refused, such as an empty path.
    lenient = body is None or (isinstance(body, dict) and None in body.values())
    answer = case.call(base_url=url, headers={"Authorization": "Bearer entrance"})
    # What a Daytona does not do, and says so, is told as 501, and nothing else is.
    unsupported = b'"kind":"unsupported"' in answer.content
    assert unsupported == (answer.status_code == HTTPStatus.NOT_IMPLEMENTED)
    case.validate_response(
        answer,
        excluded_checks=[
            positive_data_acceptance,
            *([negative_data_rejection] * lenient),
            *([not_a_server_error] * unsupported),
        ],
    )
