# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from enum import StrEnum
from typing import Self


class ListSandboxesPaginatedStatesItem(StrEnum):
    ARCHIVED = "archived"
    ARCHIVING = "archiving"
    BUILDING_SNAPSHOT = "building_snapshot"
    BUILD_FAILED = "build_failed"
    CREATING = "creating"
    DESTROYING = "destroying"
    ERROR = "error"
    FORKING = "forking"
    PENDING_BUILD = "pending_build"
    PULLING_SNAPSHOT = "pulling_snapshot"
    RESIZING = "resizing"
    RESTORING = "restoring"
    SNAPSHOTTING = "snapshotting"
    STARTED = "started"
    STARTING = "starting"
    STOPPED = "stopped"
    STOPPING = "stopping"
    UNKNOWN = "unknown"

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        """A value that the description doesn't know: it equals its string, but is none of the members"""
        if not isinstance(value, str):
            return None
        unknown = str.__new__(cls, value)
        unknown._name_ = value
        unknown._value_ = value
        return unknown
