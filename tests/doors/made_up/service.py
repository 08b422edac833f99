"""The made-up service: `take_date(given: date)`, and so on for each kind of parameter."""

# No postponed annotations here: actions are made below, each with its parameter's own type.
from collections.abc import Mapping
from typing import Any

from pydantic_core import to_jsonable_python

from daytona_actions.engine.action import Action, action
from daytona_actions.engine.bind import bind
from daytona_actions.engine.result import ActionResult
from daytona_actions.engine.service import Credential, Service
from daytona_actions.engine.settings import Access
from tests.doors.made_up.clients import AsyncClientOfNothing, Client
from tests.doors.made_up.kinds import KINDS


def _made(kind: str, annotation: Any, *, optional: bool = False) -> Action[..., Any]:
    def taking(_session: Any, given: Any) -> Any:
        """Take something.

        Args:
            given: What is taken
        """
        # What type it has shows that no door passes on the words that stand for a value.
        seen = [type(given).__name__, to_jsonable_python(given)]
        return globals()[result](success=True, seen=seen)
        yield

    name = f"take_{kind}" + ("_perhaps" if optional else "")
    taking.__name__ = name
    taking.__annotations__ = {"_session": Any, "given": annotation}
    if optional:
        taking.__annotations__["given"] = annotation | None
        taking.__defaults__ = (None,)
    result = name.title().replace("_", "") + "Output"
    globals()[result] = type(
        result, (ActionResult,), {"__annotations__": {"seen": Any}, "seen": None}
    )
    return action(title=kind)(taking)


ACTIONS: Mapping[str, Action[..., Any]] = {
    made.name: made
    for kind, annotation in KINDS.items()
    for made in (_made(kind, annotation), _made(kind, annotation, optional=True))
}

for kind, asynchronous in ((Client, False), (AsyncClientOfNothing, True)):
    for made in ACTIONS.values():
        setattr(kind, made.name, made)
    bind(kind, asynchronous=asynchronous)

SERVICE = Service(
    name="made-up",
    display_name="Made-up",
    description="Takes everything.",
    homepage="https://example.com",
    documentation="https://example.com/docs",
    categories=("Tests",),
    command="made-up",
    version="1",
    package="tests.doors.made_up",
    credential=Credential(
        display_name="Key",
        description="A key.",
        access=Access(base_url="https://example.com/api", variables="MADE_UP_", agent="made-up/1"),
        steps=("Make one up.",),
        method="GET",
        path="/",
        action="take_text",
        arguments={"given": "a"},
    ),
    actions=ACTIONS,
    client_class=lambda: Client,
    async_client_class=lambda: AsyncClientOfNothing,
)

UNSAYABLE = {"take_tuple", "take_tuple_perhaps"}
"""What no strict schema can say: a list with a type for each place."""
# Nor can it say how long a text may be, or all patterns; that is left to the action.
SAYABLE = sorted(set(ACTIONS) - UNSAYABLE)
