"""Another system than this one, as far as a module can see."""

from __future__ import annotations

import types
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def on_system(
    monkeypatch: pytest.MonkeyPatch,
    module: types.ModuleType,
    *,
    name: str = "posix",
    platform: str = "linux",
) -> None:
    """Let a module see another `os.name` and `sys.platform`, and none but this module.

    In the process they stay: what is imported meanwhile, and each path that is made, asks for them.
    """
    for known, facts in (("os", {"name": name}), ("sys", {"platform": platform})):
        if real := vars(module).get(known):
            seen = types.SimpleNamespace(**{**vars(real), **facts})
            monkeypatch.setattr(module, known, seen)
