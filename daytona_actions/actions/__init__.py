"""Every action, by family; every door is made of these classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daytona_actions.actions.late import (
    access,
    execution,
    files,
    git,
    processes,
    regions,
    sandbox_changes,
    sandbox_settings,
    sandbox_states,
    sandboxes,
    snapshots,
    volumes,
)
from daytona_actions.engine.late_action import leave


class OneSandbox:
    """Actions of the sandboxes' that are about one, whose ID or name they take first."""

    get_sandbox = sandboxes.get_sandbox
    start_sandbox = sandboxes.start_sandbox
    stop_sandbox = sandboxes.stop_sandbox
    delete_sandbox = sandboxes.delete_sandbox
    get_sandbox_details = sandbox_settings.get_sandbox_details
    update_sandbox = sandbox_settings.update_sandbox
    archive_sandbox = sandbox_states.archive_sandbox
    refresh_sandbox_activity = sandbox_states.refresh_sandbox_activity
    wait_for_sandbox = sandbox_states.wait_for_sandbox
    get_sandbox_family = sandbox_states.get_sandbox_family
    backup_sandbox = sandbox_states.backup_sandbox
    resize_sandbox = sandbox_changes.resize_sandbox
    recover_sandbox = sandbox_changes.recover_sandbox
    fork_sandbox = sandbox_changes.fork_sandbox


class Sandboxes(OneSandbox):
    """Sandboxes as a whole: create, find, start, stop and delete them."""

    create_sandbox = sandboxes.create_sandbox
    list_sandboxes = sandboxes.list_sandboxes
    list_regions = regions.list_regions


class Processes:
    """Code and commands that run in a sandbox."""

    run_code = execution.run_code
    execute_command = execution.execute_command
    start_process = processes.start_process
    list_processes = processes.list_processes
    get_process = processes.get_process
    read_process_output = processes.read_process_output
    send_process_input = processes.send_process_input
    stop_process = processes.stop_process


class Files:
    """The files of a sandbox."""

    upload_file = files.upload_file
    download_file = files.download_file
    list_files = files.list_files
    get_file_info = files.get_file_info
    create_folder = files.create_folder
    move_file = files.move_file
    delete_file = files.delete_file
    set_file_permissions = files.set_file_permissions
    search_files = files.search_files
    find_in_files = files.find_in_files
    replace_in_files = files.replace_in_files
    read_text_file = files.read_text_file
    write_text_file = files.write_text_file
    edit_text_file = files.edit_text_file


class Git:
    """Git repositories in a sandbox."""

    git_clone = git.git_clone
    git_status = git.git_status
    git_log = git.git_log
    git_branches = git.git_branches
    git_checkout = git.git_checkout
    git_create_branch = git.git_create_branch
    git_delete_branch = git.git_delete_branch
    git_add = git.git_add
    git_commit = git.git_commit
    git_pull = git.git_pull
    git_push = git.git_push


class Access:
    """Ways into a sandbox."""

    get_preview_url = access.get_preview_url
    create_signed_preview_url = access.create_signed_preview_url
    expire_signed_preview_url = access.expire_signed_preview_url
    list_ports = access.list_ports
    create_ssh_access = access.create_ssh_access
    revoke_ssh_access = access.revoke_ssh_access
    get_build_logs = access.get_build_logs


class OneSandboxSnapshots:
    """Actions of the snapshots' that take a sandbox first."""

    snapshot_sandbox = snapshots.snapshot_sandbox


class Snapshots(OneSandboxSnapshots):
    """What sandboxes are created from."""

    list_snapshots = snapshots.list_snapshots
    get_snapshot = snapshots.get_snapshot
    create_snapshot = snapshots.create_snapshot
    activate_snapshot = snapshots.activate_snapshot
    deactivate_snapshot = snapshots.deactivate_snapshot
    delete_snapshot = snapshots.delete_snapshot
    get_snapshot_build_logs = snapshots.get_snapshot_build_logs


class Volumes:
    """Storage that sandboxes can share."""

    list_volumes = volumes.list_volumes
    get_volume = volumes.get_volume
    create_volume = volumes.create_volume
    delete_volume = volumes.delete_volume


class OfOneSandbox(OneSandbox, Processes, Files, Git, Access, OneSandboxSnapshots):
    """All actions that take a sandbox first: what a handle of one has."""


class Actions(Sandboxes, Processes, Files, Git, Access, Snapshots, Volumes):
    """All actions, as the methods that both clients have: one line adds one to every door."""


if not TYPE_CHECKING:  # who imports a module from here gets the module
    leave(globals())
