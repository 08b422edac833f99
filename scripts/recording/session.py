"""One recording session: every scenario played on a live server, with a tape running."""

from __future__ import annotations

import contextlib
import traceback
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from vcr.cassette import Cassette
from vcr.filters import decode_response
from vcr.persisters.filesystem import CassetteNotFoundError
from vcr.record_mode import RecordMode

from daytona_actions import DaytonaActions
from scripts.recording.keeping import NotOursError, SecretLeftError
from tests.scenarios.live import live_stage
from tests.wire.calls import Calls

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vcr.request import Request

    from scripts.recording.keeping import Keeping
    from tests.scenarios.live import LiveServer
    from tests.scenarios.model import Scenario


ATTEMPTS = 3
_CHECKS = ("worked", "failed")
_PASSING = ("no IP address found. Is the Sandbox started?", "Sandbox state change in progress")
"""What servers say right after a start or a stop, and no longer a moment later."""
_PASSING_STATUS = frozenset({429, 502, 503, 504})


@dataclass
class Session:
    """What a recording session gives.

    Attributes:
        texts: the cassettes, by their path without ending, as they are to be written.
        left_out: the scenarios that were left out, with the reasons.
        failed: those of them that should have worked on this server.
        version: the version that the server says it is, empty if it said none.
    """

    texts: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)
    version: str = ""


class _Nowhere:
    """Where vcrpy keeps nothing: what is recorded is checked before anything is written."""

    @staticmethod
    def load_cassette(_path: str, serializer: object) -> None:
        raise CassetteNotFoundError(serializer)

    @staticmethod
    def save_cassette(_path: str, _cassette: object, serializer: object) -> None:
        """Keep nothing."""


class Tape:
    """Records what is sent while it runs, but for what is marked as not to be recorded."""

    def __init__(self) -> None:
        self._paused = False
        self.last_answer: dict[str, Any] | None = None

    @contextlib.contextmanager
    def paused(self) -> Iterator[None]:
        """Keep requests out of the recording."""
        self._paused = True
        try:
            yield
        finally:
            self._paused = False

    def running(self) -> Any:
        """Return the context in which requests are recorded."""
        return Cassette.use(
            path="not-written",
            persister=_Nowhere,
            record_mode=RecordMode.ALL,
            before_record_request=self._request,
            before_record_response=self._response,
        )

    def _request(self, request: Request) -> Request | None:
        return None if self._paused else request

    def _response(self, response: dict[str, Any]) -> dict[str, Any]:
        self.last_answer = decode_response(response)
        return self.last_answer


def record(
    server: LiveServer,
    scenarios: Iterable[Scenario],
    keeping: Keeping,
    *,
    special: Iterable[str] = (),
    say: Callable[[str], None] = print,
) -> Session:
    """Play scenarios on a live server and return what is to be kept of them.

    Args:
        server: the server; whatever is made on it is noted there for deletion.
        scenarios: what to play.
        keeping: makes the recordings fit to be published.
        special: the scenarios that this server can bring about although most servers can't.
        say: shows progress.

    Raises:
        SecretLeftError: a recording holds a secret although it was scrubbed.
    """
    session = Session()
    for scenario in scenarios:
        if scenario.only_where and scenario.name not in set(special):
            reason = f"it needs a server of which this is true: {scenario.only_where}"
            session.left_out[scenario.name] = reason
        else:
            _record_one(server, scenario, keeping, session, say)
        say(f"{scenario.name}: {session.left_out.get(scenario.name, 'recorded')}")
    return session


def _record_one(
    server: LiveServer,
    scenario: Scenario,
    keeping: Keeping,
    session: Session,
    say: Callable[[str], None],
) -> None:
    try:
        recorded = _played(server, scenario, say)
        name = scenario.cassette.with_suffix("").as_posix()
        session.texts[name] = keeping.cassette(recorded.data, server.made)
        session.version = session.version or _version(recorded.responses)
    except NotOursError as problem:
        session.left_out[scenario.name] = str(problem)
    except SecretLeftError as problem:
        raise SecretLeftError(f"{scenario.name}: {problem}") from None
    except Exception as problem:  # noqa: BLE001 - whatever one scenario meets, the others go on
        session.left_out[scenario.name] = _reason(problem)
        session.failed.add(scenario.name)


def _played(server: LiveServer, scenario: Scenario, say: Callable[[str], None]) -> Cassette:
    """Play a scenario, and again when it met trouble that passes."""
    for attempt in range(1, ATTEMPTS):
        tape = Tape()
        try:
            return _played_once(server, scenario, tape)
        except Exception as problem:
            trouble = passing_trouble(problem, tape.last_answer)
            if not trouble:
                raise
            say(f"{scenario.name}: attempt {attempt} met passing trouble ({trouble}): trying again")
    return _played_once(server, scenario, Tape())


def passing_trouble(problem: Exception, answer: dict[str, Any] | None) -> str:
    """Return the trouble of a failed attempt that passes by itself, empty if there was none.

    Args:
        problem: what the scenario or its set-up failed with.
        answer: the last answer on the tape.
    """
    said = str(problem)
    if answer is not None:
        if (status := answer["status"]["code"]) in _PASSING_STATUS:
            return f"status {status}"
        said += answer["body"]["string"].decode("utf-8", "replace")
    return next((trouble for trouble in _PASSING if trouble in said), "")


def _played_once(server: LiveServer, scenario: Scenario, tape: Tape) -> Cassette:
    """Play a scenario; the tape runs neither while it is set up nor while it is cleared away."""
    with contextlib.ExitStack() as clients:

        def connect(api_key: str, **options: Any) -> DaytonaActions | Calls:
            client = Calls if scenario.generated else DaytonaActions
            return clients.enter_context(client(api_key, **options))

        with (
            live_stage(server, scenario, connect, tape.paused) as stage,
            tape.running() as recorded,
        ):
            scenario.play(stage)
    return recorded


def _reason(problem: Exception) -> str:
    """Say why a scenario failed: the expectation that was not met, or what its set-up met."""
    if not isinstance(problem, AssertionError):
        return f"it failed with {type(problem).__name__}: {problem}"
    steps = traceback.extract_tb(problem.__traceback__)
    step = next(s for s in reversed(steps) if s.name not in _CHECKS)
    told = f" ({problem})" if str(problem) else ""
    return f"this server answers otherwise: {step.line}{told}"


def _version(responses: list[dict[str, Any]]) -> str:
    found = (response["headers"].get("x-daytona-api-version") for response in responses)
    return next((str(values[0]) for values in found if values), "")
