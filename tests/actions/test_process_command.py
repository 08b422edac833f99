"""What a session's bash makes of the text of a process, and what ends all that it started."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, strategies as st

from daytona_actions import errors
from daytona_actions.actions.processes.shell_text import ending, shown, wrapped
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TOKEN = "0123456789abcdef" * 2
NOTHING: Mapping[str, str] = {}


def run(text: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Give a text to a bash as the daemon does: in braces, as its standard input."""
    given = f"{{ {text}; }}\n"
    return subprocess.run(
        ["bash"], input=given, cwd=cwd, capture_output=True, text=True, timeout=20, check=False
    )


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("echo one; echo two >&2", (0, "one\n", "two\n")),
        ("exit 3", (3, "", "")),  # the session's own bash goes on
        ("kill -TERM $$", (143, "", "")),  # and does not say so in the output
        ("echo one # a comment", (0, "one\n", "")),
        ("sleep 0 &", (0, "", "")),
        ("cat <<EOF\nit's $((1 + 1))\nEOF", (0, "it's 2\n", "")),
        ("printf '%s' \"$0 $#\"", (0, "bash 0", "")),
        ("no-such-program", (127, "", "bash: line 1: no-such-program: command not found\n")),
    ],
)
def test_commands(command: str, expected: tuple[int, str, str]) -> None:
    """A command runs as in a bash of its own, with nothing of what is around it."""
    ran = run(wrapped(command, TOKEN, None, NOTHING))
    assert expected == (ran.returncode, ran.stdout, ran.stderr)


@pytest.mark.parametrize("name", ["plain", "it's", "-", "~", "$HOME", "two\nlines", "é"])
def test_directory(tmp_path: Path, name: str) -> None:
    """A directory is taken by its name, whatever that means to a shell."""
    (tmp_path / name).mkdir()
    for cwd in (str(tmp_path / name), name):
        ran = run(wrapped("pwd; printf end", TOKEN, cwd, NOTHING), tmp_path)
        assert (f"{tmp_path / name}\nend", "") == (ran.stdout, ran.stderr)


def test_missing_directory() -> None:
    """Nothing runs in another directory than the one that was given."""
    ran = run(wrapped("echo wrong", TOKEN, "/no/such", NOTHING))
    assert (1, "") == (ran.returncode, ran.stdout)
    assert ran.stderr.endswith("cd: /no/such: No such file or directory\n")


def test_variables() -> None:
    """Variables have their values to the byte, and none of them changes what runs."""
    values = {"A": 'it\'s\n"$(echo no)" é', "command": "echo no", "DAYTONA_PROCESS": "no"}
    ran = run(wrapped('printf "%s|" "$A" "$command" "$DAYTONA_PROCESS"', TOKEN, None, values))
    assert f"{values['A']}|echo no|{TOKEN}|" == ran.stdout


def test_values_are_in_no_list_of_processes() -> None:
    """Other programs of the sandbox do not see the values among the arguments of any process."""
    text = wrapped("tr '\\0' ' ' </proc/$$/cmdline; ps -o args", TOKEN, None, {"KEY": "hidden"})
    ran = run(text)
    assert "tr " in ran.stdout
    assert "hidden" not in ran.stdout


@given(command=st.text("ab'\"\\$\n é", min_size=1).filter(str.strip), value=st.text("v'\"\n"))
def test_shown(command: str, value: str) -> None:
    """What is shown of it is the command as it was given, and nothing of the variables."""
    text = wrapped(command, TOKEN, "/tmp", {"A": value})
    assert (command, TOKEN) == shown(text.strip())  # a server strips what it keeps


@pytest.mark.parametrize("text", ["", "echo hi", "set -- 1 'a'\n(export b", f"set -- {TOKEN} a"])
def test_shown_of_others(text: str) -> None:
    """What others run is shown as it is."""
    assert (text, None) == shown(text)


