"""What the generator takes and gets wrong is refused by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from regeneration import generation, pitfalls, soundness
from regeneration.layout import Layout, RefusalError

from tests.regenerate.conftest import PROJECT
from tests.regenerate.describing import (
    FILE,
    TEXT,
    answering,
    description,
    many,
    operation,
    parameter,
    record,
    to,
)

if TYPE_CHECKING:
    from pathlib import Path

JSON, FORM = "application/json", "multipart/form-data"
FIELDS, BYTES = "application/x-www-form-urlencoded", "application/octet-stream"
SCHEMAS = {"A": record(a=TEXT), "B": record(b=TEXT), "Files": record(file=FILE)}
EITHER = {"oneOf": [to("A"), to("B")]}


def posting(body: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return a description of one operation with a body."""
    return description({"/a": {"post": operation("send", body=body, **more)}}, SCHEMAS)


def asking(*args: Any, **more: Any) -> dict[str, Any]:
    """Return a description of one operation with a parameter."""
    return description({"/a/{x}": {"get": operation("ask", parameter(*args, **more))}}, SCHEMAS)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({FORM: EITHER}, f"a body of {FORM} that is not one object"),
        ({FORM: TEXT}, f"a body of {FORM} that is not one object"),
        ({FORM: many(to("A"))}, f"a body of {FORM} that is not one object"),
        ({JSON: to("Files"), FORM: to("Files")}, f"bodies of {JSON} and {FORM} that are of one"),
        ({JSON: EITHER, FORM: to("B")}, f"bodies of {JSON} and {FORM} that are of one type"),
        ({JSON: to("A"), FIELDS: to("A")}, f"bodies of {JSON} and {FIELDS} that are of one type"),
        ({JSON: many(to("A")), FORM: to("B")}, f"a body of {JSON} among others, which is an array"),
        ({JSON: {}, FORM: to("B")}, f"a body of {JSON} among others, which is an array or has no"),
        ({FIELDS: record(o=to("A"))}, f"a body of {FIELDS} whose field o is an object"),
        ({FIELDS: record(o=many(to("A")))}, f"a body of {FIELDS} whose field o is an object"),
        ({BYTES: TEXT}, f"a body of {BYTES} without `format: binary`"),
    ],
)
def test_bodies(body: dict[str, Any], expected: str) -> None:
    """A body that would not be sent, or not as described, is refused with its operation."""
    with pytest.raises(RefusalError, match=re.escape(f"POST /a has {expected}")):
        pitfalls.check(posting(body))


@pytest.mark.parametrize(
    "body",
    [
        {FORM: to("Files")},
        {JSON: EITHER},
        {FIELDS: EITHER},
        {JSON: to("A"), FORM: to("Files")},
        {JSON: to("A"), BYTES: FILE},
        {FIELDS: record(l=many(TEXT))},
        {JSON: many(to("A"))},
        {FORM: {"allOf": [to("A"), to("B")]}},
    ],
)
def test_bodies_that_work(body: dict[str, Any]) -> None:
    """What the generator gets right is taken."""
    pitfalls.check(posting(body))


def test_a_deprecated_form() -> None:
    """A form of a deprecated operation costs nothing: its function says that it cannot send it."""
    pitfalls.check(posting({FORM: EITHER}, deprecated=True))


@pytest.mark.parametrize(
    ("given", "more", "expected"),
    [
        (("f",), {"content": {JSON: {"schema": to("A")}}}, "that is described by its content"),
        (("x", "path"), {"schema": many(TEXT)}, "that is an array or an object"),
        (("x", "header"), {"schema": to("A")}, "that is an array or an object"),
        (("x", "cookie"), {"schema": {"oneOf": [TEXT, many(TEXT)]}}, "that is an array or an obj"),
        (("x",), {"schema": to("A"), "explode": False}, "with a style or explode"),
        (("x",), {"schema": many(TEXT), "style": "tabDelimited"}, "with a style or explode"),
        (("x",), {"schema": to("A"), "style": "deepObject"}, "with a style or explode"),
        (("x",), {"schema": many(to("A"))}, "that is an array of objects"),
        (("x",), {"schema": FILE}, "that is a file"),
        (("with_options",), {}, "whose name generated functions use themselves"),
        (("pathSegment",), {}, "whose name generated functions use themselves"),
    ],
)
def test_parameters(given: tuple[str, ...], more: dict[str, Any], expected: str) -> None:
    """A parameter that would not be sent as described is refused with its operation."""
    place = f"{(*given, 'query')[1]} parameter {given[0]}"
    with pytest.raises(RefusalError, match=re.escape(f"GET /a/{{x}} has a {place} {expected}")):
        pitfalls.check(asking(*given, **more))


