"""Writes the modules of a drafted connector with its actions."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from typing import TYPE_CHECKING

from drafting import kinds, naming, reading
from drafting.python import INDENT, docstring, imports, in_module, sent

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafting.drafts import Draft, Parameter
    from drafting.kinds import Models

_OF_REPLIES = ("text", "whole", "number", "flag", "written")


def _qualified(models: Models) -> Callable[[str], str]:
    """Return what an action writes before a name of the modules beside it."""
    takers = {kinds.sender(name) for name in models.taken} | {*models.taken, "given"}
    takers |= {choice.name for choice in models.choices.values()}
    readers = {reading.reader(name) for name in models.read} | {*models.read, "as_json"}

    def module(word: str) -> str:
        if word in takers:
            return "parameters."
        if word in readers:
            return "results."
        return "replies." if word in _OF_REPLIES else ""

    return module


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
        *(f"{INDENT}{line}," for line in signature),
        f') -> "Flow[{draft.output}]":',
        f"{INDENT}{docstring(draft.text, arguments)}",
        *imports(package, body)[:1],
        f"{INDENT}from {package}.api.{tag} import {name} as endpoint",
        "",
        textwrap.indent(body, INDENT),
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
        expression = sent(each.taken, each.name, required=each.required)
        if each.place == "path":
            arguments.append(expression)
        elif each.place == "field":
            fields.append(f"{each.argument}={expression}")
        else:
            named.append(f"{'body' if each.place == 'body' else each.argument}={expression}")
    if draft.body:
        lines.append(f"body = models.{draft.body}({', '.join(fields)})")
        named.append("body=body")
    lines.append(f"reply = yield from call({', '.join([*arguments, *named])})")
    if answer.kind != "content":
        lines += ["if not replies.accepted(reply):", f"{INDENT}raise replies.failure_of(reply)"]
    else:
        lines.append(f'found = replies.content(reply, "{answer.what}")')
    if answer.guard:
        lines += [
            f"if not isinstance(found, {answer.guard}):",
            f'{INDENT}raise replies.unreadable(reply, "{answer.what}")',
        ]
    if answer.kind == "file":
        values = ["content_base64=b64encode(reply.content).decode()"]
    else:
        values = [f"{name}={read.of(value)}" for name, read, value in answer.fields]
    lines.append(f"return {draft.output}({', '.join(['success=True', *values])})")
    return lines
