"""A server starts quickly, says what it cannot do, and leaves nothing when it is closed."""

from __future__ import annotations

import concurrent.futures
import gc
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from daytona_actions import DaytonaActions, local
from daytona_actions.local import (
    LocalDaytona,
    LocalDaytonaError,
    interpreter,
    isolation as isolations,
)
from daytona_actions.local.daemon import kernel

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.local.clients import Client


def held() -> tuple[int, set[str], set[str]]:
    """Return what this process holds: descriptors, threads and child processes."""
    gc.collect()
    threads = {thread.name for thread in threading.enumerate()}
    children = subprocess.run(
        ["pgrep", "-P", str(os.getpid())], capture_output=True, text=True, check=False
    )
    own = {str(number) for number in children.stdout.split()}
    return (
        len(list(Path("/dev/fd").iterdir())),
        threads,
        {child for child in own if Path(f"/proc/{child}").exists()},
    )


def test_closing_leaves_no_thread_process_or_descriptor(
    start_server: Callable[..., Client],
) -> None:
    """Whatever was running."""
    start_server().daytona.close()
    before = held()
    client = start_server()
    sandboxes = [client.create() for _sandbox in range(3)]
    sandboxes[0].run("sleep 1000 >/dev/null 2>&1 &")
    client.http.close()
    client.daytona.close()
    assert before == held()


def test_closing_twice_is_closing_once(start_server: Callable[..., Client]) -> None:
    """The second time nothing happens."""
    client = start_server()
    client.daytona.close()
    client.daytona.close()
    assert repr(client.daytona) == "<LocalDaytona not started>"


def test_starting_twice_is_refused(start_server: Callable[..., Client]) -> None:
    """One object is one server."""
    with pytest.raises(LocalDaytonaError, match="started already"):
        start_server().daytona.start()


def test_a_region_of_the_cloud_in_the_environment_is_not_asked_for(
    monkeypatch: pytest.MonkeyPatch, isolation: str
) -> None:
    """A client of this machine's server creates sandboxes whatever DAYTONA_TARGET names."""
    monkeypatch.setenv("DAYTONA_TARGET", "eu")
    with DaytonaActions.local(LocalDaytona(isolation=isolation)) as daytona:
        assert daytona.create_sandbox().success


def test_of_many_threads_one_starts_it(isolation: str) -> None:
    """The others are refused, and the server answers on."""
    daytona = LocalDaytona(isolation=isolation)
    together = threading.Barrier(8)

    def start() -> str:
        together.wait()
        try:
            daytona.start()
        except LocalDaytonaError as error:
            return str(error)
        return "started"

    with concurrent.futures.ThreadPoolExecutor(8) as executor:
        said = [future.result() for future in [executor.submit(start) for _thread in range(8)]]
    refused = "this local Daytona is started already: make another"
    headers = {"authorization": f"Bearer {daytona.api_key}"}
    code = httpx.get(f"{daytona.api_url}/health", headers=headers, trust_env=False).status_code
    daytona.close()
    assert (sorted(["started", *[refused] * 7]), 200) == (sorted(said), code)


@pytest.mark.parametrize("end", ["sys.exit()", "daytona.close(); os._exit(0)"])
def test_a_forked_child_that_ends_leaves_the_server_alone(end: str) -> None:
    """The temporary folder and the sandboxes are its parent's."""
    code = (
        "import os, sys, httpx\nfrom daytona_actions.local import LocalDaytona\n"
        "daytona = LocalDaytona(isolation='none').start()\n"
        f"child = os.fork()\nif child == 0:\n    {end}\nos.waitpid(child, 0)\n"
        "headers = {'authorization': f'Bearer {daytona.api_key}'}\n"
        "url = f'{daytona.api_url}/sandbox'\n"
        "print(httpx.post(url, json={}, headers=headers, trust_env=False).status_code)"
    )
    ended = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (0, "200\n") == (ended.returncode, ended.stdout), ended.stderr


def test_the_key_is_not_in_the_repr(server: Client) -> None:
    """The URL is."""
    assert f"<LocalDaytona {server.daytona.api_url}>" == repr(server.daytona)


def test_it_listens_on_loopback_only(server: Client) -> None:
    """Unless told otherwise."""
    assert server.daytona.api_url.startswith("http://127.0.0.1:")


def test_it_can_listen_on_all_addresses(start_server: Callable[..., Client]) -> None:
    """The URL is one that this machine can use."""
    client = start_server(host="0.0.0.0")  # noqa: S104 - what this is about
    assert (
        client.http.get("/health").status_code,
        client.daytona.api_url.startswith("http://127.0.0.1:"),
    ) == (200, True)


