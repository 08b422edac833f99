"""run_code and execute_command: what is sent, what a run says, and which limit was reached.

Answers here are built by hand; recorded ones are under cassettes/.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.actions.answers import ID, TOOLBOX, failed, refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from daytona_actions.results import ExecuteCommandOutput, RunCodeOutput
    from tests.actions.fake_server import FakeServer

    Run = Callable[..., RunCodeOutput | ExecuteCommandOutput]


@pytest.fixture
def daytona(connect: Callable[..., DaytonaActions]) -> DaytonaActions:
    """A client that needs no look-up."""
    return connect(toolbox_url=TOOLBOX, max_retries=0, wait_timeout=0)


@pytest.fixture(params=["run_code", "execute_command"])
def run(request: pytest.FixtureRequest, daytona: DaytonaActions) -> Run:
    """Either action, with what it runs already given."""
    more = {"run_code": ("1", "python"), "execute_command": ("true",)}[request.param]
    return lambda **options: getattr(daytona, request.param)(ID, *more, **options)


def test_run_code(daytona: DaytonaActions, server: FakeServer) -> None:
    """Code goes to its route, with its language and the documented time-out."""
    server.answer(json={"exitCode": 0, "result": "2\n"})
    result = daytona.run_code(ID, "print(1 + 1)", "python").unwrap()
    assert (0, "2\n", None) == (result.exit_code, result.result, result.artifacts)
    assert [f"POST /toolbox/{ID}/process/code-run"] == server.calls
    assert {"code": "print(1 + 1)", "language": "python", "timeout": 10} == server.sent()


def test_execute_command(daytona: DaytonaActions, server: FakeServer) -> None:
    """A command goes to its route, with the documented time-out."""
    server.answer(json={"exitCode": 0, "result": "hi\n"})
    result = daytona.execute_command(ID, "echo hi").unwrap()
    assert (0, "hi\n") == (result.exit_code, result.result)
    assert [f"POST /toolbox/{ID}/process/execute"] == server.calls
    assert {"command": "echo hi", "timeout": 10} == server.sent()


def test_everything_that_was_given(daytona: DaytonaActions, server: FakeServer) -> None:
    """Every argument is sent under its name in the API."""
    server.answer(json={"exitCode": 0, "result": ""})
    daytona.execute_command(ID, "env", "/tmp", {"A": 1, "_b2": True}, 60)
    expected = {
        "command": "env",
        "cwd": "/tmp",
        "envs": {"A": "1", "_b2": "true"},
        "timeout": 60,
    }
    assert expected == server.sent()


def test_empty_working_directory(daytona: DaytonaActions, server: FakeServer) -> None:
    """An empty working directory means the sandbox's own."""
    server.answer(json={"exitCode": 0, "result": ""})
    daytona.execute_command(ID, "pwd", cwd="")
    assert "cwd" not in server.sent()


def test_exit_code_is_no_failure(run: Run, server: FakeServer) -> None:
    """The call worked, whatever the exit code."""
    server.answer(json={"exitCode": 3, "result": "oh no"})
    result = run()
    assert (True, None, 3) == (result.success, result.error, result.exit_code)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"exitCode": -1, "result": ""}, (-1, "")),  # recording execute_command_killed
        ({"exitCode": -1}, (-1, None)),
        ({"exitCode": -1, "result": "hi\n"}, (-1, "hi\n")),  # printed, then killed
        ({"exitCode": 0}, (0, None)),
        ({"exitCode": 0, "result": None}, (0, None)),
        ({"result": "hi"}, (None, "hi")),
        ({"exitCode": "0", "result": "hi"}, (None, "hi")),
        ({"exitCode": True, "result": "hi"}, (None, "hi")),
        ({"exitCode": 0, "result": "half \ud800 a pair"}, (0, "half ? a pair")),
        ({"exitCode": 0, "result": "", "new": {"a": 1}}, (0, "")),
    ],
)
def test_odd_outcome(
    run: Run, server: FakeServer, answer: dict[str, Any], expected: tuple[Any, Any]
) -> None:
    """Of an odd outcome, what can be read is reported."""
    server.answer(json=answer)
    result = run().unwrap()
    assert expected == (result.exit_code, result.result)


