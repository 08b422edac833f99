"""Why some operations have no action, and why a local Daytona does not offer some.

By endpoint, `<service>.<tag>.<operation>`, or by family, `<service>.<tag>.`; an endpoint's own comes first.
"""

from __future__ import annotations

_YET = "not yet"
_ACCOUNT = "administration"
_OWN = "for Daytona's own parts"

NO_ACTION = {
    "control.admin.": _ACCOUNT,
    "control.api_keys.": _ACCOUNT,
    "control.audit.": _ACCOUNT,
    "control.config.": "about the server",
    "control.docker_registry.": _ACCOUNT,
    "control.health.": "about the server",
    "control.jobs.": _OWN,
    "control.object_storage.": "no builds with files",
    "control.organizations.": _ACCOUNT,
    "control.preview.": _OWN,
    "control.regions.": "as `GET /regions`",
    "control.runners.": _ACCOUNT,
    "control.sandbox.get_build_logs_url": "as `build-logs`",
    "control.sandbox.get_organization_by_sandbox_id": _OWN,
    "control.sandbox.get_region_quota_by_sandbox_id": _OWN,
    "control.sandbox.get_sandbox_logs": "telemetry",
    "control.sandbox.get_sandbox_metrics": "telemetry",
    "control.sandbox.get_sandbox_trace_spans": "telemetry",
    "control.sandbox.get_sandbox_traces": "telemetry",
    "control.sandbox.get_sandboxes_for_runner": _OWN,
    "control.sandbox.get_toolbox_proxy_url": "each sandbox says it",
    "control.sandbox.list_sandboxes_paginated": "older than `GET /sandbox`",
    "control.sandbox.update_sandbox_state": _OWN,
    "control.sandbox.validate_ssh_access": _OWN,
    "control.snapshots.get_snapshot_build_logs_url": "as `build-logs`",
    "control.toolbox.": "older than `{toolbox}`",
    "control.users.": _ACCOUNT,
    "control.webhooks.": _ACCOUNT,
    "control.workspace.": "gone in v0.190.0",
    "toolbox.computer_use.": "needs a desktop",
    "toolbox.file_system.download_files": "one file at a time",
    "toolbox.file_system.upload_file": "as `bulk-upload`",
    "toolbox.info.": "about the toolbox",
    "toolbox.interpreter.": _YET,
    "toolbox.lsp.": "needs a language server",
    "toolbox.process.": _YET,
    "toolbox.port.is_port_in_use": "`GET {toolbox}/port` knows all",
    "toolbox.server.": _OWN,
}

UNRECORDED = {
    "control.sandbox.create_sandbox": "volumes by hand",
    "control.sandbox.fork_sandbox": "by hand",
    "control.sandbox.recover_sandbox": "by hand",
    "control.sandbox.resize_sandbox": "by hand",
    "control.snapshots.get_snapshot_build_logs": "by hand",
}
"""Operations of actions whose success nobody could record: it is built by hand from the description."""

NOT_LOCAL = {
    "control.admin.": "one user",
    "control.api_keys.": "one user",
    "control.audit.": "one user",
    "control.docker_registry.": "no images",
    "control.health.": "`/health` will do",
    "control.jobs.": _OWN,
    "control.object_storage.": "no images",
    "control.organizations.": "one user",
    "control.preview.": _OWN,
    "control.runners.": "no runners",
    "control.sandbox.expire_signed_port_preview_url": "no previews",
    "control.sandbox.get_organization_by_sandbox_id": _OWN,
    "control.sandbox.get_port_preview_url": "no previews",
    "control.sandbox.get_region_quota_by_sandbox_id": _OWN,
    "control.sandbox.get_sandbox_logs": "no telemetry",
    "control.sandbox.get_sandbox_metrics": "no telemetry",
    "control.sandbox.get_sandbox_trace_spans": "no telemetry",
    "control.sandbox.get_sandbox_traces": "no telemetry",
    "control.sandbox.get_sandboxes_for_runner": _OWN,
    "control.sandbox.get_signed_port_preview_url": "no previews",
    "control.sandbox.update_network_settings": "no allow lists",
    "control.sandbox.update_sandbox_state": _OWN,
    "control.toolbox.": "as of `{toolbox}`",
    "control.users.": "one user",
    "control.webhooks.": "one user",
    "control.workspace.": "gone in v0.190.0",
    "toolbox.computer_use.": "no desktop",
    "toolbox.interpreter.": _YET,
    "toolbox.lsp.": "no language server",
    "toolbox.process.": _YET,
    "toolbox.server.": _OWN,
}


class Reasons:
    """Looks reasons up, and keeps count of those that were needed."""

    def __init__(self, reasons: dict[str, str]) -> None:
        """Take reasons by endpoint or family."""
        self._reasons = reasons
        self.unneeded = set(reasons)

    def of(self, endpoint: str) -> str:
        """Return the reason for an endpoint; KeyError if there is none."""
        family = endpoint[: endpoint.rindex(".") + 1]
        key = endpoint if endpoint in self._reasons else family
        if key not in self._reasons:
            raise KeyError(f"scripts/reasons.py has no reason for {endpoint}")
        self.unneeded.discard(key)
        return self._reasons[key]
