"""Imports a generated package from wherever it was made, under a name of its own."""

from __future__ import annotations

import importlib.util
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType


def import_as(name: str, folder: Path) -> ModuleType:
    """Import the package in a folder."""
    specification = importlib.util.spec_from_file_location(name, folder / "__init__.py")
    assert specification is not None
    assert specification.loader is not None
    module = sys.modules[name] = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def forget(name: str) -> None:
    """Take a package out of the imported modules, with all that is in it."""
    for imported in [key for key in sys.modules if key.partition(".")[0] == name]:
        del sys.modules[imported]
