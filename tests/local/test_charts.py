"""Figures that Python code shows become artifacts."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

import pytest

from tests.local.clients import ISOLATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.local.clients import Client, Sandbox

CHARTS: dict[str, tuple[str, dict[str, Any]]] = {
    "line": (
        "ax.plot([1, 2], [3, 4.5], label='a')",
        {
            "type": "line",
            "x_scale": "linear",
            "elements": [{"label": "a", "points": [[1, 3], [2, 4.5]]}],
        },
    ),
    "line with a hole": (
        "ax.plot([1, 2, 3], [3, float('nan'), 5], label='a')",
        {"type": "line", "elements": [{"label": "a", "points": [[1, 3], [3, 5]]}]},
    ),
    "logarithmic": ("ax.plot([1, 2]); ax.set_yscale('log')", {"type": "line", "y_scale": "log"}),
    "dates": (
        "import datetime; ax.plot([datetime.date(2026, 1, 1), datetime.date(2026, 1, 2)], [1, 2])",
        {"type": "line", "x_scale": "datetime"},
    ),
    "categories": ("ax.plot(['a', 'b'], [1, 2])", {"type": "line", "x_scale": "categorical"}),
    "scatter": (
        "ax.scatter([1, 2], [3, 4], label='dots')",
        {"type": "scatter", "elements": [{"label": "dots", "points": [[1, 3], [2, 4]]}]},
    ),
    "bar": (
        "ax.bar(['a', 'b'], [1, 2.5], label='group')",
        {
            "type": "bar",
            "elements": [
                {"label": "a", "value": "1", "group": "group"},
                {"label": "b", "value": "2.5", "group": "group"},
            ],
        },
    ),
    "horizontal bar": (
        "ax.barh(['a', 'b'], [1, 2], label='group')",
        {
            "type": "bar",
            "elements": [
                {"label": "a", "value": "1", "group": "group"},
                {"label": "b", "value": "2", "group": "group"},
            ],
        },
    ),
    "bars between ticks": (
        "ax.bar(range(10), range(10)); ax.set_xticks(range(0, 10, 5), ['start', 'half'])",
        {
            "type": "bar",
            "elements": [
                {"label": label, "value": str(number), "group": "_container0"}
                for number, label in enumerate(["start", *"1234", "half", *"6789"])
            ],
        },
    ),
    "grouped bars": (
        """ax.bar([-0.2, 0.8], [3, 4], 0.4); ax.bar([0.2, 1.2], [1, float('nan')], 0.4)
