"""Prints what the published toolbox client can send: module, method, path and names in the query.

Runs in an environment of its own, with that client. Nothing of it is parsed: every function is asked for its request.
"""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
import sys
from typing import TYPE_CHECKING, Any

import daytona_toolbox_api_client.api as published

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SUFFIX = "_serialize"


class Recorder:
    """Takes the place of the client's transport, and keeps the request instead of building it."""

    def param_serialize(self, **request: Any) -> None:
        """Keep a request."""
        self.method, self.path = request["method"], request["resource_path"]
        self.query = sorted(name for name, _ in request["query_params"])

    def select_header_accept(self, kinds: list[str]) -> str:
        """Choose any media type."""
        return kinds[0]

    select_header_content_type = select_header_accept


def operations() -> Iterator[list[Any]]:
    """Return each operation of the package."""
    for module in pkgutil.iter_modules(published.__path__):
        if not module.name.endswith("_api"):
            continue
        names = vars(importlib.import_module(f"{published.__name__}.{module.name}"))
        [api] = [one for name, one in names.items() if name.endswith("Api")]
        for name, function in inspect.getmembers(api, inspect.isfunction):
            if name.endswith(_SUFFIX):
                yield [
                    module.name.removesuffix("_api"),
                    name[1 : -len(_SUFFIX)],
                    *_request(api, function),
                ]


def _request(api: type, function: Callable[..., Any]) -> tuple[str, str, list[str]]:
    recorder = Recorder()
    parameters = list(inspect.signature(function).parameters)[1:]
    values = {name: None if name.startswith("_") else "x" for name in parameters}
    function(api(recorder), **values)
    return recorder.method, recorder.path, recorder.query


sys.stdout.write(json.dumps(list(operations())))
