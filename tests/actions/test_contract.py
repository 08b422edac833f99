"""The registry and the clients' methods are what is documented: tests/contract/actions.json."""

from __future__ import annotations

import inspect
import json
from pathlib import Path
from typing import Any

import pytest

from daytona_actions import ACTIONS, AsyncDaytonaActions, DaytonaActions

CONTRACT: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "contract" / "actions.json").read_text(encoding="utf-8")
)

# What goes beyond the documentation comes after it, and is optional.
MORE_ACTIONS = [
    "list_snapshots",
    *("get_sandbox_details", "update_sandbox", "archive_sandbox", "refresh_sandbox_activity"),
    *("wait_for_sandbox", "get_sandbox_family", "backup_sandbox"),
    *("resize_sandbox", "recover_sandbox", "fork_sandbox", "list_regions"),
    *("start_process", "list_processes", "get_process", "read_process_output"),
    *("send_process_input", "stop_process"),
    *("get_file_info", "create_folder", "move_file", "delete_file", "set_file_permissions"),
    *("search_files", "find_in_files", "replace_in_files"),
    *("read_text_file", "write_text_file", "edit_text_file"),
    *("git_status", "git_log", "git_branches", "git_checkout", "git_create_branch"),
    *("git_delete_branch", "git_add", "git_commit", "git_pull", "git_push"),
    *("get_preview_url", "create_signed_preview_url", "expire_signed_preview_url", "list_ports"),
    *("create_ssh_access", "revoke_ssh_access", "get_build_logs"),
    *("snapshot_sandbox", "get_snapshot", "create_snapshot", "activate_snapshot"),
    *("deactivate_snapshot", "delete_snapshot", "get_snapshot_build_logs"),
    *("list_volumes", "get_volume", "create_volume", "delete_volume"),
]
MORE_PARAMETERS = {
    "create_sandbox": [
        *("image", "dockerfile", "volumes"),
        *("network_block_all", "network_allow_list", "domain_allow_list", "gpu"),
    ],
    "list_sandboxes": ["states", "snapshots", "targets", "include_errored_deleted"],
    "stop_sandbox": ["force"],
}

every_action = pytest.mark.parametrize("name", CONTRACT)
every_client = pytest.mark.parametrize("client", [DaytonaActions, AsyncDaytonaActions])


def test_actions() -> None:
    """The documented actions come first, in their order."""
    assert [*CONTRACT, *MORE_ACTIONS] == list(ACTIONS)


def test_documented() -> None:
    """The registry tells which actions are documented."""
    assert list(CONTRACT) == [name for name, action in ACTIONS.items() if action.documented]


def test_registry_is_read_only() -> None:
    """Nobody changes the one list of actions by accident."""
    with pytest.raises(TypeError):
        ACTIONS["run_code"] = ACTIONS["git_clone"]  # type: ignore[index]


@every_action
def test_parameters(name: str) -> None:
    """The parameters have the documented names, in the documented order."""
    documented = [parameter["name"] for parameter in CONTRACT[name]["parameters"]]
    expected = documented + MORE_PARAMETERS.get(name, [])
    assert expected == list(ACTIONS[name].input_schema["properties"])


@every_action
def test_types(name: str) -> None:
    """Each parameter has the documented type, and is optional only if that is documented."""
    schema = ACTIONS[name].input_schema
    expected = [(p["name"], p["type"], p["required"]) for p in CONTRACT[name]["parameters"]]
    found = [
        (parameter, details["type"], parameter in schema["required"])
        for parameter, details in schema["properties"].items()
        if parameter not in MORE_PARAMETERS.get(name, [])
    ]
    assert expected == found


@every_action
def test_texts(name: str) -> None:
    """Summary and parameter descriptions begin with the documented words."""
    action, documented = ACTIONS[name], CONTRACT[name]
    assert documented["summary"] == action.summary
    for parameter in documented["parameters"]:
        told = action.input_schema["properties"][parameter["name"]]["description"]
        assert parameter["description"] == told[: len(parameter["description"])]


@pytest.mark.parametrize("name", MORE_PARAMETERS)
def test_more_parameters_are_marked(name: str) -> None:
    """Whoever reads what an action says learns which parameters are not documented."""
    action, (first, *_) = ACTIONS[name], MORE_PARAMETERS[name]
    told = action.input_schema["properties"][first]["description"]
    words = " ".join(f"{action.description} {told}".split())
    assert "beyond the documented parameters" in words


@pytest.mark.parametrize("name", ACTIONS)
def test_every_parameter_is_described(name: str) -> None:
    """What goes beyond the documentation is described too."""
    properties = ACTIONS[name].input_schema["properties"]
    assert [] == [parameter for parameter, told in properties.items() if not told["description"]]


@pytest.mark.parametrize("name", ACTIONS)
def test_required_parameters_have_examples(name: str) -> None:
    """What help and pages show of a parameter is a value that somebody would give."""
    action = ACTIONS[name]
    required = action.input_schema["required"]
    assert [] == [one for one in required if action.facts[one].example is None]


