#!/usr/bin/env python3
"""Makes docs/faults.md from what happens: an action of each kind through every fault of the network.

Run it with the project's environment: .venv/bin/python scripts/faults.py
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from daytona_actions.engine.streams import prepare_streams

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Observe everything with the synchronous client, and write the page."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    sys.path.insert(0, str(ROOT))
    from tests.engine.faults.calls import Stage
    from tests.engine.faults.observation import document, observe_all, section
    from tests.engine.faults.proxy import Fault

    with tempfile.TemporaryDirectory() as folder, Stage(Path(folder)) as stage:
        sections = [section(fault, observe_all(stage, fault, "sync")) for fault in Fault]
    (ROOT / "docs" / "faults.md").write_text(document(sections), encoding="utf-8")


if __name__ == "__main__":
    prepare_streams()
    main()
