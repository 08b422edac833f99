"""Refuses a generated package that does not run: every module is imported, every model looked up."""

from __future__ import annotations

import ast
import subprocess
import sys
from typing import TYPE_CHECKING

from regeneration.layout import RefusalError

if TYPE_CHECKING:
    from pathlib import Path

# What generated modules import or define beside the models.
_TAKEN = {
    *("Any", "AuthenticatedClient", "BinaryIO", "Client", "File", "FileTypes", "Generator"),
    *("Mapping", "RequestFiles", "RequestOptions", "Response", "T", "TextIO", "TypeVar"),
    *("TYPE_CHECKING", "UNREADABLE", "UNSET", "Unset", "import_module"),
}
_IMPORT_ALL = """
import importlib, pkgutil, sys
sys.path.insert(0, sys.argv[1])
package = importlib.import_module(sys.argv[2])
for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    try:
        module = importlib.import_module(found.name)
        [getattr(module, name) for name in getattr(module, "__all__", ())]
    except Exception as error:
        sys.exit(f"{found.name}: {type(error).__name__}: {error}")
"""


def is_taken(model: str) -> bool:
    """Tell whether a model has a name that generated code uses itself."""
    return model in _TAKEN


def check(package: Path) -> None:
    """Refuse a package of which a part cannot be imported, or a model is not the one that was meant.

    Raises:
        RefusalError: it names the models or the module, and what to do.
    """
    for path in sorted(package.glob("**/models/__init__.py")):
        _check_models(path.parent.parent.name, _modules(path))
    command = [sys.executable, "-c", _IMPORT_ALL, str(package.parent), package.name]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        reason = " ".join((done.stderr.splitlines() or ["no reason given"])[-1].split())
        raise RefusalError(f"what the generator made does not run: {reason}")


def _modules(path: Path) -> dict[str, str]:
    """Return the module of each model, as the generated index of the models has it."""
    for node in ast.parse(path.read_bytes()).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "_MODULES":
            found: dict[str, str] = ast.literal_eval(node.value)
            return found
    return {}


def _check_models(description: str, modules: dict[str, str]) -> None:
    owners: dict[str, str] = {}
    for name, module in modules.items():
        other = owners.setdefault(module, name)
        if other != name:
            raise RefusalError(
                f"the models {other} and {name} would both be the module models{module}: give one "
                f"of them another name by `class_overrides` in openapi/{description}.config.yaml"
            )
        if is_taken(name):
            raise RefusalError(
                f"the model {name} has a name that generated code uses itself: give it another by "
                f"`class_overrides` in openapi/{description}.config.yaml"
            )
