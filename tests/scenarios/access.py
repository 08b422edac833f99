"""Scenarios of the actions on ways into a sandbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios import preparation
from tests.scenarios.model import WEB_PORT, Collection, worked

if TYPE_CHECKING:
    from tests.scenarios.model import Stage

ACCESS = Collection()


@ACCESS.about("list_ports", needs=preparation.listening)
def list_ports(stage: Stage) -> None:
    """The ports on which something listens are listed."""
    assert stage.port(WEB_PORT) in worked(stage.daytona.list_ports(stage.sandbox)).ports


@ACCESS.about("get_preview_url", needs=preparation.listening)
def get_preview_url(stage: Stage) -> None:
    """The URL names port and sandbox; whether something listens is told if somebody waits for it."""
    port = stage.port(WEB_PORT)
    found = worked(stage.daytona.get_preview_url(stage.sandbox, port, 0))
    assert (port, True) == (found.port, found.listening)
    assert f"//{port}-{stage.sandbox}." in found.url
    assert found.token
    other = worked(stage.daytona.get_preview_url(stage.sandbox, 65535))
    assert other.listening is None
    assert f"//65535-{stage.sandbox}." in other.url


@ACCESS.about("create_signed_preview_url", needs=preparation.listening)
def create_signed_preview_url(stage: Stage) -> None:
    """The URL holds the token; what expires it says the same of a token that nobody made."""
    port = stage.port(WEB_PORT)
    made = worked(stage.daytona.create_signed_preview_url(stage.sandbox, port, 60))
    assert f"//{port}-{made.token}." in made.url
    for token in (made.token, "wrong"):
        worked(stage.daytona.expire_signed_preview_url(stage.sandbox, port, token))


@ACCESS.about("create_ssh_access", needs=preparation.sandbox)
def create_ssh_access(stage: Stage) -> None:
    """The command holds the token; one that is revoked, or was never there, is answered alike."""
    made = worked(stage.daytona.create_ssh_access(stage.sandbox, 5))
    assert f"ssh {made.token}@" in made.ssh_command
    assert made.expires_at
    for token in (made.token, "wrong", None):
        revoked = worked(stage.daytona.revoke_ssh_access(stage.sandbox, token))
        assert stage.sandbox == revoked.sandbox.id


@ACCESS.about("get_build_logs", only_where="a sandbox rec-built was built from a Dockerfile")
def get_build_logs(stage: Stage) -> None:
    """What the build printed is there, whole."""
    found = worked(stage.daytona.get_build_logs("rec-built"))
    assert "Successfully built" in found.logs
    assert found.truncated is False
