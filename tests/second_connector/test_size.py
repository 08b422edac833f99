"""The second connector is small, typed all the way, and has nothing of Daytona."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from daytona_actions.engine.bind import actions_of
from tests.type_check import check_types

if TYPE_CHECKING:
    from types import ModuleType

    from tests.second_connector.server import Depot


CONNECTOR = Path(__file__).with_name("depot")
ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "pattern.md").read_text("utf-8")
MOST = 150


def lines() -> dict[str, int]:
    """Return how many lines each hand-written file has that are not empty."""
    return {
        path.name: sum(bool(line.strip()) for line in path.read_text("utf-8").splitlines())
        for path in sorted(CONNECTOR.iterdir())
        if path.is_file()
    }


def test_few_lines(connector: ModuleType) -> None:
    """Three actions, their results and the overlay take no more lines than were promised."""
    assert 3 == len(actions_of(connector.DepotActions.__mro__[1]))
    assert {"actions.py", "overlay.yaml", "service.py"} == set(lines())
    assert sum(lines().values()) <= MOST


def test_page_says_them() -> None:
    """docs/pattern.md tells the true figures."""
    counted = {
        name: int(count)
        for name, count in re.findall(r"^\| `(\S+)` \| (\d+) \|", PAGE, re.MULTILINE)
    }
    assert lines() == counted
    assert f"{sum(lines().values())} lines" in PAGE


@pytest.mark.parametrize("name", ["actions.py", "service.py", "overlay.yaml"])
def test_page_shows_all_of_it(name: str) -> None:
    """What the page shows is what the tests call, to the last line."""
    language = "yaml" if name.endswith(".yaml") else "python"
    assert f"```{language}\n{(CONNECTOR / name).read_text('utf-8')}```\n" in PAGE


def test_page_is_run(connector: ModuleType, depot: Depot) -> None:
    """What the page shows of the connector's use works."""
    assert connector.DEPOT.actions
    [snippet] = re.findall(
        r"^```python\n(from daytona_actions.doors.*?)^```", PAGE, re.DOTALL | re.MULTILINE
    )
    names: dict[str, object] = {}
    exec(compile(snippet, "docs/pattern.md", "exec"), names)  # noqa: S102 - our own page
    assert [] == names["found"] == depot.parcels
    assert "There is no parcel p9" in str(names["answer"])


def test_nothing_of_daytona() -> None:
    """It imports the engine, what is generated for it, and itself; and names no sandbox."""
    for path in CONNECTOR.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                assert [] == [name.name for name in node.names]
            elif isinstance(node, ast.ImportFrom):
                allowed = (
                    r"daytona_actions\.engine\.\w+|depot_openapi(\.|$).*|pydantic|typing|datetime"
                )
                own = rf"{allowed}|tests\.second_connector\.depot"
                assert re.fullmatch(own, node.module or ""), (path, node.module)


def test_types(generated: Path, tmp_path: Path) -> None:
    """Strictly typed, from the parameters to the generated client's fields."""
    done = check_types(tmp_path, CONNECTOR, mypy_path=generated)
    assert 0 == done.returncode, done.stdout + done.stderr
