"""Reads and rewrites openapi/sources.toml, and holds files and tools against it."""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from regeneration.layout import RefusalError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from regeneration.layout import Layout


@dataclass(frozen=True)
class Description:
    """What sources.toml says about one description.

    Attributes:
        operations: those that are generated, such as `GET /things`; None: all.
    """

    name: str
    file: str
    sha256: str
    overlay: str | None
    operations: tuple[str, ...] | None


@dataclass(frozen=True)
class Sources:
    """What sources.toml says: the exact version of each tool, and the descriptions."""

    tools: Mapping[str, str]
    descriptions: Mapping[str, Description]


def read(layout: Layout) -> Sources:
    """Read sources.toml; a missing or malformed one is refused."""
    path = layout.sources
    try:
        return _parsed(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise RefusalError(f"cannot read {path}: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RefusalError(f"{path} is not valid TOML: {error}") from None
    except (AttributeError, KeyError, TypeError) as error:
        raise RefusalError(f"{path} lacks or misspells an entry: {error}") from None


def _parsed(text: str) -> Sources:
    content = tomllib.loads(text)
    descriptions = {
        name: Description(
            name,
            _file_name(entry["file"]),
            str(entry["sha256"]),
            _file_name(entry["overlay"]) if "overlay" in entry else None,
            _routes(entry["operations"]) if "operations" in entry else None,
        )
        for name, entry in content["descriptions"].items()
    }
    tools = {str(tool): str(version) for tool, version in content["tools"].items()}
    return Sources(tools, descriptions)


def _file_name(value: object) -> str:
    if not isinstance(value, str) or not value.isprintable() or Path(value).name != value:
        raise TypeError(f"{value!r} is no name of a file in openapi/")
    return value


def _routes(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise TypeError("operations is no list of routes such as `GET /things`")
    return tuple(value)


def check_tools(sources: Sources) -> None:
    """Refuse to go on with another version of a tool: the output would differ."""
    installed = {tool: _installed(tool) for tool in sources.tools}
    wrong = {tool: found for tool, found in installed.items() if found != sources.tools[tool]}
    if not wrong:
        return
    told = [
        f"{tool} {found} is installed, but openapi/sources.toml asks for {sources.tools[tool]}"
        if found
        else f"{tool} is not installed"
        for tool, found in wrong.items()
    ]
    cure = " ".join(f"{tool}=={sources.tools[tool]}" for tool in wrong)
    other = ", or change sources.toml and regenerate" if any(wrong.values()) else ""
    raise RefusalError(
        f"{'; '.join(told)}: use an environment that has what sources.toml asks for "
        f"(scripts/test makes .venv), or run `pip install {cure}`{other}"
    )


def _installed(tool: str) -> str | None:
    try:
        return metadata.version(tool)
    except metadata.PackageNotFoundError:
        return None


def checksum(data: bytes) -> str:
    """Return the SHA-256 of a description, as sources.toml has it."""
    return hashlib.sha256(data).hexdigest()


def verified(layout: Layout, description: Description) -> bytes:
    """Return the bytes of a vendored description, which must be those that sources.toml names."""
    path = layout.descriptions / description.file
    try:
        data = path.read_bytes()
    except OSError as error:
        raise RefusalError(f"cannot read {path}: {error.strerror}") from None
    if checksum(data) != description.sha256:
        raise RefusalError(
            f"{path} has the SHA-256 {checksum(data)}, but sources.toml says {description.sha256}: "
            "restore the file, or correct sources.toml if the change is meant"
        )
    return data


def updated(data: bytes, description: str, entries: Mapping[str, str]) -> bytes:
    """Return sources.toml with other entries for one description; all else stays.

    Args:
        data: what sources.toml holds.
        description: the name of the description.
        entries: TOML values by key.
    """
    header = f"[descriptions.{description}]"
    before, _, rest = data.decode("utf-8").partition(header)
    section, *others = re.split(r"(?m)^(?=\[)", rest)
    for key, value in entries.items():
        line = f"{key} = {value}"
        section, count = re.subn(rf"(?m)^{key} = .*?(?=\r?$)", lambda _, line=line: line, section)
        if count != 1:
            raise RefusalError(f"sources.toml has {count} lines for {key} in {header}, not one")
    text = before + header + section + "".join(others)
    try:
        _parsed(text)
        return text.encode("utf-8")
    except (tomllib.TOMLDecodeError, TypeError, UnicodeEncodeError) as error:
        raise RefusalError(f"sources.toml cannot say {entries}: {error}") from None
