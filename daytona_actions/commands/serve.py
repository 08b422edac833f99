"""The verb that runs a Daytona on this machine."""

from __future__ import annotations

import logging
import signal
import threading
from typing import TYPE_CHECKING, Any

import rich_click as click

from daytona_actions.doors.cli.values import FOLDER, PLACE, PORT, read_content
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
        metavar="PATH",
        type=PLACE,
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
    def serve(name: str | None, key_file: str | None, **options: Any) -> None:
        """Run a Daytona on this machine until it is interrupted.

        Commands with --local in the same directory use it. The two lines on stdout let other programs
        use it too; its log goes to stderr.
        """
        with imports_of("local"):
            from daytona_actions.local import LocalDaytona, LocalDaytonaError
        if key_file:
            options["api_key"] = _read_key(key_file)
        logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
        ended = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) is not signal.SIG_IGN:  # as nohup has it
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
                # At once: a reader such as `head -1` may leave after the first line.
                click.echo(
                    f"export {service.address_variable}={running.api_url}\n"
                    f"export {service.credential.variable}={running.api_key}"
                )
                ended.wait()
        except ValueError as problem:
            raise click.UsageError(str(problem)) from None
        except (LocalDaytonaError, NameTakenError) as problem:
            raise click.ClickException(str(problem)) from None

    return serve


def _read_key(path: str) -> str:
    try:
        return read_content(path).decode().strip()
    except OSError as problem:
        raise click.UsageError(f"{path} cannot be read: {problem.strerror}") from None
    except UnicodeDecodeError:
        raise click.UsageError(f"{path} is not UTF-8 text") from None
