"""One exchange of a recording, as a call of a generated function and what it must give."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field
from enum import EnumType
from importlib import import_module
from typing import TYPE_CHECKING, Any, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

BASE_URLS = {
    "control": "https://app.daytona.io/api",
    "toolbox": "https://proxy.app.daytona.io/toolbox",
}


@dataclass(frozen=True)
class Exchange:
    """One call and its outcome.

    Attributes:
        service: `control` or `toolbox`.
        operation: the generated module (`sandbox.get_sandbox`), or method and path of a request
            that no generated function sends (`POST /sandbox`).
        arguments: what the function, or httpx, is given.
        status: the status of the answer.
        parsed: the name of the type that the answer is read as; None for an answer without.
    """

    service: str
    operation: str
    arguments: tuple[Any, ...]
    options: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200
    parsed: str | None = None

    @property
    def generated(self) -> ModuleType | None:
        """The generated module; None where there is no generated function."""
        if " " in self.operation:
            return None
        return import_module(f"daytona_openapi.{self.service}.api.{self.operation}")

    def keywords(self, endpoint: ModuleType) -> dict[str, Any]:
        """Return the keyword arguments, with a model made of the body, and members of texts of an enum."""
        parameters = inspect.signature(endpoint.sync_detailed).parameters
        return {
            name: _of_type(parameters[name].annotation, value)
            for name, value in self.options.items()
        }


def _of_type(annotation: Any, value: Any) -> Any:
    if hasattr(annotation, "from_dict"):
        return annotation.from_dict(value)
    enums = [kind for kind in get_args(annotation) if isinstance(kind, EnumType)]
    return enums[0](value) if enums and isinstance(value, str) else value


def control(
    operation: str, *arguments: Any, status: int = 200, parsed: str | None = None, **options: Any
) -> Exchange:
    """Call the control plane."""
    return Exchange("control", operation, arguments, options, status, parsed)


def toolbox(
    operation: str, *arguments: Any, status: int = 200, parsed: str | None = None, **options: Any
) -> Exchange:
    """Call a toolbox."""
    return Exchange("toolbox", operation, arguments, options, status, parsed)


def get_sandbox(sandbox: str) -> Exchange:
    """Look a sandbox up."""
    return control("sandbox.get_sandbox", sandbox, parsed="Sandbox")
