"""The recordings themselves: each is used once, has its source, and holds no secret."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml

from scripts.recording import sources
from tests.scenarios.catalogue import SCENARIOS
from tests.scenarios.model import CASSETTES
from tests.scenarios.unrecorded import TAPES
from tests.wire.catalogue import WIRE

if TYPE_CHECKING:
    from pathlib import Path

FILES = sorted(CASSETTES.rglob("*.yaml"))

SECRET = re.compile(
    r'dtn_\w{16,}|eyJ[\w-]+\.[\w-]+\.|"\w*(?:token|secret|password)" ?: ?"(?!REDACTED|wrong|secret")',
    re.IGNORECASE,
)
"""A key, a signed token, or a value of that name; `wrong` and `secret` are passwords of scenarios."""


def test_every_cassette_has_one_scenario() -> None:
    """Each cassette is that of one scenario, and each scenario has one, or a tape made by hand."""
    played = {scenario.name: CASSETTES / scenario.cassette for scenario in (*SCENARIOS, *WIRE)}
    by_hand = {played[name] for name in TAPES}
    assert {*played.values()} - by_hand == {*FILES} - by_hand
    assert len(SCENARIOS) + len(WIRE) == len(played)


def test_no_recording_is_used_twice() -> None:
    """No name stands for two recordings."""
    names = [path.stem for path in FILES]
    assert sorted(set(names)) == sorted(names)


def test_every_recording_has_one_source() -> None:
    """It is said of each recording which server it is of, and when it was made."""
    listed = [name for source in sources.read(CASSETTES / "sources.toml") for name in source.names]
    names = [path.relative_to(CASSETTES).with_suffix("").as_posix() for path in FILES]
    assert sorted(names) == sorted(listed)


def test_the_source_file_is_written_as_the_recorder_writes_it() -> None:
    """Reading the list of sources and writing it again changes nothing."""
    listed = CASSETTES / "sources.toml"
    assert listed.read_text(encoding="utf-8") == sources.text(sources.read(listed))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_recording_holds_no_secret(path: Path) -> None:
    """No key, no token: neither in a header, nor in a body, nor in an address."""
    recorded = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    for exchange in recorded["interactions"]:
        request, response = exchange["request"], exchange["response"]
        assert ["Bearer REDACTED"] == request["headers"]["authorization"]
        for content in (request["uri"], request["body"], response["body"]["string"]):
            text = content.decode("latin-1") if isinstance(content, bytes) else content or ""
            assert SECRET.search(text) is None
        assert SECRET.search(str(response["headers"])) is None
        assert "set-cookie" not in response["headers"]
