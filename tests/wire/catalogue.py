"""The one list of scenarios on the generated client, which cassettes and the recorder share."""

from __future__ import annotations

from tests.wire.control_plane import CONTROL_PLANE
from tests.wire.creations import CREATIONS
from tests.wire.file_routes import FILE_ROUTES
from tests.wire.git_routes import GIT_ROUTES
from tests.wire.lifecycles import LIFECYCLES
from tests.wire.lists import LISTS
from tests.wire.odd_files import ODD_FILES
from tests.wire.sessions import SESSIONS
from tests.wire.toolboxes import TOOLBOXES
from tests.wire.whole_toolbox import WHOLE_TOOLBOX

WIRE = tuple(
    scenario
    for collection in (
        CONTROL_PLANE,
        LIFECYCLES,
        CREATIONS,
        LISTS,
        TOOLBOXES,
        ODD_FILES,
        FILE_ROUTES,
        GIT_ROUTES,
        WHOLE_TOOLBOX,
        SESSIONS,
    )
    for scenario in collection.scenarios
)
