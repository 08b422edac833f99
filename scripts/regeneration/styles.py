"""Says which arrays of a query are written as one value, and what stands between its parts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from regeneration.operations import listed
from regeneration.schemas import alternatives, is_list, is_object
from regeneration.shapes import resolved

if TYPE_CHECKING:
    from pathlib import Path

    from regeneration.documents import Document

TEMPLATE = "separators.jinja"
_SEPARATORS = {"form": ",", "spaceDelimited": " ", "pipeDelimited": "|"}


def is_known(document: Document, parameter: dict[str, Any]) -> bool:
    """Tell whether an array or object of a query can be written in the way that is described."""
    style = parameter.get("style", "form")
    schemas = list(alternatives(document, parameter.get("schema")))
    if any(is_object(schema) for schema in schemas):
        return style == "form" and _repeats(parameter)
    return style in _SEPARATORS


def write(document: Document, templates: Path) -> None:
    """Write down for the templates what stands between the parts of which parameter.

    The generator reads neither `style` nor `explode`. The file says it by module and name, for
    arrays that are not written by repeating the name.
    """
    found = {
        operation.module: joined
        for operation in listed(document).values()
        if (joined := _joined(document, operation.route))
    }
    (templates / TEMPLATE).write_text(f"{{% set separators = {json.dumps(found)} %}}\n", "utf-8")


def _joined(document: Document, route: str) -> dict[str, str]:
    method, path = route.split(" ", 1)
    item = resolved(document, document["paths"][path])
    parts = [*item.get("parameters", []), *item[method.lower()].get("parameters", [])]
    # The later one overrides that of the path.
    parameters = {
        parameter.get("name"): parameter
        for parameter in (resolved(document, part) for part in parts)
        if parameter.get("in") == "query"
    }
    return {
        str(name): _SEPARATORS[parameter.get("style", "form")]
        for name, parameter in parameters.items()
        if not _repeats(parameter) and is_known(document, parameter)
        if any(is_list(each) for each in alternatives(document, parameter.get("schema")))
    }


def _repeats(parameter: dict[str, Any]) -> bool:
    return bool(parameter.get("explode", parameter.get("style", "form") == "form"))
