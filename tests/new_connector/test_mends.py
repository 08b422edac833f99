"""What the generator refuses of a schema has an overlay action, by which it takes it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from drafting import mends, schema_mends
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser.openapi import GeneratorData
from regeneration import pitfalls
from regeneration.layout import RefusalError

from tests.regenerate.describing import TEXT, answering, description, many, operation, record, to

CONFIG = Config.from_sources(
    ConfigFile(), MetaType.NONE, Path("x"), "utf-8", overwrite=False, output_path=None
)
TITLED = {"title": "Named", **record(a=TEXT)}
NESTED = record(a=record(b=TEXT))


def described(schema: Any) -> dict[str, Any]:
    """Return a description of one operation that answers a schema."""
    return description({"/a": {"get": answering("ask", to("X"))}}, {"X": schema, "Y": record()})


@pytest.mark.parametrize(
    ("schema", "targets"),
    [
        (record(e={"type": "string", "enum": []}), ["X.properties.e.enum"]),
        (record(e={"type": "string", "enum": ["a", "A"]}), ["X.properties.e"]),
        (record(e={"type": ["string", "null"], "enum": ["a", "A", None]}), ["X.properties.e"]),
        (record(e={"type": "string", "enum": ["a-b", "a_b", "", "1"]}), ["X.properties.e"]),
        (record(e={"enum": ["a", 1]}), ["X.properties.e.enum"]),
        (record(e={"type": "string", "enum": [755]}), ["X.properties.e.enum"]),
        (record(e={"type": "number", "enum": [1.5]}), ["X.properties.e.enum"]),
        (record(e={"type": "integer", "default": "many"}), ["X.properties.e.default"]),
        (record(e={"type": "string", "enum": ["a"], "default": "b"}), ["X.properties.e.default"]),
        (
            record(e={"type": "string", "format": "date-time", "default": "now"}),
            ["X.properties.e.default"],
        ),
        (record(e={"oneOf": [TEXT], "default": {}}), ["X.properties.e.default"]),
        (record(e={"type": "string", "const": 'a"b'}), ["X.properties.e.const"]),
        (record(e={"type": "array"}), ["X.properties.e"]),
        ({"allOf": [{"type": "array"}, record()]}, ["X.allOf[0].type"]),
        (record(toDict=TEXT), ["X.properties.toDict"]),
        ({"oneOf": [NESTED, TEXT]}, ["", "X.oneOf", "X"]),
        ({"anyOf": [TEXT, NESTED, NESTED]}, ["", "X.anyOf", "X"]),
        (record(e=to("Nowhere")), ["X", ""]),
        (record(a=TITLED, b=TITLED), ["X.properties.b.title", "X.properties.a.title"]),
        ({"allOf": [record(a=TEXT), record(a={"type": "integer"})]}, ["X", ""]),
        (record(e={"oneOf": [NESTED, TEXT]}), []),
        (record(e=many(TEXT), f={"type": "boolean", "enum": [True], "default": True}), []),
    ],
)
def test_schemas(schema: Any, targets: list[str]) -> None:
    """The actions are few, each at the place that it is about, and then nothing is lost."""
    document = described(schema)
    made = mends.propose(document, ["GET /a"], CONFIG)
    places = [f"$.components.schemas{f'.{target}' if target else ''}" for target in targets]
    assert places == [mend.action()["target"] for mend in made]
    data = GeneratorData.from_dict(document, config=CONFIG)
    assert isinstance(data, GeneratorData)
    assert [] == data.errors
    [collection] = data.endpoint_collections_by_tag.values()
    assert ([], []) == (collection.parse_errors, collection.endpoints[0].errors)


@pytest.mark.parametrize("mapping", [{"d": "#/components/schemas/Dog", "c": "Cat"}, None])
def test_models_that_a_property_tells_apart(mapping: object) -> None:
    """Each gets the constant that the discriminator names, or else its own name."""
    choice = {"oneOf": [to("Dog"), to("Cat")], "discriminator": {"propertyName": "kind"}}
    if mapping:
        choice["discriminator"] |= {"mapping": mapping}  # type: ignore[operator]
    document = described(choice)
    schemas = document["components"]["schemas"]
    schemas |= {"Dog": record("kind", kind={"type": "string", "enum": ["d"]}), "Cat": record()}
    mends.propose(document, ["GET /a"], CONFIG)
    pitfalls.check(document)
    expected = ("d", "c") if mapping else ("Dog", "Cat")
    assert expected == tuple(
        schemas[name]["properties"]["kind"]["const"] for name in ("Dog", "Cat")
    )


def test_description_that_is_refused_whole() -> None:
    """What the generator says of no schema in particular is passed on."""
    document = described(record(e={"type": "nothing"}))
    with pytest.raises(RefusalError, match=r"the generator refuses the description: .*validation"):
        mends.propose(document, ["GET /a"], CONFIG)


def test_names_of_members() -> None:
    """What tells a member of a choice from the others is in its name."""
    plain = record(kind={"type": "string", "enum": ["plain"]}, a=record())
    document = described({"oneOf": [plain, NESTED]})
    document["components"]["schemas"]["X2"] = record()
    mends.propose(document, ["GET /a"], CONFIG)
    assert {"XPlain", "X2Again"} <= document["components"]["schemas"].keys()


def test_operations() -> None:
    """What is not wanted and cannot be made right is left out; of a name twice both stay."""
    odd = operation("send", body={"application/xml": TEXT})
    twice = answering("ask", to("Y"))
    document = described(record())
    document["paths"] |= {"/odd": {"post": odd}, "/twice": {"get": twice}}
    made = mends.propose(document, ["GET /a"], CONFIG)
    assert ["$.paths['/twice'].get", "$.paths['/odd'].post"] == [
        mend.action()["target"] for mend in made
    ]
    assert "Unsupported content type" in made[1].reason
    assert {"operationId": "ask_2"} == made[0].update
    document["paths"]["/odd"] = {"post": odd}
    with pytest.raises(RefusalError, match="the generator cannot read POST /odd: Unsupported"):
        mends.propose(document, ["POST /odd"], CONFIG)


def test_answers() -> None:
    """Of an answer in several forms JSON is read; one that would not be read is left out."""
    document = described(record(a=TEXT))
    content = document["paths"]["/a"]["get"]["responses"]["200"]["content"]
    json_form = content.pop("application/json")
    content |= {"text/event-stream": {}, "application/json": json_form}
    made = mends.propose(document, ["GET /a"], CONFIG)
    place = "$.paths['/a'].get.responses['200'].content['text/event-stream']"
    assert [place] == [mend.action()["target"] for mend in made]


def test_choices_in_a_reference() -> None:
    """A choice that nothing tells apart is mended where it is described."""
    document = described(record(e=to("Some")))
    document["components"]["schemas"] |= {"Some": to("Which"), "Which": {"oneOf": []}}
    made = mends.of_choice(document, "X", "e")
    assert [("components", "schemas", "Which"), ("components", "schemas")] == [
        mend.target for mend in made
    ]
    with pytest.raises(RefusalError, match=r"Other\.e is a choice that no draft can tell apart"):
        mends.of_choice(document, "Other", "e")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("paths", "/a/{b}", "get"), "$.paths['/a/{b}'].get"),
        (("a", 0, "b c"), "$.a[0]['b c']"),
        (("it's",), '$["it\'s"]'),
    ],
)
def test_json_paths(path: Any, expected: str) -> None:
    """Places are written as JSONPath, whatever keys are called."""
    assert expected == schema_mends.json_path(path)
