"""The Agent Skill: a valid folder, up to date, and written where it is asked for."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
import yaml

from daytona_actions import write_skill
from daytona_actions.doors import skill
from daytona_actions.doors.outcomes import kinds_by
from daytona_actions.listed import FAMILIES
from daytona_actions.service import DAYTONA
from tests.doors.made_up.service import ACTIONS, SERVICE

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import door_pages  # noqa: E402
import made_pages  # noqa: E402

SOURCE = ROOT / "daytona_actions" / "skill" / DAYTONA.skill
ALLOWED = {"name", "description", "license", "compatibility", "metadata", "allowed-tools"}


def _parts() -> tuple[dict[str, object], str]:
    found = re.fullmatch(r"---\n(.*?)\n---\n(.*)", (SOURCE / "SKILL.md").read_text(), re.DOTALL)
    assert found
    return yaml.safe_load(found[1]), found[2]


def test_front_matter() -> None:
    """The front matter keeps the rules: the folder's name, what it does and when to use it."""
    front, _ = _parts()
    assert set(front) <= ALLOWED
    assert DAYTONA.skill == front["name"]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", DAYTONA.skill)
    assert len(DAYTONA.skill) <= 64
    description = str(front["description"])
    assert 0 < len(description) <= 1024
    assert "Use when" in description
    assert len(str(front["compatibility"])) <= 500


def test_body() -> None:
    """The body is short, and what it refers to is there, one level deep."""
    _, body = _parts()
    assert len(body.splitlines()) < 500
    links = re.findall(r"\]\(([^)]+)\)", body)
    assert links
    for link in links:
        assert (SOURCE / link).is_file()
        assert 2 == len(Path(link).parts)


def test_exit_codes() -> None:
    """The body says the exit codes of failures that there are."""
    _, body = _parts()
    codes = kinds_by(DAYTONA, "exit_code")
    assert f"ends with {min(codes)} to {max(codes)}, by kind" in body


def _main(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["door_pages.py", *words])
    code: int = door_pages.main()
    return code


def test_pages_are_up_to_date(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What files repeat from the registry is as the registry says it."""
    assert (0, "") == (_main(monkeypatch, "--check"), capsys.readouterr().out)


def test_old_pages_are_named_and_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A page that is out of date is named by --check, and written without it."""
    page = tmp_path / "page.md"
    monkeypatch.setattr(door_pages, "pages", lambda: {page: "new"})
    monkeypatch.setattr(made_pages, "ROOT", tmp_path)
    assert (1, True) == (_main(monkeypatch, "--check"), not page.exists())
    assert "page.md is out of date" in capsys.readouterr().out
    assert (0, "new") == (_main(monkeypatch), page.read_text())


def test_written(tmp_path: Path) -> None:
    """The skill is written as it is, and a second time over the first."""
    write_skill(tmp_path / "skills")
    target = write_skill(tmp_path / "skills")
    assert tmp_path / "skills" / DAYTONA.skill == target
    names = sorted(path.relative_to(SOURCE) for path in SOURCE.rglob("*.md"))
    assert names == sorted(path.relative_to(target) for path in target.rglob("*.md"))
    assert (SOURCE / "SKILL.md").read_bytes() == (target / "SKILL.md").read_bytes()


def test_made_for_a_service_that_brings_none(tmp_path: Path) -> None:
    """Of what the registry says: when to use it, and each action with an example."""
    target = skill.write_skill(SERVICE, tmp_path / "skills")
    content = (target / "SKILL.md").read_text()
    _, front, body = content.split("---\n", 2)
    assert tmp_path / "skills" / SERVICE.name == target
    assert {
        "name": SERVICE.name,
        "description": f"{SERVICE.description} Use when that is needed.",
    } == yaml.safe_load(front)
    assert body.startswith(f"\n# {SERVICE.display_name}\n")
    assert [] == [name for name in ACTIONS if f"\n## {name}\n" not in body]


def test_examples_parse() -> None:
    """Each command that the skill shows is one that the program has, with options that it has."""
    import shlex

    import rich_click as click

    from daytona_actions.doors.cli.program import make

    program = make(DAYTONA)
    pages = sorted(SOURCE.rglob("*.md"))
    assert len(FAMILIES) + 1 == len(pages)
    lines = [
        line for page in pages for line in re.findall(r"^\$ (.+)$", page.read_text(), re.MULTILINE)
    ]
    assert len(lines) > 13
    for line in lines:
        _, verb, *words = shlex.split(line)
        command = program.get_command(click.Context(program), verb)
        assert command is not None, line
        command.make_context(verb, words, parent=click.Context(program), resilient_parsing=False)


def test_output_that_is_a_file(tmp_path: Path) -> None:
    """A place that cannot be written to is the caller's to hear of."""
    (tmp_path / "taken").write_text("")
    with pytest.raises(OSError, match="taken"):
        write_skill(tmp_path / "taken")
