"""The actions on what a sandbox is set to: look, update."""

# No postponed annotations here: a schema is read off the parameters when it is first needed.
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

from daytona_actions import errors
from daytona_actions.actions.lookup import fetch_sandbox, learn, path_part, read_sandbox
from daytona_actions.actions.networks import Network, network_of
from daytona_actions.actions.parameters import ARCHIVAL, SandboxId
from daytona_actions.engine.action import action
from daytona_actions.engine.flow import EVEN_IF_SENT, Call, Endpoint, Flow, Reply
from daytona_actions.engine.parameter import Param
from daytona_actions.engine.replies import flag, text, tree, whole
from daytona_actions.engine.variables import Scalar, as_texts
from daytona_actions.errors import ActionError, FailureKind
from daytona_actions.session import Session

if TYPE_CHECKING:
    from typing import TypeAlias

    from daytona_actions.results.sandbox_settings import (
        GetSandboxDetailsOutput,
        SandboxSettings,
        UpdateSandboxOutput,
    )
    from daytona_openapi.control import AuthenticatedClient
    from daytona_openapi.control.models import Sandbox

    Step: TypeAlias = tuple[list[str], Call[Sandbox | None]]
    """The parameters that one request sets, and the request."""
    Setting: TypeAlias = Endpoint[[AuthenticatedClient, str, float], Sandbox | None]
    """A generated module that sets a number of minutes."""


@action(title="Get sandbox details", read_only=True, idempotent=True, documented=False)
def get_sandbox_details(session: Session, sandbox_id: SandboxId) -> "Flow[GetSandboxDetailsOutput]":
    """Get a Daytona sandbox with all that it is set to.

    Args:
        sandbox_id: ID or name of the sandbox
    """
    from daytona_actions.results.sandbox_settings import GetSandboxDetailsOutput

    found = yield from fetch_sandbox(session, sandbox_id)
    return GetSandboxDetailsOutput(
        success=True, sandbox=learn(session, found), settings=_settings(found)
    )


@action(title="Update sandbox", idempotent=True, documented=False)
def update_sandbox(
    session: Session,
    sandbox_id: SandboxId,
    labels: Annotated[Mapping[str, Scalar], Param(example={"project": "demo"}, shown=True)]
    | None = None,
    public: bool | None = None,
    auto_stop_interval: Annotated[int, range(2**31)] | None = None,
    auto_archive_interval: Annotated[int, ARCHIVAL] | None = None,
    auto_delete_interval: Annotated[int, range(-1, 2**31)] | None = None,
    network_block_all: bool | None = None,
    network_allow_list: list[str] | None = None,
    domain_allow_list: list[str] | None = None,
) -> "Flow[UpdateSandboxOutput]":
    """Change what a Daytona sandbox is set to; what is not given stays as it is.

    Each setting is a request of its own, all of them checked before the first is sent. Where one
    is refused, `applied` and `not_applied` say how far it came. The network of a stopped sandbox
    cannot be changed.

    Args:
        sandbox_id: ID or name of the sandbox
        labels: Labels in place of all that it has (an empty map takes all away)
        public: Whether the sandbox HTTP preview is publicly accessible
        auto_stop_interval: Auto-stop interval in minutes (0 disables auto-stop)
        auto_archive_interval: Auto-archive interval in minutes, up to 43200 (0 uses the maximum)
        auto_delete_interval: Auto-delete interval in minutes (-1 disables, 0 deletes immediately
            on stop)
        network_block_all: Whether all network access is blocked (either value takes the list of
            networks away)
        network_allow_list: Networks that alone may be reached, up to 10, such as 10.0.0.0/8
            (ends a block of all)
        domain_allow_list: Domains that alone may be reached; *. stands for subdomains
    """
    from daytona_actions.results.sandbox_settings import UpdateSandboxOutput

    sandbox = path_part(sandbox_id)
    steps = [
        *_plain_steps(session, sandbox, public, labels),
        *_interval_steps(
            session, sandbox, auto_stop_interval, auto_archive_interval, auto_delete_interval
        ),
        *_network_step(session, sandbox, network_block_all, network_allow_list, domain_allow_list),
    ]
    if not steps:
        raise errors.invalid("update_sandbox needs at least one setting to change")
    applied: list[str] = []
    known: dict[str, Any] = {}
    for place, (names, request) in enumerate(steps):
        try:
            reply: Reply[Sandbox | None] = yield request
            seen = read_sandbox(reply)
        except ActionError as problem:
            left = [name for others, _ in steps[place:] for name in others]
            problem.partial |= {**known, "applied": applied, "not_applied": left}
            raise _explained(problem, names) from None
        applied += names
        known = {"sandbox": learn(session, seen), "settings": _settings(seen)}
    return UpdateSandboxOutput(success=True, applied=applied, **known)


