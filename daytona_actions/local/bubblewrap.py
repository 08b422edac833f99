"""The command line of bubblewrap: what a sandbox sees, and as whom its processes run."""

from __future__ import annotations

import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from daytona_actions.local import installing, interpreter
from daytona_actions.local.mounts import is_below

if TYPE_CHECKING:
    import socket
    from collections.abc import Sequence

HOME = "/home/daytona"
TEMPORARY = "/tmp"  # noqa: S108 - the sandbox's own
DAEMON_PARENT = "/opt/daytona"
CERTIFICATES = "/opt/daytona/certificates"
INSIDE_USER = 1000
TRY_SECONDS = 20
# Above the ranges that systemd describes for users, containers and services:
# https://systemd.io/UIDS-GIDS/
HIGHEST_USER = 2_147_483_640
MERGED_FOLDERS = ("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")
# What programs need to resolve names, check certificates and load libraries; no account, no key.
SHARED_SETTINGS = (
    "/etc/alternatives",
    "/etc/ca-certificates",
    "/etc/fonts",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/etc/mime.types",
    "/etc/pki/ca-trust",
    "/etc/pki/tls/certs",
    "/etc/resolv.conf",
    "/etc/ssl/certs",
    "/etc/ssl/openssl.cnf",
)
OWN_SETTINGS = {
    "/etc/passwd": "root:x:0:0:root:/root:/bin/sh\n"
    f"daytona:x:{INSIDE_USER}:{INSIDE_USER}::{HOME}:/bin/bash\n"
    "nobody:x:65534:65534:nobody:/nonexistent:/bin/false\n",
    "/etc/group": f"root:x:0:\ndaytona:x:{INSIDE_USER}:\nnogroup:x:65534:\n",
    "/etc/hosts": "127.0.0.1 localhost {hostname}\n::1 localhost\n",
    "/etc/hostname": "{hostname}\n",
    "/etc/nsswitch.conf": "passwd: files\ngroup: files\nhosts: files dns\n",
}
UNREADABLE = "/etc/shadow"


@dataclass(frozen=True)
class View:
    """What of the machine one sandbox gets."""

    home: Path
    temporary: Path
    installed: Path
    certificates: Path
    daemon: Path
    prefixes: list[Path]
    links: list[tuple[Path, str]]
    hidden: Path
    network: bool
    mounts: Sequence[tuple[str, str]] = ()
    hostname: str = "sandbox"


def outside_user() -> int | None:
    """Return the user that a sandbox's processes are outside of it; None for the server's own.

    A server of root runs them as a user that nobody is, because root's number alone, without a
    single capability, still opens root's files and convinces services that ask who is calling.
    """
    if os.geteuid() != 0:
        return None
    mapped = Path("/proc/self/uid_map").read_text(encoding="ascii").splitlines()
    ranges = [[int(number) for number in line.split()] for line in mapped]
    highest = max(first + count - 1 for first, _outside, count in ranges)
    return min(highest, HIGHEST_USER) or None


def start(  # noqa: PLR0913 - what a process is made of
    program: str,
    view: View,
    owner: int | None,
    command: list[str],
    *,
    control: socket.socket,
    errors: IO[bytes],
) -> subprocess.Popen[bytes]:
    """Start a command in a new namespace; the number of ``control`` becomes its last argument.

    The options go through a pipe: what runs inside could read a command line. ``control`` is not
    its standard input, because bwrap's init, which any process inside may look into, keeps that.
    """
    contents = [content.format(hostname=view.hostname) for content in OWN_SETTINGS.values()]
    descriptors = [_readable(content.encode()) for content in contents]
    options = _options(view, owner)
    for path, descriptor in zip(OWN_SETTINGS, descriptors, strict=True):
        options += ["--perms", "0644", "--ro-bind-data", str(descriptor), path]
    nothing = _readable(b"")
    options += ["--perms", "0000", "--ro-bind-data", str(nothing), UNREADABLE, "--remount-ro", "/"]
    passed = _readable("\0".join(options).encode())
    descriptors += [nothing, passed]
    try:
        return subprocess.Popen(  # noqa: S603 - bwrap and our own daemon
            [
                *[program, "--args", str(passed), "--", *_become(owner), *command],
                str(control.fileno()),
            ],
            env={},
            stdin=subprocess.DEVNULL,
            stdout=errors,
            stderr=errors,
            start_new_session=True,
            pass_fds=[*descriptors, control.fileno()],
        )
    finally:
        for descriptor in descriptors:
            os.close(descriptor)


def problem(program: str, prefixes: list[Path]) -> str | None:
    """Start the smallest sandbox and say what went wrong; None if nothing did."""
    if unfit := [prefix for prefix in prefixes if _is_home(prefix)]:
        return f"the Python interpreter is in {unfit[0]}, which a sandbox must not see"
    try:
        with tempfile.TemporaryDirectory() as folder:
            tried = _try(program, prefixes, Path(folder))
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"bwrap cannot be started: {error}"
    return None if tried.returncode == 0 else f"bwrap failed: {tried.stderr.strip()}"


