"""The verbs of the actions: from the words of a command line to a call and to what is shown."""

from __future__ import annotations

import json
import logging
import re
from typing import TYPE_CHECKING

import pytest

from daytona_actions import ACTIONS
from daytona_actions.listed import FAMILIES
from tests.doors.screen import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import Any

    import httpx

    from tests.doors.conftest import Ran

    Run = Callable[..., Ran]
    Answer = Callable[..., list[httpx.Request]]

SANDBOX = {"id": "5f3b37df-02ab-4a1a-9be8-4c4bb5a47b0d", "name": "one", "state": "started"}


@pytest.fixture
def _quiet() -> Iterator[None]:
    """Take away the log that --verbose sets up."""
    logger = logging.getLogger("daytona_actions")
    before = list(logger.handlers)
    yield
    logger.setLevel(logging.NOTSET)
    logger.handlers[:] = before


def test_no_key(run: Run) -> None:
    """Without a key the failure says how to come by one."""
    ran = run("list-sandboxes")
    assert 3 == ran.code
    assert "DAYTONA_API_KEY" in ran.err


def test_arguments_reach_the_call(run: Run, answer: Answer) -> None:
    """Words become values of the right type; maps are KEY=VALUE, as often as wanted."""
    sent = answer(200, SANDBOX)
    run(
        *["create-sandbox", "--name", "one", "--labels", "a=b=c", "--labels", "d="],
        *["--env", "X=1", "--cpu", "2", "--no-public", "--auto-delete-interval", "-1"],
    )
    expected = {
        "name": "one",
        "labels": {"a": "b=c", "d": ""},
        "env": {"X": "1"},
        "cpu": 2,
        "public": False,
        "autoDeleteInterval": -1,
    }
    assert expected == json.loads(sent[0].content)


def test_list_of_values(run: Run, answer: Answer) -> None:
    """A parameter that is a list takes its option more than once."""
    sent = answer(200, {"items": []})
    run("list-sandboxes", "--states", "started", "--states", "error")
    assert ["started", "error"] == sent[0].url.params.get_list("states")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["get-sandbox"], "Missing argument 'SANDBOX_ID'"),
        (["no-such-verb"], "No such command 'no-such-verb'"),
        (["creat-sandbox"], "No such command 'creat-sandbox'. Did you mean create-sandbox"),
        (["run"], "No such command 'run'. Did you mean run-code?"),
        (["create-sandbox", "--labels", "a"], "'a' is not KEY=VALUE"),
        (["list-sandboxes", "--limit", "x"], "'x' is not a whole number from 1 to 200"),
        (["rest", "--port", "x"], "'x' is not a whole number from 0 to 65535"),
        (["mcp", "--max-output", "2.5"], "'2.5' is not a whole number from 100"),
        (["--max-retries", "x", "list-sandboxes"], "'x' is not a whole number"),
        (
            ["edit-text-file", "s", "p", "-x", "y"],
            "No such option '-x'. A value that begins with a dash stands after --.",
        ),
        (["edit-text-file", "s", "--api-ur", "x"], "No such option '--api-ur'. Did you mean"),
        (["list-sandboxes", "--limit", "201"], "201 is not in the range 1<=x<=200"),
        (["execute-command", "x", "ls", "--timeout", "0"], "0 is not in the range"),
        (["run-code", "x", "python"], "Give the content with --from PATH, or with --code"),
        (["run-code", "x", "python", "--from", "/no/such"], "/no/such cannot be read: No such"),
        (["run-code", "x", "python", "--code", "1", "--from", "-"], "Give either --from or --code"),
        (["execute-command", "x"], "Give the content with --from PATH, or with COMMAND."),
        (["execute-command", "x", "ls", "--from", "-"], "Give either --from or COMMAND, not both."),
        (["--api-url", "nonsense", "list-sandboxes"], "api_url"),
        (
            ["--local", "--api-url", "http://x", "list-sandboxes"],
            "Give either --local or --api-url",
        ),
        (
            ["--local", "list-sandboxes"],
            "start one in another terminal with `daytona-actions serve`",
        ),
    ],
)
def test_usage_errors(run: Run, answer: Answer, words: list[str], complaint: str) -> None:
    """A wrong command line ends with 2, says what is wrong, and sends nothing."""
    sent = answer(200, {})
    ran = run(*words)
    assert (2, []) == (ran.code, sent)
    assert complaint in ran.said


def test_settings_before_and_after_the_verb(run: Run, answer: Answer) -> None:
    """The connection's options stand before the verb or after it; the later one counts."""
    sent = answer(200, {"items": []})
    run("--api-url", "https://a.example/api", "list-sandboxes")
    run(
        "--api-url", "https://a.example/api", "list-sandboxes", "--api-url", "https://b.example/api"
    )
    assert ["a.example", "b.example"] == [request.url.host for request in sent]


def test_target_of_the_action_is_not_the_connections(run: Run, answer: Answer) -> None:
    """Where an action has a parameter of the same name, that one is meant after the verb."""
    sent = answer(200, SANDBOX)
    run("--target", "eu", "create-sandbox")
    run("--target", "eu", "create-sandbox", "--target", "us")
    assert ["eu", "us"] == [json.loads(request.content)["target"] for request in sent]


@pytest.mark.parametrize(("given", "verify"), [("false", False), ("TRUE", True)])
def test_verify(run: Run, monkeypatch: pytest.MonkeyPatch, given: str, *, verify: bool) -> None:
    """A switch that may also be a path takes true and false."""
    seen: list[Any] = []

    def refuse(**given: Any) -> None:
        seen.append((given["verify"], given["allow_http"]))
        raise ValueError

    monkeypatch.setattr("daytona_actions.client.Settings", refuse)
    assert 2 == run("--verify", given, "--allow-http", "list-sandboxes").code
    assert [(verify, True)] == seen


