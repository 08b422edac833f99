"""The route that runs a piece of Python, JavaScript or TypeScript."""

from __future__ import annotations

import json
import os
import re
import subprocess
from typing import IO, TYPE_CHECKING, Any

from .commands import Outcome, environment_for, run_program
from .exchange import Answer, Request, RouteError
from .fields import read_fields

if TYPE_CHECKING:
    from .settings import Settings

LANGUAGES = ("python", "javascript", "typescript")
# https://nodejs.org/api/typescript.html: types are stripped without a flag since these; standard
# input joined in 23.7.
STRIPS_TYPES = ((22, 18), (23, 7))
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
    environment = environment_for(request.settings, fields.get("envs", {}))
    if fields["language"] == "python":
        return _run_python(request.settings, environment, fields)
    program = _node_program(request.settings, environment, fields["language"])
    if isinstance(program, str):
        return _answer(Outcome(MISSING_RUNTIME, program + "\n"))
    return _answer(_run(request.settings, environment, fields, program))


def _run_python(settings: Settings, environment: dict[str, str], fields: dict[str, Any]) -> Answer:
    with _nameless_file(settings) as charts:
        own = environment.get("PYTHONPATH")
        environment = {
            "MPLBACKEND": "module://daytona_charts",
            "DAYTONA_CHARTS": str(charts.fileno()),
            **environment,
            "PYTHONPATH": ":".join(filter(None, [own, settings.charts_folder])),
        }
        program = [settings.python, "-u", "-"]
        outcome = _run(settings, environment, fields, program, (charts.fileno(),))
        charts.seek(0)
        return _answer(outcome, _read_charts(charts.read()))


def _run(
    settings: Settings,
    environment: dict[str, str],
    fields: dict[str, Any],
    program: list[str],
    inherited: tuple[int, ...] = (),
) -> Outcome:
    with _nameless_file(settings) as code:
        code.write(fields["code"].encode("utf-8", "replace"))
        code.seek(0)
        return run_program(
            [*program, *fields.get("argv", [])],
            folder=settings.real_home,
            environment=environment,
            time_limit=fields.get("timeout", 0),
            standard_input=code,
            inherited=inherited,
        )


def _nameless_file(settings: Settings) -> IO[bytes]:
    path = settings.real_path(f"/tmp/{os.urandom(16).hex()}")  # noqa: S108 - a name nobody knows
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    os.unlink(path)
    return open(descriptor, "w+b")


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
    for path in found:
        version = _node_version(path)
        if version >= STRIPS_TYPES[1] or STRIPS_TYPES[0] <= version < (23, 0):
            return [path, "--no-warnings", "-"]
    return "typescript needs Node.js 22.18 or newer, this machine has only older ones"


_versions: dict[str, tuple[int, ...]] = {}


def _node_version(path: str) -> tuple[int, ...]:
    if path not in _versions:
        asked = subprocess.run(  # noqa: S603 - a program found on the sandbox's own path
            [path, "--version"], capture_output=True, text=True, timeout=10, check=False
        )
        _versions[path] = tuple(int(number) for number in re.findall(r"\d+", asked.stdout)[:2])
    return _versions[path]
