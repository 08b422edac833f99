"""The table of toolbox routes, and how their errors become answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from .exchange import Answer, Request, RouteError

if TYPE_CHECKING:
    from collections.abc import Callable

    from .tree import Tree

VERSION = "v0.0.0-dev"

# Where the function of a route is: every sandbox has a daemon, few of them are asked for most.
PROCESS_ROUTES = {
    ("POST", "/process/execute"): "process.execute",
    ("POST", "/process/code-run"): "code_run.code_run",
}
FILE_ROUTES = {
    ("GET", "/files"): "files.list_files",
    ("DELETE", "/files"): "files.delete_file",
    ("GET", "/files/info"): "files.file_info",
    ("POST", "/files/folder"): "files.create_folder",
    ("POST", "/files/move"): "moving.move_file",
    ("POST", "/files/permissions"): "permissions.set_permissions",
    ("GET", "/files/download"): "transfer.download_file",
    ("POST", "/files/bulk-download"): "bulk.bulk_download",
    ("UPLOAD", "/files/content"): "transfer.write_file",
    ("GET", "/files/find"): "search.find_in_files",
    ("GET", "/files/search"): "search.search_files",
    ("POST", "/files/replace"): "replacing.replace_in_files",
    ("POST", "/git/clone"): "git_clone.clone_repository",
    ("GET", "/git/status"): "git_reading.status",
    ("GET", "/git/branches"): "git_reading.branches",
    ("GET", "/git/history"): "git_reading.history",
    ("POST", "/git/add"): "git_changes.add",
    ("POST", "/git/commit"): "git_changes.commit",
    ("POST", "/git/branches"): "git_changes.create_branch",
    ("DELETE", "/git/branches"): "git_changes.delete_branch",
    ("POST", "/git/checkout"): "git_changes.checkout",
    ("POST", "/git/pull"): "git_remotes.pull",
    ("POST", "/git/push"): "git_remotes.push",
}
FOLDER_ROUTES = frozenset({"/work-dir", "/user-home-dir", "/project-dir"})
# What v0.190.0 has beside these: a client that asks must not take "not here" for "no such session".
NOT_OFFERED = re.compile(r"/process/(pty|interpreter)(/.*)?|/(lsp|computeruse|proxy)/.*|/init")


def answer(request: Request) -> Answer:
    """Carry a request out; what goes wrong is an answer too."""
    try:
        return _carry_out(request)
    except RouteError as error:
        return error.answer(request.method, request.path)


def _carry_out(request: Request) -> Answer:
    route, settings = (request.method, request.path), request.settings
    if name := PROCESS_ROUTES.get(route):
        return _function(name)(request)
    if name := FILE_ROUTES.get(route):
        from .tree import Tree

        tree = Tree(settings.root, settings.home, settings.volumes, confined=settings.confined)
        return _handle(_function(name), request, tree)
    if found := _find_named(*route):
        handle_named, names = found
        return handle_named(request, *names)
    if request.method == "GET" and request.path in FOLDER_ROUTES:
        return Answer.of_json({"dir": settings.home})
    if route == ("GET", "/version"):
        return Answer.of_json({"version": VERSION})
    if NOT_OFFERED.fullmatch(request.path):
        raise RouteError.not_offered(f"{request.method} {request.path}")
    return Answer(404, {"content-type": "text/plain"}, [b"404 page not found"])


def _function(name: str) -> Callable[..., Answer]:
    module, _, function = name.partition(".")
    found = __import__(f"{__package__}.{module}", fromlist=[function])
    return cast("Callable[..., Answer]", getattr(found, function))


def _find_named(method: str, path: str) -> tuple[Callable[..., Answer], tuple[str, ...]] | None:
    """Return the function of a route with names in it, and these."""
    if path.startswith("/process/session"):
        from . import session_routes

        return session_routes.find(method, path)
    if path.startswith("/port"):
        from . import ports

        return ports.find(method, path)
    return None


def _handle(handle: Callable[..., Answer], request: Request, tree: Tree) -> Answer:
    from .os_errors import REFUSED, status_of

    try:
        return handle(request, tree)
    except ConnectionError:
        raise
    except (OSError, RecursionError, UnicodeError) as error:
        # Recorded: the file routes answer these without a body (list_files_missing and others).
        status = status_of(error) if isinstance(error, OSError) else REFUSED
        return Answer(status, {"content-length": "0"})
