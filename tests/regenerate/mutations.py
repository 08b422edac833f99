"""Descriptions that differ from the vendored one by one thing each, and what is to be said of each."""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from regeneration import merging

if TYPE_CHECKING:
    from collections.abc import Callable

Document = dict[str, Any]

ONE = "/sandbox/{sandboxIdOrName}"
LIST = "/sandbox"


@dataclass(frozen=True)
class Mutation:
    """A change of a description, whether it breaks an action, and what the report has to hold."""

    change: Callable[[Document], None]
    breaks: bool
    says: tuple[str, ...]


ALL: dict[str, Mutation] = {}


def _mutation(breaks: bool, *says: str) -> Callable[..., Callable[[Document], None]]:
    def keep(change: Callable[[Document], None]) -> Callable[[Document], None]:
        ALL[change.__name__.strip("_")] = Mutation(change, breaks, says)
        return change

    return keep


def _breaks(*says: str) -> Callable[..., Callable[[Document], None]]:
    return _mutation(True, *says)  # noqa: FBT003


def _is_harmless(*says: str) -> Callable[..., Callable[[Document], None]]:
    return _mutation(False, *says)  # noqa: FBT003


def schemas(document: Document) -> Document:
    """Return the models of a description."""
    return document["components"]["schemas"]  # type: ignore[no-any-return]


def fields(document: Document, model: str) -> Document:
    """Return the fields of a model."""
    return schemas(document)[model]["properties"]  # type: ignore[no-any-return]


def answer(document: Document, path: str, method: str = "get") -> Document:
    """Return what a description says of the answer to an operation."""
    content = document["paths"][path][method]["responses"]["200"]["content"]
    return content["application/json"]  # type: ignore[no-any-return]


def renamed(members: Document, old: str, new: str) -> None:
    """Give a member another name, at its place."""
    items = [(new if key == old else key, value) for key, value in members.items()]
    members.clear()
    members.update(items)


def parameter(document: Document, path: str, name: str, where: str = "query") -> Document:
    """Return a parameter of an operation that reads."""
    items: list[Document] = document["paths"][path]["get"]["parameters"]
    return next(item for item in items if (item["name"], item["in"]) == (name, where))


def prepare(document: Document) -> None:
    """Give a description what is changed, whatever may have been taken over by then.

    What no action uses is added, since what Daytona has of the kind today may go; and what the
    harmless changes add is taken away.
    """
    document.update(merging.merged(document))
    models = schemas(document)
    models["Unused"] = {"type": "object", "properties": {"id": {"type": "string"}}}
    states = [one for one in models["SandboxState"]["enum"] if one not in {"unused", "hovering"}]
    models["SandboxState"]["enum"] = [*states, "unused"]
    for model in ("Sandbox", "CreateSandbox"):
        fields(document, model)["unused"] = {"$ref": "#/components/schemas/Unused"}
        fields(document, model).pop("note", None)
    fields(document, "CreateSandbox")["cpu"].pop("deprecated", None)
    models["Twin"] = copy.deepcopy(models["Sandbox"])
    text = {"type": "string"}
    new = [{"name": "unused", "in": where, "schema": text} for where in ("query", "header")]
    models.pop("Base", None)
    for path in (ONE, LIST):
        items = document["paths"][path]["get"]["parameters"]
        others = [item for item in items if item.get("name") != "unused"]
        document["paths"][path]["get"]["parameters"] = [*others, *copy.deepcopy(new)]
    document["paths"][LIST]["get"].update(deprecated=False, security=[{"bearer": []}])
    document["paths"]["/unused"] = {"get": {"tags": ["unused"], "responses": {}}}
    document["servers"] = [{"url": "/"}]


@_breaks("Sandbox.toolboxProxyUrl is gone", "execute_command")
def _answer_field_gone(document: Document) -> None:
    del fields(document, "Sandbox")["toolboxProxyUrl"]


@_breaks("Sandbox.state is gone", "new there: newState", "get_sandbox")
def _answer_field_renamed(document: Document) -> None:
    renamed(fields(document, "Sandbox"), "state", "newState")


