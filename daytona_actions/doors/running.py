"""The services that run on this machine: announced under a name by who runs them, found by it.

A name belongs to one service at a time, and by default to a working directory: two terminals or
agents at work in two projects never use each other's.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from daytona_actions.engine.service import Service

PATIENCE = 3.0
"""Seconds to wait where nothing is announced: it may have been started in the same breath."""

_LONGEST_START = 30.0
_PAUSE = 0.05
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


class NameTakenError(RuntimeError):
    """A service of that name runs already, or the name is none."""


@dataclass(frozen=True)
class Running:
    """A service that runs on this machine, or is about to.

    Attributes:
        name: what it was announced as.
        directory: where it was started.
        settings: those of a client that reaches it, the key among them; None until it can be
            reached.
    """

    name: str
    directory: str
    settings: dict[str, Any] | None


def name_of_directory() -> str:
    """Return the name that the working directory stands for: its last part, and a short hash."""
    path = Path.cwd()
    word = re.sub(r"[^A-Za-z0-9]+", "-", path.name).strip("-")[:40] or "root"
    return f"{word}-{hashlib.sha256(os.fsencode(path)).hexdigest()[:6]}"


@contextmanager
def announce(service: Service, name: str) -> Iterator[Callable[[dict[str, Any]], None]]:
    """Say that a service starts, and by the function that this gives, how it is reached.

    The function takes the settings of a client that is to reach it. They stand in a file which
    only this user can read, which is locked as long as this process lives, and goes with it.

    Raises:
        NameTakenError: a service of that name runs already, or it cannot be a name.
    """
    if not _NAME.fullmatch(name):
        raise NameTakenError(
            f"{name!r} cannot be a name: letters, digits, '.', '_' and '-', at most 64 of them"
        )
    path = _folder(service) / f"local-{name}.json"
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    taken = (
        f"{service.display_name} {name!r} runs already: use it with --local-name {name}, or give "
        "this one another --name"
    )
    descriptor = _lock(path, taken)
    try:
        said = {"name": name, "directory": os.fsdecode(Path.cwd())}
        _write(descriptor, said | {"settings": None})
        yield lambda settings: _write(descriptor, said | {"settings": settings})
    finally:
        path.unlink(missing_ok=True)
        os.close(descriptor)


def running_as(
    service: Service, name: str, *, patience: float | None = None
) -> dict[str, Any] | None:
    """Return the settings that reach the running service of a name, None if none runs.

    One that is about to run is waited for.

    Args:
        service: what is to run.
        name: as it was announced.
        patience: seconds to wait for a first sign of it; default: 3.
    """
    begun = time.monotonic()
    longest = PATIENCE if patience is None else patience
    while True:
        found = _read(_folder(service) / f"local-{name}.json")
        if found is not None:
            if found.settings is not None:
                return found.settings
            longest = _LONGEST_START
        if time.monotonic() - begun >= longest:
            return None
        time.sleep(_PAUSE)


def all_running(service: Service) -> list[Running]:
    """Return what runs on this machine, of this user, by name."""
    found = (_read(path) for path in sorted(_folder(service).glob("local-*.json")))
    return [each for each in found if each is not None]


def is_here(service: Service) -> bool:
    """Tell whether the environment names a service on this machine."""
    from daytona_actions.engine.http.address import is_of_this_machine

    return is_of_this_machine(os.environ.get(service.address_variable, ""))


def _lock(path: Path, taken: str) -> int:
    """Open the file of a name and lock it; it is the name's own file, and not one just removed."""
    import fcntl

    begun = time.monotonic()
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(path.stat(), os.fstat(descriptor)):
                return descriptor
        except FileNotFoundError:  # its owner has just ended, and removed it
            pass
        except OSError:
            # Who looks whether it runs holds the lock for a moment, too.
            if time.monotonic() - begun >= 1:
                os.close(descriptor)
                raise NameTakenError(taken) from None
        os.close(descriptor)
        time.sleep(_PAUSE)


def _write(descriptor: int, said: dict[str, Any]) -> None:
    """Write all of it at once, so that nobody reads a part of it."""
    content = json.dumps(said).encode()
    os.pwrite(descriptor, content, 0)
    os.ftruncate(descriptor, len(content))


def _read(path: Path) -> Running | None:
    """Read an announcement, None if whoever made it has ended."""
    try:
        file = path.open("rb")
    except OSError:
        return None
    with file:
        import fcntl  # only where a service can run at all is there one to be read of

        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:  # its process holds it: it lives
            return _said(file.read(), path)
    return None


def _said(content: bytes, path: Path) -> Running:
    """Return what was announced; of one that has not written yet, that it is about to run."""
    try:
        return Running(**json.loads(content))
    except (ValueError, TypeError):
        return Running(path.stem.removeprefix("local-"), directory="", settings=None)


def _folder(service: Service) -> Path:
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(state) / service.command
