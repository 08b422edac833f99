"""Values as an adversary would choose them: of any type, any JSON, nearly right answers."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

ANY_TEXT = st.text(st.characters(exclude_categories=[])) | st.sampled_from(
    [
        "",
        ".",
        "..",
        "/",
        "a/../b",
        "%2e%2e",
        "\0",
        "\ud800",
        "\r\nX: y",
        "https://u:p@h/x",
        "é" * 99,
    ]
)
NUMBERS = (
    st.integers()
    | st.integers(min_value=10**400, max_value=10**401)
    | st.floats()
    | st.sampled_from([0, -1, 2**31, 2**63, 2**64])
)
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | NUMBERS | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY_TEXT, inner, max_size=4),
    max_leaves=12,
)
ANYTHING: st.SearchStrategy[Any] = (
    JSON
    | st.binary(max_size=20)
    | st.builds(object)
    | st.builds(set)
    | st.just(int)
    | st.tuples(ANY_TEXT, NUMBERS)
    | st.dictionaries(NUMBERS | st.none(), JSON, max_size=3)
)
_FIELDS = (
    *("id", "name", "state", "desiredState", "snapshot", "target", "cpu", "gpu", "memory", "disk"),
    *("labels", "env", "public", "errorReason", "autoStopInterval", "createdAt", "toolboxProxyUrl"),
    *("items", "nextCursor", "page", "totalPages", "total", "exitCode", "result", "artifacts"),
    *("files", "errors", "charts", "bytes", "path", "size", "mode", "modTime", "isDir", "png"),
    *("sessionId", "commands", "command", "cmdId", "output", "stdout", "stderr"),
    *("message", "error", "code", "statusCode", "imageName", "mem", "elements", "type", "title"),
)
_NEARLY = st.recursive(
    st.dictionaries(st.sampled_from(_FIELDS), JSON, max_size=8),
    lambda inner: (
        st.dictionaries(
            st.sampled_from(("items", "files", "artifacts", "charts", "labels", "commands")),
            inner | st.lists(inner, max_size=3),
            max_size=3,
        )
        | st.lists(inner, max_size=3)
    ),
    max_leaves=4,
)
BODIES = (
    st.one_of(JSON, _NEARLY, _NEARLY).map(lambda value: json.dumps(value).encode())
    | st.binary(max_size=50)
    | st.sampled_from([b"", b"null", b"<html>", b'{"id": "', b"[" * 100_000, b"9" * 5000])
)
STATUSES = st.sampled_from([200, 200, 200, 201, 204, 301, 400, 404, 409, 418, 429, 500, 503, 599])
HEADERS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                *(b"content-type", b"content-disposition", b"content-length", b"content-encoding"),
                *(b"retry-after", b"retry-after-x", b"date", b"location", b"set-cookie"),
            ]
        ),
        st.binary(max_size=30).map(lambda value: value.translate(None, b"\r\n\0"))
        | st.sampled_from(
            [
                b"application/json",
                b"attachment; filename*=idna''%ff",
                b"attachment; filename*=utf-8''..%2f..%2fetc",
                b"Mon, 01 Jan 0001 00:00:00 +99999999999999999999",
                b"Fri, 31 Dec 9999 23:59:59 -2359",
                b"9" * 400,
                b"http://[::1/",
            ]
        ),
    ),
    max_size=4,
)
