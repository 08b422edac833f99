"""The chart for the README: four figures as bars, light and dark, as plain SVG."""

from __future__ import annotations

import statistics
from typing import Any
from xml.sax.saxutils import escape

_PANELS = (
    ("Import and client, ms", "stub start", "client_ms", ("ours", "httpx", "official")),
    (
        "CPU of an async call, ms",
        "stub calls 400",
        "cpu_ms",
        ("ours async", "httpx async", "official async"),
    ),
    (
        "32 calls in flight, calls/s",
        "stub flight 32",
        "calls_per_s",
        ("ours async", "httpx async", "official async"),
    ),
    (
        "Memory of a 50 MB download ÷ the file",
        "stub download 50",
        "memory_per_byte",
        ("ours", "httpx", "official"),
    ),
)
_NAMES = {"ours": "daytona_actions", "httpx": "raw httpx", "official": "official SDK"}
_COLOURS = {
    "light": {"text": "#1f2328", "ours": "#0969da", "other": "#afb8c1"},
    "dark": {"text": "#e6edf3", "ours": "#4493f8", "other": "#57606a"},
}
_WIDTH, _PANEL, _BAR, _LABEL, _LONGEST = 760, 116, 20, 130, 500


def draw(results: dict[str, Any], theme: str) -> str:
    """Return the chart of a run as SVG."""
    colours = _COLOURS[theme]
    height = _PANEL * len(_PANELS)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img"',
        'font-family="system-ui, sans-serif" font-size="13">',
        "<title>Start-up, calls, calls at once and memory beside raw httpx and the SDK</title>",
    ]
    for index, (title, measurement, figure, subjects) in enumerate(_PANELS):
        figures = {
            name: statistics.median(
                run[figure] for run in results[measurement][name] if figure in run
            )
            for name in subjects
        }
        parts += _panel(index * _PANEL, title, figures, colours)
    return "\n".join([*parts, "</svg>", ""])


def _panel(top: int, title: str, figures: dict[str, float], colours: dict[str, str]) -> list[str]:
    text = f'fill="{colours["text"]}"'
    parts = [f'<text x="0" y="{top + 18}" font-weight="600" {text}>{escape(title)}</text>']
    for row, (name, figure) in enumerate(figures.items()):
        first = name.partition(" ")[0]
        y = top + 30 + row * (_BAR + 6)
        width = round(_LONGEST * figure / max(figures.values()), 1)
        colour = colours["ours" if first == "ours" else "other"]
        shown = f"{figure:,.0f}" if figure >= 10 else f"{figure:.2f}"  # noqa: PLR2004 - digits
        parts += [
            f'<text x="0" y="{y + 14}" {text}>{_NAMES[first]}</text>',
            f'<rect x="{_LABEL}" y="{y}" width="{width}" height="{_BAR}" rx="3" fill="{colour}"/>',
            f'<text x="{_LABEL + width + 8}" y="{y + 14}" {text}>{shown}</text>',
        ]
    return parts
