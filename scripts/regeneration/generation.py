"""Runs the generator aside and finishes and checks what it makes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from typing import TYPE_CHECKING

from regeneration import (
    complaints,
    defaults,
    nulls,
    operations,
    pitfalls,
    soundness,
    styles,
    templates,
    websockets,
)
from regeneration.layout import RefusalError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from regeneration.documents import Document
    from regeneration.layout import Layout
    from regeneration.operations import Operation

# The vendored descriptions take some seconds.
_MOST_SECONDS = 900


def mark(origin: str) -> str:
    """Return the line that opens every generated file."""
    return f"# Made by scripts/regenerate.py from {origin}; do not edit.\n"


def build(layout: Layout, documents: Mapping[str, tuple[str, Document]], workspace: Path) -> Path:
    """Generate the client from finished descriptions.

    Args:
        layout: where settings and edits of templates are.
        documents: stem of the file (so that nothing made changes with its form) and finished
            description, by the name of the package to make.
        workspace: an existing folder that nothing else uses.

    Returns:
        The folder of the generated package, inside the workspace.
    """
    project = layout.project
    client = workspace / project.package
    edited = workspace / "templates"
    templates.build(layout.template_edits, edited)
    for name, (stem, described) in documents.items():
        document = defaults.readable(nulls.spelled_out(websockets.without(described)))
        path = workspace / f"{name}.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        expected = operations.of(document)
        pitfalls.check(document)
        styles.write(document, edited)
        package = layout.package_of(name, client)
        package.parent.mkdir(exist_ok=True)
        _generate(layout.settings(name), edited, path, package)
        templates.copy_modules(layout.template_edits, package)
        _mark_files(package, f"openapi/{stem}")
        _check(name, expected, package)
    if project.package not in documents:
        about = f'{mark("openapi/")}"""{project.summary}"""\n'
        (client / "__init__.py").write_text(about, encoding="utf-8")
    (client / "py.typed").touch()
    soundness.check(client)
    return client


def _generate(settings: Path, edited: Path, document: Path, destination: Path) -> None:
    tools = sysconfig.get_path("scripts")
    if shutil.which("ruff", path=tools) is None:
        raise RefusalError(
            f"the formatter ruff is not among the programs of this Python in {tools}"
        )
    if not settings.exists():
        raise RefusalError(f"cannot read {settings}: No such file or directory")
    command = [sys.executable, "-m", "openapi_python_client", "generate", "--fail-on-warning"]
    command += ["--meta", "none", "--path", str(document), "--output-path", str(destination)]
    command += ["--config", str(settings), "--custom-template-path", str(edited)]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("RUFF_")}
    environment |= complaints.PLAIN
    environment["PATH"] = tools + os.pathsep + environment.get("PATH", "")
    try:
        done = subprocess.run(
            command,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=_MOST_SECONDS,
        )
    except subprocess.TimeoutExpired:
        raise RefusalError(
            f"the generator takes more than {_MOST_SECONDS} seconds for {document.stem}"
        ) from None
    if done.returncode != 0:
        complaint = complaints.last(done.stderr or done.stdout)
        raise RefusalError(f"the generator refuses {document.stem}: {complaint}")


def _mark_files(package: Path, origin: str) -> None:
    for path in package.rglob("*.py"):
        path.write_text(mark(origin) + path.read_text(encoding="utf-8"), encoding="utf-8")


def _check(name: str, expected: Mapping[str, Operation], package: Path) -> None:
    """Refuse a tree that lacks an operation, or the reading of a documented body."""
    for route, operation in expected.items():
        tag, _, module = operation.module.partition(".")
        path = package / "api" / tag / f"{module}.py"
        if not path.exists():
            raise RefusalError(f"the generator lost {route} of {name}")
        if operation.documents_body and "\ndef sync(" not in path.read_text(encoding="utf-8"):
            raise RefusalError(f"the generator does not read the documented answer of {route}")
