"""Taking over a newer description: the report, what is refused, and what changes."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import regenerate
import yaml
from regeneration import sources
from regeneration.layout import Layout, RefusalError

from tests.regenerate.conftest import OVERLAY, contents, forbid_writing, newer_things, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize(
    ("version", "suffix", "dump"),
    [("3.0.3", "json", json.dumps), ("3.1.0", "yaml", yaml.safe_dump)],
)
def test_a_newer_description_is_vendored(
    project: Path, tmp_path: Path, version: str, suffix: str, dump: Callable[[object], str]
) -> None:
    """YAML and JSON, 3.0 and 3.1 are taken over, and a check passes afterwards."""
    nullable = {
        "3.0.3": {"type": "string", "nullable": True},
        "3.1.0": {"type": ["string", "null"]},
    }
    thing = {"type": "object", "required": ["note"], "properties": {"note": nullable[version]}}
    newer = {**newer_things(Thing=thing), "openapi": version}
    source = tmp_path / f"newer.{suffix}"
    source.write_text(dump(newer))
    assert 0 == regenerate.main(["--source", str(source)], root=project)
    layout = Layout(project)
    vendored = layout.descriptions / f"things.{suffix}"
    assert source.read_bytes() == vendored.read_bytes()
    assert 1 == len(list(layout.descriptions.glob("things.[jy]*")))
    assert "note: None | str | Unset" in (layout.client / "control/models/thing.py").read_text()
    assert 0 == regenerate.main(["--check"], root=project)


def test_sources_say_what_was_taken_over(project: Path, tmp_path: Path) -> None:
    """Origin, date, checksum and licence are those of the newer description; the rest stays."""
    source = write(tmp_path, newer_things())
    layout = Layout(project)
    before = layout.sources.read_text().splitlines()
    assert 0 == regenerate.main(["--source", source], root=project)
    changed = set(layout.sources.read_text().splitlines()) - set(before)
    checksum = sources.checksum((layout.descriptions / "things.json").read_bytes())
    assert {
        'file = "things.json"',
        'origin = "the file newer.json"',
        f'sha256 = "{checksum}"',
        'licence = "MIT, as stated by info.license of the description"',
    } == {line for line in changed if not line.startswith("date = 20")}


def test_the_report(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Operations, who uses them, and what becomes of each overlay action are printed."""
    fields = {"name": {"type": "string"}, "note": {"type": "integer"}}
    newer = newer_things(Thing={"type": "object", "properties": fields})
    del newer["paths"]["/things"]["post"]
    newer["paths"]["/things"]["get"]["deprecated"] = True
    assert 0 == regenerate.main(["--source", write(tmp_path, newer), "--dry-run"], root=project)
    assert [
        "Operations: 2 now, 2 in the newer description",
        "Changes:",
        "  Thing.name is no longer required",
        "  Thing.note added (integer)",
        "  POST /things removed",
        "  GET /things is deprecated (used by list_all)",
        "  GET /more added",
        "Overlay:",
        "  no longer needed: action 1 ($.components.schemas.*.required): what it removes isn't there",
    ] == capsys.readouterr().out.splitlines()[:9]


