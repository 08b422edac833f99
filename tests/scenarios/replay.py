"""Playing cassettes back: what makes two requests the same, and loud failures for others."""

from __future__ import annotations

import contextlib
import json
import re
from email import message_from_bytes
from typing import TYPE_CHECKING, Any
from unittest import mock
from urllib.parse import parse_qsl, urlsplit

from vcr.cassette import Cassette
from vcr.errors import CannotOverwriteExistingCassetteException
from vcr.record_mode import RecordMode

from daytona_actions.config import ACCESS
from daytona_actions.engine.flow import Pause
from tests.scenarios.by_hand import add_looks
from tests.scenarios.process_tapes import NO_MARK
from tests.scenarios.text_tapes import NO_NAME
from tests.scenarios.unrecorded import TAPES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from vcr.request import Request

    from tests.scenarios.model import Scenario

CLOUD_TOOLBOX_URL = "https://proxy.app.daytona.io/toolbox"

_API = re.compile(r"https?://[^/]+/api(?=/)")
_TOOLBOX = re.compile(r"https?://[^/]+/toolbox(?=/)")
_SNAPSHOT_IN_PATH = re.compile(r"/snapshots/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b")
_MARK = re.compile(r"(?<=^set -- )[0-9a-f]{32}\b")
_NEW_FILE = re.compile(rb"\.daytona-[0-9a-f]{16}\b")
_UUID_IN_PATH = re.compile(r"/(?:sandbox|toolbox)/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b")


class UnrecordedRequestError(BaseException):
    """A request was sent that no cassette has.

    Not an Exception, because the actions turn those into results: a scenario that expects a
    failure would then pass for the wrong reason.
    """


class StrictCassette(Cassette):  # type: ignore[misc]  # vcrpy has no types
    """A cassette that ends the test on a request that it does not have."""

    def can_play_response_for(self, request: Request) -> bool:
        """Tell that it has the request, or raise."""
        if super().can_play_response_for(request):
            return True
        reason = CannotOverwriteExistingCassetteException(cassette=self, failed_request=request)
        raise UnrecordedRequestError(str(reason))


def method(sent: Request, recorded: Request) -> bool:
    """Compare methods."""
    return bool(sent.method == recorded.method)


def address(sent: Request, recorded: Request) -> bool:
    """Compare scheme, host and port."""
    return bool(urlsplit(sent.uri)[:2] == urlsplit(recorded.uri)[:2])


def path(sent: Request, recorded: Request) -> bool:
    """Compare paths as they are sent, quoted."""
    return bool(urlsplit(sent.uri).path == urlsplit(recorded.uri).path)


def query(sent: Request, recorded: Request) -> bool:
    """Compare queries as values in any order; a value that is JSON is compared as such."""
    return _query(sent) == _query(recorded)


def body(sent: Request, recorded: Request) -> bool:
    """Compare bodies: JSON as JSON, multipart part by part, anything else byte by byte."""
    return bool(_body(sent) == _body(recorded))


MATCHERS = (method, address, path, query, body)


def _query(request: Request) -> list[tuple[str, str]]:
    pairs = parse_qsl(urlsplit(request.uri).query, keep_blank_values=True)
    return sorted((name, _canonical(value)) for name, value in pairs)


def _canonical(text: str) -> str:
    try:
        return json.dumps(json.loads(text), sort_keys=True)
    except ValueError:
        return text


def _body(request: Request) -> Any:
    content = request.body or b""
    content = content.encode() if isinstance(content, str) else content
    content = _NEW_FILE.sub(NO_NAME.encode(), content)
    kind = request.headers.get("content-type", "")
    if kind.startswith("multipart/"):
        return _parts(kind, content)
    try:
        sent = json.loads(content)
    except ValueError:
        return content
    if isinstance(sent, dict) and isinstance(sent.get("command"), str):
        sent["command"] = _MARK.sub(NO_MARK, sent["command"])
    return sent


