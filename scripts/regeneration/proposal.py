"""Looks at a newer description from upstream and says what taking it over would mean."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from regeneration import breakage, cutting, differences, documents, overlay, usage, vendored
from regeneration.judgement import Verdict
from regeneration.layout import RefusalError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from regeneration.breakage import Break
    from regeneration.differences import Change
    from regeneration.documents import Document
    from regeneration.judgement import Judgement
    from regeneration.layout import Layout
    from regeneration.sources import Description
    from regeneration.usage import Use


@dataclass(frozen=True)
class Proposal:
    """A newer description, with everything that is to be known before it is taken over.

    Attributes:
        description: what it would replace.
        data: the newer description, byte for byte.
        document: the newer description with all of the overlay that applies.
        before: the vendored one with its overlay.
        counts: how many operations there are now and in the newer description.
        changes: what differs, one line each.
        broken: what would break actions.
        users: the actions that use an operation, by route.
        judgements: what becomes of each action of the overlay.
    """

    description: Description
    data: bytes
    document: Document
    before: Document
    counts: tuple[int, int]
    changes: list[Change]
    broken: list[Break]
    users: Mapping[str, list[str]]
    judgements: list[Judgement]

    def judged(self, *verdicts: Verdict) -> list[Judgement]:
        """Return the judgements with one of these verdicts."""
        return [judgement for judgement in self.judgements if judgement.verdict in verdicts]


@dataclass(frozen=True)
class Vendored:
    """What a newer description is compared with: the vendored one, and how actions use it."""

    description: Description
    document: Document
    original: differences.View
    overlaid: differences.View
    actions: list[overlay.Action]
    key: str
    uses: Mapping[str, Use]


def now(layout: Layout, description: Description) -> Vendored:
    """Return what there is now."""
    return of(layout, description, vendored.original(layout, description))


def of(layout: Layout, description: Description, document: Document) -> Vendored:
    """Return what there is now, with a document as the vendored one."""
    used = usage.by_endpoint(layout)
    document = copy.deepcopy(document)
    original = differences.view(document)
    actions = []
    if description.overlay is not None:
        actions = overlay.read(layout.descriptions / description.overlay)
    # Actions that are there for the newer description already need not fit the vendored one.
    overlay.apply(document, actions)
    overlaid = differences.view(document)
    uses = {
        route: used[f"{description.name}.{operation.module}"]
        for route, operation in overlaid.operations.items()
        if f"{description.name}.{operation.module}" in used
    }
    return Vendored(description, document, original, overlaid, actions, layout.project.key, uses)


def look(current: Vendored, data: bytes, label: str) -> Proposal:
    """Look at a newer description.

    Args:
        current: what there is now.
        data: the newer description, byte for byte.
        label: what to call it in messages.
    """
    document = documents.description(data, label)
    document = cutting.generated(document, current.description.operations, label)
    published = differences.view(document)
    overlaid = copy.deepcopy(document)
    judgements = overlay.apply(overlaid, current.actions)
    compared = breakage.Compared(
        current.overlaid, differences.view(overlaid), current.original, published, current.key
    )
    return Proposal(
        description=current.description,
        data=data,
        document=overlaid,
        before=current.document,
        counts=(len(current.original.operations), len(published.operations)),
        changes=differences.between(current.original, published),
        broken=breakage.found(compared, current.uses),
        users={route: use.actions for route, use in current.uses.items()},
        judgements=judgements,
    )


def report(proposal: Proposal) -> list[str]:
    """Return what there is to say about a newer description, line by line."""
    old, new = proposal.counts
    changes = [f"  {change}{_used(proposal, change)}" for change in proposal.changes]
    judgements = [f"  {judgement.verdict.value}: {judgement}" for judgement in proposal.judgements]
    return [
        f"Operations: {old} now, {new} in the newer description",
        *(["Changes:", *changes] if changes else ["Changes: none"]),
        "Overlay:",
        *judgements,
    ]


def _used(proposal: Proposal, change: Change) -> str:
    route = " ".join(change.name.split()[:2])
    users = proposal.users.get(route)
    return f" (used by {', '.join(users)})" if users else ""


def check(proposal: Proposal, *, accepted: Collection[str] = (), drop_unmatched: bool) -> None:
    """Refuse a description that breaks an action of ours, or that the overlay doesn't fit.

    Args:
        proposal: the newer description.
        accepted: names of what breaks, but was decided to be adapted to.
        drop_unmatched: whether actions of the overlay that no longer fit are left out.
    """
    unknown = [name for name in accepted if not accepted_names(proposal, [name])]
    if unknown:
        raise RefusalError(
            f"--accept {', '.join(unknown)}: nothing of this name breaks an action or differs; "
            "nothing was changed"
        )
    problems = []
    fine = accepted_names(proposal, accepted)
    broken = [item for item in proposal.broken if item.name not in fine]
    if broken:
        problems.append(
            f"actions would break: {'; '.join(map(str, broken))} "
            f"(for what you will adapt: --accept '{broken[0].name}')"
        )
    unfit = proposal.judged(Verdict.UNFIT)
    if unfit and not drop_unmatched:
        problems.append(
            f"the overlay no longer fits: {'; '.join(map(str, unfit))} "
            "(correct the overlay, or leave such actions out with --drop-unmatched)"
        )
    if problems:
        raise RefusalError(f"{'; and '.join(problems)}; nothing was changed")


def accepted_names(proposal: Proposal, names: Collection[str]) -> set[str]:
    """Return what is meant by names: the whole name of a difference, its end, or what it is part of."""
    differing = {item.name for item in proposal.broken} | {item.name for item in proposal.changes}
    return {
        one
        for one in differing
        for name in names
        if one == name or one.startswith(f"{name} ") or one.endswith((f".{name}", f" {name}"))
    }
