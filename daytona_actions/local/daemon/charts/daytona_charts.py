"""The matplotlib backend of a sandbox: what ``show()`` would display becomes chart artifacts.

It is chosen by the MPLBACKEND variable, or put in place by daytona_code, so the code that runs
needs no change. It writes one JSON object a chart to the descriptor that DAYTONA_CHARTS names. The
shape is that of the recordings run_code_chart and run_code_charts; for what the real daemon drops
(bars, histograms), of the fields in the public toolbox client's Chart model.
"""

from __future__ import annotations

import base64
import contextlib
import io
import json
import os
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib import pyplot as plt
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection
from matplotlib.patches import Rectangle, Wedge

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.figure import Figure

__all__ = ["FigureCanvas", "FigureManager", "show"]

FigureCanvas = FigureCanvasAgg
FigureManager = FigureCanvasAgg.manager_class

RESOLUTION = 100
FULL_CIRCLE = 360
# Of a bar's width: half of it, and a little for what adding numbers costs.
AT_THE_BAR = 0.501
DIGITS = 10


def show(*_arguments: object, **_options: object) -> None:
    """Write all open figures as charts and close them, as a window would be by its user."""
    for number in plt.get_fignums():
        _write(_figure_chart(plt.figure(number)))
    plt.close("all")


def _write(chart: dict[str, Any]) -> None:
    # A process that the code started has no such descriptor; it then shows nothing.
    with contextlib.suppress(KeyError, ValueError, OSError):
        descriptor = int(os.environ["DAYTONA_CHARTS"])
        os.write(descriptor, json.dumps(chart, default=str).encode() + b"\n")


def _figure_chart(figure: Figure) -> dict[str, Any]:
    drawn = [_axes_chart(axes) for axes in figure.axes if axes.has_data()]
    if not drawn:
        chart: dict[str, Any] = {"type": "unknown", "elements": None}
    elif len(drawn) == 1:
        chart = drawn[0]
    else:
        title = figure.get_suptitle() if hasattr(figure, "get_suptitle") else ""
        chart = {"type": "composite_chart", **_named(title=title), "elements": drawn}
    image = io.BytesIO()
    figure.savefig(image, format="png", dpi=RESOLUTION, bbox_inches="tight")
    return {**chart, "png": base64.b64encode(image.getvalue()).decode()}


def _axes_chart(axes: Axes) -> dict[str, Any]:
    title, labels = axes.get_title(), {"x_label": axes.get_xlabel(), "y_label": axes.get_ylabel()}
    if wedges := [patch for patch in axes.patches if isinstance(patch, Wedge)]:
        scales = {"x_scale": "categorical", "y_scale": "categorical"}
        return {"type": "pie", **_named(title=title), **scales, "elements": _slices(axes, wedges)}
    bars = axes.containers and any(isinstance(patch, Rectangle) for patch in axes.patches)
    points = [found for found in axes.collections if isinstance(found, PathCollection)]
    kind, elements = "unknown", list[dict[str, Any]]()
    if bars and not axes.lines:
        kind, elements = "bar", _bars(axes)
    elif axes.lines and not bars:
        kind, elements = "line", _lines(axes)
    elif points and not bars:
        kind, elements = "scatter", _dots(points)
    return {
        "type": kind,
        **_named(title=title, **labels),
        **({} if kind == "bar" else _scales(axes)),
        "elements": elements,
    }


def _named(**texts: str) -> dict[str, str]:
    """Return the texts that are there (recorded: run_code_charts_types has no empty ones)."""
    return {name: text for name, text in texts.items() if text}


def _scales(axes: Axes) -> dict[str, Any]:
    x_ticks, x_labels = _ticks(axes.get_xticks(), axes.get_xticklabels())
    y_ticks, y_labels = _ticks(axes.get_yticks(), axes.get_yticklabels())
    return {
        "x_ticks": x_ticks,
        "y_ticks": y_ticks,
        "x_tick_labels": x_labels,
        "y_tick_labels": y_labels,
        "x_scale": _scale(axes, "x"),
        "y_scale": _scale(axes, "y"),
    }


def _ticks(positions: Any, labels: Any) -> tuple[list[Any], list[str]]:
    return _numbers(positions), [label.get_text() for label in labels]


def _scale(axes: Axes, name: str) -> str:
    axis = axes.xaxis if name == "x" else axes.yaxis
    converter = type(axis.get_converter() if hasattr(axis, "get_converter") else axis.converter)
    if "Categor" in converter.__name__:
        return "categorical"
    return "datetime" if "Date" in converter.__name__ else str(axis.get_scale())


def _lines(axes: Axes) -> list[dict[str, Any]]:
    return [
        {"label": str(line.get_label()), "points": _points(line.get_xydata())}
        for line in axes.lines
    ]


def _dots(collections: list[PathCollection]) -> list[dict[str, Any]]:
    return [
        {"label": str(found.get_label()), "points": _points(found.get_offsets())}
        for found in collections
    ]


def _bars(axes: Axes) -> list[dict[str, Any]]:
    """Return the bars; their value is text, as clients of the toolbox expect it."""
    bars = []
    for container in axes.containers:
        sideways = getattr(container, "orientation", "vertical") == "horizontal"
        names = _tick_names(axes.yaxis if sideways else axes.xaxis)
        for bar in getattr(container, "patches", []):
            start, size, value = bar.get_x(), bar.get_width(), bar.get_height()
            if sideways:
                start, size, value = bar.get_y(), bar.get_height(), bar.get_width()
            bars.append(
                {
                    "label": _label(names, start, size),
                    "value": str(_number(value)),
                    "group": str(container.get_label()),
                }
            )
    return bars


def _tick_names(axis: Axis) -> list[tuple[float, str]]:
    texts = [label.get_text() for label in axis.get_ticklabels()]
    return list(zip(axis.get_ticklocs(), texts, strict=False))


def _label(names: list[tuple[float, str]], start: float, size: float) -> str:
    """Return the text of the tick at a bar, else where the bar is."""
    middle = start + size / 2
    reach = abs(size) * AT_THE_BAR
    at_bar = [(abs(tick - middle), text) for tick, text in names if abs(tick - middle) <= reach]
    return min(at_bar)[1] if at_bar else str(_number(round(middle, DIGITS)))


def _slices(axes: Axes, wedges: list[Wedge]) -> list[dict[str, Any]]:
    texts = [text.get_text() for text in axes.texts]
    return [
        {
            "label": wedge.get_label() or (texts[index] if index < len(texts) else ""),
            "angle": _number(round((wedge.theta2 - wedge.theta1) % FULL_CIRCLE or FULL_CIRCLE, 4)),
            "radius": _number(wedge.r),
        }
        for index, wedge in enumerate(wedges)
    ]


def _points(data: Any) -> list[list[Any]]:
    """Return the points that are there: a hole in a line is none."""
    found: Any = np.ma.filled(np.ma.asarray(data, dtype=float), np.nan)
    return [_numbers(point) for point in found if np.isfinite(point).all()]


def _numbers(values: Any) -> list[Any]:
    return [_number(value) for value in values]


def _number(value: Any) -> float | int:
    """Return a number as JSON writes it: whole ones without a fraction."""
    number = float(value)
    return int(number) if number.is_integer() else number
