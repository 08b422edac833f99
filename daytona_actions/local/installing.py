"""The folder of a sandbox that pip and npm install into: a virtual environment of its own.

Behind what is installed there, the packages of the server's own Python can be imported.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import site
import sys
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING

from daytona_actions.local import interpreter
from daytona_actions.local.guarded_folder import GuardedFolder

if TYPE_CHECKING:
    from daytona_actions.local.host_settings import HostSettings

PLACE = "opt/daytona/installed"
# Nobody in a sandbox may become another user. On the real server the user may be root; scripts
# that say `sudo pip install` go on with the sandbox's own rights.
SUDO = """\
#!/bin/sh
while [ $# -gt 0 ]; do
  case "$1" in
    -[CDghpRrTtUu] | --user | --group | --host | --prompt | --chdir) shift 2 || exit 1 ;;
    --) shift; break ;;
    -*) shift ;;
    [A-Za-z_]*=*) export "$1"; shift ;;
    *) break ;;
  esac
done
exec "$@"
"""
PIP = '#!/bin/sh\nexec "$(dirname "$0")/python" -m pip "$@"\n'


class Environments:
    """Makes the environments of a server's sandboxes; what they have in common is found once."""

    def __init__(
        self, owner: int | None, host: HostSettings, certificates: str, *, has_sudo: bool
    ) -> None:
        """Find out what goes into each.

        Args:
            owner: the user to give them to; None for the server's own.
            host: what this machine tells pip and npm.
            certificates: the folder with the certificates of those settings, as sandboxes see it.
            has_sudo: programs in a sandbox find a sudo that works.

        """
        self._owner = owner
        self._programs = {"pip": PIP, "pip3": PIP, **({} if has_sudo else {"sudo": SUDO})}
        self._base = interpreter.base_executable()
        self._version = f"{sys.version_info.major}.{sys.version_info.minor}"
        # With the system's packages, so that --user, which many write, is allowed.
        self._configuration = (
            f"home = {Path(self._base).parent}\ninclude-system-site-packages = true\n"
            f"version = {self._version}\n"
        )
        self._pip = _ini("[global]\n", _pointing(host, "pip", certificates))
        self._npm = _ini("", _pointing(host, "npm", certificates))
        place = sysconfig.get_path("purelib", "venv", {"base": "", "platbase": ""})
        self._packages = place.strip("/")
        self._behind = _behind()

    def prepare(self, folder: Path) -> None:
        """Make the environment in a folder, or bring one of an earlier start up to date.

        Code in the sandbox may have put links there: none is followed.
        """
        with GuardedFolder.at(folder, self._owner) as made:
            made.write("pyvenv.cfg", self._configuration)
            made.write("pip.conf", self._pip)
            with made.inside("etc") as settings:
                settings.write("npmrc", self._npm)
            with made.inside("bin") as programs:
                programs.link("python", self._base)
                for name in ("python3", f"python{self._version}"):
                    programs.link(name, "python")
                for name, program in self._programs.items():
                    programs.write_once(name, program)
            with made.inside(self._packages) as found:
                found.write("daytona-server.pth", self._behind)


def move_programs(files: Path, old: str, new: str) -> None:
    """Have the programs that pip installed in a sandbox's files find the place they are at now.

    Each names the path of its interpreter in its first lines. Links are not followed.
    """
    for folder in (f"{PLACE}/bin", "home/daytona/.local/bin"):
        with contextlib.suppress(OSError), GuardedFolder.at(files, None) as opened:
            if not (files / folder).is_dir():
                continue
            with opened.inside(folder, replaces=False) as programs:
                programs.replace_in_heads(old.encode(), new.encode())


def environment(place: str) -> dict[str, str]:
    """Return the variables by which npm finds a prepared folder, and Node.js what is in it."""
    return {"NPM_CONFIG_PREFIX": place, "NODE_PATH": f"{place}/lib/node_modules"}


def _behind() -> str:
    """Return the file that puts the server's packages behind those of the environment."""
    folders = [interpreter.without_dots(path) for path in site.getsitepackages()]
    lines = [f"import site; site.addsitedir({path!r})" for path in folders]
    if importlib.util.find_spec("pip") is None:
        brought = sysconfig.get_config_var("WHEEL_PKG_DIR")
        bundled = Path(brought or Path(os.__file__).parent / "ensurepip/_bundled")
        lines += [str(wheel) for wheel in sorted(bundled.glob("pip-*.whl"))]
    return "".join(f"{line}\n" for line in lines)


def _pointing(host: HostSettings, tool: str, certificates: str) -> dict[str, str]:
    """Return a tool's settings, with the path of its certificates if it has its own."""
    settings, name = (host.pip, "cert") if tool == "pip" else (host.npm, "cafile")
    is_given = f"{tool}-{name}" in host.certificates
    return {**settings, **({name: f"{certificates}/{tool}-{name}.pem"} if is_given else {})}


def _ini(head: str, settings: dict[str, str]) -> str:
    # A value of several lines goes on behind a space.
    lines = [
        f"{name} = {value.replace(chr(10), chr(10) + ' ')}\n" for name, value in settings.items()
    ]
    return head + "".join(lines)
