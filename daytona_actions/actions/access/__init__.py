"""The actions on ways into a sandbox: previews of its ports, SSH; and its build logs."""

from daytona_actions.actions.access.build_logs import get_build_logs
from daytona_actions.actions.access.previews import (
    create_signed_preview_url,
    expire_signed_preview_url,
    get_preview_url,
    list_ports,
)
from daytona_actions.actions.access.ssh import create_ssh_access, revoke_ssh_access

__all__ = [
    "create_signed_preview_url",
    "create_ssh_access",
    "expire_signed_preview_url",
    "get_build_logs",
    "get_preview_url",
    "list_ports",
    "revoke_ssh_access",
]
