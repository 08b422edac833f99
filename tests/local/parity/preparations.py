"""What each recorded scenario needs beside the sandboxes that its answers show."""

from __future__ import annotations

import re
import shlex
import time
import uuid
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from tests.local.parity.belongings import sandboxes
from tests.local.parity.world import GIT_SERVER
from tests.patience import wait_until
from tests.ports import free_port
from tests.scenarios import preparation, working_trees

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.local.parity.world import World

IN_THE_IMAGE = {".bash_logout", ".bashrc", ".daytona", ".profile"}
RECORDED_GIT_PORT = "127.0.0.1:8099"
COMMIT = re.compile(r"[0-9a-f]{40}")
WORKING_TREES = {
    **dict.fromkeys(
        (
            *("git_add_errors", "git_add_refused", "git_checkout", "git_commit"),
            *("git_commit_errors", "git_create_branch", "git_create_branch_refused"),
            *("git_delete_branch_refused", "git_routes_of_later_versions"),
        ),
        working_trees.CLONED,
    ),
    **dict.fromkeys(("git_branch_errors", "git_checkout_refused"), working_trees.BRANCHED),
    **dict.fromkeys(("git_credentials", "git_push_private"), working_trees.PRIVATE),
    **dict.fromkeys(("git_diverged", "git_push_rejected"), working_trees.DIVERGED),
    "git_log": working_trees.CHANGED_TWICE,
    **dict.fromkeys(("git_no_remote", "git_status_without_a_commit"), working_trees.EMPTY),
    "git_not_a_repository": working_trees.WITH_A_FOLDER,
    "git_pull_over_unstaged_changes": working_trees.OVERTAKEN,
    "git_pull": working_trees.BEHIND,
    **dict.fromkeys(("git_push", "git_push_pull"), working_trees.COMMITTED),
    **dict.fromkeys(("git_status", "git_status_changes"), working_trees.CHANGED),
}
# Scenarios about the way between two states: the clock holds sandboxes there, until a recorded
# look-up shows them elsewhere.
HELD = {
    "archive_and_restore",
    "archive_sandbox",
    "auto_delete_at_once",
    "create_volume",
    "delete_sandbox_conflict",
    "lifecycle_repeats",
    "lifecycle_while_creating",
    "sandbox_resize_archive_backup",
    "start_sandbox_twice_at_once",
    "stop_sandbox_conflict",
    "wait_for_sandbox",
}
# A shell ends before what it started in the background is the program that `ps` then shows.
ASLEEP = "until ps -eo stat,args | grep -q '^S.* [s]leep 60'; do sleep 0.05; done"
COUNT = "for i in 1 2 3; do echo line $i; done"
# What is run in a scenario's sandbox before an exchange, from 1.
BETWEEN = {
    ("execute_command_shell", 7): ASLEEP,
    ("git_branch_errors", 14): working_trees.UNCHANGED,
    ("git_branch_errors", 18): working_trees.ON_ANOTHER_BRANCH,
    ("git_checkout_refused", 3): working_trees.UNCHANGED,
    ("git_push_pull", 8): working_trees.PUSHED_BY_ANOTHER,
    ("git_status_changes", 7): working_trees.CHANGED_AGAIN,
    ("session_async", 5): "touch go",
}
# How many of a scenario's first exchanges are sent at once.
AT_ONCE = {"start_sandbox_twice_at_once": 2}


def prepare(scenario: str, world: World, identities: list[str]) -> None:
    """Bring a world with the scenario's sandboxes into the state that it starts from."""
    if prepared := PREPARATIONS.get(scenario):
        prepared(world, identities)
    elif scenario.startswith(("download_file", "list_files", "upload_file", "file_details")):
        _files(world, identities)
    elif scenario.startswith("git_"):
        _repositories(world, identities)
        address = f"http://{world.replaced[RECORDED_GIT_PORT]}"
        if scenario in {"git_branches", "git_clone_existing_path", "git_details"}:
            world.clone(identities[0], f"{address}/demo.git", "demo")
        elif script := WORKING_TREES.get(scenario):
            world.execute(identities[0], f"URL={address}; {script}")


def _by(command: str) -> Callable[[World, list[str]], None]:
    """Return what runs a command in the scenario's sandbox, whose home is as the recorded one's."""

    def run(world: World, identities: list[str]) -> None:
        world.execute(identities[0], command)
        for exchange in world.exchanges:
            listed = exchange.answer.json()
            if isinstance(listed, list) and any(e.get("name") == ".bashrc" for e in listed):
                kept = [e for e in listed if e["name"] in IN_THE_IMAGE]
                _home_of_the_image(world, identities[0], kept, others=True)
                break

    return run


def _arguments(world: World, identities: list[str]) -> None:
    # Recorded before some of them were made and others gone.
    changed = "rm link; touch unreadable; chmod 000 unreadable"
    world.execute(identities[0], preparation.SPECIAL_FILES + changed)


