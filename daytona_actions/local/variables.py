"""The environment variables that tell code in a sandbox where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daytona_actions.local.sandbox import ORGANIZATION, TARGET

if TYPE_CHECKING:
    from daytona_actions.local.sandbox import Sandbox


def variables_of(sandbox: Sandbox) -> dict[str, str]:
    """Return what v0.190.0 sets (recorded: execute_command_shell), then the sandbox's own.

    So a sandbox's own may take the place of these, as there (recorded: create_sandbox_env_names).
    """
    found = {
        "DAYTONA_ORGANIZATION_ID": ORGANIZATION,
        "DAYTONA_REGION_ID": TARGET,
        "DAYTONA_SANDBOX_ID": sandbox.id,
        "DAYTONA_SANDBOX_SNAPSHOT": sandbox.snapshot,
        "DAYTONA_SANDBOX_USER": sandbox.user,
        "DAYTONA_USER_HOME_AS_WORKDIR": "true",
        "HOSTNAME": sandbox.id,
    }
    for name, value in sandbox.env.items():
        # A process sees one text a variable: its name ends at the first equals sign.
        key, _, rest = f"{name}={'' if value is None else value}".partition("=")
        found[key] = rest
    return found
