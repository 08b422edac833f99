"""The command ``python -m daytona_actions.local``: a local Daytona until it is interrupted."""

from __future__ import annotations

import argparse
import logging
import signal
import sys
from pathlib import Path
from threading import Event

from daytona_actions import local


def main() -> int:
    """Start a local Daytona, print how to reach it, and serve until a signal comes."""
    options = _parser().parse_args()
    try:
        make, refused = local.LocalDaytona, local.LocalDaytonaError
    except ImportError as error:  # the sentence says what is missing
        sys.stderr.write(f"{error}\n")
        return 1
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    ended = Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: ended.set())
    try:
        with make(**vars(options)) as daytona:
            lines = [f"export DAYTONA_API_URL={daytona.api_url}"]
            lines += [f"export DAYTONA_API_KEY={daytona.api_key}"]
            print("\n".join(lines), flush=True)  # noqa: T201 - what the command is for
            ended.wait()
    except refused as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m daytona_actions.local", description=__doc__)
    add = parser.add_argument
    add(
        "--api-key-file",
        dest="api_key",
        type=_content,
        metavar="FILE",
        help="file with the key for clients (default: the key kept in --root, or a new one)",
    )
    add("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    add("--port", type=int, default=0, help="TCP port (default: a free one)")
    add("--root", help="folder for sandboxes (default: a temporary one, removed at the end)")
    add("--isolation", choices=["auto", "bubblewrap", "none"], default="auto")
    add(
        "--no-network",
        dest="network",
        action="store_false",
        help="give sandboxes only their own loopback (bubblewrap)",
    )
    add("--max-sandboxes", type=int, default=128, help="default: %(default)s")
    return parser


def _content(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or "is no text"
        message = f"{path}: {reason}"
        raise argparse.ArgumentTypeError(message) from None


if __name__ == "__main__":
    sys.exit(main())
