"""Patterns of names and paths as Go reads them: https://pkg.go.dev/path/filepath#Match."""

from __future__ import annotations

import os
import re

TOKEN = re.compile(
    r"(?P<stars>\*+)|(?P<any>\?)|\[(?P<not>\^?)(?P<class>(?:(?:\\.|[^\]\\-])(?:-(?:\\.|[^\]\\-]))?)+)\]"
    r"|\\(?P<escaped>.)|(?P<plain>[^\[\\])",
    re.DOTALL,
)


def fitting(pattern: str) -> re.Pattern[str]:
    """Return a pattern of file names as a regular expression; one that is wrong fits nothing."""
    found, position = "", 0
    while position < len(pattern):
        token = TOKEN.match(pattern, position)
        if not token:
            return re.compile(r"(?!)")
        found += _translated(token)
        position = token.end()
    return re.compile(rf"{found}\Z", re.DOTALL)


def joined(folder: str, name: str) -> str:
    """Return a path of a folder and a name without what says nothing, as Go joins them."""
    path = os.path.normpath(f"{folder}/{name}")
    return f"/{path.lstrip('/')}" if path.startswith("/") else path


def _translated(token: re.Match[str]) -> str:
    if token["stars"]:
        return "[^/]*"
    if token["any"]:
        return "[^/]"
    if token["class"]:
        return f"[{token['not']}{_escaped(token['class'])}]"
    return re.escape(token["escaped"] or token["plain"])


def _escaped(characters: str) -> str:
    """Return a class of characters, in which only the dashes of ranges mean something."""
    single = re.findall(r"\\.|.", characters, re.DOTALL)
    return "".join("-" if each == "-" else re.escape(each[-1]) for each in single)
