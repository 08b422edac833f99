"""The page of figures: docs/benchmark.md, from the results of one run and nothing else."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmark.targets import Target

SUBJECTS = {
    "ours": "daytona_actions",
    "httpx": "raw httpx",
    "generated": "generated client",
    "official": "official SDK",
    "ours async": "daytona_actions, async",
    "httpx async": "raw httpx, async",
    "generated async": "generated client, async",
    "official async": "official SDK, async",
}
_ROWS = (
    ("import, ms", "stub start", "import_ms"),
    ("import + client, ms", "stub start", "client_ms"),
    ("… + first action, ms", "stub start", "first_call_ms"),
    ("modules", "stub start", "modules"),
    ("memory, MB", "stub start", "memory_mb"),
    ("a call: CPU, ms", "stub calls 400", "cpu_ms"),
    ("a call: p50, ms", "stub calls 400", "p50_ms"),
    ("a call: p95, ms", "stub calls 400", "p95_ms"),
    ("1 in flight, calls/s", "stub flight 1", "calls_per_s"),
    ("8 in flight, calls/s", "stub flight 8", "calls_per_s"),
    ("32 in flight, calls/s", "stub flight 32", "calls_per_s"),
    ("32 in flight: CPU a call, ms", "stub flight 32", "cpu_ms"),
    ("128 in flight, calls/s", "stub flight 128", "calls_per_s"),
    ("128 in flight: connections", "stub flight 128", "connections"),
    ("32 threads, calls/s", "stub threads 32", "calls_per_s"),
    ("32 threads: CPU a call, ms", "stub threads 32", "cpu_ms"),
    ("32 threads: connections", "stub threads 32", "connections"),
    ("50 calls: connections", "stub calls 50", "connections"),
    ("a mix of calls: connections", "stub mix 5", "connections"),
    ("list 200 sandboxes: CPU, ms", "stub listings 5", "sandboxes_ms"),
    ("list 10,000 files: CPU, ms", "stub listings 5", "files_ms"),
    *(
        row
        for task in ("download", "upload")
        for size in (1, 50, 100)
        for row in (
            (f"{task} {size} MB: MB/s", f"stub {task} {size}", "mb_per_s"),
            (f"{task} {size} MB: memory ÷ file", f"stub {task} {size}", "memory_per_byte"),
        )
    ),
    ("local Daytona: execute, p50 ms", "local calls 30", "p50_ms"),
    ("local Daytona: execute, CPU ms", "local calls 30", "cpu_ms"),
    ("local Daytona: 32 threads, calls/s", "local threads 32", "calls_per_s"),
    ("local Daytona: 32 in flight, calls/s", "local flight 32", "calls_per_s"),
    ("local Daytona: 128 in flight, calls/s", "local flight 128", "calls_per_s"),
    ("local Daytona: download 50 MB, MB/s", "local download 50", "mb_per_s"),
    ("local Daytona: upload 50 MB, MB/s", "local upload 50", "mb_per_s"),
)

_SHORT = (
    ("import + client, ms", "stub start", "client_ms", ""),
    ("… + first action, ms", "stub start", "first_call_ms", ""),
    ("modules", "stub start", "modules", ""),
    ("a call: CPU, ms", "stub calls 400", "cpu_ms", ""),
    ("an async call: CPU, ms", "stub calls 400", "cpu_ms", " async"),
    ("32 threads, calls/s", "stub threads 32", "calls_per_s", ""),
    ("32 in flight, calls/s", "stub flight 32", "calls_per_s", " async"),
    ("128 in flight, calls/s", "stub flight 128", "calls_per_s", " async"),
    ("list 10,000 files: CPU, ms", "stub listings 5", "files_ms", ""),
    ("download 50 MB: memory ÷ file", "stub download 50", "memory_per_byte", ""),
)
_SIZES = (("distributions", "distributions"), ("MB on disk", "megabytes"))
_COMPARED = ("ours", "httpx", "official")


def summary(document: dict[str, Any]) -> str:
    """Return the figures that the README shows, with their date and machine."""
    results, installed = document["results"], document["installed"]
    lines = [_line(["", *(SUBJECTS[name] for name in _COMPARED)]), "| --- | --: | --: | --: |"]
    for title, measurement, figure, kind in _SHORT:
        if measurement not in results:  # of a run from before it was measured
            continue
        runs = (results[measurement][name + kind] for name in _COMPARED)
        lines.append(_line([title, *(_plain(_middle(each, figure)) for each in runs)]))
    for title, key in _SIZES:
        sizes = (installed.get(name, {}).get(key) for name in _COMPARED)
        lines.append(_line([title, *("" if size is None else _plain(size) for size in sizes)]))
    measured = f"Medians of one run of `scripts/bench.py` on {document['date']}"
    return "\n".join([f"{measured}, on {document['machine']}:", "", *lines, ""])


def table(results: dict[str, Any], installed: dict[str, Any]) -> str:
    """Return all figures: medians, with the quarters between which half of the runs lie."""
    lines = [_line(["", *SUBJECTS.values()]), _line(["---", *["--:"] * len(SUBJECTS)])]
    for title, measurement, figure in _ROWS:
        cells = [_cell(results.get(measurement, {}).get(name, []), figure) for name in SUBJECTS]
        if any(cells):
            lines.append(_line([title, *cells]))
    for title, key in _SIZES:
        sizes = [installed.get(name, {}).get(key) for name in SUBJECTS]
        lines.append(_line([title, *("" if size is None else _plain(size) for size in sizes)]))
    return "\n".join(lines)


def target_table(targets: Iterable[Target]) -> str:
    """Return the targets, and whether each is met."""
    lines = [_line(["target", "limit", "measured", "within the spread", ""])]
    lines.append(_line(["---", "--:", "--:", "--:", "---"]))
    for target in targets:
        met = "met" if target.is_met else "**not met**"
        shown = (_plain(target.value), _plain(target.best))
        lines.append(_line([target.text, target.limit, *shown, met]))
    return "\n".join(lines)


def page(document: dict[str, Any], targets: Sequence[Target], remarks: str) -> str:
    """Return the whole page."""
    return f"""# Speed

