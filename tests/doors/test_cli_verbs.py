"""The verbs that are no actions: doctor, demo, and those that print or listen."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Any

import pytest
import rich_click as click

from daytona_actions import ACTIONS, __version__, local
from daytona_actions.doors import manifest, openapi, tools
from daytona_actions.doors.cli.program import make
from daytona_actions.doors.running import announce
from daytona_actions.service import DAYTONA
from daytona_openapi.control.models import SandboxState
from tests.doors.made_up.service import SERVICE
from tests.other_system import on_system

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import httpx

    from tests.doors.conftest import Ran

    Run = Callable[..., Ran]
    Answer = Callable[..., list[httpx.Request]]


def _checks(ran: Ran) -> dict[str, Any]:
    return {check["subject"]: check for check in ran.json}


@pytest.mark.usefixtures("environment")
def test_doctor(run: Run, settings: dict[str, Any]) -> None:
    """All is well: the key, the address, the test call, and the versions are said."""
    ran = run("doctor")
    found = _checks(ran)
    assert (0, "") == (ran.code, ran.err)
    assert settings["api_url"] == found["address"]["detail"]
    assert found["test call"]["passed"] is True
    assert found["test call"]["detail"].startswith("GET /sandbox?limit=1 in ")
    assert "from DAYTONA_API_KEY" == found["Daytona API Key"]["detail"]
    assert "installed" == found["extra [mcp]"]["detail"]
    assert settings["api_key"] not in ran.out


def test_doctor_without_a_key(run: Run, answer: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a key it says how to get one, and calls nobody."""
    sent = answer(200, {})
    monkeypatch.delenv("DAYTONA_API_KEY")
    ran = run("doctor", terminal=True)
    assert (3, []) == (ran.code, sent)
    assert 'Open "Keys" in the dashboard.' in " ".join(ran.out.split())
    assert "failed  Daytona API Key" in ran.out
    assert "test call" not in ran.out


def test_doctor_with_a_wrong_key(run: Run, answer: Answer) -> None:
    """A key that is refused is told with what to do."""
    answer(401, {"statusCode": 401, "message": "Invalid credentials"})
    ran = run("doctor", "--json", terminal=True)
    assert 3 == ran.code
    assert _checks(ran)["test call"]["passed"] is False
    assert "Invalid credentials. Check the API key" in _checks(ran)["test call"]["detail"]


def test_doctor_shows_an_answer_as_it_is(run: Run, answer: Answer) -> None:
    """What a server says is text for a terminal too, brackets and all."""
    answer(401, {"message": "key [/x] is unknown"})
    assert "key [/x] is unknown" in run("doctor", terminal=True).out


def test_doctor_sees_what_is_missing(
    run: Run, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An extra that is not installed is said to be missing."""
    answer(200, {"items": []})
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    assert "not installed" == _checks(run("doctor"))["extra [mcp]"]["detail"]


def test_doctor_on_a_daytona_of_its_own(run: Run) -> None:
    """With --local and none running, one is run for the moment."""
    found = _checks(run("--local", "doctor"))
    assert found["test call"]["passed"] is True
    assert "of the one on this machine" == found["Daytona API Key"]["detail"]
    works = {"bubblewrap": True, "none": False}
    assert works[found["isolation there"]["detail"]] is found["isolation there"]["passed"]


def test_doctor_where_the_local_one_cannot_be(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says why, as on Windows."""
    on_system(monkeypatch, local, name="nt")
    monkeypatch.delitem(vars(local), "isolation_report", raising=False)
    found = _checks(run("doctor"))["isolation here"]
    assert (None, True) == (found["passed"], "WSL 2" in found["detail"])


def test_version(run: Run) -> None:
    """`--version` says the version."""
    assert f"daytona-actions, version {__version__}\n" == run("--version").out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], tools.openai_tools(DAYTONA)),
        (
            ["run-code", "get_sandbox"],
            tools.openai_tools(DAYTONA, names=["run_code", "get_sandbox"]),
        ),
        (["--api", "chat", "--strict"], tools.openai_tools(DAYTONA, api="chat", strict=True)),
        (["--api", "anthropic", "--read-only"], tools.anthropic_tools(DAYTONA, read_only=True)),
        (["--families", "git, files"], tools.openai_tools(DAYTONA, families=["git", "files"])),
        (
            ["get-sandbox", "--families", "git"],
            tools.openai_tools(DAYTONA, names="get_sandbox", families="git"),
        ),
        (["--api", "openapi"], openapi.openapi_document(DAYTONA)),
        (["--api", "results"], {name: made.output_schema for name, made in ACTIONS.items()}),
        (["--api", "manifest"], manifest.manifest_schema()),
    ],
)
def test_schema(run: Run, words: list[str], expected: Any) -> None:
    """Each kind of schema is printed as JSON."""
    assert expected == run("schema", *words).json


