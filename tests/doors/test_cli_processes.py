"""The verbs in processes of their own, and what they need from this machine."""

from __future__ import annotations

import json
import os
import shlex
import signal
import stat
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import httpx
import httpx2
import pytest

from daytona_actions.__main__ import main
from daytona_actions.doors.extras import MissingExtraError, imports_of
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.doors.conftest import Ran

    Run = Callable[..., Ran]
    Answer = Callable[..., list[httpx.Request]]

COMMAND = [sys.executable, "-c", "from daytona_actions.__main__ import main; main()"]


@pytest.fixture
def process(request: pytest.FixtureRequest) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start the command in a process of its own, which is ended after the test."""
    request.getfixturevalue("environment")
    started: list[subprocess.Popen[str]] = []

    def start(*words: str, **environment: str) -> subprocess.Popen[str]:
        made = subprocess.Popen(
            [*COMMAND, *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **environment},
        )
        started.append(made)
        return made

    yield start
    for made in started:
        made.kill()
        made.communicate()


def _line(made: subprocess.Popen[str], beginning: str) -> str:
    assert made.stderr
    for line in made.stderr:
        if line.startswith(beginning):
            return line.removeprefix(beginning).strip()
    raise AssertionError(beginning)


def test_rest_in_a_process(process: Any, sandbox: str) -> None:
    """The REST server says where it listens, knows its token, and ends on an interrupt."""
    made = process("rest", DAYTONA_ACTIONS_TOKEN="entrance")
    url = _line(made, "Listening on ") + "/actions/get_sandbox"
    headers = {"Authorization": "Bearer entrance"}
    answer = httpx.post(url, json={"sandbox_id": sandbox}, headers=headers, timeout=PATIENCE)
    assert sandbox == answer.json()["sandbox"]["name"]
    made.send_signal(signal.SIGINT)
    assert 0 == made.wait(PATIENCE)


def test_mcp_over_http_in_a_process(process: Any) -> None:
    """The MCP server over HTTP answers at /mcp to those who know the token."""
    made = process("mcp", "--transport", "http", DAYTONA_ACTIONS_TOKEN="entrance")
    url = _line(made, "Listening on ") + "/mcp"
    assert 401 == httpx2.post(url, json={}, timeout=PATIENCE).status_code
    headers = {"Authorization": "Bearer entrance", "Accept": "application/json, text/event-stream"}
    version = {"protocolVersion": "2025-11-25", "capabilities": {}}
    version["clientInfo"] = {"name": "test", "version": "1"}
    message = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": version}
    answer = httpx2.post(url, json=message, headers=headers, timeout=PATIENCE)
    assert (200, True) == (answer.status_code, "daytona-actions" in answer.text)
    made.send_signal(signal.SIGTERM)
    made.wait(PATIENCE)


def test_serve_in_a_process(
    process: Any, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`serve` prints two lines to copy, is found by --local, and leaves nothing behind."""
    monkeypatch.setenv("DAYTONA_TARGET", "eu")  # of the cloud, which is not meant by --local
    monkeypatch.delenv("DAYTONA_API_URL")
    (tmp_path / "key").write_text("a-key-of-mine\n")
    words = ["--isolation", "none", "--api-key-file", str(tmp_path / "key")]
    made = process("serve", *words)
    lines = dict(made.stdout.readline().strip().split("=", 1) for _ in range(2))
    assert {"export DAYTONA_API_URL", "export DAYTONA_API_KEY"} == set(lines)
    (told,) = (tmp_path / "state" / "daytona-actions").iterdir()
    assert 0o600 == stat.S_IMODE(told.stat().st_mode)
    assert "a-key-of-mine" == lines["export DAYTONA_API_KEY"]
    assert lines["export DAYTONA_API_KEY"] == json.loads(told.read_text())["settings"]["api_key"]
    assert run("create-sandbox", "--local").json["success"] is True
    made.send_signal(signal.SIGTERM)
    assert 0 == made.wait(PATIENCE)
    assert not told.exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that Linux has")
@pytest.mark.parametrize("words", ["--help", "manifest", "completion bash", "get-sandbox --help"])
def test_full_disk(words: str) -> None:
    """Output that cannot be written is told in one sentence."""
    with Path("/dev/full").open("w") as full:
        command = [*COMMAND, *words.split()]
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    expected = "Input or output failed: [Errno 28] No space left on device\n"
    assert (1, expected) == (ran.returncode, ran.stderr)


