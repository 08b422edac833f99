"""What the verbs of the actions show: on a terminal, in a pipe, in files and by the exit code."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest

from daytona_actions import ACTIONS, FailureKind
from daytona_actions.doors.outcomes import outcome
from daytona_actions.service import DAYTONA

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    import httpx

    from tests.doors.conftest import Ran

    Run = Callable[..., Ran]
    Answer = Callable[..., list[httpx.Request]]

SANDBOX = {"id": "5f3b37df-02ab-4a1a-9be8-4c4bb5a47b0d", "name": "one", "state": "started"}


def test_json_where_stdout_is_no_terminal(run: Run, answer: Answer) -> None:
    """A pipe gets the documented result as JSON, and nothing on stderr."""
    answer(200, SANDBOX)
    ran = run("get-sandbox", "one")
    assert (0, "") == (ran.code, ran.err)
    assert ("one", True) == (ran.json["sandbox"]["name"], ran.json["success"])
    assert list(ACTIONS["get_sandbox"].output_schema["properties"]) == list(ran.json)


def test_panel_on_a_terminal(run: Run, answer: Answer) -> None:
    """A terminal gets what is known, in words."""
    answer(200, SANDBOX | {"labels": {"a": "b"}, "createdAt": "2026-11-22T20:56:16.411Z"})
    ran = run("get-sandbox", "one", terminal=True)
    assert "╭─ one ─" in ran.out
    assert "labels      a=b" in ran.out
    assert "created at  2026-11-22 20:56" in ran.out
    assert "snapshot" not in ran.out


def test_json_on_a_terminal(run: Run, answer: Answer) -> None:
    """`--json` gives JSON on a terminal, too."""
    answer(200, SANDBOX)
    assert "one" == run("get-sandbox", "one", "--json", terminal=True).json["sandbox"]["name"]


@pytest.mark.parametrize("colour", [True, False])
def test_no_color(
    run: Run, answer: Answer, monkeypatch: pytest.MonkeyPatch, *, colour: bool
) -> None:
    """A terminal has colours, unless NO_COLOR is set."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    answer(200, SANDBOX)
    run("get-sandbox", "one")
    monkeypatch.setenv("TERM", "xterm-256color")
    if not colour:
        monkeypatch.setenv("NO_COLOR", "1")
    ran = run("get-sandbox", "one", terminal=True)
    assert colour == ("\x1b[32m" in ran.out)


@pytest.mark.parametrize("kind", list(FailureKind))
def test_exit_code_follows_the_kind(
    run: Run, answer: Answer, monkeypatch: pytest.MonkeyPatch, kind: FailureKind
) -> None:
    """Each kind of failure has its exit code, and the JSON says the kind."""
    answer(400, {"statusCode": 400, "message": "It went wrong"})
    monkeypatch.setattr("daytona_actions.engine.failures.Vocabulary.kind_of", lambda *_: kind)
    ran = run("--max-retries", "0", "delete-sandbox", "one")
    assert (outcome(DAYTONA, kind).exit_code, kind) == (ran.code, ran.json["failure"]["kind"])
    assert "error: It went wrong\nhint: " in ran.err


def test_failure_on_a_terminal(run: Run, answer: Answer) -> None:
    """A terminal shows what happened, what to do, the status and the exit code, on stderr."""
    answer(404, {"statusCode": 404, "message": "Sandbox \x1b[2Jnone not found"})
    ran = run("get-sandbox", "none", terminal=True)
    assert (4, "") == (ran.code, ran.out)
    assert "get-sandbox failed: not found" in ran.said
    assert "Check the ID, name or path" in ran.said
    assert "HTTP 404 · exit code 4" in ran.said
    assert "\x1b[2J" not in ran.err


def test_wait_is_shown(run: Run, answer: Answer) -> None:
    """A failure says how long the server asks to wait."""
    answer(429, {"statusCode": 429, "message": "Slow down"}, retry_after="7")
    ran = run("--max-retries", "0", "get-sandbox", "one", terminal=True)
    assert "HTTP 429 · retry after 7 s · exit code 6" in ran.said


