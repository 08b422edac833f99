"""Which actions a verb offers: by their names, by their families, or those that change nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import rich_click as click

from daytona_actions.engine.service import ALL

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions.engine.service import Actions, Service

    F = TypeVar("F", bound=Callable[..., Any])


def offering_options(service: Service, *, short: bool) -> list[Callable[[F], F]]:
    """Return the options of a verb that offers actions.

    Args:
        service: whose actions they are.
        short: whether the verb offers the short list where nothing else is said.
    """
    text = "Offer only these actions."
    options = [click.option("--actions", "names", metavar="A,B", help=text)]
    options += families_options(service, short=short)
    text = "Offer only actions that change nothing."
    return [*options, click.option("--read-only", is_flag=True, help=text)]


def families_options(service: Service, *, short: bool) -> list[Callable[[F], F]]:
    """Return the option for families, of a service that has any."""
    if not service.families:
        return []
    usual = "; without it, a short list of usual ones" if short else ""
    text = f"Only these families of actions: {', '.join(service.families)}, or {ALL}{usual}."
    return [click.option("--families", metavar="A,B", help=text)]


def select(service: Service, given: dict[str, Any], *, short: bool = False) -> Actions:
    """Return the actions that the options of a verb ask for.

    Raises:
        UsageError: there is no action or family of a name, or nothing is left to offer.
    """
    names, families = (_split(given.get(option)) for option in ("names", "families"))
    try:
        return service.select(
            names, families=families, read_only=given.get("read_only", False), short=short
        )
    except ValueError as problem:
        raise click.UsageError(str(problem)) from None


def _split(given: str | tuple[str, ...] | None) -> list[str] | None:
    """Return the names that an option or arguments give, None if none are given."""
    words = given.split(",") if isinstance(given, str) else given
    return [word.strip().replace("-", "_") for word in words] if words else None
