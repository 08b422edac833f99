"""Scenarios of run_code: what its languages may say, how they end, and which figures are charts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.scenarios import preparation
from tests.scenarios.model import Collection, worked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from daytona_actions.results import RunCodeOutput
    from tests.scenarios.model import Stage

LANGUAGES = Collection()
in_a_sandbox = LANGUAGES.about("run_code", needs=preparation.sandbox)

PYPLOT = "import matplotlib.pyplot as plt\n"
AXES = "fig, ax = plt.subplots(figsize=(2, 1.5), dpi=50); "
A_LINE = f"{AXES}ax.plot([1, 2]); ax.set_title('A'); plt.show()"
FIGURE = "plt.figure(figsize=(2, 1.5), dpi=50); "
FIRST = f"{FIGURE}plt.plot([1, 2]); plt.title('A'); "
REQUIRE = "const fs = require('fs')"
EXISTS = "\nconsole.log(fs.existsSync('/'))"


def _like(text: str) -> re.Pattern[str]:
    """Return a pattern of a message that says something anywhere."""
    return re.compile(f"(.*\\n)*.*{text}(.|\\n)*")


def _run(stage: Stage, code: str, language: str = "python") -> RunCodeOutput:
    ran: RunCodeOutput = worked(stage.daytona.run_code(stage.sandbox, code, language, timeout=60))
    return ran


def _each(
    stage: Stage, language: str, rows: Iterable[tuple[str, int, str | re.Pattern[str]]]
) -> None:
    """Run code that must end with a code and leave an output, or one that fits a pattern."""
    for code, exit_code, expected in rows:
        ran = _run(stage, code, language)
        output = ran.result or ""
        fits = expected.fullmatch(output) if isinstance(expected, re.Pattern) else None
        assert (exit_code, expected) == (ran.exit_code, expected if fits else output), code


def _charts(stage: Stage, code: str) -> list[tuple[str | None, str | None]]:
    """Run code that must end well, and return the titles and types of its charts."""
    ran = _run(stage, code)
    assert (0, "") == (ran.exit_code, ran.result), code
    assert all(chart.png[:4] == b"\x89PNG" for chart in ran.charts)
    return [(chart.title, chart.type) for chart in ran.charts]


@in_a_sandbox
def run_code_charts_agg(stage: Stage) -> None:
    """A figure is a chart, whatever backend the code selects."""
    for choice in (
        f"import matplotlib\nmatplotlib.use('Agg')\n{PYPLOT}",
        f"{PYPLOT}plt.switch_backend('agg')\n",
        f"import os\nos.environ['MPLBACKEND'] = 'Agg'\n{PYPLOT}",
    ):
        assert [("A", "line")] == _charts(stage, choice + A_LINE)


@in_a_sandbox
def run_code_charts_not_shown(stage: Stage) -> None:
    """A figure that is not shown is no chart."""
    saved = "fig.savefig('/tmp/a.png'); import os; print(os.path.getsize('/tmp/a.png') > 100)"
    ran = _run(stage, f"{PYPLOT}{AXES}ax.plot([1, 2]); {saved}")
    assert (0, "True\n", []) == (ran.exit_code, ran.result, ran.charts)
    for code in (
        f"{AXES}ax.plot([1, 2]); fig.show()",
        f"{AXES}ax.plot([1, 2])",
        "plt.plot([1]); plt.close(); plt.show()",
        "plt.show()",
    ):
        assert [] == _charts(stage, PYPLOT + code)


@in_a_sandbox
def run_code_charts_several(stage: Stage) -> None:
    """Each figure is a chart of its own, once, also where the code fails later."""
    dots = f"{FIGURE}plt.scatter([1, 2], [3, 4]); plt.title('B'); plt.show()"
    assert [("A", "line"), ("B", "scatter")] == _charts(stage, PYPLOT + FIRST + dots)
    for second in (FIGURE, ""):
        code = f"{PYPLOT}{FIRST}plt.show(); {second}plt.plot([3, 1]); plt.title('B'); plt.show()"
        assert [("A", "line"), ("B", "line")] == _charts(stage, code)
    failing = f"{PYPLOT}{FIGURE}plt.plot([1]); plt.title('E'); plt.show(); 1/0"
    ran = _run(stage, failing)
    assert (1, ["E"]) == (ran.exit_code, [chart.title for chart in ran.charts])
    assert (ran.result or "").endswith("\nZeroDivisionError: division by zero\n")
    two = (
        "fig, (a, b) = plt.subplots(1, 2, figsize=(3, 1.5), dpi=50); a.plot([1, 2]);"
        " a.set_title('left'); b.scatter([1, 2], [3, 4]); b.set_title('right'); plt.show()"
    )
    assert [(None, "composite_chart")] == _charts(stage, PYPLOT + two)
    assert [("A", "line")] == _charts(stage, f"{PYPLOT}{FIRST}plt.show(); plt.show()")


@in_a_sandbox
def run_code_charts_types(stage: Stage) -> None:
    """The kind of a chart is that of what was drawn; bars and holes some servers lose."""
    for drawing, kinds in (
        ("ax.scatter([1, 2], [3, 4], label='s')", ["scatter"]),
        ("ax.bar(['a', 'b'], [1, 2])", ["bar"]),
        ("ax.boxplot([[1, 2, 3, 4]])", ["line"]),
        ("ax.hist([1, 1, 2])", ["bar"]),
        ("ax.imshow([[1, 2], [3, 4]])", ["unknown"]),
        ("ax.pie([1, 2], labels=['a', 'b'])", ["pie"]),
        ("ax.plot([1, 2]); ax.bar([1, 2], [1, 2])", ["unknown"]),
        ("ax.barh(['a', 'b'], [1, 2])", ["bar"]),
        ("ax.plot([float('nan'), 1])", ["line"]),
        ("ax.set_title('empty')", ["unknown"]),
    ):
        found = [kind for _, kind in _charts(stage, f"{PYPLOT}{AXES}{drawing}; plt.show()")]
        is_lost = found == [] and (kinds == ["bar"] or "nan" in drawing)
        assert kinds == found or is_lost, drawing


@in_a_sandbox
def run_code_exit_codes(stage: Stage) -> None:
    """Python ends as in a terminal; killed by a signal it is 128 and the signal's number."""
    failed = 'Traceback (most recent call last):\n  File "<stdin>", line '
    thread = "    time.sleep(1); print('thread')\nthreading.Thread(target=f).start()"
    _each(
        stage,
        "python",
        [
            ("import sys; print('before'); sys.exit(3)", 3, "before\n"),
            ("import sys; sys.exit('a message')", 1, "a message\n"),
            ("import sys; sys.exit()", 0, ""),
            ("import os; print('before', flush=True); os._exit(4)", 4, "before\n"),
            ("import os; print('lost'); os._exit(4)", 4, "lost\n"),
            (
                "print('before')\nraise ValueError('broken')",
                1,
                f"before\n{failed}2, in <module>\nValueError: broken\n",
            ),
            ("def f(:", 1, _like("SyntaxError: invalid syntax")),
            ("import os, signal; os.kill(os.getpid(), 9)", 137, _like("Killed")),
            ("import os; os.abort()", 134, _like("Aborted")),
            ("raise KeyboardInterrupt", 130, f"{failed}1, in <module>\nKeyboardInterrupt\n"),
            ("raise SystemExit(300)", 44, ""),
            ("import sys; print('err', file=sys.stderr); print('out')", 0, "err\nout\n"),
            ("import atexit; atexit.register(lambda: print('bye')); print('hi')", 0, "hi\nbye\n"),
            (
                f"import threading, time\ndef f():\n{thread}\nprint('main')",
                0,
                "main\nthread\n",
            ),
            ("42", 0, ""),
            ("exit(5)", 5, ""),
            ("quit", 0, ""),
        ],
    )