@pytest.mark.parametrize("verb", ["schema", "manifest"])
def test_families_are_an_option_where_there_are_any(verb: str) -> None:
    """A service without them has nothing to choose from."""
    options = {}
    for service in (SERVICE, DAYTONA):
        program = make(service)
        command = program.get_command(click.Context(program), verb)
        assert command
        options[service.name] = {name for option in command.params for name in option.opts}
    assert {"--families"} == options[DAYTONA.name] - options[SERVICE.name]


def test_schema_of_mcp(run: Run) -> None:
    """The MCP tools are printed as they go over the wire."""
    (tool,) = run("schema", "get-sandbox", "--api", "mcp").json
    assert ("get_sandbox", "Get sandbox") == (tool["name"], tool["title"])
    assert tool["annotations"]["readOnlyHint"] is True
    assert ACTIONS["get_sandbox"].input_schema == tool["inputSchema"]


def test_schema_of_no_action(run: Run) -> None:
    """An unknown action is a usage error that names those that there are."""
    ran = run("schema", "run")
    assert (2, True) == (ran.code, "There is no action 'run'" in ran.said)


def test_manifest(run: Run) -> None:
    """The manifest is printed as JSON."""
    assert manifest.manifest(DAYTONA) == run("manifest").json
    assert manifest.manifest(DAYTONA, families="git") == run("manifest", "--families", "git").json


def test_skill(run: Run, tmp_path: Path) -> None:
    """The skill is written, and the path of its folder printed."""
    ran = run("skill", "--output", str(tmp_path))
    assert f"{tmp_path / 'daytona-sandboxes'}\n" == ran.out
    assert (tmp_path / "daytona-sandboxes" / "SKILL.md").is_file()


def test_skill_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    """A folder that cannot be made is an error in one sentence."""
    (tmp_path / "daytona-sandboxes").write_text("")
    ran = run("skill", "--output", str(tmp_path))
    assert (1, True) == (ran.code, "The skill cannot be written" in ran.said)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(run: Run, shell: str) -> None:
    """A shell's completion script calls the program back."""
    ran = run("completion", shell)
    assert "_DAYTONA_ACTIONS_COMPLETE" in ran.out
    assert "daytona-actions" in ran.out


