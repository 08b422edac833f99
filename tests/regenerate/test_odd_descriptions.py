"""Odd and hostile descriptions: one sentence each, in bounded time and memory."""

from __future__ import annotations

import itertools

import pytest
import yaml
from regeneration import documents
from regeneration.layout import RefusalError

HEAD = "openapi: 3.0.0\npaths: {}\n"
LETTERS = "abcdefghij"


def bomb(one: str, many: str) -> str:
    """Return YAML of which each line holds the one before it nine times."""
    lines = [f"a: &a {one}"]
    for before, letter in itertools.pairwise(LETTERS):
        lines.append(f"{letter}: &{letter} {many % ','.join([f'*{before}'] * 9)}")
    return HEAD + "\n".join(lines) + "\n"


MANY_VALUES = "more than 1,000,000 values of it, or one holds itself"
ODD = {
    "alias bomb": (bomb("[x,x,x,x,x,x,x,x,x]", "[%s]"), MANY_VALUES),
    "bomb of merged objects": (bomb("{k: 1}", "{<<: [%s]}"), MANY_VALUES),
    "a list that holds itself": (f"{HEAD}x: &a [*a]", MANY_VALUES),
    "two million values": ("- 1\n" * 2_000_000, "it has more than 1,000,000 values"),
    "Swagger 2.0": ('{"swagger": "2.0", "paths": {}}', "is Swagger 2.0, not OpenAPI 3.0 or 3.1"),
    "Swagger 2.0 as YAML": ("swagger: '2.0'\npaths: {}", "is Swagger 2.0, not OpenAPI"),
    "HTML": ("\n<!DOCTYPE html><html></html>", "is HTML or XML, no OpenAPI description"),
    "XML": ("<?xml version='1.0'?><a/>", "is HTML or XML, no OpenAPI description"),
    "a key twice": ('{"openapi": "3.0.0", "paths": {"/a": {}, "/a": {}}}', "the key /a twice"),
    "a key twice in YAML": (f"{HEAD}paths: {{}}\n", "in line 1 has the key paths twice"),
    "one key as number and text": (HEAD + 'x: {200: a, "200": b}\n', "has the key 200 twice"),
    "several documents": (f"{HEAD}---\n{HEAD}", "it holds several documents, line 3"),
    "nothing": ("", "is empty"),
    "blanks": (" \n\t\n", "is empty"),
    "a byte order mark alone": ("\ufeff", "is empty"),
    "a list": ("[]", "is no OpenAPI description: it is a list"),
    "a list in YAML": ("- a\n", "is no OpenAPI description: it is a list"),
    "a text": ("hello", "is no OpenAPI description: it is a single value"),
    "a comment": ("# nothing", "is no OpenAPI description: it is a single value"),
    "NaN": ('{"openapi": "3.0.0", "paths": {}, "x": NaN}', "it has the number NaN, which JSON"),
    "NaN in YAML": (f"{HEAD}x: .nan", "it has a number that is infinite or none"),
    "infinity": (
        '{"openapi": "3.0.0", "paths": {}, "x": 1e999}',
        "it has a number that is infinite",
    ),
    "a huge number": ('{"openapi": "3.0.0", "paths": {}, "x": 1%s}' % ("0" * 5000), "Exceeds the"),
    "Latin-1": (f"{HEAD}x: é".encode("latin-1"), "is not UTF-8: byte 28 is 0xe9"),
    "UTF-16": (HEAD.encode("utf-16"), "is not UTF-8: byte 0 is 0xff"),
    "half a file": (
        '{"openapi": "3.0.0", "paths"',
        "is no valid JSON: Expecting ':' delimiter: line 1",
    ),
    "a tab": ("\topenapi: 3", "found character that cannot start any token, line 1, column 1"),
    "Python": (f"{HEAD}x: !!python/object:os.system a", "could not determine a constructor"),
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_description(name: str) -> None:
    """Each is refused by one sentence that says what it is."""
    content, expected = ODD[name]
    data = content if isinstance(content, bytes) else content.encode()
    with pytest.raises(RefusalError) as refusal:
        documents.description(data, "newer.yaml")
    assert expected in str(refusal.value)
    assert 1 == len(str(refusal.value).splitlines())
    assert len(str(refusal.value)) < 250


@pytest.mark.parametrize("text", [HEAD, '{"openapi": "3.0.0", "paths": {}}'])
def test_a_byte_order_mark(text: str) -> None:
    """What some editors write at the beginning of a file is no part of it, in JSON nor in YAML."""
    expected = {"openapi": "3.0.0", "paths": {}}
    assert expected == documents.description(f"\ufeff{text}".encode(), "newer")


def test_aliases() -> None:
    """Aliases and merged objects mean what they say, as long as they are few."""
    text = f"{HEAD}x: &a {{k: 1, l: 1}}\ny: {{<<: *a, l: 2}}\nz: [*a, *a]\n"
    found = documents.description(text.encode(), "newer.yaml")
    assert found == yaml.safe_load(text)
