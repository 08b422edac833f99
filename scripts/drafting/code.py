"""Writes the Python of a drafted connector: parameters, results and actions."""

from __future__ import annotations

import re
import textwrap
from collections import defaultdict
from typing import TYPE_CHECKING

from drafting import drafts, kinds, naming

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from openapi_python_client.parser.properties import ModelProperty

    from drafting.drafts import Draft, Parameter
    from drafting.kinds import Choice, Models, Read, Taken

_WIDTH = 96
_TEXT = r'"(?:[^"\\]|\\.)*"'
_OF_REPLIES = ("text", "whole", "number", "flag", "written")
_INDENT = "    "


def docstring(text: str, arguments: Iterable[tuple[str, str]] = (), indent: str = _INDENT) -> str:
    """Return a docstring with its quotes; every line but the first is indented."""
    first, _, rest = text.partition("\n\n")
    lines = _filled(first, "", _WIDTH - 6)
    for paragraph in filter(None, rest.split("\n\n")):
        lines += ["", *_filled(paragraph, "", _WIDTH - len(indent))]
    said = [
        line
        for name, words in arguments
        for line in _filled(f"{name}: {words}", _INDENT, _WIDTH - len(indent))
    ]
    lines += ["", "Args:", *said] if said else []
    lines = [line.replace("\\", "\\\\").replace('"""', "'''") for line in lines]
    if len(lines) == 1:
        return f'"""{lines[0]}"""'
    return "\n".join(
        [f'"""{lines[0]}', *(f"{indent}{line}".rstrip() for line in lines[1:]), f'{indent}"""']
    )


def _filled(text: str, indent: str, width: int) -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=indent * 2,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]


def in_module(code: str, module: Callable[[str], str]) -> str:
    """Return code with its names as another module writes them; texts stay as they are."""

    def change(found: re.Match[str]) -> str:
        word = found[0]
        return word if word.startswith('"') else f"{module(word)}{word}"

    # Of lower-case names only those that are called: parameters may be called so, too.
    return re.sub(rf"{_TEXT}|(?<![.\w])(?:[A-Z]\w*|[a-z_]\w*(?=\()|make_\w+)", change, code)


def _qualified(models: Models) -> Callable[[str], str]:
    """Return what an action writes before a name of the modules beside it."""
    takers = {kinds.sender(name) for name in models.taken} | {*models.taken, "given"}
    takers |= {choice.name for choice in models.choices.values()}
    readers = {kinds.reader(name) for name in models.read} | {*models.read, "as_json"}

    def module(word: str) -> str:
        if word in takers:
            return "parameters."
        if word in readers:
            return "results."
        return "replies." if word in _OF_REPLIES else ""

    return module


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
    lines = [f"class {name}(BaseModel):", f"{_INDENT}{docstring(_about(model, name))}", ""]
    for field, taken in each:
        none = " | None" if taken.nullable or not field.required else ""
        default = "" if field.required else " = None"
        lines.append(
            f"{_INDENT}{drafts.field_name(field.python_name)}: {taken.annotation}{none}{default}"
        )
    lines += ["", "", f"def {kinds.sender(name)}(one: {name}) -> models.{name}:"]
    arguments = [
        f"{field.python_name}={_sent(taken, f'one.{drafts.field_name(field.python_name)}', required=field.required)}"
        for field, taken in each
    ]
    code = f"return models.{name}({', '.join(arguments)})"
    lines += [
        f'{_INDENT}"""Return the generated form."""',
        *_imports(package, code),
        f"{_INDENT}{code}",
        "",
    ]
    return "\n".join(lines)


def _taken_choice(package: str, choice: Choice) -> str:
    tests = list(choice.tests)
    last = "one" if not choice.is_whole else tests.pop()[1]
    lines = []
    for kind, made in tests:
        lines += [f"if isinstance(one, {kind}):", f"{_INDENT}return {made}"]
    lines.append(f"return {last}")
    code = "\n".join(lines)
    head = [f"def {choice.name}(one: {choice.annotation}) -> {choice.made}:"]
    head += [
        f'{_INDENT}"""Return the generated form of whichever it is."""',
        *_imports(package, code),
    ]
    return "\n".join([*head, textwrap.indent(code, _INDENT), ""])


def _sent(taken: Taken, value: str, *, required: bool) -> str:
    """Return the expression for what is sent of a parameter."""
    if required:
        whole = taken.of(value)
        return (
            f"None if {value} is None else {whole}" if taken.nullable and taken.convert else whole
        )
    if not taken.convert:
        return f"given({value})"
    if taken.make:
        return f"given({value}, {taken.make})"
    return f"types.UNSET if {value} is None else {taken.of(value)}"


def _imports(package: str, code: str) -> list[str]:
    names = [name for name in ("models", "types") if re.search(rf"(?<![.\w]){name}\.", code)]
    return [f"{_INDENT}from {package} import {', '.join(names)}", ""] if names else []


