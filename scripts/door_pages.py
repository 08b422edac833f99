"""Writes what files repeat from the registry: the skill's reference, pages of docs, golden tools.

`python scripts/door_pages.py` writes; with `--check` it only says what is out of date.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import made_pages
import names_page

from daytona_actions import anthropic_tools, openai_tools
from daytona_actions.doors.skill import action_pages, family_table, verb_table
from daytona_actions.doors.tables import exit_code_table, status_table
from daytona_actions.engine.streams import prepare_streams
from daytona_actions.service import DAYTONA

ROOT = Path(__file__).resolve().parent.parent
SKILL = ROOT / "daytona_actions" / "skill" / DAYTONA.skill


def pages() -> dict[Path, str]:
    """Return each page as it should be."""
    tables = {
        "verbs": verb_table(DAYTONA),
        "families": family_table(DAYTONA),
        "exit codes": exit_code_table(DAYTONA),
        "statuses": status_table(DAYTONA),
    }
    references = SKILL / "references"
    found = {references / f"{name}.md": page for name, page in action_pages(DAYTONA).items()}
    for path in (SKILL / "SKILL.md", ROOT / "docs" / "doors.md"):
        text = path.read_text(encoding="utf-8")
        for name, table in tables.items():
            text = _replaced(text, name, table)
        found[path] = text
    return found | {ROOT / "docs" / "python.md": names_page.page()} | _golden()


def _golden() -> dict[Path, str]:
    folder = ROOT / "tests" / "doors" / "golden"
    made = {
        "anthropic": anthropic_tools(),
        "openai_chat": openai_tools(api="chat"),
        "openai_chat_strict": openai_tools(api="chat", strict=True),
        "openai_responses": openai_tools(),
        "openai_responses_strict": openai_tools(strict=True),
    }
    return {
        folder / f"{name}.json": json.dumps(tools, ensure_ascii=False, indent=2) + "\n"
        for name, tools in made.items()
    }


def _replaced(text: str, name: str, table: str) -> str:
    """Put a table between its marks: `<!-- name -->` and the next empty comment."""
    marked = re.compile(rf"(<!-- {name} -->\n).*?(<!-- -->)", re.DOTALL)
    return marked.sub(lambda found: f"{found[1]}\n{table}\n\n{found[2]}", text)


def main() -> int:
    """Write the pages, or check them; returns the exit code."""
    return made_pages.main(pages, __doc__.splitlines()[0])


if __name__ == "__main__":
    prepare_streams()
    sys.exit(main())
