"""The local Daytona under requests that our own descriptions allow: it fails on none of them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
import yaml
from hypothesis import given, strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import response_schema_conformance

from daytona_actions import DaytonaActions
from daytona_actions.local import LocalDaytona
from daytona_actions.local.answers import UNEXPECTED
from daytona_actions.local.daemon.routes import FILE_ROUTES, NOT_OFFERED, PROCESS_ROUTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemathesis.specs.openapi.schemas import OpenApiSchema

NOT_IMPLEMENTED = 501
INTERNAL = 500
DESCRIPTIONS = Path(__file__).resolve().parents[2] / "openapi"

_ONE = "/sandbox/{sandboxIdOrName}"
OFFERED = {
    "/sandbox": {"get", "post"},
    "/sandbox/paginated": {"get"},
    _ONE: {"get", "delete"},
    f"{_ONE}/labels": {"put"},
    f"{_ONE}/start": {"post"},
    f"{_ONE}/stop": {"post"},
    f"{_ONE}/archive": {"post"},
    f"{_ONE}/backup": {"post"},
    f"{_ONE}/public/{{isPublic}}": {"post"},
    f"{_ONE}/autostop/{{interval}}": {"post"},
    f"{_ONE}/autoarchive/{{interval}}": {"post"},
    f"{_ONE}/autodelete/{{interval}}": {"post"},
    "/snapshots": {"get"},
    "/snapshots/{id}": {"get"},
    "/health": {"get"},
    "/config": {"get"},
    "/volumes": {"get", "post"},
    "/volumes/{volumeId}": {"get", "delete"},
    "/volumes/by-name/{name}": {"get"},
    "/regions": {"get"},
}
HARMLESS = {"get", "put"}


def _is_offered(verb: str, path: str) -> bool:
    route = path.removeprefix("/{sandboxId}")
    known = (verb.upper(), route) in {*PROCESS_ROUTES, *FILE_ROUTES}
    return known or not NOT_OFFERED.fullmatch(route)


TOOLBOX = [
    (verb, path)
    for path, item in yaml.safe_load((DESCRIPTIONS / "daytona-toolbox.yaml").read_text())[
        "paths"
    ].items()
    for verb, operation in item.items()
    if verb != "parameters" and "x-websocket" not in operation and _is_offered(verb, path)
]
UNFORESEEN = b"internal error"
"""How a toolbox begins what it tells of an error that nobody foresaw."""


@pytest.fixture(scope="module")
def server() -> Iterator[LocalDaytona]:
    """A local Daytona whose sandboxes can do no harm, whatever is run in them."""
    with LocalDaytona(isolation="bubblewrap", network=False, max_sandboxes=100_000) as started:
        yield started


@pytest.fixture(scope="module")
def sandbox(server: LocalDaytona) -> str:
    """A started sandbox."""
    with DaytonaActions(server.api_key, api_url=server.api_url) as daytona:
        created = daytona.create_sandbox(name="known", auto_stop_interval=0).unwrap().sandbox
    assert created is not None
    assert created.id is not None
    return created.id


def _parsed(name: str) -> Any:
    from regeneration import documents  # type: ignore[import-not-found]

    return documents.description((DESCRIPTIONS / name).read_bytes(), name)


@pytest.fixture(scope="module", autouse=True)
def _scripts() -> Iterator[None]:
    scripts = str(DESCRIPTIONS.parent / "scripts")
    sys.path.insert(0, scripts)
    yield
    sys.path.remove(scripts)


def _schema(document: Any, url: str) -> OpenApiSchema:
    schema = schemathesis.openapi.from_dict(document, config=SchemathesisConfig())
    schema.config.update(base_url=url)
    return schema


@pytest.fixture(scope="module")
def control(server: LocalDaytona) -> OpenApiSchema:
    """The control plane as it answers, restricted to what the local server offers."""
    from regeneration import overlay, sources
    from regeneration.layout import Layout

    description = sources.read(Layout(DESCRIPTIONS.parent)).descriptions["control"]
    document = _parsed(description.file)
    overlay.apply(document, overlay.read(DESCRIPTIONS / description.overlay))
    verbs = {"get", "post", "put", "patch", "delete"}
    document["paths"] = {
        path: {
            key: value
            for key, value in document["paths"][path].items()
            if key not in verbs - offered
        }
        for path, offered in OFFERED.items()
    }
    for schema in document["components"]["schemas"].values():
        _allow_null(schema)
    return _schema(document, server.api_url)


def _allow_null(schema: dict[str, Any]) -> None:
    """Let properties be null: a real Daytona's are, though not described so (list_sandboxes)."""
    for name, described in schema.get("properties", {}).items():
        schema["properties"][name] = {"nullable": True, "allOf": [described]}