def _parts(kind: str, content: bytes) -> list[tuple[Any, ...]]:
    """Return each part's name, whether it is a file, and its bytes; boundaries are random.

    Split by hand, because the parser of the standard library changes line ends in binary parts.
    """
    boundary = kind.partition("boundary=")[2].encode()
    _, *parts, end = (b"\r\n" + content).split(b"\r\n--" + boundary)
    assert (True, b"--\r\n") == (bool(boundary), end), "not a multipart body"
    found = []
    for part in parts:
        head, _, held = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        told = message_from_bytes(head)
        name = told.get_param("name", header="content-disposition")
        found.append((name, told.get_filename() is not None, held))
    return found


def _is_commit(value: object) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"[0-9a-f]{40}", value))


class RecordedStage:
    """Where a scenario plays on its cassette: addresses and facts are those of its requests."""

    def __init__(self, cassette: Cassette) -> None:
        self.daytona: Any = None
        self._requests = cassette.requests
        self.api_url = self._base(_API) or ACCESS.base_url
        self.toolbox_url = self._base(_TOOLBOX) or CLOUD_TOOLBOX_URL

    @property
    def sandbox(self) -> str:
        """The first sandbox ID that the recorded requests name."""
        found = (_UUID_IN_PATH.search(request.uri) for request in self._requests)
        return next(match[1] for match in found if match)

    def name(self, plain: str) -> str:
        """Return the name itself: recordings are kept without prefix."""
        return plain

    def fact(self, key: str) -> str:
        """Return what the recorded requests say: in a body, in a query, or in a path."""
        for request in self._requests:
            sent, query = _body(request), dict(parse_qsl(urlsplit(request.uri).query))
            if isinstance(sent, dict) and key in sent:
                return str(sent[key])
            if isinstance(sent, dict) and key == "commit_id" and _is_commit(sent.get("branch")):
                return str(sent["branch"])
            if key in query:
                return query[key]
            found = _SNAPSHOT_IN_PATH.search(request.uri)
            if key == "snapshot_id" and found:
                return found[1]
        raise KeyError(key)

    def _base(self, pattern: re.Pattern[str]) -> str:
        found = (pattern.match(request.uri) for request in self._requests)
        return next((match[0] for match in found if match), "")

    def port(self, usual: int) -> int:
        """Return the port itself: the sandboxes of recordings have a network of their own."""
        return usual

    def aside(self, script: str) -> None:
        """Do nothing: what somebody else does is not recorded."""

    def settle(self, sandbox: str, state: str | None) -> None:
        """Do nothing: waiting is not recorded."""

    def wait_until(self, holds: Callable[[Any], bool]) -> None:
        """Do nothing: waiting is not recorded."""


@contextlib.contextmanager
def played(cassette: Path) -> Iterator[Cassette]:
    """Play a cassette back without sending or pausing; in the end all of it must be played."""
    strict = StrictCassette.use(path=cassette, match_on=MATCHERS, record_mode=RecordMode.NONE)
    with (
        mock.patch.object(Pause, "run", return_value=None),
        mock.patch.object(Pause, "arun", return_value=None),
        strict as tape,
    ):
        if not len(tape) and cassette.stem in TAPES:
            TAPES[cassette.stem](tape)
            tape.rewound = True  # as one that was read from a file
        assert len(tape), f"{cassette} is missing or empty"
        add_looks(tape, cassette)
        yield tape
    left = [str(request) for i, request in enumerate(tape.requests) if not tape.play_counts[i]]
    assert [] == left, "recorded, but not asked for"


def play_on_cassette(scenario: Scenario, folder: Path, connect: Callable[..., Any]) -> None:
    """Play a scenario on its cassette in a folder, with a client of the recorded addresses."""
    with played(folder / scenario.cassette) as cassette:
        stage = RecordedStage(cassette)
        options = {"api_url": stage.api_url, **scenario.client_options(stage)}
        stage.daytona = connect(**options)
        with contextlib.ExitStack() as closing:
            if scenario.generated:
                closing.enter_context(stage.daytona)
            scenario.play(stage)
