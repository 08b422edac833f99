"""Leaves the kernel's keyring of whoever started the server: no namespace keeps it apart."""

from __future__ import annotations

import os
import sys

# The numbers of keyctl(2), from the kernel's tables: glibc has no function for it.
KEYCTL = {
    "x86_64": 250,
    "aarch64": 219,
    "riscv64": 219,
    "loongarch64": 219,
    "ppc64le": 271,
    "s390x": 280,
}
JOIN_SESSION_KEYRING = 1


def leave_session() -> None:
    """Go on with a new, empty session keyring, as all processes that come from this one will.

    Where the kernel refuses, as in most containers, it refuses to read keys as well.
    """
    number = KEYCTL.get(os.uname().machine)
    if sys.platform != "linux" or number is None:
        return
    import ctypes

    ctypes.CDLL(None, use_errno=True).syscall(ctypes.c_long(number), JOIN_SESSION_KEYRING, None)
