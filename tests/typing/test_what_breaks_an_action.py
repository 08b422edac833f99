"""The type checker is the first to know: a regenerated client that lacks what an action needs fails."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.type_check import ROOT, check_types

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CONTROL, TOOLBOX = "daytona_openapi/control", "daytona_openapi/toolbox"

# Each as the generator would write it: where, what stands there, what instead, who must complain of what.
CHANGES = {
    "body field gone": (
        f"{TOOLBOX}/models/execute_request.py",
        "    cwd: str | Unset = UNSET\n",
        "",
        "execution.py",
        '"cwd" for "ExecuteRequest"',
    ),
    "body field renamed": (
        f"{CONTROL}/models/create_sandbox.py",
        "    auto_stop_interval: int",
        "    auto_stop_minutes: int",
        "sandboxes.py",
        '"auto_stop_interval" for "CreateSandbox"',
    ),
    "body field renamed, of a network at creation": (
        f"{CONTROL}/models/create_sandbox.py",
        "    domain_allow_list: str",
        "    allowed_domains: str",
        "sandboxes.py",
        '"domain_allow_list" for "CreateSandbox"',
    ),
    "body field renamed, of a network changed": (
        f"{CONTROL}/models/update_sandbox_network_settings.py",
        "    domain_allow_list: str",
        "    allowed_domains: str",
        "sandbox_settings.py",
        '"domain_allow_list" for "UpdateSandboxNetworkSettings"',
    ),
    "body field newly required": (
        f"{TOOLBOX}/models/git_clone_request.py",
        "    path: str\n",
        "    path: str\n    depth: int\n",
        "git/clone.py",
        '"depth" in call to "GitCloneRequest"',
    ),
    "body field retyped": (
        f"{TOOLBOX}/models/upload_files_request.py",
        "    files0_path: str\n",
        "    files0_path: int\n",
        "files/transfer.py",
        '"files0_path" to "UploadFilesRequest"',
    ),
    "model renamed": (
        f"{TOOLBOX}/models/__init__.py",
        "    from .code_run_request import CodeRunRequest\n",
        "    from .code_run_request import CodeRunRequest as CodeRunRequestDto\n",
        "execution.py",
        'no attribute "CodeRunRequest"',
    ),
    "answer field renamed": (
        f"{CONTROL}/models/sandbox.py",
        "    auto_stop_interval: float",
        "    auto_stop_minutes: float",
        "lookup.py",
        '"Sandbox" has no attribute "auto_stop_interval"',
    ),
    "answer field gone": (
        f"{TOOLBOX}/models/file_info.py",
        "    permissions: str | Unset = UNSET\n",
        "",
        "files/listing.py",
        '"FileInfo" has no attribute "permissions"',
    ),
    "answer field retyped": (
        f"{TOOLBOX}/models/execute_response.py",
        "    result: str | Unset = UNSET\n",
        "    result: int | Unset = UNSET\n",
        "execution.py",
        'incompatible type "str | Unset | int"',
    ),
    "answer of a list retyped": (
        f"{CONTROL}/models/list_sandboxes_response.py",
        "    next_cursor: None | str | Unset",
        "    next_cursor: None | int | Unset",
        "lookup.py",
        'incompatible type "int | Unset | None"',
    ),
    "argument newly required": (
        f"{CONTROL}/api/sandbox/get_sandbox.py",
        "    client: AuthenticatedClient,\n    sandbox_id_or_name: str,\n    *,\n",
        "    client: AuthenticatedClient,\n    sandbox_id_or_name: str,\n    *,\n    project: str,\n",
        "lookup.py",
        '"project" for "call"',
    ),
    "argument of a creation newly required": (
        f"{CONTROL}/api/sandbox/create_sandbox.py",
        "    client: AuthenticatedClient,\n    *,\n    body: CreateSandbox,\n",
        "    client: AuthenticatedClient,\n    *,\n    team: str,\n    body: CreateSandbox,\n",
        "sandboxes.py",
        '"team" for "Call"',
    ),
    "argument of a setting newly required": (
        f"{CONTROL}/api/sandbox/set_autostop_interval.py",
        "    interval: float,\n    *,\n    x_daytona",
        "    interval: float,\n    *,\n    project: str,\n    x_daytona",
        "sandbox_settings.py",
        'variable has type "tuple[tuple[str, Endpoint',
    ),
    "argument of a change of state newly required": (
        f"{CONTROL}/api/sandbox/stop_sandbox.py",
        "    client: AuthenticatedClient,\n    sandbox_id_or_name: str,\n    *,\n",
        "    client: AuthenticatedClient,\n    sandbox_id_or_name: str,\n    *,\n    zone: str,\n",
        "sandboxes.py",
        '"zone" for "bring_to"',
    ),
    "argument of a toolbox call renamed": (
        f"{TOOLBOX}/api/file_system/download_file.py",
        "    path: str,\n",
        "    file_path: str,\n",
        "files/transfer.py",
        '"path" for "call_toolbox"',
    ),
}


@pytest.fixture
def check(tmp_path: Path) -> Callable[[], str]:
    """What mypy says of the actions, in a copy of them and of the generated client."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name in ("daytona_actions", "generated"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))

    def run() -> str:
        done = check_types(tmp_path, "--package", "daytona_actions.actions", cwd=tmp_path)
        assert "" == done.stderr
        return done.stdout

    return run


def test_what_breaks_an_action_is_noticed(check: Callable[[], str], tmp_path: Path) -> None:
    """A change of the generated client that breaks an action is an error in that action.

    All changes are made at once, since a check of the types takes longer than all else here. As it is,
    nothing is wrong: what is found comes from the changes.
    """
    assert check().startswith("Success")
    for where, old, new, _, _ in CHANGES.values():
        path = tmp_path / "generated" / where
        source = path.read_text()
        assert old in source
        path.write_text(source.replace(old, new))
    said = check()
    unnoticed = [
        change
        for change, (*_, who, what) in CHANGES.items()
        if not re.search(rf"actions/{who}:\d+: error: .*{re.escape(what)}", said)
    ]
    assert [] == unnoticed, said
