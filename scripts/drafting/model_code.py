"""Writes the modules of a drafted connector with its models: what is taken, and what is answered."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from drafting import kinds, naming, reading
from drafting.answers import field_name
from drafting.drafts import one_line
from drafting.python import INDENT, docstring, imports, sent

if TYPE_CHECKING:
    from openapi_python_client.parser.properties import ModelProperty

    from drafting.drafts import Draft
    from drafting.kinds import Choice, Models
    from drafting.reading import Read


def parameters(package: str, models: Models) -> str:
    """Return the module of the models that parameters are made of."""
    parts = [_taken_model(package, name, model, models) for name, model in models.taken.items()]
    parts += [_taken_choice(package, choice) for choice in models.choices.values()]
    return "\n\n".join([_PARAMETERS.replace("PACKAGE", package), *parts])


_PARAMETERS = '''"""What parameters are made of, and the generated form in which it is sent."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, overload
from uuid import UUID

from daytona_actions.engine.base64_text import base64_bytes
from daytona_actions.engine.parameter import Param
from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PACKAGE import models, types

T = TypeVar("T")
R = TypeVar("R")


@overload
def given(value: T | None) -> T | types.Unset: ...
@overload
def given(value: T | None, make: Callable[[T], R]) -> R | types.Unset: ...
def given(value: Any, make: Callable[[Any], Any] | None = None) -> Any:
    """Return the generated form of a value, or what leaves it out where none was given."""
    from PACKAGE import types

    if value is None:
        return types.UNSET
    return value if make is None else make(value)
'''


def _taken_model(package: str, name: str, model: ModelProperty, models: Models) -> str:
    each = [(field, kinds.taken(field, models)) for field in models.fields(model)]
    lines = [f"class {name}(BaseModel):", f"{INDENT}{docstring(_about(model, name))}", ""]
    for field, taken in each:
        none = " | None" if taken.nullable or not field.required else ""
        default = "" if field.required else " = None"
        lines.append(f"{INDENT}{field_name(field.python_name)}: {taken.annotation}{none}{default}")
    lines += ["", "", f"def {kinds.sender(name)}(one: {name}) -> models.{name}:"]
    arguments = [
        f"{field.python_name}={sent(taken, f'one.{field_name(field.python_name)}', required=field.required)}"
        for field, taken in each
    ]
    code = f"return models.{name}({', '.join(arguments)})"
    lines += [
        f'{INDENT}"""Return the generated form."""',
        *imports(package, code),
        f"{INDENT}{code}",
        "",
    ]
    return "\n".join(lines)


def _taken_choice(package: str, choice: Choice) -> str:
    tests = list(choice.tests)
    last = "one" if not choice.is_whole else tests.pop()[1]
    lines = []
    for kind, made in tests:
        lines += [f"if isinstance(one, {kind}):", f"{INDENT}return {made}"]
    lines.append(f"return {last}")
    code = "\n".join(lines)
    head = [f"def {choice.name}(one: {choice.annotation}) -> {choice.made}:"]
    head += [
        f'{INDENT}"""Return the generated form of whichever it is."""',
        *imports(package, code),
    ]
    return "\n".join([*head, textwrap.indent(code, INDENT), ""])


def _about(model: ModelProperty, name: str) -> str:
    said = one_line(model.description.get_untrusted_value()) if model.description else ""
    said = re.split(r"(?<=[.!?]) ", said)[0] or naming.title(kinds.snake(name))
    return said if said.endswith((".", "!", "?")) else f"{said}."


def results(package: str, found: list[Draft], models: Models) -> str:
    """Return the module of what actions answer."""
    parts = [_read_model(name, model, models) for name, model in models.read.items()]
    parts += [_output(draft) for draft in found]
    return "\n\n".join([_RESULTS.replace("PACKAGE", package), *parts])


_RESULTS = '''"""What the actions answer, and how it is read: whatever a server leaves out is None, or an empty list."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import TYPE_CHECKING, Any

from daytona_actions.engine.replies import flag, number, text, tree, whole, written
from daytona_actions.engine.result import ActionResult
from pydantic import BaseModel, Field

if TYPE_CHECKING:
    from PACKAGE import models


def as_json(value: Any) -> Any:
    """Return as JSON what may be of any shape; None for what an answer lacks."""
    from PACKAGE import types

    if isinstance(value, list):
        return [as_json(each) for each in value]
    if isinstance(value, types.Unset):
        return None
    if hasattr(value, "to_dict"):
        return tree(value.to_dict())
    if isinstance(value, Enum):
        return tree(value.value)
    if isinstance(value, dt.date):
        return written(value)
    return tree(value) if isinstance(value, str | int | float | dict | None) else str(value)
'''


def _read_model(name: str, model: ModelProperty, models: Models) -> str:
    each = [(field, reading.read(field, models)) for field in models.fields(model)]
    lines = [f"class {name}(BaseModel):", f"{INDENT}{docstring(_about(model, name))}", ""]
    lines += [_result_field(field_name(field.python_name), read) for field, read in each]
    lines += ["", "", f"def {reading.reader(name)}(found: models.{name}) -> {name}:"]
    arguments = [
        f"{field_name(field.python_name)}={read.of(f'found.{field.python_name}')}"
        for field, read in each
    ]
    lines += [f'{INDENT}"""Read it from an answer."""']
    return "\n".join([*lines, f"{INDENT}return {name}({', '.join(arguments)})", ""])


def _result_field(name: str, read: Read) -> str:
    return f"{INDENT}{name}: {read.annotation} = {read.default}"


def _output(draft: Draft) -> str:
    about = (
        "Whether it worked." if draft.answer.kind == "nothing" else f"What {draft.name} answers."
    )
    lines = [f"class {draft.output}(ActionResult):", f"{INDENT}{docstring(about)}"]
    lines += ["", *(_result_field(name, read) for name, read, _ in draft.answer.fields)]
    return "\n".join(lines).rstrip() + "\n"
