"""Says what of a newer description would break the actions that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from regeneration.operations import Operation


def found(
    used: Iterable[Operation],
    passed: Mapping[str, Collection[str]],
    newer: Mapping[str, Operation],
) -> dict[str, list[str]]:
    """Return what breaks in the operations that actions use, by the route that they have now.

    Args:
        used: the operations that actions use, as they are now.
        passed: the names of the arguments that actions pass, by module.
        newer: the operations of the newer description with its overlay, by route.
    """
    by_module = {operation.module: operation for operation in newer.values()}
    breaks = {
        operation.route: list(
            _between(operation, by_module.get(operation.module), passed.get(operation.module, ()))
        )
        for operation in used
    }
    return {route: reasons for route, reasons in breaks.items() if reasons}


def _between(old: Operation, new: Operation | None, passed: Collection[str]) -> Iterator[str]:
    if new is None:
        yield "is gone"
        return
    if old.route.split()[0] != new.route.split()[0]:
        yield f"is now {new.route}"
    elif not _same_path(old.path_names, new.path_names):
        yield f"is now {new.route}, with other parameters in its path"
    gone = sorted(set(passed) - new.keywords)
    if gone:
        yield f"no longer takes {', '.join(gone)}"
    demanded = sorted(new.required - old.required - set(passed))
    if demanded:
        yield f"now demands {', '.join(demanded)}"


def _same_path(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Whether what is passed by position arrives where it did; a single one may change its name."""
    return old == new or len(old) == len(new) == 1
