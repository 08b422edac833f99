"""Volumes that a sandbox gets when it is created."""

# No postponed annotations here: a schema is read off the type when it is first needed.
from dataclasses import dataclass
from typing import TYPE_CHECKING

from daytona_actions import errors

if TYPE_CHECKING:
    from daytona_openapi.control.models import SandboxVolume


@dataclass(frozen=True, slots=True)
class VolumeMount:
    """A volume, and where a sandbox shall have it.

    Attributes:
        volume: its ID or name.
        mount_path: the folder of the sandbox that shows it, an absolute path.
        subpath: the folder of the volume to show; all of it if left out.
    """

    volume: str
    mount_path: str
    subpath: str | None = None


def mounted(mounts: list[VolumeMount]) -> "list[SandboxVolume]":
    """Return volumes in the form of the API; an ActionError where one has no name or place."""
    from daytona_openapi.control.models import SandboxVolume
    from daytona_openapi.control.types import UNSET

    for place, mount in enumerate(mounts):
        if not mount.volume.strip():
            raise errors.invalid(f"volumes[{place}] must name a volume: its ID or name")
        if not mount.mount_path.startswith("/") or not mount.mount_path.strip("/"):
            raise errors.invalid(
                f"volumes[{place}] has the mount_path {mount.mount_path!r}, which is no absolute path "
                "of a folder"
            )
    return [
        SandboxVolume(
            volume_id=mount.volume, mount_path=mount.mount_path, subpath=mount.subpath or UNSET
        )
        for mount in mounts
    ]
