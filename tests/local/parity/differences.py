"""Where a local Daytona is known to answer otherwise than the real one, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.local.parity.playing import Difference

BOTH = frozenset({"bubblewrap", "none"})
NONE = frozenset({"none"})


@dataclass(frozen=True)
class KnownDifference:
    """Answers that may differ in one scenario: which, in which isolation modes, and the reason.

    One that `depends` on what the recorded account held, or on this machine, need not show. What is
    `better` is meant to differ: the real server loses something, or ends.
    """

    scenario: str
    exchanges: frozenset[int]
    reason: str
    modes: frozenset[str] = BOTH
    depends: bool = False
    better: bool = False

    def covers(self, difference: Difference, mode: str) -> bool:
        """Tell whether a difference is this one."""
        return (
            difference.scenario == self.scenario
            and difference.exchange in self.exchanges
            and mode in self.modes
        )


def _known(
    scenario: str,
    *exchanges: int,
    reason: str,
    modes: frozenset[str] = BOTH,
    depends: bool = False,
    better: bool = False,
) -> KnownDifference:
    return KnownDifference(scenario, frozenset(exchanges), reason, modes, depends, better)


NO_BUILDS = "One machine without a container engine builds no images: a create with one is refused."
ONE_KEY = "There is one key, made at start, with all rights."
NO_IMAGES = (
    "One machine without a container engine makes snapshots of sandboxes, not of images and"
    " Dockerfiles."
)
BETTER_CHART = "v0.190.0 loses it by a defect: here it is in the artifacts, whole."
DEVICE = "A device has no end and is refused; v0.190.0 answers an empty file."
MACHINE_PATHS = "Without isolation commands and code see the paths of this machine."
AS_THIS_USER = "Without isolation a sandbox's user is the server's own, who may be root."
NO_DESKTOP = "There is no desktop, and a 501 says so in place of a 503."
NO_PREVIEWS = "No proxy shows a sandbox's ports to visitors."
RESIZED = "Sizes can be changed, and are from then on; the recorded server has that switched off."
NEVER_BLOCKED = (
    "Without isolation the network of a sandbox cannot be blocked: asking for it at creation is"
    " refused."
)
NOT_YET = "It is not offered yet: docs/operations.md lists what is."
KNOWN_DIFFERENCES = (
    _known(
        "account",
        3,
        reason=f"{ONE_KEY} It has a name and a list of rights of its own.",
        depends=True,
    ),
    _known("create_sandbox_build_failed", 1, 2, 3, reason=NO_BUILDS),
    _known("create_sandbox_from_an_image", 1, 2, 3, reason=NO_BUILDS),
    _known("create_sandbox_whose_build_fails", 1, 2, reason=NO_BUILDS),
    _known(
        "create_sandbox_with_allow_lists",
        1,
        2,
        reason="What a sandbox may reach is not listed: its network is on or off.",
    ),
    _known(
        "create_sandbox_env_names",
        25,
        reason="A PATH without programs ends the recorded server's sandbox; here it goes on.",
        better=True,
    ),
    _known("create_snapshot", *range(1, 8), reason=NO_IMAGES),
    _known("create_snapshot_of_a_missing_image", 1, 2, reason=NO_IMAGES),
    _known("deactivate_snapshot", 1, 3, 4, 6, reason=f"{NO_IMAGES} It was built."),
    _known("create_signed_preview_url", 1, 2, 3, reason=NO_PREVIEWS),
    _known("backup_sandbox", 1, reason=NEVER_BLOCKED, modes=NONE),
    _known("resize_sandbox_switched_off", 1, 2, reason=RESIZED),
    _known("get_build_logs", 1, reason=NO_BUILDS),
    _known("get_preview_url", 1, 4, reason=NO_PREVIEWS),
    _known(
        "get_sandbox_details",
        1,
        reason="What a sandbox may reach is not listed: its network is on or off.",
    ),
    _known(
        "update_sandbox_network",
        1,
        2,
        reason="The network of a sandbox is decided at its start and not changed afterwards.",
    ),
    _known("download_file_device", 1, reason=DEVICE, better=True),
    _known("download_file_special", 12, reason=AS_THIS_USER, modes=NONE, depends=True),
    _known("execute_command_shell", 7, reason=AS_THIS_USER, modes=NONE, depends=True),
    _known("file_bulk_download_special", 2, reason="/proc/version is this machine's."),
    _known(
        "file_info",
        10,
        reason="A sandbox has no passwords: its /etc/shadow may be seen and is empty.",
    ),
    _known(
        "file_move",
        12,
        reason="Without isolation nothing is moved out of this machine's own folders.",
        modes=NONE,
    ),
    _known(
        "file_move_into_itself_fills_the_disk",
        3,
        reason="A folder is refused before it is copied into itself; v0.190.0 fills the disk first.",
        better=True,
    ),
    _known("forbidden", 1, 2, reason=ONE_KEY),
    _known("list_files_special", 10, reason=AS_THIS_USER, modes=NONE, depends=True),
    _known(
        "run_code_chart_bar_is_dropped_by_the_server",
        2,
        reason="v0.190.0 loses bar charts; here they are artifacts like the others.",
        better=True,
    ),
    _known("run_code_argv", 3, reason=AS_THIS_USER, modes=NONE, depends=True),
    _known("run_code_charts_several", 6, reason=BETTER_CHART, better=True),
    _known("run_code_charts_types", 3, 4, 5, 9, 10, reason=BETTER_CHART, better=True),
    _known(
        "run_code_typescript_syntax",
        15,
        reason="Decorators need the package typescript; Node.js alone does not know them.",
        depends=True,
    ),
    _known(
        "sandbox_access",
        *(1, 2),
        reason=NO_PREVIEWS,
    ),
    _known("sandbox_access", 4, reason=NEVER_BLOCKED, modes=NONE),
    _known(
        "sandbox_resize_archive_backup",
        *(1, 3, 7),
        reason=RESIZED,
    ),
    _known(
        "sandbox_settings",
        8,
        reason="The network of a sandbox is decided at its start and not changed afterwards.",
    ),
    _known("computer_use_without_desktop", *range(2, 18), reason=NO_DESKTOP),
    _known("git_diverged", 9, reason=MACHINE_PATHS, modes=NONE),
    _known("interpreter_contexts", *range(2, 13), reason=NOT_YET),
    _known("pty_lifecycle", *range(2, 13), reason=NOT_YET),
    _known("upload_file_odd_paths", 11, reason=AS_THIS_USER, modes=NONE, depends=True),
    _known("upload_file_odd_paths", 25, reason=MACHINE_PATHS, modes=NONE),
    _known("upload_file_over_existing", 7, 8, reason=AS_THIS_USER, modes=NONE, depends=True),
)


def unexplained(differences: list[Difference], mode: str) -> list[Difference]:
    """Return the differences that are not known."""
    return [
        difference
        for difference in differences
        if not any(known.covers(difference, mode) for known in KNOWN_DIFFERENCES)
    ]


def outdated(differences: list[Difference], scenario: str, mode: str) -> list[tuple[str, int]]:
    """Return the known differences of a scenario that did not show."""
    seen = {difference.exchange for difference in differences}
    return [
        (known.scenario, exchange)
        for known in KNOWN_DIFFERENCES
        if known.scenario == scenario and mode in known.modes and not known.depends
        for exchange in sorted(known.exchanges - seen)
    ]
