"""Finds files for the file and git routes without ever leaving the sandbox's root.

Every component is opened relative to its parent and symbolic links are resolved here, so that
neither ``..`` nor a link, nor a link put there in between, leads out.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_LINKS = 40
# What the kernel takes; walked through folder by folder, a longer one would be found.
LONGEST_PATH = 4096
# O_PATH needs only the right to pass through a folder, as any process has it; macOS has no O_PATH.
PASS_THROUGH = getattr(os, "O_PATH", os.O_RDONLY) | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
# A sandbox without isolation has no such folders of its own. Of the machine's it shows the first
# ones, as far as any user of the machine may look; it refuses the others.
SHOWN_FOLDERS = frozenset({"bin", "dev", "etc", "lib", "lib64", "proc", "sbin", "usr"})
HIDDEN_FOLDERS = frozenset(
    {"boot", "media", "mnt", "opt", "root", "run", "srv", "sys", "var"},
)
# Nobody but root enters it on the real machine (recorded: file_info).
CLOSED = "root"
OWN_FOLDERS = ("/home/daytona/", "/tmp/")  # noqa: S108 - the sandbox's private /tmp


class UnreadableError(PermissionError):
    """A file is there and may not be read; a folder on the way to it may be passed."""


class Place:
    """An entry of a folder: the folder's descriptor, the entry's name, and its path in the API.

    Of an entry that is the ``machines`` own, not the sandbox's, no more is shown than anybody may see.
    """

    def __init__(self, folder: int, name: str, path: str, *, machines: bool = False) -> None:
        """Keep a descriptor that the caller of locate closes."""
        self.folder = folder
        self.name = name
        self.path = path
        self._machines = machines

    def open(self, flags: int, mode: int = 0o666) -> int:
        """Open the entry itself, never what a link in its place points to."""
        if self._machines:
            self._check_shown()
        return os.open(
            self.name, flags | os.O_NOFOLLOW | os.O_CLOEXEC, mode=mode, dir_fd=self.folder
        )

    def stat(self) -> os.stat_result:
        """Return the entry's own status."""
        return os.stat(self.name, dir_fd=self.folder, follow_symlinks=False)

    def _check_shown(self) -> None:
        if self.path == os.devnull:
            return
        # Before it is opened: for a device, that alone may do something.
        mode = self.stat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            raise _error(errno.EINVAL, self.path)
        if not mode & stat.S_IROTH:
            raise _error(errno.EACCES, self.path)


class Tree:
    """The folders of one sandbox as its API shows them."""

    def __init__(
        self, root: str, home: str, volumes: Sequence[str] = (), *, confined: bool
    ) -> None:
        """Take the folder that is shown as ``/``; confined adds the rules that no kernel holds.

        Links may lead to ``volumes``, folders outside of the root that belong to the sandbox.
        """
        self._volumes = volumes
        self._root = root
        self._home = home
        self._confined = confined

    def absolute(self, path: str) -> str:
        """Return a path of the API as an absolute one; relative paths start at the home folder."""
        if self._confined and (path + "/").startswith(self._root.rstrip("/") + "/"):
            path = path[len(self._root.rstrip("/")) :] or "/"
        return path if path.startswith("/") else f"{self._home}/{path}"

    @contextlib.contextmanager
    def locate(self, path: str, *, follow: bool = True) -> Iterator[Place]:
        """Yield the place of a path whose last component need not exist.

        With ``follow`` a link at its end is resolved too. Raises the OSError that the kernel
        would for a folder that is missing, not permitted or no folder.
        """
        try:
            encoded = os.fsencode(path)
        except UnicodeError:
            raise _error(errno.EINVAL, path) from None
        if b"\0" in encoded:
            raise _error(errno.EINVAL, path)
        if len(encoded) >= LONGEST_PATH:
            raise _error(errno.ENAMETOOLONG, path)
        walk = _Walk(self._root, shown=SHOWN_FOLDERS if self._confined else frozenset())
        try:
            yield self._walk(walk, path, follow=follow)
        finally:
            walk.close()

    def stat(self, path: str) -> os.stat_result:
        """Return the status of what a path leads to."""
        with self.locate(path) as place:
            return place.stat()

    def check_writable(self, path: str) -> None:
        """Refuse to write outside of the folders that belong to the sandbox's user."""
        if self._confined and not path.startswith(OWN_FOLDERS):
            raise _error(errno.EACCES, path)

    def check_removable(self, path: str) -> None:
        """Refuse to remove or rename what holds the folders of the sandbox's user."""
        self.check_writable(path)
        if any(own.startswith(f"{path.rstrip('/')}/") for own in OWN_FOLDERS):
            raise _error(errno.EACCES, path)

    def make_folders(self, path: str, mode: int = 0o777) -> None:
        """Make a folder and its missing parents; an OSError names the one that failed."""
        made = "/" if path.startswith("/") else ""
        for part in _parts(path):
            made = os.path.join(made, part)
            try:
                self._make_folder(made, mode)
            except UnreadableError:
                return  # On the real machine it is there: opening the file is what fails.
            except OSError as error:
                error.filename = made
                raise

    def _make_folder(self, path: str, mode: int) -> None:
        with self.locate(path) as place:
            try:
                found = os.stat(place.name, dir_fd=place.folder)
            except FileNotFoundError:
                self.check_writable(place.path)
                os.mkdir(place.name, mode, dir_fd=place.folder)
            else:
                if not stat.S_ISDIR(found.st_mode):
                    raise _error(errno.ENOTDIR, path)

    def _walk(self, walk: _Walk, path: str, *, follow: bool) -> Place:
        pending = deque(_parts(self.absolute(path)))
        links = 0
        while pending:
            part = pending.popleft()
            if part == "..":
                walk.leave()
                continue
            self._check_allowed(walk, part)
            walk.look_for(part)
            target = walk.link_target(part) if follow or pending else None
            if target is None:
                if not pending:
                    path_of = walk.path_of(part)
                    return Place(walk.folder, part, path_of, machines=walk.at_machines)
                self._check_open(walk, part)
                walk.enter(part)
                continue
            links += 1
            if links > MOST_LINKS:
                raise _error(errno.ELOOP, path)
            if volume := self._volume_of(target):
                walk.enter_volume(part, volume)
                target = target[len(volume) :]
            elif target.startswith("/"):
                walk.restart()
                target = self.absolute(target)
            pending.extendleft(reversed(_parts(target)))
        return Place(walk.folder, ".", walk.path_of(""), machines=walk.at_machines)

    def _volume_of(self, target: str) -> str | None:
        return next((v for v in self._volumes if f"{target}/".startswith(f"{v}/")), None)

    def _check_allowed(self, walk: _Walk, part: str) -> None:
        if self._confined and walk.at_root and part in HIDDEN_FOLDERS:
            raise UnreadableError(errno.EACCES, os.strerror(errno.EACCES), f"/{part}")

    def _check_open(self, walk: _Walk, part: str) -> None:
        # Where the interpreter is installed below it, processes here can pass it.
        if walk.at_root and part == CLOSED:
            raise UnreadableError(errno.EACCES, os.strerror(errno.EACCES), f"/{part}")


