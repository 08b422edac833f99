"""Says where things lie in the project, what it says of itself, and what a refusal to go on is."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class RefusalError(Exception):
    """Something is wrong with the input or the tools; the text is the one line that says what."""


@dataclass(frozen=True)
class Project:
    """What openapi/project.toml says.

    Attributes:
        package: the import name of the generated client. A description of this name is all of it;
            any other is a package inside it.
        summary: what that package says of itself, if there are several descriptions.
        upstream: the description that another publishes, which a newer one can replace.
        key: how the actions show their key, as `http bearer` or `apiKey header X-Key`.
        actions: the folder of the actions, from the root of the project.
        apart: what lies beside the actions in their package and says nothing of what they use.
    """

    package: str
    summary: str
    upstream: str
    key: str
    actions: str
    apart: tuple[str, ...]


@dataclass(frozen=True)
class Layout:
    """The places in a project that lies at `root`."""

    root: Path

    @cached_property
    def project(self) -> Project:
        """What the project says of itself; refused if it is missing or malformed."""
        path = self.descriptions / "project.toml"
        try:
            said = tomllib.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise RefusalError(f"cannot read {path}: {error.strerror}") from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise RefusalError(f"{path} is not valid TOML: {error}") from None
        texts = {field.name for field in fields(Project)} - {"apart"}
        apart = said.pop("apart", [])
        wrong = [name for name in sorted(texts | said.keys()) if not _is_text(said, name, texts)]
        if not isinstance(apart, list) or not all(isinstance(one, str) for one in apart):
            wrong.append("apart")
        if wrong:
            raise RefusalError(f"{path} lacks or misspells {', '.join(wrong)}")
        return Project(**said, apart=tuple(apart))

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
        return self.root / "generated" / self.project.package

    @property
    def actions(self) -> Path:
        """The hand-written modules that use the generated client."""
        return self.root / self.project.actions

    def package_of(self, description: str, client: Path) -> Path:
        """Return the package of one description in a generated client."""
        return client if description == self.project.package else client / description

    def settings(self, description: str) -> Path:
        """Return the settings of the generator for one description."""
        return self.descriptions / f"{description}.config.yaml"


def _is_text(said: dict[str, object], name: str, known: set[str]) -> bool:
    return name in known and isinstance(said.get(name), str)