ax.set_xticks([0, 1], ['a', 'b'])""",
        {
            "type": "bar",
            "elements": [
                {"label": "a", "value": "3", "group": "_container0"},
                {"label": "b", "value": "4", "group": "_container0"},
                {"label": "a", "value": "1", "group": "_container1"},
                {"label": "b", "value": "nan", "group": "_container1"},
            ],
        },
    ),
    "pie": (
        "ax.pie([1, 3], labels=['a', 'b'])",
        {
            "type": "pie",
            "elements": [
                {"label": "a", "angle": 90, "radius": 1},
                {"label": "b", "angle": 270, "radius": 1},
            ],
        },
    ),
    "image": (
        "ax.imshow([[1, 2], [3, 4]])",
        {"type": "unknown", "x_scale": "linear", "elements": []},
    ),
    "line and bars": (
        "ax.plot([1, 2]); ax.bar([1, 2], [1, 2])",
        {"type": "unknown", "x_scale": "linear", "elements": []},
    ),
    "dots and bars": (
        "ax.scatter([1, 2], [1, 2]); ax.bar([1, 2], [1, 2])",
        {"type": "bar"},
    ),
    "line and dots": ("ax.plot([1, 2]); ax.scatter([1, 2], [1, 2])", {"type": "line"}),
    "nothing drawn": ("ax.set_title('empty')", {"type": "unknown", "elements": None}),
}
BACKENDS = {
    "matplotlib.use": "import matplotlib\nmatplotlib.use('Agg')\nimport matplotlib.pyplot as plt",
    "switch_backend": "import matplotlib.pyplot as plt\nplt.switch_backend('agg')",
    "the environment": (
        "import os\nos.environ['MPLBACKEND'] = 'Agg'\nimport matplotlib.pyplot as plt"
    ),
    "rcParams": "import matplotlib\nmatplotlib.rcParams['backend'] = 'Agg'\n"
    "import matplotlib.pyplot as plt",
    "one that needs a screen": "import matplotlib\nmatplotlib.use('TkAgg')\n"
    "import matplotlib.pyplot as plt",
    "after a figure": "import matplotlib.pyplot as plt\nplt.plot([2])\nplt.close()\n"
    "plt.switch_backend('svg')",
}


@pytest.fixture(scope="module")
def sandbox(server: Client) -> Iterator[Sandbox]:
    """One sandbox for all charts: matplotlib reads the fonts once."""
    created = server.create()
    yield created
    server.http.delete(f"/sandbox/{created.id}")


def show(sandbox: Sandbox, *drawings: str) -> dict[str, Any]:
    """Run code that draws figures and shows each, and return the answer."""
    code = "import matplotlib.pyplot as plt\n"
    for drawing in drawings:
        code += f"fig, ax = plt.subplots(figsize=(2, 2), dpi=50)\n{drawing}\nplt.show()\n"
    return sandbox.code(code)


@pytest.fixture(scope="module")
def drawn(sandbox: Sandbox) -> dict[str, dict[str, Any]]:
    """What the figures of CHARTS become: drawn by one run, since most of its time matplotlib is imported."""
    answer = show(sandbox, *(drawing for drawing, _ in CHARTS.values()))
    return dict(zip(CHARTS, answer["artifacts"]["charts"], strict=True))


# What a chart holds has nothing to do with how the code that draws it is kept apart.
ANY_ISOLATION = pytest.mark.parametrize("isolation", ISOLATIONS[:1], indirect=True)


@ANY_ISOLATION
@pytest.mark.parametrize("chart", CHARTS)
def test_a_figure_becomes_a_chart(drawn: dict[str, dict[str, Any]], chart: str) -> None:
    """Its type and data are read from it."""
    _, expected = CHARTS[chart]
    assert expected == {name: drawn[chart][name] for name in expected}


@pytest.mark.parametrize("where", ["call", "sandbox"])
def test_a_path_for_modules_leaves_charts_alone(server: Client, where: str) -> None:
    """PYTHONPATH of a call or a sandbox is kept, and figures are charts all the same."""
    variables = {"PYTHONPATH": "/home/daytona/modules"}
    created = server.create(env=variables if where == "sandbox" else {})
    created.upload("modules/mine.py", b"title = 'of mine'")
    code = "import mine, matplotlib.pyplot as plt; plt.plot([1]); plt.title(mine.title); plt.show()"
    home = created.run("pwd").strip()
    path = {"PYTHONPATH": f"{home}/modules"}
    options = {"envs": path} if where == "call" else {}
    if where == "sandbox":
        created.run("ln -s ~/modules/mine.py mine.py")
    answer = created.code(code, **options)
    server.http.delete(f"/sandbox/{created.id}")
    assert ["of mine"] == [chart["title"] for chart in answer["artifacts"]["charts"]], answer


@ANY_ISOLATION
@pytest.mark.parametrize("backend", BACKENDS)
def test_a_figure_is_a_chart_whatever_the_backend(sandbox: Sandbox, backend: str) -> None:
    """Also where the code selects one (recorded: run_code_charts_agg)."""
    answer = sandbox.code(f"{BACKENDS[backend]}\nplt.plot([1, 2])\nplt.title('A')\nplt.show()")
    charts = answer.get("artifacts", {}).get("charts", [])
    assert (0, [("A", "line")]) == (
        answer["exitCode"],
        [(chart["title"], chart["type"]) for chart in charts],
    ), answer


def test_a_backend_of_the_call_makes_charts_too(sandbox: Sandbox) -> None:
    """As one that the code selects."""
    code = "import matplotlib.pyplot as plt; plt.plot([1]); plt.show()"
    answer = sandbox.code(code, envs={"MPLBACKEND": "Agg"})
    assert ["line"] == [chart["type"] for chart in answer["artifacts"]["charts"]]


def test_code_that_names_matplotlib_fails_where_it_fails(sandbox: Sandbox) -> None:
    """Its traceback begins in the code, and shows it; what was shown before is there."""
    code = "import matplotlib.pyplot as plt\nplt.plot([1]); plt.show(); 1/0"
    answer = sandbox.code(code)
    assert (1, 1) == (answer["exitCode"], len(answer["artifacts"]["charts"]))
    frame = '  File "<target_code>", line 2, in <module>\n    plt.plot([1]); plt.show(); 1/0\n'
    assert answer["result"].startswith(f"Traceback (most recent call last):\n{frame}")
    assert answer["result"].endswith("\nZeroDivisionError: division by zero\n")


@pytest.mark.parametrize(
    ("code", "exit_code", "said"),
    [
        ("def f(:", 1, "SyntaxError: invalid syntax\n"),
        ("raise SystemExit(3)", 3, ""),
        ("import sys; sys.exit('a message')", 1, "a message\n"),
        ("print(__name__, sorted(n for n in globals() if n[:2] != '__'))", 0, "__main__ []\n"),
        ("from __future__ import annotations\ndef f(a: no) -> no: pass", 0, ""),
        ("input()", 1, "EOFError: EOF when reading a line\n"),
    ],
)
def test_code_that_names_matplotlib_is_any_code(
    sandbox: Sandbox, code: str, exit_code: int, said: str
) -> None:
    """It ends and looks as without the name."""
    answer = sandbox.code(f"{code}  # matplotlib")
    assert (exit_code, True) == (answer["exitCode"], answer["result"].endswith(said)), answer


def test_without_matplotlib_the_import_says_so(sandbox: Sandbox) -> None:
    """And not what runs the code."""
    sandbox.upload("without/matplotlib.py", b"raise ImportError('it is not here')")
    home = sandbox.run("pwd").strip()
    answer = sandbox.code("import matplotlib", envs={"PYTHONPATH": f"{home}/without"})
    assert (1, 2) == (answer["exitCode"], answer["result"].count("File")), answer


def test_a_number_that_is_none_is_null(sandbox: Sandbox) -> None:
    """JSON has no other word for it, also where the code itself writes one."""
    code = (
        """import os; os.write(int(os.environ['DAYTONA_CHARTS']), b'{"x": [NaN, -Infinity]}\\n')"""
    )
    assert [{"x": [None, None]}] == sandbox.code(code)["artifacts"]["charts"]


def test_a_chart_has_no_empty_titles(sandbox: Sandbox) -> None:
    """What was not given is left out (recorded: run_code_charts_types)."""
    (chart,) = show(sandbox, "ax.plot([1, 2])")["artifacts"]["charts"]
    assert set() == {"title", "x_label", "y_label"} & set(chart)


def test_a_chart_has_its_titles_and_a_picture(sandbox: Sandbox) -> None:
    """Title, axes' names and a PNG."""
    drawing = "ax.plot([1, 2]); ax.set(title='t', xlabel='x', ylabel='y')"
    (chart,) = show(sandbox, drawing)["artifacts"]["charts"]
    seen = (chart["title"], chart["x_label"], chart["y_label"], base64.b64decode(chart["png"])[:4])
    assert ("t", "x", "y", b"\x89PNG") == seen