def _files(world: World, identities: list[str]) -> None:
    identity = identities[0]
    for path, content in {
        "hello.txt": b"hello, sandbox\n",
        "single.txt": b"single\n",
        "new/deep/dir/a.txt": b"a",
        "relative.txt": b"rel",
        "empty.txt": b"",
        "zażółć gęślą 🚀.txt": "jaźń\n".encode(),
        "bytes.bin": bytes(range(256)),
        "~/tilde.txt": b"x",
    }.items():
        world.upload(identity, path, content)
    world.execute(identity, "mkdir empty-dir; ln -s hello.txt link")
    for exchange in world.exchanges:
        listed = exchange.answer.json()
        if isinstance(listed, list) and any(entry.get("name") == "hello.txt" for entry in listed):
            _home_of_the_image(world, identity, listed)


def _home_of_the_image(
    world: World, identity: str, listed: list[dict[str, Any]], *, others: bool = False
) -> None:
    """Bring about what the recorded server's image has in a home beside the scenario's files."""
    names = {entry["name"] for entry in listed}
    present = set(world.execute(identity, "ls -A").splitlines())
    gone = set() if others else present - names
    commands = [f"rm -r {shlex.quote(name)}" for name in sorted(gone)]
    for entry in listed:
        name = shlex.quote(entry["name"])
        if entry["name"] not in present:
            size = entry["size"]
            commands.append(f"mkdir {name}" if entry["isDir"] else f"truncate -s {size} {name}")
        commands.append(f"chmod {entry['permissions']} {name}")
    world.execute(identity, "; ".join(commands))


def _repositories(world: World, identities: list[str]) -> None:
    identity, port = identities[0], free_port()
    world.replaced[RECORDED_GIT_PORT] = f"127.0.0.1:{port}"
    world.upload(identity, "git_server.py", GIT_SERVER.read_bytes())
    made = world.execute(
        identity,
        "export GIT_AUTHOR_NAME=recorder GIT_AUTHOR_EMAIL=a@example.com TZ=UTC"
        " GIT_COMMITTER_NAME=recorder GIT_COMMITTER_EMAIL=a@example.com;"
        "git init -q -b main source && cd source && echo one > a.txt && git add a.txt &&"
        "git commit -q -m one && git rev-parse HEAD && git branch feature &&"
        "mkdir ../repositories && git clone -q --bare . ../repositories/demo.git &&"
        "git clone -q --bare . ../repositories/private.git",
    )
    if world.isolation == "bubblewrap":  # without it, /tmp is this machine's
        world.execute(identity, "ln -s ~/repositories /tmp/srv")
    for exchange in world.exchanges:
        asked = exchange.request.json()
        if exchange.status == 200 and isinstance(asked, dict):
            commit = asked.get("commit_id") or asked.get("branch", "")
            if COMMIT.fullmatch(commit):
                world.replaced[commit] = made.strip()
    world.execute(identity, f"nohup python3 git_server.py {port} repositories >/dev/null 2>&1 &")
    reached = f"python3 -c 'import socket; socket.create_connection((\"127.0.0.1\", {port}))'"
    world.execute(identity, f"for _ in $(seq 100); do {reached} 2>/dev/null && break; done")


def _stopped(world: World, identities: list[str]) -> None:
    world.send_to(identities[0], "stop")


def _stopping(world: World, identities: list[str]) -> None:
    world.send_to(identities[0], "stop", settled=False)


def _destroying(world: World, identities: list[str]) -> None:
    world.send_to(identities[0], "delete", settled=False)


def _name_in_use(world: World, _identities: list[str]) -> None:
    for exchange in world.exchanges:
        taken = exchange.request.json()["name"]
        world.create({"id": taken, "name": taken, "state": "started"})
        del world.replaced[taken]


def _looked_up_by_prefix(world: World, identities: list[str]) -> None:
    _used_in_order(world, identities)
    for exchange in world.exchanges:
        [prefix] = parse_qs(urlsplit(exchange.url).query).get("id", [""])
        for recorded, local in list(world.replaced.items()):
            if prefix and recorded.startswith(prefix):
                world.replaced[prefix] = local[: len(prefix)]


def _background(world: World, _identities: list[str]) -> None:
    world.replaced["8123"] = str(free_port())


def _listening(world: World, identities: list[str]) -> None:
    """Have something listen where it did when it was recorded."""
    port = free_port()
    world.replaced["8000"] = str(port)
    command = f"python3 -m http.server {port} >/dev/null 2>&1 & disown"
    world.execute(identities[0], command)
    url = f"{world.toolbox_url}/{identities[0]}/port"
    wait_until(lambda: port in world.client.get(url).json()["ports"])


