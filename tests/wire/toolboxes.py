"""The recordings of toolboxes that hold requests which the actions never send."""

from __future__ import annotations

from typing import Any

from tests.wire.exchanges import Exchange, control, get_sandbox, toolbox

CODE = "0950817b-f94b-4ece-8257-c008e6bec028"
COMMANDS = "436f8f6d-dbca-4b55-b408-b82716009603"
FILES = "db14d602-743f-46ed-ba16-79bb735638d9"
GIT = "96eaa29d-7bc0-4ed1-9eed-1ede187348bd"
LISTED = "0b132f1a-d7c0-4a5d-9326-0f4e3bb0c64d"
UNLIMITED = "c6fee221-cc2a-44ae-bf98-27ffb80009cf"

HOME = "/home/daytona"
UPLOADED = "/tmp/x"
SLEEP: dict[str, object] = {
    "code": "import time; time.sleep(12); print('done')",
    "language": "python",
}

PRINT: dict[str, object] = {"code": "print(1)", "language": "python"}

_ODD_LIMITS: tuple[tuple[dict[str, object], int], ...] = (
    ({"envs": {"BAD NAME": "x"}, "timeout": 10}, 400),
    ({"envs": {"N": 1}, "timeout": 10}, 400),
    ({"timeout": -1}, 400),
    ({"timeout": 0}, 200),
)


def _execute(sandbox: str, body: dict[str, object], status: int = 200) -> Exchange:
    parsed = "ExecuteResponse" if status == 200 else None
    return toolbox("process.execute_command", sandbox, body=body, status=status, parsed=parsed)


def _code_run(sandbox: str, body: dict[str, object], status: int = 200) -> Exchange:
    parsed = "CodeRunResponse" if status == 200 else None
    return toolbox("process.code_run", sandbox, body=body, status=status, parsed=parsed)


def _files(
    operation: str, *, status: int = 200, parsed: str | None = None, **options: object
) -> Exchange:
    return toolbox(f"file_system.{operation}", FILES, status=status, parsed=parsed, **options)


def _git(operation: str, parsed: str) -> Exchange:
    return toolbox(f"git.{operation}", GIT, path=f"{HOME}/demo", parsed=parsed)


def _form(route: str, name: str, content_type: str, status: int, **options: Any) -> Exchange:
    """Send one file by a form that no generated function sends."""
    file = (name, b"single\n" if name == "single.txt" else b"x", content_type)
    part = options.pop("part", "file")
    return toolbox(f"POST /{FILES}/{route}", files={part: file}, status=status, **options)


def _refused_upload(path: str, name: str, content_type: str) -> tuple[Exchange, ...]:
    """Upload to a path that is refused, by the route for many files and by that for one."""
    bulk = {"files[0].path": (None, path), "files[0].file": ("f", b"x")}
    return (
        get_sandbox(FILES),
        toolbox(f"POST /{FILES}/files/bulk-upload", files=bulk, status=400),
        _form("files/upload", name, content_type, 400, params={"path": path}),
    )


