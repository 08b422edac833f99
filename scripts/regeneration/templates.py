"""Builds templates for the generator aside: its own with our edits, and the few that are ours.

What no template could make is a module of ours, copied into each package as it stands.
"""

from __future__ import annotations

import importlib.metadata
import importlib.resources
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from regeneration import documents
from regeneration.layout import RefusalError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

GENERATOR = "openapi-python-client"
_KEYS = {"reason", "find", "replace"}
_PARTS = "reason, find and replace, each a text"
_EDITS, _TEMPLATE, _MODULE = ".yaml", ".jinja", ".py"


@dataclass(frozen=True)
class _Edit:
    """One change of a template: the text `find`, which must be there once, becomes `replace`.

    Attributes:
        name: what a person finds the edit by.
    """

    name: str
    find: str
    replace: str


def build(folder: Path, destination: Path) -> None:
    """Write every template that differs from the generator's own.

    Args:
        folder: a file of edits (`model.py.jinja.yaml`) or a whole template (`types.py.jinja`) for
            each template, under the path that the generator knows it by. Modules are left out.
        destination: the folder to write to.

    Raises:
        RefusalError: an edit does not fit the template of the installed generator.
    """
    if not folder.is_dir():
        raise RefusalError(f"cannot read {folder}: it is no folder")
    files = {path for path in folder.rglob("*") if path.is_file()}
    for path in sorted(files.difference(_modules(folder))):
        relative = path.relative_to(folder).as_posix()
        name = relative.removesuffix(_EDITS)
        if not name.endswith(_TEMPLATE):
            raise RefusalError(
                f"{path} is neither a template ({_TEMPLATE}), nor edits of one, nor a module"
            )
        original = _original(name, path)
        text = path.read_text(encoding="utf-8")
        if relative != name:
            text = _edited(original, _read(path), name)
        target = destination / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def copy_modules(folder: Path, package: Path) -> None:
    """Copy the modules of ours into a generated package.

    Raises:
        RefusalError: the generator has made a module of that name.
    """
    for path in _modules(folder):
        if (package / path.name).exists():
            raise RefusalError(f"{path} would replace a module that {_generator()} makes")
        shutil.copyfile(path, package / path.name)


def _modules(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*{_MODULE}"))


def _original(name: str, path: Path) -> str:
    template: Traversable = importlib.resources.files("openapi_python_client") / "templates" / name
    if not template.is_file():
        raise RefusalError(f"{path} is for a template {name} that {_generator()} does not have")
    return template.read_text(encoding="utf-8")


def _read(path: Path) -> Iterator[_Edit]:
    content = documents.parsed(path.read_bytes(), str(path))
    if not isinstance(content, list):
        raise RefusalError(f"{path} is no list of edits")
    for number, item in enumerate(content, start=1):
        if not _is_edit(item):
            raise RefusalError(f"{path}, edit {number} does not consist of {_PARTS}")
        name = f"{path}, edit {number} ({' '.join(item['reason'].split())})"
        yield _Edit(name, item["find"], item["replace"])


def _is_edit(item: object) -> bool:
    return (
        isinstance(item, dict)
        and item.keys() == _KEYS
        and all(isinstance(value, str) for value in item.values())
        and bool(item["find"] and item["reason"].strip())
    )


def _edited(original: str, edits: Iterable[_Edit], name: str) -> str:
    pieces, end = [], 0
    for start, edit in sorted(
        ((_position(original, edit, name), edit) for edit in edits), key=lambda found: found[0]
    ):
        if start < end:
            raise RefusalError(f"{edit.name}: overlaps with another edit of {name}")
        pieces += [original[end:start], edit.replace]
        end = start + len(edit.find)
    return "".join([*pieces, original[end:]])


def _position(original: str, edit: _Edit, name: str) -> int:
    """Return where the text of an edit is in the original, if it is there exactly once."""
    count = original.count(edit.find)
    if count != 1:
        found = f"is there {count} times" if count else "is not there"
        raise RefusalError(
            f"{edit.name}: its text {found} in the template {name} of {_generator()}: "
            "compare the two and adapt the edit"
        )
    return original.index(edit.find)


def _generator() -> str:
    return f"{GENERATOR} {importlib.metadata.version(GENERATOR)}"
