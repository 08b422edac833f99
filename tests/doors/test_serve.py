"""The verb `serve`, in this process: what it prints, what ends it, and what it refuses."""

from __future__ import annotations

import signal
import threading
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.doors.conftest import Ran

    Run = Callable[..., Ran]

QUICKLY = ("--isolation", "none")


@pytest.fixture(autouse=True)
def handlers(monkeypatch: pytest.MonkeyPatch) -> dict[int, Any]:
    """Which handlers are set for signals; none is really set, and the end comes at once."""
    found: dict[int, Any] = {}

    def wait(event: threading.Event, timeout: float | None = None) -> bool:
        if timeout is not None:
            return waiting(event, timeout)
        found[signal.SIGTERM]()
        return waiting(event)

    waiting = threading.Event.wait
    monkeypatch.setattr(signal, "signal", found.__setitem__)
    monkeypatch.setattr(signal, "getsignal", lambda _number: signal.SIG_DFL)
    monkeypatch.setattr("daytona_actions.commands.serve.threading.Event.wait", wait)
    return found


def test_two_lines(run: Run, handlers: dict[int, Any]) -> None:
    """It prints how it is reached, and ends at the signals that mean an end."""
    ran = run("serve", *QUICKLY)
    names = [line.partition("=")[0] for line in ran.out.splitlines()]
    assert (0, ["export DAYTONA_API_URL", "export DAYTONA_API_KEY"]) == (ran.code, names)
    assert {signal.SIGHUP, signal.SIGINT, signal.SIGTERM} == set(handlers)


def test_lines_come_at_once(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both lines are one piece of output: a reader of the first may leave after it."""
    printed: list[str] = []
    monkeypatch.setattr("rich_click.echo", printed.append)
    assert (0, 1) == (run("serve", *QUICKLY).code, len(printed))


def test_ignored_signals(
    run: Run, handlers: dict[int, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What whoever started it ignores, as nohup does, stays ignored."""
    ignored = {signal.SIGHUP: signal.SIG_IGN}
    monkeypatch.setattr(signal, "getsignal", lambda number: ignored.get(number, signal.SIG_DFL))
    assert 0 == run("serve", *QUICKLY).code
    assert {signal.SIGINT, signal.SIGTERM} == set(handlers)


@pytest.mark.parametrize("path", ["key", "-"])
def test_key(run: Run, tmp_path: Path, path: str) -> None:
    """The key may be in a file or on stdin, so that it is on no command line."""
    (tmp_path / "key").write_text("a-key-of-mine\n")
    where = path if path == "-" else str(tmp_path / path)
    ran = run("serve", *QUICKLY, "--api-key-file", where, stdin=b"a-key-of-mine\n")
    assert (0, "export DAYTONA_API_KEY=a-key-of-mine") == (ran.code, ran.out.splitlines()[1])


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (None, 2, "cannot be read: No such file or directory"),
        (b"\xff\xfe", 2, "is not UTF-8 text"),
        (b"short", 2, "8 to 4096 characters"),
    ],
)
def test_no_key_in_the_file(
    run: Run, tmp_path: Path, content: bytes | None, code: int, said: str
) -> None:
    """A file that holds no key is told in one sentence."""
    if content is not None:
        (tmp_path / "key").write_bytes(content)
    ran = run("serve", "--api-key-file", str(tmp_path / "key"))
    assert (code, True) == (ran.code, said in ran.said)


def test_root_that_cannot_be_used(run: Run, tmp_path: Path) -> None:
    """A folder that cannot be used is told in one sentence."""
    (tmp_path / "file").touch()
    ran = run("serve", "--root", f"{tmp_path}/file/below")
    assert (1, True) == (ran.code, "cannot be used" in ran.said)


@pytest.mark.parametrize("option", ["--root", "--api-key-file"])
def test_empty_path(run: Run, option: str) -> None:
    """An empty path, as from a variable that is not set, is not taken for one left out."""
    ran = run("serve", option, "")
    expected = f"Invalid value for '{option}': it is empty: name a path"
    assert (2, True) == (ran.code, expected in ran.said)
