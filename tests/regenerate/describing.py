"""Small made-up descriptions, and the client that is generated from one."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

import httpx
from regeneration import generation
from regeneration.layout import Layout

from tests.generated.importing import forget, import_as
from tests.regenerate.conftest import PROJECT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import ModuleType

TEXT = {"type": "string"}
FILE = {"type": "string", "format": "binary"}
TIME = {"type": "string", "format": "date-time"}


def record(*required: str, **properties: Any) -> dict[str, Any]:
    """Return the schema of an object."""
    return {"type": "object", "properties": properties, "required": list(required)}


def many(schema: Any) -> dict[str, Any]:
    """Return the schema of an array."""
    return {"type": "array", "items": schema}


def to(name: str) -> dict[str, Any]:
    """Return a reference to a schema."""
    return {"$ref": f"#/components/schemas/{name}"}


def parameter(name: str, place: str = "query", **more: Any) -> dict[str, Any]:
    """Return a parameter, a text if nothing else is said."""
    described = {} if "content" in more else {"schema": TEXT}
    return {"name": name, "in": place, "required": place == "path", **described, **more}


def operation(
    name: str, *parameters: Any, body: Mapping[str, Any] | None = None, **more: Any
) -> dict[str, Any]:
    """Return an operation with a body of these media types."""
    found = {"operationId": name, "tags": ["odd"], "parameters": list(parameters), **more}
    found.setdefault("responses", {"204": {"description": "Done."}})
    if body:
        content = {kind: {"schema": schema} for kind, schema in body.items()}
        found["requestBody"] = {"required": True, "content": content}
    return found


def answering(name: str, schema: Any) -> dict[str, Any]:
    """Return an operation that answers JSON."""
    content = {"application/json": {"schema": schema}}
    return operation(name, responses={"200": {"description": "It.", "content": content}})


def description(
    paths: Mapping[str, Any], schemas: Mapping[str, Any] | None = None, **components: Any
) -> dict[str, Any]:
    """Return a whole description."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Made up", "version": "1"},
        "paths": dict(paths),
        "components": {"schemas": dict(schemas or {}), **components},
    }


class Made:
    """A generated client, imported under a name of its own, with a server that is a function."""

    def __init__(self, document: Mapping[str, Any], workspace: Path, name: str) -> None:
        built = generation.build(
            Layout(PROJECT), {"control": ("made-up.yaml", dict(document))}, workspace
        )
        self.name = name
        self.package = import_as(name, built / "control")
        self.models = self.module("models")
        self.types = self.module("types")

    def module(self, path: str) -> ModuleType:
        """Import a module of the client."""
        return importlib.import_module(f"{self.name}.{path}")

    def call(
        self, endpoint: str, *path: Any, answer: bytes = b"", **arguments: Any
    ) -> tuple[httpx.Request, Any]:
        """Call an operation; return what was sent and what came of the answer."""
        sent: list[httpx.Request] = []

        def handle(request: httpx.Request) -> httpx.Response:
            request.read()
            sent.append(request)
            return httpx.Response(200, content=answer)

        options = {"transport": httpx.MockTransport(handle)}
        client = self.package.Client("https://daytona.example", httpx_args=options)
        with client:
            reply = self.module(f"api.odd.{endpoint}").sync_detailed(client, *path, **arguments)
        return sent[0], reply

    def forget(self) -> None:
        """Take the client out of the imported modules."""
        forget(self.name)
