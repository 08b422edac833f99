"""What an error of the file system is in an answer: a status, or words as Go has them."""

from __future__ import annotations

import contextlib
import errno
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# A system folder is read-only here; on the real machine the user has no right to write there.
FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
MISSING = 404
DENIED = 403
REFUSED = 400


def status_of(error: OSError) -> int:
    """Return the status for an error of the file system; its answer has no body."""
    if error.errno in FORBIDDEN:
        return DENIED
    return MISSING if error.errno == errno.ENOENT else REFUSED


def in_words(error: OSError) -> str:
    """Return what an error of the file system is called."""
    number = errno.EACCES if error.errno in FORBIDDEN else error.errno or errno.EIO
    return os.strerror(number).lower()


@contextlib.contextmanager
def changing() -> Iterator[None]:
    """Refuse a change that fails, whatever the reason: what is missing was looked for before."""
    try:
        yield
    except OSError as error:
        raise OSError(errno.EINVAL, in_words(error)) from error
