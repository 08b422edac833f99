"""What the actions answer, by the module of `actions/` that they stand in.

They are loaded module by module when they are first needed: pydantic costs more than all the rest.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from daytona_actions.engine.result import ActionResult as ActionResult
    from daytona_actions.results.access import *
    from daytona_actions.results.execution import *
    from daytona_actions.results.files import *
    from daytona_actions.results.git import *
    from daytona_actions.results.processes import *
    from daytona_actions.results.regions import *
    from daytona_actions.results.sandbox_changes import *
    from daytona_actions.results.sandbox_settings import *
    from daytona_actions.results.sandbox_states import *
    from daytona_actions.results.sandboxes import *
    from daytona_actions.results.snapshots import *
    from daytona_actions.results.summary import *
    from daytona_actions.results.volumes import *
else:

    def __getattr__(name: str) -> object:
        """Find what a module here defines, or imports for itself."""
        modules = [] if name.startswith("_") else iter_modules(__path__)
        for module in modules:
            inside = vars(import_module(f"{__name__}.{module.name}"))
            if name in inside:
                globals()[name] = inside[name]
                return inside[name]
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
