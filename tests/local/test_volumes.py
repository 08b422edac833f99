"""Volumes: what the recordings of no scenario hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions.local import mounts
from daytona_actions.local.guarded_folder import GuardedFolder
from tests.local.clients import Sandbox
from tests.patience import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.local.clients import Client

UNFIT = "name must not contain HTML tags, URLs, or control characters"


@pytest.fixture
def volumes(start_server: Callable[..., Client], tmp_path: Path) -> Client:
    """A server with a root folder of its own, where a change of state takes a minute."""
    return start_server(root=tmp_path, transition_seconds=60)


def made(client: Client, name: str) -> dict[str, Any]:
    """Create a volume that is ready."""
    answer = client.http.post("/volumes", json={"name": name})
    assert (200, "pending_create") == (answer.status_code, answer.json()["state"])
    client.clock.advance(61)
    view: dict[str, Any] = answer.json()
    return view


def listed(client: Client, query: str = "") -> list[tuple[str, str]]:
    """Return the names and states of the volumes that a list holds."""
    return [(each["name"], each["state"]) for each in client.http.get(f"/volumes{query}").json()]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({}, "name must be a string"),
        ([], "name must be a string"),
        ({"name": 5}, f"{UNFIT}, name must be a string"),
        ({"name": "rec <b>"}, UNFIT),
        ({"name": "a\0b"}, UNFIT),
    ],
)
def test_an_unfit_name_is_refused(volumes: Client, body: object, message: str) -> None:
    """Recorded, and nothing is made; a long name is taken, and an empty one is the ID."""
    answer = volumes.http.post("/volumes", json=body)
    assert (400, message, []) == (answer.status_code, answer.json()["message"], listed(volumes))
    long, empty = made(volumes, "v" * 300), made(volumes, "")
    assert ("v" * 300, empty["id"]) == (long["name"], empty["name"])


def test_a_name_in_use_is_refused(volumes: Client) -> None:
    """Two volumes of one name could not be told apart (recorded: create_volume)."""
    created = [volumes.http.post("/volumes", json={"name": "taken"}) for _ in range(2)]
    assert (400, "Volume with name taken already exists") == (
        created[1].status_code,
        created[1].json()["message"],
    )


def test_only_a_ready_volume_is_deleted(volumes: Client) -> None:
    """Too early, twice, or never made: each is refused as recorded."""
    identity = volumes.http.post("/volumes", json={"name": "a"}).json()["id"]
    early = volumes.http.delete(f"/volumes/{identity}")
    volumes.clock.advance(61)
    deleted = volumes.http.delete(f"/volumes/{identity}")
    twice = volumes.http.delete(f"/volumes/{identity}")
    never = volumes.http.delete("/volumes/a")
    message = "Volume must be in 'ready' or 'error' state in order to be deleted"
    assert [message, message, "Volume with ID a not found"] == [
        refused.json()["message"] for refused in (early, twice, never)
    ]
    assert [400, 200, b"", 400, 404] == [
        *(early.status_code, deleted.status_code, deleted.content),
        *(twice.status_code, never.status_code),
    ]


@pytest.mark.parametrize("query", ["?includeDeleted=true", "?includeDeleted=false"])
def test_any_include_deleted_lists_them(volumes: Client, query: str) -> None:
    """Recorded: the newest comes first, and a deleted one has left its name to others."""
    first = made(volumes, "a")
    volumes.http.delete(f"/volumes/{first['id']}")
    assert [("a", "pending_delete")] == listed(volumes)
    volumes.clock.advance(61)
    made(volumes, "a")
    assert [("a", "ready")] == listed(volumes)
    assert [("a", "ready"), ("a-deleted", "deleted")] == listed(volumes, query)
    assert 404 == volumes.http.get("/volumes/by-name/a-deleted").status_code


def test_volumes_outlive_their_server(
    volumes: Client, start_server: Callable[..., Client], tmp_path: Path, caplog: Any
) -> None:
    """With all that is known of them; one that cannot be read hides no other."""
    gone, kept = made(volumes, "gone"), made(volumes, "kept")
    volumes.http.delete(f"/volumes/{gone['id']}")
    volumes.clock.advance(61)
    before = volumes.http.get("/volumes?includeDeleted=true").json()
    volumes.daytona.close()
    for name, text in (("torn", "{"), ("other", '{"id": 1, "name": "x"}')):
        (tmp_path / "volumes" / f"{name}.json").write_text(text)
    again = start_server(root=tmp_path, clock=volumes.clock)
    assert before == again.http.get("/volumes?includeDeleted=true").json()
    assert kept["id"] == again.http.get("/volumes/by-name/kept").json()["id"]
    assert 2 == caplog.text.count("is no volume and left alone")


def test_a_volume_that_cannot_be_kept_is_not_made(volumes: Client, tmp_path: Path) -> None:
    """A file is in the way of the folder."""
    (tmp_path / "volumes").write_text("")
    answer = volumes.http.post("/volumes", json={"name": "a"})
    message = "Volume a cannot be kept on disk: File exists"
    assert (500, message, []) == (answer.status_code, answer.json()["message"], listed(volumes))


def ready(client: Client, name: str) -> str:
    """Create a volume on a server where that takes no time, and return its ID."""
    return str(client.http.post("/volumes", json={"name": name}).json()["id"])


def test_sandboxes_share_a_volume(server: Client) -> None:
    """By its ID or its name, also when others have stopped and started, and in file routes."""
    identity = ready(server, "shared")
    paths = ["/home/daytona/data", "/home/daytona/below/data"]
    named = zip(("shared", identity), paths, strict=True)
    first, second = (
        server.create(volumes=[{"volumeId": volume, "mountPath": path}]) for volume, path in named
    )
    first.run("echo one > data/file; mkdir data/folder")
    second.send_to("stop", "stopped")
    second.send_to("start", "started")
    second.upload("/home/daytona/below/data/folder/other", b"two\n")
    listed = {each["name"] for each in second.call("GET", "/files?path=below/data").json()}
    found = first.run("cat data/folder/other"), second.download("below/data/file").content
    up = second.download("below/data/folder/../file").content
    shown = [each["volumes"] for each in (first.get(), second.get())]
    assert (("two\n", b"one\n"), b"one\n", {"file", "folder"}) == (found, up, listed)
    assert [[{"volumeId": identity, "mountPath": path}] for path in paths] == shown
    for sandbox in (first, second):
        server.http.delete(f"/sandbox/{sandbox.id}")


def test_a_part_of_a_volume_is_mounted(server: Client) -> None:
    """It is made where it is missing; the rest of the volume is not seen."""
    named = {"volumeId": ready(server, "parts")}
    place = {"mountPath": "/home/daytona/data"}
    part = server.create(volumes=[{**named, **place, "subpath": "users/one"}])
    whole = server.create(volumes=[{**named, **place}])
    part.run("echo mine > data/file")
    whole.run("echo other > data/other")
    found = part.run("ls data"), whole.run("cat data/users/one/file")
    assert ("file\n", "mine\n", "users/one") == (*found, part.get()["volumes"][0]["subpath"])
    assert "mine\n" == part.download("data/file").text
    for sandbox in (part, whole):
        server.http.delete(f"/sandbox/{sandbox.id}")


def test_a_volume_is_mounted_anywhere_where_sandboxes_are_isolated(server: Client) -> None:
    """Without isolation a path that commands would not find is refused in words."""
    ready(server, "anywhere")
    body = {"volumes": [{"volumeId": "anywhere", "mountPath": "/mnt/deep/data"}]}
    if server.daytona.isolation == "none":
        answer = server.http.post("/sandbox", json=body)
        message = answer.json()["message"]
        assert (400, True) == (
            answer.status_code,
            "needs a local Daytona with isolation" in message,
        )
        return
    sandbox = server.create(**body)
    found = sandbox.run("cd /mnt/deep/data && echo here > file && cat /mnt/deep/data/file; ls /mnt")
    server.http.delete(f"/sandbox/{sandbox.id}")
    assert "here\ndeep\n" == found


@pytest.mark.parametrize(
    ("volume", "status", "message"),
    [
        ({}, 400, "volumes.0.volumeId should not be empty, volumes.0.volumeId must be a string"),
        ({"volumeId": "none", "mountPath": "relative"}, 404, "Volume 'none' not found"),
        ({"mountPath": "data"}, 400, "Invalid mount path data (must be absolute)"),
        ({}, 400, "Invalid mount path undefined (must be a string)"),
        ({"mountPath": "/"}, 400, "Invalid mount path / (cannot mount to the root directory)"),
        (
            {"mountPath": "/a/../b"},
            400,
            "Invalid mount path /a/../b (cannot contain relative path components)",
        ),
        ({"mountPath": "/a//b"}, 400, "Invalid mount path /a//b (cannot contain consecutive slash"),
        ({"mountPath": "/etc/x"}, 400, "Invalid mount path /etc/x (cannot mount to system direct"),
        ({"mountPath": "/a\0"}, 400, "Invalid mount path /a\0 (cannot contain NUL)"),
        ({"mountPath": "/home/daytona"}, 400, "a "),
        ({"mountPath": "/usr/x"}, 400, "a "),
        ({"mountPath": "/home/daytona/x", "subpath": "../x"}, 400, "Invalid subpath '../x'"),
        ({"mountPath": "/home/daytona/x", "subpath": 5}, 400, "Invalid subpath 5"),
    ],
)
def test_what_cannot_be_mounted_is_refused(
    server: Client, volume: dict[str, Any], status: int, message: str
) -> None:
    """In the recorded order (volume_errors), and by the rules of the public server's source."""
    if "mountPath" in volume or "should" not in message:
        volume = {"volumeId": "refused", **volume}
    if not server.http.get("/volumes/by-name/refused").is_success:
        ready(server, "refused")
    before = server.http.get("/sandbox").text
    answer = server.http.post("/sandbox", json={"volumes": [volume]})
    said = answer.json()["message"]
    assert (status, True) == (answer.status_code, said.startswith(message)), said
    assert before == server.http.get("/sandbox").text


