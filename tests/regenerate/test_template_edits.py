"""Edits of the generator's templates fit the installed generator, or are refused by name."""

from __future__ import annotations

import importlib.resources
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from regeneration import templates
from regeneration.layout import Layout, RefusalError

from tests.regenerate.conftest import PROJECT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GENERATORS_OWN = importlib.resources.files("openapi_python_client") / "templates"
CLIENT = "client.py.jinja"
EDIT = {"reason": "Why.", "find": "import ssl\n", "replace": "import ssl as tls\n"}


def build(folder: Path, edits: object, file: str = f"{CLIENT}.yaml") -> Path:
    """Build the templates of a folder that holds one file."""
    (folder / "edits").mkdir()
    text = edits if isinstance(edits, str) else yaml.safe_dump(edits)
    (folder / "edits" / file).write_text(text)
    templates.build(folder / "edits", folder / "built")
    return folder / "built"


def test_an_edit_changes_what_it_names(tmp_path: Path) -> None:
    """Everything else stays as the installed generator has it; several edits go in any order."""
    last = {"reason": "Why.", "find": "import httpx\n", "replace": ""}
    built = (build(tmp_path, [last, EDIT]) / CLIENT).read_text()
    original = (GENERATORS_OWN / CLIENT).read_text()
    assert built == original.replace("import ssl\n", "import ssl as tls\n").replace(
        "import httpx\n", ""
    )


def test_a_template_of_our_own_is_taken_whole(tmp_path: Path) -> None:
    """A file that is no list of edits is the template."""
    assert "ours" == (build(tmp_path, "ours", CLIENT) / CLIENT).read_text()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"find": "import tls\n"}, "its text is not there in the template client.py.jinja"),
        ({"find": "import "}, r"its text is there \d times in the template client.py.jinja"),
    ],
)
def test_an_edit_that_no_longer_fits(
    tmp_path: Path, changes: dict[str, str], expected: str
) -> None:
    """An edit whose text is gone or ambiguous is named, with its reason and the generator."""
    name = r"client\.py\.jinja\.yaml, edit 2 \(Other reason\.\): "
    with pytest.raises(
        RefusalError, match=f"{name}{expected} of openapi-python-client 0.*: compare the two"
    ):
        build(tmp_path, [EDIT, {**EDIT, "reason": "Other\n reason.", **changes}])


def test_edits_that_overlap(tmp_path: Path) -> None:
    """Of two edits of the same text the later one is named."""
    longer = {**EDIT, "find": "ssl\nfrom", "reason": "Longer."}
    with pytest.raises(RefusalError, match=r"edit 1 \(Longer\.\): overlaps with another edit"):
        build(tmp_path, [longer, EDIT])


@pytest.mark.parametrize(
    ("edits", "file", "expected"),
    [
        ({}, "client.py.jinja.yaml", "is no list of edits"),
        (["x"], "client.py.jinja.yaml", "edit 1 does not consist of reason, find and replace"),
        ([{**EDIT, "more": "x"}], "client.py.jinja.yaml", "edit 1 does not consist of"),
        ([{**EDIT, "replace": 5}], "client.py.jinja.yaml", "edit 1 does not consist of"),
        ([{**EDIT, "find": ""}], "client.py.jinja.yaml", "edit 1 does not consist of"),
        ([{**EDIT, "reason": " "}], "client.py.jinja.yaml", "edit 1 does not consist of"),
        ("- {", "client.py.jinja.yaml", "is neither valid YAML nor valid JSON"),
        ([EDIT], "other.py.jinja.yaml", "is for a template other.py.jinja that openapi-python"),
        ("text", "other.py.jinja", "is for a template other.py.jinja that openapi-python"),
        ("text", "notes.txt", "is neither a template"),
    ],
)
def test_files_that_are_no_edits(tmp_path: Path, edits: Any, file: str, expected: str) -> None:
    """What cannot be meant is refused with the name of its file."""
    with pytest.raises(RefusalError, match=f"{file}.* ?{expected}"):
        build(tmp_path, edits, file)


def test_a_module_of_our_own_is_copied(tmp_path: Path) -> None:
    """It goes into each package as it stands, and is no template."""
    assert not build(tmp_path, "ours = 1\n", "own.py").exists()
    (tmp_path / "package").mkdir()
    templates.copy_modules(tmp_path / "edits", tmp_path / "package")
    assert "ours = 1\n" == (tmp_path / "package" / "own.py").read_text()


def test_a_module_that_the_generator_makes(tmp_path: Path) -> None:
    """A module of ours never takes the place of a generated one."""
    build(tmp_path, "ours = 1\n", "client.py")
    (tmp_path / "client.py").write_text("theirs")
    with pytest.raises(RefusalError, match=r"edits/client\.py would replace a module"):
        templates.copy_modules(tmp_path / "edits", tmp_path)
    assert "theirs" == (tmp_path / "client.py").read_text()


def test_no_edits_at_all(tmp_path: Path) -> None:
    """A folder that is not there is refused."""
    with pytest.raises(RefusalError, match=r"cannot read .*nowhere"):
        templates.build(tmp_path / "nowhere", tmp_path)


def test_a_newer_generator_is_refused(project: Path, refusal: Callable[..., str]) -> None:
    """Regeneration refuses, naming the edit, and changes nothing."""
    edits = Layout(project).template_edits / f"{CLIENT}.yaml"
    edits.write_text(edits.read_text().replace('default=""', 'default="other"'))
    assert "client.py.jinja.yaml, edit 1 (The repr of a client" in refusal()


def test_only_changes_are_kept(tmp_path: Path) -> None:
    """No template that the generator has is copied: what is whole here says it in other words."""
    edits = Layout(PROJECT).template_edits
    whole = sorted(path.name for path in edits.rglob("*.jinja"))
    assert ["models_init.py.jinja", "str_enum.py.jinja", "types.py.jinja"] == whole
    templates.build(edits, tmp_path)
    for name in whole:
        ours, theirs = (
            {
                line
                for line in (folder / name).read_text().splitlines()
                if re.match(r' *(#|""")', line)
            }
            for folder in (tmp_path, GENERATORS_OWN)
        )
        assert ours & theirs <= {'    """'}, name
