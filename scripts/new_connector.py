#!/usr/bin/env python3
"""Drafts a connector: a project of its own that calls some operations of any HTTP service.

It has the description with its source and hash, an overlay with what the generator needs, the
generated client, an action for each operation, the service as the doors know it, and tests that
call each action through every door. docs/pattern.md says more.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import regenerate
from drafting import about, access, choosing, drafts, kinds, mends, parsing, project
from regeneration import (
    cutting,
    documents,
    fetching,
    overlay,
    sources,
    takeover,
)
from regeneration.judgement import Verdict
from regeneration.layout import Layout, RefusalError

from daytona_actions.engine.streams import prepare_streams

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafting.drafts import Draft
    from drafting.schema_mends import Mend
    from regeneration.documents import Document

OWN = Path(__file__).resolve().parent.parent
# Paths and schemas: of more the generator takes minutes, and a connector needs few of them.
_MOST_PARTS = 600


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "name", metavar="NAME", help="of the connector: `depot` makes depot_actions"
    )
    parser.add_argument(
        "--description",
        metavar="FILE_OR_URL",
        required=True,
        help="OpenAPI 3.0 or 3.1, YAML or JSON",
    )
    parser.add_argument("--into", metavar="FOLDER", required=True, help="new, or empty")
    parser.add_argument(
        "--operations",
        metavar="A,B,C",
        required=True,
        help="what becomes actions: operationIds or routes (`GET /things`), separated by commas; "
        "`list_things=getThings` gives the action its name; `?` prints what there is",
    )
    parser.add_argument(
        "--reads",
        metavar="A,B",
        default="",
        help="those of the operations that change nothing although they are no GET, such as a search",
    )
    parser.add_argument(
        "--overlay", metavar="FILE", help="an overlay to begin with, for what the script refuses"
    )
    parser.add_argument("--url", help="of the service, where the description does not say it")
    parser.add_argument(
        "--key",
        metavar="WAY",
        help="how the key is shown, where the description does not say it: "
        f"{', '.join(map(repr, access.WAYS))}",
    )
    parser.add_argument(
        "--engine",
        metavar="PATH_OR_VERSION",
        default=str(OWN),
        help="of the package daytona_actions, on which the project depends; default: this checkout",
    )
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: the command line without the program; the real one when left out.

    Returns:
        The exit status: 0 done, 1 refused. What is refused leaves nothing behind.
    """
    options = _parser().parse_args(arguments)
    try:
        names = project.checked_name(options.name)
        target = _free_folder(options.into)
        data = fetching.fetch(options.description)
        document = documents.description(data, fetching.shown(options.description))
        if options.operations == "?":
            print("\n".join(_listed(document)))
            return 0
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".connector-", dir=target.parent) as folder:
            root = Path(folder) / "project"
            said = _drafted(options, names, root, data, document)
            if target.exists():
                target.rmdir()
            shutil.move(root, target)
        print(
            "\n".join(
                [*said, f"{target} is made: scripts/test checks it, README.md says what is next"]
            )
        )
    except RefusalError as refusal:
        sys.stderr.write(f"new_connector: {refusal}\n")
    except OSError as error:
        where = f" {error.filename}" if error.filename is not None else ""
        sys.stderr.write(f"new_connector: cannot write{where}: {error.strerror or error}\n")
    except KeyboardInterrupt:
        sys.stderr.write("new_connector: interrupted\n")
    else:
        return 0
    return 1


def _free_folder(text: str) -> Path:
    target = Path(text)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise RefusalError(f"{target} is there already: name a folder that is new or empty")
    return target


def _listed(document: Document) -> list[str]:
    """Return a line for each operation: how to name it, and its action's name."""
    from regeneration.operations import listed

    return [
        f"{operation.name or route}: {route}, {choosing.proposed_name(document, route)}"
        for route, operation in listed(document).items()
        if not operation.websocket
    ]