def test_what_exists_is_shown_in_spite_of_a_failure(run: Run, answer: Answer) -> None:
    """A create that failed late shows the sandbox that it left."""
    answer(200, SANDBOX | {"state": "error", "errorReason": "no room"})
    ran = run("create-sandbox", terminal=True)
    assert "create-sandbox failed: sandbox failed" in ran.said
    assert SANDBOX["id"] in ran.out


@pytest.mark.usefixtures("environment")
def test_output_as_it_is(run: Run, sandbox: str) -> None:
    """A terminal gets what the program printed as it is, and its exit code beside it."""
    ran = run("execute-command", sandbox, "printf '[bold]a'; exit 3", terminal=True)
    assert (0, "[bold]a\n", "exit code 3\n") == (ran.code, ran.out, ran.err)


@pytest.mark.usefixtures("environment")
def test_text(run: Run, sandbox: str) -> None:
    """`--text` gives what the program printed alone, also into a pipe."""
    ran = run("execute-command", sandbox, "printf hi; exit 3", "--text")
    assert (0, "hi", "") == (ran.code, ran.out, ran.err)
    assert "" == run("execute-command", "no-such", "ls", "--text").out


@pytest.mark.usefixtures("environment")
def test_exit_code_is_passed_on_if_asked(run: Run, sandbox: str) -> None:
    """The program's exit code stays apart from ours, unless it is asked for."""
    words = ["execute-command", sandbox, "exit 3"]
    assert 3 == run(*words).json["exit_code"]
    assert 0 == run(*words).code
    assert 3 == run(*words, "--pass-exit-code").code
    assert 4 == run("execute-command", "no-such", "ls", "--pass-exit-code").code


CHART = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\n"


@pytest.mark.usefixtures("environment")
def test_charts(run: Run, sandbox: str, tmp_path: Path) -> None:
    """Charts are written as PNG files into a directory, and are then not in the JSON."""
    words = ["run-code", sandbox, "python", "--code", CHART]
    ran = run(*words, "--output", str(tmp_path / "charts"))
    (chart,) = (tmp_path / "charts").iterdir()
    assert [str(chart)] == ran.json["saved"]
    assert b"\x89PNG" == chart.read_bytes()[:4]
    assert "see the picture" == ran.json["artifacts"]["charts"][0]["png"]
    assert "add --output DIRECTORY to save them" in run(*words, terminal=True).out


@pytest.fixture
def stored(client: Any, sandbox: str) -> bytes:
    """The content of `stored.bin` in the sandbox."""
    content = bytes(range(256))
    encoded = base64.b64encode(content).decode()
    client.upload_file(sandbox, "stored.bin", encoded).unwrap()
    return content


@pytest.mark.usefixtures("environment")
def test_download(run: Run, sandbox: str, stored: bytes, tmp_path: Path) -> None:
    """A download is written to a path, or under its own name into a directory."""
    ran = run("download-file", sandbox, "stored.bin", "--output", str(tmp_path))
    assert ([str(tmp_path / "stored.bin")], None) == (ran.json["saved"], ran.json["content_base64"])
    assert stored == (tmp_path / "stored.bin").read_bytes()
    shown = run("download-file", sandbox, "stored.bin", "--output", str(tmp_path), terminal=True)
    assert str(tmp_path / "stored.bin") in "".join(shown.out.split())
    assert "add --output" not in shown.out


@pytest.mark.usefixtures("environment")
def test_download_to_stdout(run: Run, sandbox: str, stored: bytes) -> None:
    """`--output -` writes the bytes, and nothing else, to stdout."""
    assert stored == run("download-file", sandbox, "stored.bin", "--output", "-").raw


@pytest.mark.usefixtures("environment")
def test_download_without_a_place(run: Run, sandbox: str, stored: bytes) -> None:
    """Without a place a pipe gets base64, and a terminal is told how to save the file."""
    piped = run("download-file", sandbox, "stored.bin")
    assert stored == base64.b64decode(piped.json["content_base64"])
    shown = run("download-file", sandbox, "stored.bin", terminal=True)
    assert "add --output PATH to save it" in shown.out
    failed = run("download-file", sandbox, "no-such", terminal=True)
    assert (4, "") == (failed.code, failed.out)