class _Walk:
    """Where a walk has come to: the folder, held open, and the names that lead there from the root.

    However deep that is, no more than two folders are open.
    """

    def __init__(self, root: str, *, shown: frozenset[str]) -> None:
        """Begin at a root, which shows some of the machine's own folders too."""
        self._names: list[str] = []
        self._shown = shown
        # The folders outside that were entered: number of names that lead there → folder.
        self._volumes: dict[int, str] = {}
        self._root = os.open(root, PASS_THROUGH & ~os.O_NOFOLLOW)
        self._machine = os.open("/", PASS_THROUGH) if shown else self._root
        self.folder = self._root
        self.at_machines = False

    @property
    def at_root(self) -> bool:
        return not self._names

    def path_of(self, part: str) -> str:
        return "/" + "/".join([*self._names, part] if part else self._names)

    def look_for(self, part: str) -> None:
        """At the root, turn to the machine's or to the sandbox's, whichever has a folder."""
        if self.at_root:
            self.at_machines = part in self._shown
            self.folder = self._machine if self.at_machines else self._root

    def enter(self, part: str) -> None:
        entered = os.open(part, PASS_THROUGH, dir_fd=self.folder)
        if self.at_machines and not os.fstat(entered).st_mode & stat.S_IXOTH:
            os.close(entered)
            raise _error(errno.EACCES, self.path_of(part))
        self._leave_folder()
        self.folder = entered
        self._names.append(part)

    def enter_volume(self, part: str, volume: str) -> None:
        entered = os.open(volume, PASS_THROUGH)
        self._leave_folder()
        self.folder = entered
        self._names.append(part)
        self._volumes[len(self._names)] = volume

    def leave(self) -> None:
        # From the root again: the folder itself may be somewhere else by now, and its parent too.
        names, volumes = self._names[:-1], self._volumes
        self.restart()
        for number, name in enumerate(names, start=1):
            self.look_for(name)
            if number in volumes:
                self.enter_volume(name, volumes[number])
            else:
                self.enter(name)

    def restart(self) -> None:
        self._leave_folder()
        self.folder = self._root
        self.at_machines = False
        self._names = []
        self._volumes = {}

    def _leave_folder(self) -> None:
        if self.folder not in {self._root, self._machine}:
            os.close(self.folder)

    def link_target(self, part: str) -> str | None:
        try:
            return os.readlink(part, dir_fd=self.folder)
        except OSError as error:
            if error.errno in {errno.EINVAL, errno.ENOENT}:
                return None
            raise

    def close(self) -> None:
        self.restart()
        for folder in {self._root, self._machine}:
            os.close(folder)


def _parts(path: str) -> list[str]:
    return [part for part in path.split("/") if part not in {"", "."}]


def _error(number: int, path: str) -> OSError:
    return OSError(number, os.strerror(number), path)
