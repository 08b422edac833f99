"""The Agent Skill: a folder that tells an agent when and how to use the actions."""

from __future__ import annotations

import json
import shutil
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from daytona_actions.doors.examples import command_line, example_arguments, verb_of
from daytona_actions.doors.kinds import kind_of

if TYPE_CHECKING:
    import os

    from daytona_actions.engine.action import Action
    from daytona_actions.engine.service import Actions, Service


def write_skill(service: Service, directory: str | os.PathLike[str]) -> Path:
    """Write the skill's folder into a directory and return its path; what it had is replaced.

    Raises:
        OSError: it cannot be written there.
    """
    if not service.skill:
        return _write(service, Path(directory) / service.name)
    target = Path(directory) / service.skill
    with as_file(files(service.package) / "skill" / service.skill) as source:
        shutil.copytree(source, target, dirs_exist_ok=True)
    return target


def _write(service: Service, target: Path) -> Path:
    """Write a skill of what the registry says, for a service that brings none of its own words."""
    front = {"name": service.name, "description": f"{service.description} Use when that is needed."}
    lines = ["---", *(f"{key}: {json.dumps(text)}" for key, text in front.items()), "---", ""]
    steps = f"Run `{service.command} doctor` first: it says whether a key is set and works."
    target.mkdir(parents=True, exist_ok=True)
    pages = action_page(service, service.actions)
    text = "\n".join([*lines, f"# {service.display_name}", "", steps, "", pages])
    (target / "SKILL.md").write_text(text, encoding="utf-8")
    return target


def action_pages(service: Service) -> dict[str, str]:
    """Return the skill's reference, a page for each family, by the family's name."""
    return {
        family.name if family else "actions": action_page(
            service, actions, family.title if family else "The actions"
        )
        for family, actions in service.by_family(service.actions)
    }


def action_page(service: Service, actions: Actions, title: str = "The actions") -> str:
    """Return a page that shows each action with its parameters and an example."""
    head = [f"# {title}", "Made from the registry; `null` results mean that nothing is known."]
    return "\n\n".join([*head, *(_section(service, each) for each in actions.values())]) + "\n"


def verb_table(service: Service) -> str:
    """Return the verbs of the short list, each with its summary, as a Markdown table."""
    actions = service.select(short=True).values()
    lines = ["| verb | what it does |", "|---|---|"]
    lines += [f"| `{verb_of(action.name)}` | {action.summary} |" for action in actions]
    return "\n".join(lines)


def family_table(service: Service) -> str:
    """Return the families with all their verbs, each with its page, as a Markdown table."""
    lines = ["| family | verbs |", "|---|---|"]
    lines += [
        f"| [{family.name}](references/{family.name}.md) | "
        f"{', '.join(f'`{verb_of(name)}`' for name in actions)} |"
        for family, actions in service.by_family(service.actions)
        if family
    ]
    return "\n".join(lines)


def _section(service: Service, action: Action[..., Any]) -> str:
    schema = action.input_schema
    parameters = [
        f"- `{name}` ({kind_of(details, schema)}{', required' if name in schema['required'] else ''}): "
        f"{details['description']}"
        for name, details in schema["properties"].items()
    ]
    fields = ", ".join(f"`{name}`" for name in action.output_schema["properties"])
    call = ", ".join(f"{name}={value!r}" for name, value in example_arguments(action).items())
    return "\n".join(
        [
            f"## {action.name}",
            "",
            action.description,
            "",
            *([*parameters, ""] if parameters else []),
            f"Answers {fields}. {'Changes nothing.' if action.read_only else ''}".strip(),
            "",
            "```console",
            f"$ {command_line(service, action)}",
            "```",
            "",
            "```python",
            f"client.{action.name}({call})",
            "```",
        ]
    )
