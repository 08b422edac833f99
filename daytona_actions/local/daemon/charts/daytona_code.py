"""Runs code that names matplotlib so that ``plt.show()`` makes charts, whatever backend it selects.

It takes the place of the code on standard input. Without it only code that leaves the backend
alone would show charts (recorded: run_code_charts_agg).
"""

from __future__ import annotations

import base64
import contextlib
import linecache
import sys
import traceback
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

# The name that the real daemon gives such code (recorded: run_code_charts_several).
NAME = "<target_code>"


def run(encoded: str) -> None:
    """Run code, given in base64, as the main module."""
    code = base64.b64decode(encoded)
    lines = code.decode("utf-8", "replace").splitlines(keepends=True)
    linecache.cache[NAME] = (len(code), None, lines, NAME)
    sys.excepthook = _print_exception
    # Where it is not installed, the code's own import says so.
    with contextlib.suppress(ImportError):
        _take_over()
    main = vars(sys.modules["__main__"])
    del main["daytona_code"]
    exec(compile(code, NAME, "exec", dont_inherit=True), main)  # noqa: S102 - what it is for


def _take_over() -> None:
    import daytona_charts  # type: ignore[import-not-found,unused-ignore]
    from matplotlib import pyplot as plt

    select = plt.switch_backend

    def switch_backend(newbackend: str) -> None:
        # One that needs a screen is not there; the figures are charts all the same.
        with contextlib.suppress(ImportError):
            select(newbackend)

    plt.switch_backend = switch_backend
    plt.show = daytona_charts.show


def _print_exception(
    kind: type[BaseException], error: BaseException, frames: TracebackType | None
) -> None:
    """Print a traceback that begins in the code."""
    while frames and frames.tb_frame.f_code.co_filename != NAME:
        frames = frames.tb_next
    traceback.print_exception(kind, error, frames)