def test_tables(run: Run, answer: Answer) -> None:
    """A list is a table of the columns that fit and have something to show."""
    items = [
        SANDBOX | {"cpu": 1234, "memory": 1.5, "snapshot": "slim"},
        {"name": "two"},
    ]
    answer(200, {"items": items, "nextCursor": "abc"})
    ran = run("list-sandboxes", terminal=True)
    shown = [" ".join(line.split()) for line in ran.out.replace("│", " ").splitlines()]
    assert "name state snapshot cpu memory id" in shown
    assert "one started slim 1,234 2 5f3b37df-02ab-4a1a-9be8-4c4bb5a47b0d" in shown
    assert "created at" not in ran.out
    assert "There is more: add --cursor abc" in ran.out


def test_narrow_terminal(run: Run, answer: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A narrow terminal has fewer columns, and always the first."""
    answer(200, {"items": [SANDBOX]})
    run("list-sandboxes")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "30")
    assert "5f3b37df" not in run("list-sandboxes", terminal=True).out
    monkeypatch.setenv("COLUMNS", "9")
    assert "name" in run("list-sandboxes", terminal=True).out


def test_empty_list(run: Run, answer: Answer) -> None:
    """An empty list is said to be empty."""
    answer(200, {"items": []})
    assert "No sandboxes.\n" == run("list-sandboxes", terminal=True).out


@pytest.mark.parametrize("name", ["[/x]", "[red]x[/red]", "a[b]"])
def test_names_are_no_markup(run: Run, answer: Answer, name: str) -> None:
    """A name with brackets is shown as it is, as a title, in a table and in a failure."""
    answer(200, SANDBOX | {"name": name})
    assert f"╭─ {name} ─" in run("get-sandbox", "one", terminal=True).out
    answer(200, {"items": [SANDBOX | {"name": name}]})
    assert name in run("list-sandboxes", terminal=True).out
    answer(404, {"message": f"{name} not found"})
    assert f"{name} not found" in run("get-sandbox", "one", terminal=True).said


@pytest.mark.usefixtures("environment")
def test_numbers_and_yes_or_no(run: Run, client: Any, sandbox: str) -> None:
    """Sizes have separators, and truth is yes or no."""
    client.execute_command(sandbox, "mkdir -p big/sub; head -c 12345 /dev/zero > big/file")
    out = run("list-files", sandbox, "--path", "big", terminal=True).out
    assert "│ file │ no     │ 12,345 │" in out
    assert "│ sub  │ yes    │" in out
    assert "│ 0.40 │" in run("list-snapshots", terminal=True).out


@pytest.mark.parametrize("words", ["list-sandboxes", "list-snapshots", "list-files one"])
def test_a_list_that_failed_says_nothing_of_what_there_is(
    run: Run, answer: Answer, words: str
) -> None:
    """Nobody knows whether there are none."""
    answer(500, {"message": "It went wrong"})
    ran = run("--max-retries", "0", *words.split(), terminal=True)
    assert (1, "") == (ran.code, ran.out)


@pytest.mark.parametrize(
    "words",
    ["get-preview-url one 8000", "create-signed-preview-url one 8000", "create-ssh-access one"],
)
def test_tokens_on_a_terminal(run: Run, answer: Answer, words: str) -> None:
    """A terminal shows them only if it is asked to; JSON has them."""
    made = {"url": "https://8000-x.proxy.example", "token": "s3cr3t", "sshCommand": "ssh s3cr3t@x"}
    answer(200, made)
    ran = run(*words.split(), terminal=True)
    assert "s3cr3t" not in ran.out
    assert "token hidden: add --show-secrets" in " ".join(ran.out.split())
    asked = run(*words.split(), "--show-secrets", terminal=True)
    assert "token s3cr3t" in " ".join(asked.out.split())
    assert "s3cr3t" == run(*words.split()).json["token"]
