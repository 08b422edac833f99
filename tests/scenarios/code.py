"""Scenarios of run_code: languages, exit codes, variables and charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios import preparation
from tests.scenarios.model import Collection, failed, worked

if TYPE_CHECKING:
    from daytona_actions.results import RunCodeOutput
    from tests.scenarios.model import Stage

CODE = Collection()
in_a_sandbox = CODE.about("run_code", needs=preparation.sandbox)

FIGURE = "import matplotlib.pyplot as plt\nfig, ax = plt.subplots(figsize=(2, 1.5), dpi=50)\n"


def _run(
    stage: Stage, code: str, language: str = "python", **options: object
) -> tuple[int | None, str | None]:
    """Run code that must be carried out; return its exit code and output."""
    ran = worked(stage.daytona.run_code(stage.sandbox, code, language, **options))
    return ran.exit_code, ran.result


def _draw(stage: Stage, lines: str) -> RunCodeOutput:
    """Run code that draws a figure and must end well."""
    code = f"{FIGURE}{lines}\nplt.show()"
    drawn: RunCodeOutput = stage.daytona.run_code(stage.sandbox, code, "python", timeout=60)
    assert (0, "") == (worked(drawn).exit_code, drawn.result)
    return drawn


@in_a_sandbox
def run_code(stage: Stage) -> None:
    """Python code leaves its exit code and output."""
    assert (0, "42\n") == _run(stage, "print(6 * 7)")


@in_a_sandbox
def run_code_javascript(stage: Stage) -> None:
    """JavaScript runs."""
    code = "console.log([1,2,3].map(x => x * x).join())"
    assert (0, "1,4,9\n") == _run(stage, code, "javascript")


@in_a_sandbox
def run_code_typescript(stage: Stage) -> None:
    """TypeScript runs, types and all."""
    code = "const n: number = 41; console.log(n + 1)"
    assert (0, "42\n") == _run(stage, code, "typescript", timeout=60)


@in_a_sandbox
def run_code_exception(stage: Stage) -> None:
    """Code that raises leaves what it printed before, and its traceback."""
    code, output = _run(stage, "print('before')\nraise ValueError('broken')")
    assert (1, True) == (code, (output or "").startswith("before\nTraceback"))
    assert "line 2, in <module>\nValueError: broken\n" == (output or "").partition(", ")[2]


@in_a_sandbox
def run_code_exit_code(stage: Stage) -> None:
    """Code that exits with a number of its own is a success of the action."""
    assert (7, "") == _run(stage, "import sys; sys.exit(7)")


@in_a_sandbox
def run_code_env(stage: Stage) -> None:
    """Code gets its variables, characters beyond ASCII included."""
    code = "import os; print(os.environ['GREETING'])"
    assert (0, "héllo wörld\n") == _run(stage, code, env={"GREETING": "héllo wörld"})


@in_a_sandbox
def run_code_large_output(stage: Stage) -> None:
    """A long output comes whole."""
    assert (0, "x" * 200_000 + "\n") == _run(stage, "print('x' * 200_000)")


@in_a_sandbox
def run_code_empty(stage: Stage) -> None:
    """Empty code is refused by the server, in its own words."""
    failure = failed(stage.daytona.run_code(stage.sandbox, "", "python"))
    assert ("invalid_request", 400) == (failure.kind, failure.status_code)
    assert "Field validation for 'Code' failed" in failure.message


@in_a_sandbox
def run_code_timeout(stage: Stage) -> None:
    """Code that runs past its limit is a failure that says which limit was reached."""
    code = "import time; time.sleep(30)"
    failure = failed(stage.daytona.run_code(stage.sandbox, code, "python", timeout=1))
    assert ("command_timeout", 408) == (failure.kind, failure.status_code)
    assert "request timeout: command execution timeout" == failure.message


@in_a_sandbox
def run_code_chart(stage: Stage) -> None:
    """A line that matplotlib drew comes as a chart with its points and its picture."""
    drawn = _draw(
        stage,
        'ax.plot([1, 2, 3], [4, 5, 6], label="series")\n'
        'ax.set_title("A line")\nax.set_xlabel("x")\nax.set_ylabel("y")',
    )
    [chart] = drawn.charts
    assert ("A line", "line", b"\x89PNG") == (chart.title, chart.type, chart.png[:4])
    [described] = (drawn.artifacts or {})["charts"]
    assert [{"label": "series", "points": [[1, 4], [2, 5], [3, 6]]}] == described["elements"]


@in_a_sandbox
def run_code_chart_pie(stage: Stage) -> None:
    """A pie that matplotlib drew comes as a chart with its slices and its picture."""
    drawn = _draw(stage, 'ax.pie([1, 2], labels=["a", "b"])\nax.set_title("A pie")')
    [chart] = drawn.charts
    assert ("A pie", "pie", b"\x89PNG") == (chart.title, chart.type, chart.png[:4])
    [described] = (drawn.artifacts or {})["charts"]
    assert ["a", "b"] == [slice_["label"] for slice_ in described["elements"]]


@in_a_sandbox
def run_code_chart_bar_is_dropped_by_the_server(stage: Stage) -> None:
    """Bars are lost in this server's version; the action still succeeds."""
    drawn = _draw(stage, 'ax.bar(["a", "b"], [1, 2])')
    assert (None, []) == (drawn.artifacts, drawn.charts)
