"""How fields of results are shown is said at the fields: columns, texts for a stream, advice."""

# No postponed annotations here: the model below is made inside a function.
import io
from typing import Annotated, Any, get_args

import pytest
from pydantic import BaseModel
from rich.console import Console

from daytona_actions import ACTIONS
from daytona_actions.doors.cli.action_command import report
from daytona_actions.doors.cli.showing import show
from daytona_actions.engine.action import action
from daytona_actions.engine.result import ActionResult
from daytona_actions.engine.shown import Shown, shown_of, texts_of
from daytona_actions.service import DAYTONA


class TalkOutput(ActionResult):
    """What was said, where, and by whom."""

    said: Annotated[str | None, Shown(stream="stdout")] = None
    whispered: Annotated[str | None, Shown(stream="stderr")] = None
    rooms: list[int] = []  # noqa: RUF012 - pydantic copies it
    speakers: list[str] = []  # noqa: RUF012


@action(title="Talk")
def talk(_session: Any) -> Any:
    """Talk."""
    yield


RESULT = TalkOutput(success=True, said="aloud", whispered="quiet\n", rooms=[8, 2000])


def test_streams(capsys: pytest.CaptureFixture[str]) -> None:
    """`--text` prints each text to its own stream, as it is; what is missing is not printed."""
    assert 0 == report(DAYTONA, talk, RESULT, {"_as_text": True})
    assert ("aloud", "quiet\n") == tuple(capsys.readouterr())
    report(DAYTONA, talk, TalkOutput(success=True), {"_as_text": True})
    assert ("", "") == tuple(capsys.readouterr())
    assert ["said", "whispered"] == list(texts_of(TalkOutput))


def test_on_a_terminal() -> None:
    """Texts come out as they are, and a list of words or numbers as lines."""
    shown = io.StringIO()
    document = RESULT.model_dump() | {"speakers": ["[bold]one", "two"], "more": "so"}
    show(Console(file=shown, width=60), DAYTONA, talk, document)
    assert "aloud\nquiet\n8\n2,000\n[bold]one\ntwo\nmore  so\n" == shown.getvalue()


def test_what_moves_the_cursor() -> None:
    """A text that draws, rings or goes back does so on a terminal, as where it was printed."""
    shown = io.StringIO()
    said = "1%\r2%\a\b\x1b[1m done"
    document = TalkOutput(success=True, said=said).model_dump()
    show(Console(file=shown, width=60), DAYTONA, talk, document)
    assert shown.getvalue().startswith(f"{said}\n")


def test_what_schemas_say() -> None:
    """No schema has a word of it."""
    assert {"title": "Said", "anyOf": [{"type": "string"}, {"type": "null"}], "default": None} == (
        TalkOutput.model_json_schema()["properties"]["said"]
    )


@pytest.mark.parametrize("name", ACTIONS)
def test_lists_have_columns(name: str) -> None:
    """A list of objects says which of their fields are columns."""
    kind = ACTIONS[name].result_type
    for field, known in kind.model_fields.items():
        rows = [row for row in get_args(known.annotation) if isinstance(row, type)]
        if rows and issubclass(rows[0], BaseModel) and known.annotation == list[rows[0]]:
            shown = shown_of(kind, field)
            assert shown.columns, field
            assert set(shown.columns) <= {*rows[0].model_fields}, field


def test_columns_are_found() -> None:
    """There are such lists, and a field that there is not is shown as any other."""
    assert shown_of(ACTIONS["list_files"].result_type, "files").columns
    assert Shown() == shown_of(TalkOutput, "saved")
