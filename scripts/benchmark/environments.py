"""The virtual environments that are compared, made once under .cache/bench/, and what they hold."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
CACHE = ROOT / ".cache" / "bench"
LOCK = ROOT / ".ci" / "dev.lock"
OFFICIAL = "daytona==0.226.1"
_COUNT = """
import json, pathlib
from importlib.metadata import distributions
found = [each for each in distributions() if each.name not in ("pip", "setuptools", "wheel")]
paths = {pathlib.Path(file.locate()).resolve() for each in found for file in each.files or ()}
size = sum(path.stat().st_size for path in paths if path.suffix != ".pyc" and path.is_file())
versions = {each.name.lower(): each.version for each in found}
print(json.dumps({"distributions": len(found), "megabytes": size / 1e6, "versions": versions}))
"""


@dataclass(frozen=True)
class Environments:
    """The Python of each environment."""

    ours: Path
    official: Path
    server: Path

    def python(self, subject: str) -> Path:
        """Return the Python that a subject runs in; raw httpx runs in ours."""
        return self.official if subject.startswith("official") else self.ours


def made() -> Environments:
    """Make what is missing or stale; installing needs a package index that pip can reach."""
    locked = ["--constraint", str(LOCK)]
    return Environments(
        ours=_environment("ours", [*locked, str(ROOT)], always=True),
        official=_environment("official", [OFFICIAL]),
        server=_environment("server", [*locked, "--editable", f"{ROOT}[cli,local]"]),
    )


def contents(python: Path) -> dict[str, object]:
    """Count the distributions of an environment, and their megabytes without bytecode."""
    found: dict[str, object] = json.loads(_output(python, "-c", _COUNT))
    return found


def _environment(name: str, wanted: list[str], *, always: bool = False) -> Path:
    folder = CACHE / name
    python = folder / "bin" / "python"
    stamp = hashlib.sha256("\n".join([sys.version, *wanted, LOCK.read_text()]).encode()).hexdigest()
    stamp_file = folder / "stamp"
    is_fresh = stamp_file.is_file() and stamp_file.read_text() == stamp
    if is_fresh and not always:
        return python
    if not is_fresh:
        print(f"Preparing {folder} (once) …", file=sys.stderr)
        venv.create(folder, clear=True, with_pip=True)
    install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if is_fresh:  # our own code may have changed since, what it needs has not
        _output(python, *install, "--no-deps", "--force-reinstall", str(ROOT))
    else:
        _output(python, *install, *wanted)
    stamp_file.write_text(stamp)
    return python


def _output(python: Path, *arguments: str) -> str:
    run = subprocess.run([python, *arguments], capture_output=True, text=True, check=False)
    if run.returncode:
        raise SystemExit(f"{python} {' '.join(arguments)} failed:\n{run.stderr[-2000:]}")
    return run.stdout
