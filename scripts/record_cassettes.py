#!/usr/bin/env python3
"""Records the cassettes anew from the Daytona that DAYTONA_API_URL and DAYTONA_API_KEY name."""

from __future__ import annotations

import sys

from daytona_actions.engine.streams import prepare_streams
from scripts.recording.command import main

if __name__ == "__main__":
    prepare_streams()
    sys.exit(main())
