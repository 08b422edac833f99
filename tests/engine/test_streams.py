"""A command's output never ends it after its work is done: odd encodings, readers that leave."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from daytona_actions.engine.streams import prepare_streams, write_json

PROJECT = Path(__file__).resolve().parents[2]
NARROW = ["cp1252", "latin-1", "ascii", "cp437", "utf-16"]
ODD = {"text": "✓ 🤣 \ud800"}
PREPARE = (
    "from daytona_actions.engine.streams import prepare_streams, write_json; prepare_streams(); "
)


def _run(code: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", PREPARE + code],
        capture_output=True,
        check=False,
        env=os.environ | environment,
    )


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("encoding", [*NARROW, "utf-8"])
def test_json_stays_json(encoding: str, unbuffered: str) -> None:
    """Whatever the encoding of stdout, what is read from it is the document."""
    environment = {"PYTHONIOENCODING": encoding, "PYTHONUNBUFFERED": unbuffered}
    ran = _run(f"write_json({ODD!r})", **environment)
    assert (0, b"") == (ran.returncode, ran.stderr)
    assert ODD == json.loads(ran.stdout.decode(encoding))


def test_text_is_written_with_replacements() -> None:
    """A character that the encoding lacks is an escape, in what is printed and in messages."""
    code = "import sys; print('é✓'); print('ü✓', file=sys.stderr)"
    ran = _run(code, PYTHONIOENCODING="latin-1")
    assert (0, "é\\u2713", "ü\\u2713") == (
        ran.returncode,
        ran.stdout.decode("latin-1").strip(),
        ran.stderr.decode("latin-1").strip(),
    )


@pytest.mark.parametrize("name", ["stdout", "stderr"])
def test_reader_that_has_gone(name: str) -> None:
    """What nobody reads is dropped without a word, and the exit code is that of the work."""
    reading, writing = os.pipe()
    os.close(reading)
    code = f"import sys; print('x' * 100_000, file=sys.{name}); sys.exit(7)"
    streams: Any = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | {name: writing}
    ran = subprocess.run([sys.executable, "-c", PREPARE + code], check=False, **streams)
    os.close(writing)
    assert (7, b"") == (ran.returncode, ran.stderr or ran.stdout or b"")


def test_what_a_caller_put_in_place_of_a_stream_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream without a file behind it is left as it is."""
    own = io.StringIO()
    monkeypatch.setattr(sys, "stdout", own)
    monkeypatch.setattr(sys, "stderr", own)
    prepare_streams()
    write_json(ODD)
    assert sys.stdout is own
    assert ODD == json.loads(own.getvalue())


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
@pytest.mark.parametrize(
    "script", ["readme.py --check", "door_pages.py --check", "regenerate.py --help"]
)
def test_scripts(script: str, encoding: str) -> None:
    """The scripts' own output goes through any stream."""
    name, *words = script.split()
    ran = subprocess.run(
        [sys.executable, f"scripts/{name}", *words],
        cwd=PROJECT,
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": encoding},
    )
    assert (0, b"") == (ran.returncode, ran.stderr)
