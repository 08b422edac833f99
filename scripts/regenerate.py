#!/usr/bin/env python3
"""Regenerates the typed client in generated/ from the descriptions in openapi/.

Without options: checks the descriptions against openapi/sources.toml, applies the overlay,
generates aside and swaps the result in. Either all of it happens or nothing.
"""

from __future__ import annotations

import argparse
import contextlib
import signal
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from regeneration import sources, trees, turns
from regeneration.layout import Layout, RefusalError

from daytona_actions.engine.streams import prepare_streams

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from regeneration.sources import Sources

PROJECT = Path(__file__).resolve().parent.parent
_ONLY_WITH_SOURCE = ("dry_run", "drop_unmatched", "accept", "origin")
_INTERRUPTED = 128 + signal.SIGINT
_ENDED = 128 + signal.SIGTERM


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="generate aside, name the files of generated/ that differ, and exit 1 if any does",
    )
    parser.add_argument(
        "--source",
        metavar="PATH_OR_URL",
        help="take over a newer description from upstream (YAML or JSON, OpenAPI 3.0 or 3.1): print what differs and what becomes of the overlay, then vendor and regenerate; "
        "refused if it breaks an action or the overlay no longer fits",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="with --source: print everything, write nothing"
    )
    parser.add_argument(
        "--origin",
        metavar="TEXT",
        help="with --source: where the description comes from, to be noted in sources.toml",
    )
    parser.add_argument(
        "--accept",
        metavar="NAME",
        action="append",
        default=[],
        help="with --source: take over although this breaks actions, which you will adapt; "
        "NAME is that of a refusal, such as CreateThing.size; can be given several times",
    )
    parser.add_argument(
        "--drop-unmatched",
        action="store_true",
        help="with --source: leave overlay actions that no longer fit out of the overlay",
    )
    return parser


def main(arguments: Sequence[str] | None = None, root: Path = PROJECT) -> int:
    """Run the command.

    Args:
        arguments: the command line without the program; the real one when left out.
        root: the project to work on.

    Returns:
        The exit status: 0 done, 1 refused or (with --check) different, 130 interrupted.
    """
    options = _options(arguments)
    layout = Layout(root)
    writing = not (options.check or options.dry_run)
    try:
        data = b"" if options.source is None else _fetched(options.source)
        with turns.taken(root, writing=writing):
            # Not before: a killed run may have left it aside, or another be replacing it.
            settings = sources.read(layout)
            sources.check_tools(settings)
            if options.source is not None:
                return _take_over(layout, settings, options, data)
            return _check(layout, settings) if options.check else _regenerate(layout, settings)
    except RefusalError as refusal:
        sys.stderr.write(f"regenerate: {refusal}\n")
    except ImportError as error:
        sys.stderr.write(f"regenerate: {error}: install the project's group dev\n")
    except OSError as error:
        sys.stderr.write(f"regenerate: {_unwritten(error)}\n")
    except KeyboardInterrupt:
        sys.stderr.write("regenerate: interrupted\n")
        return _INTERRUPTED
    return 1


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = _parser()
    options = parser.parse_args(arguments)
    only = {name: getattr(options, name) for name in _ONLY_WITH_SOURCE}
    if options.source is None and any(only.values()):
        names = ", ".join(f"--{name.replace('_', '-')}" for name, value in only.items() if value)
        parser.error(f"{names} needs --source")
    if options.source is not None and options.check:
        parser.error("--check compares with the vendored description: leave --source out")
    return options


def _fetched(source: str) -> bytes:
    from regeneration import fetching

    return fetching.fetch(source)


def _unwritten(error: OSError) -> str:
    where = f" {error.filename}" if error.filename is not None else ""
    return f"cannot write{where}: {error.strerror or error}; nothing was changed"


def _regenerate(layout: Layout, settings: Sources) -> int:
    from regeneration import generation, vendored

    finished = vendored.finished(layout, settings)
    with _workspace(layout) as workspace:
        client = generation.build(layout, finished, workspace)
        differing = trees.differences(client, layout.client)
        if differing:
            trees.replace([(layout.client, client)], workspace)
    print("\n".join([*differing, f"{_files(len(differing))} replaced"]))
    return 0


def _check(layout: Layout, settings: Sources) -> int:
    from regeneration import generation, vendored

    finished = vendored.finished(layout, settings)
    with _workspace() as workspace:
        client = generation.build(layout, finished, workspace)
        differing = trees.differences(client, layout.client)
    for line in differing:
        print(line)
    if differing:
        told = _files(len(differing))
        raise RefusalError(f"{told} not as scripts/regenerate.py makes them: run it")
    print("generated/ is what the descriptions say")
    return 0


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"


def _take_over(layout: Layout, settings: Sources, options: argparse.Namespace, data: bytes) -> int:
    from regeneration import acceptance, fetching, proposal, takeover, typecheck

    upstream = layout.project.upstream
    if upstream not in settings.descriptions:
        raise RefusalError(f"{layout.sources} has no description {upstream} to replace")
    current = settings.descriptions[upstream]
    if sources.checksum(data) == current.sha256:
        return _take_again(layout, options)
    label = fetching.shown(options.source)
    proposed = proposal.look(proposal.now(layout, current), data, label)
    print("\n".join(proposal.report(proposed)))
    proposal.check(proposed, accepted=options.accept, drop_unmatched=options.drop_unmatched)
    origin = options.origin or takeover.origin_of(options.source)
    with _workspace(None if options.dry_run else layout) as workspace:
        changes = takeover.changes(layout, settings, proposed, origin, workspace)
        [client] = [new for target, new in changes if target == layout.client and new]
        errors = typecheck.problems(layout, client, workspace)
        remaining = errors
        if errors and options.accept:
            accepted = proposal.accepted_names(proposed, options.accept)
            document = acceptance.without(proposed.document, proposed.before, accepted)
            folder = workspace / "before"
            folder.mkdir()
            other = takeover.build(layout, settings, current, document, folder)
            remaining = typecheck.problems(layout, other, workspace)
        for error in typecheck.check(errors, remaining):
            print(f"To adapt: {error}")
        count = _files(len(trees.differences(client, layout.client)))
        if options.dry_run:
            print(f"{count} of the client would be replaced; nothing was written")
        else:
            trees.replace(changes, workspace)
            print(f"{count} of the client replaced; review the changes")
    return 0


def _take_again(layout: Layout, options: argparse.Namespace) -> int:
    """Change nothing but, if that is asked for, what is said of the origin."""
    from regeneration import takeover

    print("It is the vendored description, byte for byte: there is nothing to take over")
    if options.origin and not options.dry_run:
        with _workspace(layout) as workspace:
            changes = takeover.with_origin(
                layout, layout.project.upstream, options.origin, workspace
            )
            trees.replace(changes, workspace)
    return 0


@contextlib.contextmanager
def _workspace(layout: Layout | None = None) -> Iterator[Path]:
    """Return a temporary folder; for a project on its file system, so that its content can be moved into place."""
    prefix, parent = (
        (trees.WORKSPACE[1:], None) if layout is None else (trees.WORKSPACE, layout.root)
    )
    with tempfile.TemporaryDirectory(prefix=prefix, dir=parent) as folder:
        yield Path(folder)


def _end(*_: object) -> None:
    raise SystemExit(_ENDED)


if __name__ == "__main__":
    prepare_streams()
    # As an exception, the end takes back what was begun and cleans up.
    signal.signal(signal.SIGTERM, _end)
    sys.exit(main())
