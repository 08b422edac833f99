"""The picture of the command line shows what the commands print today."""

from __future__ import annotations

import html
import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PICTURE = ROOT / "docs" / "pictures" / "cli.svg"

CHANGING = {
    r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}": "ID",
    r"\d{4}-\d\d-\d\d \d\d:\d\d": "TIME",
    r"Linux \S+|Darwin \S+": "SYSTEM",
}


def _lines(svg: str) -> list[str]:
    """Return the words of each line of a picture, without what differs from day to day."""
    rows: dict[float, str] = {}
    for row, text in re.findall(r'<text [^>]*y="([\d.]+)"[^>]*>(.*?)</text>', svg):
        rows[float(row)] = rows.get(float(row), "") + html.unescape(text)
    shown = "\n".join(rows.values()).replace("\xa0", " ")
    for changing, word in CHANGING.items():
        shown = re.sub(changing, word, shown)
    return [" ".join(line.split()) for line in shown.splitlines()]


@pytest.mark.long
def test_picture_is_up_to_date() -> None:
    """Drawn anew, it says the same, and loads nothing from elsewhere."""
    drawn = runpy.run_path(str(ROOT / "scripts" / "cli_picture.py"))["drawn"]()
    kept = PICTURE.read_text("utf-8")
    assert _lines(drawn) == _lines(kept)
    assert len(_lines(kept)) > 20
    for svg in (drawn, kept):
        assert "url(http" not in svg
        assert "@font-face" not in svg