@pytest.mark.parametrize("content", [b"", b"{}", b"null", b"[]", b"<html>", b'{"exitCode": null}'])
def test_no_outcome(run: Run, server: FakeServer, content: bytes) -> None:
    """A success that says nothing of the run is not believed."""
    server.answer(content=content)
    result = run()
    assert "response" == failed(result).kind
    assert "The server answered 200, but not with the outcome of a run: " in str(result.error)


@pytest.mark.parametrize("language", ["python", "Python", "JAVASCRIPT", "TypeScript"])
def test_languages(daytona: DaytonaActions, server: FakeServer, language: str) -> None:
    """A language is understood in any case, and sent as the server wants it."""
    server.answer(json={"exitCode": 0, "result": ""})
    daytona.run_code(ID, "1", language)
    assert language.lower() == server.sent()["language"]


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize("language", ["", "ruby", " python", "py"])
def test_unknown_language(daytona: DaytonaActions, language: str) -> None:
    """Another language is refused before any request, and the known ones are listed."""
    expected = f"language must be one of python, javascript, typescript, not {language!r}"
    assert expected == daytona.run_code(ID, "1", language).error


@pytest.mark.parametrize(("timeout", "expected"), [(None, 15.0), (1, 6.0), (3600, 3605.0)])
def test_http_limit(run: Run, server: FakeServer, timeout: int | None, expected: float) -> None:
    """HTTP waits five seconds longer than the command may take."""
    server.answer(json={"exitCode": 0, "result": ""})
    run(timeout=timeout)
    extensions = server.requests[0].extensions
    assert (expected, expected) == (extensions["timeout"]["read"], extensions["deadline"])
    assert 30.0 == extensions["timeout"]["connect"]


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(
    ("timeout", "expected"),
    [
        (0, "must be greater than or equal to 1, not 0"),
        (-5, "must be greater than or equal to 1, not -5"),
        (1.5, "must be an integer, not 1.5"),
        (True, "must be an integer, not True"),
        ("10", "must be an integer, not str"),
        (2**32, "must be less than or equal to 4294967295, not 4294967296"),
        pytest.param(10**5000, "must be less than or equal to 4294967295, not int", id="huge"),
    ],
)
def test_wrong_timeout(run: Run, timeout: Any, expected: str) -> None:
    """A time-out that is no positive whole number is refused before any request."""
    assert str(run(timeout=timeout).error).endswith(f"argument timeout {expected}")


def test_limit_of_the_command(run: Run, server: FakeServer) -> None:
    """Where the command's own limit was reached, the failure says so."""
    server.answer(408, json=refusal(408, "request timeout: command execution timeout"))
    failure = failed(run(timeout=2))
    assert ("command_timeout", False) == (failure.kind, failure.retryable)
    assert failure.hint.startswith("The command ran into its own timeout")


def test_limit_of_http(run: Run, server: FakeServer) -> None:
    """Where the HTTP limit was reached, the failure says so, and how long it was."""
    server.answer(error=httpx.ReadTimeout("made up"))
    failure = failed(run(timeout=2))
    assert "request_timeout" == failure.kind
    assert "No answer from proxy.app.daytona.io within 7 s (the HTTP limit)" in failure.message


def test_command_is_not_sent_twice(
    connect: Callable[..., DaytonaActions], server: FakeServer
) -> None:
    """What may have run once is not run again, whatever became of its answer."""
    server.answer(error=httpx.ReadError("reset"))
    result = connect(toolbox_url=TOOLBOX).execute_command(ID, "make")
    assert "whether the request was carried out is unknown" in str(result.error)


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize("name", ["", "1A", "A-B", "A B", "A=B", "Ä", "A\n", "A\x00"])
def test_name_that_no_shell_has(run: Run, name: str) -> None:
    """A variable's name that no shell has is refused before any request."""
    expected = f"env has the name {name!r}: use letters, digits and _ only, not a digit first"
    assert expected == run(env={name: "x"}).error


@pytest.mark.parametrize("env", [None, {}])
def test_no_variables(run: Run, server: FakeServer, env: dict[str, str] | None) -> None:
    """No variables are sent where none are given."""
    server.answer(json={"exitCode": 0, "result": ""})
    run(env=env)
    assert not server.sent().get("envs")


