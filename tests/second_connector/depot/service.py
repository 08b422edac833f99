"""The depot as the doors know it, and its two clients."""

from daytona_actions.engine.bind import actions_of
from daytona_actions.engine.client import AsyncClient, Client, SyncClient
from daytona_actions.engine.service import Credential, Service
from daytona_actions.engine.settings import Access
from tests.second_connector.depot import actions


class Actions(Client):
    """The actions as methods, and how the depot is reached."""

    access = Access(
        base_url="https://api.depot.example/v1",
        variables="DEPOT_",
        agent="depot-actions/1.0",
        header="X-Depot-Key",
        scheme="",
    )
    session_class = actions.Depot
    create_parcel = actions.create_parcel
    list_parcels = actions.list_parcels
    get_parcel = actions.get_parcel


class DepotActions(Actions, SyncClient):
    """The actions as plain methods."""


class AsyncDepotActions(Actions, AsyncClient):
    """The actions as coroutines."""


DEPOT = Service(
    name="depot",
    display_name="Depot",
    description="Hand parcels over to the depot, and look where they are.",
    homepage="https://depot.example",
    documentation="https://depot.example/docs",
    categories=("Logistics",),
    command="depot-actions",
    version="1.0",
    credential=Credential(
        display_name="Depot key",
        description="The key of your depot account",
        access=Actions.access,
        steps=("Ask at the counter.", "Set DEPOT_API_KEY to it."),
        method="GET",
        path="/parcels",
        action="list_parcels",
    ),
    actions=actions_of(Actions),
    client_class=lambda: DepotActions,
    async_client_class=lambda: AsyncDepotActions,
)
