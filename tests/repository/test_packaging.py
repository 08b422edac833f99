"""The wheel holds the two packages, typed and complete, and nothing else at top level."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from the source archive, as a packager would."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_top_level(wheel: Path) -> None:
    """Only the two packages are installed, beside the wheel's own metadata."""
    top = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {
        "daytona_actions",
        "daytona_openapi",
    } == {name for name in top if not name.endswith(".dist-info")}


@pytest.mark.parametrize("package", ["daytona_actions", "generated/daytona_openapi"])
def test_complete(wheel: Path, package: str) -> None:
    """Every file of a package that git knows is in the wheel, the mark that it is typed too."""
    listed = subprocess.run(
        ["git", "ls-files", package],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    wanted = {name.removeprefix("generated/") for name in listed}
    assert wanted
    assert f"{Path(package).name}/py.typed" in wanted
    assert wanted <= set(zipfile.ZipFile(wheel).namelist())


def test_installs_and_imports(wheel: Path, tmp_path: Path) -> None:
    """The installed wheel imports by itself, both packages from where they were installed."""
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*install, "--target", str(tmp_path), str(wheel)], check=True)
    look = "import daytona_actions, daytona_openapi.control as c; print(daytona_actions.__file__, c.__file__)"
    found = subprocess.run(
        [sys.executable, "-W", "error", "-c", look],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert 2 == found.count(str(tmp_path))


def test_no_text_installs_from_an_index() -> None:
    """The name is in no index yet: every text says how it is installed today."""
    places = ["README.md", "CHANGELOG.md", "docs", "daytona_actions", "scripts"]
    files = [
        path
        for place in places
        for path in ([ROOT / place] if (ROOT / place).is_file() else (ROOT / place).rglob("*"))
        if path.suffix in {".py", ".md", ".json", ""} and path.is_file()
    ]
    assert len(files) > 100
    found = [
        line
        for path in files
        for line in path.read_text("utf-8").splitlines()
        if "daytona-actions[" in line and "pip install" in line
    ]
    assert [] == found