def test_charts(daytona: DaytonaActions, server: FakeServer) -> None:
    """Charts come as artifacts, as they are, and as pictures for Python."""
    chart = {"type": "line", "title": "T", "png": base64.b64encode(b"png").decode()}
    server.answer(json={"exitCode": 0, "result": "", "artifacts": {"charts": [chart]}})
    result = daytona.run_code(ID, "plot()", "python").unwrap()
    assert result.artifacts is not None
    assert chart.items() <= result.artifacts["charts"][0].items()
    assert [b"png"] == [found.png for found in result.charts]


@pytest.mark.parametrize("artifacts", [None, [], "x", 7])
def test_odd_artifacts(daytona: DaytonaActions, server: FakeServer, artifacts: Any) -> None:
    """Artifacts that cannot be read don't lose the outcome."""
    server.answer(json={"exitCode": 0, "result": "hi", "artifacts": artifacts})
    result = daytona.run_code(ID, "1", "python").unwrap()
    assert ("hi", None) == (result.result, result.artifacts)


def test_texts_in_artifacts(daytona: DaytonaActions, server: FakeServer) -> None:
    """Texts in artifacts can be sent on, whatever the server put there."""
    odd = {"\ud800": ["\udfff", {"a": None}, 1.5]}
    server.answer(json={"exitCode": 0, "result": "", "artifacts": odd})
    result = daytona.run_code(ID, "1", "python").unwrap()
    assert {"?": ["?", {"a": None}, 1.5]} == result.artifacts


@pytest.mark.parametrize(
    ("reason", "kind", "advice"),
    [
        ("fork/exec /usr/bin/bash: no such file or directory", "not_found", "Check cwd"),
        ("fork/exec /usr/bin/bash: not a directory", "invalid_request", "Check cwd"),
        ("fork/exec /usr/bin/bash: permission denied", "permission", "Check cwd"),
        ("fork/exec /usr/bin/bash: argument list too long", "too_large", "upload_file"),
        ("exec: environment variable contains NUL", "invalid_request", "Check cwd"),
        ("a reason in other words", "invalid_request", "Check cwd"),
    ],
)
def test_never_started(run: Run, server: FakeServer, reason: str, kind: str, advice: str) -> None:
    """What never started is a failure with the reason; code and text stay as the server said."""
    server.answer(json={"exitCode": -1, "result": reason})
    result = run()
    assert (False, -1, reason) == (result.success, result.exit_code, result.result)
    assert (kind, f"It was never started: {reason}") == (failed(result).kind, result.error)
    assert advice in failed(result).hint


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        (lambda d: d.execute_command(ID, "echo a\0b"), "command holds a NUL character, which is"),
        (lambda d: d.run_code(ID, "1\0", "python"), "code holds a NUL character, which is lost"),
        (lambda d: d.execute_command(ID, "a", cwd="/\0"), "cwd holds a NUL character, which no"),
        (lambda d: d.execute_command(ID, "a", env={"A": "\0"}), "env['A'] holds a NUL character"),
        (lambda d: d.run_code(ID, "1", "python", env={"A": "\0"}), "env['A'] holds a NUL char"),
        (lambda d: d.create_sandbox(env={"A": "\0"}), "env['A'] holds a NUL character"),
        (lambda d: d.create_sandbox(env={"A\0": "x"}), "env['A\\x00'] holds a NUL character"),
        (
            lambda d: d.execute_command(ID, "a", env={"A": "x" * 131_070}),
            "env['A'] is longer than the 131,071 bytes that a variable can have with its name",
        ),
        (lambda d: d.create_sandbox(env={"A": "é" * 70_000}), "env['A'] is longer than the"),
        (lambda d: d.git_clone(ID, "https://x.example/a", "a\0"), "path holds a NUL character"),
    ],
)
def test_what_cannot_be_run(
    daytona: DaytonaActions, ask: Callable[..., Any], expected: str
) -> None:
    """What no process can be started with, or would run something else, is not sent."""
    result = ask(daytona)
    assert str(result.error).startswith(expected)
    assert "invalid_request" == failed(result).kind


def test_longest_variable(daytona: DaytonaActions, server: FakeServer) -> None:
    """A variable may be as long as Linux takes it: 128 KiB with its name and an end."""
    server.answer(json={"exitCode": 0})
    daytona.execute_command(ID, "true", env={"A": "x" * 131_069}).unwrap()
