"""Lets the generator read a description, as it will when it makes the client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser.openapi import GeneratorData
from regeneration import nulls, soundness, websockets

if TYPE_CHECKING:
    from regeneration.documents import Document
    from regeneration.layout import Layout

    from drafting.project import Names


def config(layout: Layout, names: Names) -> Config:
    """Return the generator's settings."""
    path = layout.settings(names.client)
    settings = ConfigFile.load_from_path(path)
    return Config.from_sources(
        settings, MetaType.NONE, path, "utf-8", overwrite=False, output_path=None
    )


def parsed(layout: Layout, names: Names, document: Document) -> GeneratorData:
    """Return what the generator reads; classes of names that generated code uses get others."""
    data = _read(document, config(layout, names))
    classes = [each.class_info for each in [*data.models, *data.enums]]
    modules: dict[str, str] = {}
    others = {}
    for each in classes:
        if soundness.is_taken(str(each.name)) or each.module_name in modules:
            others[str(each.name)] = f"{each.name}Object"
        modules.setdefault(each.module_name, str(each.name))
    if not others:
        return data
    lines = [
        f"  {name}: {{class_name: {new}, module_name: {new.lower()}}}\n"
        for name, new in others.items()
    ]
    path = layout.settings(names.client)
    with path.open("a", encoding="utf-8") as settings:
        settings.write(
            "# Names that generated code uses itself, or that give one file.\nclass_overrides:\n"
        )
        settings.writelines(lines)
    return _read(document, config(layout, names))


def _read(document: Document, settings: Config) -> GeneratorData:
    data = GeneratorData.from_dict(nulls.spelled_out(websockets.without(document)), config=settings)
    assert isinstance(data, GeneratorData)  # noqa: S101 - propose has seen to it
    return data
