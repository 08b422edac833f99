"""The actions on snapshots, from which sandboxes are created."""

from daytona_actions.actions.snapshots.changing import (
    activate_snapshot,
    deactivate_snapshot,
    delete_snapshot,
)
from daytona_actions.actions.snapshots.creating import create_snapshot, snapshot_sandbox
from daytona_actions.actions.snapshots.looking import (
    get_snapshot,
    get_snapshot_build_logs,
    list_snapshots,
)

__all__ = [
    "activate_snapshot",
    "create_snapshot",
    "deactivate_snapshot",
    "delete_snapshot",
    "get_snapshot",
    "get_snapshot_build_logs",
    "list_snapshots",
    "snapshot_sandbox",
]
