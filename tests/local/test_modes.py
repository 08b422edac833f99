"""Which isolation modes work on this machine, and what is said where one does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from daytona_actions.local import (
    LocalDaytona,
    LocalDaytonaError,
    isolation as isolations,
)
from daytona_actions.local.daemon import kernel
from tests.other_system import on_system


def test_an_unknown_isolation_is_said() -> None:
    """With the ones there are."""
    with pytest.raises(ValueError, match="must be one of auto, bubblewrap, none, not 'container'"):
        LocalDaytona(isolation="container")


def test_no_network_needs_isolation() -> None:
    """Plain processes always have it."""
    expected = "network=False needs isolation bubblewrap, and isolation is none: leave out one"
    with pytest.raises(ValueError, match=expected):
        LocalDaytona(isolation="none", network=False)


def test_no_network_where_no_isolation_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Isolation that is left out is none where bubblewrap is missing."""
    monkeypatch.setenv("PATH", "/nonexistent")
    expected = "network=False needs isolation bubblewrap, which is not installed here"
    with pytest.raises(LocalDaytonaError, match=expected):
        LocalDaytona(network=False).start()


def test_bubblewrap_that_is_missing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the package that brings it."""
    monkeypatch.setenv("PATH", "/nonexistent")
    with pytest.raises(LocalDaytonaError, match="Debian package: bubblewrap"):
        LocalDaytona(isolation="bubblewrap").start()


def test_auto_takes_what_works(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without bubblewrap it is none."""
    monkeypatch.setenv("PATH", "/nonexistent")
    assert "none" == isolations.choose("auto", tmp_path).name


@pytest.fixture
def broken_bubblewrap(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A bwrap that can make no namespace, as in many containers."""
    program = tmp_path / "bwrap"
    program.write_text("#!/bin/sh\necho 'no namespaces here' >&2; exit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    on_system(monkeypatch, isolations)


@pytest.mark.usefixtures("broken_bubblewrap")
def test_bubblewrap_that_does_not_work_says_why() -> None:
    """In its own words."""
    assert "bwrap failed: no namespaces here" == isolations.problem("bubblewrap")


@pytest.mark.usefixtures("broken_bubblewrap")
@pytest.mark.parametrize("name", ["auto", "bubblewrap"])
def test_isolation_is_not_lost_without_a_word(name: str) -> None:
    """Where bubblewrap is installed but does not work, the error says why and how to go on."""
    with pytest.raises(LocalDaytonaError) as caught:
        LocalDaytona(isolation=name).start()
    said = (
        "isolation 'bubblewrap' does not work here: bwrap failed: no namespaces here; repair that"
    )
    assert (True, True) == (
        str(caught.value).startswith(said),
        "isolation none" in str(caught.value),
    )


@pytest.mark.usefixtures("broken_bubblewrap")
def test_the_report_says_that_bubblewrap_does_not_work() -> None:
    """Which is a fault where it is installed."""
    said = "none, unless bubblewrap works: bwrap failed: no namespaces here"
    assert [("isolation here", False, said)] == isolations.isolation_report()


def test_the_report_says_that_bubblewrap_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which is no fault."""
    monkeypatch.setenv("PATH", "/nonexistent")
    subject, works, said = isolations.isolation_report()[0]
    assert ("isolation here", None, True) == (subject, works, "bwrap" in said)


@pytest.mark.parametrize(("version", "works"), [(7, True), (6, True), (5, False), (-1, False)])
def test_the_report_says_whether_abstract_sockets_are_closed(
    monkeypatch: pytest.MonkeyPatch, version: int, *, works: bool
) -> None:
    """By Landlock, from its sixth version on."""
    library = type("Kernel", (), {"syscall": lambda *_: version})
    monkeypatch.setattr(isolations, "problem", lambda _name: None)
    on_system(monkeypatch, kernel)
    monkeypatch.setattr(kernel.ctypes, "CDLL", lambda _name: library())
    assert ["isolation here", "abstract sockets"] == [
        line[0] for line in isolations.isolation_report()
    ]
    assert [True, works] == [line[1] for line in isolations.isolation_report()]


def test_bubblewrap_that_cannot_be_started_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the reason of the system."""

    def refuse(*_: object) -> object:
        raise PermissionError(13, "Permission denied", "bwrap")

    monkeypatch.setattr("daytona_actions.local.isolation.shutil.which", lambda _: "bwrap")
    monkeypatch.setattr("daytona_actions.local.bubblewrap._try", refuse)
    on_system(monkeypatch, isolations)
    expected = "bwrap cannot be started: [Errno 13] Permission denied: 'bwrap'"
    assert expected == isolations.problem("bubblewrap")


def test_an_interpreter_that_is_a_home_folder_is_not_shown_to_sandboxes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Isolation does not work with it, and the reason says so."""
    monkeypatch.setattr("daytona_actions.local.interpreter.prefixes", lambda: [Path.home()])
    assert f"the Python interpreter is in {Path.home()}, which a sandbox must not see" == (
        isolations.problem("bubblewrap")
    )


@pytest.mark.parametrize(
    ("name", "platform", "system", "said"),
    [
        ("bubblewrap", "darwin", "posix", "bubblewrap exists for Linux only"),
        ("none", "darwin", "posix", None),
        ("none", "win32", "nt", "needs Linux or macOS; on Windows use WSL 2"),
    ],
)
def test_each_system_has_the_modes_it_can_have(
    monkeypatch: pytest.MonkeyPatch, name: str, platform: str, system: str, said: str | None
) -> None:
    """MacOS runs without isolation, Windows says what is missing."""
    on_system(monkeypatch, isolations, name=system, platform=platform)
    assert said == isolations.problem(name)


def test_running_without_isolation_is_said_loudly(caplog: pytest.LogCaptureFixture) -> None:
    """A warning in the log, at each start."""
    with LocalDaytona(isolation="none"):
        assert "NOT isolated" in caplog.text
