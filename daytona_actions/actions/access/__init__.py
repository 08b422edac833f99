"""The actions on ways into a sandbox: previews of its ports."""

from daytona_actions.actions.access.previews import (
    create_signed_preview_url,
    expire_signed_preview_url,
    get_preview_url,
    list_ports,
)

__all__ = [
    "create_signed_preview_url",
    "expire_signed_preview_url",
    "get_preview_url",
    "list_ports",
]
