"""The action on regions, in which sandboxes can be created: list."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
from typing import TYPE_CHECKING

from daytona_actions.engine.action import action
from daytona_actions.engine.flow import EVEN_IF_SENT, Flow, call
from daytona_actions.engine.replies import content, text
from daytona_actions.session import Session

if TYPE_CHECKING:
    from daytona_actions.results.regions import ListRegionsOutput


@action(title="List regions", read_only=True, idempotent=True, documented=False)
def list_regions(session: Session) -> "Flow[ListRegionsOutput]":
    """List the regions in which Daytona sandboxes can be created: what `target` may be."""
    from daytona_actions.results.regions import ListRegionsOutput, Region
    from daytona_openapi.control.api.organizations import list_available_regions as endpoint

    reply = yield from call(endpoint, EVEN_IF_SENT, session.control)
    regions = [
        Region(id=text(each.id), name=text(each.name), type=text(each.region_type))
        for each in content(reply, "a list of regions")
    ]
    return ListRegionsOutput(success=True, regions=regions)