def _try(program: str, prefixes: list[Path], folder: Path) -> subprocess.CompletedProcess[str]:
    """Start the interpreter, as the daemon will be, with nothing to do."""
    home, temporary = folder / "home", folder / "tmp"
    for made in (home, temporary):
        made.mkdir(mode=0o755)
    view = View(
        home=home,
        temporary=temporary,
        installed=home,
        certificates=home,
        daemon=home,
        prefixes=prefixes,
        links=interpreter.links(),
        hidden=Path("/nonexistent"),
        network=False,
    )
    command = [interpreter.base_executable(), "-ISc", "pass"]
    owner = outside_user()
    passed = _readable("\0".join(_options(view, owner)).encode())
    try:
        return subprocess.run(  # noqa: S603 - bwrap and this interpreter
            [program, "--args", str(passed), "--", *_become(owner), *command],
            pass_fds=[passed],
            capture_output=True,
            text=True,
            timeout=TRY_SECONDS,
            check=False,
        )
    finally:
        os.close(passed)


def _options(view: View, owner: int | None) -> list[str]:
    options = ["--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"]
    options += ["--die-with-parent", "--hostname", view.hostname, "--clearenv"]
    if not view.network:
        options += ["--unshare-net"]
    if owner is None:
        inside = str(INSIDE_USER)
        options += ["--unshare-user", "--uid", inside, "--gid", inside]
    else:
        options += ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    options += ["--ro-bind", "/usr", "/usr"]
    for folder in MERGED_FOLDERS:
        if Path(folder).is_symlink():
            options += ["--symlink", str(Path(folder).readlink()), folder]
        else:
            options += ["--ro-bind-try", folder, folder]
    options += ["--proc", "/proc", "--dev", "/dev", "--perms", "1777", "--tmpfs", "/dev/shm"]  # noqa: S108
    # Refused like on the real machine, yet passable where the interpreter is installed there.
    options += ["--perms", "0111", "--dir", "/root", "--perms", "0755", "--dir", "/home"]
    options += ["--perms", "0755", "--dir", "/etc", "--perms", "0755", "--dir", "/opt"]
    # Before the interpreter, which may itself be installed below /tmp or /home.
    options += ["--bind", str(view.home), HOME, "--bind", str(view.temporary), TEMPORARY]
    options += _interpreter_options(view)
    for path in SHARED_SETTINGS:
        if Path(path).exists():
            options += [*_parents(Path(path)), "--ro-bind", path, path]
    options += ["--perms", "0755", "--dir", DAEMON_PARENT]
    options += ["--ro-bind", str(view.daemon), f"{DAEMON_PARENT}/daemon"]
    options += ["--ro-bind", str(view.certificates), CERTIFICATES]
    options += ["--bind", str(view.installed), f"/{installing.PLACE}"]
    for source, path in view.mounts:
        # Those in home and /tmp are there: see Bubblewrap.prepare.
        if not is_below(path, HOME, TEMPORARY):
            options += _parents(Path(path))
        options += ["--bind", source, path]
    return [*options, "--chdir", HOME]


def _interpreter_options(view: View) -> list[str]:
    options: list[str] = []
    for prefix in view.prefixes:
        options += _parents(prefix)
        options += ["--ro-bind", os.path.realpath(prefix), str(prefix)]
    for link, target in view.links:
        if not any(link.is_relative_to(prefix) for prefix in view.prefixes):
            options += _parents(link)
            options += ["--symlink", target, str(link)]
    for prefix in [Path("/usr"), *view.prefixes]:
        # A folder may be seen under several names.
        real = Path(os.path.realpath(prefix))
        if view.hidden.is_relative_to(real):
            options += ["--tmpfs", str(prefix / view.hidden.relative_to(real))]
    return options


def mount_problem(path: str, prefixes: list[Path]) -> str | None:
    """Say why no volume can be mounted at a path; None if one can."""
    fixed = ["/usr", "/etc", "/proc", "/dev", *MERGED_FOLDERS, DAEMON_PARENT, *map(str, prefixes)]
    own = [HOME, TEMPORARY]
    in_the_way = [each for each in fixed if is_below(path, each)]
    in_the_way += [each for each in (*fixed, *own) if is_below(each, path)]
    if in_the_way:
        reason = f"{in_the_way[0]} of the sandbox is there"
        return f"a local Daytona mounts no volume at {path}: {reason}; choose another path"
    return None


def _parents(path: Path) -> list[str]:
    """Return what makes the folders above a path, with nothing of this machine in them.

    Each can be listed: pip lists every folder that a project of its own is imported from.
    """
    options: list[str] = []
    for parent in reversed(path.parents):
        if str(parent) not in {"/", "/root", "/home", "/etc", "/opt", TEMPORARY}:
            options += ["--perms", "0755", "--dir", str(parent)]
    return options


def _become(owner: int | None) -> list[str]:
    """Return the programs that turn root into the sandbox's user, each replacing itself."""
    if owner is None:
        return []
    user, inside = str(owner), str(INSIDE_USER)
    return [
        *["setpriv", "--reuid", user, "--regid", user, "--clear-groups", "--inh-caps=-all"],
        *["unshare", "--user", f"--map-user={inside}", f"--map-group={inside}", "--"],
    ]


def _is_home(prefix: Path) -> bool:
    shared = {Path("/"), Path("/home"), Path("/root"), Path("/var"), Path("/run"), Path("/etc")}
    shared |= {Path.home(), Path.home() / ".local"}
    return prefix in shared or prefix.parent == Path("/home")


def _readable(content: bytes) -> int:
    """Return a descriptor to read a few bytes from, as bwrap takes them."""
    readable, writable = os.pipe()
    with os.fdopen(writable, "wb") as file:
        file.write(content)
    return readable