@in_a_sandbox
def run_code_javascript_modules(stage: Stage) -> None:
    """Both kinds of modules run, not mixed; standard input is at its end."""
    reader = (
        "require('readline').createInterface({input: process.stdin})"
        ".on('line', l => console.log('[' + l + ']')).on('close', () => console.log('closed'))"
    )
    _each(
        stage,
        "javascript",
        [
            (f"import fs from 'fs'{EXISTS}", 0, "true\n"),
            (
                "import { readFileSync } from 'node:fs'\nconsole.log(typeof readFileSync)",
                0,
                "function\n",
            ),
            (f"{REQUIRE}{EXISTS}", 0, "true\n"),
            ("const a = await Promise.resolve(5)\nconsole.log(a)", 0, "5\n"),
            ("export const a = 1\nconsole.log(a)", 0, "1\n"),
            ("import('fs').then(m => console.log(m.existsSync('/')))", 0, "true\n"),
            (
                f"{REQUIRE}; import os from 'os'; console.log(os.EOL)",
                1,
                _like("ReferenceError: require is not defined in ES module scope"),
            ),
            ("console.log(import.meta.url)", 0, re.compile(r"file:///.*\n")),
            (
                "console.log(typeof __filename, process.argv.length, typeof module)",
                0,
                "string 1 object\n",
            ),
            ("process.exit(3)", 3, ""),
            ("throw new TypeError('broken')", 1, _like("TypeError: broken")),
            ("Promise.reject(new Error('later'))", 1, _like("Error: later")),
            ("setTimeout(() => console.log('late'), 300); console.log('now')", 0, "now\nlate\n"),
            ("process.exitCode = 4; console.log('x')", 4, "x\n"),
            ("console.error('err'); console.log('out')", 0, "err\nout\n"),
            ("syntax error here", 1, _like("SyntaxError: ")),
            (reader, 0, ""),
        ],
    )


