"""The README says what is true: its snippets run, its tables are made, what it names exists."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from daytona_actions.local import LocalDaytona

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
SNIPPETS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
BLOCKS = re.findall(r"```bash\n(.*?)```", README, re.DOTALL)
COMMANDS = [
    re.sub(r"\s+#.*", "", line).strip()
    for block in BLOCKS
    if "daytona-actions " not in block
    for line in block.splitlines()
]


@pytest.mark.parametrize("snippet", SNIPPETS, ids=range(len(SNIPPETS)))
def test_snippet(snippet: str, daytona_local: LocalDaytona, tmp_path: Path) -> None:
    """A snippet runs as it is, and prints what the comments beside its prints say."""
    environment = {
        "DAYTONA_API_KEY": daytona_local.api_key,
        "DAYTONA_API_URL": daytona_local.api_url,
        "MPLCONFIGDIR": str(tmp_path),
        "PATH": "/usr/bin:/bin",
    }
    script = tmp_path / "snippet.py"
    script.write_text(snippet, "utf-8")
    ran = subprocess.run(
        [sys.executable, "-W", "error", script],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert "" == ran.stderr
    assert 0 == ran.returncode
    printed = ran.stdout.splitlines()
    for promised in re.findall(r"^ *print\(.*\)  # (.*)$", snippet, re.MULTILINE):
        assert promised in printed


def test_first_python_comes_early() -> None:
    """A reader sees Python by line 15, and the reference begins after at most 120 lines."""
    assert README.splitlines().index("```python") < 15
    assert README.splitlines().index("# Reference") <= 120


def test_tables_are_up_to_date() -> None:
    """What a script makes of the code stands in the README as it makes it now."""
    command = [sys.executable, "scripts/readme.py", "--check"]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (0, "") == (made.returncode, made.stdout)


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\((?!http)([^)#]+)\)", README))))
def test_link(link: str) -> None:
    """A page that the README points to exists."""
    assert (ROOT / link).exists()


def test_every_page_is_reached() -> None:
    """Each page under docs/ is one click away from the README."""
    pages = {str(page.relative_to(ROOT)) for page in (ROOT / "docs").glob("*.md")}
    assert not {page for page in pages if f"]({page})" not in README}


def test_command_line(tmp_path: Path) -> None:
    """The block of the command line works as it is when it is pasted into a shell."""
    (block,) = (made for made in BLOCKS if "daytona-actions " in made)
    folder = str(Path(sys.executable).parent)
    environment = {"PATH": f"{folder}:/usr/bin:/bin", "XDG_STATE_HOME": str(tmp_path)}
    pasted = subprocess.Popen(
        ["bash", "-ec", block],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        printed, errors = pasted.communicate(timeout=120)  # until the service has ended too
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(pasted.pid, signal.SIGKILL)
    assert (0, True) == (pasted.returncode, "42" in printed.splitlines()), errors


@pytest.mark.parametrize("command", COMMANDS)
def test_command(command: str) -> None:
    """A command that the README shows exists, and CI or a test of its own runs it."""
    script = next(word for word in command.split() if word.startswith("scripts/"))
    assert (ROOT / script).exists()
    runners = [ROOT / ".ci/run", ROOT / "scripts/test", *(ROOT / "tests").glob("regenerate/*.py")]
    assert any(Path(script).name in runner.read_text("utf-8") for runner in runners)
