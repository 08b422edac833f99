"""Requests to the routes around files, the refused ones too, which actions do not send."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.scenarios import preparation
from tests.scenarios.model import Collection
from tests.scenarios.preparation import HOME
from tests.wire.calls import looked_up

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.scenarios.model import Stage

FILE_ROUTES = Collection(generated=True)
about = FILE_ROUTES.about

LONGEST_NAME = "n" * 255
DEEP = HOME + "/d" * 2500


def _send(stage: Stage, request: str, rows: Iterable[tuple[dict[str, Any], int]]) -> None:
    """Send a request with each query; each answer must have its status."""
    for params, status in rows:
        stage.daytona.toolbox(request, stage.sandbox, params=params, status=status)


def _ask(stage: Stage, operation: str, rows: Iterable[dict[str, Any]]) -> None:
    """Call a generated function with each row; each answer must be read to the last field."""
    for row in rows:
        stage.daytona.toolbox(f"file_system.{operation}", stage.sandbox, read=True, **row)


def _upload(stage: Stage, path: str, content: bytes, status: int = 200) -> None:
    files = {"files[0].path": (None, path), "files[0].file": ("f", content)}
    stage.daytona.toolbox("POST /files/bulk-upload", stage.sandbox, files=files, status=status)


@about("wire", needs=preparation.tree_with_second_link)
def file_info(stage: Stage) -> None:
    """Links are followed; what may not be seen is told apart from what is not there."""
    looked_up(stage)
    rows = [(f"{HOME}/a.txt", 200), ("a.txt", 200), (f"{HOME}/dir", 200), (f"{HOME}/link2", 200)]
    rows += [(f"{HOME}/dirlink", 200), (f"{HOME}/dangling", 404), (f"{HOME}/pipe", 200)]
    rows += [("/root/x", 403), ("/etc/shadow", 200), (f"{HOME}/a.txt/x", 400), ("", 400)]
    _send(stage, "GET /files/info", [({"path": path}, status) for path, status in rows])
    _send(stage, "GET /files/info", [({}, 400)])


@about("wire", needs=preparation.tree)
def file_delete(stage: Stage) -> None:
    """A folder is deleted only if that is said, also an empty one."""
    looked_up(stage)
    _send(
        stage,
        "DELETE /files",
        [
            *(({"path": f"{HOME}/a.txt"}, status) for status in (204, 404)),
            *(({"path": f"{HOME}/{name}"}, 400) for name in ("empty", "dir")),
            ({"path": f"{HOME}/dir", "recursive": "false"}, 400),
            *(({"path": f"{HOME}/{name}", "recursive": "true"}, 204) for name in ("dir", "run.sh")),
            ({"path": "relative", "recursive": "true"}, 204),
            ({"path": "/etc/hostname"}, 400),
            ({"path": "/etc", "recursive": "true"}, 400),
            ({"path": "/root/x"}, 403),
            ({}, 400),
        ],
    )


@about("wire", needs=preparation.tree)
def file_find(stage: Stage) -> None:
    """A text is found as it is written; a folder that is not there holds nothing."""
    looked_up(stage)
    rows = [(HOME, "one"), (f"{HOME}/a.txt", "one"), (HOME, "o.e"), (HOME, "no-such-text")]
    rows += [(f"{HOME}/missing", "x"), ("/root", "x")]
    _ask(stage, "find_in_files", [{"path": path, "pattern": text} for path, text in rows])
    _send(stage, "GET /files/find", [({"path": HOME}, 400), ({"pattern": "one"}, 400)])


@about("wire", needs=preparation.tree)
def file_search(stage: Stage) -> None:
    """A pattern is one of names, whatever folder they are in."""
    looked_up(stage)
    patterns = ["*.txt", "c", "sub", "dir/*.txt", "**/*.txt", "*.none", "["]
    rows = [(HOME, pattern) for pattern in patterns] + [(f"{HOME}/missing", "*"), ("/root", "*")]
    _ask(stage, "search_files", [{"path": path, "pattern": pattern} for path, pattern in rows])
    _send(stage, "GET /files/search", [({"path": HOME}, 400)])


@about("wire", needs=preparation.tree)
def file_folder(stage: Stage) -> None:
    """A folder is made with its parents; one that is there keeps its mode."""
    looked_up(stage)
    made = [({"path": f"{HOME}/new", "mode": mode}, 201) for mode in ("700", "755")]
    _send(stage, "POST /files/folder", made)
    _ask(stage, "get_file_info", [{"path": f"{HOME}/new"}])
    rows = [(f"{HOME}/deep/er/est", "755", 201), ("relative", "755", 201)]
    rows += [(f"{HOME}/nomode", "", 201), (f"{HOME}/badmode", "rwx", 400)]
    rows += [(f"{HOME}/a.txt", "755", 400), ("/etc/x", "755", 400), ("", "755", 400)]
    queries = (({"path": path, "mode": mode}, status) for path, mode, status in rows)
    given = (({name: text for name, text in q.items() if text}, status) for q, status in queries)
    _send(stage, "POST /files/folder", given)


@about("wire", needs=preparation.tree)
def file_move(stage: Stage) -> None:
    """Files and folders move to a name that nothing has; half a move is a success with a body."""
    looked_up(stage)

    def move(source: str, destination: str, status: int = 200) -> None:
        query = {"source": source, "destination": destination}
        _send(stage, "POST /files/move", [(query, status)])

    a_txt, x = f"{HOME}/a.txt", f"{HOME}/x"
    move(a_txt, f"{HOME}/dir/moved.txt")
    move(f"{HOME}/dir/moved.txt", "a.txt")
    move(f"{HOME}/dir", f"{HOME}/renamed")
    move(f"{HOME}/renamed", f"{HOME}/dir")
    for taken in ("a.txt", "b.txt", "empty"):
        move(a_txt, f"{HOME}/{taken}", 409)
    move(f"{HOME}/missing", x, 404)
    move(a_txt, f"{HOME}/no/such/x", 404)
    move(a_txt, "/etc/x", 400)
    move("/etc/hostname", x)
    move("/root/x", x, 403)
    move(f"{HOME}/link", f"{HOME}/link2")
    _send(stage, "POST /files/move", [({"source": a_txt}, 400)])


@about("wire", needs=preparation.folder_in_folder)
def file_move_into_itself_fills_the_disk(stage: Stage) -> None:
    """What is refused has copied the folder into itself until its path was too long."""
    calls = looked_up(stage)
    query = {"source": f"{HOME}/self", "destination": f"{HOME}/self/sub/inside"}
    _send(stage, "POST /files/move", [(query, 400)])
    longest = "find self -type d | awk '{ print length }' | sort -n | tail -1"
    body = {"command": f"find self -type d | wc -l; {longest}", "timeout": 20}
    calls.toolbox("process.execute_command", stage.sandbox, body=body, read=True)


@about("wire", needs=preparation.tree)
def file_permissions(stage: Stage) -> None:
    """A mode is octal, and its bits beyond nine are dropped; nobody gives a file away."""
    looked_up(stage)
    script = {"path": f"{HOME}/run.sh"}
    rows = [({"mode": "755"}, 200), ({"mode": "0644"}, 200), ({"mode": "u+x"}, 400)]
    rows += [({"mode": "999"}, 400), ({"mode": "1777"}, 200)]
    _send(stage, "POST /files/permissions", [({**script, **more}, status) for more, status in rows])
    _ask(stage, "get_file_info", [script])
    rows = [({"owner": "daytona", "group": "daytona"}, 200), ({"owner": "root"}, 400)]
    rows += [({"owner": "nobody-such"}, 400), ({"group": "nogroup-such"}, 400), ({}, 200)]
    rows += [({"path": f"{HOME}/missing", "mode": "644"}, 404)]
    rows += [({"path": "/etc/hostname", "mode": "644"}, 400)]
    _send(stage, "POST /files/permissions", [({**script, **more}, status) for more, status in rows])
    _send(stage, "POST /files/permissions", [({"mode": "644"}, 400)])


@about("wire", needs=preparation.tree)
def file_replace(stage: Stage) -> None:
    """A text is replaced as it is written; what failed is told file by file."""
    calls = looked_up(stage)

    def replace(files: list[str], pattern: str, new: str) -> dict[str, Any]:
        return {"body": {"files": files, "pattern": pattern, "newValue": new}}

    files = [f"{HOME}/dir/c.txt", f"{HOME}/missing", f"{HOME}/dir", "/etc/hostname"]
    _ask(stage, "replace_in_files", [replace(files, "one", "1")])
    _send(stage, "GET /files/download", [({"path": f"{HOME}/dir/c.txt"}, 200)])
    b_txt = [f"{HOME}/b.txt"]
    changes = [("absent", "x"), ("t.o", "regex?"), ("two", "")]
    _ask(stage, "replace_in_files", [replace(b_txt, *change) for change in changes])
    for body, status in (
        ({"files": b_txt, "pattern": "", "newValue": "x"}, 400),
        ({"files": [], "pattern": "x", "newValue": "y"}, 200),
        ({"files": [f"{HOME}/a.txt"], "pattern": "one"}, 400),
        ({"pattern": "x", "newValue": "y"}, 400),
        ({"files": "a.txt", "pattern": "x", "newValue": "y"}, 400),
    ):
        calls.toolbox("POST /files/replace", stage.sandbox, json=body, status=status)
    _send(stage, "GET /files/download", [({"path": f"{HOME}/b.txt"}, 200)])


@about("wire", needs=preparation.tree_with_second_link)
def file_bulk_download(stage: Stage) -> None:
    """Several files come as parts of one body, and what failed as a part too."""
    calls = looked_up(stage)
    missing, a_txt = f"{HOME}/missing", f"{HOME}/a.txt"
    for body, status in (
        ({"paths": [a_txt, f"{HOME}/link2", "dir/sub/bin"]}, 200),
        ({"paths": [missing, f"{HOME}/dir", "/etc/shadow", a_txt]}, 200),
        ({"paths": [missing]}, 200),
        ({"paths": []}, 400),
        ({}, 400),
        ({"paths": "a.txt"}, 400),
    ):
        calls.toolbox("POST /files/bulk-download", stage.sandbox, json=body, status=status)


@about("wire", needs=preparation.unreadable_file)
def file_bulk_download_special(stage: Stage) -> None:
    """What is no file, or may not be read, is told in its part."""
    calls = looked_up(stage)
    paths = ["/proc/version", "/dev/null", "sock", "loop", "dangling", "empty", "folder"]
    body = {"paths": [*paths, "secret/x", "unreadable"]}
    calls.toolbox("POST /files/bulk-download", stage.sandbox, json=body)


@about("wire", needs=preparation.replaced_tree)
def file_symlinks(stage: Stage) -> None:
    """Links are followed but by deletion, which takes the link and leaves what it points to."""
    looked_up(stage)

    def download(name: str, status: int = 200) -> None:
        _send(stage, "GET /files/download", [({"path": f"{HOME}/{name}"}, status)])

    def delete(name: str, status: int, **more: str) -> None:
        _send(stage, "DELETE /files", [({"path": f"{HOME}/{name}", **more}, status)])

    _ask(stage, "list_files", [{"path": HOME}, {"path": f"{HOME}/dirlink"}])
    download("link2")
    download("dangling", 404)
    _upload(stage, f"{HOME}/link2", b"through\n")
    download("a.txt")
    delete("dangling", 404)
    delete("link2", 204)
    delete("dirlink", 400)
    delete("dirlink", 204, recursive="true")
    _ask(stage, "list_files", [{"path": f"{HOME}/dir"}])


@about("wire", needs=preparation.sandbox)
def file_long_names(stage: Stage) -> None:
    """A name of 255 bytes is taken, a longer one and a longer path are refused."""
    looked_up(stage)
    longest = f"{HOME}/{LONGEST_NAME}"
    _upload(stage, longest, b"x")
    _upload(stage, f"{longest}n", b"x", 400)
    _send(stage, "GET /files/info", [({"path": f"{longest}n"}, 400)])
    _send(stage, "POST /files/folder", [({"path": f"{longest}n", "mode": "755"}, 400)])
    _send(stage, "GET /files/info", [({"path": DEEP}, 400)])
    _send(stage, "DELETE /files", [({"path": longest}, 204)])
