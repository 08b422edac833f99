"""What the package promises about speed, each as a ratio of figures of one run, and whether it holds.

A target holds if it holds within the spread: if a ratio of the middle halves of both figures does.
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Target:
    """One promise: what was measured, its limit, and what it came to.

    Attributes:
        text: what is promised.
        limit: the number that it may not pass.
        value: the ratio of the medians.
        best: the ratio at the favourable end of the spread.
        is_met: whether it holds, exactly or within the spread.
    """

    text: str
    limit: str
    value: float
    best: float
    is_met: bool


class Targets:
    """Collects the targets of one run."""

    def __init__(self, results: dict[str, Any]) -> None:
        self._results = results
        self.found: list[Target] = []

    def figures(self, measurement: str, subject: str, figure: str) -> list[float]:
        """Return the figures of a subject, one a run of it."""
        return [run[figure] for run in self._results[measurement][subject] if figure in run]

    def at_most(
        self, text: str, limit: float, ours: Sequence[float], other: Sequence[float]
    ) -> None:
        """Promise that ours is at most so many times the other."""
        value, best = _ratio(ours, other, favourable=0)
        self.found.append(Target(text, f"≤ {limit:g}", value, best, min(value, best) <= limit))

    def at_least(
        self, text: str, limit: float, ours: Sequence[float], other: Sequence[float]
    ) -> None:
        """Promise that ours is at least so many times the other."""
        value, best = _ratio(ours, other, favourable=2)
        self.found.append(Target(text, f"≥ {limit:g}", value, best, max(value, best) >= limit))


def _ratio(
    ours: Sequence[float], other: Sequence[float], *, favourable: int
) -> tuple[float, float]:
    exact = statistics.median(ours) / statistics.median(other)
    return exact, _quarter(ours, favourable) / _quarter(other, 2 - favourable)


def _quarter(figures: Sequence[float], index: int) -> float:
    if len(figures) == 1:
        return figures[0]
    return statistics.quantiles(figures, n=4, method="inclusive")[index]


def check(results: dict[str, Any], installed: dict[str, Any]) -> list[Target]:
    """Return all targets of a run."""
    targets = Targets(results)
    _starting(targets)
    _calling(targets, results)
    _files(targets)
    sizes = installed["ours"]
    one = [1.0]
    targets.at_most("distributions of the base package", 17, [sizes["distributions"]], one)
    targets.at_most("MB on disk without bytecode", 25, [sizes["megabytes"]], one)
    return targets.found


def _starting(targets: Targets) -> None:
    def at(subject: str, figure: str) -> list[float]:
        return targets.figures("stub start", subject, figure)

    for kind in ("", " async"):
        ours, httpx, official = f"ours{kind}", f"httpx{kind}", f"official{kind}"
        name = "import + client" + kind.replace(" ", ", ")
        made = at(ours, "client_ms")
        targets.at_most(f"{name} ÷ raw httpx", 0.34, made, at(httpx, "client_ms"))
        targets.at_most(f"{name} ÷ official SDK", round(1 / 7, 3), made, at(official, "client_ms"))
    first = at("ours", "first_call_ms")
    targets.at_most(
        "… with the first action ÷ raw httpx + client", 1.54, first, at("httpx", "client_ms")
    )
    targets.at_most("modules before the first call", 280, at("ours", "modules"), [1.0])
    unwanted = [float(len(names)) for names in at("ours", "unwanted_modules")]  # type: ignore[arg-type]
    targets.at_most("… of them pydantic, generated or doors", 0, unwanted, [1.0])


def _calling(targets: Targets, results: dict[str, Any]) -> None:
    def cpu(subject: str) -> list[float]:
        return targets.figures("stub calls 400", subject, "cpu_ms")

    def rate(subject: str, width: int) -> list[float]:
        return targets.figures(f"stub flight {width}", subject, "calls_per_s")

    targets.at_most("CPU a call ÷ raw httpx", 1.05, cpu("ours"), cpu("httpx"))
    targets.at_most("CPU a call ÷ official SDK", 1, cpu("ours"), cpu("official"))
    targets.at_most(
        "CPU a call, async ÷ official async", 0.7, cpu("ours async"), cpu("official async")
    )
    _threads(targets)
    ours = rate("ours async", 32)
    for width in (32, 128):
        text = f"calls/s, {width} in flight ÷ official async"
        targets.at_least(text, 1.3, rate("ours async", width), rate("official async", width))
    targets.at_least("calls/s, 128 in flight ÷ 32 in flight", 1, rate("ours async", 128), ours)
    failed = [run for run in results["stub flight 128"]["ours async"] if "error" in run]
    targets.at_most("errors with 128 in flight", 0, [float(len(failed))], [1.0])
    for width in (32, 128):
        # The sandbox was looked up at the control plane, which has a connection of its own.
        opened = [
            made - 1.0
            for made in targets.figures(f"stub flight {width}", "ours async", "connections")
        ]
        targets.at_most(f"toolbox connections, {width} in flight", width, opened, [1.0])
    once = targets.figures("stub calls 50", "ours", "connections")
    targets.at_most("connections for 50 calls and a look-up", 2, once, [1.0])
    targets.at_most(
        "connections for a mix", 2, targets.figures("stub mix 5", "ours", "connections"), [1.0]
    )
    listed = targets.figures("stub listings 5", "ours", "files_ms")
    floor = targets.figures("stub listings 5", "ours", "floor_ms")
    targets.at_most("10,000 files ÷ json.loads + results", 1.5, listed, floor)


def _threads(targets: Targets) -> None:
    def rate(subject: str) -> list[float]:
        return targets.figures("stub threads 32", subject, "calls_per_s")

    targets.at_least("calls/s, 32 threads ÷ raw httpx", 1.3, rate("ours"), rate("httpx"))
    targets.at_least("calls/s, 32 threads ÷ official SDK", 1.3, rate("ours"), rate("official"))
    opened = [
        made - 1.0 for made in targets.figures("stub threads 32", "ours", "connections")
    ]  # the control plane's
    targets.at_most("toolbox connections, 32 threads", 32, opened, [1.0])


def _files(targets: Targets) -> None:
    for task, memory in (("download", 1.6), ("upload", 1.2)):
        for megabytes in (50, 100):
            name = f"stub {task} {megabytes}"
            used = targets.figures(name, "ours", "memory_per_byte")
            targets.at_most(f"{task} of {megabytes} MB: memory ÷ file", memory, used, [1.0])
            others = ("httpx", "httpx async", "official", "official async")
            fastest = min((targets.figures(name, each, "seconds") for each in others), key=_middle)
            own = [
                whole - coded
                for whole, coded in zip(
                    targets.figures(name, "ours", "seconds"),
                    targets.figures(name, "ours", "base64_s"),
                    strict=True,
                )
            ]
            targets.at_least(f"{task} of {megabytes} MB: MB/s ÷ the fastest", 0.9, fastest, own)


def _middle(figures: Sequence[float]) -> float:
    return statistics.median(figures)
