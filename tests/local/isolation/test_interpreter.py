"""A sandbox has the interpreter of this machine, wherever that is, and nothing else of its folders."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from daytona_actions.local import interpreter

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.local.clients import Client


def test_an_interpreter_below_tmp_is_seen(
    start_server: Callable[..., Client], monkeypatch: pytest.MonkeyPatch, marked_folder: Path
) -> None:
    """Although /tmp itself is the sandbox's own."""
    prefixes = [*interpreter.prefixes(), marked_folder]
    monkeypatch.setattr(interpreter, "prefixes", lambda: prefixes)
    sandbox = start_server().create()
    assert "of this machine" == sandbox.run(f"cat {marked_folder}/marker")


def test_a_root_folder_below_the_interpreter_is_hidden(
    start_server: Callable[..., Client], monkeypatch: pytest.MonkeyPatch, marked_folder: Path
) -> None:
    """What a sandbox sees of the interpreter's folder leaves out the other sandboxes."""
    prefixes = [*interpreter.prefixes(), marked_folder]
    monkeypatch.setattr(interpreter, "prefixes", lambda: prefixes)
    sandbox = start_server(root=marked_folder / "root").create()
    seen = sandbox.run(f"ls {marked_folder}; ls -A {marked_folder}/root")
    assert "marker\nroot\n" == seen


@pytest.mark.parametrize("way", ["dots", "a link"])
def test_an_interpreter_may_be_reached_by_any_path(tmp_path: Path, way: str) -> None:
    """With dots or a link in it, a sandbox is confined and has the server's packages."""
    (tmp_path / "work").mkdir()
    (tmp_path / "linked").symlink_to(sys.prefix)
    prefix = tmp_path / "work/../linked" if way == "dots" else tmp_path / "linked"
    code = (
        "from daytona_actions import DaytonaActions\n"
        "with DaytonaActions.local() as daytona:\n"
        "    identity = daytona.create_sandbox().unwrap().sandbox.id\n"
        "    print(daytona.execute_command(identity, 'id -u; ls /srv').result)\n"
        "    print(daytona.run_code(identity, 'import starlette; print(1)', 'python').result)"
    )
    executable = prefix / Path(sys.executable).relative_to(sys.prefix)
    ended = subprocess.run(
        [executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path / "work"
    )
    expected = ["1000", "ls: cannot access '/srv': No such file or directory", "1"]
    assert expected == [line for line in ended.stdout.splitlines() if line]


def test_a_link_to_the_interpreter_shows_nothing_of_its_folder(
    start_server: Callable[..., Client], monkeypatch: pytest.MonkeyPatch, marked_folder: Path
) -> None:
    """Tools link from one folder to the next: a script's first line may name any of them."""
    (marked_folder / "bin").mkdir()
    (marked_folder / "bin/python").symlink_to(sys.executable)
    monkeypatch.setattr(sys, "executable", str(marked_folder / "bin/python"))
    sandbox = start_server().create()
    seen = sandbox.run(f"ls -R {marked_folder}; {marked_folder}/bin/python -c 'print(1)'")
    assert f"{marked_folder}:\nbin\n\n{marked_folder}/bin:\npython\n1\n" == seen


def test_a_root_folder_is_hidden_under_each_name_of_the_interpreter(
    start_server: Callable[..., Client], monkeypatch: pytest.MonkeyPatch, marked_folder: Path
) -> None:
    """A prefix may be known by a link too."""
    (marked_folder / "real").mkdir()
    (marked_folder / "named").symlink_to("real")
    prefixes = [*interpreter.prefixes(), marked_folder / "named", marked_folder / "real"]
    monkeypatch.setattr(interpreter, "prefixes", lambda: prefixes)
    sandbox = start_server(root=marked_folder / "real/root").create()
    seen = sandbox.run(f"ls -A {marked_folder}/named/root {marked_folder}/real/root")
    assert f"{marked_folder}/named/root:\n\n{marked_folder}/real/root:\n" == seen


def test_a_python_whose_base_is_gone_is_its_own_base(monkeypatch: pytest.MonkeyPatch) -> None:
    """And one that knows of no base as well."""
    monkeypatch.setattr(sys, "_base_executable", "/nonexistent/python")
    moved = interpreter.base_executable()
    monkeypatch.delattr(sys, "_base_executable")
    assert [os.path.realpath(sys.executable)] * 2 == [moved, interpreter.base_executable()]


def test_links_of_the_system_are_there_anyway(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Only those outside of its folders have to be made in a sandbox."""
    (tmp_path / "python").symlink_to(sys.executable)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    made = interpreter.links()[0][0]
    monkeypatch.setattr(interpreter, "SYSTEM_FOLDERS", ("/",))
    assert (tmp_path / "python", []) == (made, interpreter.links())
