"""One of each kind of schema, parameter and body works in what is generated."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from typing import TYPE_CHECKING, Any

import pytest

from tests.regenerate.describing import (
    FILE,
    TEXT,
    TIME,
    Made,
    answering,
    description,
    many,
    operation,
    parameter,
    record,
    to,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

QUOTED = 'a"b\\c\n'
UUID = {"type": "string", "format": "uuid"}
WHOLE, YES = {"type": "integer"}, {"type": "boolean"}
SCHEMAS = {
    "Leaf": record(name=TEXT),
    "State": {"type": "string", "enum": ["on", 'o"f\\f']},
    "Level": {"type": "integer", "enum": [1, 2]},
    "LabelMap": {"type": "object", "additionalProperties": TEXT},
    "LeafMap": {"type": "object", "additionalProperties": to("Leaf")},
    "Closed": {**record(a=TEXT), "additionalProperties": False},
    "Thing": record(
        "id",
        **{
            "id": TEXT,
            "size": WHOLE,
            "on": YES,
            "when": TIME,
            "times": many(TIME),
            "maybe": {"oneOf": [TIME, to("State"), {"type": "null"}]},
            "ident": UUID,
            "state": to("State"),
            "level": to("Level"),
            "leaf": to("Leaf"),
            "leaves": many(to("Leaf")),
            "table": many(many(to("Leaf"))),
            "labels": to("LabelMap"),
            "byName": to("LeafMap"),
            "either": {"oneOf": [to("Leaf"), many(TEXT)]},
            "both": {"allOf": [to("Leaf"), record(more=TEXT)]},
            "kind": {"const": "thing"},
            "any": {},
            # What has been the name of something else in generated code.
            "class": TEXT,
            "thing": TEXT,
            "data": TEXT,
            "files": TEXT,
            "json": TEXT,
            "types": TEXT,
            "self": TEXT,
            "a-b": TEXT,
            "a_b": TEXT,
            QUOTED: TEXT,
        },
    ),
    "Defaults": record(
        "must",
        must={**TEXT, "default": "x"},
        text={**TEXT, "default": QUOTED},
        number={**WHOLE, "default": 5},
        state={"type": "string", "enum": ["a"], "default": "a"},
        when={**TIME, "default": "2026-01-01T00:00:00Z"},
        either={"oneOf": [TEXT, WHOLE], "default": QUOTED},
    ),
    "Form": record(
        file=FILE,
        files=many(FILE),
        on=YES,
        when=TIME,
        maybe={"type": ["string", "null"]},
        leaf=to("Leaf"),
        words=many(TEXT),
    ),
}
THING = {
    "id": "a",
    "size": 5,
    "on": True,
    "when": "2026-11-25T09:22:50+00:00",
    "times": ["2026-11-25T09:22:50+00:00", "soon"],
    "maybe": "on",
    "ident": "00000000-0000-0000-0000-000000000005",
    "state": 'o"f\\f',
    "level": 2,
    "leaf": {"name": "l", "more": [1]},
    "leaves": [{"name": "l"}, {}],
    "table": [[{"name": "l"}], []],
    "labels": {"team": "tools"},
    "byName": {"x": {"name": "l"}},
    "either": ["a"],
    "both": {"name": "l", "more": "m"},
    "kind": "thing",
    "any": [None, {"x": 1}],
    "unknown": {"kept": True},
    **dict.fromkeys(
        ["class", "thing", "data", "files", "json", "types", "self", "a-b", "a_b", QUOTED], "v"
    ),
}
NAMES = ["params", "headers", "cookies", "kwargs", "response", "client", "url", "method", "data"]
PATHS = {
    "/thing": {"get": answering("get_thing", to("Thing"))},
    "/closed": {"get": answering("get_closed", to("Closed"))},
    "/defaults": {
        "post": operation(
            "default",
            parameter("q", schema={**TEXT, "default": QUOTED}),
            body={"application/json": to("Defaults")},
        )
    },
    "/form": {"post": operation("post_form", body={"multipart/form-data": to("Form")})},
    "/choice": {
        "post": operation(
            "choose", body={"application/json": to("Leaf"), "multipart/form-data": to("Form")}
        )
    },
    "/either": {
        "post": operation(
            "post_either", body={"application/json": {"oneOf": [to("Leaf"), to("Closed")]}}
        )
    },
    "/old": {
        "post": operation("old", body={"multipart/form-data": many(to("Leaf"))}, deprecated=True)
    },
    "/optional": {
        "post": {
            **operation("optional"),
            "requestBody": {"content": {"application/json": {"schema": to("Leaf")}}},
        }
    },
    "/names": {"post": operation("names", *map(parameter, NAMES), parameter("H", "header"))},
    "/shared/{when}": {
        "parameters": [parameter("when", "path", schema=TIME)],
        "get": operation(
            "write",
            parameter("text", schema=TEXT),
            parameter("list", schema=many(TEXT)),
            parameter("when2", schema=TIME),
            parameter("H-Id", "header", schema=UUID),
            parameter("H-On", "header", schema=YES),
            parameter("H-Or", "header", schema={"oneOf": [TEXT, WHOLE]}),
            parameter("c-size", "cookie", schema=WHOLE),
            parameter("c-on", "cookie", schema=YES),
            parameter("c-none", "cookie", schema={"type": ["string", "null"]}),
        ),
    },
}
NOON = dt.datetime(2026, 11, 25, 12, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """The client of a description that has one of each kind."""
    client = Made(description(PATHS, SCHEMAS), tmp_path_factory.mktemp("kinds"), "every_kind")
    yield client
    client.forget()


def test_a_model_of_every_kind(made: Made) -> None:
    """Everything that is read is written again as it came."""
    _, reply = made.call("get_thing", answer=json.dumps(THING).encode())
    assert reply.parse_error is None
    assert reply.parsed.to_dict() == THING
    assert isinstance(reply.parsed.leaf, made.models.Leaf)
    assert isinstance(reply.parsed.both.more, str)
    assert [dt.datetime(2026, 11, 25, 9, 22, 50, tzinfo=dt.UTC), "soon"] == reply.parsed.times


@pytest.mark.parametrize("field", [name for name in THING if name not in {"id", "kind"}])
@pytest.mark.parametrize("value", [None, 5, "soon", [], [5], {}, {"x": {"name": 5}}, True])
def test_a_field_of_any_shape(made: Made, field: str, value: object) -> None:
    """Whatever stands in one field, the others are read and the model can be written."""
    _, reply = made.call("get_thing", answer=json.dumps({"id": "a", field: value}).encode())
    assert reply.parse_error is None
    assert "a" == reply.parsed.id
    json.dumps(reply.parsed.to_dict())


@pytest.mark.parametrize(("field", "value"), [("state", "new"), ("level", 7), ("maybe", "later")])
def test_values_of_a_later_server(made: Made, field: str, value: object) -> None:
    """A value that the description does not know is there and can be sent."""
    _, reply = made.call("get_thing", answer=json.dumps({"id": "a", field: value}).encode())
    assert getattr(reply.parsed, field) == value
    assert {"id": "a", field: value} == reply.parsed.to_dict()


def test_a_later_value_is_still_of_the_enum(made: Made) -> None:
    """Unknown numbers and texts are of the type that the field says, other types are none."""
    assert isinstance(made.models.Level(7), made.models.Level)
    assert "7" == str(made.models.Level(7))
    for wrong in ("7", 7.5, None):
        with pytest.raises(ValueError, match="is not a valid Level"):
            made.models.Level(wrong)


def test_a_closed_model(made: Made) -> None:
    """Where no further fields are documented, there is no room for them."""
    _, reply = made.call("get_closed", answer=b'{"a": "b", "c": 1}')
    assert {"a": "b"} == reply.parsed.to_dict()


def test_defaults_are_not_sent_unasked(made: Made) -> None:
    """What is left out is left out, and what the server would take is documented."""
    sent, _ = made.call("default", body=made.models.Defaults(must="y"))
    assert (b"", {"must": "y"}) == (sent.url.query, json.loads(sent.content))
    assert "Default: 5" in made.models.Defaults.__doc__
    with pytest.raises(TypeError, match="must"):
        made.models.Defaults()


def test_a_form_of_every_kind(made: Made) -> None:
    """A form has each part once, files as files, and no word of Python."""
    file = made.types.File(b"content", file_name="a.txt")
    form = made.models.Form(
        file=file,
        files=[file, file],
        on=True,
        when=NOON,
        maybe=None,
        leaf=made.models.Leaf(name="l"),
        words=["one", "two"],
    )
    sent, _ = made.call("post_form", body=form)
    text = sent.content.decode()
    assert sent.headers["content-type"].startswith("multipart/form-data; boundary=")
    assert 3 == text.count('filename="a.txt"')
    for part in ("\r\n\r\ntrue\r\n", "2026-11-25T12:00:00+00:00", '{"name": "l"}', "one", "two"):
        assert part in text
    assert "None" not in text


def test_a_choice_of_bodies(made: Made) -> None:
    """Which body is sent is told by the model that is given."""
    sent, _ = made.call("choose", body=made.models.Leaf(name="l"))
    assert ("application/json", b'{"name":"l"}') == (sent.headers["content-type"], sent.content)
    sent, _ = made.call("choose", body=made.models.Form(words=["one"]))
    assert sent.headers["content-type"].startswith("multipart/form-data; boundary=")
    assert b"one" in sent.content


def test_a_body_of_several_shapes(made: Made) -> None:
    """A body that is one of several models is sent as the one that it is."""
    for body in (made.models.Leaf(name="l"), made.models.Closed(a="b")):
        sent, _ = made.call("post_either", body=body)
        assert json.loads(sent.content) == body.to_dict()


def test_a_body_that_is_left_out(made: Made) -> None:
    """Without a body nothing says of what type it is."""
    sent, _ = made.call("optional")
    assert (None, b"") == (sent.headers.get("content-type"), sent.content)
    sent, _ = made.call("optional", body=made.models.Leaf(name="l"))
    assert ("application/json", b'{"name":"l"}') == (sent.headers["content-type"], sent.content)


def test_a_form_that_cannot_be_sent(made: Made) -> None:
    """It says so when it is called, instead of sending nothing."""
    with pytest.raises(NotImplementedError, match="a form that is not one object"):
        made.call("old", body=[made.models.Leaf(name="l")])


def test_parameters_of_any_name(made: Made) -> None:
    """Parameters may be called what generated functions call something else."""
    taken = {"client": "client_query", "url": "url_query"}
    given: dict[str, Any] = {taken.get(name, name): name.upper() for name in NAMES}
    sent, _ = made.call("names", h="h", **given)
    assert dict(sent.url.params) == {name: name.upper() for name in NAMES}
    assert "h" == sent.headers["h"]


@pytest.mark.filterwarnings("ignore:Setting per-request cookies")  # the generator's way
def test_parameters_of_every_kind(made: Made) -> None:
    """Paths, queries, headers and cookies are written as the server reads them."""
    sent, _ = made.call(
        "write",
        NOON,
        text="a&b",
        list_=["one", "two"],
        when2=NOON,
        h_id=uuid.UUID(int=5),
        h_on=True,
        h_or=7,
        c_size=5,
        c_on=False,
        c_none=None,
    )
    assert sent.url.raw_path.startswith(b"/shared/2026-11-25T12%3A00%3A00%2B00%3A00?")
    assert [
        ("text", "a&b"),
        ("list", "one"),
        ("list", "two"),
        ("when2", "2026-11-25T12:00:00+00:00"),
    ] == sent.url.params.multi_items()
    assert [
        "00000000-0000-0000-0000-000000000005",
        "true",
        "7",
    ] == [sent.headers[name] for name in ("h-id", "h-on", "h-or")]
    assert "c-size=5; c-on=false" == sent.headers["cookie"]
