# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from enum import StrEnum
from typing import Self


class JobType(StrEnum):
    BUILD_SNAPSHOT = "BUILD_SNAPSHOT"
    CREATE_BACKUP = "CREATE_BACKUP"
    CREATE_SANDBOX = "CREATE_SANDBOX"
    DESTROY_SANDBOX = "DESTROY_SANDBOX"
    FORK_SANDBOX = "FORK_SANDBOX"
    INSPECT_SNAPSHOT_IN_REGISTRY = "INSPECT_SNAPSHOT_IN_REGISTRY"
    PULL_SNAPSHOT = "PULL_SNAPSHOT"
    RECOVER_SANDBOX = "RECOVER_SANDBOX"
    REMOVE_SNAPSHOT = "REMOVE_SNAPSHOT"
    RESIZE_SANDBOX = "RESIZE_SANDBOX"
    SNAPSHOT_SANDBOX = "SNAPSHOT_SANDBOX"
    START_SANDBOX = "START_SANDBOX"
    STOP_SANDBOX = "STOP_SANDBOX"
    UPDATE_SANDBOX_NETWORK_SETTINGS = "UPDATE_SANDBOX_NETWORK_SETTINGS"

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        """A value that the description doesn't know: it equals its string, but is none of the members"""
        if not isinstance(value, str):
            return None
        unknown = str.__new__(cls, value)
        unknown._name_ = value
        unknown._value_ = value
        return unknown
