"""From an answer to its content or its failure, and from a value of any shape to a usable one."""

from __future__ import annotations

import codecs
import math
import re
from enum import Enum
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar, cast

from daytona_actions.engine import failures
from daytona_actions.engine.failures import ActionError, Kind
from daytona_actions.engine.late_pattern import late_pattern
from daytona_actions.engine.once import unclear

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from daytona_actions.engine.flow import Reply

T = TypeVar("T")

_EXCERPT = 200
_MOST_DIGITS = 9  # of seconds: thirty years, and no number without end
_PAGE = late_pattern(r"\s*<(!doctype|html)\b", re.IGNORECASE)
_TAG = late_pattern(r"^\s*<|<(!doctype|/?[a-z][a-z0-9]*\s*/?>|[a-z]+\s+[a-z-]+=)", re.IGNORECASE)
_SURELY_FINITE = 2**63
_OK, _MULTIPLE_CHOICES, _BAD_REQUEST = 200, 300, 400


class Absent(Protocol):
    """What stands for a field that an answer does not have: `Unset` of any generated package."""

    def __bool__(self) -> Literal[False]: ...


def accepted(reply: Reply[Any]) -> bool:
    """Tell whether the server answered with success, documented or not."""
    return _OK <= reply.status_code < _MULTIPLE_CHOICES


def is_empty(reply: Reply[Any]) -> bool:
    """Tell whether the answer has no body, or one that says nothing."""
    return reply.content.strip() in {b"", b"null", b"{}"}


def content(reply: Reply[T | None], what: str, *, secret: bool = False) -> T:
    """Return the parsed content of a successful answer.

    Args:
        reply: the answer.
        what: what it should hold, for people.
        secret: whether it holds a token, so that nothing of it is quoted.

    Raises:
        ActionError: the server refused, or its answer is not what was asked for.
    """
    if not accepted(reply):
        raise failure_of(reply)
    if reply.parsed is None:
        raise unreadable(reply, what, secret=secret)
    return reply.parsed


def unreadable(reply: Reply[Any], what: str, *, secret: bool = False) -> ActionError:
    """Make the error for a successful answer that does not hold what it should."""
    excerpt = _excerpt(reply) or "an empty body"
    if _is_html(reply):
        excerpt = "an HTML page"
    if secret:
        excerpt = f"{len(reply.content)} bytes, not shown since they may hold a token"
    return failures.error(
        Kind.RESPONSE,
        f"The server answered {reply.status_code}, but not with {what}: {excerpt}",
        status_code=reply.status_code,
    )