@pytest.mark.skipif(not socket.has_ipv6, reason="this machine has no IPv6")
def test_it_can_listen_on_ipv6(start_server: Callable[..., Client]) -> None:
    """The address is in brackets in the URL."""
    assert start_server(host="::1").http.get("/health").status_code == 200


def test_a_port_in_use_is_said(server: Client) -> None:
    """Which one, and why."""
    port = int(server.daytona.api_url.split(":")[2].split("/")[0])
    with pytest.raises(LocalDaytonaError, match=f"cannot listen on 127.0.0.1 port {port}"):
        LocalDaytona(port=port).start()


@pytest.mark.parametrize("options", [{"host": ""}, {"root": ""}, {"max_sandboxes": -1}])
def test_an_option_that_means_nothing_is_said(options: dict[str, Any]) -> None:
    """By its name, before anything happens."""
    with pytest.raises(LocalDaytonaError, match=f"^{next(iter(options))} is "):
        LocalDaytona(**options)


def test_a_port_that_does_not_exist_is_said() -> None:
    """Numbers end at 65535."""
    with pytest.raises(LocalDaytonaError, match=r"cannot listen on 127\.0\.0\.1 port 70000"):
        LocalDaytona(port=70000).start()


def test_an_unknown_isolation_is_said() -> None:
    """With the ones there are."""
    with pytest.raises(LocalDaytonaError, match="use auto, bubblewrap or none"):
        LocalDaytona(isolation="container").start()


def test_no_network_needs_isolation() -> None:
    """Plain processes always have it."""
    with pytest.raises(LocalDaytonaError, match="network=False needs isolation bubblewrap"):
        LocalDaytona(isolation="none", network=False).start()


def test_bubblewrap_that_is_missing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the package that brings it."""
    monkeypatch.setenv("PATH", "/nonexistent")
    with pytest.raises(LocalDaytonaError, match="Debian package: bubblewrap"):
        LocalDaytona(isolation="bubblewrap").start()


def test_auto_takes_what_works(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without bubblewrap it is none."""
    monkeypatch.setenv("PATH", "/nonexistent")
    assert isolations.choose("auto", tmp_path).name == "none"


