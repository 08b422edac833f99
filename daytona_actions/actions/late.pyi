from daytona_actions.actions import (
    access as access,
    execution as execution,
    files as files,
    git as git,
    processes as processes,
    regions as regions,
    sandbox_changes as sandbox_changes,
    sandbox_settings as sandbox_settings,
    sandbox_states as sandbox_states,
    sandboxes as sandboxes,
    snapshots as snapshots,
    volumes as volumes,
)