@_breaks("Sandbox.name is now list of string", "get_sandbox")
def _answer_field_of_another_type(document: Document) -> None:
    fields(document, "Sandbox")["name"] = {"type": "array", "items": {"type": "string"}}


@_breaks("Sandbox.cpu is now string", "get_sandbox")
def _a_number_as_text(document: Document) -> None:
    fields(document, "Sandbox")["cpu"] = {"type": "string"}


@_breaks(f"GET {ONE} answer as application/json is now object, was Sandbox", "get_sandbox")
def _answer_wrapped(document: Document) -> None:
    content = answer(document, ONE)
    content["schema"] = {"type": "object", "properties": {"data": content["schema"]}}


@_breaks(f"GET {ONE} answer as application/json is now Envelope, was Sandbox")
def _answer_wrapped_in_a_model(document: Document) -> None:
    content = answer(document, ONE)
    schemas(document)["Envelope"] = {"type": "object", "properties": {"data": content["schema"]}}
    content["schema"] = {"$ref": "#/components/schemas/Envelope"}


@_breaks("PaginatedSnapshots.items is gone", "list_snapshots")
def _items_renamed(document: Document) -> None:
    renamed(fields(document, "PaginatedSnapshots"), "items", "data")


@_breaks(f"GET {ONE} answer as application/json is gone", "text/plain")
def _answer_of_another_media_type(document: Document) -> None:
    renamed(
        document["paths"][ONE]["get"]["responses"]["200"]["content"],
        "application/json",
        "text/plain",
    )


@_breaks("SandboxState no longer has the value started", "start_sandbox")
def _a_state_that_is_waited_for_gone(document: Document) -> None:
    schemas(document)["SandboxState"]["enum"].remove("started")


@_is_harmless("SandboxState loses the value unused")
def _an_unused_state_gone(document: Document) -> None:
    schemas(document)["SandboxState"]["enum"].remove("unused")


@_is_harmless("SandboxState gains the value hovering")
def _a_state_more(document: Document) -> None:
    schemas(document)["SandboxState"]["enum"].append("hovering")


@_breaks("CreateSandbox.autoStopInterval is gone", "create_sandbox")
def _body_field_gone(document: Document) -> None:
    del fields(document, "CreateSandbox")["autoStopInterval"]


@_breaks("CreateSandbox.autoStopInterval is gone (new there: newInterval)", "create_sandbox")
def _body_field_renamed(document: Document) -> None:
    renamed(fields(document, "CreateSandbox"), "autoStopInterval", "newInterval")


@_breaks("CreateSandbox.cpu is now string", "create_sandbox")
def _body_field_of_another_type(document: Document) -> None:
    fields(document, "CreateSandbox")["cpu"] = {"type": "string"}


@_breaks("CreateSandbox.volumes is now list of object, was list of SandboxVolume", "create_sandbox")
def _a_model_inside_a_body_written_in_place(document: Document) -> None:
    items = fields(document, "CreateSandbox")["volumes"]
    items["items"] = copy.deepcopy(schemas(document)["SandboxVolume"])


@_breaks("CreateSandbox.region is now required", "create_sandbox")
def _a_new_required_body_field(document: Document) -> None:
    fields(document, "CreateSandbox")["region"] = {"type": "string"}
    schemas(document)["CreateSandbox"].setdefault("required", []).append("region")


@_breaks("CreateSandbox.name is now required", "create_sandbox")
def _a_body_field_newly_required(document: Document) -> None:
    schemas(document)["CreateSandbox"]["required"] = ["name"]


@_breaks("SnapshotDto", "list_snapshots")
def _a_model_inside_an_answer_loses_a_field(document: Document) -> None:
    fields(document, "SnapshotDto").pop("name")


@_is_harmless("CreateSandbox.unused removed")
def _an_unused_body_field_gone(document: Document) -> None:
    del fields(document, "CreateSandbox")["unused"]


@_is_harmless("Sandbox.unused removed")
def _an_unused_answer_field_gone(document: Document) -> None:
    del fields(document, "Sandbox")["unused"]


@_is_harmless("CreateSandbox.note added (string)")
def _an_optional_body_field_more(document: Document) -> None:
    fields(document, "CreateSandbox")["note"] = {"type": "string"}