def failure_of(reply: Reply[Any], *, unsaid: Mapping[int, str] | None = None) -> ActionError:
    """Make the error that a refused call means, in the server's own words where it has some.

    Args:
        reply: the answer, of any status but success.
        unsaid: sentences for statuses that this route answers without a word.
    """
    body = _json_object(reply)
    spoken = failures.vocabulary.get()
    message = _said(body, spoken.messages)
    if message is None:
        sentence = (unsaid or {}).get(reply.status_code) if says_nothing(reply) else None
        message = sentence or _own_sentence(reply)
    problem = failures.error(
        spoken.kind_of(reply.status_code, message),
        message,
        status_code=reply.status_code,
        code=_said(body, spoken.code),
        retry_after=retry_after(reply.headers),
    )
    is_unclear = problem.failure.kind in {Kind.SERVER, Kind.REQUEST_TIMEOUT}
    return unclear(problem) if is_unclear else problem


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that the server asks to wait, None if it does not say.

    Some servers say it in `retry-after-<throttler>` (recording rate_limited); the standard
    header, in seconds or as a date, is understood too. The longest of several counts.
    """
    names = [name for name in headers if name.lower().startswith("retry-after")]
    waits = [wait for name in names if (wait := _seconds(headers[name])) is not None]
    return max(waits, default=None)


def server_time(headers: Mapping[str, str]) -> datetime:
    """Return the time by the server's clock, which this machine's need not agree with."""
    from datetime import UTC, datetime
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(headers["date"]).astimezone(UTC)
    except (KeyError, ValueError, OverflowError):
        return datetime.now(UTC)


def _seconds(value: str) -> float | None:
    value = value.strip()
    if value.isascii() and value.isdecimal() and len(value) <= _MOST_DIGITS:
        return float(value)
    from datetime import UTC, datetime
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(value)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return max(0.0, (moment - datetime.now(UTC)).total_seconds())
    except (ValueError, OverflowError):
        return None


def _json_object(reply: Reply[Any]) -> dict[str, Any]:
    import json

    try:
        body = json.loads(reply.content)
    except (ValueError, RecursionError):
        return {}
    return body if isinstance(body, dict) else {}


def _said(body: dict[str, Any], paths: tuple[str, ...]) -> str | None:
    """Find what a body says at the first of some paths that holds text: one, or a list of them."""
    for path in paths:
        texts = [part for part in _at(body, path) if isinstance(part, str) and part.strip()]
        texts = [part for part in texts if not _PAGE.match(part)]
        if texts:
            return "; ".join(texts)
    return None


def _at(body: dict[str, Any], path: str) -> list[Any]:
    """Return what stands at a path such as `errors[].detail`; a list there counts as its parts."""
    found: list[Any] = [body]
    for step in path.split("."):
        name = step.removesuffix("[]")
        found = [each.get(name) for each in found if isinstance(each, dict)]
        if step != name:
            found = [part for each in found if isinstance(each, list) for part in each]
    return [part for each in found for part in (each if isinstance(each, list) else [each])]


def says_nothing(reply: Reply[Any]) -> bool:
    """Tell whether a body only repeats its status, as was recorded."""
    return reply.content.strip() in {b"", _phrase(reply.status_code).encode()}


def _phrase(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _own_sentence(reply: Reply[Any]) -> str:
    status, phrase = reply.status_code, _phrase(reply.status_code)
    if _MULTIPLE_CHOICES <= status < _BAD_REQUEST and (target := reply.headers.get("location")):
        return f"The server answered {phrase} and points to {_host(target)}: set api_url to it"
    if status == HTTPStatus.NOT_FOUND and _is_html(reply):
        return f"The server answered {phrase} with an HTML page"
    excerpt = "" if says_nothing(reply) else _excerpt(reply)
    return f"The server answered {phrase}" + (f": {excerpt}" if excerpt else "")


def _host(url: str) -> str:
    from urllib.parse import urlsplit

    try:
        return urlsplit(url).hostname or "another path of the same host"
    except ValueError:
        return "an unreadable address"


def _is_html(reply: Reply[Any]) -> bool:
    kind = reply.headers.get("content-type", "").lower()
    return "html" in kind or _TAG.search(_beginning(reply)) is not None


def _beginning(reply: Reply[Any]) -> str:
    beginning = reply.content[: 8 * _EXCERPT]
    wide = beginning.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return beginning.decode("utf-16" if wide else "utf-8-sig", errors="replace")


def _excerpt(reply: Reply[Any]) -> str:
    if _is_html(reply):
        return ""
    text = " ".join(_beginning(reply).split())
    text = "".join(character for character in text if character.isprintable())
    return text if len(text) <= _EXCERPT else f"{text[: _EXCERPT - 1]}…"


def text(value: str | Absent | None) -> str | None:
    """Return a text, or the text behind an enum member; anything else counts as absent."""
    if type(value) is str:  # as most are: a long listing has tens of thousands
        return value if value.isascii() else failures.sendable(value)
    found = value.value if isinstance(value, Enum) else value
    return _sendable(found) if isinstance(found, str) else None


def texts(*values: str | Absent | None) -> tuple[str | None, ...]:
    """Return several texts at once, none of them behind an enum member: `text` for each."""
    try:
        is_plain = "".join(values).isascii()  # type: ignore[arg-type]
    except TypeError:
        is_plain = False
    return cast("tuple[str, ...]", values) if is_plain else tuple(map(text, values))


def tree(value: Any) -> Any:
    """Return a copy of a JSON value in which every text can be sent on."""
    if isinstance(value, dict):
        return {_sendable(name): tree(part) for name, part in value.items()}
    if isinstance(value, list):
        return [tree(part) for part in value]
    return _sendable(value) if isinstance(value, str) else value


def _sendable(found: str) -> str:
    """Return a text that can be sent on; most can as they are, and are not looked at closer."""
    return found if type(found) is str and found.isascii() else failures.sendable(found)


def written(value: date | str | Absent | None) -> str | None:
    """Write a day, or a time as RFC 3339 with milliseconds and Z; an unreadable one stays."""
    from datetime import date, datetime

    if isinstance(value, datetime):
        return value.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else text(value)


def flag(value: bool | Absent | None) -> bool | None:  # noqa: FBT001 - what an answer says
    """Return a truth value; anything else counts as absent."""
    return value if isinstance(value, bool) else None


def whole(value: float | Absent | None) -> int | None:
    """Return a whole number; the API's numbers may have a fraction, which is rounded up.

    Rounded up, because half a CPU is something; anything but a number counts as absent.
    """
    if type(value) is int and abs(value) <= _SURELY_FINITE:
        return value
    found = number(value)
    return None if found is None else math.ceil(cast("float", value))


def number(value: float | Absent | None) -> float | None:
    """Return a finite number; anything else counts as absent."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    try:
        found = float(value)
    except OverflowError:  # JSON can hold a whole number of any length
        return None
    return found if math.isfinite(found) else None
