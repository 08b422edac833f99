"""All actions with arbitrary arguments and arbitrary answers: a result, always, that can be sent on."""

from __future__ import annotations

import functools
import random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, strategies as st

from daytona_actions import ACTIONS, ActionResult, AsyncDaytonaActions, DaytonaActions, FailureKind
from daytona_actions.doors.examples import example_arguments
from tests.actions.answers import ID, TOOLBOX
from tests.fuzz.values import ANY_TEXT, ANYTHING, BODIES, HEADERS, STATUSES
from tests.fuzz.wire import Wire, wired

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Call = Callable[..., ActionResult]

every_action = pytest.mark.parametrize("name", ACTIONS)

RIGHT: dict[str, dict[str, Any]] = {
    name: {key: ID if key == "sandbox_id" else value for key, value in shown.items()}
    for name, shown in ((made.name, example_arguments(made)) for made in ACTIONS.values())
}
"""Arguments with which each action works."""


@pytest.fixture(scope="module")
def stage() -> Iterator[tuple[Wire, Call]]:
    """A wire, and a call that goes by one kind of client or the other."""
    choose = random.Random(0)  # noqa: S311 - no secret
    with wired() as (wire, daytona, in_tasks, runner):

        def call(name: str, /, *args: Any, **kwargs: Any) -> ActionResult:
            made: Any = getattr(choose.choice([daytona, in_tasks]), name)(*args, **kwargs)
            return made if isinstance(made, ActionResult) else runner.run(made)

        yield wire, call


def check(result: ActionResult) -> None:
    """A result tells all or nothing went wrong, is no defect of ours, and can be serialised."""
    assert result.success is (result.failure is None)
    assert result.success is (result.error is None)
    assert type(result).model_validate_json(result.model_dump_json()) is not None
    if result.failure is not None:
        assert FailureKind.INTERNAL is not result.failure.kind, result.error
        assert result.failure.hint


@every_action
@given(data=st.data())
def test_arguments(stage: tuple[Wire, Call], name: str, data: st.DataObject) -> None:
    """Arguments of any type and value give a result, and none that a server could not read."""
    wire, call = stage
    wire.answer(b'{"id": "%s", "toolboxProxyUrl": "%s"}' % (ID.encode(), TOOLBOX.encode()))
    right = RIGHT[name]
    parameters = [*ACTIONS[name].signature.parameters, "colour"]
    chosen = data.draw(
        st.dictionaries(st.sampled_from(parameters), ANYTHING | ANY_TEXT, max_size=4)
    )
    surplus = data.draw(st.lists(ANYTHING, max_size=1)) if data.draw(st.booleans()) else []
    check(call(name, *surplus, **right | chosen))
    for request in wire.requests:
        assert {"app.daytona.io", "proxy.app.daytona.io"} >= {request.url.host}


@every_action
@given(body=BODIES, status=STATUSES, headers=HEADERS)
@example(body=b'{"message": "\\ud83d"}', status=400, headers=[])
@example(body=b'{"cpu": ' + b"9" * 400 + b"}", status=200, headers=[])
@example(body=b"{}", status=429, headers=[(b"retry-after", b"9" * 400)])
def test_answers(
    stage: tuple[Wire, Call],
    name: str,
    body: bytes,
    status: int,
    headers: list[tuple[bytes, bytes]],
) -> None:
    """Any answer gives a result."""
    wire, call = stage
    wire.answer(body, status, headers)
    check(call(name, **RIGHT[name]))


@every_action
@given(body=BODIES, status=STATUSES, headers=HEADERS)
def test_answers_of_the_toolbox(
    stage: tuple[Wire, Call],
    name: str,
    body: bytes,
    status: int,
    headers: list[tuple[bytes, bytes]],
) -> None:
    """Any answer of the toolbox gives a result, for a sandbox that is known."""
    wire, call = stage
    known = b'{"id": "%s", "toolboxProxyUrl": "%s"}' % (ID.encode(), TOOLBOX.encode())
    wire.answer(known)
    check(call("get_sandbox", ID))
    wire.answer(body, status, headers)
    check(call(name, **RIGHT[name]))


@pytest.mark.parametrize("client", [DaytonaActions, AsyncDaytonaActions])
@given(data=st.data())
def test_settings(client: Callable[..., Any], data: st.DataObject) -> None:
    """Settings of any type and value make a client, or a ValueError that says which is wrong."""
    names = [
        *("api_key", "api_url", "target", "toolbox_url", "organization_id", "request_timeout"),
        *("wait_timeout", "max_retries", "retry_budget", "proxy", "verify", "headers"),
    ]
    chosen = data.draw(st.dictionaries(st.sampled_from(names), ANYTHING, min_size=1, max_size=2))
    made = functools.partial(client, **{"api_key": "made-up"} | chosen)
    try:
        text = repr(made())
    except ValueError as problem:
        text = str(problem)
        named = [name for name in chosen if name in text]
    else:
        named = list(chosen)
    assert named, text
    assert "made-up" not in text