RECORDINGS: dict[str, tuple[Exchange, ...]] = {
    "download_file_bulk": (
        get_sandbox(FILES),
        _files(
            "download_files",
            body={"paths": [f"{HOME}/hello.txt", f"{HOME}/missing.txt"]},
            parsed="File",
        ),
    ),
    "download_file_without_path": (
        get_sandbox(FILES),
        toolbox(f"GET /{FILES}/files/download", status=400),
    ),
    "execute_command_invalid_env": (
        get_sandbox(COMMANDS),
        _execute(COMMANDS, {"command": "true", "envs": {"1BAD": "x"}, "timeout": 10}, 400),
        _execute(COMMANDS, {"command": "true", "envs": {"N": 1}, "timeout": 10}, 400),
        _execute(COMMANDS, {"command": "true", "timeout": "ten"}, 400),
    ),
    "execute_command_no_timeout_sent": (
        get_sandbox(COMMANDS),
        _execute(COMMANDS, {"command": "sleep 12; echo done"}),
    ),
    "file_details": (
        get_sandbox(FILES),
        _files("get_file_info", path=f"{HOME}/hello.txt", parsed="FileInfo"),
        _files("get_file_info", path=f"{HOME}/missing.txt", status=404),
        _files("find_in_files", path=HOME, pattern="sandbox", parsed="list"),
        _files("search_files", path=HOME, pattern="*.txt", parsed="SearchFilesResponse"),
        _files("create_folder", path=f"{HOME}/made", mode="755", status=201),
        _files("move_file", source=f"{HOME}/single.txt", destination=f"{HOME}/made/moved.txt"),
        _files("set_file_permissions", path=f"{HOME}/made/moved.txt", mode="600"),
        _files(
            "replace_in_files",
            body={"files": [f"{HOME}/hello.txt"], "pattern": "hello", "newValue": "bye"},
            parsed="list",
        ),
        _files("delete_file", path=f"{HOME}/made", recursive=True, status=204),
        _files("delete_file", path=f"{HOME}/missing", status=404),
    ),
    "git_clone_missing_fields": (
        get_sandbox(GIT),
        toolbox(
            f"POST /{GIT}/git/clone", json={"url": "http://127.0.0.1:8099/demo.git"}, status=400
        ),
        toolbox(f"POST /{GIT}/git/clone", json={"path": "/x"}, status=400),
        toolbox(
            "git.clone_repository", GIT, body={"url": "not a url", "path": f"{HOME}/y"}, status=404
        ),
    ),
    "git_details": (
        get_sandbox(GIT),
        _git("get_status", "GitStatus"),
        _git("list_branches", "ListBranchResponse"),
        _git("get_commit_history", "list"),
    ),
    "no_timeout_sent": (
        get_sandbox(UNLIMITED),
        _code_run(UNLIMITED, SLEEP),
        _code_run(UNLIMITED, SLEEP | {"timeout": 0}),
        _execute(UNLIMITED, {"command": "sleep 12; echo done", "timeout": 0}),
    ),
    "run_code_invalid_env": (
        get_sandbox(CODE),
        *(_code_run(CODE, PRINT | more, status) for more, status in _ODD_LIMITS),
        toolbox(f"POST /{CODE}/process/code-run", json={"code": "print(1)"}, status=400),
    ),
    "run_code_unsupported_language": (
        get_sandbox(CODE),
        _code_run(CODE, {"code": "puts 1", "language": "ruby", "timeout": 10}, 400),
    ),
    "toolbox_by_name": (
        get_sandbox("list-two"),
        _execute("list-two", {"command": "echo hi", "timeout": 10}, 401),
    ),
    "toolbox_directories": (
        get_sandbox(FILES),
        toolbox("info.get_work_dir", FILES, parsed="DirectoryResponse"),
        toolbox("info.get_user_home_dir", FILES, parsed="DirectoryResponse"),
        toolbox("info.get_project_dir", FILES, parsed="DirectoryResponse"),
        toolbox("info.get_version", FILES, parsed="VersionResponse"),
    ),
    "toolbox_unknown_route": (
        get_sandbox(LISTED),
        toolbox(f"GET /{LISTED}/no/such/route", status=404),
        toolbox(
            f"POST /{LISTED}/files/upload-v2", params={"path": UPLOADED}, content=b"x", status=404
        ),
    ),
    "unauthorized": (
        *(control("sandbox.list_sandboxes", status=401) for _ in range(3)),
        get_sandbox(LISTED),
        *(_execute(LISTED, {"command": "echo hi"}, 401) for _ in range(2)),
    ),
    "upload_file_onto_directory": _refused_upload(f"{HOME}/new", "x.txt", "text/plain"),
    "upload_file_permission_denied": _refused_upload(
        "/etc/nope.txt", "file.bin", "application/octet-stream"
    ),
    "upload_file_single_route": (
        get_sandbox(FILES),
        _form(
            "files/upload", "single.txt", "text/plain", 200, params={"path": f"{HOME}/single.txt"}
        ),
    ),
    "upload_file_trailing_slash": _refused_upload(f"{HOME}/new/", "x.txt", "text/plain"),
    "upload_file_without_path": (
        get_sandbox(FILES),
        _form("files/upload", "x", "application/octet-stream", 400),
        _form("files/bulk-upload", "x", "application/octet-stream", 400, part="files[0].file"),
        toolbox(f"POST /{FILES}/files/bulk-upload", json={}, status=400),
    ),
}
