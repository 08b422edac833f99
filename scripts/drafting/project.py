"""Writes the project of a drafted connector, aside; the caller moves it into place."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from regeneration.layout import Layout, RefusalError
from regeneration.shapes import resolved

from drafting import action_code, model_code, naming

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from regeneration.documents import Document

    from drafting.drafts import Draft
    from drafting.kinds import Models

_TEMPLATES = Path(__file__).parent / "templates"
_ENGINE = "daytona_actions"


@dataclass(frozen=True)
class Names:
    """What a connector and its parts are called, all from its name.

    Attributes:
        name: in snake case: `depot`.
    """

    name: str

    @property
    def package(self) -> str:
        """The import name."""
        return f"{self.name}_actions"

    @property
    def client(self) -> str:
        """The import name of the generated client."""
        return f"{self.name}_openapi"

    @property
    def command(self) -> str:
        """The name of the distribution and of the command line."""
        return self.package.replace("_", "-")

    @property
    def variables(self) -> str:
        """The beginning of the environment variables, and the name of the service object."""
        return self.name.upper()

    @property
    def class_name(self) -> str:
        """The beginning of the clients' names."""
        return naming.class_name(self.name)


def checked_name(text: str) -> Names:
    """Return the names of a connector; one that cannot be a Python name is refused."""
    name = text.lower().replace("-", "_")
    if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name):
        raise RefusalError(f"{text!r} is no name of a connector: use letters, digits and _")
    names = Names(name)
    if names.package == _ENGINE:
        raise RefusalError(f"{text!r} would hide {_ENGINE}, on which connectors stand: use another")
    return names


def prepare(own: Layout, root: Path, names: Names) -> Layout:
    """Copy what makes a client of a description, as this project has it."""
    layout = Layout(root)
    layout.descriptions.mkdir(parents=True)
    shutil.copytree(own.template_edits, layout.template_edits)
    (root / "scripts").mkdir()
    shutil.copy(own.root / "scripts" / "regenerate.py", root / "scripts")
    shutil.copytree(
        own.root / "scripts" / "regeneration",
        root / "scripts" / "regeneration",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    settings = own.settings(own.project.upstream).read_text("utf-8")
    hooks = settings[settings.index("post_hooks:") :]
    layout.settings(names.client).write_text(f"# Settings of the generator.\n{hooks}", "utf-8")
    return layout


def note_files(layout: Layout, names: Names, document: Document) -> None:
    """Tell the generator which media types are files that it does not know."""
    kinds = {
        kind: resolved(document, media[kind].get("schema")).get("format") == "binary"
        for media in _contents(document)
        for kind in media
        if not re.match(r"text/|multipart/|.*(json|xml|x-www-form-urlencoded|octet-stream)\b", kind)
    }
    lines = [
        f"  {_literal(kind)}: application/octet-stream\n"
        for kind, is_file in kinds.items()
        if is_file
    ]
    if lines:
        with layout.settings(names.client).open("a", encoding="utf-8") as settings:
            settings.write("# Files, of media types that the generator does not know.\n")
            settings.writelines(["content_type_overrides:\n", *lines])


def _contents(value: Any) -> Iterator[dict[str, Any]]:
    """Return what stands as `content` anywhere in a description."""
    if isinstance(value, dict):
        if isinstance(value.get("content"), dict):
            yield {
                k: each
                for k, each in value["content"].items()
                if isinstance(each, dict) and "/" in k
            }
        for each in value.values():
            yield from _contents(each)
    elif isinstance(value, list):
        for each in value:
            yield from _contents(each)


def write(
    root: Path, drafts: list[Draft], models: Models, given: Mapping[str, Any], names: Names
) -> None:
    """Write everything but the client and what it is made from.

    Args:
        root: the project.
        drafts: of its actions.
        models: those that the drafts need.
        given: what templates say of the service.
        names: what its parts are called.
    """
    package = root / names.package
    families = action_code.families(names.client, names.package, drafts, models)
    said = {
        **given,
        **_said(names),
        "drafts": drafts,
        "families": {one: given["about"].get(one) or naming.title(one) for one in families},
    }
    texts = {
        "actions/__init__.py": _rendered("actions.py", said),
        **{f"actions/{family}.py": text for family, text in families.items()},
        "parameters.py": model_code.parameters(names.client, models),
        "results.py": model_code.results(names.client, drafts, models),
        **{
            name: _rendered(name, said)
            for name in ("session.py", "service.py", "__init__.py", "__main__.py")
        },
    }
    for name, text in texts.items():
        _write(package / name, text)
    (package / "py.typed").touch()
    for name in ("pyproject.toml", "README.md"):
        _write(root / name, _rendered(name, said))
    for name in ("conftest.py", "doors.py", "server.py", "test_actions.py"):
        _write(root / "tests" / name, _rendered(name, said))
    _write(root / ".gitignore", _rendered("gitignore", said))
    _write(root / "scripts" / "test", _rendered("test", said))
    (root / "scripts" / "test").chmod(0o755)
    _format(root, names)


def write_sources(layout: Layout, given: Mapping[str, Any], names: Names) -> None:
    """Write what the client is made from: where the description is from, and the project's facts."""
    said = {**given, **_said(names), "date": dt.datetime.now(tz=dt.UTC).date().isoformat()}
    _write(layout.sources, _rendered("sources.toml", said))
    _write(layout.descriptions / "project.toml", _rendered("project.toml", said))


def _said(names: Names) -> dict[str, Any]:
    fields = ("name", "package", "client", "command", "variables", "class_name")
    return {field: getattr(names, field) for field in fields} | {"constant": names.variables}


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _rendered(name: str, said: Mapping[str, Any]) -> str:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - Python, TOML and Markdown, each with a filter of its own
    )
    environment.filters["literal"] = _literal
    environment.filters["docstring"] = _docstring
    environment.filters["class_name"] = lambda family: naming.class_name(family).replace(
        "Actions", "OfActions"
    )
    environment.filters["cell"] = lambda text: text.replace("|", "\\|")
    return environment.get_template(f"{name}.jinja").render(said)


def _docstring(text: str) -> str:
    """Return a text as the only line of a docstring: its first sentence."""
    plain = re.split(r"(?<=[.!?]) ", " ".join(text.replace("\\", "").replace('"', "'").split()))[0]
    return plain if plain.endswith((".", "!", "?")) else f"{plain}."


def _literal(text: str) -> str:
    """Return a text as Python and TOML write it alike."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def _format(root: Path, names: Names) -> None:
    """Format what was drafted, and leave out the imports that nothing needs."""
    checked = [names.package, "tests"]
    commands: Sequence[list[str]] = (
        ["check", "--quiet", "--fix-only", "--select", "F401,I", *checked],
        ["format", "--quiet", *checked],
    )
    for command in commands:
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command],
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RefusalError(f"the drafts cannot be formatted: {done.stderr or done.stdout}")