def test_completion_completes(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked by a shell, the program says the verbs that begin so."""
    monkeypatch.setenv("_DAYTONA_ACTIONS_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "daytona-actions list-s")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert ["plain,list-sandboxes", "plain,list-snapshots"] == run().out.split()


def _completed(run: Run, monkeypatch: pytest.MonkeyPatch, line: str) -> list[str]:
    monkeypatch.setenv("_DAYTONA_ACTIONS_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", f"daytona-actions {line}")
    monkeypatch.setenv("COMP_CWORD", str(len(line.split())))
    return run().out.split()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("run-code x python --from da", ["file,da"]),
        ("run-code x python --output da", ["dir,da"]),
        ("download-file x y --output da", ["file,da"]),
        ("skill --output da", ["dir,da"]),
        ("demo --output da", ["dir,da"]),
        ("serve --root da", ["dir,da"]),
        ("list-sandboxes --states start", ["plain,started", "plain,starting"]),
        ("run-code x py", ["plain,python"]),
        ("get-sandbox --api-u", ["plain,--api-url"]),
        ("rest --loc", ["plain,--local", "plain,--local-name"]),
        ("demo --auto", ["plain,--auto-start"]),
    ],
)
def test_completion_of_values(
    run: Run, monkeypatch: pytest.MonkeyPatch, line: str, expected: list[str]
) -> None:
    """Paths, known values and the connection's options are completed after a verb."""
    assert expected == _completed(run, monkeypatch, line)


def test_completed_values_are_the_described_ones() -> None:
    """The states that a shell completes are all those that the description knows."""
    assert sorted(SandboxState) == list(ACTIONS["list_sandboxes"].usual_values["states"])


@pytest.mark.parametrize("verb", ["mcp", "rest"])
@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--actions", "run"], "There is no action 'run'"),
        (["--read-only", "--actions", "run_code"], "No action is left to offer"),
        (["--families", "gits"], "There is no family 'gits'; choose from sandboxes, "),
        (["--api-url", "nonsense"], "api_url must be"),
    ],
)
def test_wrong_offers(run: Run, verb: str, words: list[str], complaint: str) -> None:
    """What cannot be offered is a usage error."""
    ran = run(verb, *words)
    assert 2 == ran.code
    assert complaint in ran.said


@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize("words", [["rest"], ["mcp", "--transport", "http"]])
def test_listening(run: Run, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    """The doors that listen do so on loopback, with a token that is made and shown."""
    served: list[dict[str, Any]] = []

    async def serve(app: object, *, ready: Any, **options: Any) -> None:
        assert app
        served.append(options)
        ready("http://here")
        raise KeyboardInterrupt

    monkeypatch.setattr("daytona_actions.doors.listening.serve_http", serve)
    ran = run(*words, "--actions", "get_sandbox,run_code")
    assert [{"host": "127.0.0.1", "port": 0}] == served
    assert (0, True) == (ran.code, "Token (set DAYTONA_ACTIONS_TOKEN" in ran.said)


@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize("words", [["rest"], ["mcp", "--transport", "http"]])
def test_interrupted_before_it_listens(
    run: Run, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    """An interruption while a door opens ends it as it does any other verb."""

    async def serve(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("daytona_actions.doors.listening.serve_http", serve)
    ran = run(*words)
    assert (130, True) == (ran.code, ran.err.startswith("Interrupted"))


@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize("words", [["rest"], ["mcp", "--transport", "http"]])
@pytest.mark.parametrize("place", ["taken", "no host"])
def test_place_where_nothing_can_listen(run: Run, words: list[str], place: str) -> None:
    """A port that is taken, or an address of another machine, is told in one sentence, no token."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = ["--port", str(other.getsockname()[1])]
        ran = run(*words, *(taken if place == "taken" else ["--host", "192.0.2.1"]))
    assert 1 == ran.code
    assert "Cannot listen at" in ran.said
    assert "Token" not in ran.err


@pytest.mark.parametrize("words", [["rest"], ["mcp", "--transport", "http"], ["serve"]])
def test_port_that_is_none(run: Run, words: list[str]) -> None:
    """A number that no port has is a usage error."""
    ran = run(*words, "--port", "99999")
    assert (2, True) == (ran.code, "99999 is not in the range 0<=x<=65535" in ran.said)


@pytest.mark.usefixtures("environment")
def test_mcp_over_stdio_in_this_process(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over stdio no token is made, and the server has the chosen tools."""
    served: list[Any] = []

    async def serve(made: Any) -> None:
        served.append(made)

    monkeypatch.setattr("daytona_actions.doors.mcp.serve_stdio", serve)
    ran = run("mcp", "--read-only")
    assert (0, "", "", 1) == (ran.code, ran.out, ran.err, len(served))


def test_doctor_of_a_named_one_here(run: Run, settings: dict[str, Any]) -> None:
    """The key is that of the Daytona on this machine, by whatever option it was found."""
    with announce(DAYTONA, "mine") as publish:
        publish(settings)
        ran = run("doctor", "--local-name", "mine")
    assert (0, "of the one on this machine") == (
        ran.code,
        _checks(ran)["Daytona API Key"]["detail"],
    )