@in_a_sandbox
def run_code_typescript_syntax(stage: Stage) -> None:
    """All of TypeScript runs, as CommonJS, and wrong types are no error."""
    a_module = _like("(TypeError: Unknown file extension|SyntaxError: )")
    inherited = (
        "abstract class B { abstract f(): void }\n"
        "class C extends B { override f() { console.log('f') } }\nnew C().f()"
    )
    _each(
        stage,
        "typescript",
        [
            ("enum A { X, Y }\nconsole.log(A.Y)", 0, "1\n"),
            ("namespace N { export const a = 1 }\nconsole.log(N.a)", 0, "1\n"),
            (
                (
                    "class P { constructor(private n: number) {} get() { return this.n } }\n"
                    "console.log(new P(4).get())"
                ),
                0,
                "4\n",
            ),
            ("import x = require('fs')\nconsole.log(x.existsSync('/'))", 0, "true\n"),
            (f"import * as fs from 'fs'{EXISTS}", 0, "true\n"),
            (f"import fs from 'fs'{EXISTS}", 0, "true\n"),
            (f"{REQUIRE}{EXISTS}", 0, "true\n"),
            ("const a = await Promise.resolve(5)\nconsole.log(a)", 1, a_module),
            ("const a = await Promise.resolve(5)\nconsole.log(a)\nexport {}", 1, a_module),
            ("const n: number = 'text'\nconsole.log(n)", 0, "text\n"),
            ("let n = 1\nn = 'text'\nconsole.log(n)", 0, "text\n"),
            ("console.log(undefinedName)", 1, _like("undefinedName is not defined")),
            (
                "interface I { a: number }\nconst i: I = { a: 2 }\nconsole.log(i.a as number)",
                0,
                "2\n",
            ),
        ],
    )
    decorated = "function d(t: any) { return t }\n@d class C {}\nconsole.log(C.name)"
    ran = _run(stage, decorated, "typescript")
    # Some servers' Node.js knows all of TypeScript but these, and says what to install.
    told = "install the package typescript" in (ran.result or "")
    assert (0, "C\n") == (ran.exit_code, ran.result) or (1, True) == (ran.exit_code, told)
    _each(
        stage,
        "typescript",
        [
            (inherited, 0, "f\n"),
            ("export const a = 1\nconsole.log(a)", 0, "1\n"),
            ("console.log(import.meta.url)", 1, a_module),
            (
                "console.log(__filename, process.argv.length, require.main === module)",
                0,
                re.compile(r"/.*/dtn_\d+\.ts 1 true\n"),
            ),
            ("process.exit(3)", 3, ""),
            ("throw new TypeError('broken')", 1, _like("TypeError: broken")),
            ("syntax error here", 1, _like("Error")),
            ("const x = <T,>(v: T) => v\nconsole.log(x(1) satisfies number)", 0, "1\n"),
        ],
    )
