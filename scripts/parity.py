"""Plays every recorded scenario on a local Daytona and writes docs/parity.md.

With names it plays only those scenarios, shows each exchange and what differs, and writes nothing.
With --print it plays nothing and prints the page: the tests hold that the known differences on it
are exactly those that show. The exit code is 1 if a difference showed that is not known, or a
known one did not.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

PROJECT = Path(__file__).parents[1]
sys.path.insert(0, str(PROJECT))

from daytona_actions.local import working_isolations  # noqa: E402
from tests.local.official import outcomes  # noqa: E402
from tests.local.parity.differences import (  # noqa: E402
    BOTH,
    KNOWN_DIFFERENCES,
    outdated,
    unexplained,
)
from tests.local.parity.recordings import read_scenario, scenario_files  # noqa: E402
from tests.local.parity.worlds import Worlds, worlds  # noqa: E402

PAGE = PROJECT / "docs/parity.md"
HEAD = """\
# Parity of the local Daytona

Made by `scripts/parity.py`; do not edit.

Every recorded scenario of a real Daytona is replayed against the local one and compared: status,
the headers that mean something, shape and types of the body, its values and messages.
What belongs to a server and not to Daytona is compared by type: IDs, times, hosts, ports, owners, versions,
numbers of processes, the name of its snapshot and region, sizes that nobody asked for, pixels. Sleeps are shortened.
What a session tells in no order, sessions, commands and the lines of its two streams, is put into one.
In lists of environment variables those of an installation are left out: `PATH` and where programs and certificates are.
Left out are also sandboxes that were built from an image, processes that no recorded command started,
the real daemon's own port, and, with isolation `none`, what of a path is in front of a sandbox's own folders.
Of errors of JavaScript and TypeScript the first line is compared: below it Node.js shows its own files.
Answers may hold fields that clients of newer servers require (`kvm`, `networkBlockAll` in lists).

| isolation | scenarios | exchanges compared | answered alike | different on purpose: better here | different otherwise |
|---|---|---|---|---|---|
"""
TABLE = """
## Known differences

A test fails when another one shows, and when one of these no longer does. Some do not show
everywhere: where the server is not root's, or the package typescript is installed.

| scenario | request | isolation | better here | reason |
|---|---|---|---|---|
"""


def main(arguments: list[str] | None = None) -> int:
    """Play, then write the page; or print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("scenario", nargs="*", help="play only these, and write nothing")
    parser.add_argument("--print", action="store_true", help="print the page without playing")
    chosen = parser.parse_args(arguments)
    if unknown := sorted(set(chosen.scenario) - scenario_files().keys()):
        parser.error(f"there is no recording {', '.join(unknown)}; see cassettes/")
    if chosen.print:
        sys.stdout.write(_page())
        return 0
    names = chosen.scenario or list(scenario_files())
    shown = bool(chosen.scenario)
    isolations = working_isolations().items()
    found = [line for mode, lack in isolations for line in _played(names, mode, lack, shown=shown)]
    print("\n".join(found), file=sys.stderr)
    if not shown:
        PAGE.write_text(_page(), encoding="utf-8")
    return 1 if found else 0


def _played(names: list[str], mode: str, lack: str | None, *, shown: bool) -> list[str]:
    if lack:
        return [f"isolation {mode} was not played: {lack}"]
    found = []
    with worlds(mode) as running:
        for scenario in names:
            found += [
                f"{mode}: {line}" for line in _played_one(running, scenario, mode, shown=shown)
            ]
    return found


def _played_one(running: Worlds, scenario: str, mode: str, *, shown: bool) -> list[str]:
    differences = running.play(scenario)
    if shown:
        different = {difference.exchange for difference in differences}
        for number, exchange in enumerate(read_scenario(scenario_files()[scenario]), start=1):
            verdict = "differs" if number in different else "alike"
            told = f"{number}: {exchange.shown} → {exchange.status}: {verdict}"
            print(f"{mode}: {scenario} {told}")
    gone = [f"{each} no longer differs" for each in outdated(differences, scenario, mode)]
    return [str(difference) for difference in unexplained(differences, mode)] + gone


def _page() -> str:
    scenarios = {name: read_scenario(path) for name, path in scenario_files().items()}
    exchanges = sum(len(scenario) for scenario in scenarios.values())
    page = HEAD
    for mode in sorted(BOTH):
        counts = Counter[bool]()
        for known in KNOWN_DIFFERENCES:
            counts[known.better] += len(known.exchanges) if mode in known.modes else 0
        alike = exchanges - counts.total()
        told = (mode, len(scenarios), exchanges, alike, counts[True], counts[False])
        page += f"| {' | '.join(map(str, told))} |\n"
    page += TABLE
    for known in KNOWN_DIFFERENCES:
        modes = "both" if known.modes == BOTH else ", ".join(sorted(known.modes))
        for number in sorted(known.exchanges):
            request = scenarios[known.scenario][number - 1].shown
            purpose = "yes" if known.better else ""
            page += f"| {known.scenario} | `{request}` | {modes} | {purpose} | {known.reason} |\n"
    return page + outcomes.table()


if __name__ == "__main__":
    sys.exit(main())
