"""Marks of a class whose actions are methods: by them a type checker knows how they are called."""

from __future__ import annotations


class IsSync:
    """Marks a client whose actions are plain methods, on its `_session`."""


class IsAsync:
    """Marks a client whose actions are awaited, on its `_session`."""


class HoldsSync:
    """Marks a handle whose actions are plain methods, without their first argument."""


class HoldsAsync:
    """Marks a handle whose actions are awaited, without their first argument."""
