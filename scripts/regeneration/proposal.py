"""Looks at a newer description of the control plane and says what taking it over would mean."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from regeneration import breakage, documents, operations, overlay, usage, vendored
from regeneration.judgement import Verdict
from regeneration.layout import RefusalError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from regeneration.documents import Document
    from regeneration.judgement import Judgement
    from regeneration.layout import Layout
    from regeneration.operations import Differences, Operation
    from regeneration.sources import Description


@dataclass(frozen=True)
class Proposal:
    """A newer description, with everything that is to be known before it is taken over.

    Attributes:
        description: what it would replace.
        source: the path or URL that it came from.
        data: the newer description, byte for byte.
        document: the newer description with all of the overlay that applies.
        counts: how many operations there are now and in the newer description.
        differences: how the operations differ.
        broken: what would break the actions that use an operation, by route.
        users: the actions that use an operation, by route.
        judgements: what becomes of each action of the overlay.
    """

    description: Description
    source: str
    data: bytes
    document: Document
    counts: tuple[int, int]
    differences: Differences
    broken: Mapping[str, list[str]]
    users: Mapping[str, list[str]]
    judgements: list[Judgement]

    def judged(self, *verdicts: Verdict) -> list[Judgement]:
        """Return the judgements with one of these verdicts."""
        return [judgement for judgement in self.judgements if judgement.verdict in verdicts]


def look(layout: Layout, description: Description, source: str) -> Proposal:
    """Look at the newer description at a path or an URL."""
    data = documents.fetched(source)
    document = documents.description(data, documents.shown(source))
    old = operations.of(vendored.original(layout, description))
    new = operations.of(document)
    used = usage.by_endpoint(layout.actions)
    users = {
        route: used[f"{description.name}.{operation.module}"]
        for route, operation in old.items()
        if f"{description.name}.{operation.module}" in used
    }
    overlaid = copy.deepcopy(document)
    judgements = []
    if description.overlay is not None:
        actions = overlay.read(layout.descriptions / description.overlay)
        judgements = overlay.apply(overlaid, actions)
    prefix = f"{description.name}."
    passed = {
        endpoint.removeprefix(prefix): names
        for endpoint, names in usage.keywords(layout.actions).items()
        if endpoint.startswith(prefix)
    }
    return Proposal(
        description=description,
        source=source,
        data=data,
        document=overlaid,
        counts=(len(old), len(new)),
        differences=operations.compare(old, new),
        broken=breakage.found([old[route] for route in users], passed, operations.of(overlaid)),
        users=users,
        judgements=judgements,
    )


def report(proposal: Proposal) -> list[str]:
    """Return what there is to say about a newer description, line by line."""
    old, new = proposal.counts
    differences = proposal.differences
    added = [f"  added    {operation.route}" for operation in differences.added]
    removed = [
        f"  removed  {operation.route}{_used(proposal, operation)}"
        for operation in differences.removed
    ]
    changed = [
        f"  changed  {operation.route}: {', '.join(parts)}{_used(proposal, operation)}"
        for operation, parts in differences.changed
    ]
    judgements = [f"  {judgement.verdict.value}: {judgement}" for judgement in proposal.judgements]
    return [
        f"Operations: {old} now, {new} in the newer description",
        *(added + removed + changed),
        "Overlay:",
        *judgements,
    ]


def _used(proposal: Proposal, operation: Operation) -> str:
    users = proposal.users.get(operation.route)
    return f" (used by {', '.join(users)})" if users else ""


def check(proposal: Proposal, *, drop_unmatched: bool) -> None:
    """Refuse a description that breaks an action of ours, or that the overlay doesn't fit."""
    if proposal.broken:
        broken = [
            f"{route} {', '.join(reasons)} (used by {', '.join(proposal.users[route])})"
            for route, reasons in proposal.broken.items()
        ]
        raise RefusalError(
            f"operations that actions use would break: {'; '.join(broken)}; nothing was changed"
        )
    unfit = proposal.judged(Verdict.UNFIT)
    if unfit and not drop_unmatched:
        raise RefusalError(
            f"the overlay no longer fits: {'; '.join(map(str, unfit))}; nothing was changed: "
            "correct the overlay, or leave such actions out with --drop-unmatched"
        )
