"""Pieces of a process's output: their ends, their offsets, and both streams apart."""

from __future__ import annotations

import pytest
from hypothesis import example, given, strategies as st

from daytona_actions.actions.processes.pieces import piece

OUT, ERR = "\1\1\1", "\2\2\2"
# As in recording session_output_split.
SPLIT = f"{ERR}err\n{OUT}out\n{OUT}no newline\n"
LOGS = st.lists(
    st.tuples(st.sampled_from([OUT, ERR]), st.text("aé🚀\n\1", max_size=6)), max_size=6
).map(lambda parts: "".join(mark + words for mark, words in parts))


def test_streams_apart() -> None:
    """Each line belongs to the stream that its mark names."""
    found = piece(SPLIT)
    assert ("out\nno newline\n", "err\n", 19, False) == (
        found.stdout,
        found.stderr,
        found.end,
        found.is_cut,
    )


def test_unmarked() -> None:
    """What has no mark is standard output: a server that marks nothing has one stream."""
    found = piece("all in one\n")
    assert ("all in one\n", "") == (found.stdout, found.stderr)


@pytest.mark.parametrize(
    ("offset", "limit", "expected"),
    [
        (0, 4, ("", "err\n", 4, True)),
        (0, 9, ("out\n", "err\n", 8, True)),  # back to the end of a line
        (4, 3, ("out", "", 7, True)),  # within a line that is longer
        (8, 99, ("no newline\n", "", 19, False)),
        (19, 5, ("", "", 19, False)),
        (99, 5, ("", "", 19, False)),
    ],
)
def test_piece(offset: int, limit: int, expected: tuple[str, str, int, bool]) -> None:
    """A piece ends at the end of a line where there is one, and says where the next begins."""
    found = piece(SPLIT, offset, limit)
    assert expected == (found.stdout, found.stderr, found.end, found.is_cut)


@pytest.mark.parametrize(
    ("offset", "limit", "expected"),
    [
        (0, 3, ("aé", 3)),
        (0, 4, ("aé", 3)),  # not into the next one
        (3, 1, ("🚀", 7)),  # never nothing
        (2, 2, ("é", 3)),  # an offset inside a character begins before it
    ],
)
def test_characters_stay_whole(offset: int, limit: int, expected: tuple[str, int]) -> None:
    """Offsets count bytes, and no character is cut."""
    found = piece(f"{OUT}aé🚀", offset, limit)
    assert expected == (found.stdout, found.end)


def test_growing_log() -> None:
    """A line that has not ended yet, with a mark that is half there, is left for the next piece."""
    found = piece(f"{OUT}one\n\2\2", grows=True)
    assert ("one\n", "", 4, False) == (found.stdout, found.stderr, found.end, found.is_cut)


@given(log=LOGS, limit=st.integers(1, 12))
@example(log=f"{OUT}a{OUT}\n", limit=1)
def test_pieces_are_the_whole(log: str, limit: int) -> None:
    """Pieces one after another are all of both streams, none of them longer than was asked for."""
    whole, offset, pieces = piece(log), 0, []
    while not pieces or pieces[-1].is_cut:
        pieces.append(piece(log, offset, limit))
        size = len((pieces[-1].stdout + pieces[-1].stderr).encode())
        assert pieces[-1].end == offset + size
        assert size <= max(limit, 4)
        assert size or not log.replace(OUT, "").replace(ERR, "")
        offset = pieces[-1].end
    assert whole.stdout == "".join(each.stdout for each in pieces)
    assert whole.stderr == "".join(each.stderr for each in pieces)
    assert whole.end == offset
