"""Whether this run takes its time: `scripts/test --thorough` says so."""

from __future__ import annotations

import os

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
