"""The verb that runs a Daytona on this machine."""

from __future__ import annotations

import logging
import signal
import threading
from typing import TYPE_CHECKING, Any, TextIO

import rich_click as click

from daytona_actions.doors.cli.values import FOLDER, PORT
from daytona_actions.doors.extras import imports_of
from daytona_actions.doors.running import NameTakenError, announce, name_of_directory

if TYPE_CHECKING:
    from daytona_actions.engine.service import Service


def make(service: Service) -> click.Command:
    """Make the verb."""

    @click.command
    @click.option(
        "--api-key-file",
        "key_file",
        type=click.File(encoding="utf-8"),
        help="File with the key for clients; left out: the key kept in --root, or a new one.",
    )
    @click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
    @click.option("--port", type=PORT, default=0, help="TCP port; a free one if left out.")
    @click.option(
        "--root",
        metavar="DIRECTORY",
        type=FOLDER,
        help="Keep sandboxes there, not in a temporary one.",
    )
    @click.option(
        "--isolation",
        type=click.Choice(["auto", "bubblewrap", "none"]),
        default="auto",
        show_default=True,
        help="How sandboxes are kept apart; none runs plain processes as you.",
    )
    @click.option(
        "--network/--no-network", default=True, help="Whether sandboxes reach the network."
    )
    @click.option(
        "--name",
        help="Its name, for --local-name; left out: the working directory's, where --local finds it.",
    )
    @click.option("--max-sandboxes", type=int, default=128, show_default=True)
    def serve(name: str | None, key_file: TextIO | None, **options: Any) -> None:
        """Run a Daytona on this machine until it is interrupted.

        Commands with --local in the same directory use it. The two lines on stdout let other programs
        use it too; its log goes to stderr.
        """
        with imports_of("local"):
            from daytona_actions.local import LocalDaytona, LocalDaytonaError
        if key_file:
            options["api_key"] = key_file.read().strip()
        logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
        ended = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: ended.set())
        try:
            with (
                announce(service, name or name_of_directory()) as publish,
                LocalDaytona(**options) as running,
            ):
                # With its region, since DAYTONA_TARGET may name one of the cloud's.
                publish(
                    {
                        "api_key": running.api_key,
                        "api_url": running.api_url,
                        "target": running.target,
                    }
                )
                click.echo(f"export DAYTONA_API_URL={running.api_url}")
                click.echo(f"export DAYTONA_API_KEY={running.api_key}")
                ended.wait()
        except (LocalDaytonaError, NameTakenError) as problem:
            raise click.ClickException(str(problem)) from None

    return serve