def test_a_dry_run_writes_nothing(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --dry-run every file stays as it was, and none is made even for a while."""
    forbid_writing(project, monkeypatch)
    before = contents(project)
    source = write(tmp_path, newer_things())
    assert 0 == regenerate.main(["--source", source, "--dry-run"], root=project)
    assert before == contents(project)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("MIT 🙂", "MIT 🙂, as stated by"),
        ('"quoted" \\ \x7f\n', '\\"quoted\\" \\\\ \\u007F\\n, as stated by'),
    ],
)
def test_sources_can_be_read_afterwards(
    project: Path, tmp_path: Path, name: str, line: str
) -> None:
    """Whatever the licence is called, sources.toml says it and stays valid."""
    newer = newer_things()
    newer["info"]["license"]["name"] = name
    assert 0 == regenerate.main(["--source", write(tmp_path, newer)], root=project)
    assert line in Layout(project).sources.read_text(encoding="utf-8")
    assert "things.json" == sources.read(Layout(project)).descriptions["control"].file


def test_sources_that_would_become_unreadable_are_refused() -> None:
    """What is no TOML value is noticed before anything is written."""
    text = '[tools]\n[descriptions.a]\nfile = "a"\nsha256 = "b"\n'
    with pytest.raises(RefusalError, match=r"sources.toml cannot say .*Invalid value"):
        sources.updated(text.encode(), "a", {"sha256": "b"})


def test_half_a_character(tmp_path: Path, refusal: Callable[..., str]) -> None:
    """A lone surrogate, which JSON can escape but no file can hold, is refused."""
    newer = newer_things()
    newer["info"]["license"]["name"] = "\ud800"
    assert "surrogates not allowed" in refusal("--source", write(tmp_path, newer))


def test_actions_no_longer_needed_are_left_out(project: Path, tmp_path: Path) -> None:
    """An overlay action that upstream has made unnecessary goes, the others stay word for word."""
    source = write(tmp_path, newer_things(Thing={"type": "object", "properties": {}}))
    assert 0 == regenerate.main(["--source", source], root=project)
    left = (Layout(project).descriptions / "things.overlay.yaml").read_text()
    first = OVERLAY.index("# Why the first")
    second = OVERLAY.index("- target: $.components.schemas.Thing")
    assert left == OVERLAY[:first] + OVERLAY[second:]


def test_an_overlay_that_does_not_fit(
    project: Path, tmp_path: Path, refusal: Callable[..., str]
) -> None:
    """An action that matches nothing any more is refused, or left out if that is asked for."""
    newer = newer_things()
    newer["components"]["schemas"]["Gadget"] = newer["components"]["schemas"].pop("Thing")
    listing = newer["paths"]["/things"]["get"]["responses"]["200"]["content"]["application/json"]
    listing["schema"]["$ref"] = "#/components/schemas/Gadget"
    source = write(tmp_path, newer)
    expected = r"no longer fits: action 2 \(.*Thing.properties\): it matches nothing \(correct"
    accepting = ["--source", source, "--accept", "GET /things"]
    assert re.search(expected, refusal(*accepting))
    assert 0 == regenerate.main([*accepting, "--drop-unmatched"], root=project)
    assert (
        "Thing.properties" not in (Layout(project).descriptions / "things.overlay.yaml").read_text()
    )
    assert 0 == regenerate.main(["--check"], root=project)


def _without_list(newer: dict[str, Any]) -> None:
    del newer["paths"]["/things"]["get"]


@pytest.mark.parametrize("name", ["GET /things", "/things"])
def test_what_is_accepted(
    project: Path, tmp_path: Path, refusal: Callable[..., str], name: str
) -> None:
    """What breaks an action is refused, unless its name says that it is to be adapted."""
    newer = newer_things()
    _without_list(newer)
    source = write(tmp_path, newer)
    line = refusal("--source", source, "--drop-unmatched")
    assert "actions would break: GET /things is gone (used by list_all) (for" in line
    assert line.endswith("--accept 'GET /things'); nothing was changed")
    assert 0 == regenerate.main(["--source", source, "--accept", name], root=project)


def test_a_name_of_nothing_is_not_accepted(tmp_path: Path, refusal: Callable[..., str]) -> None:
    """A name that nothing that breaks has is a mistake."""
    newer = newer_things()
    _without_list(newer)
    arguments = ["--accept", "GET /things", "--accept", "GET /thing"]
    line = refusal("--source", write(tmp_path, newer), *arguments)
    assert (
        "--accept GET /thing: nothing of this name breaks an action or differs; nothing was" in line
    )


def test_causes_come_before_consequences(tmp_path: Path, refusal: Callable[..., str]) -> None:
    """An action of ours that breaks is said before an overlay that does not fit because of it."""
    newer = newer_things()
    newer["components"]["schemas"] = {"Gadget": newer["components"]["schemas"]["Thing"]}
    listing = newer["paths"]["/things"]["get"]["responses"]["200"]["content"]["application/json"]
    listing["schema"]["$ref"] = "#/components/schemas/Gadget"
    line = refusal("--source", write(tmp_path, newer))
    assert re.search(r"is now Gadget, was Thing \(used.*; and the overlay no longer fits", line)


def test_the_same_file_again(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Taking over what is vendored already changes nothing, not even a date."""
    source = write(tmp_path, newer_things())
    assert 0 == regenerate.main(["--source", source, "--origin", "a mail"], root=project)
    path = Layout(project).sources
    path.write_text(re.sub("(?m)^date = .*$", "date = 2026-01-02", path.read_text()))
    before = contents(project)
    capsys.readouterr()
    assert 0 == regenerate.main(["--source", source], root=project)
    expected = "It is the vendored description, byte for byte: there is nothing to take over\n"
    assert expected == capsys.readouterr().out
    assert before == contents(project)


def test_where_a_file_came_from(project: Path, tmp_path: Path) -> None:
    """--origin says it, also for a description that is vendored already, and then nothing else."""
    source = write(tmp_path, newer_things())
    path = Layout(project).sources
    assert 0 == regenerate.main(["--source", source], root=project)
    assert 'origin = "the file newer.json"' in path.read_text()
    before = contents(project)
    arguments = ["--source", source, "--origin", "https://example.com/api.json, tag v1"]
    assert 0 == regenerate.main([*arguments, "--dry-run"], root=project)
    assert before == contents(project)
    assert 0 == regenerate.main(arguments, root=project)
    after = contents(project)
    changed = [name for name in after if after[name] != before.get(name)]
    assert ["openapi/sources.toml"] == changed
    assert 'origin = "https://example.com/api.json, tag v1"' in path.read_text()


def test_duplicate_names_that_the_overlay_mends(project: Path, tmp_path: Path) -> None:
    """Two operations of one name are no reason to refuse when the overlay gives one another."""
    newer = newer_things()
    newer["paths"]["/more"]["get"].update(operationId="listThings", tags=["things"])
    action = "- target: $.paths['/more'].get\n  description: d\n  update: {operationId: listMore}\n"
    path = Layout(project).descriptions / "things.overlay.yaml"
    path.write_text(f"{OVERLAY}\n{action}")
    assert 0 == regenerate.main(["--source", write(tmp_path, newer)], root=project)
    assert (Layout(project).client / "control/api/things/list_more.py").exists()


@pytest.mark.parametrize(
    "text", ["{", "<html></html>", '{"openapi": "3.0.0", "paths": []}', "\x00"]
)
def test_a_source_that_is_no_description(
    tmp_path: Path, refusal: Callable[..., str], text: str
) -> None:
    """Whatever is no OpenAPI description is refused."""
    path = tmp_path / "newer"
    path.write_text(text)
    assert str(path) in refusal("--source", str(path))


@pytest.mark.parametrize(
    ("name", "replacement", "expected"),
    [
        ("control", "service", "has no description control to replace"),
        ("origin", "from", "0 lines for origin in [descriptions.control], not one"),
    ],
)
def test_sources_that_cannot_be_brought_up_to_date(
    project: Path, refusal: Callable[..., str], name: str, replacement: str, expected: str
) -> None:
    """A sources.toml that lacks what would have to change is refused."""
    path = Layout(project).sources
    path.write_text(path.read_text().replace(name, replacement))
    assert expected in refusal("--source", write(project, newer_things()))


def test_actions_that_cannot_be_read(
    project: Path, tmp_path: Path, refusal: Callable[..., str]
) -> None:
    """Actions that are no valid Python are named, because what they use is then unknown."""
    (Layout(project).actions / "things.py").write_text("def broken(:\n")
    expected = "things.py is no valid Python: invalid syntax, line 1"
    assert expected in refusal("--source", write(tmp_path, newer_things()))
