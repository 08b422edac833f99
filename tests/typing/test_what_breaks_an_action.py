"""The type checker is the first to know: a regenerated client that lacks what an action needs fails."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from mypy import api

if TYPE_CHECKING:
    from collections.abc import Callable

# One after the other: they share a copy, and what mypy keeps of it.
pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[2]
CONTROL, TOOLBOX = "daytona_openapi/control", "daytona_openapi/toolbox"

SETTINGS = """\
[mypy]
strict = True
mypy_path = {folder}:{folder}/generated
cache_dir = {folder}/cache
explicit_package_bases = True
[mypy-daytona_openapi.*]
follow_imports = silent
"""

# Each as the generator would write it: where, what stands there, what instead, who must complain.
CHANGES = {
    "body field gone": (
        f"{TOOLBOX}/models/execute_request.py",
        "    cwd: str | Unset = UNSET\n",
        "",
        "execution.py",
    ),
    "body field renamed": (
        f"{CONTROL}/models/create_sandbox.py",
        "    auto_stop_interval: int",
        "    auto_stop_minutes: int",
        "sandboxes.py",
    ),
    "body field renamed, of a network at creation": (
        f"{CONTROL}/models/create_sandbox.py",
        "    domain_allow_list: str",
        "    allowed_domains: str",
        "sandboxes.py",
    ),
    "body field renamed, of a network changed": (
        f"{CONTROL}/models/update_sandbox_network_settings.py",
        "    domain_allow_list: str",
        "    allowed_domains: str",
        "sandbox_settings.py",
    ),
    "body field newly required": (
        f"{TOOLBOX}/models/git_clone_request.py",
        "    path: str\n",
        "    path: str\n    depth: int\n",
        "git/clone.py",
    ),
    "body field retyped": (
        f"{TOOLBOX}/models/upload_files_request.py",
        "    files0_path: str\n",
        "    files0_path: int\n",
        "files/transfer.py",
    ),
    "model renamed": (
        f"{TOOLBOX}/models/__init__.py",
        "    from .code_run_request import CodeRunRequest\n",
        "    from .code_run_request import CodeRunRequest as CodeRunRequestDto\n",
        "execution.py",
    ),
    "answer field renamed": (
        f"{CONTROL}/models/sandbox.py",
        "    auto_stop_interval: float",
        "    auto_stop_minutes: float",
        "lookup.py",
    ),
    "answer field gone": (
        f"{TOOLBOX}/models/file_info.py",
        "    permissions: str | Unset = UNSET\n",
        "",
        "files/listing.py",
    ),
    "answer field retyped": (
        f"{TOOLBOX}/models/execute_response.py",
        "    result: str | Unset = UNSET\n",
        "    result: int | Unset = UNSET\n",
        "execution.py",
    ),
    "answer of a list retyped": (
        f"{CONTROL}/models/list_sandboxes_response.py",
        "    next_cursor: None | str | Unset",
        "    next_cursor: None | int | Unset",
        "lookup.py",
    ),
    "argument newly required": (
        f"{CONTROL}/api/sandbox/get_sandbox.py",
        "    client: AuthenticatedClient,\n    sandbox_id_or_name: str,\n    *,\n",
        "    client: AuthenticatedClient,\n    sandbox_id_or_name: str,\n    *,\n    project: str,\n",
        "lookup.py",
    ),
    "argument of a creation newly required": (
        f"{CONTROL}/api/sandbox/create_sandbox.py",
        "    client: AuthenticatedClient,\n    *,\n    body: CreateSandbox,\n",
        "    client: AuthenticatedClient,\n    *,\n    project: str,\n    body: CreateSandbox,\n",
        "sandboxes.py",
    ),
    "argument of a setting newly required": (
        f"{CONTROL}/api/sandbox/set_autostop_interval.py",
        "    interval: float,\n    *,\n    x_daytona",
        "    interval: float,\n    *,\n    project: str,\n    x_daytona",
        "sandbox_settings.py",
    ),
    "argument of a change of state newly required": (
        f"{CONTROL}/api/sandbox/stop_sandbox.py",
        "    client: AuthenticatedClient,\n    sandbox_id_or_name: str,\n    *,\n",
        "    client: AuthenticatedClient,\n    sandbox_id_or_name: str,\n    *,\n    project: str,\n",
        "sandboxes.py",
    ),
    "argument of a toolbox call renamed": (
        f"{TOOLBOX}/api/file_system/download_file.py",
        "    path: str,\n",
        "    file_path: str,\n",
        "files/transfer.py",
    ),
}


@pytest.fixture(scope="module")
def check(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], str]:
    """A copy of the actions and of the generated client, and what mypy says of the actions."""
    folder = tmp_path_factory.mktemp("changed")
    ignored = shutil.ignore_patterns("__pycache__", "doors", "local", "demo", "skill")
    shutil.copytree(ROOT / "daytona_actions", folder / "daytona_actions", ignore=ignored)
    shutil.copytree(ROOT / "generated", folder / "generated", ignore=ignored)
    settings = folder / "mypy.ini"
    settings.write_text(SETTINGS.format(folder=folder))

    def run() -> str:
        said, trouble, _ = api.run(
            ["--config-file", str(settings), "-p", "daytona_actions.actions"]
        )
        assert "" == trouble
        return said

    run.folder = folder / "generated"  # type: ignore[attr-defined]
    return run


def test_the_actions_are_well_typed(check: Callable[[], str]) -> None:
    """As it is, nothing is wrong: what is found below comes from the change."""
    assert check().startswith("Success")


@pytest.mark.parametrize("change", CHANGES)
def test_change_is_noticed(check: Callable[[], str], change: str) -> None:
    """A change of the generated client that breaks an action is an error in that action."""
    where, old, new, who = CHANGES[change]
    path: Path = check.folder / where  # type: ignore[attr-defined]
    source = path.read_text()
    assert old in source
    path.write_text(source.replace(old, new))
    try:
        assert f"actions/{who}:" in check()
    finally:
        path.write_text(source)