def _about(model: ModelProperty, name: str) -> str:
    said = drafts.one_line(model.description.get_untrusted_value()) if model.description else ""
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
    each = [(field, kinds.read(field, models)) for field in models.fields(model)]
    lines = [f"class {name}(BaseModel):", f"{_INDENT}{docstring(_about(model, name))}", ""]
    lines += [_result_field(drafts.field_name(field.python_name), read) for field, read in each]
    lines += ["", "", f"def {kinds.reader(name)}(found: models.{name}) -> {name}:"]
    arguments = [
        f"{drafts.field_name(field.python_name)}={read.of(f'found.{field.python_name}')}"
        for field, read in each
    ]
    lines += [f'{_INDENT}"""Read it from an answer."""']
    return "\n".join([*lines, f"{_INDENT}return {name}({', '.join(arguments)})", ""])


def _result_field(name: str, read: Read) -> str:
    return f"{_INDENT}{name}: {read.annotation} = {read.default}"


def _output(draft: Draft) -> str:
    about = (
        "Whether it worked." if draft.answer.kind == "nothing" else f"What {draft.name} answers."
    )
    lines = [f"class {draft.output}(ActionResult):", f"{_INDENT}{docstring(about)}"]
    lines += ["", *(_result_field(name, read) for name, read, _ in draft.answer.fields)]
    return "\n".join(lines).rstrip() + "\n"


def families(package: str, own: str, found: list[Draft], models: Models) -> dict[str, str]:
    """Return the modules of the actions, by name.

    Args:
        package: the generated client.
        own: the package of the connector.
        found: the drafts.
        models: those that the drafts need.
    """
    by_family = defaultdict(list)
    for draft in found:
        by_family[draft.family].append(draft)
    names = {
        family: naming.title(family).lower() if family != "default" else "the service"
        for family in by_family
    }
    return {
        family: "\n\n".join(
            [
                _HEAD.replace("FAMILY", names[family])
                .replace("OUTPUTS", ", ".join(draft.output for draft in inside))
                .replace("OWN", own),
                *(_action(package, draft, models) for draft in inside),
            ]
        )
        for family, inside in by_family.items()
    }


_HEAD = '''"""The actions on FAMILY."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
import datetime as dt
from base64 import b64encode
from typing import Annotated, Any, Literal
from uuid import UUID

from daytona_actions.engine import replies
from daytona_actions.engine.action import action
from daytona_actions.engine.base64_text import base64_bytes
from daytona_actions.engine.flow import EVEN_IF_SENT, IF_UNSENT, Flow, call
from daytona_actions.engine.parameter import Param

from OWN import parameters, results
from OWN.results import OUTPUTS
from OWN.session import Session
'''


def _action(package: str, draft: Draft, models: Models) -> str:
    facts = [f'title="{naming.title(draft.name)}"']
    facts += ["read_only=True"] if draft.is_safe else []
    facts += ["destructive=True"] if draft.method == "DELETE" else []
    facts += ["idempotent=True"] if draft.method in {"GET", "HEAD", "PUT", "DELETE"} else []
    module = _qualified(models)
    signature = ["session: Session", *(_signed(each, module) for each in draft.parameters)]
    arguments = [(each.name, each.text) for each in draft.parameters]
    body = in_module("\n".join(_statements(draft)), module)
    tag, _, name = draft.endpoint.partition(".")
    lines = [
        f"@action({', '.join(facts)})",
        f"def {draft.name}(",
        *(f"{_INDENT}{line}," for line in signature),
        f') -> "Flow[{draft.output}]":',
        f"{_INDENT}{docstring(draft.text, arguments)}",
        *_imports(package, body)[:1],
        f"{_INDENT}from {package}.api.{tag} import {name} as endpoint",
        "",
        textwrap.indent(body, _INDENT),
        "",
    ]
    return "\n".join(lines)


def _signed(each: Parameter, module: Callable[[str], str]) -> str:
    none = " | None" if each.taken.nullable or not each.required else ""
    annotation, default = f"{each.taken.annotation}{none}", "" if each.required else " = None"
    if each.example:
        annotation = f"Annotated[{annotation}, Param(example={each.example})]"
    return f"{each.name}: {in_module(annotation, module)}{default}"


def _statements(draft: Draft) -> list[str]:
    lines, answer = [], draft.answer
    arguments = [
        "endpoint",
        "EVEN_IF_SENT" if draft.is_safe or draft.method == "PUT" else "IF_UNSENT",
    ]
    arguments += ["session.api"]
    named, fields = [], []
    for each in draft.parameters:
        sent = _sent(each.taken, each.name, required=each.required)
        if each.place == "path":
            arguments.append(sent)
        elif each.place == "field":
            fields.append(f"{each.argument}={sent}")
        else:
            named.append(f"{'body' if each.place == 'body' else each.argument}={sent}")
    if draft.body:
        lines.append(f"body = models.{draft.body}({', '.join(fields)})")
        named.append("body=body")
    lines.append(f"reply = yield from call({', '.join([*arguments, *named])})")
    if answer.kind != "content":
        lines += ["if not replies.accepted(reply):", f"{_INDENT}raise replies.failure_of(reply)"]
    else:
        lines.append(f'found = replies.content(reply, "{answer.what}")')
    if answer.guard:
        lines += [
            f"if not isinstance(found, {answer.guard}):",
            f'{_INDENT}raise replies.unreadable(reply, "{answer.what}")',
        ]
    if answer.kind == "file":
        values = ["content_base64=b64encode(reply.content).decode()"]
    else:
        values = [f"{name}={read.of(value)}" for name, read, value in answer.fields]
    lines.append(f"return {draft.output}({', '.join(['success=True', *values])})")
    return lines
