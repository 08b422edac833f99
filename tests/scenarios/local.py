"""Where a local Daytona differs from the recorded one, each with its reason."""

from __future__ import annotations

from typing import Any

from tests.scenarios.catalogue import SCENARIOS

ISOLATIONS = ("none", "bubblewrap")

_BARS = "it reports bar charts, which this version of the real server loses"
_OWN_PATHS = "commands see the machine's own paths: the sandbox's /tmp is a folder of its home"

DIFFERENCES: dict[str, dict[str, str]] = {
    "run_code_chart_bar_is_dropped_by_the_server": dict.fromkeys(ISOLATIONS, _BARS),
    "execute_command_cwd_env": {"none": _OWN_PATHS},
}
"""Scenario → isolation → why it ends otherwise there."""

SPECIAL_OPTIONS: dict[str, dict[str, Any]] = {
    "rate_limited": {"requests_per_minute": 3},
    # On this machine a sandbox stops faster than a second request arrives.
    "stop_sandbox_conflict": {"transition_seconds": 2},
    "delete_sandbox_conflict": {"transition_seconds": 2},
    **{name: {} for name in ("deactivate_snapshot", "resize_sandbox")},
    **{name: {} for name in ("snapshot_sandbox_taken_name", "create_sandbox_with_a_volume")},
}
"""Scenario → the options of a local server that is as the scenario wants one."""

OUT_OF_REACH = {
    **dict.fromkeys(
        (
            *("create_snapshot", "create_snapshot_of_a_missing_image", "get_snapshot_build_logs"),
            "get_build_logs",
        ),
        "a local Daytona builds nothing",
    ),
    "activate_snapshot": "a snapshot that was deactivated is not activated for ten minutes",
    **dict.fromkeys(
        ("get_preview_url", "create_signed_preview_url"), "a local Daytona has no previews"
    ),
    "resize_sandbox_switched_off": "a local Daytona has it switched on",
    **dict.fromkeys(
        ("create_sandbox_from_an_image", "create_sandbox_whose_build_fails"),
        "a local Daytona builds nothing",
    ),
    "create_sandbox_with_allow_lists": "the network of a local sandbox is on or off",
    "recover_sandbox": "no sandbox of a local Daytona is in an error that can be mended",
    "fork_sandbox": "a local Daytona forks nothing, as the recorded one",
    "update_sandbox_network": "the network of a local sandbox is decided at its start",
    "create_sandbox_pulls_snapshot": "a local Daytona has nothing to pull",
    "forbidden": "a local Daytona has one key, which may do everything",
}
"""Scenario → why no local server can be as the scenario wants one."""

PLAYED = tuple(scenario for scenario in SCENARIOS if scenario.name not in OUT_OF_REACH)
