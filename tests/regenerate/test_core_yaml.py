"""YAML is read as OpenAPI has it: YAML 1.2, in which most words and numbers with signs are texts."""

from __future__ import annotations

import json

import pytest
from regeneration import documents

HEAD = "openapi: 3.0.0\npaths: {}\n"


def read(text: str) -> object:
    """Return what stands under x in a description."""
    return documents.description(f"{HEAD}x: {text}\n".encode(), "newer.yaml")["x"]


@pytest.mark.parametrize(
    "word",
    [
        *("on", "off", "yes", "no", "NO", "y", "n", "On", "tRUE", "nULL", "none"),
        *("12:30", "1:30", "1_0", "1_000.5", "0b1", "-0x1", "0o8", "1e", "+", "-", "."),
        *("2026-01-01", "2026-01-01T10:00:00Z", ".infinity", "=", "1.2.3", "+.nan"),
    ],
)
def test_words_that_are_texts(word: str) -> None:
    """As a value in an object and in a list."""
    assert [word, {"a": word}] == read(f"[{word}, {{a: {word}}}]")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        *[(word, True) for word in ("true", "True", "TRUE")],
        *[(word, False) for word in ("false", "False", "FALSE")],
        *[(word, None) for word in ("~", "null", "Null", "NULL", "")],
        *[("0755", 755), ("-12", -12), ("+12", 12), ("0o17", 15), ("0xfF", 255), ("0", 0)],
        *[("1.", 1.0), (".5", 0.5), ("-1.5e3", -1500.0), ("1e3", 1000.0), ("+0.25E-1", 0.025)],
    ],
)
def test_values(word: str, expected: object) -> None:
    """What the core schema knows as values is no text, unless it is quoted."""
    found = read(word)
    assert (json.dumps(expected), word) == (json.dumps(found), read(f"'{word}'"))


KEYS = ["on", "off", "yes", "1_0", "1:30", "0755", "1e3", "1.10", "12", "true", "null", "200"]


def test_keys_are_texts() -> None:
    """Whatever they look like, as in the failsafe schema of YAML that OpenAPI names for keys."""
    assert dict.fromkeys(KEYS, 1) == read("{" + ", ".join(f"{key}: 1" for key in KEYS) + "}")


def test_keys_of_merged_objects_are_texts() -> None:
    """Those that come from another object too."""
    found = documents.description(f"{HEAD}x: &a {{on: 1}}\ny: {{<<: *a}}\n".encode(), "newer.yaml")
    assert {"on": 1} == found["y"]
