"""The command `python -m daytona_actions.demo [FOLDER]`."""

from __future__ import annotations

import sys

from daytona_actions.demo import main

sys.exit(main(*sys.argv[1:2]))
