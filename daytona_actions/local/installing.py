"""The folder of a sandbox that pip and npm install into: a virtual environment of its own.

Behind what is installed there, the packages of the server's own Python can be imported.
"""

from __future__ import annotations

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
PIP = '#!/bin/sh\nexec "$(dirname "$0")/python" -m pip "$@"\n'


def prepare(folder: Path, owner: int | None, host: HostSettings, certificates: str) -> None:
    """Make the environment in a folder, or bring one of an earlier start up to date.

    Code in the sandbox may have put links there: none is followed.

    Args:
        folder: where, on this machine.
        owner: the user to give it to; None for the server's own.
        host: what this machine tells pip and npm.
        certificates: the folder with the certificates of those settings, as the sandbox sees it.
    """
    packages = sysconfig.get_path("purelib", "venv", {"base": "", "platbase": ""}).strip("/")
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    base = interpreter.base_executable()
    with GuardedFolder.at(folder, owner) as made:
        # With the system's packages, so that --user, which many write, is allowed.
        made.write(
            "pyvenv.cfg",
            f"home = {Path(base).parent}\ninclude-system-site-packages = true\n"
            f"version = {version}\n",
        )
        made.write("pip.conf", _ini("[global]\n", _pointing(host, "pip", certificates)))
        with made.inside("etc") as settings:
            settings.write("npmrc", _ini("", _pointing(host, "npm", certificates)))
        with made.inside("bin") as programs:
            programs.link("python", base)
            for name in ("python3", f"python{version}"):
                programs.link(name, "python")
            for name in ("pip", "pip3"):
                programs.write_once(name, PIP)
        with made.inside(packages) as found:
            found.write("daytona-server.pth", _behind())


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
