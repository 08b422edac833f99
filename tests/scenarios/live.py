"""Scenarios on a live server: set-up, waiting, and the deletion of whatever was made."""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING, Any, Self

from daytona_actions import DaytonaActions
from daytona_actions.errors import FailureKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tests.scenarios.model import Scenario

_PATIENCE = 300.0
_PAUSE = 0.1
_PAST_WAITING = frozenset({"error", "build_failed"})


class LiveServer:
    """A Daytona that scenarios run on; leaving its context deletes what they made there.

    Args:
        api_url: base URL of the control plane.
        api_key: the key for it.
        prefix: what the names of all sandboxes made here begin with.
        port: gives the port to use in place of a usual one; default: that one itself, which fits
            where each sandbox has a network of its own.

    Attributes:
        unclaimed: sandboxes without a name, made in the meantime by nobody knows whom.
    """

    def __init__(
        self,
        api_url: str,
        api_key: str,
        *,
        prefix: str,
        port: Callable[[int], int] = lambda usual: usual,
    ) -> None:
        self.api_key, self.prefix, self.port = api_key, prefix, port
        self.options: dict[str, Any] = {"api_url": api_url, "allow_http": True}
        self.tools = DaytonaActions(
            api_key,
            **self.options,
            wait_timeout=_PATIENCE,
            max_retries=10,
            retry_budget=_PATIENCE,
        )
        self.made: set[str] = set()
        self.pending: set[str] = set()
        self.unclaimed: set[str] = set()
        self._before: set[str | None] = set()

    def __enter__(self) -> Self:
        try:
            self._before = {sandbox.id for sandbox in self.tools.iter_sandboxes()}
        except BaseException:
            self.tools.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self.find_lost()
        finally:
            try:
                self.delete_made()
            finally:
                self.tools.close()

    def note(self, result: Any) -> Any:
        """Remember what a result says was created, so that it will be deleted."""
        if result.sandbox is not None and result.sandbox.id:
            self.claim((result.sandbox.id,))
        return result

    def claim(self, sandboxes: Iterable[str]) -> None:
        """Remember the IDs of sandboxes that were made here, so that they will be deleted."""
        self.made.update(sandboxes)
        self.pending.update(sandboxes)

    def find_lost(self) -> None:
        """Find what no answer told of, because the answer was lost: by its prefix, or namelessness.

        Scenarios that give no name leave nothing else to find it by. In an account that was empty
        it is ours; in one that others use it may be theirs.
        """
        named = self.tools.iter_sandboxes(name=self.prefix)
        self.pending |= {sandbox.id for sandbox in named if sandbox.id}
        nameless = {
            sandbox.id
            for sandbox in self.tools.iter_sandboxes()
            if sandbox.id and sandbox.id == sandbox.name
        }
        nameless -= self._before | self.made
        if self._before:
            self.unclaimed = nameless
        else:
            self.pending |= nameless

    def settle(self, sandbox: str, state: str | None) -> None:
        """Wait until a sandbox has reached a state; None: until it is gone."""
        deadline = time.monotonic() + _PATIENCE
        while True:
            result = self.tools.get_sandbox(sandbox)
            seen = result.sandbox.state if result.sandbox else None
            gone = result.failure is not None and result.failure.kind is FailureKind.NOT_FOUND
            if gone if state is None else seen == state:
                return
            if gone or seen in _PAST_WAITING or time.monotonic() > deadline:
                told = result.error or seen
                raise RuntimeError(f"sandbox {sandbox} is not {state or 'gone'}: {told}")
            time.sleep(_PAUSE)

    def delete_made(self) -> None:
        """Delete everything that is known to have been made here and not deleted yet."""
        self.pending = {sandbox for sandbox in sorted(self.pending) if not self._delete(sandbox)}
        if self.pending:
            left = ", ".join(sorted(self.pending))
            raise RuntimeError(f"could not delete these sandboxes, please do: {left}")

    def _delete(self, sandbox: str) -> bool:
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            failure = self.tools.delete_sandbox(sandbox).failure
            if failure is None or failure.kind is FailureKind.NOT_FOUND:
                return True
            if not failure.retryable:
                return False
            time.sleep(failure.retry_after or _PAUSE)
        return False


