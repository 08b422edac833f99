"""The options of a local Daytona: what cannot be meant is refused before anything happens."""

from __future__ import annotations

import math
import os
from typing import Any, NoReturn

from daytona_actions.local.clock import Clock
from daytona_actions.local.key import check_key

ISOLATIONS = ("auto", "bubblewrap", "none")
_MOST_PORTS = 65535


def check_options(**given: Any) -> None:
    """Check the options of ``LocalDaytona``, by the names that they have there.

    Raises ValueError that names the option, what it is, and what it must be; a key is not shown.
    """
    if given["api_key"] is not None:
        check_key(given["api_key"])
    _check_texts(given["host"], given["root"])
    if not _is_whole(given["port"], 0) or given["port"] > _MOST_PORTS:
        _refuse("port", given["port"], f"a number from 0 (a free one) to {_MOST_PORTS}")
    if not isinstance(given["network"], bool):
        _refuse("network", given["network"], "True or False")
    if given["isolation"] not in ISOLATIONS:
        _refuse("isolation", given["isolation"], f"one of {', '.join(ISOLATIONS)}")
    if given["isolation"] == "none" and not given["network"]:
        message = (
            "network=False needs isolation bubblewrap, and isolation is none: leave out one of both"
        )
        raise ValueError(message)
    for name, least in (("max_sandboxes", 0), ("max_body_bytes", 1), ("requests_per_minute", 1)):
        unlimited = name == "requests_per_minute" and given[name] is None
        if not unlimited and not _is_whole(given[name], least):
            _refuse(name, given[name], f"a whole number, {least} or more")
    seconds = given["transition_seconds"]
    is_number = isinstance(seconds, (int, float)) and not isinstance(seconds, bool)
    if not is_number or not 0 <= seconds < math.inf:
        _refuse("transition_seconds", seconds, "a number of seconds, 0 or more")
    if not isinstance(given["clock"], (Clock, type(None))):
        _refuse("clock", given["clock"], "a Clock such as MovableClock()")


def _check_texts(host: object, root: object) -> None:
    if not isinstance(host, str):
        _refuse("host", host, "an address to listen on")
    if not isinstance(root, (str, os.PathLike, type(None))):
        _refuse("root", root, "a folder, or None for a temporary one")
    # Empty, as from a variable that is not set, they would mean all addresses and this folder.
    if not host:
        message = "host is empty: name an address to listen on, 0.0.0.0 for all"
        raise ValueError(message)
    if root is not None and not os.fspath(root):
        message = "root is empty: name a folder, . for the current one; None makes a temporary one"
        raise ValueError(message)


def _is_whole(value: object, least: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= least


def _refuse(name: str, value: object, wanted: str) -> NoReturn:
    message = f"{name} must be {wanted}, not {value!r}"
    raise ValueError(message)