def _plain_steps(
    session: Session, sandbox: str, public: bool | None, labels: Mapping[str, Scalar] | None
) -> "Iterator[Step]":
    from daytona_openapi.control.api.sandbox import replace_labels, update_public_status
    from daytona_openapi.control.models import SandboxLabels, SandboxLabelsLabels

    if public is not None:
        yield ["public"], Call(update_public_status, EVEN_IF_SENT, session.control, sandbox, public)
    if labels is not None:
        body = SandboxLabels(labels=SandboxLabelsLabels(as_texts(labels)))
        yield ["labels"], Call(replace_labels, EVEN_IF_SENT, session.control, sandbox, body=body)


def _interval_steps(
    session: Session, sandbox: str, stop: int | None, archive: int | None, delete: int | None
) -> "Iterator[Step]":
    from daytona_openapi.control.api.sandbox import (
        set_auto_archive_interval,
        set_auto_delete_interval,
        set_autostop_interval,
    )

    endpoints: tuple[tuple[str, Setting, int | None], ...] = (
        ("auto_stop_interval", set_autostop_interval, stop),
        ("auto_archive_interval", set_auto_archive_interval, archive),
        ("auto_delete_interval", set_auto_delete_interval, delete),
    )
    for name, endpoint, minutes in endpoints:
        if minutes is not None:
            yield [name], Call(endpoint, EVEN_IF_SENT, session.control, sandbox, minutes)


def _network_step(
    session: Session,
    sandbox: str,
    block_all: bool | None,
    networks: list[str] | None,
    domains: list[str] | None,
) -> "Iterator[Step]":
    """Put all settings of the network into one request: of several the last one would win."""
    from daytona_openapi.control.api.sandbox import update_network_settings
    from daytona_openapi.control.models import UpdateSandboxNetworkSettings

    given = (block_all, networks, domains)
    names = [name for name, value in zip(Network._fields, given, strict=True) if value is not None]
    if not names:
        return
    network = network_of(block_all, networks, domains)
    body = UpdateSandboxNetworkSettings(
        network_block_all=network.network_block_all,
        network_allow_list=network.network_allow_list,
        domain_allow_list=network.domain_allow_list,
    )
    yield names, Call(update_network_settings, EVEN_IF_SENT, session.control, sandbox, body=body)


def _explained(problem: ActionError, names: list[str]) -> ActionError:
    """Say what a refusal without words means (recording settings_of_a_stopped_sandbox)."""
    of_network = any("network" in name or "domain" in name for name in names)
    if of_network and problem.failure.kind is FailureKind.SERVER:
        hint = "The network of a stopped sandbox cannot be changed: start_sandbox first."
        return errors.but(problem, hint=hint)
    return problem


def _settings(sandbox: "Sandbox") -> "SandboxSettings":
    from daytona_actions.results.sandbox_settings import MountedVolume, SandboxSettings

    return SandboxSettings(
        env=tree(sandbox.env.additional_properties) if sandbox.env else {},
        user=text(sandbox.user),
        auto_stop_interval=whole(sandbox.auto_stop_interval),
        auto_archive_interval=whole(sandbox.auto_archive_interval),
        auto_delete_interval=whole(sandbox.auto_delete_interval),
        network_block_all=flag(sandbox.network_block_all),
        network_allow_list=_parts(text(sandbox.network_allow_list)),
        domain_allow_list=_parts(text(sandbox.domain_allow_list)),
        volumes=[
            MountedVolume(
                volume=text(each.volume_id),
                mount_path=text(each.mount_path),
                subpath=text(each.subpath),
            )
            for each in sandbox.volumes or []
        ],
        backup_state=text(sandbox.backup_state),
        last_activity_at=text(sandbox.last_activity_at),
        toolbox_url=text(sandbox.toolbox_proxy_url),
    )


def _parts(listed: str | None) -> list[str]:
    return [part for part in (listed or "").split(",") if part]
