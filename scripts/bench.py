#!/usr/bin/env python3
"""Measures this package beside raw httpx, the generated client and the official SDK.

Makes the environments that it needs under .cache/bench/, runs everything in fresh processes, prints
the targets and all figures, and writes docs/benchmark.md and docs/benchmark/.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import sys
from typing import TYPE_CHECKING, Any

from benchmark import chart, environments, report, schedule, targets

from daytona_actions.engine.streams import prepare_streams

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PAGE = environments.ROOT / "docs" / "benchmark.md"
FOLDER = environments.ROOT / "docs" / "benchmark"
_SHOWN = ("daytona-actions", "httpx", "httpcore", "h11", "pydantic", "daytona")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, write and print; 0 also where a target is missed, which the page then shows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=5, help="runs of each (default: %(default)s)")
    parser.add_argument("--note", default="", help="a sentence on the machine, for the page")
    parser.add_argument(
        "--resume", action="store_true", help="go on with a run that was interrupted"
    )
    parser.add_argument("--from-results", action="store_true", help="only write the pages anew")
    options = parser.parse_args(arguments)
    stored = FOLDER / "results.json"
    document = json.loads(stored.read_text()) if options.from_results else _measured(options)
    _write(stored, json.dumps(document, indent=1, ensure_ascii=False) + "\n")
    found = targets.check(document["results"], document["installed"])
    for theme in ("light", "dark"):
        _write(FOLDER / f"{theme}.svg", chart.draw(document["results"], theme))
    remarks = (FOLDER / "remarks.md").read_text(encoding="utf-8")
    _write(PAGE, report.page(document, found, remarks))
    print(report.target_table(found))
    print()
    print(report.table(document["results"], document["installed"]))
    return 0


def _measured(options: argparse.Namespace) -> dict[str, Any]:
    made = environments.made()
    kept = environments.CACHE / "unfinished.json"
    if not options.resume:
        kept.unlink(missing_ok=True)
    ours, official = (environments.contents(python) for python in (made.ours, made.official))
    versions: dict[str, str] = {**official.pop("versions"), **ours.pop("versions")}  # type: ignore[dict-item]
    return {
        "date": dt.datetime.now(dt.UTC).date().isoformat(),
        "machine": _machine(),
        "note": options.note,
        "versions": ", ".join(f"{name} {versions[name]}" for name in _SHOWN),
        "installed": {"ours": ours, "official": official},
        "results": schedule.run(made, schedule.schedule(options.repeat), kept),
    }


def _machine() -> str:
    python = f"Python {platform.python_version()}"
    return f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, {python}"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


if __name__ == "__main__":
    prepare_streams()
    sys.exit(main())
