"""The command line where stdout cannot carry every character, or nobody reads it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from daytona_actions import DaytonaActions

COMMAND = [sys.executable, "-c", "from daytona_actions.__main__ import main; main()"]
NARROW = ["cp1252", "latin-1", "ascii"]


@pytest.fixture(autouse=True)
def _environment(environment: None) -> None:
    """All commands talk to the Daytona on this machine."""


def _run(*words: str, encoding: str, **streams: Any) -> subprocess.CompletedProcess[bytes]:
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | streams
    environment = os.environ | {"PYTHONIOENCODING": encoding, "COLUMNS": "100"}
    return subprocess.run([*COMMAND, *words], check=False, env=environment, **streams)


@pytest.mark.parametrize("encoding", NARROW)
def test_a_command_is_carried_out_once_and_told(
    sandbox: str, client: DaytonaActions, encoding: str
) -> None:
    """What a program printed arrives as JSON, with the exit code of the call."""
    line = f"echo '✓ 🤣'; echo did >> did-{encoding}"
    ran = _run("execute-command", sandbox, line, encoding=encoding)
    assert (0, b"") == (ran.returncode, ran.stderr)
    assert "✓ 🤣\n" == json.loads(ran.stdout)["result"]
    assert "1" == client.execute_command(sandbox, f"wc -l < did-{encoding}").result.strip()


@pytest.mark.parametrize("encoding", NARROW)
def test_text_and_exit_code_of_a_program(sandbox: str, encoding: str) -> None:
    """`--text` replaces what cannot be written, and `--pass-exit-code` holds."""
    words = ("--text", "--pass-exit-code")
    ran = _run("execute-command", sandbox, "echo ✓; exit 3", *words, encoding=encoding)
    assert (3, b"\\u2713", b"") == (ran.returncode, ran.stdout.strip(), ran.stderr)


@pytest.mark.parametrize("encoding", NARROW)
@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("--help", 0),
        ("run-code --help", 0),
        ("manifest", 0),
        ("schema --api openapi", 0),
        ("completion zsh", 0),
        ("doctor", 0),
        ("cleanup --name ✓ --dry-run", 0),
        ("get-sandbox ✓", 4),
        ("no-such-verb-✓", 2),
        ("create-sandbox --env ✓", 2),
        ("skill --output /dev/null/✓", 1),
    ],
)
def test_every_kind_of_output(words: str, code: int, encoding: str) -> None:
    """Help, documents, reports, failures and usage errors end with their own exit code."""
    ran = _run(*words.split(), encoding=encoding)
    assert (code, False) == (ran.returncode, b"Traceback" in ran.stderr)
    ran.stdout.decode(encoding)
    ran.stderr.decode(encoding)


@pytest.mark.parametrize("closed", ["stdout", "stderr"])
@pytest.mark.parametrize(("words", "code"), [("list-sandboxes", 0), ("get-sandbox no-such", 4)])
def test_nobody_reads(words: str, code: int, closed: str) -> None:
    """A pipe without a reader changes no exit code, and is not talked about."""
    reading, writing = os.pipe()
    os.close(reading)
    ran = _run(*words.split(), encoding="utf-8", **{closed: writing})
    os.close(writing)
    assert (code, False) == (ran.returncode, b"pipe" in (ran.stderr or b""))


def test_demo(tmp_path: Any) -> None:
    """The demo says all that it has to say, to the end."""
    ran = subprocess.run(
        [sys.executable, "-m", "daytona_actions", "demo", "--output", str(tmp_path)],
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
    )
    assert (0, b"", True) == (ran.returncode, ran.stderr, b"\\u2026" in ran.stdout)
