"""Reads YAML as OpenAPI has it: values by the core schema of YAML 1.2, keys always as texts.

PyYAML reads YAML 1.1, in which `on`, `NO`, `12:30` and `1_000` are no texts.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Hashable

_TAG = "tag:yaml.org,2002:"
_MERGE = "<<"
# https://yaml.org/spec/1.2.2/#1032-tag-resolution; `<<` is of YAML 1.1, but in common use.
_RESOLVERS = (
    ("null", r"~|null|Null|NULL|", ["", *"~nN"]),
    ("bool", r"true|True|TRUE|false|False|FALSE", [*"tTfF"]),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", [*"-+0123456789"]),
    (
        "float",
        r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)",
        [*"-+.0123456789"],
    ),
    ("merge", _MERGE, ["<"]),
)


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Knows only the types of JSON; refuses double keys."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - the name is PyYAML's

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 - PyYAML's
        """Make an object; one with a key twice is refused."""
        for key, times in Counter(
            key.value for key, _ in node.value if isinstance(key.value, str)
        ).items():
            if times > 1 and key != _MERGE:
                line = node.start_mark.line + 1
                raise ValueError(f"the object in line {line} has the key {key} twice")
        return super().construct_mapping(node, deep=deep)  # type: ignore[no-any-return]

    def flatten_mapping(self, node: Any) -> None:
        """Merge what `<<` names, and take all keys for texts."""
        super().flatten_mapping(node)
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                key.tag = f"{_TAG}str"

    def construct_yaml_int(self, node: Any) -> int:
        """Read an integer; a zero before it means nothing."""
        text: str = self.construct_scalar(node)
        return int(text, 0) if text[:2] in {"0o", "0x"} else int(text)


for _name, _pattern, _first in _RESOLVERS:
    Loader.add_implicit_resolver(f"{_TAG}{_name}", re.compile(rf"(?:{_pattern})\Z"), _first)
Loader.add_constructor(f"{_TAG}int", Loader.construct_yaml_int)
