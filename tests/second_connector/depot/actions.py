"""The actions on parcels, and what they answer."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, Field

from daytona_actions.engine.action import action
from daytona_actions.engine.flow import EVEN_IF_SENT, IF_UNSENT, Flow, call
from daytona_actions.engine.parameter import Param
from daytona_actions.engine.replies import content, text, written
from daytona_actions.engine.result import ActionResult
from daytona_actions.engine.session import Generated, Session

if TYPE_CHECKING:
    from depot_openapi import AuthenticatedClient, models


class Depot(Session):
    """What the actions share: the generated client."""

    api: Generated["AuthenticatedClient"] = Generated("depot_openapi")


class Recipient(BaseModel):
    """Who gets a parcel, and where."""

    name: str
    city: str
    country: str


class Parcel(BaseModel):
    """What is known of a parcel."""

    id: str | None = None
    status: str | None = None
    recipient: str | None = None
    ready_on: str | None = None
    created_at: str | None = None


class CreateParcelOutput(ActionResult):
    """The parcel that was created."""

    parcel: Parcel | None = None


class GetParcelOutput(CreateParcelOutput):
    """The parcel that was asked for."""


class ListParcelsOutput(ActionResult):
    """One page of parcels, and the cursor of the next one."""

    parcels: list[Parcel] = Field(default_factory=list)
    next_cursor: str | None = None


@action(title="Create parcel")
def create_parcel(
    session: Depot, recipient: Recipient, ready_on: date, insured: bool | None = None
) -> "Flow[CreateParcelOutput]":
    """Hand a parcel over to the depot.

    Args:
        recipient: Who gets it, and where
        ready_on: The day from which it can be fetched
        insured: Whether it is insured
    """
    from depot_openapi import models, types
    from depot_openapi.api.parcels import create_parcel as endpoint

    to = models.Recipient(recipient.name, models.Address(recipient.city, recipient.country))
    body = models.NewParcel(to, ready_on, insured or types.UNSET)
    reply = yield from call(endpoint, IF_UNSENT, session.api, body=body)
    return CreateParcelOutput(success=True, parcel=_summary(content(reply, "a parcel")))


@action(title="List parcels", read_only=True, idempotent=True)
def list_parcels(
    session: Depot,
    status: Literal["waiting", "on_the_way", "delivered", "returned"] | None = None,
    cursor: str | None = None,
) -> "Flow[ListParcelsOutput]":
    """List the parcels of the depot; `next_cursor`, if it is not null, is that of the next page.

    Args:
        status: Only those in this state
        cursor: The cursor of a page, from the answer before
    """
    from depot_openapi import models, types
    from depot_openapi.api.parcels import list_parcels as endpoint

    wanted = models.Status(status) if status else types.UNSET
    at = cursor or types.UNSET
    reply = yield from call(endpoint, EVEN_IF_SENT, session.api, status=wanted, cursor=at)
    page = content(reply, "a page of parcels")
    found = [_summary(parcel) for parcel in page.parcels or []]
    return ListParcelsOutput(success=True, parcels=found, next_cursor=text(page.next_))


@action(title="Get parcel", read_only=True, idempotent=True)
def get_parcel(
    session: Depot, parcel_id: Annotated[str, Param(example="p1")]
) -> "Flow[GetParcelOutput]":
    """Get a parcel.

    Args:
        parcel_id: ID of the parcel
    """
    from depot_openapi.api.parcels import get_parcel as endpoint

    reply = yield from call(endpoint, EVEN_IF_SENT, session.api, parcel_id)
    return GetParcelOutput(success=True, parcel=_summary(content(reply, "a parcel")))


def _summary(found: "models.Parcel") -> Parcel:
    return Parcel(
        id=text(found.id),
        status=text(found.status),
        recipient=text(found.recipient.name) if found.recipient else None,
        ready_on=written(found.ready_on),
        created_at=written(found.created_at),
    )
