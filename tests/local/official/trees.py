"""Drives the files and Git of a local Daytona with the official SDK, in that SDK's environment."""

from __future__ import annotations

from typing import Any

from daytona import FileDownloadRequest  # type: ignore[import-not-found]
from running import run, settled


async def use_files(fs: Any) -> dict[str, Any]:
    """Call whatever there is for files, and say what was seen."""
    await settled(fs.upload_file(b"one two\n", "files/a.txt"))
    await settled(fs.create_folder("files/new", "750"))
    await settled(fs.move_files("files/a.txt", "files/new/b.txt"))
    await settled(fs.set_file_permissions("files/new/b.txt", mode="640"))
    info = await settled(fs.get_file_info("files/new/b.txt"))
    seen: dict[str, Any] = {"info": [info.name, info.size, info.mode]}
    found = await settled(fs.find_files("files", "two"))
    seen["found"] = [[each.file, each.line, each.content] for each in found]
    seen["named"] = (await settled(fs.search_files("files", "*.txt"))).files
    replaced = await settled(fs.replace_in_files(["files/new/b.txt"], "two", "2"))
    seen["replaced"] = [each.success for each in replaced]
    wanted = [FileDownloadRequest(source=path) for path in ("files/new/b.txt", "files/none")]
    several = await settled(fs.download_files(wanted))
    seen["downloaded"] = [each.result.decode() if each.result else None for each in several]
    await settled(fs.delete_file("files/new", True))  # noqa: FBT003 - the SDK's own order
    seen["left"] = len(await settled(fs.list_files("files")))
    return seen


async def use_git(git: Any, fs: Any, url: str) -> dict[str, Any]:
    """Call whatever there is for Git, and say what was seen."""
    who = {"username": "me", "password": "secret"}
    await settled(git.clone(url, "tree", **who))
    await settled(fs.upload_file(b"new\n", "tree/new"))
    await settled(git.create_branch("tree", "topic"))
    await settled(git.checkout_branch("tree", "trunk"))
    await settled(git.add("tree", ["new"]))
    staged = (await settled(git.status("tree"))).file_status
    seen: dict[str, Any] = {"staged": [[each.name, each.staging] for each in staged]}
    made = await settled(git.commit("tree", "new", "me", "me@example.com"))
    seen["committed"] = len(made.sha)
    await settled(git.push("tree", **who))
    await settled(git.pull("tree", **who))
    await settled(git.delete_branch("tree", "topic"))
    seen["branches"] = (await settled(git.branches("tree"))).branches
    status = await settled(git.status("tree"))
    seen["status"] = [status.current_branch, status.ahead, status.behind]
    try:
        await settled(git.push("tree"))
    except Exception as error:  # noqa: BLE001 - whatever the SDK makes of it
        seen["refused"] = "authentication required" in str(error)
    return seen


async def drive(daytona: Any, name: str, url: str) -> dict[str, Any]:
    """Use the files and Git of a sandbox."""
    sandbox = await settled(daytona.get(name))
    seen = await use_files(sandbox.fs)
    return seen | await use_git(sandbox.git, sandbox.fs, url)


run(drive)