@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize("closed", ["0<&-", "1>&-", "2>&-", "0<&- 1>&- 2>&-"])
@pytest.mark.parametrize("words", ["list-snapshots", "doctor", "cleanup --name no-such --dry-run"])
def test_closed_streams(closed: str, words: str) -> None:
    """A process that was started without one of its streams works as well without it."""
    line = shlex.join([*COMMAND, *words.split()])
    ran = subprocess.run(
        ["bash", "-c", f"{line} {closed}"], capture_output=True, text=True, check=False
    )
    assert (0, "") == (ran.returncode, ran.stderr)


def test_reader_that_goes_away() -> None:
    """Who reads no more of the output is told nothing."""
    line = shlex.join([*COMMAND, "manifest"])
    command = ["bash", "-c", f"{line} | head -c 1; exit ${{PIPESTATUS[0]}}"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ("{", "") == (ran.stdout, ran.stderr)


def test_missing_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra the command says which one to install."""
    for name in list(sys.modules):
        if name.startswith(("daytona_actions.doors.cli.", "rich_click")):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "rich_click", None)
    with pytest.raises(SystemExit) as ended:
        main()
    assert "pip install '.[cli]'" in str(ended.value.code)


def test_a_fault_of_our_own_is_no_missing_extra() -> None:
    """A module of this package that cannot be imported is not blamed on an extra."""
    with pytest.raises(ModuleNotFoundError) as told, imports_of("cli"):
        raise ModuleNotFoundError("gone", name="daytona_actions.gone")
    assert not isinstance(told.value, MissingExtraError)


def test_main(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The console script runs the program with the words of the process."""
    monkeypatch.setattr(sys, "argv", ["daytona-actions", "--help"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert (0, True) == (ended.value.code, "create-sandbox" in capsys.readouterr().out)


def test_interrupted_import(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An interruption while the program is being loaded is told in one word."""

    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("daytona_actions.doors.cli.prepare_streams", interrupt)
    with pytest.raises(SystemExit) as ended:
        main()
    assert (130, "Interrupted\n") == (ended.value.code, capsys.readouterr().err)


def test_as_a_module() -> None:
    """`python -m daytona_actions` is the same command."""
    command = [sys.executable, "-m", "daytona_actions", "--version"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (0, "") == (ran.returncode, ran.stderr)
    assert ran.stdout.startswith("daytona-actions, version ")


@pytest.mark.parametrize("verb", ["mcp", "rest"])
def test_missing_extra_of_a_verb(monkeypatch: pytest.MonkeyPatch, verb: str) -> None:
    """A verb whose libraries are missing says which extra to install, in one line."""
    for name in list(sys.modules):
        if name in {f"daytona_actions.doors.{verb}", f"daytona_actions.doors.cli.{verb}"}:
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr(f"daytona_actions.doors.{verb}", raising=False)
    for name in ("mcp", "mcp.types", "starlette.applications"):
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setattr(sys, "argv", ["daytona-actions", verb])
    with pytest.raises(SystemExit) as ended:
        main()
    assert f"pip install '.[{verb}]'" in str(ended.value.code)


def test_local_that_is_not_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What a local Daytona says of its own missing libraries is passed on."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    lacking = ModuleType("daytona_actions.local")

    def missing(_name: str) -> None:
        raise ImportError("uvicorn is missing: pip install …")

    lacking.__dict__["__getattr__"] = missing
    monkeypatch.setitem(sys.modules, "daytona_actions.local", lacking)
    monkeypatch.setattr(sys, "argv", ["daytona-actions", "doctor", "--local"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert "uvicorn is missing: pip install …" == ended.value.code


def test_local_that_cannot_start(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A local Daytona that cannot start is told in its own words."""

    def refuse(_self: object) -> None:
        raise RuntimeError("no room on this machine")

    monkeypatch.setattr("daytona_actions.local.LocalDaytona.__enter__", refuse)
    ran = run("doctor", "--local")
    assert (1, True) == (ran.code, "no room on this machine" in ran.said)


def test_without_docstrings() -> None:
    """Where Python leaves docstrings out, help has no words for parameters, but is there."""
    command = [sys.executable, "-OO", "-m", "daytona_actions", "get-sandbox", "--help"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (0, "") == (ran.returncode, ran.stderr)
    assert "SANDBOX_ID" in ran.stdout
