"""Writes into a folder that code in a sandbox may change too, and follows no link of its."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_COMPARED = 1 << 16
# As far as a program names its interpreter.
HEAD = 4096


class GuardedFolder:
    """An open folder in which files are made anew, whatever is there under their names."""

    def __init__(self, descriptor: int, owner: int | None) -> None:
        """Take over an open folder, and whom to give to what is made; None for the server's own."""
        self.descriptor = descriptor
        self._owner = owner

    @classmethod
    @contextlib.contextmanager
    def at(cls, folder: Path, owner: int | None) -> Iterator[GuardedFolder]:
        """Open a folder, made where it is missing, and give it to its owner."""
        folder.mkdir(parents=True, exist_ok=True)
        opened = cls(os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW), owner)
        try:
            opened.give()
            yield opened
        finally:
            opened.close()

    def close(self) -> None:
        """Close the folder."""
        os.close(self.descriptor)

    def give(self) -> None:
        """Give the folder itself to the owner."""
        if self._owner is not None:
            os.fchown(self.descriptor, self._owner, self._owner)

    @contextlib.contextmanager
    def inside(self, path: str, *, replaces: bool = True) -> Iterator[GuardedFolder]:
        """Open a folder below this one, made where it is missing.

        What is there and is no folder is replaced by one, or raises OSError.
        """
        with contextlib.ExitStack() as opened:
            here = self
            for name in path.split("/"):
                here = here._enter(name, replaces=replaces)
                opened.callback(here.close)
            yield here

    def write(self, name: str, content: str, mode: int = 0o644) -> None:
        """Write a file, in place of what has its name."""
        # Nothing is written that is there already: a full disk must not keep it from starting.
        if self._content(name) == content.encode():
            return
        self._remove(name)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
        with os.fdopen(os.open(name, flags, mode, dir_fd=self.descriptor), "wb") as file:
            os.fchmod(file.fileno(), mode)
            if self._owner is not None:
                os.fchown(file.fileno(), self._owner, self._owner)
            file.write(content.encode())

    def write_once(self, name: str, program: str) -> None:
        """Write a program, unless something has its name."""
        try:
            os.stat(name, dir_fd=self.descriptor, follow_symlinks=False)
        except FileNotFoundError:
            self.write(name, program, 0o755)

    def link(self, name: str, target: str) -> None:
        """Make a link, in place of what has its name."""
        with contextlib.suppress(OSError):
            if os.readlink(name, dir_fd=self.descriptor) == target:
                return
        self._remove(name)
        os.symlink(target, name, dir_fd=self.descriptor)

    def link_once(self, name: str, target: str) -> None:
        """Make a link, in place of another one or of an empty folder.

        Raises OSError if something else is there, or the folder is not empty.
        """
        with contextlib.suppress(FileNotFoundError):
            status = os.stat(name, dir_fd=self.descriptor, follow_symlinks=False)
            if stat.S_ISDIR(status.st_mode):
                os.rmdir(name, dir_fd=self.descriptor)
            elif not stat.S_ISLNK(status.st_mode):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), name)
        self.link(name, target)

    def drop_link(self, name: str, target: str) -> None:
        """Remove a link to this target; anything else stays."""
        with contextlib.suppress(OSError):
            if os.readlink(name, dir_fd=self.descriptor) == target:
                os.unlink(name, dir_fd=self.descriptor)

    def replace_in_heads(self, old: bytes, new: bytes) -> None:
        """Put other bytes into the beginning of each file in which they are."""
        folder: int = self.descriptor
        flags = os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK
        for name in os.listdir(folder):
            with (
                contextlib.suppress(OSError),
                os.fdopen(os.open(name, flags, dir_fd=folder), "r+b") as file,
            ):
                head = file.read(HEAD)
                if old in head:
                    content = head.replace(old, new) + file.read()
                    file.seek(0)
                    file.write(content)
                    file.truncate()

    def _content(self, name: str) -> bytes | None:
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
        try:
            with os.fdopen(os.open(name, flags, dir_fd=self.descriptor), "rb") as file:
                return file.read(MOST_COMPARED)
        except OSError:
            return None

    def _enter(self, name: str, *, replaces: bool) -> GuardedFolder:
        flags = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
        try:
            descriptor = os.open(name, flags, dir_fd=self.descriptor)
        except OSError:
            if replaces:
                self._remove(name)
            os.mkdir(name, 0o755, dir_fd=self.descriptor)
            descriptor = os.open(name, flags, dir_fd=self.descriptor)
        entered = GuardedFolder(descriptor, self._owner)
        entered.give()
        return entered

    def _remove(self, name: str) -> None:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name, dir_fd=self.descriptor)
