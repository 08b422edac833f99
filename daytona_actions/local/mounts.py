"""Volumes in sandboxes: which of a create can be mounted, and the folders that are."""

from __future__ import annotations

import errno
import os
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from daytona_actions.local.answers import ControlPlaneError
from daytona_actions.local.guarded_folder import GuardedFolder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# As the public server's source has them: no sandbox with a volume was recorded.
SYSTEM_FOLDERS = ("/proc", "/sys", "/dev", "/boot", "/etc", "/bin", "/sbin", "/lib", "/lib64")


IN_THE_WAY = {errno.EEXIST, errno.ENOTEMPTY, errno.ENOTDIR}


class MountError(OSError):
    """A volume cannot be mounted now; the message says why and what to do."""


@dataclass(frozen=True)
class Mount:
    """A volume's folder, what of it is shown, and where in the sandbox.

    Whoever has the volume may change what is in it, also while a sandbox is started: the folder is
    opened component by component and no link is followed.
    """

    volume: Path
    subpath: str
    path: str

    @property
    def source(self) -> Path:
        """The path on this machine of what is shown."""
        return self.volume / self.subpath

    @contextmanager
    def opened(self, owner: int | None) -> Iterator[GuardedFolder]:
        """Open what is shown, made where it is missing and given to its owner. Raises OSError."""
        with GuardedFolder.at(self.volume, owner) as top:
            if not self.subpath:
                yield top
                return
            with top.inside(self.subpath, replaces=False) as folder:
                yield folder

    def make_source(self, owner: int | None) -> None:
        """Make what is shown where it is missing. Raises MountError."""
        try:
            with self.opened(owner):
                pass
        except OSError as error:
            raise MountError(_not_mounted(self.path, self.source, error)) from error

    @contextmanager
    def placed(
        self, folder: Path, top: str, owner: int | None
    ) -> Iterator[tuple[GuardedFolder, str]]:
        """Open the folder of a sandbox's own that its place is in; give the place's name there.

        ``top`` is the one of the sandbox's folders that it is below. Raises MountError, also for an
        OSError of what is done there.
        """
        below = self.path.removeprefix(f"/{top}/")
        above, _, name = below.rpartition("/")
        try:
            with GuardedFolder.at(folder / top, owner) as own, ExitStack() as inner:
                place = inner.enter_context(own.inside(above, replaces=False)) if above else own
                yield place, name
        except OSError as error:
            raise MountError(_not_mounted(self.path, folder / top / below, error)) from error

    def identity(self, owner: int | None) -> tuple[int, int]:
        """Return the device and number of the folder that is shown."""
        with self.opened(owner) as folder:
            status = os.fstat(folder.descriptor)
            return status.st_dev, status.st_ino


def checked_volumes(
    asked: list[Any],
    ready: Callable[[str], str],
    problem: Callable[[str], str | None],
) -> list[dict[str, str]]:
    """Return the volumes of a new sandbox as they are kept and shown.

    Args:
        asked: What the body says.
        ready: Returns the ID of the volume of an ID or name; raises if it cannot be mounted.
        problem: Says why this server mounts nothing at a path; None if it does.

    Raises ControlPlaneError with the real server's words where it has some.

    """
    for number, each in enumerate(asked):
        named = each.get("volumeId") if isinstance(each, dict) else None
        if not isinstance(named, str) or not named:
            where = f"volumes.{number}.volumeId"
            problems = ([] if named else [f"{where} should not be empty"]) + (
                [] if isinstance(named, str) else [f"{where} must be a string"]
            )
            raise ControlPlaneError(400, ", ".join(problems))
    identities = [ready(each["volumeId"]) for each in asked]
    paths = [each.get("mountPath") for each in asked]
    if problems := [found for path in paths if (found := _unfit(path))]:
        raise ControlPlaneError(400, ", ".join(problems))
    paths = [path.rstrip("/") for path in paths]
    if problems := [found for path in paths if (found := problem(path) or _nested(path, paths))]:
        raise ControlPlaneError(400, ", ".join(problems))
    return [
        {"volumeId": identity, "mountPath": path, **_subpath(each)}
        for identity, path, each in zip(identities, paths, asked, strict=True)
    ]


def is_below(path: str, *folders: str) -> bool:
    """Tell whether a path is one of these folders, or below one."""
    return any(f"{path}/".startswith(f"{folder}/") for folder in folders)


def _not_mounted(path: str, place: Path, error: OSError) -> str:
    reason = f"{error.strerror or error}: {place}"
    if error.errno in IN_THE_WAY:
        # Nobody gets at it through a sandbox that does not start.
        reason = (
            f"something else exists in its place: move {place} away, on the machine of the local "
            "Daytona, then start the sandbox again"
        )
    return f"the volume at {path} cannot be mounted: {reason}"


def _unfit(path: object) -> str | None:
    shown = "undefined" if path is None else path
    if not isinstance(path, str):
        return f"Invalid mount path {shown} (must be a string)"
    reason = None
    if not path.startswith("/"):
        reason = "must be absolute"
    elif path in {"/", "//"}:
        reason = "cannot mount to the root directory"
    elif {".", ".."} & set(path.split("/")):
        reason = "cannot contain relative path components"
    elif "//" in path[1:] or path.startswith("//"):
        reason = "cannot contain consecutive slashes"
    elif is_below(path, *SYSTEM_FOLDERS):
        reason = "cannot mount to system directory"
    elif "\0" in path:
        reason = "cannot contain NUL"
    return reason and f"Invalid mount path {path} ({reason})"


def _nested(path: str, paths: list[str]) -> str | None:
    others = list(paths)
    others.remove(path)
    if is_below(path, *others):
        return f"a local Daytona mounts no volume inside another, as {path}: choose paths apart"
    return None


def _subpath(asked: dict[str, Any]) -> dict[str, str]:
    subpath = asked.get("subpath")
    if subpath is None or subpath == "":
        return {}
    parts = subpath.strip("/").split("/") if isinstance(subpath, str) else [""]
    if {"", ".", ".."} & set(parts) or "\0" in str(subpath):
        message = f"Invalid subpath {subpath!r}: it must name a folder below the volume's own"
        raise ControlPlaneError(400, message)
    return {"subpath": "/".join(parts)}
