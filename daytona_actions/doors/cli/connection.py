"""Which service a command talks to, and with what settings."""

from __future__ import annotations

import logging
import os
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

import rich_click as click
from click.shell_completion import CompletionItem
from rich_click import RichCommand, RichOption

from daytona_actions.doors.cli.parameters import settings_options
from daytona_actions.doors.cli.progress import watch
from daytona_actions.doors.examples import verb_of
from daytona_actions.doors.extras import imports_of
from daytona_actions.doors.running import all_running, is_here, name_of_directory, running_as

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daytona_actions.engine.service import Service


def service_of(context: click.Context) -> Service:
    """Return the service whose program a command belongs to."""
    service: Service = context.find_root().command.service  # type: ignore[attr-defined]
    return service


class ConnectedCommand(RichCommand):
    """A verb that takes the connection's options too, which its help leaves to the program's."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the verb's own parameters, then those of the connection that it has not taken."""
        own = super().get_params(ctx)
        taken = {parameter.name for parameter in own}
        return own + [
            option
            for option in connection_options(service_of(ctx), hidden=True)
            if option.name not in taken
        ]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words; of an option that there is not it may be that it was meant as a value."""
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as problem:
            takes_words = any(isinstance(each, click.Argument) for each in self.get_params(ctx))
            if not takes_words or problem.possibilities:
                raise
            told = f"{problem.message} A value that begins with a dash stands after --."
            raise click.UsageError(told, ctx) from None

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete the connection's options too, which are hidden from the help only."""
        found = super().shell_complete(ctx, incomplete)
        hidden = [
            option
            for option in self.get_params(ctx)
            if isinstance(option, click.Option) and option.hidden and incomplete.startswith("-")
        ]
        return found + [
            CompletionItem(word, help=option.help)
            for option in hidden
            for word in (*option.opts, *option.secondary_opts)
            if word.startswith(incomplete)
        ]


def connection_options(service: Service, *, hidden: bool = False) -> list[click.Parameter]:
    """Return the options that say where to connect; what they are given is kept for all verbs."""
    use_local = RichOption(
        ["--local", "use_local"],
        is_flag=True,
        default=None,
        hidden=hidden,
        help=f"Use a {service.display_name} on this machine, the one started in this directory: no "
        f"account and no key. One that {service.address_variable} names on this machine wins.",
    )
    local_name = RichOption(
        ["--local-name"],
        metavar="NAME",
        default=None,
        hidden=hidden,
        help="Use the one on this machine that was started as `serve --name NAME`.",
    )
    verbose = RichOption(
        ["-v", "--verbose"],
        is_flag=True,
        default=None,
        hidden=hidden,
        help="Log each request on stderr.",
    )
    here = [use_local, local_name] if service.local is not None else []
    options = [*here, verbose, *settings_options(service, hidden=hidden)]
    for option in options:
        option.expose_value, option.callback = False, _keep
    return list(options)


def _keep(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    if value is not None:
        context.find_root().ensure_object(dict)[parameter.name] = value


def settings_of(context: click.Context) -> dict[str, Any]:
    """Return the settings that the command line gives, before or after the verb."""
    given = dict(context.find_root().ensure_object(dict))
    if given.pop("verbose", None):
        context.find_root().obj.pop("verbose")
        shown = logging.StreamHandler()
        shown.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s"))
        logger = logging.getLogger(__name__.partition(".")[0])
        logger.addHandler(shown)
        logger.setLevel(logging.DEBUG)
    return given


@contextmanager
def settle(context: click.Context, *, embedded: bool = False) -> Iterator[dict[str, Any]]:
    """Give the settings of a client, with a service on this machine behind them if asked for.

    Args:
        context: of the command that runs.
        embedded: whether that service may live and end with this command; else it must run
            already.
    """
    service = service_of(context)
    given = settings_of(context)
    name = given.pop("local_name", None)
    if not given.pop("use_local", name is not None):
        yield given
    elif service.address in given:
        raise click.UsageError(f"Give either --local or --{verb_of(service.address)}, not both.")
    elif name is None and is_here(service):
        yield given | _settings_of_environment(service)
    elif running := running_as(
        service, name or name_of_directory(), patience=0 if embedded else None
    ):
        yield given | running
    elif name is not None:
        raise click.UsageError(f"No {service.display_name} {name!r} runs here. {_others(service)}")
    elif embedded and service.local is not None:
        with ExitStack() as held:
            try:
                with imports_of("local"):
                    started = held.enter_context(service.local())
            except RuntimeError as problem:
                raise click.ClickException(str(problem)) from None
            yield given | started
    else:
        raise click.UsageError(
            f"No {service.display_name} was started in this directory: start one in another "
            f"terminal with `{service.command} serve`, then try again. {_others(service)}"
        )


def _settings_of_environment(service: Service) -> dict[str, Any]:
    """Return the settings, its key among them, of the service here that the environment names.

    Of one that was not announced nothing is known; it is said where that one is used, and another
    was started in this directory.
    """
    there = os.environ[service.address_variable]
    for each in all_running(service):
        if each.settings and each.settings.get(service.address) == there.strip().rstrip("/"):
            return each.settings
    if running_as(service, name_of_directory(), patience=0):
        click.echo(
            f"--local uses {there}, which {service.address_variable} names, and not the "
            f"{service.display_name} that was started in this directory.",
            err=True,
        )
    return {}


def _others(service: Service) -> str:
    """Say what runs on this machine under other names, and how to use it."""
    lines = [
        f"--local-name {each.name}  (started in {each.directory})" for each in all_running(service)
    ]
    return "\n".join(["Others run:", *lines]) if lines else "No other runs on this machine either."


@contextmanager
def open_client(context: click.Context, *, embedded: bool = False) -> Iterator[Any]:
    """Give the client that the command line asks for, and close it."""
    with settle(context, embedded=embedded) as settings, watch() as watchers:
        try:
            client = service_of(context).client_class()(**watchers, **settings)
        except ValueError as problem:
            raise click.UsageError(str(problem)) from None
        with client:
            yield client
