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
    assert regenerate.main(["--source", str(source)], root=project) == 0
    layout = Layout(project)
    vendored = layout.descriptions / f"things.{suffix}"
    assert source.read_bytes() == vendored.read_bytes()
    assert len(list(layout.descriptions.glob("things.[jy]*"))) == 1
    assert "note: None | str | Unset" in (layout.client / "control/models/thing.py").read_text()
    assert regenerate.main(["--check"], root=project) == 0


def test_sources_say_what_was_taken_over(project: Path, tmp_path: Path) -> None:
    """Origin, date, checksum and licence are those of the newer description; the rest stays."""
    source = write(tmp_path, newer_things())
    layout = Layout(project)
    before = layout.sources.read_text().splitlines()
    assert regenerate.main(["--source", source], root=project) == 0
    changed = set(layout.sources.read_text().splitlines()) - set(before)
    checksum = sources.checksum((layout.descriptions / "things.json").read_bytes())
    assert {line for line in changed if not line.startswith("date = 20")} == {
        'file = "things.json"',
        'origin = "the file newer.json"',
        f'sha256 = "{checksum}"',
        'licence = "MIT, as stated by info.license of the description"',
    }


def test_the_report(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Operations, who uses them, and what becomes of each overlay action are printed."""
    newer = newer_things(Thing={"properties": {"name": {"type": "integer"}}})
    del newer["paths"]["/things"]["post"]
    assert regenerate.main(["--source", write(tmp_path, newer), "--dry-run"], root=project) == 0
    assert capsys.readouterr().out.splitlines()[:7] == [
        "Operations: 2 now, 2 in the newer description",
        "  added    GET /more",
        "  removed  POST /things",
        "  changed  GET /things: answers (used by list_all)",
        "Overlay:",
        "  no longer needed: action 1 ($.components.schemas.*.required): what it removes isn't there",
        "  applies: action 2 ($.components.schemas.Thing.properties)",
    ]


def test_a_dry_run_writes_nothing(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --dry-run every file stays as it was, and none is made even for a while."""
    forbid_writing(project, monkeypatch)
    before = contents(project)
    source = write(tmp_path, newer_things())
    assert regenerate.main(["--source", source, "--dry-run"], root=project) == 0
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
    assert regenerate.main(["--source", write(tmp_path, newer)], root=project) == 0
    assert line in Layout(project).sources.read_text(encoding="utf-8")
    assert sources.read(Layout(project)).descriptions["control"].file == "things.json"


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
    assert regenerate.main(["--source", source], root=project) == 0
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
    expected = r"no longer fits: action 2 \(.*Thing.properties\): it matches nothing; nothing was"
    assert re.search(expected, refusal("--source", source))
    assert regenerate.main(["--source", source, "--drop-unmatched"], root=project) == 0
    assert (
        "Thing.properties" not in (Layout(project).descriptions / "things.overlay.yaml").read_text()
    )
    assert regenerate.main(["--check"], root=project) == 0


def _demanding(what: str) -> Callable[[dict[str, Any]], None]:
    def change(paths: dict[str, Any]) -> None:
        parameter = {"name": what, "in": "query", "required": True, "schema": {"type": "string"}}
        paths["/things"]["get"]["parameters"] = [parameter]

    return change


def _moved(path: str, method: str = "get") -> Callable[[dict[str, Any]], None]:
    def change(paths: dict[str, Any]) -> None:
        paths.setdefault(path, {})[method] = {
            **paths["/things"].pop("get"),
            "parameters": [
                {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
                for name in re.findall(r"{(\w+)}", path)
            ],
        }

    return change


def _renamed(paths: dict[str, Any]) -> None:
    paths["/things"]["get"]["operationId"] = "allThings"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda paths: paths["/things"].pop("get"), "is gone"),
        (_renamed, "is gone"),
        (_moved("/all", "put"), "is now PUT /all"),
        (_moved("/box/{id}"), "is now GET /box/{id}, with other parameters in its path"),
        (_demanding("zone"), "now demands zone"),
    ],
)
def test_a_used_operation_that_would_break(
    tmp_path: Path,
    refusal: Callable[..., str],
    change: Callable[[dict[str, Any]], object],
    expected: str,
) -> None:
    """A description under which an action would fail is refused, whatever the options."""
    newer = newer_things()
    change(newer["paths"])
    line = refusal("--source", write(tmp_path, newer), "--drop-unmatched")
    assert f"would break: GET /things {expected} (used by list_all); nothing was changed" in line


def test_a_used_operation_at_another_path(project: Path, tmp_path: Path) -> None:
    """An operation that has only moved is taken over: its function is called as before."""
    newer = newer_things()
    _moved("/all")(newer["paths"])
    assert regenerate.main(["--source", write(tmp_path, newer)], root=project) == 0


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