def test_content_from_a_file(run: Run, answer: Answer, tmp_path: Path) -> None:
    """An upload takes its bytes from a file, and the file's name where a directory is meant."""
    sent = answer(200, {"files": [{"path": "/home/daytona/data.bin", "bytes": 256}]})
    (tmp_path / "data.bin").write_bytes(bytes(range(256)))
    words = [
        "--toolbox-url",
        "https://proxy.example/toolbox",
        "upload-file",
        SANDBOX["id"],
        "/home/daytona/",
    ]
    ran = run(*words, "--from", str(tmp_path / "data.bin"))
    assert "/home/daytona/data.bin" == ran.json["uploaded_path"]
    assert bytes(range(256)) in sent[0].content
    assert b"/home/daytona/data.bin" in sent[0].content


@pytest.mark.usefixtures("environment")
def test_content_from_stdin(run: Run, sandbox: str) -> None:
    """Code comes from stdin with `--from -`."""
    ran = run("run-code", sandbox, "python", "--from", "-", stdin="print('zażółć')".encode())
    assert "zażółć\n" == ran.json["result"]


def test_content_that_is_no_text(run: Run, tmp_path: Path) -> None:
    """Code that is not UTF-8 is a usage error."""
    (tmp_path / "code").write_bytes(b"\xff")
    ran = run("run-code", "x", "python", "--from", str(tmp_path / "code"))
    assert (2, True) == (ran.code, "is not UTF-8 text" in ran.said)


CLONE = (
    *("--toolbox-url", "https://p.example", "git-clone", SANDBOX["id"], "https://g.example/a", "a"),
    *("--username", "me", "--password"),
)


def test_secret_from_stdin(run: Run, answer: Answer) -> None:
    """A password comes from stdin with `-`, and from the command line as it is."""
    sent = answer(200, {})
    run(*CLONE, "-", stdin=b"secret one\n")
    run(*CLONE, "secret two")
    assert ["secret one", "secret two"] == [json.loads(r.content)["password"] for r in sent]


def test_secret_is_asked_for_on_a_terminal(
    run: Run, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal `-` asks for the secret, without showing it."""
    sent = answer(200, {})
    asked: list[dict[str, object]] = []

    def prompt(_text: str, **options: object) -> str:
        asked.append(options)
        return "typed"

    monkeypatch.setattr("rich_click.prompt", prompt)
    run(*CLONE, "-", tty_in=True)
    assert [{"hide_input": True, "err": True}] == asked
    assert "typed" == json.loads(sent[0].content)["password"]


@pytest.mark.usefixtures("_quiet")
def test_verbose(run: Run, answer: Answer) -> None:
    """`--verbose` logs a line for each request, on stderr, without the key."""
    answer(200, {"items": []})
    ran = run("-v", "list-sandboxes")
    assert "daytona_actions GET /api/sandbox 200 in " in ran.said
    assert "made-up-api-key" not in ran.err
    assert ran.json["success"] is True


def test_interrupted(run: Run, answer: Answer) -> None:
    """An interruption ends with 130 and says that what was begun may go on."""
    answer(200, {}, raises=KeyboardInterrupt())
    ran = run("create-sandbox")
    assert (130, "") == (ran.code, ran.out)
    assert "Interrupted" in ran.err


@pytest.mark.parametrize("verb", ["doctor", "cleanup --all --yes", "demo"])
def test_any_verb_can_be_interrupted(run: Run, answer: Answer, tmp_path: Path, verb: str) -> None:
    """The verbs that are no actions end in the same way."""
    answer(200, {}, raises=KeyboardInterrupt())
    output = ["--output", str(tmp_path)] if verb == "demo" else []
    ran = run(*verb.split(), *output)
    assert (130, True) == (ran.code, "Interrupted" in ran.err)


def test_interrupted_question(run: Run, answer: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    """An interruption is one also where something is asked."""
    answer(200, {"items": [SANDBOX]})

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("click.termui.visible_prompt_func", interrupt)
    assert 130 == run("cleanup", "--all", tty_in=True).code


def test_verbs_stand_by_family(run: Run) -> None:
    """The help shows the verbs of each family in a panel of its own, then those of the program."""
    panels = re.split(r"─ ([\w ]+) ─+╮", run("--help").out)
    found = dict(zip(panels[1::2], panels[2::2], strict=True))
    assert [*(family.title for family in FAMILIES.values()), "More", "Options"] == [*found]
    for family in FAMILIES.values():
        shown = re.findall(r"│ ([a-z-]+) ", found[family.title])
        assert sorted(name.replace("_", "-") for name in family.actions) == sorted(shown)


def test_help_of_every_verb(run: Run) -> None:
    """Each verb has a help with what its action says, its parameters and an example."""
    for name, action in ACTIONS.items():
        text = words_of(run(name.replace("_", "-"), "--help").out)
        assert action.summary in text
        assert f"Example: daytona-actions {name.replace('_', '-')}" in text
        for parameter in action.input_schema["properties"]:
            option = f"--{parameter.replace('_', '-')}"
            assert option in text or parameter.upper() in text
            for value in action.usual_values[parameter]:
                assert value in text


@pytest.mark.parametrize("words", ["upload-file one q", "run-code one python"])
def test_content_without_end(run: Run, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """A device is read up to the most that one call sends, and refused."""
    monkeypatch.setattr("daytona_actions.doors.cli.values.LARGEST_CONTENT", 1000)
    ran = run(*words.split(), "--from", "/dev/zero")
    assert (2, True) == (ran.code, "more than 1000 bytes" in ran.said)
    assert 2 == run(*words.split(), "--from", "-", stdin=b"x" * 1001).code
