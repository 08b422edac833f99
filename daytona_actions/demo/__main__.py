"""The command `python -m daytona_actions.demo [FOLDER]`."""

from __future__ import annotations

import sys

from daytona_actions.demo import main
from daytona_actions.engine.streams import prepare_streams

prepare_streams()
sys.exit(main(*sys.argv[1:2]))
