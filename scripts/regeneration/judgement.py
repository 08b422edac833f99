"""Decides whether an action of an overlay applies to a description, and if not, why."""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

from jsonpath_ng import Child, Descendants, Fields

if TYPE_CHECKING:
    from jsonpath_ng import JSONPath

    from regeneration.documents import Document
    from regeneration.overlay import Action


class Verdict(Enum):
    """What becomes of an action."""

    APPLIES = "applies"
    UNNEEDED = "no longer needed"
    UNFIT = "no longer fits"


@dataclass(frozen=True)
class Judgement:
    """An action with what becomes of it, and why."""

    action: Action
    verdict: Verdict
    reason: str = ""

    def __str__(self) -> str:
        return f"{self.action}: {self.reason}" if self.reason else str(self.action)


def judge(action: Action, document: Document, upstream: Document) -> Judgement:
    """Judge an action on a description that earlier actions have changed.

    Args:
        action: the action.
        document: the description with the actions before this one.
        upstream: the description as upstream published it.
    """
    if action.upstream_has is not None and action.upstream_has.find(upstream):
        reason = f"upstream has {action.content['x-upstream-has']}"
        rest = _lacking(action, upstream)
        if not rest:
            return Judgement(action, Verdict.UNNEEDED, reason)
        lacking = f"but lacks {', '.join(map(_identity, rest))}, which it adds"
        reduced = replace(action, content={**action.content, "update": rest})
        return replace(_judge_target(reduced, document), reason=f"{reason}, {lacking}")
    return _judge_target(action, document)


def _lacking(action: Action, upstream: Document) -> list[Any]:
    """Return the items of an action's list that the lists of upstream lack."""
    update = action.content.get("update")
    if not isinstance(update, list):
        return []
    lists = [match.value for match in action.target.find(upstream)]
    present = [{_identity(item) for item in found} for found in lists if isinstance(found, list)]
    return [item for item in update if not all(_identity(item) in names for names in present)]


def _judge_target(action: Action, document: Document) -> Judgement:
    alternatives = _alternatives(action.target)
    missing = [str(path) for path in alternatives if not path.find(document)]
    if len(missing) == len(alternatives):
        return _judge_unmatched(action, document)
    if missing:
        return Judgement(action, Verdict.UNFIT, f"it does not match {', '.join(missing)}")
    if "update" in action.content:
        return _judge_update(action, [match.value for match in action.target.find(document)])
    return Judgement(action, Verdict.APPLIES)


def _alternatives(path: JSONPath) -> list[JSONPath]:
    """Return the paths with one name each that a path with lists of names stands for."""
    if isinstance(path, Child | Descendants):
        pairs = itertools.product(_alternatives(path.left), _alternatives(path.right))
        return [type(path)(left, right) for left, right in pairs]
    if isinstance(path, Fields):
        return [Fields(field) for field in path.fields]
    return [path]


def _judge_unmatched(action: Action, document: Document) -> Judgement:
    target = action.target
    if "remove" in action.content and isinstance(target, Child) and target.left.find(document):
        return Judgement(action, Verdict.UNNEEDED, "what it removes isn't there")
    return Judgement(action, Verdict.UNFIT, "it matches nothing")


def _judge_update(action: Action, values: list[Any]) -> Judgement:
    update = action.content["update"]
    if all(_holds(value, update) for value in values):
        return Judgement(action, Verdict.UNNEEDED, "the description already says so")
    doubled = sorted({name for value in values for name in _doubled(value, update)})
    if doubled:
        reason = f"the description already has {', '.join(doubled)}, but not the rest"
        return Judgement(action, Verdict.UNFIT, reason)
    return Judgement(action, Verdict.APPLIES)


def _holds(value: Any, update: Any) -> bool:
    """Whether a value already says everything that an update would merge into it."""
    if isinstance(value, dict) and isinstance(update, dict):
        return all(key in value and _holds(value[key], item) for key, item in update.items())
    if isinstance(value, list):
        return all(item in value for item in _items(update))
    return bool(value == update)


def _doubled(value: Any, update: Any) -> list[str]:
    """Return the items that an update would append to a list that has them already."""
    if isinstance(value, dict) and isinstance(update, dict):
        shared = [key for key in update if key in value]
        return [name for key in shared for name in _doubled(value[key], update[key])]
    if isinstance(value, list):
        present = {_identity(item) for item in value}
        return [name for name in map(_identity, _items(update)) if name in present]
    return []


def _items(update: Any) -> list[Any]:
    return update if isinstance(update, list) else [update]


def _identity(item: Any) -> str:
    """Return what makes two items of a list the same: for parameters, the place and the name."""
    if isinstance(item, dict) and {"in", "name"} <= item.keys():
        return f"{item['in']} parameter {item['name']}"
    return json.dumps(item)
