"""Every script says with --help what it does, and does nothing for arguments that it does not know."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
PROGRAMS = [p.name for p in sorted(SCRIPTS.glob("*.py")) if "__main__" in p.read_text("utf-8")]
# All in one process, since what they import takes longer than all the rest.
RUN = """
import contextlib, io, json, runpy, sys
folder, *names = sys.argv[1:]
sys.path.insert(0, folder)
told = {}
for name in names:
    for word in ("--help", "--hlp"):
        sys.argv = [f"{folder}/{name}", word]
        with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(out):
            try:
                runpy.run_path(sys.argv[0], run_name="__main__")
            except SystemExit as end:
                code = end.code
            else:
                code = None
        told[f"{name} {word}"] = code, out.getvalue()
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def told() -> dict[str, tuple[int | None, str]]:
    """How each script ends for --help and for an option that there is not, and what it says."""
    command = [sys.executable, "-c", RUN, str(SCRIPTS), *PROGRAMS]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, cwd=SCRIPTS.parent)
    found: dict[str, tuple[int | None, str]] = json.loads(ran.stdout)
    return found


@pytest.mark.parametrize("name", PROGRAMS)
def test_script(told: dict[str, tuple[int | None, str]], name: str) -> None:
    """It tells its purpose, and refuses what it does not know by its name."""
    code, text = told[f"{name} --help"]
    assert (0, True) == (code, len(text.splitlines()) > 4), text
    code, text = told[f"{name} --hlp"]
    assert (2, True) == (code, f"{name}: error: " in text), text


@pytest.mark.parametrize("name", ["demo", "test"])
def test_shell_script(name: str) -> None:
    """So do those of the shell."""
    command = [str(SCRIPTS / name), "--help"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert f"scripts/{name} [" in ran.stdout


@pytest.mark.parametrize("words", [["--hlp"], ["-o"], ["a", "b"], ["--hlp", "b"], ["a", ""]])
def test_demo(words: list[str], tmp_path: Path) -> None:
    """What is no folder is no folder for what comes out."""
    command = [str(SCRIPTS / "demo"), *words]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (2, f"demo: it takes one folder at most, not: {' '.join(words)}\n") == (
        ran.returncode,
        ran.stderr,
    )
    assert not any(tmp_path.iterdir())
