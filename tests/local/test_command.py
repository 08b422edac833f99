"""The command and the imports, in this process: what they print, and what they say is missing."""

from __future__ import annotations

import contextlib
import importlib
import inspect
import runpy
import signal
import threading
from typing import TYPE_CHECKING

import pytest

from daytona_actions import local
from daytona_actions.local import __main__ as command, pytest_plugin

if TYPE_CHECKING:
    from pathlib import Path


class Ended(threading.Event):
    """An event that need not be waited for."""

    def wait(self, timeout: float | None = None) -> bool:
        """Go on at once."""
        del timeout
        return True


@pytest.fixture
def handlers(monkeypatch: pytest.MonkeyPatch) -> dict[int, object]:
    """Which handlers the command sets for signals; none is really set."""
    found: dict[int, object] = {}
    monkeypatch.setattr(signal, "signal", found.__setitem__)
    return found


def test_the_command_prints_the_environment(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    handlers: dict[int, object],
    isolation: str,
) -> None:
    """URL and key, and it listens to the signals that end it."""
    monkeypatch.setattr("sys.argv", ["local", "--isolation", isolation])
    monkeypatch.setattr("daytona_actions.local.__main__.Event", Ended)
    code = command.main()
    names = [line.partition("=")[0] for line in capsys.readouterr().out.splitlines()]
    expected = ["export DAYTONA_API_URL", "export DAYTONA_API_KEY"]
    assert (0, expected, {1, 2, 15}) == (code, names, set(handlers))


def test_the_command_says_what_is_wrong(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    handlers: dict[int, object],
    tmp_path: Path,
) -> None:
    """On standard error, with exit code 1."""
    (tmp_path / "file").touch()
    monkeypatch.setattr("sys.argv", ["local", "--root", str(tmp_path / "file")])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(command.__file__, run_name="__main__")
    said = capsys.readouterr().err
    assert (1, True, {1, 2, 15}) == (ended.value.code, "cannot be used" in said, set(handlers))


def test_the_command_refuses_an_empty_option(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    handlers: dict[int, object],
) -> None:
    """With a sentence, as from a shell variable that is not set."""
    monkeypatch.setattr("sys.argv", ["local", "--root", ""])
    code = command.main()
    assert (1, True, 3) == (code, "root is empty" in capsys.readouterr().err, len(handlers))


@pytest.mark.parametrize(
    "missing", ["starlette", "uvicorn", "python_multipart", "starlette.routing"]
)
def test_a_part_of_the_extra_that_is_missing_is_named(
    monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    """By its distribution, with the command that installs it."""

    def fail(_name: str) -> None:
        raise ModuleNotFoundError(name=missing)

    monkeypatch.setattr(importlib, "import_module", fail)
    monkeypatch.delitem(vars(local), "LocalDaytona", raising=False)
    with pytest.raises(ImportError, match=rf"{missing.partition('.')[0]} is missing: pip install"):
        vars(local)["__getattr__"]("LocalDaytona")


def test_another_missing_module_is_not_taken_for_the_extra(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its own error says what is wrong."""

    def fail(_name: str) -> None:
        raise ModuleNotFoundError(name="something_else")

    monkeypatch.setattr(importlib, "import_module", fail)
    monkeypatch.delitem(vars(local), "LocalDaytona", raising=False)
    with pytest.raises(ModuleNotFoundError) as caught:
        vars(local)["__getattr__"]("LocalDaytona")
    assert caught.value.name == "something_else"


def test_the_fixture_starts_and_closes_a_server() -> None:
    """Its generator gives a running server and ends it."""
    made = inspect.unwrap(pytest_plugin.daytona_local)()
    daytona = next(made)
    shown = repr(daytona)
    list(made)
    assert ("http://127.0.0.1" in shown, repr(daytona)) == (True, "<LocalDaytona not started>")


def test_the_key_may_be_in_a_file(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    handlers: dict[int, object],
    isolation: str,
    tmp_path: Path,
) -> None:
    """So that it is on no command line."""
    (tmp_path / "key").write_text("a-key-of-mine\n")
    words = ["local", "--isolation", isolation, "--api-key-file", str(tmp_path / "key")]
    monkeypatch.setattr("sys.argv", words)
    monkeypatch.setattr("daytona_actions.local.__main__.Event", Ended)
    code = command.main()
    said = capsys.readouterr().out.splitlines()
    assert (0, "export DAYTONA_API_KEY=a-key-of-mine", 3) == (code, said[1], len(handlers))


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "No such file or directory"), (b"\xff\xfe", "is no text"), (b"short", "8 to 4096")],
)
def test_a_file_without_a_key_is_told(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    handlers: dict[int, object],
    tmp_path: Path,
    content: bytes | None,
    said: str,
) -> None:
    """In one sentence."""
    if content is not None:
        (tmp_path / "key").write_bytes(content)
    monkeypatch.setattr("sys.argv", ["local", "--api-key-file", str(tmp_path / "key")])
    with contextlib.suppress(SystemExit):
        command.main()
    assert (True, True) == (said in capsys.readouterr().err, len(handlers) in {0, 3})


def test_the_command_without_its_extra_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And no traceback."""

    def fail(_name: str) -> None:
        raise ModuleNotFoundError(name="uvicorn")

    monkeypatch.setattr("sys.argv", ["local"])
    monkeypatch.setattr(importlib, "import_module", fail)
    monkeypatch.delitem(vars(local), "LocalDaytona", raising=False)
    code = command.main()
    expected = "uvicorn is missing: pip install '.[local]' in a checkout of daytona_actions\n"
    assert (1, expected) == (code, capsys.readouterr().err)