@pytest.fixture(scope="module")
def toolbox(server: LocalDaytona) -> OpenApiSchema:
    """The toolbox."""
    return _schema(_parsed("daytona-toolbox.yaml"), server.api_url.replace("/api", "/toolbox"))


def test_routes_are_described(control: OpenApiSchema) -> None:
    """Every route that is offered is in the description, under that path."""
    found = [operation.ok() for operation in control.get_all_operations()]  # type: ignore[union-attr]
    described = {(operation.path, operation.method.lower()) for operation in found}
    assert described == {(path, verb) for path, verbs in OFFERED.items() for verb in verbs}


def _no_failure_of_the_server(context: Any, response: Any, case: Any) -> bool | None:
    """Look for a status of 500 and more.

    But for 501, which says what the local Daytona does not offer, and the 500 with which a real
    one answers NULs and odd numbers (recording create_sandbox_invalid_values).
    """
    if response.status_code == NOT_IMPLEMENTED or UNEXPECTED.encode() in response.content:
        return None
    found: bool | None = not_a_server_error(context, response, case)
    return found


def _no_unforeseen_failure(context: Any, response: Any, case: Any) -> bool | None:
    """Look for a status of 500 and more, but for those with which a toolbox gives a reason.

    Many are recorded: git_clone_unreachable_host, session_errors, file_bulk_download_special.
    """
    if response.status_code == INTERNAL and UNFORESEEN not in response.content:
        return None
    return _no_failure_of_the_server(context, response, case)


def _drive(operation: Any, server: LocalDaytona, names: dict[str, str], checks: list[Any]) -> None:
    """Send requests that an operation allows, some of them about what is there."""

    @given(case=operation.as_strategy(), known=st.booleans())
    def send(case: Any, known: bool) -> None:
        if known:
            case.path_parameters.update(
                {name: value for name, value in names.items() if name in case.path_parameters}
            )
        (case.query or {}).pop("follow", None)  # what is followed may have no end
        response = case.call(headers={"Authorization": f"Bearer {server.api_key}"})
        case.validate_response(response, checks=checks)

    send()


@pytest.mark.parametrize(
    ("verb", "path"),
    [(verb, path) for path, verbs in OFFERED.items() for verb in sorted(verbs)],
)
def test_control_plane(
    control: OpenApiSchema, server: LocalDaytona, sandbox: str, verb: str, path: str
) -> None:
    """The control plane answers every request that its description allows, as described."""
    names = {"sandboxIdOrName": sandbox} if verb in HARMLESS else {}
    checks = [_no_failure_of_the_server, response_schema_conformance]
    _drive(control[path][verb], server, names, checks)


@pytest.mark.parametrize(("verb", "path"), TOOLBOX)
def test_toolbox(
    toolbox: OpenApiSchema, server: LocalDaytona, sandbox: str, verb: str, path: str
) -> None:
    """The toolbox answers every request that its description allows, as described."""
    checks = [response_schema_conformance, _no_unforeseen_failure]
    _drive(toolbox[path][verb], server, {"sandboxId": sandbox}, checks)
