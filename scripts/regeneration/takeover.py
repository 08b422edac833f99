"""Prepares everything that taking over a newer description changes, without changing it yet."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING

from regeneration import documents, fetching, generation, overlay, sources, vendored
from regeneration.judgement import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from regeneration.documents import Document
    from regeneration.layout import Layout
    from regeneration.proposal import Proposal
    from regeneration.sources import Description, Sources

Change = tuple[Path, Path | None]


def changes(
    layout: Layout, settings: Sources, proposal: Proposal, origin: str, workspace: Path
) -> list[Change]:
    """Return what takes the place of what: client, description, sources.toml, overlay.

    Args:
        layout: where things lie.
        settings: what sources.toml says now.
        proposal: the newer description.
        origin: where it comes from.
        workspace: an empty folder for the new files.
    """
    current = proposal.description
    suffix = ".json" if documents.is_json(proposal.data) else ".yaml"
    file = Path(current.file).with_suffix(suffix).name
    client = build(layout, settings, current, proposal.document, workspace)
    made: list[Change] = [(layout.client, client)]
    for target, data in _files(layout, proposal, file, origin):
        (workspace / target.name).write_bytes(data)
        made.append((target, workspace / target.name))
    if file != current.file:
        made.append((layout.descriptions / current.file, None))
    return made


def build(
    layout: Layout,
    settings: Sources,
    description: Description,
    document: Document,
    workspace: Path,
) -> Path:
    """Generate the client with another document for one of the descriptions."""
    others = vendored.finished(layout, settings, leave_out=[description.name])
    finished = {description.name: (Path(description.file).stem, document), **others}
    return generation.build(layout, finished, workspace)


def _files(
    layout: Layout, proposal: Proposal, file: str, origin: str
) -> Iterator[tuple[Path, bytes]]:
    name, overlay_file = proposal.description.name, proposal.description.overlay
    yield layout.descriptions / file, proposal.data
    entries = _entries(proposal, file, origin)
    yield layout.sources, sources.updated(layout.sources.read_bytes(), name, entries)
    dropped = [item.action for item in proposal.judged(Verdict.UNFIT, Verdict.UNNEEDED)]
    if overlay_file is not None and dropped:
        path = layout.descriptions / overlay_file
        yield path, overlay.without(path.read_text(encoding="utf-8"), dropped).encode()


def _entries(proposal: Proposal, file: str, origin: str) -> dict[str, str]:
    """Return what sources.toml says about the newer description, as TOML values."""
    licence = proposal.document.get("info", {}).get("license", {}).get("name")
    stated = f"{licence}, as stated by info.license of the description"
    return {
        "file": _quoted(file),
        "origin": _quoted(origin),
        "date": dt.datetime.now(tz=dt.UTC).date().isoformat(),
        "sha256": _quoted(sources.checksum(proposal.data)),
        "licence": _quoted(stated if licence else "not stated by the description"),
    }


def _quoted(text: str) -> str:
    """Return a text as a TOML string; of what JSON leaves as it is, TOML wants DEL written so too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def origin_of(source: str) -> str:
    """Return a source without what is nobody's business: credentials, queries, folders of this machine."""
    if not fetching.is_url(source):
        return f"the file {Path(source).name}"
    return fetching.shown(source)


def with_origin(layout: Layout, name: str, origin: str, workspace: Path) -> list[Change]:
    """Return the change of sources.toml that only says another origin."""
    new = workspace / layout.sources.name
    new.write_bytes(sources.updated(layout.sources.read_bytes(), name, {"origin": _quoted(origin)}))
    return [(layout.sources, new)]