def test_a_figure_of_several_axes_is_one_composite_chart(sandbox: Sandbox) -> None:
    """Its elements are the charts of the axes."""
    drawing = "plt.close(); fig, two = plt.subplots(1, 2); two[0].plot([1]); two[1].bar([1], [2])"
    (chart,) = show(sandbox, drawing)["artifacts"]["charts"]
    types = [element["type"] for element in chart["elements"]]
    assert ("composite_chart", ["line", "bar"]) == (chart["type"], types)


def test_each_figure_is_a_chart_of_its_own(sandbox: Sandbox) -> None:
    """Two figures shown are two charts, and shown again they are not there."""
    drawing = "ax.plot([1]); plt.figure(); plt.plot([2]); plt.show()"
    assert 2 == len(show(sandbox, drawing)["artifacts"]["charts"])


def test_a_figure_that_is_not_shown_is_no_chart(sandbox: Sandbox) -> None:
    """Only what show() would display is an artifact."""
    code = "import matplotlib.pyplot as plt; plt.plot([1]); print('done')"
    assert {"exitCode": 0, "result": "done\n"} == sandbox.code(code)


def test_a_process_that_the_code_starts_may_show_too(sandbox: Sandbox) -> None:
    """What it shows is lost, and breaks nothing."""
    inner = "import matplotlib.pyplot as plt; plt.plot([1]); plt.show()"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}], check=True)"
    assert {"exitCode": 0, "result": ""} == sandbox.code(code)


@pytest.mark.parametrize("written", ["no JSON", "[1]"])
def test_what_the_code_itself_writes_there_is_no_chart(sandbox: Sandbox, written: str) -> None:
    """The way of the charts is open to the code: what is no chart is left out."""
    code = f"import os; os.write(int(os.environ['DAYTONA_CHARTS']), b'{written}\\n')"
    assert {"exitCode": 0, "result": ""} == sandbox.code(code)
