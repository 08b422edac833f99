# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
"""What models and endpoints share: what is left out, files, answers, and how answers are read"""

import datetime
import re
from collections.abc import Callable, Mapping, MutableMapping
from typing import IO, Any, BinaryIO, Generic, Literal, TypedDict, TypeVar, cast
from urllib.parse import quote

import httpx
from attrs import define

T = TypeVar("T")


class Unset:
    """The type of UNSET, which stands for what is left out and counts as false"""

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __reduce__(self) -> str:
        # Copied or pickled it is still the one UNSET, which models compare by identity.
        return "UNSET"


UNSET: Unset = Unset()

# As Go prints a time: 2026-11-25 09:22:50.1 +0000 UTC.
_GO_TIME = re.compile(
    r"(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?) ([+-]\d{4}) \S+(?: m=\S+)?", re.ASCII
)
# The length of a date. ISO 8601 allows less, but then month and day would be made up.
_SHORTEST_TIME = 10

_Content = IO[bytes] | bytes | str
# One part of a form: its file name, content and media type, and headers of its own if it has some.
FileTypes = (
    tuple[str | None, _Content, str | None]
    | tuple[str | None, _Content, str | None, Mapping[str, str]]
)
RequestFiles = list[tuple[str, FileTypes]]


@define
class File:
    """A file to send, or the bytes of an answer

    Attributes:
        payload: The content; what is open for reading is read while it is sent.
        file_name: The name to send; `file` when left out, because a part without one is no file.
        mime_type: The media type to send; guessed from the name when left out.
    """

    payload: BinaryIO | bytes
    file_name: str | None = None
    mime_type: str | None = None

    def to_tuple(self) -> FileTypes:
        """The file as one part of a form"""
        return self.file_name or "file", self.payload, self.mime_type


@define
class Response(Generic[T]):
    """What a server answered, readable or not

    Attributes:
        status_code: Any number, also one that Python's HTTPStatus doesn't know.
        content: The body as it came.
        headers: The headers as they came.
        parsed: The body as documented; None if nothing is documented for this status or it could not be read.
        parse_error: Why a documented body could not be read.
    """

    status_code: int
    content: bytes
    headers: MutableMapping[str, str]
    parsed: T | None
    parse_error: Exception | None = None


class RequestOptions(TypedDict, total=False):
    """What one call asks of httpx beyond what the client was made with

    `timeout` is in seconds or an httpx.Timeout, None for no limit; `headers` go over those of the endpoint.
    """

    timeout: (
        float | tuple[float | None, float | None, float | None, float | None] | httpx.Timeout | None
    )
    extensions: dict[str, Any]
    headers: Mapping[str, str]


def with_options(kwargs: dict[str, Any], options: RequestOptions | None) -> dict[str, Any]:
    """The arguments of a request with the options of this one call"""
    if not options:
        return kwargs
    merged = {**kwargs, **options}
    if "headers" in options:
        merged["headers"] = httpx.Headers(kwargs.get("headers"))
        merged["headers"].update(options["headers"])
    return merged


def as_text(value: object) -> str:
    """A value as it stands in a path, a header or a cookie"""
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def joined(separator: str, value: object) -> object:
    """An array as one value of a query, nothing if it is empty; anything else as it is"""
    return separator.join(map(as_text, value)) or None if isinstance(value, list) else value


def path_segment(value: object) -> str:
    """A value quoted so that it stays one segment of the path, also `.` and `..`"""
    segment = quote(as_text(value), safe="")
    return segment.replace(".", "%2E") if segment in (".", "..") else segment


def parse_time(text: str) -> datetime.datetime:
    """A time as servers write it, with or without zone; ValueError for anything else"""
    from dateutil.parser import isoparse  # type: ignore[import-untyped, unused-ignore]

    go = _GO_TIME.fullmatch(text)
    if go is None and len(text) < _SHORTEST_TIME:
        raise ValueError("not a whole date")
    try:
        moment: datetime.datetime = isoparse(go.expand(r"\1T\2\3") if go else text)
    except OverflowError as error:
        raise ValueError(str(error)) from None
    return moment


def read_time(value: Any) -> datetime.datetime:
    """A time, or its text if it cannot be read as one; TypeError for what is no text"""
    if not isinstance(value, str):
        raise TypeError(f"expected a time, got {type(value).__name__}")
    try:
        return parse_time(value)
    except ValueError:
        return cast(datetime.datetime, value)


def write_time(value: datetime.datetime | str) -> str:
    """The text of a time"""
    return value if isinstance(value, str) else value.isoformat()


def as_object(value: Any) -> dict[str, Any]:
    """A copy of a JSON object; TypeError for anything else"""
    if not isinstance(value, (dict, Mapping)):
        raise TypeError(f"expected an object, got {type(value).__name__}")
    return dict(value)


def as_list(value: Any) -> list[Any]:
    """A JSON array; TypeError for anything else"""
    if not isinstance(value, list):
        raise TypeError(f"expected an array, got {type(value).__name__}")
    return value


def as_scalar(kind: type[T], value: Any) -> T:
    """A JSON string, number or boolean; TypeError for another type"""
    accepted = (int, float) if kind is float else (kind,)
    if type(value) not in accepted:
        raise TypeError(f"expected {kind.__name__}, got {type(value).__name__}")
    return cast(T, value)


UNREADABLE = (AttributeError, KeyError, TypeError, ValueError)


def read_or_unset(read: Callable[[Any], T], value: Any) -> T | Unset:
    """What `read` makes of a value, or UNSET if it is missing, null or of another shape"""
    if value is None or isinstance(value, Unset):
        return UNSET
    try:
        return read(value)
    except UNREADABLE:
        return UNSET


def read_list(read: Callable[[Any], T], value: Any) -> list[T]:
    """What `read` makes of the elements of an array, without those of another shape

    TypeError if it is no array, or if not one of its elements has the documented shape.
    """
    elements = [read_or_unset(read, element) for element in as_list(value)]
    readable = [element for element in elements if not isinstance(element, Unset)]
    if elements and not readable:
        raise TypeError("no element of the array has the documented shape")
    return readable


def read_values(read: Callable[[Any], T], source: dict[str, Any]) -> dict[str, T]:
    """What `read` makes of the values of an object, without those of another shape"""
    values = {name: read_or_unset(read, value) for name, value in source.items()}
    return {name: value for name, value in values.items() if not isinstance(value, Unset)}


__all__ = ["UNSET", "File", "FileTypes", "RequestFiles", "RequestOptions", "Response", "Unset"]
