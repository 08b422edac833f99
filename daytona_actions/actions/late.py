"""The modules of actions, each loaded when one of its actions is first looked at.

Type checkers read late.pyi, where they are the modules themselves.
"""

from daytona_actions.engine.late_action import LateModule


def __getattr__(name: str) -> LateModule:
    return LateModule(f"{__package__}.{name}")