def test_a_parameter_named_body() -> None:
    """Beside a body it is refused; without one it works."""
    both = operation("send", parameter("body"), body={JSON: to("A")})
    with pytest.raises(RefusalError, match="POST /a has a query parameter body whose name"):
        pitfalls.check(description({"/a": {"post": both}}, SCHEMAS))
    pitfalls.check(asking("body"))


def test_a_path_that_is_a_reference() -> None:
    """The generator would leave it out without a word."""
    document = description({"/a": {"$ref": "#/components/pathItems/A"}})
    with pytest.raises(RefusalError, match="/a is a reference to #/components/pathItems/A"):
        pitfalls.check(document)


NAMES = ["d", "additional_properties", "additionalProperties", "toDict", "from_dict"]
NAMES += ["to-multipart", "additional_keys", "cls", "field_dict", "read_time", "cast"]


@pytest.mark.parametrize("name", NAMES)
def test_names_of_properties(name: str) -> None:
    """A property that generated models have in another meaning is refused with its schema."""
    inner = record(**{name: TEXT})
    for schema in (inner, many(inner), record(more=inner), {"allOf": [to("A"), inner]}):
        with pytest.raises(RefusalError, match=f"the schema Odd has a property {name}, a name"):
            pitfalls.check(description({}, {**SCHEMAS, "Odd": schema}))
    with pytest.raises(RefusalError, match=f"POST /a has a property {name}, a name"):
        pitfalls.check(posting({JSON: inner}))
    shared = {"R": {"description": "It.", "content": {JSON: {"schema": inner}}}}
    with pytest.raises(RefusalError, match=rf"components\.responses\.R has a property {name}"):
        pitfalls.check(description({}, responses=shared))


def test_a_property_named_properties() -> None:
    """Names of properties are not taken for keywords."""
    pitfalls.check(description({}, {"Odd": record(properties=TEXT, items=record(allOf=TEXT))}))


def test_a_schema_that_holds_itself() -> None:
    """Neither references nor choices that lead back to themselves are followed for ever."""
    pitfalls.check(posting({JSON: to("Loop")}) | {"components": {"schemas": {"Loop": LOOP}}})


LOOP = {"oneOf": [TEXT, {"$ref": "#/components/schemas/Loop"}]}


@pytest.mark.parametrize("value", ['a"b', "a\\b", "a\nb"])
def test_constants_that_are_escaped_twice(value: str) -> None:
    """A text that would be compared with another is refused."""
    with pytest.raises(RefusalError, match="the schema Odd has the const"):
        pitfalls.check(description({}, {"Odd": record(kind={"const": value})}))
    pitfalls.check(description({}, {"Odd": record(kind={"const": "a'b"}, size={"const": 5})}))


def test_an_enum_of_texts_with_a_number() -> None:
    """YAML has no text in 0755, and the generator would make the enum one of numbers."""
    mode = {"type": "string", "enum": ["0644", None, 755]}
    with pytest.raises(RefusalError, match="the schema Odd has the value 755 in an enum of texts"):
        pitfalls.check(description({}, {"Odd": record(mode=mode)}))
    pitfalls.check(
        description({}, {"Odd": record(mode={"enum": [755]}, size={"enum": ["a", None]})})
    )


def build(document: dict[str, Any], workspace: Path) -> None:
    """Generate a client."""
    generation.build(Layout(PROJECT), {"control": ("made-up.yaml", document)}, workspace)


def test_models_that_share_a_file(tmp_path: Path) -> None:
    """Of two schemas whose names give one module both are named."""
    document = description(
        {"/a": {"get": answering("look", to("FooBar"))}},
        {"FooBar": record(a=TEXT), "FOOBar": record(b=TEXT)},
    )
    expected = r"the models FooBar and FOOBar would both be the module models\.foo_bar"
    with pytest.raises(RefusalError, match=expected):
        build(document, tmp_path)


@pytest.mark.parametrize("name", ["Response", "File"])
def test_a_model_with_a_name_of_generated_code(tmp_path: Path, name: str) -> None:
    """A schema that has the name of what endpoints import is refused."""
    document = description({"/a": {"get": answering("look", to(name))}}, {name: record(a=TEXT)})
    with pytest.raises(RefusalError, match=f"the model {name} has a name that generated code"):
        build(document, tmp_path)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("x = = 1", "made.control.odd: SyntaxError"),
        ("from . import nothing", "made.control.odd: ImportError"),
        ("__all__ = ('Missing',)", "made.control.odd: AttributeError"),
    ],
)
def test_what_does_not_run(tmp_path: Path, content: str, expected: str) -> None:
    """A module that cannot be imported is named with what Python says."""
    folder = tmp_path / "made" / "control"
    folder.mkdir(parents=True)
    for path in (folder.parent / "__init__.py", folder / "__init__.py"):
        path.touch()
    soundness.check(folder.parent)
    (folder / "odd.py").write_text(content)
    with pytest.raises(RefusalError, match=f"does not run: {expected}"):
        soundness.check(folder.parent)