def test_a_volume_on_its_way_is_not_mounted(volumes: Client) -> None:
    """Nor one that is deleted."""
    volumes.http.post("/volumes", json={"name": "early"})
    mounted = [{"volumeId": "early", "mountPath": "/home/daytona/x"}]
    answer = volumes.http.post("/sandbox", json={"volumes": mounted})
    message = "Volume 'early' is not in a ready state. Current state: pending_create"
    assert (400, message) == (answer.status_code, answer.json()["message"])


def test_volumes_are_mounted_apart(server: Client) -> None:
    """One inside another is refused in words."""
    ready(server, "apart")
    paths = ("/home/daytona/a", "/home/daytona/a/b")
    mounted = [{"volumeId": "apart", "mountPath": path} for path in paths]
    answer = server.http.post("/sandbox", json={"volumes": mounted})
    assert (400, True) == (answer.status_code, "inside another" in answer.json()["message"])


def test_what_is_in_the_place_of_a_volume_stays(tmp_path: Path) -> None:
    """Only a link or an empty folder, as an earlier server has left, is replaced."""
    for name in ("empty", "full/inner"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to("earlier")
    with GuardedFolder.at(tmp_path, None) as folder:
        folder.link_once("link", "volume")
        folder.link_once("empty", "volume")
        for name in ("file", "full"):
            with pytest.raises(OSError, match=name):
                folder.link_once(name, "volume")
    links = [str((tmp_path / name).readlink()) for name in ("link", "empty")]
    found = ((tmp_path / "file").read_text(), (tmp_path / "full/inner").is_dir())
    assert (["volume", "volume"], ("mine", True)) == (links, found)


PLACE = "/home/daytona/above/data"


def with_volume(client: Client, name: str, content: str) -> Sandbox:
    """Create a sandbox with a volume that holds a file."""
    ready(client, name)
    sandbox = client.create(volumes=[{"volumeId": name, "mountPath": PLACE}])
    sandbox.run(f"echo {content} > above/data/file")
    return sandbox


@pytest.mark.parametrize("archived", [False, True])
def test_what_a_user_put_in_the_place_of_a_volume_is_a_passing_refusal(
    server: Client, *, archived: bool
) -> None:
    """The sandbox is stopped as before; what the sentence names is moved, and it starts."""
    sandbox = with_volume(server, f"occupied-{archived}", "kept")
    sandbox.run("mv above aside; mkdir above; echo mine > above/data")
    sandbox.send_to("stop", "stopped")
    if archived:
        sandbox.send_to("archive", "archived")
    answer = server.http.post(f"/sandbox/{sandbox.id}/start")
    wait_until(lambda: sandbox.state() == "stopped")
    place = sandbox.folder() / "files" / PLACE[1:]
    reason = (
        f"the volume at {PLACE} cannot be mounted: something else exists in its place: move {place} "
        "away, on the machine of the local Daytona, then start the sandbox again"
    )
    view = sandbox.get()
    if not archived:
        said = (answer.status_code, answer.json()["message"])
        assert (400, f"Sandbox failed to start: {reason}") == said
    assert (reason, "stopped") == (view["errorReason"], view["desiredState"])
    place.rename(place.with_name("mine"))
    sandbox.send_to("start", "started")
    found = sandbox.run("cat above/data/file above/mine"), sandbox.get()["errorReason"]
    server.http.delete(f"/sandbox/{sandbox.id}")
    assert ("kept\nmine\n", None) == found


def test_what_servers_leave_in_the_place_of_a_volume_is_replaced(server: Client) -> None:
    """An empty folder, as its mount point is, and the link to it: without a word."""
    sandbox = with_volume(server, "leftovers", "kept")
    found = []
    for leaves in ("folder", "link"):
        sandbox.send_to("stop", "stopped")
        place = sandbox.folder() / "files" / PLACE[1:]
        (place.unlink if place.is_symlink() else place.rmdir)()
        if leaves == "folder":
            place.mkdir()
        else:
            store = server.daytona._store
            assert store
            place.symlink_to(store.root / "volumes" / sandbox.get()["volumes"][0]["volumeId"])
        sandbox.send_to("start", "started")
        found.append(sandbox.run("cat above/data/file"))
    server.http.delete(f"/sandbox/{sandbox.id}")
    assert ["kept\n", "kept\n"] == found


def test_a_volume_in_use_is_not_deleted(server: Client) -> None:
    """By the rule of the public server's source; with its last sandbox its files may go too."""
    identity = ready(server, "used")
    sandbox = server.create(
        name="user", volumes=[{"volumeId": "used", "mountPath": "/home/daytona/data"}]
    )
    sandbox.run("echo kept > data/file")
    sandbox.send_to("stop", "stopped")
    refused = server.http.delete(f"/volumes/{identity}")
    used = server.http.get(f"/volumes/{identity}").json()["lastUsedAt"]
    server.http.delete(f"/sandbox/{sandbox.id}")
    deleted = server.http.delete(f"/volumes/{identity}")
    reason = "it is in use by one or more sandboxes (e.g. user)"
    message = f"Volume cannot be deleted because {reason}"
    assert (409, message, 200) == (
        *(refused.status_code, refused.json()["message"]),
        deleted.status_code,
    )
    store = server.daytona._store
    assert store
    assert ([f"{identity}.json"], True) == (
        [path.name for path in (store.root / "volumes").glob(f"{identity}*")],
        bool(used),
    )


def test_a_volume_stays_when_a_sandbox_of_it_goes(server: Client) -> None:
    """Also when the sandbox is archived first, or its folder is emptied by a command."""
    ready(server, "stays")
    mounted = {"volumes": [{"volumeId": "stays", "mountPath": "/home/daytona/data"}]}
    first = server.create(**mounted)
    first.run("echo kept > data/file")
    first.send_to("stop", "stopped")
    first.send_to("archive", "archived")
    server.http.delete(f"/sandbox/{first.id}")
    wait_until(lambda: first.state() is None)
    second = server.create(**mounted)
    found = second.run("cat data/file")
    server.http.delete(f"/sandbox/{second.id}")
    assert "kept\n" == found


def test_a_snapshot_has_nothing_of_a_volume(server: Client) -> None:
    """Neither its files nor a way to them."""
    ready(server, "outside")
    mounted = {"volumes": [{"volumeId": "outside", "mountPath": "/home/daytona/data"}]}
    sandbox = server.create(**mounted)
    sandbox.run("echo secret > data/file; echo own > own")
    server.http.post(f"/sandbox/{sandbox.id}/snapshot", json={"name": "without"})
    wait_until(lambda: sandbox.state() == "started")
    copy, again = server.create(snapshot="without"), server.create(snapshot="without", **mounted)
    found = copy.run("ls -A data 2>/dev/null; cat own"), again.run("cat data/file own")
    for each in (sandbox, copy, again):
        server.http.delete(f"/sandbox/{each.id}")
    assert ("own\n", "secret\nown\n") == found


@pytest.mark.parametrize("place", ["subpath", "mount path"])
def test_links_in_a_volume_lead_nowhere(server: Client, tmp_path: Path, place: str) -> None:
    """Code in a sandbox puts one where another is to be mounted: that one says so, and has nothing."""
    (tmp_path / "secret").write_text("secret")
    identity = ready(server, f"links-{place}")
    mounted = {"volumeId": identity, "mountPath": "/home/daytona/data"}
    first = server.create(volumes=[mounted])
    if place == "subpath":
        first.run(f"ln -s {tmp_path} data/sub")
        answer = server.http.post("/sandbox", json={"volumes": [{**mounted, "subpath": "sub"}]})
        second = Sandbox(server, answer.json()["id"])
        wait_until(lambda: second.state() == "error")
        assert "exists" in second.get()["errorReason"].lower()
        server.http.delete(f"/sandbox/{second.id}")
    else:
        first.run(f"rm -rf data 2>/dev/null; ln -s {tmp_path} other")
        first.send_to("stop", "stopped")
        answer = first.http.post(f"/sandbox/{first.id}/start")
        assert (200, False) == (answer.status_code, (tmp_path / "data").exists())
        assert b"secret" not in first.download("data/secret").content
    server.http.delete(f"/sandbox/{first.id}")


def test_what_is_mounted_is_what_was_opened(
    server: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that was put in its place in between is found out before anything runs."""
    if server.daytona.isolation == "none":
        return
    ready(server, "checked")
    monkeypatch.setattr(mounts.Mount, "identity", lambda *_arguments: (0, 0))
    mounted = [{"volumeId": "checked", "mountPath": "/home/daytona/data"}]
    answer = server.http.post("/sandbox", json={"volumes": mounted})
    sandbox = Sandbox(server, answer.json()["id"])
    wait_until(lambda: sandbox.state() == "error")
    reason = sandbox.get()["errorReason"]
    server.http.delete(f"/sandbox/{sandbox.id}")
    assert "what is mounted at /home/daytona/data is not the volume's folder" in reason


def test_files_in_volumes_outlive_their_server(
    start_server: Callable[..., Client], tmp_path: Path
) -> None:
    """And sandboxes have them again."""
    client = start_server(root=tmp_path)
    ready(client, "kept")
    sandbox = client.create(volumes=[{"volumeId": "kept", "mountPath": "/home/daytona/data"}])
    sandbox.run("echo kept > data/file")
    client.daytona.close()
    again = Sandbox(start_server(root=tmp_path), sandbox.id)
    again.send_to("start", "started")
    assert "kept\n" == again.run("cat data/file")


def test_the_reason_of_the_system(tmp_path: Path) -> None:
    """What the system says of a volume that cannot be mounted is told as it is."""
    said = mounts._not_mounted("/data", tmp_path, PermissionError(13, "Permission denied"))
    assert f"the volume at /data cannot be mounted: Permission denied: {tmp_path}" == said