@pytest.mark.parametrize(
    ("command", "kind", "words"),
    [
        ("", "invalid_request", "command is empty"),
        (" \n", "invalid_request", "command is empty"),
        ("echo \0", "invalid_request", "command holds a NUL character"),
        ("é" * 65_536, "too_large", "command is longer than the 131,071 bytes"),
    ],
)
def test_refused(command: str, kind: str, words: str) -> None:
    """What could not run, or would run as something else, is refused."""
    with pytest.raises(errors.ActionError) as raised:
        wrapped(command, TOKEN, None, NOTHING)
    assert kind == raised.value.failure.kind
    assert words in raised.value.failure.message


def test_longest_command() -> None:
    """A command of the greatest length that is taken runs."""
    ran = run(
        wrapped(
            "echo hi".ljust(131_071, "#").replace("hi#", "hi #", 1)[:131_071], TOKEN, None, NOTHING
        )
    )
    assert (0, "hi\n") == (ran.returncode, ran.stdout)


@pytest.fixture
def token() -> Iterator[str]:
    """A mark that no other test's processes have; what has it for too long is ended, and told."""
    mark = os.urandom(16).hex()
    left: list[str] = []
    limit = threading.Timer(PATIENCE, lambda: left.extend(_killed(mark)))
    limit.start()
    yield mark
    limit.cancel()
    assert [] == left + _killed(mark)


def _killed(mark: str) -> list[str]:
    """Kill what has a mark, and return which processes these were."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if mark.encode() in (process / "environ").read_bytes():
                os.kill(int(process.name), signal.SIGKILL)
                found.append(process.name)
    return found


@pytest.mark.parametrize(
    ("command", "grace", "expected"),
    [
        ("trap 'echo bye; exit 7' TERM; echo up; while :; do sleep 0.01; done", 5, (7, "bye\n")),
        ("trap '' TERM; echo up; while :; do sleep 0.01; done", 0, (137, "")),
        ("echo up; kill -STOP $$; echo no", 5, (143, "")),  # one that is asleep is woken for it
        # Who counts the signals gets one.
        (
            "trap 'n=${n}1; sleep 0.05; echo $n; exit' TERM; echo up; while :; do sleep 0.01; done",
            5,
            (0, "1\n"),
        ),
        # Out of the group, out of the session, without a parent: whatever has the mark.
        ("setsid sleep 60 & (setsid sleep 60 &) ; echo up; exec sleep 60", 5, (143, "")),
        # The command itself has ended, and what it started has not.
        ("{ while kill -0 $$; do :; done; echo up; exec sleep 60; } 2>/dev/null &", 5, (0, "")),
    ],
)
def test_ending(token: str, command: str, grace: int, expected: tuple[int, str]) -> None:
    """All that a process started is ended: by SIGTERM, or by SIGKILL once the grace is over."""
    session = subprocess.Popen(
        ["bash"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with session:
        assert session.stdin is not None
        assert session.stdout is not None
        session.stdin.write(f"{{ {wrapped(command, token, None, NOTHING)}; }}\n")
        session.stdin.close()
        assert "up\n" == session.stdout.readline()
        ended = run(ending(token, grace))
        assert ("0\n", "") == (ended.stdout, ended.stderr)
        rest = session.stdout.read()  # to the end: nobody holds it any more
    assert expected == (session.returncode, rest)


def test_ending_what_is_gone(token: str) -> None:
    """Nothing is left of a process that has ended."""
    assert "0\n" == run(ending(token, 0)).stdout


def test_ending_what_has_not_begun(token: str, tmp_path: Path) -> None:
    """What is not there is looked for once: what begins right afterwards is not killed unasked."""
    hook = tmp_path / "hook"
    hook.write_text(f"trap '[[ $BASH_COMMAND != living* ]] || echo look >>{tmp_path}/looks' DEBUG")
    environment = {**os.environ, "BASH_ENV": str(hook)}
    subprocess.run(["bash", "-c", ending(token, 5)], env=environment, check=True)
    assert "look\n" == (tmp_path / "looks").read_text()