class _Watched:
    """A client whose created sandboxes are noted, so that they get deleted."""

    def __init__(self, client: Any, note: Callable[[Any], Any]) -> None:
        self._client, self._note = client, note

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._client, name)
        if name != "create_sandbox":
            return method
        return lambda *args, **kwargs: self._note(method(*args, **kwargs))


class LiveStage:
    """Where one scenario plays on a live server.

    Args:
        server: the server.
        unrecorded: a context in which requests are kept out of a recording.
    """

    def __init__(
        self,
        server: LiveServer,
        unrecorded: Callable[[], contextlib.AbstractContextManager[None]] = contextlib.nullcontext,
    ) -> None:
        self.server, self.tools, self.port = server, server.tools, server.port
        self.daytona: Any = None
        self.sandbox, self.toolbox_url = "", ""
        self.facts: dict[str, str] = {}
        self._unrecorded = unrecorded

    def prepare(self, plain: str, **parameters: Any) -> None:
        """Make a started sandbox, which becomes the prepared one."""
        made = self.server.note(
            self.tools.create_sandbox(name=self.name(plain), **parameters)
        ).unwrap()
        self.sandbox = made.sandbox.id
        snapshot, target = made.sandbox.snapshot, made.sandbox.target
        self.facts |= {"snapshot": snapshot, "target": target}
        self.facts |= {"id": self.sandbox[:6], "snapshots": snapshot, "regionIds": target}
        place = self.tools._session.places.get(self.sandbox)
        self.toolbox_url = place.toolbox_url if place else ""

    def name(self, plain: str) -> str:
        """Return a name with the prefix of this run."""
        return self.server.prefix + plain

    def fact(self, key: str) -> str:
        """Return what set-up found out."""
        if key == "snapshot_id":
            with self._unrecorded():
                return self._snapshot_id()
        return self.facts[key]

    def _snapshot_id(self) -> str:
        listed = self.tools.list_snapshots(name=self.facts["snapshot"]).unwrap().snapshots
        return next(each.id for each in listed if each.name == self.facts["snapshot"])

    def run(self, command: str, cwd: str | None = None) -> str:
        """Run a command that must end well, and return its output."""
        ran = self.tools.execute_command(self.sandbox, command, cwd=cwd, timeout=30).unwrap()
        if ran.exit_code != 0:
            raise RuntimeError(f"set-up failed with exit code {ran.exit_code}: {ran.result}")
        return ran.result or ""

    def aside(self, script: str) -> None:
        """Run a script in the prepared sandbox, unrecorded, as somebody else would."""
        with self._unrecorded():
            self.run(script)

    def settle(self, sandbox: str, state: str | None) -> None:
        """Wait, unrecorded, until a sandbox has reached a state; None: until it is gone."""
        with self._unrecorded():
            self.server.settle(sandbox, state)

    def wait_until(self, holds: Callable[[Any], bool]) -> None:
        """Wait, unrecorded, until something holds that a synchronous client is asked for."""
        with self._unrecorded():
            deadline = time.monotonic() + _PATIENCE
            while not holds(self.tools):
                if time.monotonic() > deadline:
                    raise RuntimeError("what a scenario waits for does not come")
                time.sleep(_PAUSE)


@contextlib.contextmanager
def live_stage(
    server: LiveServer,
    scenario: Scenario,
    connect: Callable[..., Any],
    unrecorded: Callable[[], contextlib.AbstractContextManager[None]] = contextlib.nullcontext,
) -> Iterator[LiveStage]:
    """Prepare a stage for a scenario; what was made on it is deleted afterwards.

    Args:
        server: the server that it plays on.
        scenario: what will play.
        connect: makes a client of an API key and client options.
        unrecorded: a context in which requests are kept out of a recording.
    """
    stage = LiveStage(server, unrecorded)
    try:
        if scenario.needs:
            scenario.needs(stage)
        client = connect(server.api_key, **server.options, **scenario.client_options(stage))
        stage.daytona = client if scenario.generated else _Watched(client, server.note)
        yield stage
    finally:
        if scenario.generated:
            server.claim(getattr(stage.daytona, "made", ()))
            server.find_lost()  # what is refused by a route may be there all the same
        server.delete_made()
