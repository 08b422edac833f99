# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
from enum import StrEnum
from typing import Self


class CreateApiKeyPermissionsItem(StrEnum):
    DELETEREGIONS = "delete:regions"
    DELETEREGISTRIES = "delete:registries"
    DELETERUNNERS = "delete:runners"
    DELETESANDBOXES = "delete:sandboxes"
    DELETESNAPSHOTS = "delete:snapshots"
    DELETEVOLUMES = "delete:volumes"
    READAUDIT_LOGS = "read:audit_logs"
    READRUNNERS = "read:runners"
    READVOLUMES = "read:volumes"
    WRITEREGIONS = "write:regions"
    WRITEREGISTRIES = "write:registries"
    WRITERUNNERS = "write:runners"
    WRITESANDBOXES = "write:sandboxes"
    WRITESNAPSHOTS = "write:snapshots"
    WRITEVOLUMES = "write:volumes"

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        """A value that the description doesn't know: it equals its string, but is none of the members"""
        if not isinstance(value, str):
            return None
        unknown = str.__new__(cls, value)
        unknown._name_ = value
        unknown._value_ = value
        return unknown