@_is_harmless("Unused.mode added (string, required)")
def _a_required_field_in_what_no_action_sends(document: Document) -> None:
    fields(document, "Unused")["mode"] = {"type": "string"}
    schemas(document)["Unused"]["required"] = ["mode"]


@_is_harmless("Sandbox.note added (string, required)")
def _a_required_answer_field_more(document: Document) -> None:
    fields(document, "Sandbox")["note"] = {"type": "string"}
    schemas(document)["Sandbox"].setdefault("required", []).append("note")


@_breaks(f"GET {ONE} is now GET /v2{ONE}", "get_sandbox")
def _path_renamed(document: Document) -> None:
    document["paths"][f"/v2{ONE}"] = document["paths"].pop(ONE)


@_breaks(f"POST {ONE}/stop is now PUT {ONE}/stop", "stop_sandbox")
def _method_changed(document: Document) -> None:
    renamed(document["paths"][f"{ONE}/stop"], "post", "put")


@_breaks(f"POST {ONE}/stop is gone", "stop_sandbox")
def _operation_gone(document: Document) -> None:
    del document["paths"][f"{ONE}/stop"]


@_breaks("GET /sandbox has the operationId findSandboxes", "list_sandboxes")
def _operation_renamed(document: Document) -> None:
    document["paths"][LIST]["get"]["operationId"] = "findSandboxes"


@_breaks("GET /sandbox has the tag boxes", "list_sandboxes")
def _tag_changed(document: Document) -> None:
    document["paths"][LIST]["get"]["tags"] = ["boxes"]


@_breaks("POST /sandbox body as application/json is now CreateSandboxDto, was CreateSandbox")
def _model_renamed(document: Document) -> None:
    old = "#/components/schemas/CreateSandbox"
    text = json.dumps(document).replace(f'{old}"', f'{old}Dto"')
    document.clear()
    document.update(json.loads(text))
    renamed(schemas(document), "CreateSandbox", "CreateSandboxDto")


@_breaks("POST /sandbox body as application/json is gone (new there: multipart/form-data)")
def _body_of_another_media_type(document: Document) -> None:
    content = document["paths"]["/sandbox"]["post"]["requestBody"]["content"]
    renamed(content, "application/json", "multipart/form-data")


@_breaks(f"GET {ONE} answer as application/json is now Twin, was Sandbox", "get_sandbox")
def _answer_is_another_model(document: Document) -> None:
    answer(document, ONE)["schema"] = {"$ref": "#/components/schemas/Twin"}


@_breaks(f"GET {ONE} query parameter newProject is now required", "get_sandbox")
def _a_new_required_query_parameter(document: Document) -> None:
    new = {"name": "newProject", "in": "query", "required": True, "schema": {"type": "string"}}
    document["paths"][ONE]["get"]["parameters"].append(new)


@_breaks(f"GET {ONE} header parameter unused is now required", "get_sandbox")
def _a_header_newly_required(document: Document) -> None:
    parameter(document, ONE, "unused", "header")["required"] = True


@_breaks(f"POST {ONE}/stop body as application/json is now required", "stop_sandbox")
def _a_new_required_body(document: Document) -> None:
    content = {"application/json": {"schema": {"type": "object", "properties": {"why": {}}}}}
    document["paths"][f"{ONE}/stop"]["post"]["requestBody"] = {"required": True, "content": content}


@_breaks("GET /sandbox query parameter labels is gone", "list_sandboxes")
def _a_query_parameter_gone(document: Document) -> None:
    items = document["paths"][LIST]["get"]["parameters"]
    items[:] = [item for item in items if item["name"] != "labels"]


@_breaks("GET /sandbox query parameter labels is gone (new there: newLabels)", "list_sandboxes")
def _a_query_parameter_renamed(document: Document) -> None:
    parameter(document, LIST, "labels")["name"] = "newLabels"


@_is_harmless("GET /sandbox query parameter unused removed")
def _an_unused_query_parameter_gone(document: Document) -> None:
    items = document["paths"][LIST]["get"]["parameters"]
    items.remove(parameter(document, LIST, "unused"))