def _drafted(
    options: argparse.Namespace, names: project.Names, root: Path, data: bytes, document: Document
) -> list[str]:
    """Make the project; return what there is to say about it."""
    own = Layout(OWN)
    layout = project.prepare(own, root, names)
    suffix = ".json" if documents.is_json(data) else ".yaml"
    file = f"{names.name}{suffix}"
    (layout.descriptions / file).write_bytes(data)
    overlay_file = layout.descriptions / f"{names.name}.overlay.yaml"
    document, only = _in_use(document, options.operations, file)
    begun = _begun(options.overlay, document)
    wanted = choosing.chosen(document, options.operations.split(","))
    reading = choosing.chosen(document, filter(None, options.reads.split(",")), "--reads")
    if others := reading.keys() - wanted.keys():
        raise RefusalError(f"--reads: not among --operations: {', '.join(sorted(others))}")
    url = about.url_of(document, options.url)
    engine = about.engine(options.engine)
    way = access.parsed(options.key) if options.key else access.of(document, wanted)
    project.note_files(layout, names, document)
    made = mends.propose(document, wanted, parsing.config(layout, names))
    facts = about.facts(document, names, url)
    found, models = _told_apart(layout, names, document, wanted, made)
    text = mends.dumped(made, facts["display_name"], begun)
    overlay_file.write_text(text, encoding="utf-8")
    found = [replace(one, is_safe=one.is_safe or one.route in reading) for one in found]
    given: dict[str, Any] = {
        **facts,
        "file": file,
        "only": only,
        "origin": takeover.origin_of(options.description),
        "sha256": sources.checksum(data),
        "tools": sources.read(own).tools,
        "way": way,
        "url": url,
        "engine": engine,
        "mends": len(made),
    }
    project.write_sources(layout, given, names)
    given |= about.examples(found, document)
    _generate(root)
    project.write(root, found, models, given, names)
    return [
        *(
            ["The description is large: its client has the operations of --operations alone"]
            * bool(only)
        ),
        *(_told(mend) for mend in made),
        *(f"{draft.name}: {draft.route}" for draft in found),
    ]


def _in_use(document: Document, said: str, label: str) -> tuple[Document, list[str]]:
    """Return what is generated of a description, and its operations if these are not all."""
    schemas = document.get("components", {}).get("schemas", {})
    if len(document["paths"]) + len(schemas) <= _MOST_PARTS:
        return document, []
    only = [*choosing.chosen(document, said.split(","))]
    return cutting.generated(document, only, label), only


def _told_apart(
    layout: Layout,
    names: project.Names,
    document: Document,
    wanted: dict[str, str],
    made: list[Mend],
) -> tuple[list[Draft], kinds.Models]:
    """Return the drafts; a choice that none can tell apart is mended first."""
    while True:
        parsed = parsing.parsed(layout, names, document)
        models = kinds.Models({str(each.class_info.name): each for each in parsed.models})
        try:
            return drafts.drafted(document, parsed, wanted, models), models
        except kinds.AmbiguousError as problem:
            more = mends.of_choice(document, problem.owner, problem.name)
            mends.apply(document, more)
            made += more


def _begun(path: str | None, document: Document) -> list[dict[str, Any]]:
    """Apply an overlay that was given; return its actions."""
    if path is None:
        return []
    actions = overlay.read(Path(path))
    for judgement in overlay.apply(document, actions):
        if judgement.verdict is not Verdict.APPLIES:
            raise RefusalError(f"{path}: {judgement}; correct the action or take it out")
    return [action.content for action in actions]


def _generate(root: Path) -> None:
    said = io.StringIO()
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
        status = regenerate.main([], root=root)
    if status:
        raise RefusalError(said.getvalue().removeprefix("regenerate: ").strip())


def _told(mend: Mend) -> str:
    action = mend.action()
    done = "removes" if "remove" in action else "adds to"
    return f"The overlay {done} {action['target']}: {mend.reason}"


if __name__ == "__main__":
    prepare_streams()
    sys.exit(main())
