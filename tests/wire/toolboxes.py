"""Requests to toolboxes that no action sends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.scenarios import preparation
from tests.scenarios.model import Collection, repository
from tests.scenarios.preparation import HOME
from tests.wire.calls import looked_up

if TYPE_CHECKING:
    from tests.scenarios.model import Stage
    from tests.wire.calls import Calls

TOOLBOXES = Collection(generated=True)
about = TOOLBOXES.about

PRINT: dict[str, Any] = {"code": "print(1)", "language": "python"}
SLEEP: dict[str, Any] = {
    "code": "import time; time.sleep(12); print('done')",
    "language": "python",
}


def _execute(stage: Stage, body: dict[str, Any], status: int = 200) -> None:
    told = {"status": status, "read": status == 200}
    stage.daytona.toolbox("process.execute_command", stage.sandbox, body=body, **told)


def _run_code(stage: Stage, body: dict[str, Any], status: int = 200) -> None:
    told = {"status": status, "read": status == 200}
    stage.daytona.toolbox("process.code_run", stage.sandbox, body=body, **told)


def _form(
    stage: Stage, route: str, name: str, status: int, *, part: str = "file", **options: Any
) -> None:
    """Send one file by a form that no generated function sends."""
    kind = "text/plain" if name.endswith(".txt") else "application/octet-stream"
    file = (name, b"single\n" if name == "single.txt" else b"x", kind)
    route = f"POST /files/{route}"
    stage.daytona.toolbox(route, stage.sandbox, files={part: file}, status=status, **options)


def _refused_upload(stage: Stage, path: str, name: str) -> None:
    """Upload to a path that is refused, by the route for many files and by that for one."""
    calls = looked_up(stage)
    bulk = {"files[0].path": (None, path), "files[0].file": ("f", b"x")}
    calls.toolbox("POST /files/bulk-upload", stage.sandbox, files=bulk, status=400)
    _form(stage, "upload", name, 400, params={"path": path})


@about("wire", needs=preparation.files)
def download_file_bulk(stage: Stage) -> None:
    """Several files come in one answer, a missing one as its error."""
    body = {"paths": [f"{HOME}/hello.txt", f"{HOME}/missing.txt"]}
    got = looked_up(stage).toolbox("file_system.download_files", stage.sandbox, body=body)
    assert b"hello, sandbox\n" in got.payload.read()


@about("wire", needs=preparation.files)
def download_file_without_path(stage: Stage) -> None:
    """A path is needed."""
    looked_up(stage).toolbox("GET /files/download", stage.sandbox, status=400)


@about("wire", needs=preparation.sandbox)
def execute_command_invalid_env(stage: Stage) -> None:
    """Names and values of variables are checked, and so is the time limit."""
    looked_up(stage)
    _execute(stage, {"command": "true", "envs": {"1BAD": "x"}, "timeout": 10}, 400)
    _execute(stage, {"command": "true", "envs": {"N": 1}, "timeout": 10}, 400)
    _execute(stage, {"command": "true", "timeout": "ten"}, 400)


@about("wire", needs=preparation.sandbox)
def execute_command_no_timeout_sent(stage: Stage) -> None:
    """Without a limit a command may take longer than the usual ten seconds."""
    looked_up(stage)
    _execute(stage, {"command": "sleep 12; echo done"})


@about("wire", needs=preparation.single_file)
def file_details(stage: Stage) -> None:
    """Files are described, found, moved, changed and deleted."""
    calls = looked_up(stage)

    def files(operation: str, **options: Any) -> None:
        calls.toolbox(f"file_system.{operation}", stage.sandbox, **options)

    moved = f"{HOME}/made/moved.txt"
    change = {"files": [f"{HOME}/hello.txt"], "pattern": "hello", "newValue": "bye"}
    files("get_file_info", path=f"{HOME}/hello.txt", read=True)
    files("get_file_info", path=f"{HOME}/missing.txt", status=404)
    files("find_in_files", path=HOME, pattern="sandbox", read=True)
    files("search_files", path=HOME, pattern="*.txt", read=True)
    files("create_folder", path=f"{HOME}/made", mode="755", status=201)
    files("move_file", source=f"{HOME}/single.txt", destination=moved)
    files("set_file_permissions", path=moved, mode="600")
    files("replace_in_files", body=change, read=True)
    files("delete_file", path=f"{HOME}/made", recursive=True, status=204)
    files("delete_file", path=f"{HOME}/missing", status=404)


@about("wire", needs=preparation.sandbox)
def execute_command_long(stage: Stage) -> None:
    """A command may be of any length, a variable not."""
    looked_up(stage)
    for length in (100_000, 131_000, 132_000, 200_000):
        command = f"cat > f <<'EOF'\n{'x' * length}\nEOF\nwc -c < f"
        _execute(stage, {"command": command, "timeout": 20})
    _execute(stage, {"command": "true", "envs": {"BIG": "y" * 140_000}, "timeout": 20})


@about("wire", needs=preparation.sandbox)
def execute_command_nul(stage: Stage) -> None:
    """The shell drops a NUL; in a variable or a directory it cannot be."""
    looked_up(stage)
    _execute(stage, {"command": "echo a\0b", "timeout": 10})
    _execute(stage, {"command": "echo $A", "envs": {"A": "a\0b"}, "timeout": 10})
    _execute(stage, {"command": "pwd", "cwd": "/tmp\0x", "timeout": 10})
    _run_code(stage, {"code": "print('a\0b')", "language": "python", "timeout": 10})


@about("wire", needs=preparation.sandbox)
def execute_command_odd_cwd(stage: Stage) -> None:
    """A directory that is none is told as the reason why nothing ran."""
    looked_up(stage)
    for folder in ("/no/such/dir", "", "relative", "~", "/etc/passwd", "/root", "/tmp/"):
        _execute(stage, {"command": "pwd", "cwd": folder, "timeout": 10})


@about("wire", needs=preparation.special_files)
def run_code_argv(stage: Stage) -> None:
    """Arguments are read by the shell."""
    looked_up(stage)
    code = "import sys; print(sys.argv)"
    for argv in (
        ["one", "two words"],
        ["$(id -u)", "*"],
        ["a; echo hi"],
        ["'quoted'"],
        ["-x", "--y=z"],
    ):
        _run_code(stage, {"code": code, "language": "python", "argv": argv, "timeout": 10})
    for language, limit in (("javascript", 10), ("typescript", 60)):
        body = {"code": "console.log(process.argv.slice(1))", "language": language}
        _run_code(stage, {**body, "argv": ["one", "two words"], "timeout": limit})


@about("wire", needs=preparation.sandbox)
def run_code_long(stage: Stage) -> None:
    """Code may be of any length."""
    looked_up(stage)
    long = "y" * 200_000
    for code, language, limit in (
        (f"x = '{long}'\nprint(len(x))", "python", 20),
        (f"const x = '{long}'\nconsole.log(x.length)", "javascript", 20),
        (f"const x = '{long}'\nconsole.log(x.length)", "typescript", 60),
    ):
        _run_code(stage, {"code": code, "language": language, "timeout": limit})
    body = {"code": "import sys; print(len(sys.argv))", "language": "python", "timeout": 20}
    _run_code(stage, {**body, "argv": ["a", "a", "a"]})


@about("wire", needs=preparation.sandbox)
def run_code_stdin(stage: Stage) -> None:
    """Standard input is at its end, and what code is told of itself."""
    looked_up(stage)
    told = "sys.stdin.isatty(), sys.stdout.isatty(), sys.argv, __name__, globals().get('__file__')"
    for code in (
        "print(repr(input('name? ')))",
        "import sys; print(repr(sys.stdin.read()))",
        f"import sys; print({told})",
        "import os; print(os.getcwd(), os.environ.get('HOME'), os.environ.get('PWD'))",
    ):
        _run_code(stage, {"code": code, "language": "python", "timeout": 60})
    body = {"code": "import sys; print(sys.argv)", "language": "python", "timeout": 60}
    _run_code(stage, {**body, "argv": ["one", "two words"]})


@about("wire", needs=preparation.git_server)
def git_clone_missing_fields(stage: Stage) -> None:
    """A clone needs a URL that is one, and a path."""
    calls, sandbox = looked_up(stage), stage.sandbox
    url = {"url": repository(stage, "demo.git")}
    calls.toolbox("POST /git/clone", sandbox, json=url, status=400)
    calls.toolbox("POST /git/clone", sandbox, json={"path": "/x"}, status=400)
    body = {"url": "not a url", "path": f"{HOME}/y"}
    calls.toolbox("git.clone_repository", sandbox, body=body, status=404)


@about("wire", needs=preparation.cloned)
def git_details(stage: Stage) -> None:
    """Status, branches and history of a repository."""
    calls = looked_up(stage)
    for operation in ("get_status", "list_branches", "get_commit_history"):
        calls.toolbox(f"git.{operation}", stage.sandbox, path=f"{HOME}/demo", read=True)


@about("wire", needs=preparation.sandbox)
def no_timeout_sent(stage: Stage) -> None:
    """No limit, and a limit of nothing, are no limit."""
    looked_up(stage)
    _run_code(stage, SLEEP)
    _run_code(stage, SLEEP | {"timeout": 0})
    _execute(stage, {"command": "sleep 12; echo done", "timeout": 0})


@about("wire", needs=preparation.sandbox)
def run_code_invalid_env(stage: Stage) -> None:
    """Variables and limit of code are checked, and a language is needed."""
    calls = looked_up(stage)
    _run_code(stage, PRINT | {"envs": {"BAD NAME": "x"}, "timeout": 10}, 400)
    _run_code(stage, PRINT | {"envs": {"N": 1}, "timeout": 10}, 400)
    _run_code(stage, PRINT | {"timeout": -1}, 400)
    _run_code(stage, PRINT | {"timeout": 0})
    code = {"code": "print(1)"}
    calls.toolbox("POST /process/code-run", stage.sandbox, json=code, status=400)


@about("wire", needs=preparation.sandbox)
def run_code_unsupported_language(stage: Stage) -> None:
    """A language that toolboxes do not run is refused."""
    looked_up(stage)
    _run_code(stage, {"code": "puts 1", "language": "ruby", "timeout": 10}, 400)


@about("wire", needs=preparation.named("list-two"))
def toolbox_by_name(stage: Stage) -> None:
    """Toolboxes go by ID only."""
    calls: Calls = stage.daytona
    name, body = stage.name("list-two"), {"command": "echo hi", "timeout": 10}
    calls.look_up(name)
    calls.toolbox("process.execute_command", name, body=body, status=401)


@about("wire", needs=preparation.sandbox)
def toolbox_directories(stage: Stage) -> None:
    """A toolbox tells its directories and its version."""
    calls = looked_up(stage)
    for operation in ("get_work_dir", "get_user_home_dir", "get_project_dir", "get_version"):
        calls.toolbox(f"info.{operation}", stage.sandbox, read=True)


@about("wire", needs=preparation.sandbox)
def toolbox_unknown_route(stage: Stage) -> None:
    """Routes that this version does not have are told as such."""
    calls, sandbox = looked_up(stage), stage.sandbox
    calls.toolbox("GET /no/such/route", sandbox, status=404)
    upload = {"params": {"path": "/tmp/x"}, "content": b"x"}
    calls.toolbox("POST /files/upload-v2", sandbox, status=404, **upload)


@about("wire", needs=preparation.sandbox)
def unauthorized(stage: Stage) -> None:
    """A wrong key, an empty one and none: at the control plane, then at a toolbox."""
    calls: Calls = stage.daytona
    for sent in ("Bearer wrong", "Bearer", ""):
        calls.control("sandbox.list_sandboxes", status=401, authorization=sent)
    calls.look_up(stage.sandbox)
    body = {"command": "echo hi"}
    for sent in ("Bearer wrong", ""):
        refused = {"status": 401, "authorization": sent}
        calls.toolbox("process.execute_command", stage.sandbox, body=body, **refused)


@about("wire", needs=preparation.files)
def upload_file_onto_directory(stage: Stage) -> None:
    """A directory is not replaced by a file."""
    _refused_upload(stage, f"{HOME}/new", "x.txt")


@about("wire", needs=preparation.files)
def upload_file_permission_denied(stage: Stage) -> None:
    """Where the sandbox's user may not write, nothing is written."""
    _refused_upload(stage, "/etc/nope.txt", "file.bin")


@about("wire", needs=preparation.files)
def upload_file_single_route(stage: Stage) -> None:
    """One file can be sent by a route of its own."""
    looked_up(stage)
    _form(stage, "upload", "single.txt", 200, params={"path": f"{HOME}/single.txt"})


@about("wire", needs=preparation.files)
def upload_file_trailing_slash(stage: Stage) -> None:
    """A path that ends with a slash is no file's."""
    _refused_upload(stage, f"{HOME}/new/", "x.txt")


@about("wire", needs=preparation.files)
def upload_file_without_path(stage: Stage) -> None:
    """A path is needed."""
    calls = looked_up(stage)
    _form(stage, "upload", "x", 400)
    _form(stage, "bulk-upload", "x", 400, part="files[0].file")
    calls.toolbox("POST /files/bulk-upload", stage.sandbox, json={}, status=400)
