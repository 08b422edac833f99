"""The route that runs a piece of Python, JavaScript or TypeScript."""

from __future__ import annotations

import base64
import json
import os
import re
import shlex
import subprocess
from typing import TYPE_CHECKING, Any

from .commands import Outcome, environment_for, run_script
from .exchange import SURROGATE, Answer, Request, RouteError
from .fields import read_fields
from .scratch import nameless_file

if TYPE_CHECKING:
    from .settings import Settings

LANGUAGES = ("python", "javascript", "typescript")
# https://nodejs.org/api/module.html: since these Node.js itself can turn TypeScript into JavaScript.
KNOWS_TYPES = ((22, 13), (23, 2))
TYPESCRIPT = os.path.join(os.path.dirname(__file__), "typescript", "run.js")
# Recorded (run_code_argv): the program's own name is no argument of the code.
WITHOUT_NAME = b"process.argv.splice(1, 1);\n"
DRAWING = b"import daytona_code; daytona_code.run(%r)"
MISSING_RUNTIME = 127


def code_run(request: Request) -> Answer:
    """Run code and answer its exit code, output and the charts that it showed."""
    fields = read_fields(
        request.body,
        "CodeRunRequest",
        {"code": str, "language": str, "argv": list, "envs": dict, "timeout": int},
        ("code", "language"),
        RouteError.invalid_body,
    )
    if fields["language"] not in LANGUAGES:
        reason = f"unsupported language: {fields['language']}"
        raise RouteError.bad_request(reason)
    fields["code"] = SURROGATE.sub("\ufffd", fields["code"])
    environment = environment_for(request.settings, fields.get("envs", {}))
    if fields["language"] == "python":
        return _run_python(request, environment, fields)
    program = _node_program(request.settings, environment, fields["language"])
    if isinstance(program, str):
        return _answer(Outcome(MISSING_RUNTIME, program + "\n"))
    code = WITHOUT_NAME + fields["code"].encode()
    return _answer(_run(request, environment, fields, program, code))


def _run_python(request: Request, environment: dict[str, str], fields: dict[str, Any]) -> Answer:
    settings = request.settings
    with nameless_file(settings) as charts:
        own = environment.get("PYTHONPATH")
        environment = {
            "MPLBACKEND": "module://daytona_charts",
            "DAYTONA_CHARTS": str(charts.fileno()),
            **environment,
            "PYTHONPATH": ":".join(filter(None, [own, settings.charts_folder])),
        }
        program, code = [settings.python, "-u", "-"], fields["code"].encode()
        if b"matplotlib" in code:
            code = DRAWING % base64.b64encode(code)
        outcome = _run(request, environment, fields, program, code, inherited=(charts.fileno(),))
        charts.seek(0)
        return _answer(outcome, _read_charts(charts.read()))


def _run(  # noqa: PLR0913 - each is a part of the command line
    request: Request,
    environment: dict[str, str],
    fields: dict[str, Any],
    program: list[str],
    code: bytes,
    *,
    inherited: tuple[int, ...] = (),
) -> Outcome:
    """Pipe code into a program by the shell line that the real daemon uses.

    The arguments are the shell's to read, and an end by a signal is told in its words (recorded:
    run_code_argv, run_code_exit_codes).
    """
    encoded = base64.b64encode(code).decode()
    command = " ".join([shlex.join(program), *fields.get("argv", [])])
    return run_script(
        f"printf '%s' '{encoded}' | base64 -d | {command}",
        folder=request.settings.real_home,
        environment=environment,
        time_limit=fields.get("timeout", 0),
        client=request.client,
        inherited=inherited,
    )


def _answer(outcome: Outcome, charts: list[Any] | None = None) -> Answer:
    body: dict[str, Any] = {"exitCode": outcome.exit_code, "result": outcome.output}
    if charts:
        body["artifacts"] = {"charts": charts}
    return Answer.of_json(body)


def _read_charts(lines: bytes) -> list[Any]:
    # The code that ran could write here too: what is no JSON object is not a chart.
    charts = []
    # Python writes NaN, which is no JSON: a number that is none is null.
    for line in lines.splitlines():
        try:
            chart = json.loads(line, parse_constant=lambda _constant: None)
        except (ValueError, RecursionError):
            continue
        if isinstance(chart, dict):
            charts.append(chart)
    return charts


def _node_program(
    settings: Settings, environment: dict[str, str], language: str
) -> list[str] | str:
    """Return the program for a language of Node.js, or a sentence on what is missing."""
    folders = environment.get("PATH", "").split(":")
    candidates = [os.path.join(folder, "node") for folder in folders] + settings.node_candidates
    found = [path for path in candidates if os.access(path, os.X_OK)]
    if not found:
        return f"{language} needs Node.js, which this machine does not have: install Node.js"
    if language == "javascript":
        return [found[0], "-"]
    fit = [path for path in found if _knows_types(_node_version(path))]
    return [(fit or found)[0], "--expose-internals", TYPESCRIPT]


def _knows_types(version: tuple[int, ...]) -> bool:
    return version >= KNOWS_TYPES[1] or KNOWS_TYPES[0] <= version < (23, 0)


_versions: dict[str, tuple[int, ...]] = {}


def _node_version(path: str) -> tuple[int, ...]:
    if path not in _versions:
        asked = subprocess.run(  # noqa: S603 - a program found on the sandbox's own path
            [path, "--version"], capture_output=True, text=True, timeout=10, check=False
        )
        _versions[path] = tuple(int(number) for number in re.findall(r"\d+", asked.stdout)[:2])
    return _versions[path]