@_breaks("GET /sandbox query parameter labels is now list of string, was string", "list_sandboxes")
def _a_query_parameter_of_another_type(document: Document) -> None:
    labels = parameter(document, LIST, "labels")
    labels["schema"] = {"type": "array", "items": {"type": "string"}}


@_breaks("/autostop/{interval} path parameter interval is now string", "update_sandbox")
def _a_path_parameter_of_another_type(document: Document) -> None:
    items = document["paths"][f"{ONE}/autostop/{{interval}}"]["post"]["parameters"]
    next(item for item in items if item["name"] == "interval")["schema"] = {"type": "string"}


@_is_harmless("GET /sandbox is deprecated", "list_sandboxes")
def _operation_deprecated(document: Document) -> None:
    document["paths"][LIST]["get"]["deprecated"] = True


@_is_harmless("CreateSandbox.cpu is now deprecated")
def _body_field_deprecated(document: Document) -> None:
    fields(document, "CreateSandbox")["cpu"]["deprecated"] = True


@_breaks("GET /sandbox no longer takes the key as http bearer, but oauth2", "list_sandboxes")
def _key_no_longer_taken(document: Document) -> None:
    document["paths"][LIST]["get"]["security"] = [{"oauth2": []}]


@_breaks("no longer takes the key as http bearer, but bearer (apiKey header X-Api-Key)")
def _key_in_another_header(document: Document) -> None:
    scheme = {"type": "apiKey", "in": "header", "name": "X-Api-Key"}
    document["components"]["securitySchemes"]["bearer"] = scheme


@_is_harmless("GET /sandbox security is now bearer or other")
def _another_way_in(document: Document) -> None:
    document["paths"][LIST]["get"]["security"] = [{"bearer": []}, {"other": []}]


@_is_harmless("servers is now https://api.example.com/v2, was /")
def _servers_changed(document: Document) -> None:
    document["servers"] = [{"url": "https://api.example.com/v2"}]


@_is_harmless("Changes: none")
def _only_words(document: Document) -> None:
    fields(document, "Sandbox")["cpu"].update(example=99, description="Cores.")
    document["paths"][LIST]["get"].update(summary="All of them.", description="All.")
    document["info"]["description"] = "Other words."


@_is_harmless("Changes: none")
def _defaults_spelled_out(document: Document) -> None:
    for item in document["paths"].values():
        for operation in item.values():
            operation.setdefault("deprecated", False)
            for given in operation.get("parameters", []):
                if given["in"] == "query":
                    given.setdefault("style", "form")
                    given.setdefault("explode", True)
                given.setdefault("required", False)
    for schema in schemas(document).values():
        if "required" in schema:
            schema["required"].reverse()
        for field in schema.get("properties", {}).values():
            if "$ref" in field:
                field["allOf"] = [{"$ref": field.pop("$ref")}]
            else:
                field.setdefault("nullable", False)


@_is_harmless("Changes: none")
def _another_order(document: Document) -> None:
    document["paths"] = dict(reversed(document["paths"].items()))
    document["components"]["schemas"] = dict(reversed(schemas(document).items()))
    for item in document["paths"].values():
        for operation in item.values():
            operation.get("parameters", []).reverse()
    schemas(document)["SandboxState"]["enum"].reverse()


@_is_harmless("GET /unused removed")
def _an_unused_operation_gone(document: Document) -> None:
    del document["paths"]["/unused"]


@_is_harmless("Base added (object)")
def _fields_moved_into_a_base(document: Document) -> None:
    whole = schemas(document)["VolumeDto"]
    names = list(whole["properties"])
    base = {name: whole["properties"].pop(name) for name in names[: len(names) // 2]}
    schemas(document)["Base"] = {"type": "object", "properties": base}
    schemas(document)["VolumeDto"] = {"allOf": [{"$ref": "#/components/schemas/Base"}, whole]}


@_is_harmless("Changes: none")
def _media_type_with_a_character_set(document: Document) -> None:
    for content in (
        document["paths"][ONE]["get"]["responses"]["200"]["content"],
        document["paths"][LIST]["post"]["requestBody"]["content"],
    ):
        renamed(content, "application/json", "application/json; charset=utf-8")
