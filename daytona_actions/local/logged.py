"""Requests as the log shows them: without the tokens that some paths hold."""

from __future__ import annotations

import re
from urllib.parse import unquote

LONGEST_PATH = 300
# As in the API document: what comes after these is a token. A sandbox's ID goes with those.
BEFORE_TOKENS = {"signed-preview-url", "validate", "preview", "by-sandbox-auth-token"}
# A question mark that was escaped begins no query, and is part of the path.
IN_PATH = re.compile(r"((?:token|key|secret|password)(?:=|%3D))[^&]+", re.IGNORECASE)
TAKEN_OUT = "***"


def shown_path(path: str) -> str:
    """Return a path, as it was sent, for the log: its tokens taken out, not of any length."""
    parts = path.partition("?")[0].split("/")
    for number, before in enumerate(parts[:-1]):
        if unquote(before).lower() in BEFORE_TOKENS:
            parts[number + 1] = TAKEN_OUT
    return IN_PATH.sub(rf"\1{TAKEN_OUT}", "/".join(parts))[:LONGEST_PATH]
