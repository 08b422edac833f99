"""The one list of scenarios on the generated client, which cassettes and the recorder share."""

from __future__ import annotations

from tests.wire.control_plane import CONTROL_PLANE
from tests.wire.toolboxes import TOOLBOXES

WIRE = (*CONTROL_PLANE.scenarios, *TOOLBOXES.scenarios)
