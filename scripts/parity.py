"""Plays every recorded scenario on a local Daytona and writes docs/parity.md.

With --print it plays nothing and prints the page: the tests hold that the known differences on it
are exactly those that show.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[1]
sys.path.insert(0, str(PROJECT))

from daytona_actions.engine.streams import prepare_streams  # noqa: E402
from daytona_actions.local import working_isolations  # noqa: E402
from tests.local.parity.differences import (  # noqa: E402
    BOTH,
    KNOWN_DIFFERENCES,
    outdated,
    unexplained,
)
from tests.local.parity.recordings import read_scenario, scenario_files  # noqa: E402
from tests.local.parity.worlds import worlds  # noqa: E402

PAGE = PROJECT / "docs/parity.md"
HEAD = """\
# Parity of the local Daytona

Made by `scripts/parity.py`; do not edit.

Every recorded scenario of a real Daytona is replayed against the local one and compared: status,
the headers that mean something, shape and types of the body, its values and messages.
What belongs to a server and not to Daytona is compared by type: IDs, times, hosts, ports, owners, versions,
the name of its snapshot and region, sizes that nobody asked for, pixels. Sleeps are shortened.
Answers may hold fields that clients of newer servers require (`kvm`, `networkBlockAll` in lists).

| isolation | scenarios | exchanges | answered alike |
|---|---|---|---|
"""
TABLE = """
## Known differences

A test fails when another one shows, and when one of these no longer does.

| scenario | request | isolation | reason |
|---|---|---|---|
"""


def main() -> int:
    """Play, then write the page; or print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--print", action="store_true", help="print the page without playing")
    if parser.parse_args().print:
        sys.stdout.write(_page())
        return 0
    found = [line for mode, lack in working_isolations().items() for line in _played(mode, lack)]
    print("\n".join(found), file=sys.stderr)
    PAGE.write_text(_page(), encoding="utf-8")
    return 1 if found else 0


def _played(mode: str, lack: str | None) -> list[str]:
    if lack:
        return [f"isolation {mode} was not played: {lack}"]
    found = []
    with worlds(mode) as running:
        for scenario in scenario_files():
            differences = running.play(scenario)
            found += [f"{mode}: {difference}" for difference in unexplained(differences, mode)]
            found += [
                f"{mode}: {gone} no longer differs"
                for gone in outdated(differences, scenario, mode)
            ]
    return found


def _page() -> str:
    scenarios = {name: read_scenario(path) for name, path in scenario_files().items()}
    exchanges = sum(len(scenario) for scenario in scenarios.values())
    page = HEAD
    for mode in sorted(BOTH):
        different = sum(len(known.exchanges) for known in KNOWN_DIFFERENCES if mode in known.modes)
        page += f"| {mode} | {len(scenarios)} | {exchanges} | {exchanges - different} |\n"
    page += TABLE
    for known in KNOWN_DIFFERENCES:
        modes = "both" if known.modes == BOTH else ", ".join(sorted(known.modes))
        for number in sorted(known.exchanges):
            request = scenarios[known.scenario][number - 1].shown
            page += f"| {known.scenario} | `{request}` | {modes} | {known.reason} |\n"
    return page


if __name__ == "__main__":
    prepare_streams()
    sys.exit(main())
