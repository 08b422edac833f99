"""The command: from the environment and the arguments to files that are whole."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from daytona_actions import DaytonaActions
from daytona_actions.config import ACCESS
from daytona_actions.errors import ActionError
from scripts.recording import sources
from scripts.recording.keeping import Keeping
from scripts.recording.session import Session, record
from tests.scenarios.catalogue import SCENARIOS as OF_ACTIONS
from tests.scenarios.live import LiveServer
from tests.scenarios.model import CASSETTES
from tests.wire.catalogue import WIRE

if TYPE_CHECKING:
    from collections.abc import Sequence

SCENARIOS = (*OF_ACTIONS, *WIRE)

_DESCRIPTION = """\
Record the cassettes anew from the Daytona that DAYTONA_API_URL and DAYTONA_API_KEY name.

Makes sandboxes whose names begin with a prefix of this run, and deletes them again. Nothing is
written until everything was played and checked; what this server can't bring about is left out,
named with the reason, and keeps its old cassette.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Record, write and report.

    Returns:
        0 if all went well, 1 if scenarios failed that should work on any server, 2 if nothing
        could be tried.
    """
    chosen = _parser().parse_args(arguments)
    names = {scenario.name for scenario in SCENARIOS}
    if unknown := sorted(set(chosen.scenario) - names):
        return _refuse(f"There is no scenario {', '.join(unknown)}; see tests/scenarios")
    api_key = os.environ.get("DAYTONA_API_KEY", "")
    if not api_key:
        return _refuse("DAYTONA_API_KEY is empty: set it to the key of an account to record with")
    api_url = os.environ.get("DAYTONA_API_URL") or ACCESS.base_url
    try:
        session = _record(api_url, api_key, chosen.scenario)
        _write(chosen.into, session, _server(api_url))
    except (ActionError, OSError, RuntimeError, ValueError) as problem:
        return _refuse(f"Nothing was written: {problem}")
    return _report(session)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=_DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "scenario",
        nargs="*",
        help="record only these; one that only some servers can bring about must be named",
    )
    parser.add_argument(
        "--into",
        type=Path,
        default=CASSETTES,
        metavar="FOLDER",
        help="the folder of cassettes to write to (default: the project's own)",
    )
    return parser


def _record(api_url: str, api_key: str, names: Sequence[str]) -> Session:
    prefix = f"recording-{secrets.token_hex(4)}-"
    keeping = Keeping(api_url, api_key, prefix)
    chosen = [scenario for scenario in SCENARIOS if not names or scenario.name in names]
    with DaytonaActions(api_key, api_url=api_url, allow_http=True, max_retries=0) as probe:
        probe.list_sandboxes(limit=1).unwrap()
    live = LiveServer(api_url, api_key, prefix=prefix)
    try:
        with live as server:
            return record(server, chosen, keeping, special=names)
    finally:
        if live.unclaimed:
            left = ", ".join(sorted(live.unclaimed))
            told = "New sandboxes without a name were left alone, made here or by somebody else"
            print(f"{told}: {left}", file=sys.stderr)


def _server(api_url: str) -> str:
    return "hosted by Daytona" if api_url.rstrip("/") == ACCESS.base_url else "self-hosted"


def _write(folder: Path, session: Session, server: str) -> None:
    """Write every cassette, and which server they are of, each file whole or not at all."""
    if not session.texts:
        return
    listed = folder / "sources.toml"
    new = sources.Source(
        server,
        session.version or "unknown",
        dt.datetime.now(dt.UTC).date(),
        sources.CHANGED,
        tuple(sorted(session.texts)),
    )
    stamp = sources.stamped(sources.read(listed), new)
    for name, text in session.texts.items():
        _write_whole(folder / f"{name}.yaml", text)
    _write_whole(listed, stamp)


def _write_whole(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def _report(session: Session) -> int:
    print(f"\n{len(session.texts)} recorded, {len(session.left_out)} left out")
    for name, reason in session.left_out.items():
        print(f"  {name}: {reason}")
    return 1 if session.failed else 0


def _refuse(message: str) -> int:
    print(message, file=sys.stderr)
    return 2
