"""The one list of actions, in the order in which they are documented; every door is made of it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from daytona_actions.actions import files, git, process, sandboxes, snapshots
from daytona_actions.engine.bind import actions_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daytona_actions.engine.action import Action


class Actions:
    """The actions as the methods that both clients have: one line adds one to every door."""

    create_sandbox = sandboxes.create_sandbox
    run_code = process.run_code
    execute_command = process.execute_command
    upload_file = files.upload_file
    download_file = files.download_file
    list_files = files.list_files
    git_clone = git.git_clone
    list_sandboxes = sandboxes.list_sandboxes
    get_sandbox = sandboxes.get_sandbox
    start_sandbox = sandboxes.start_sandbox
    stop_sandbox = sandboxes.stop_sandbox
    delete_sandbox = sandboxes.delete_sandbox
    list_snapshots = snapshots.list_snapshots


ACTIONS: Mapping[str, Action[..., Any]] = MappingProxyType(actions_of(Actions))
