"""Scenarios of the actions on a tree of files: look, make, move, delete, search, replace, read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios import preparation
from tests.scenarios.model import Collection, failed, worked
from tests.scenarios.preparation import HOME

if TYPE_CHECKING:
    from daytona_actions.results import ActionResult
    from tests.scenarios.model import Stage

TREE = Collection()
about = TREE.about


def _refused(result: ActionResult) -> tuple[str, str]:
    """Return how an action failed: kind and message."""
    failure = failed(result)
    return failure.kind, failure.message


@about("get_file_info", needs=preparation.tree_with_second_link)
def get_file_info(stage: Stage) -> None:
    """A file is described as in a list, a link as its target; what cannot be seen is told why."""
    look, box = stage.daytona.get_file_info, stage.sandbox
    paths = [f"{HOME}/a.txt", "a.txt", f"{HOME}/dir", f"{HOME}/link2", f"{HOME}/pipe"]
    found = [worked(look(box, path)).file for path in paths]
    assert ["a.txt", "a.txt", "dir", "link2", "pipe"] == [each.name for each in found]
    assert [False, False, True, False, False] == [each.is_dir for each in found]
    assert [4, 4, 4] == [found[at].size for at in (0, 1, 3)]
    assert ["-", "-", "d", "-", "p"] == [each.mode[0] for each in found]
    told = ("not_found", f"There is no file or directory {HOME}/dangling in the sandbox")
    assert told == _refused(look(box, f"{HOME}/dangling"))
    told = ("permission", "No permission to look at /root/x in the sandbox")
    assert told == _refused(look(box, "/root/x"))
    kind, message = _refused(look(box, f"{HOME}/a.txt/x"))
    assert ("invalid_request", True) == (kind, "cannot be looked at" in message)


@about("create_folder", needs=preparation.tree)
def create_folder(stage: Stage) -> None:
    """A folder is made with its parents; where there is a file, or no right, that is told."""
    make, box = stage.daytona.create_folder, stage.sandbox
    assert f"{HOME}/new" == worked(make(box, f"{HOME}/new", "700")).path
    assert f"{HOME}/deep/er/est" == worked(make(box, f"{HOME}/deep/er/est")).path
    assert "relative" == worked(make(box, "relative")).path
    for path in (f"{HOME}/a.txt", "/etc/x"):
        kind, message = _refused(make(box, path))
        assert ("invalid_request", True) == (kind, f"The directory {path} cannot" in message)


@about("move_file", needs=preparation.tree)
def move_file(stage: Stage) -> None:
    """A file is moved to a path where nothing is; what is in the way, or missing, is told."""
    move, box, source = stage.daytona.move_file, stage.sandbox, f"{HOME}/a.txt"
    told = f"{source} is not moved: there is something at {HOME}/b.txt already"
    assert ("conflict", told) == _refused(move(box, source, f"{HOME}/b.txt"))
    told = f"there is no directory {HOME}/no/such in the sandbox"
    kind, message = _refused(move(box, source, f"{HOME}/no/such/x"))
    assert ("not_found", True) == (kind, message.endswith(told))
    assert "permission" == failed(move(box, "/root/x", f"{HOME}/x")).kind
    moved = worked(move(box, source, f"{HOME}/dir/moved.txt"))
    assert (f"{HOME}/dir/moved.txt", False) == (moved.path, moved.source_left)


@about("delete_file", needs=preparation.tree)
def delete_file(stage: Stage) -> None:
    """A file goes at a word, a directory only with another one; a dangling link counts as missing."""
    delete, box = stage.daytona.delete_file, stage.sandbox
    failure = failed(delete(box, f"{HOME}/dangling"))
    assert ("not_found", True) == (failure.kind, failure.hint.startswith("A symbolic link without"))
    assert "pass recursive=True" in failed(delete(box, f"{HOME}/dir")).message
    assert f"{HOME}/a.txt" == worked(delete(box, f"{HOME}/a.txt")).path
    assert f"{HOME}/dir" == worked(delete(box, f"{HOME}/dir", recursive=True)).path


@about("set_file_permissions", needs=preparation.tree)
def set_file_permissions(stage: Stage) -> None:
    """What was changed is looked at; what there is not, and who, is told."""
    change, box, path = stage.daytona.set_file_permissions, stage.sandbox, f"{HOME}/run.sh"
    assert "0755" == worked(change(box, path, "755")).file.permissions
    told = ("not_found", f"There is no file or directory {HOME}/missing in the sandbox")
    assert told == _refused(change(box, f"{HOME}/missing", "644"))
    for owner in ({"owner": "nobody-such"}, {"group": "nogroup-such"}):
        assert "the owner or group may be unknown" in failed(change(box, path, **owner)).message


@about("search_files", needs=preparation.tree)
def search_files(stage: Stage) -> None:
    """Names are found at any depth; to find nothing in a folder is no failure, without one it is."""
    search, box = stage.daytona.search_files, stage.sandbox
    expected = [f"{HOME}/{name}" for name in ("a.txt", "b.txt", "dir/c.txt")]
    assert expected == worked(search(box, "*.txt", HOME)).files
    assert [f"{HOME}/dir/sub"] == worked(search(box, "sub", HOME)).files
    assert [] == worked(search(box, "c", HOME)).files
    told = ("not_found", f"There is no directory {HOME}/missing in the sandbox")
    assert told == _refused(search(box, "*", f"{HOME}/missing"))
    told = ("permission", "No permission to read /root in the sandbox")
    assert told == _refused(search(box, "*", "/root"))


@about("find_in_files", needs=preparation.tree)
def find_in_files(stage: Stage) -> None:
    """Lines are found in a folder and in a file; where neither is, that is a failure."""
    find, box = stage.daytona.find_in_files, stage.sandbox
    found = worked(find(box, "one", HOME)).matches
    expected = [(f"{HOME}/a.txt", 1, "one"), (f"{HOME}/dir/c.txt", 1, "one two one")]
    assert expected == [(each.file, each.line, each.content) for each in found]
    assert expected[0][0] == worked(find(box, "one", f"{HOME}/a.txt")).matches[0].file
    assert [] == worked(find(box, "o.e", HOME)).matches
    assert "not_found" == failed(find(box, "x", f"{HOME}/missing")).kind
    assert "permission" == failed(find(box, "x", "/root")).kind


@about("replace_in_files", needs=preparation.tree)
def replace_in_files(stage: Stage) -> None:
    """A text is replaced, and of each file it is said."""
    path = f"{HOME}/b.txt"
    [done] = worked(stage.daytona.replace_in_files(stage.sandbox, [path], "two", "")).results
    assert (path, True, None) == (done.file, done.success, done.error)


@about("read_text_file", needs=preparation.tree_with_second_link)
def read_text_file(stage: Stage) -> None:
    """A text comes with its lines counted; a link without a target is no file."""
    read, box = stage.daytona.read_text_file, stage.sandbox
    found = worked(read(box, f"{HOME}/link2"))
    assert ("one\n", 1, 1, 1, 4) == (
        found.text,
        found.start_line,
        found.end_line,
        found.total_lines,
        found.size,
    )
    told = ("not_found", f"There is no file {HOME}/dangling in the sandbox")
    assert told == _refused(read(box, f"{HOME}/dangling"))


@about("write_text_file", needs=preparation.sandbox)
def write_text_file(stage: Stage) -> None:
    """A text is written, and another one put behind it."""
    write, box, path = stage.daytona.write_text_file, stage.sandbox, f"{HOME}/notes.txt"
    written = worked(write(box, path, "one\n"))
    assert (path, 4) == (written.path, written.size)
    assert 8 == worked(write(box, path, "two\n", append=True)).size
    assert "one\ntwo\n" == worked(stage.daytona.read_text_file(box, path)).text


@about("edit_text_file", needs=preparation.tree)
def edit_text_file(stage: Stage) -> None:
    """A text is changed where it stands once; one that is not there changes nothing."""
    edit, box, path = stage.daytona.edit_text_file, stage.sandbox, f"{HOME}/a.txt"
    edited = worked(edit(box, path, "one", "three"))
    assert (path, 1) == (edited.path, edited.line)
    told = f"old_text is not in {path}, which has 1 line: nothing was changed"
    assert ("invalid_request", told) == _refused(edit(box, path, "one", "three"))
