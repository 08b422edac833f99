"""Copies a folder of any shape for a snapshot: nothing is shared with the original afterwards.

Code in the sandbox may change the original meanwhile: each folder is opened component by component
from the top, no link is followed, and what has vanished is passed over.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from typing import TYPE_CHECKING

from daytona_actions.local.guarded_entries import below, change_mode, itself, opened_entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

DEEPEST = 500
# What an entry takes at least, so that many empty files are bounded too.
BLOCK = 4096
PIECE = 8 << 20
VANISHED = {errno.ENOENT, errno.ENOTDIR, errno.ELOOP}
NOT_COPIED_BY_KERNEL = {errno.EXDEV, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL}


class CopyError(OSError):
    """The copy was not made; the message says why and what to do."""


def copy_folder(
    source: Path,
    target: Path,
    most_bytes: int,
    *,
    is_wanted: Callable[[], bool] = lambda: True,
    leaves_out: str | None = None,
) -> int:
    """Copy a folder to a place where nothing is yet, and return how many bytes it takes.

    Sockets and devices are left out, holes stay holes, and names of one file are so in the copy.

    Args:
        source: The folder.
        target: Where the copy will be; its parent exists, and no sandbox sees it.
        most_bytes: What the copy may take.
        is_wanted: Asked again and again; the copy ends with an error once it says no.
        leaves_out: A folder outside; links to it and into it are left out.

    Raises OSError, a CopyError among them; what was copied until then stays.

    """
    target.mkdir(mode=0o700)
    copy = _Copy(source, target, most_bytes, is_wanted, leaves_out)
    copy.run()
    return most_bytes - copy.left


class _Copy:
    """One copy on its way."""

    def __init__(
        self,
        source: Path,
        target: Path,
        most_bytes: int,
        is_wanted: Callable[[], bool],
        leaves_out: str | None,
    ) -> None:
        self.left = most_bytes
        self._most = most_bytes
        self._tops = source, target
        self._is_wanted = is_wanted
        self._leaves_out = leaves_out
        # Files with several names: device and number → where the copy has it.
        self._named: dict[tuple[int, int], tuple[tuple[str, ...], str]] = {}
        self._as_root = os.geteuid() == 0
        # Folders that their own user had closed, and how: root needs no key.
        self._unlocked: dict[tuple[str, ...], int] = {}

    def run(self) -> None:
        """Copy all folders, then give each its mode: some may not be written to."""
        try:
            modes = self._folders()
        finally:
            for here, mode in reversed(self._unlocked.items()):
                with contextlib.suppress(OSError), below(self._tops[0], here) as old:
                    os.fchmod(old, mode)
        for here, status in reversed(modes):
            with below(self._tops[1], here) as new:
                mode = self._unlocked.get(here, stat.S_IMODE(status.st_mode))
                self._dress(new, status, mode)

    def _folders(self) -> list[tuple[tuple[str, ...], os.stat_result]]:
        pending: list[tuple[str, ...]] = [()]
        modes: list[tuple[tuple[str, ...], os.stat_result]] = []
        while pending:
            here = pending.pop()
            if len(here) > DEEPEST:
                message = f"folders are nested more than {DEEPEST} deep: move them further up"
                raise CopyError(errno.ENAMETOOLONG, message)
            with contextlib.ExitStack() as opened:
                try:
                    old = opened.enter_context(self._original(here))
                except OSError as error:
                    if error.errno in VANISHED and here:
                        continue
                    raise
                new = opened.enter_context(below(self._tops[1], here))
                modes.append((here, os.fstat(old)))
                pending += self._entries(here, old, new)
        return modes

    @contextlib.contextmanager
    def _original(self, here: tuple[str, ...]) -> Iterator[int]:
        """Open a folder to copy; one that its own user has closed stays open until the end."""
        if here and not self._as_root:
            with below(self._tops[0], here[:-1]) as above, itself(here[-1], above) as closed:
                status = os.fstat(closed)
                mode = stat.S_IMODE(status.st_mode)
                if stat.S_ISDIR(status.st_mode) and mode & stat.S_IRWXU != stat.S_IRWXU:
                    change_mode(closed, mode | stat.S_IRWXU)
                    self._unlocked[here] = mode
        with below(self._tops[0], here) as opened:
            yield opened

    def _entries(self, here: tuple[str, ...], old: int, new: int) -> Iterator[tuple[str, ...]]:
        """Copy what a folder holds, and go through the folders among it."""
        for name in sorted(os.listdir(old)):
            self._check()
            try:
                status = os.stat(name, dir_fd=old, follow_symlinks=False)
                if stat.S_ISDIR(status.st_mode):
                    self._take(BLOCK)
                    os.mkdir(name, 0o700, dir_fd=new)
                    yield (*here, name)
                else:
                    self._entry((here, name), status, old, new)
            except OSError as error:
                if error.errno not in VANISHED:
                    raise

    def _entry(
        self, place: tuple[tuple[str, ...], str], status: os.stat_result, old: int, new: int
    ) -> None:
        name = place[1]
        if stat.S_ISREG(status.st_mode):
            if not self._link(place, status, new):
                self._file(name, old, new)
        elif stat.S_ISLNK(status.st_mode):
            target = os.readlink(name, dir_fd=old)
            if self._leaves_out and f"{target}/".startswith(f"{self._leaves_out}/"):
                return
            self._take(BLOCK)
            os.symlink(target, name, dir_fd=new)
            if self._as_root:
                os.chown(name, status.st_uid, status.st_gid, dir_fd=new, follow_symlinks=False)
        elif stat.S_ISFIFO(status.st_mode):
            self._take(BLOCK)
            os.mkfifo(name, 0o600, dir_fd=new)
            with opened_entry(name, os.O_RDONLY | os.O_NONBLOCK, new) as made:
                self._dress(made, status)

    def _link(self, place: tuple[tuple[str, ...], str], status: os.stat_result, new: int) -> bool:
        """Give the copy of a file that has several names one more; False if it is the first."""
        if status.st_nlink == 1:
            return False
        itself = status.st_dev, status.st_ino
        first = self._named.setdefault(itself, place)
        if first == place:
            return False
        self._take(BLOCK)
        # macOS has no such call for a name in an open folder.
        unable = (OSError, NotImplementedError)
        with contextlib.suppress(*unable), below(self._tops[1], first[0]) as folder:
            os.link(first[1], place[1], src_dir_fd=folder, dst_dir_fd=new, follow_symlinks=False)
            return True
        return False

    def _file(self, name: str, old: int, new: int) -> None:
        # Never waited for: a pipe may be in its place by now.
        with opened_entry(name, os.O_RDONLY | os.O_NONBLOCK, old) as source:
            status = os.fstat(source)
            if not stat.S_ISREG(status.st_mode):
                return
            self._take(BLOCK)
            with opened_entry(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, new) as copy:
                for start, end in _written(source, status.st_size):
                    self._bytes(source, copy, start, end)
                os.ftruncate(copy, status.st_size)
                self._dress(copy, status)

    def _bytes(self, source: int, copy: int, start: int, end: int) -> None:
        while start < end:
            self._check()
            self._take(min(PIECE, end - start))
            copied = _copy_piece(source, copy, start, min(PIECE, end - start))
            if not copied:
                return  # It has become shorter.
            start += copied

    def _dress(self, descriptor: int, status: os.stat_result, mode: int | None = None) -> None:
        """Give a copy the owner, mode and moments of its original."""
        if self._as_root:
            os.fchown(descriptor, status.st_uid, status.st_gid)
        os.fchmod(descriptor, stat.S_IMODE(status.st_mode) if mode is None else mode)
        # Python looks at them before it takes what was compiled.
        os.utime(descriptor, ns=(status.st_atime_ns, status.st_mtime_ns))

    def _take(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            most = f"{self._most / (1 << 30):g} GB"
            message = f"its files take more than its disk of {most}: delete some, or resize it"
            raise CopyError(errno.EFBIG, message)

    def _check(self) -> None:
        if not self._is_wanted():
            raise CopyError(errno.ECANCELED, "the server was closed, or what it was for deleted")


def _written(descriptor: int, size: int) -> Iterator[tuple[int, int]]:
    """Go through the parts of a file that are no holes."""
    end = 0
    while end < size:
        try:
            start = os.lseek(descriptor, end, os.SEEK_DATA)
            end = os.lseek(descriptor, start, os.SEEK_HOLE)
        except OSError as error:
            if error.errno == errno.ENXIO:  # nothing but a hole follows
                return
            yield end, size
            return
        yield start, min(end, size)


def _copy_piece(source: int, copy: int, offset: int, count: int) -> int:
    """Copy some bytes, by a reference to the same blocks where the file system has such."""
    if hasattr(os, "copy_file_range"):
        try:
            return os.copy_file_range(source, copy, count, offset, offset)
        except OSError as error:
            if error.errno not in NOT_COPIED_BY_KERNEL:
                raise
    piece = os.pread(source, min(count, 1 << 20), offset)
    return os.pwrite(copy, piece, offset)