Made by `python scripts/bench.py` on {document["date"]}: {document["machine"]}. Medians of fresh
processes that took turns; in brackets the quarters between which half of the runs lie. The stub
answers at once, so what is measured on it is the client; the local Daytona runs real commands. Each
client is warm when its calls are counted: 20 calls before, or 4 of each task or thread.
The generated client is the one that the actions use, by itself.
{document["note"]}

![Figures of this run](benchmark/light.svg)

## Targets

{target_table(targets)}

{remarks.strip()}

## All figures

{table(document["results"], document["installed"])}

Versions: {document["versions"]}.
"""


def _cell(runs: Sequence[dict[str, Any]], figure: str) -> str:
    figures = [run[figure] for run in runs if figure in run]
    if not figures:
        return "failed" if any("error" in run for run in runs) else ""
    middle = _plain(_middle(runs, figure))
    if len(figures) < 3:  # noqa: PLR2004 - no quarters
        return middle
    low, _, high = (_plain(each) for each in statistics.quantiles(figures, n=4, method="inclusive"))
    return middle if low == high else f"{middle} ({low} to {high})"


def _middle(runs: Sequence[dict[str, Any]], figure: str) -> float:
    return statistics.median(run[figure] for run in runs if figure in run)


def _plain(figure: float) -> str:
    if figure >= 100 or figure == int(figure):  # noqa: PLR2004 - three digits say enough
        return f"{figure:,.0f}"
    return f"{figure:.1f}" if figure >= 10 else f"{figure:.2f}"  # noqa: PLR2004 - the same


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
