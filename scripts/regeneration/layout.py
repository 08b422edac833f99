"""Says where things lie in the project, and what a refusal to go on is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PACKAGE = "daytona_openapi"


class RefusalError(Exception):
    """Something is wrong with the input or the tools; the text is the one line that says what."""


@dataclass(frozen=True)
class Layout:
    """The places in a project that lies at `root`."""

    root: Path

    @property
    def descriptions(self) -> Path:
        """The folder of the descriptions and everything that is said about them."""
        return self.root / "openapi"

    @property
    def sources(self) -> Path:
        """The file that says where descriptions come from and which tools are used."""
        return self.descriptions / "sources.toml"

    @property
    def template_edits(self) -> Path:
        """What differs from the generator's own templates."""
        return self.descriptions / "template-edits"

    @property
    def client(self) -> Path:
        """The generated client."""
        return self.root / "generated" / PACKAGE

    @property
    def actions(self) -> Path:
        """The hand-written modules that use the generated client."""
        return self.root / "daytona_actions" / "actions"

    def settings(self, description: str) -> Path:
        """Return the settings of the generator for one description."""
        return self.descriptions / f"{description}.config.yaml"
