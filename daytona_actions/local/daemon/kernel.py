"""What the kernel is asked for, so that code in a sandbox reaches neither daemon nor machine."""

from __future__ import annotations

import ctypes
import os
import sys

# <linux/prctl.h>
PR_SET_DUMPABLE = 4
PR_SET_NO_NEW_PRIVS = 38
# <linux/landlock.h>; the numbers of its calls are the same on every machine.
CREATE_RULESET = 444
RESTRICT_SELF = 446
RULESET_VERSION = 1
SCOPE_ABSTRACT_UNIX_SOCKET = 1
# Since Linux 6.12: https://docs.kernel.org/userspace-api/landlock.html
SCOPES_SINCE = 6


class RulesetAttributes(ctypes.Structure):
    """``struct landlock_ruleset_attr``."""

    _fields_ = (
        ("handled_access_fs", ctypes.c_uint64),
        ("handled_access_net", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


def refuse_to_be_looked_into() -> None:
    """Keep other processes of this user from reading the daemon's memory and descriptors.

    Programs that it starts are not affected. On macOS nobody can without root's rights.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def scopes_abstract_sockets() -> bool:
    """Tell whether this kernel can keep processes from abstract Unix sockets outside."""
    if sys.platform != "linux":
        return False
    version: int = ctypes.CDLL(None).syscall(CREATE_RULESET, None, 0, RULESET_VERSION)
    return version >= SCOPES_SINCE


def leave_abstract_sockets() -> None:
    """Keep this process and what it starts from abstract Unix sockets of others, where possible.

    These have no path that a sandbox could be denied; they go with the network.
    """
    if not scopes_abstract_sockets():
        return
    kernel = ctypes.CDLL(None)
    wanted = RulesetAttributes(scoped=SCOPE_ABSTRACT_UNIX_SOCKET)
    rules = kernel.syscall(CREATE_RULESET, ctypes.byref(wanted), ctypes.sizeof(wanted), 0)
    if rules < 0:
        return
    kernel.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    kernel.syscall(RESTRICT_SELF, rules, 0)
    os.close(rules)
