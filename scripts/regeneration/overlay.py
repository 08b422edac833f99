"""Reads an OpenAPI Overlay, applies it one action at a time, and takes actions out of it."""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml
from jsonpath_ng import Index, Slice
from jsonpath_ng.exceptions import JSONPathError
from jsonpath_ng.ext.parser import parse
from oas_patch.overlay import apply_overlay  # type: ignore[import-untyped]

from regeneration import documents, fetching, malformed
from regeneration.judgement import Judgement, Verdict, judge
from regeneration.layout import RefusalError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from jsonpath_ng import JSONPath

    from regeneration.documents import Document


@dataclass(frozen=True)
class Action:
    """One action of an overlay; `number` counts from 1."""

    number: int
    content: dict[str, Any]
    target: JSONPath
    upstream_has: JSONPath | None

    def __str__(self) -> str:
        return f"action {self.number} ({self.content['target']})"


def read(path: Path) -> list[Action]:
    """Return the actions of an overlay file; a missing or malformed one is refused."""
    content = documents.parsed(fetching.fetch(str(path)), str(path))
    if not isinstance(content, dict) or not isinstance(content.get("actions"), list):
        raise RefusalError(f"{path} is no overlay: it has no list of `actions`")
    return [_action(path, number, item) for number, item in enumerate(content["actions"], start=1)]


def _action(path: Path, number: int, item: Any) -> Action:
    well_formed = (
        isinstance(item, dict)
        and isinstance(item.get("target"), str)
        and bool(item.get("description"))
        # oas-patch 0.6.0 removes for `remove: false` too, and lets `copy` win over `update`.
        and (item.get("remove") is True) != ("update" in item)
        and "copy" not in item
        and isinstance(item.get("x-upstream-has", ""), str)
    )
    if not well_formed:
        raise RefusalError(
            f"action {number} of {path} is malformed: it needs a target, a description "
            "and either `update` or `remove: true`; `x-upstream-has` is a text"
        )
    target = _path(item["target"], path)
    if "remove" in item and isinstance(getattr(target, "right", None), Index | Slice):
        # oas-patch 0.6.0 removes once a match, so that the next elements go too.
        raise RefusalError(
            f"{path}: {item['target']} removes by position: name what it removes in a filter"
        )
    has = item.get("x-upstream-has")
    return Action(number, item, target, _path(has, path) if has else None)


def _path(text: str, path: Path) -> JSONPath:
    if "|" in text:
        raise RefusalError(
            f"{path}: {text} uses |, which can match in part unnoticed: write two actions"
        )
    try:
        return parse(text)
    except JSONPathError as error:
        raise RefusalError(
            f"{path}: {text} is no JSONPath: {' '.join(str(error).split())}"
        ) from None


def apply(document: Document, actions: Sequence[Action]) -> list[Judgement]:
    """Apply to `document` the actions that apply, and judge all of them in order."""
    upstream = copy.deepcopy(document)
    judgements = [_applied(action, document, upstream) for action in actions]
    malformed.check(document, "the description with its overlay")
    return judgements


def _applied(action: Action, document: Document, upstream: Document) -> Judgement:
    try:
        judgement = judge(action, document, upstream)
        if judgement.verdict is not Verdict.APPLIES:
            return judgement
        before = json.dumps(document)
        # A copy, or what a later action updates would change the content of this one.
        apply_overlay(document, {"actions": [copy.deepcopy(judgement.action.content)]})
    except (AttributeError, LookupError, NotImplementedError, TypeError, ValueError) as error:
        # What oas-patch and jsonpath-ng raise for targets and updates that do not go together.
        reason = f"{type(error).__name__} {error}".strip()
        raise RefusalError(f"{action} cannot be applied: {reason}") from None
    if json.dumps(document) == before:
        return Judgement(action, Verdict.UNFIT, "it changes nothing")
    return judgement


def without(text: str, actions: Sequence[Action]) -> str:
    """Return the text of an overlay without some of its actions; all else stays as it is."""
    root: Any = yaml.compose(text, Loader=yaml.SafeLoader)
    key, sequence = next(pair for pair in root.value if pair[0].value == "actions")
    lines = text.splitlines(keepends=True)
    starts = [_start(lines, item.start_mark.line) for item in sequence.value]
    end = sequence.end_mark.line
    ends = [*starts[1:], end + 1 if sequence.flow_style else _end(lines, end)]
    dropped = {action.number - 1 for action in actions}
    if sequence.flow_style and len(dropped) < len(starts):
        raise RefusalError("an overlay can only lose actions that begin on lines of their own")
    if len(dropped) == len(starts):
        kept = [*lines[: key.start_mark.line], "actions: []\n", *lines[ends[-1] :]]
    else:
        cut = {line for index in dropped for line in range(starts[index], ends[index])}
        kept = [line for number, line in enumerate(lines) if number not in cut]
    return "".join(kept).rstrip("\n") + "\n"


def _start(lines: Sequence[str], line: int) -> int:
    """Return where an action begins: with the comment right above it, which says why it is there."""
    while lines[line - 1].lstrip().startswith("#"):
        line -= 1
    return line


def _end(lines: Sequence[str], line: int) -> int:
    """Return where the last action ends: a comment that another key follows belongs to that key."""
    return _start(lines, line) if line < len(lines) else len(lines)
