"""The second connector with its generated client, and the little service that it is for."""

from __future__ import annotations

import shutil
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.second_connector.server import KEY, Depot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
sys.path.insert(0, str(PROJECT / "scripts"))

import regenerate  # noqa: E402
from regeneration import sources  # noqa: E402
from regeneration.layout import Layout  # noqa: E402

PROJECT_FILE = """\
package = "depot_openapi"
summary = ""
upstream = "depot_openapi"
key = "apiKey header X-Depot-Key"
actions = "depot/actions"
"""


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Generate the client as the project's own is, into a folder from which it can be imported."""
    root: Path = tmp_path_factory.mktemp("depot") / "project"
    layout, own = Layout(root), Layout(PROJECT)
    shutil.copytree(own.template_edits, layout.template_edits)
    (layout.descriptions / "project.toml").write_text(PROJECT_FILE)
    shutil.copy(HERE / "depot.yaml", layout.descriptions)
    shutil.copy(HERE / "depot" / "overlay.yaml", layout.descriptions)
    shutil.copy(own.settings("control"), layout.settings("depot_openapi"))
    tools = "\n".join(f'{name} = "{pin}"' for name, pin in sources.read(own).tools.items())
    checksum = sources.checksum((HERE / "depot.yaml").read_bytes())
    layout.sources.write_text(
        f'[tools]\n{tools}\n\n[descriptions.depot_openapi]\nfile = "depot.yaml"\n'
        f'overlay = "overlay.yaml"\norigin = "made up"\ndate = 2026-01-01\n'
        f'sha256 = "{checksum}"\nlicence = "MIT"\n'
    )
    layout.actions.mkdir(parents=True)
    assert 0 == regenerate.main([], root=root)
    folder = layout.client.parent
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))


@pytest.fixture(scope="session")
def connector(generated: Path) -> ModuleType:
    """The connector's module with its clients and the object that doors are made from."""
    assert (generated / "depot_openapi" / "client.py").exists()
    return import_module("tests.second_connector.depot.service")


@pytest.fixture
def depot(monkeypatch: pytest.MonkeyPatch) -> Iterator[Depot]:
    """A running depot, which the environment names."""
    with Depot() as running:
        monkeypatch.setenv("DEPOT_API_KEY", KEY)
        monkeypatch.setenv("DEPOT_API_URL", running.url)
        yield running