@pytest.fixture
def broken_bubblewrap(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A bwrap that can make no namespace, as in many containers."""
    program = tmp_path / "bwrap"
    program.write_text("#!/bin/sh\necho 'no namespaces here' >&2; exit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(sys, "platform", "linux")


@pytest.mark.usefixtures("broken_bubblewrap")
def test_bubblewrap_that_does_not_work_says_why() -> None:
    """In its own words."""
    assert isolations.problem("bubblewrap") == "bwrap failed: no namespaces here"


@pytest.mark.usefixtures("broken_bubblewrap")
@pytest.mark.parametrize("name", ["auto", "bubblewrap"])
def test_isolation_is_not_lost_without_a_word(name: str) -> None:
    """Where bubblewrap is installed but does not work, the error says why and how to go on."""
    with pytest.raises(LocalDaytonaError) as caught:
        LocalDaytona(isolation=name).start()
    said = (
        "isolation 'bubblewrap' does not work here: bwrap failed: no namespaces here; repair that"
    )
    assert (True, True) == (
        str(caught.value).startswith(said),
        "isolation none" in str(caught.value),
    )


@pytest.mark.usefixtures("broken_bubblewrap")
def test_the_report_says_that_bubblewrap_does_not_work() -> None:
    """Which is a fault where it is installed."""
    said = "none, unless bubblewrap works: bwrap failed: no namespaces here"
    assert [("isolation here", False, said)] == isolations.isolation_report()


def test_the_report_says_that_bubblewrap_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which is no fault."""
    monkeypatch.setenv("PATH", "/nonexistent")
    subject, works, said = isolations.isolation_report()[0]
    assert ("isolation here", None, True) == (subject, works, "bwrap" in said)


@pytest.mark.parametrize(("version", "works"), [(7, True), (6, True), (5, False), (-1, False)])
def test_the_report_says_whether_abstract_sockets_are_closed(
    monkeypatch: pytest.MonkeyPatch, version: int, *, works: bool
) -> None:
    """By Landlock, from its sixth version on."""
    library = type("Kernel", (), {"syscall": lambda *_: version})
    monkeypatch.setattr(isolations, "problem", lambda _name: None)
    monkeypatch.setattr(kernel.sys, "platform", "linux")
    monkeypatch.setattr(kernel.ctypes, "CDLL", lambda _name: library())
    assert ["isolation here", "abstract sockets"] == [
        line[0] for line in isolations.isolation_report()
    ]
    assert [True, works] == [line[1] for line in isolations.isolation_report()]


def test_a_python_whose_base_is_gone_is_its_own_base(monkeypatch: pytest.MonkeyPatch) -> None:
    """And one that knows of no base as well."""
    monkeypatch.setattr(sys, "_base_executable", "/nonexistent/python")
    moved = interpreter.base_executable()
    monkeypatch.delattr(sys, "_base_executable")
    assert [os.path.realpath(sys.executable)] * 2 == [moved, interpreter.base_executable()]


def test_bubblewrap_that_cannot_be_started_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the reason of the system."""

    def refuse(*_: object) -> object:
        raise PermissionError(13, "Permission denied", "bwrap")

    monkeypatch.setattr("daytona_actions.local.isolation.shutil.which", lambda _: "bwrap")
    monkeypatch.setattr("daytona_actions.local.bubblewrap._try", refuse)
    monkeypatch.setattr(sys, "platform", "linux")
    expected = "bwrap cannot be started: [Errno 13] Permission denied: 'bwrap'"
    assert expected == isolations.problem("bubblewrap")


def test_an_interpreter_that_is_a_home_folder_is_not_shown_to_sandboxes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Isolation does not work with it, and the reason says so."""
    monkeypatch.setattr("daytona_actions.local.interpreter.prefixes", lambda: [Path.home()])
    assert f"the Python interpreter is in {Path.home()}, which a sandbox must not see" == (
        isolations.problem("bubblewrap")
    )


@pytest.mark.parametrize(
    ("name", "platform", "system", "said"),
    [
        ("bubblewrap", "darwin", "posix", "bubblewrap exists for Linux only"),
        ("none", "darwin", "posix", None),
        ("none", "win32", "nt", "needs Linux or macOS; on Windows use WSL 2"),
    ],
)
def test_each_system_has_the_modes_it_can_have(
    monkeypatch: pytest.MonkeyPatch, name: str, platform: str, system: str, said: str | None
) -> None:
    """MacOS runs without isolation, Windows says what is missing."""
    monkeypatch.setattr("daytona_actions.local.isolation.sys.platform", platform)
    monkeypatch.setattr("daytona_actions.local.isolation.os.name", system)
    found = isolations.problem(name)
    monkeypatch.undo()
    assert said == found


def test_windows_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is imported that it has not."""
    monkeypatch.delitem(vars(local), "LocalDaytona", raising=False)
    monkeypatch.setattr("daytona_actions.local.os.name", "nt")
    with pytest.raises(ImportError, match="on Windows run it in WSL 2"):
        vars(local)["__getattr__"]("LocalDaytona")


@pytest.mark.parametrize("missing", ["starlette", "uvicorn", "python_multipart"])
def test_a_missing_extra_is_said(missing: str) -> None:
    """With the command that installs it."""
    code = (
        f"import sys; sys.modules[{missing!r}] = None\n"
        "from daytona_actions.local import LocalDaytona"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    expected = f"ImportError: {missing} is missing: pip install '.[local]' in a checkout of daytona_actions"
    assert expected == ended.stderr.strip().splitlines()[-1]


def test_an_unknown_name_is_an_attribute_error() -> None:
    """As of any module."""
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        vars(local)["__getattr__"]("nothing")


def test_the_fixtures_module_imports_nothing_heavy() -> None:
    """Pytest loads it in every project that has this package installed."""
    code = (
        "import sys, daytona_actions.local.pytest_plugin\n"
        "heavy = {'uvicorn', 'starlette', 'httpx', 'pydantic'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout == "[]\n"


def test_the_fixture_gives_a_running_server(tmp_path: Path) -> None:
    """A user's test takes it by name: installing this package is all that it takes."""
    (tmp_path / "test_it.py").write_text(
        "import httpx\n"
        "def test_it(daytona_local):\n"
        "    headers = {'authorization': f'Bearer {daytona_local.api_key}'}\n"
        "    url = f'{daytona_local.api_url}/health'\n"
        "    assert httpx.get(url, headers=headers, trust_env=False).json() == {'status': 'ok'}\n"
    )
    environment = {**os.environ}
    environment.pop("PYTEST_DISABLE_PLUGIN_AUTOLOAD", None)
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-c", os.devnull, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert ended.returncode == 0, ended.stdout


def test_links_of_the_system_are_there_anyway(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Only those outside of its folders have to be made in a sandbox."""
    (tmp_path / "python").symlink_to(sys.executable)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    made = interpreter.links()[0][0]
    monkeypatch.setattr(interpreter, "SYSTEM_FOLDERS", ("/",))
    assert (tmp_path / "python", []) == (made, interpreter.links())
