"""Names actions by verb and noun, from what an operation is called."""

from __future__ import annotations

import builtins
import keyword
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_VERBS = """\
accept activate add analyze append apply approve archive assign attach authorize batch block
browse build bulk calculate call cancel capture change charge check clear clone close commit
complete compute configure confirm connect convert copy count create deactivate decline delete
deploy describe destroy detach detect disable disconnect download duplicate edit embed enable
end ensure estimate evaluate execute export extract fetch filter find finish force forward
generate get give grant ignore import index insert inspect install invite invoke issue join kill
launch leave link list load lock log login logout lookup make mark merge modify move notify open
patch pause ping poll post predict preview process promote publish purge put query read rebuild
recover refresh refund register reject release reload remove rename render renew reopen replace
reply report request reset resend resize resolve restart restore restrict resume retrieve retry
revert revoke rotate run save scan schedule scroll search select send set share show sign skip
snooze sort start stop store stream submit subscribe suggest summarize suspend switch sync
synchronize test toggle track transfer transform translate trigger unarchive unassign unblock
unlink unlock unpublish unregister unsubscribe unwatch update upgrade upload upsert use validate
verify view vote watch withdraw write
"""
VERBS = frozenset(_VERBS.split())
# Verbs that are as often nouns: another one in a name goes before them.
_VERBS_AND_NOUNS = """\
batch block bulk change charge copy count end export filter grant import index issue link log
poll post report request run set share store test use view watch
"""
_ALSO_NOUNS = frozenset(_VERBS_AND_NOUNS.split())
_OF_METHOD = {
    "get": "get",
    "head": "check",
    "post": "create",
    "put": "replace",
    "patch": "update",
    "delete": "delete",
    "options": "describe",
    "trace": "trace",
}
# What the body of a drafted function calls.
_CALLS = """\
b64encode base64_bytes body call dict each endpoint float found int isinstance list models
parameters replies reply results session str types
"""
_CALLED = frozenset(_CALLS.split())


def words(text: str) -> list[str]:
    """Return the words of a name in any of the usual ways to write one."""
    spaced = re.sub(r"([a-z0-9])([A-Z])|([A-Z]+)([A-Z][a-z])", r"\1\3 \2\4", text)
    return [word.lower() for word in re.findall(r"[A-Za-z0-9]+", spaced)]


def action_name(identifier: str, method: str, path: str, summary: str) -> str:
    """Return the name of an action: a verb and what it is done to.

    Args:
        identifier: the operationId, empty if there is none.
        method: of HTTP, in lower case.
        path: with its parameters in braces.
        summary: what the description says of the operation.
    """
    said = [word for word in words(identifier) if word != "controller"]
    said = _without_route(said, method, path)
    spoken = words(summary)[:1]
    verbs = sorted((word for word in said if word in VERBS), key=_ALSO_NOUNS.__contains__)
    if said and said[0] in VERBS:
        found = said
    elif verbs:
        place = said.index(verbs[0])
        found = [verbs[0], *_one_of(said[:place], said[place + 1 :], verbs[0]), *said[place + 1 :]]
    elif spoken and (spoken[0] in VERBS or (spoken == said and method == "post")):
        nouns = [word for word in said or _nouns(path) if word != spoken[0]]
        nouns = nouns or [word for word in _nouns(path) if word != spoken[0]][-1:]
        found = [*spoken, *map(singular, nouns[:-1]), *nouns[-1:]]
    else:
        found = [_verb(method, path) if not said else _OF_METHOD[method], *(said or _nouns(path))]
    if len(found) == 1:
        nouns = [word for word in [*_nouns(path)[::-1], *words(summary)] if word not in found]
        found = [*found, *(nouns[:1] or ["service"])]
    return "_".join(found)


def _one_of(before: list[str], after: list[str], verb: str) -> list[str]:
    """Return the words before a verb, of what it is done to one: `emails_send` sends an email."""
    if not before or (not after and verb in {"list", "search", "find"}):
        return before
    return [*before[:-1], singular(before[-1])]


def _without_route(said: list[str], method: str, path: str) -> list[str]:
    """Leave out the path and the method, which some frameworks put behind a name."""
    tail = [*words(path), method]
    return said[: -len(tail)] if len(said) > len(tail) and said[-len(tail) :] == tail else said


def _verb(method: str, path: str) -> str:
    return "list" if method == "get" and not path.endswith("}") else _OF_METHOD[method]


def _nouns(path: str) -> list[str]:
    """Return the fixed parts of a path; what a parameter picks one of is singular."""
    parts = path.strip("/").split("/")
    named = [
        words(part)
        if not (parts[number + 1 :] or [""])[0].startswith("{")
        else [*map(singular, words(part))]
        for number, part in enumerate(parts)
        if part and not part.startswith("{") and not re.fullmatch(r"v\d+|api", part)
    ]
    return [word for group in named for word in group]


def singular(word: str) -> str:
    """Return one of what a plural names, by the plain rules of English."""
    if word.endswith("ies") and len(word) > len("ties"):
        return word.removesuffix("ies") + "y"
    if re.search(r"(ss|x|ch|sh|z)es$", word):
        return word.removesuffix("es")
    return word.removesuffix("s") if re.search(r"[^sui]s$", word) else word


def free(name: str, taken: Collection[str]) -> str:
    """Return a name that is not taken yet."""
    number, found = 2, name
    while found in taken:
        found, number = f"{name}_{number}", number + 1
    return found


def parameter_name(name: str) -> str:
    """Return the name of a parameter: the generator's, without an underscore that doors would show."""
    plain = name.removesuffix("_")
    if keyword.iskeyword(plain) or plain in _CALLED:
        return f"{plain}_value"
    return plain if hasattr(builtins, plain) else name


def title(name: str) -> str:
    """Return an action's name as people read it."""
    text = name.replace("_", " ")
    return text[:1].upper() + text[1:]


def class_name(name: str) -> str:
    """Return the name of the class that belongs to an action or a module."""
    return name.title().replace("_", "")
