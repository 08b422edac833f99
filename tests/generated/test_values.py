"""Values of an answer: missing, null, unknown, or of another shape than documented."""

from __future__ import annotations

import copy
import json
import pickle
from typing import TYPE_CHECKING, Any

import pytest

from tests.generated.recorded import SANDBOX, body, parsed

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.generated.conftest import Call


def test_a_sandbox_is_read(call: Call, service: Any) -> None:
    """The model Sandbox exists, and everything of a recorded one comes back out of it."""
    sandbox = parsed(call("sandbox.get_sandbox", body(), "labelled"))
    assert isinstance(sandbox, service.models.Sandbox)
    assert {
        **sandbox.to_dict(),
        "buildInfo": SANDBOX["buildInfo"],
    } == {key: value for key, value in SANDBOX.items() if key != "errorReason"}


@pytest.mark.parametrize(
    "again",
    [copy.copy, copy.deepcopy, lambda model: pickle.loads(pickle.dumps(model))],  # noqa: S301
)
def test_a_copy_sends_the_same(again: Callable[[Any], Any], service: Any) -> None:
    """What is left out of a model is left out of its copies."""
    sandbox = service.models.Sandbox(id="a")
    assert again(sandbox).to_dict() == sandbox.to_dict() == {"id": "a"}
    assert again(sandbox) == sandbox
    assert "name=UNSET" in repr(sandbox)


def test_a_map_is_made_of_its_map(service: Any) -> None:
    """A model that is nothing but a map takes it, and gives it back."""
    labels = service.models.SandboxLabelMap({"team": "tools"})
    assert ("tools", {"team": "tools"}) == (labels["team"], labels.to_dict())
    assert service.models.SandboxLabelMap.from_dict({"team": "tools"}) == labels
    assert service.models.SandboxLabelMap() == service.models.SandboxLabelMap({})


def test_missing_fields_are_unset(call: Call, service: Any) -> None:
    """No field of an answer has to be there."""
    sandbox = parsed(call("sandbox.get_sandbox", b"{}", "labelled"))
    assert service.models.Sandbox() == sandbox


@pytest.mark.parametrize(
    ("field", "attribute"),
    [
        ("name", "name"),
        ("cpu", "cpu"),
        ("state", "state"),
        ("labels", "labels"),
        ("volumes", "volumes"),
        ("buildInfo", "build_info"),
    ],
)
def test_null_is_unset(call: Call, field: str, attribute: str, service: Any) -> None:
    """A null in a text, number, enum, map, list or object reads as if it were missing."""
    sandbox = parsed(call("sandbox.get_sandbox", body(**{field: None}), "labelled"))
    assert getattr(sandbox, attribute) is service.types.UNSET
    assert sandbox.id == SANDBOX["id"]


def test_a_null_date_is_unset(call: Call, service: Any) -> None:
    """A null where a time is documented reads as if it were missing."""
    sandbox = parsed(call("sandbox.get_sandbox", body(buildInfo={"createdAt": None}), "labelled"))
    assert sandbox.build_info.created_at is service.types.UNSET


def test_a_documented_null_stays(call: Call, service: Any) -> None:
    """Where null is documented it is told from a missing field."""
    page = parsed(call("sandbox.list_sandboxes", b'{"nextCursor": null}'))
    assert page.next_cursor is None
    assert page.items is service.types.UNSET


@pytest.mark.parametrize("wrong", ["text", 5, True, ["list"], {"object": 1}])
@pytest.mark.parametrize(
    ("field", "attribute", "right"),
    [
        ("state", "state", str),
        ("labels", "labels", dict),
        ("volumes", "volumes", list),
        ("buildInfo", "build_info", dict),
    ],
)
def test_wrongly_shaped_values_are_unset(
    call: Call, field: str, attribute: str, right: type, wrong: object, service: Any
) -> None:
    """A value of another shape than documented is left out, the rest of the answer is there."""
    sandbox = parsed(call("sandbox.get_sandbox", body(**{field: wrong}), "labelled"))
    fits = isinstance(wrong, right) and wrong != ["list"]
    assert isinstance(getattr(sandbox, attribute), service.types.Unset) != fits
    assert sandbox.id == SANDBOX["id"]


def test_scalars_of_another_type_stay(call: Call) -> None:
    """A number as a text, or a fraction where whole numbers are usual, comes as it is."""
    sandbox = parsed(call("sandbox.get_sandbox", body(cpu="1.5", name=7, memory=1.5), "labelled"))
    assert ("1.5", 7, 1.5) == (sandbox.cpu, sandbox.name, sandbox.memory)


def test_labels_keep_their_types(call: Call) -> None:
    """A label that is a number stays one (recording: create_sandbox_number_as_label)."""
    sandbox = parsed(call("sandbox.get_sandbox", body(), "labelled"))
    assert {"n": 1, "team": "tools"} == sandbox.labels.additional_properties


def test_labels_are_typed_as_what_they_can_be(service: Any) -> None:
    """A label need not be a text, and its type does not say so."""
    assert (
        "dict[str, Any]" == service.models.SandboxLabelMap.__annotations__["additional_properties"]
    )


@pytest.mark.parametrize(
    ("field", "attribute", "wrong"),
    [
        ("lastUsedAt", "last_used_at", 5),
        ("regionIds", "region_ids", None),
        ("regionIds", "region_ids", "x"),
        ("entrypoint", "entrypoint", None),
    ],
)
def test_wrong_times_and_lists_of_texts(
    call: Call, field: str, attribute: str, wrong: object, service: Any
) -> None:
    """A time or null that is neither, and a list of texts that is none, are left out or null."""
    answer = json.dumps({"id": "a", field: wrong}).encode()
    snapshot = parsed(call("snapshots.get_snapshot", answer, "a"))
    assert getattr(snapshot, attribute) is (None if field == "entrypoint" else service.types.UNSET)
    assert "a" == snapshot.id


def test_unknown_fields_are_kept(call: Call) -> None:
    """What the description doesn't know is in the additional properties, null included."""
    sandbox = parsed(call("sandbox.get_sandbox", body(), "labelled"))
    expected = {"sandboxClass": "container", "domainAllowList": None}
    assert expected == sandbox.additional_properties


def test_readable_values_of_a_map(call: Call) -> None:
    """Of a map of objects whose values are partly of another shape the others are there."""
    announcements = {"a": {"text": "hello"}, "b": "text", "c": None}
    answer = json.dumps({"announcements": announcements}).encode()
    found = parsed(
        call("config.config_controller_get_config", answer)
    ).announcements.additional_properties
    assert {"a": "hello"} == {name: item.text for name, item in found.items()}


def test_an_unknown_state(call: Call, service: Any) -> None:
    """A state of a later server equals its string and can be sent, copied and stored again."""
    state = parsed(call("sandbox.get_sandbox", body(state="hovering"), "labelled")).state
    assert isinstance(state, service.models.SandboxState)
    assert "hovering" == state
    assert ("hovering", "hovering", "hovering") == (state.value, str(state), state.name)
    assert state == pickle.loads(pickle.dumps(state)) == copy.deepcopy(state)  # noqa: S301
    assert hash(state) == hash("hovering")


def test_unknown_states_are_not_collected(service: Any) -> None:
    """Any number of unknown values leaves the enum as it was."""
    before = list(service.models.SandboxState)
    assert [service.models.SandboxState(f"state-{number}") for number in range(3)]
    assert before == list(service.models.SandboxState)
    assert "state-1" not in service.models.SandboxState._value2member_map_
