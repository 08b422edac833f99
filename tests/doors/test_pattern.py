"""One more action, in a function, a line and its import, and a cassette, is there in every door."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATTERN = Path(__file__).with_name("pattern")

PAGE = (ROOT / "docs" / "pattern.md").read_text("utf-8")


def _copy_with_one_more(folder: Path) -> None:
    """Copy the package and do what docs/pattern.md says: a function, its result, and a line."""
    package = folder / "daytona_actions"
    ignored = shutil.ignore_patterns("__pycache__", "local", "demo")
    shutil.copytree(ROOT / "daytona_actions", package, ignore=ignored)
    shutil.copy(PATTERN / "replace_labels.py", package / "actions" / "labels.py")
    [result] = re.findall(
        r"^```python\n(.*?class ReplaceLabelsOutput.*?)```", PAGE, re.MULTILINE | re.DOTALL
    )
    (package / "results" / "labels.py").write_text(result.rpartition("```python\n")[2])
    registry = package / "actions" / "__init__.py"
    last = "    delete_sandbox = sandboxes.delete_sandbox\n"
    assert last in registry.read_text()
    text = registry.read_text().replace(last, f"{last}    replace_labels = labels.replace_labels\n")
    registry.write_text(text.replace("    git,\n", "    git,\n    labels,\n", 1))


@pytest.mark.long
def test_one_more_action(tmp_path: Path) -> None:
    """The new action is offered by each door, and answers what was recorded."""
    _copy_with_one_more(tmp_path)
    cassette = PATTERN / "replace_labels.yaml"
    command = [sys.executable, str(PATTERN / "every_door.py"), "replace_labels", str(cassette)]
    paths = os.pathsep.join([str(tmp_path), str(ROOT / "generated")])
    ran = subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": paths, "DAYTONA_API_KEY": "made-up"},
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert 0 == ran.returncode, ran.stderr
    found = json.loads(ran.stdout)
    assert ({True}, 7) == (set(found["shown"].values()), len(found["shown"])), found["shown"]
    assert ({False}, 4) == (set(found["short"].values()), len(found["short"])), found["short"]
    assert 9 == len(found["answers"])
    for door, answer in found["answers"].items():
        assert answer["success"], (door, answer)
        assert {"a": "2", "b": "x"} == answer["sandbox"]["labels"], door
