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

from regeneration import sources
from regeneration.layout import Layout, RefusalError

from daytona_actions.engine.streams import prepare_streams

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from regeneration.sources import Sources

PROJECT = Path(__file__).resolve().parent.parent
_UPSTREAM = "control"
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
        help="take over a newer description of the control plane (YAML or JSON, OpenAPI 3.0 or "
        "3.1): print what differs and what becomes of the overlay, then vendor and regenerate; "
        "refused if an operation that an action uses is gone or the overlay no longer fits",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="with --source: print everything, write nothing"
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
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.source is None and (options.dry_run or options.drop_unmatched):
        parser.error("--dry-run and --drop-unmatched need --source")
    if options.source is not None and options.check:
        parser.error("--check compares with the vendored description: leave --source out")
    layout = Layout(root)
    try:
        settings = sources.read(layout)
        sources.check_tools(settings)
        if options.source is not None:
            return _take_over(layout, settings, options)
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


def _unwritten(error: OSError) -> str:
    if error.filename is None:
        return f"cannot write: {error}"
    return f"cannot write {error.filename}: {error.strerror}; nothing was changed"


def _regenerate(layout: Layout, settings: Sources) -> int:
    from regeneration import generation, trees, vendored

    finished = vendored.finished(layout, settings)
    with _workspace(layout) as workspace:
        client = generation.build(layout, finished, workspace)
        differing = trees.differences(client, layout.client)
        if differing:
            trees.replace([(layout.client, client)], workspace)
    print("\n".join([*differing, f"{len(differing)} files differed and were replaced"]))
    return 0


def _check(layout: Layout, settings: Sources) -> int:
    from regeneration import generation, trees, vendored

    finished = vendored.finished(layout, settings)
    with _workspace() as workspace:
        client = generation.build(layout, finished, workspace)
        differing = trees.differences(client, layout.client)
    for line in differing:
        print(line)
    if differing:
        count = len(differing)
        raise RefusalError(f"{count} files differ from what scripts/regenerate.py makes: run it")
    print("generated/ is what the descriptions say")
    return 0


def _take_over(layout: Layout, settings: Sources, options: argparse.Namespace) -> int:
    from regeneration import proposal, takeover, trees

    if _UPSTREAM not in settings.descriptions:
        raise RefusalError(f"{layout.sources} has no description {_UPSTREAM} to replace")
    proposed = proposal.look(layout, settings.descriptions[_UPSTREAM], options.source)
    print("\n".join(proposal.report(proposed)))
    proposal.check(proposed, drop_unmatched=options.drop_unmatched)
    with _workspace(None if options.dry_run else layout) as workspace:
        changes = takeover.changes(layout, settings, proposed, workspace)
        [client] = [new for target, new in changes if target == layout.client and new]
        count = len(trees.differences(client, layout.client))
        if options.dry_run:
            print(f"{count} files of the client would differ; nothing was written")
        else:
            trees.replace(changes, workspace)
            print(f"{count} files of the client differed and were replaced; review the changes")
    return 0


@contextlib.contextmanager
def _workspace(layout: Layout | None = None) -> Iterator[Path]:
    """Return a temporary folder; for a project on its file system, so that its content can be moved into place."""
    prefix, parent = ("regenerating-", None) if layout is None else (".regenerating-", layout.root)
    with tempfile.TemporaryDirectory(prefix=prefix, dir=parent) as folder:
        yield Path(folder)


def _end(*_: object) -> None:
    raise SystemExit(_ENDED)


if __name__ == "__main__":
    prepare_streams()
    # As an exception, the end takes back what was begun and cleans up.
    signal.signal(signal.SIGTERM, _end)
    sys.exit(main())