def _used_in_order(world: World, identities: list[str]) -> None:
    """Listings are ordered by the last use, to the millisecond."""
    for identity in identities:
        world.client.post(f"{world.api_url}/sandbox/{identity}/last-activity")
        before = time.time_ns() // 1_000_000
        wait_until(lambda before=before: time.time_ns() // 1_000_000 > before)


def _as_listed(world: World, identities: list[str]) -> None:
    """Stop what a list shows as stopped."""
    listed = [view for exchange in world.exchanges for view in sandboxes(exchange.answer.json())]
    for identity in {world.replaced[view["id"]] for view in listed if view["state"] == "stopped"}:
        world.send_to(identity, "stop")
    _used_in_order(world, identities)


def _settings_before(world: World, identities: list[str]) -> None:
    path = f"{world.api_url}/sandbox/{identities[0]}"
    for name, minutes in {"autostop": 15, "autoarchive": 10080, "autodelete": -1}.items():
        world.client.post(f"{path}/{name}/{minutes}").raise_for_status()
    world.client.post(f"{path}/public/false").raise_for_status()


def _environment_of_the_recording(world: World, identities: list[str]) -> None:
    assert {"FROM_SANDBOX": "yes"} == world.look_up(identities[0])["env"]


def _session(name: str) -> Callable[[World, list[str]], None]:
    """Return what opens a session."""

    def open_session(world: World, identities: list[str]) -> None:
        url = f"{world.toolbox_url}/{identities[0]}/process/session"
        world.client.post(url, json={"sessionId": name}).raise_for_status()

    return open_session


def _counting_session(world: World, identities: list[str]) -> None:
    """It counts when it is told to, so that it has not ended when it was recorded as running."""
    _session("work")(world, identities)
    slowly = "for i in 1 2 3; do echo line $i; sleep 1; done"
    world.replaced[slowly] = f"until [ -e go ]; do sleep 0.01; done; {COUNT}"


def _session_to_delete(world: World, identities: list[str]) -> None:
    _session("gone")(world, identities)
    # Without isolation the processes of all are seen.
    seconds = f"321.{uuid.uuid4().int}"
    world.replaced |= {f"{sleep} 321": f"{sleep} {seconds}" for sleep in ("sleep", "slee[p]")}


# What was sent in place of the key, which no recording shows: scenario → exchange, from 1 → header.
AUTHORIZATIONS: dict[str, dict[int, str]] = {
    "unauthorized": {1: "Bearer wrong", 2: "Bearer", 3: "", 5: "Bearer wrong", 6: ""},
}
PREPARATIONS: dict[str, Callable[[World, list[str]], None]] = {
    "background_process_lives_on": _background,
    "create_sandbox_duplicate_name": _name_in_use,
    "delete_sandbox_conflict": _destroying,
    "execute_command_cwd_env": _environment_of_the_recording,
    **dict.fromkeys(("get_preview_url", "list_ports"), _listening),
    "list_sandboxes_more_filters": _looked_up_by_prefix,
    "run_code_argv": _arguments,
    **dict.fromkeys(
        (*("download_file_special", "file_info_special", "list_files_special"),),
        _by(preparation.SPECIAL_FILES),
    ),
    "file_bulk_download_special": _by(
        f"{preparation.SPECIAL_FILES}touch unreadable; chmod 000 unreadable"
    ),
    **dict.fromkeys(
        (
            *("file_delete", "file_find", "file_folder", "file_move", "file_permissions"),
            *("file_replace", "file_search"),
            *("create_folder", "delete_file", "find_in_files", "move_file", "replace_in_files"),
            *("search_files", "set_file_permissions"),
        ),
        _by(preparation.TREE),
    ),
    **dict.fromkeys(
        ("file_bulk_download", "file_info", "get_file_info", "read_text_file"),
        _by(f"{preparation.TREE}mv link link2"),
    ),
    "file_symlinks": _by(preparation.REPLACED_TREE),
    "file_move_into_itself_fills_the_disk": _by("mkdir -p self/sub"),
    # The folders are left over from file_name_with_joiner.
    "upload_file_odd_paths": _by(f"{preparation.SPECIAL_FILES}mkdir control names"),
    "list_files_3000": _by(preparation.MANY_FILES),
    "upload_file_over_existing": _by(preparation.FILES_TO_REPLACE),
    "download_file_device": _by("true"),
    "sandbox_settings": _settings_before,
    **dict.fromkeys(("archive_sandbox", "start_sandbox", "start_sandbox_twice_at_once"), _stopped),
    **dict.fromkeys(
        (
            *("list_sandboxes_errored_deleted", "list_sandboxes_filters"),
            *("list_sandboxes_limits", "list_sandboxes_sort"),
        ),
        _as_listed,
    ),
    **dict.fromkeys(
        (
            *("list_processes", "session_big_output", "session_errors", "session_input"),
            *("session_one_at_a_time", "session_output_split"),
        ),
        _session("work"),
    ),
    "session_async": _counting_session,
    "session_delete_running": _session_to_delete,
    "session_shell_exits": _session("exits"),
    **dict.fromkeys(("stop_sandbox_conflict", "wait_for_sandbox"), _stopping),
    **dict.fromkeys(
        (
            *("list_sandboxes", "list_sandboxes_bad_labels", "list_sandboxes_labels"),
            *("list_sandboxes_name", "list_sandboxes_pages"),
            *("list_sandboxes_states", "create_sandbox_fails_to_start"),
        ),
        _used_in_order,
    ),
}
