"""Text files in a sandbox's own shell: whole or absent, what they were, and of any name."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from daytona_actions import DaytonaActions
from daytona_actions.local import LocalDaytona

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = [
    "a b",
    " lead",
    "trail ",
    "-dash",
    "new\nline\n",
    "می\u200cروم.txt",
    'it\'s "q" `x` $HOME *?[a]',
    "deep/er/x.txt",
    "/home/daytona/absolute",
]


@pytest.fixture(scope="module")
def daytona(isolation: str) -> Iterator[DaytonaActions]:
    """A client of a local Daytona that has a sandbox named `box`."""
    with (
        LocalDaytona(isolation=isolation) as local,
        DaytonaActions(local.api_key, api_url=local.api_url) as client,
    ):
        client.create_sandbox(name="box", auto_stop_interval=0).unwrap()
        yield client


@pytest.mark.parametrize("name", NAMES)
def test_there_and_back(daytona: DaytonaActions, name: str) -> None:
    """A file of any name is written, lengthened, edited and read; nothing else is left."""
    assert 8 == daytona.write_text_file("box", name, "one\r\ntwo").unwrap().size
    assert 13 == daytona.write_text_file("box", name, "\n+ ż", append=True).unwrap().size
    assert 2 == daytona.edit_text_file("box", name, "two\n", "2\n").unwrap().line
    assert "one\r\n2\n+ ż" == daytona.read_text_file("box", name).unwrap().text
    left = daytona.search_files("box", ".daytona-*").unwrap().files
    assert [] == left


def test_a_file_stays_what_it_was(daytona: DaytonaActions) -> None:
    """A file keeps its mode, and a link stays one; what is no file is not replaced by one."""
    make = (
        "echo 1 > run; chmod 750 run; ln -s run link; ln -s no/x gone; ln -s new to-new; mkfifo p"
    )
    daytona.execute_command("box", f"{make}; mkdir dir").unwrap()
    assert 2 == daytona.write_text_file("box", "link", "2\n").unwrap().size
    info = daytona.get_file_info("box", "run").unwrap().file
    assert (True, "0750") == (info is not None, info and info.permissions)
    daytona.write_text_file("box", "to-new", "3").unwrap()
    assert "3" == daytona.read_text_file("box", "new").unwrap().text
    shown = daytona.execute_command("box", "cat run; test -L link && test -p p && echo kept")
    assert "2\nkept\n" == shown.result
    for name, told in (
        ("gone", "leads nowhere"),
        ("p", "a pipe"),
        ("dir", "is a directory"),
        ("x" * 300, "name too long"),
    ):
        assert told in str(daytona.write_text_file("box", name, "x").error)


def test_a_reader_keeps_what_was_there(daytona: DaytonaActions) -> None:
    """Who has a file open reads the old one to its end: a new one takes its place at once.

    A second link is what a reader holds: the file itself, not its name.
    """
    daytona.write_text_file("box", "read", "one\n").unwrap()
    daytona.execute_command("box", "ln read first").unwrap()
    daytona.write_text_file("box", "read", "2\n", append=True).unwrap()
    daytona.execute_command("box", "ln read second").unwrap()
    daytona.edit_text_file("box", "read", "one", "three").unwrap()
    daytona.execute_command("box", "ln read third").unwrap()
    daytona.write_text_file("box", "read", "4\n").unwrap()
    shown = daytona.execute_command("box", "grep '' first second third read").result
    expected = "first:one|second:one|second:2|third:three|third:2|read:4|"
    assert expected == str(shown).replace("\n", "|")


def test_two_at_once(daytona: DaytonaActions) -> None:
    """Of writers at once each leaves a whole file, and appends and edits are all there."""
    texts = [f"{number}\n" * 20_000 for number in range(4)]
    with ThreadPoolExecutor(4) as threads:
        written = threads.map(lambda text: daytona.write_text_file("box", "f", text), texts)
        assert all(each.success for each in written)
        assert daytona.read_text_file("box", "f").unwrap().text in texts
        daytona.write_text_file("box", "f", "abcd\n").unwrap()
        edits = [threads.submit(daytona.edit_text_file, "box", "f", c, c.upper()) for c in "abcd"]
        added = threads.submit(daytona.write_text_file, "box", "f", "+", append=True)
        assert all(each.result().success for each in [*edits, added])
    assert "ABCD\n+" == daytona.read_text_file("box", "f").unwrap().text


def test_name_that_is_not_utf8(daytona: DaytonaActions) -> None:
    """It is listed with a mark in it, by which nothing can be reached: that is said, and the cure."""
    daytona.execute_command("box", r"mkdir odd; touch odd/$'caf\xe9.txt'").unwrap()
    [listed] = daytona.list_files("box", "odd").unwrap().files
    assert "caf\ufffd.txt" == listed.name
    lost = daytona.delete_file("box", f"odd/{listed.name}").failure
    assert (True, True) == (lost is not None, "U+FFFD" in (lost.message if lost else ""))
    cure = daytona.execute_command("box", "mv caf*.txt cafe.txt", cwd="odd").unwrap()
    assert (0, "cafe.txt") == (cure.exit_code, daytona.list_files("box", "odd").files[0].name)
