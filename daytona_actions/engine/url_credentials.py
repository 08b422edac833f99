"""Credentials in a URL: whether there are any, the URL without them, every form they may take."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from daytona_actions.engine.late_pattern import late_pattern

_NO_PASSWORDS = {"", "x-oauth-basic"}
# `me:12/34@host.example/a`: a password with a slash makes a host and a port of what it follows.
_LATE_HOST = late_pattern(r"[^/@]@(localhost\b|[\w-]+(\.[\w-]+)+)")


def _userinfo(url: str) -> str:
    """Return what stands before the host; also where the scheme was forgotten."""
    scheme, colon, rest = url.partition("://")
    if colon:
        return re.split(r"[/?#]", rest, maxsplit=1)[0].rpartition("@")[0]
    userinfo = scheme.rpartition("@")[0]
    return userinfo if ":" in userinfo else ""


def has_hidden_credentials(url: str) -> bool:
    """Tell whether a host follows later, after what looks like a user and half a password."""
    authority, *later = re.split(r"[/?#]", url.partition("://")[2], maxsplit=1)
    if "@" in authority or ":" not in authority:
        return False
    return any(_LATE_HOST.search(rest) for rest in later)


def without_credentials(url: str) -> str:
    """Return a URL without the credentials it may hold."""
    userinfo = _userinfo(url)
    return url.replace(f"{userinfo}@", "", 1) if userinfo else url


def credentials(url: str, password: str | None) -> list[str]:
    """List every form in which a server's message could repeat a credential, longest first."""
    import json

    userinfo = _userinfo(url)
    user, _, secret = userinfo.partition(":")
    # Some hosts take a token as the user, with nothing or a fixed word for the password.
    parts = {secret, userinfo.rpartition(":")[2], user if secret in _NO_PASSWORDS else ""}
    found = {userinfo, *parts, password or ""}
    forms = {
        form
        for secret in found
        for form in (secret, quote(secret, safe=""), unquote(secret), json.dumps(secret)[1:-1])
    }
    forms |= {" ".join(form.split()) for form in forms}  # as an excerpt of a body has it
    return sorted(forms - {""}, key=len, reverse=True)
