"""The one list of scenarios, which cassettes, local servers and the recorder share."""

from __future__ import annotations

from tests.scenarios.access import ACCESS
from tests.scenarios.changes import CHANGES
from tests.scenarios.code import CODE
from tests.scenarios.commands import COMMANDS
from tests.scenarios.files import FILES
from tests.scenarios.git import GIT
from tests.scenarios.languages import LANGUAGES
from tests.scenarios.listing import LISTING
from tests.scenarios.more_creations import MORE_CREATIONS
from tests.scenarios.processes import PROCESSES
from tests.scenarios.repositories import REPOSITORIES
from tests.scenarios.sandboxes import SANDBOXES
from tests.scenarios.settings import SETTINGS
from tests.scenarios.shell import SHELL
from tests.scenarios.snapshots import SNAPSHOTS
from tests.scenarios.tree import TREE
from tests.scenarios.volumes import VOLUMES

SCENARIOS = tuple(
    scenario
    for collection in (
        SANDBOXES,
        MORE_CREATIONS,
        LISTING,
        CODE,
        LANGUAGES,
        COMMANDS,
        SHELL,
        PROCESSES,
        FILES,
        TREE,
        REPOSITORIES,
        GIT,
        ACCESS,
        SETTINGS,
        CHANGES,
        SNAPSHOTS,
        VOLUMES,
    )
    for scenario in collection.scenarios
)