@pytest.mark.parametrize("name", ACTIONS)
def test_arguments_are_closed(name: str) -> None:
    """An argument that there is not is refused, by schema as by call."""
    assert ACTIONS[name].input_schema["additionalProperties"] is False


@every_action
def test_results(name: str) -> None:
    """The result's schema is the documented one, word for word, and has no key more."""
    assert CONTRACT[name]["response"] == ACTIONS[name].output_schema


@every_action
@every_client
def test_methods(client: type[Any], name: str) -> None:
    """Each action is a method with the documented parameters, by keyword or position."""
    itself, *parameters = inspect.signature(getattr(client, name)).parameters.values()
    assert inspect.Parameter.POSITIONAL_ONLY == itself.kind
    assert {inspect.Parameter.POSITIONAL_OR_KEYWORD} == {given.kind for given in parameters}
    assert [p["name"] for p in CONTRACT[name]["parameters"]] + MORE_PARAMETERS.get(name, []) == [
        given.name for given in parameters
    ]


@pytest.mark.parametrize("name", ACTIONS)
@every_client
def test_defaults(client: type[Any], name: str) -> None:
    """Every optional argument is None when left out, every other one has no default."""
    _, *parameters = inspect.signature(getattr(client, name)).parameters.values()
    required = ACTIONS[name].input_schema["required"]
    expected = {g.name: g.empty if g.name in required else None for g in parameters}
    assert expected == {given.name: given.default for given in parameters}


@pytest.mark.parametrize("name", ACTIONS)
@every_client
def test_methods_introduce_themselves(client: type[Any], name: str) -> None:
    """What help() and frameworks read of a method is that of the action."""
    method = getattr(client, name)
    assert (name, f"{client.__name__}.{name}") == (method.__name__, method.__qualname__)
    assert ACTIONS[name].summary == (method.__doc__ or "").partition("\n")[0]
    annotated = set(inspect.signature(method).parameters) - {"self"}
    assert annotated == set(method.__annotations__)


@pytest.mark.parametrize("name", ACTIONS)
def test_only_asynchronous_methods_are_coroutines(name: str) -> None:
    """The asynchronous client's methods are awaited, the other one's are not."""
    kinds = [getattr(client, name) for client in (DaytonaActions, AsyncDaytonaActions)]
    assert [False, True] == [inspect.iscoroutinefunction(method) for method in kinds]


@pytest.mark.parametrize("name", ACTIONS)
def test_titles(name: str) -> None:
    """Every action has a short name for people."""
    assert 0 < len(ACTIONS[name].title) <= 24


def test_read_only() -> None:
    """Those that change nothing say so."""
    expected = {"download_file", "list_files", "list_sandboxes", "get_sandbox", "list_snapshots"}
    expected |= {"get_file_info", "search_files", "find_in_files", "read_text_file"}
    expected |= {"git_status", "git_log", "git_branches", "list_volumes", "get_volume"}
    expected |= {"list_processes", "get_process", "read_process_output"}
    expected |= {"get_snapshot", "get_preview_url", "list_ports"}
    expected |= {"get_sandbox_details", "wait_for_sandbox", "get_sandbox_family"}
    expected |= {"list_regions", "get_build_logs", "get_snapshot_build_logs"}
    assert expected == {name for name, action in ACTIONS.items() if action.read_only}


def test_destructive() -> None:
    """Those that may delete or overwrite something say so."""
    expected = {"run_code", "execute_command", "upload_file", "delete_sandbox", "move_file"}
    expected |= {"delete_file", "replace_in_files", "write_text_file", "edit_text_file"}
    expected |= {"git_checkout", "git_delete_branch", "git_pull", "git_push", "delete_volume"}
    expected |= {"start_process", "send_process_input", "stop_process"}
    expected |= {"delete_snapshot", "expire_signed_preview_url", "revoke_ssh_access"}
    assert expected == {name for name, action in ACTIONS.items() if action.destructive}


def test_idempotent() -> None:
    """Those that change nothing more when repeated say so."""
    others = {"create_sandbox", "run_code", "execute_command", "git_clone", "move_file"}
    others |= {"replace_in_files", "write_text_file", "edit_text_file"}
    others |= {"git_checkout", "git_create_branch", "git_delete_branch", "git_commit"}
    others |= {"start_process", "send_process_input"}
    others |= {"create_signed_preview_url", "create_ssh_access", "backup_sandbox"}
    others |= {"resize_sandbox", "recover_sandbox", "fork_sandbox"}
    others |= {"git_pull", "git_push", "create_volume", "create_snapshot", "snapshot_sandbox"}
    assert others == {name for name, action in ACTIONS.items() if not action.idempotent}


def test_description_is_for_people() -> None:
    """The description says more than the summary, and leaves the list of arguments out."""
    description = ACTIONS["create_sandbox"].description
    assert "wait_timeout" in description
    assert "Args:" not in description
