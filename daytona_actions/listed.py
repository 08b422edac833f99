"""The one list of actions, which loads them all; every door is made of it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from daytona_actions.actions import Actions
from daytona_actions.engine.families import families_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daytona_actions.engine.action import Action

SHORT_LIST = (
    Actions.create_sandbox,
    Actions.run_code,
    Actions.execute_command,
    Actions.upload_file,
    Actions.download_file,
    Actions.list_files,
    Actions.git_clone,
    Actions.list_sandboxes,
    Actions.get_sandbox,
    Actions.start_sandbox,
    Actions.stop_sandbox,
    Actions.delete_sandbox,
    Actions.list_snapshots,
)
"""What a model is offered where nothing else is said: the documented twelve in their order, and the
way to a value of `snapshot`. It stays short, since every tool costs a model attention."""

FAMILIES = MappingProxyType(families_of(Actions))
"""The families of actions, by name."""

ACTIONS: Mapping[str, Action[..., Any]] = MappingProxyType(
    {made.name: made for made in SHORT_LIST}
    | {name: made for family in FAMILIES.values() for name, made in family.actions.items()}
)
"""All actions by name: those of the short list first, then family by family."""
