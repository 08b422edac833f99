"""What a scenario is: a few steps through the actions, and what they must give on any Daytona."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from daytona_actions.errors import ActionFailure
    from daytona_actions.results import ActionResult
    from tests.scenarios.live import LiveStage

Result = TypeVar("Result", bound="ActionResult")

CASSETTES = Path(__file__).resolve().parents[2] / "cassettes"

AS_RECORDED: Mapping[str, Any] = {"wait_timeout": 0, "max_retries": 0}
"""Client options under which an action sends no request that a scenario does not ask for."""

GIT_PORT = 8099
"""The usual port of the Git server inside a sandbox."""

WEB_PORT = 8000
"""The usual port of the web server inside a sandbox."""

TOOLBOX_OF_THE_SERVER = object()
"""Stands in a scenario's client options for the toolbox URL of the server that it runs on."""


class Stage(Protocol):
    """Where a scenario plays: a client, and what was there before it."""

    daytona: Any
    """The actions as plain functions, whichever client is behind them; in tests/wire `Calls`."""
    toolbox_url: str

    @property
    def sandbox(self) -> str:
        """The ID of the sandbox that was prepared."""

    def name(self, plain: str) -> str:
        """Return the name that goes for a plain one here; live servers get a prefix."""

    def fact(self, key: str) -> str:
        """Return what only this server knows, such as its `snapshot` or a `commit_id`."""

    def port(self, usual: int) -> int:
        """Return the port that goes for a usual one here: some sandboxes share a network."""

    def aside(self, script: str) -> None:
        """Run a script in the prepared sandbox, unrecorded, as somebody else would."""

    def settle(self, sandbox: str, state: str | None) -> None:
        """Wait, unrecorded, until a sandbox has reached a state; None: until it is gone."""

    def wait_until(self, holds: Callable[[Any], bool]) -> None:
        """Wait, unrecorded, until something holds that a synchronous client is asked for."""


@dataclass(frozen=True)
class Scenario:
    """One scenario; its name is its function's, and its cassette's.

    Attributes:
        action: the action that it is about, or `wire`; the folder of its cassette.
        play: the steps and the expectations.
        needs: brings about, on a live server, what must exist before.
        options: client options besides those of `AS_RECORDED`.
        only_where: what a server must be like that servers usually are not; None: any will do.
        generated: whether it plays on the generated client, through `Calls`, and not on actions.
    """

    action: str
    play: Callable[[Stage], None]
    needs: Callable[[LiveStage], None] | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    only_where: str | None = None
    generated: bool = False

    @property
    def name(self) -> str:
        """The scenario's name."""
        return self.play.__name__

    @property
    def cassette(self) -> Path:
        """Where its cassette is, relative to the folder of cassettes."""
        return Path(self.action, f"{self.name}.yaml")

    def client_options(self, stage: Stage) -> dict[str, Any]:
        """Return the options of the client that plays this scenario on a stage."""
        if self.generated:
            return {"toolbox_url": stage.toolbox_url}
        options = {**AS_RECORDED, **self.options}
        return {
            key: stage.toolbox_url if value is TOOLBOX_OF_THE_SERVER else value
            for key, value in options.items()
        }


class Collection:
    """The scenarios of one topic, in the order in which they are written."""

    def __init__(self, *, generated: bool = False) -> None:
        """Begin a topic, of scenarios on the actions or on the `generated` client."""
        self.scenarios: list[Scenario] = []
        self._generated = generated

    def about(
        self,
        action: str,
        *,
        needs: Callable[[LiveStage], None] | None = None,
        options: Mapping[str, Any] | None = None,
        only_where: str | None = None,
    ) -> Callable[[Callable[[Stage], None]], Callable[[Stage], None]]:
        """Make a scenario of a function that plays it."""

        def add(play: Callable[[Stage], None]) -> Callable[[Stage], None]:
            scenario = Scenario(action, play, needs, options or {}, only_where, self._generated)
            self.scenarios.append(scenario)
            return play

        return add


def worked(result: Result) -> Result:
    """Return a result that must be a success."""
    assert (True, None) == (result.success, result.error), result
    return result


def failed(result: ActionResult) -> ActionFailure:
    """Return the failure of a result that must be one."""
    assert result.failure is not None, result
    assert (False, result.failure.message) == (result.success, result.error)
    return result.failure


def repository(stage: Stage, name: str) -> str:
    """Return the URL of a repository on the Git server inside the prepared sandbox."""
    return f"http://127.0.0.1:{stage.port(GIT_PORT)}/{name}"
