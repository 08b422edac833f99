"""Names and MIME types of downloaded files: safe to use as a local file name, never a path."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

from daytona_actions.engine.late_pattern import late_pattern

# The two encodings that RFC 5987 knows.
_EXTENDED = late_pattern(
    r"(?:^|;)\s*filename\*\s*=\s*(utf-8|iso-8859-1)'[^']*'([^;\s]+)", re.IGNORECASE | re.ASCII
)
_QUOTED = late_pattern(r'"(?:\\.|[^"\\])*"')
_BIDI_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_UNKNOWN = "application/octet-stream"
_PACKED = {
    "gzip": "application/gzip",
    "bzip2": "application/x-bzip2",
    "xz": "application/x-xz",
    "compress": "application/x-compress",
    "br": _UNKNOWN,
}


def file_name_of(path: str) -> str | None:
    """Return the last part of a path as a plain name, None if it has none."""
    name = re.split(r"[/\\]", path.rstrip("/"))[-1]
    name = "".join(c for c in name if not _misleads(c))
    return None if name in {"", ".", ".."} else name


def _misleads(character: str) -> bool:
    """Tell whether a character controls a terminal, or makes a name look like another.

    Other format characters spell: Persian, Indic and joined-emoji names need U+200C and U+200D.
    """
    return unicodedata.category(character) in {"Cc", "Cs"} or character in _BIDI_CONTROLS


def download_name(disposition: str, path: str) -> str | None:
    """Return the name of a download: from `filename*`, else the last part of its path.

    The plain `filename` is no help: it has `_` for most characters, and Latin-1 bytes for others.
    """
    found = _EXTENDED.search(_QUOTED.sub("", disposition))
    if found:
        try:
            name = file_name_of(unquote(found[2], encoding=found[1], errors="strict"))
        except UnicodeDecodeError:
            name = None
        if name:
            return name
    return file_name_of(path)


def mime_type_of(content_type: str, name: str | None) -> str:
    """Return the MIME type that the header says, guessed from the name where it says nothing."""
    said = content_type.partition(";")[0].strip().lower()
    if said and said != _UNKNOWN:
        return said
    from mimetypes import MimeTypes

    # A table of its own, so that the answer does not depend on this machine's /etc/mime.types.
    guessed, packed = MimeTypes().guess_type(name or "")
    return _PACKED.get(packed, _UNKNOWN) if packed else guessed or _UNKNOWN
