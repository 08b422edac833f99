"""A server starts quickly, says what it cannot do, and leaves nothing when it is closed."""

from __future__ import annotations

import concurrent.futures
import contextlib
import gc
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from daytona_actions import DaytonaActions, local
from daytona_actions.local import LocalDaytona, LocalDaytonaError
from tests.other_system import on_system
from tests.patience import PATIENCE, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.local.clients import Client


def held() -> set[object]:
    """Return what this process holds, each by itself: descriptors, threads and child processes."""
    # What servers that were killed left is removed beside a start, and ends when it is done.
    wait_until(lambda: not [t for t in threading.enumerate() if "remove_abandoned" in t.name])
    gc.collect()
    children = subprocess.run(
        ["pgrep", "-P", str(os.getpid())], capture_output=True, text=True, check=False
    )
    found: set[object] = {*threading.enumerate()}
    found |= {child for child in children.stdout.split() if Path(f"/proc/{child}").exists()}
    for descriptor in Path("/dev/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):  # that of this look itself
            found.add((descriptor.name, descriptor.readlink()))
    return found


def test_closing_leaves_no_thread_process_or_descriptor(
    start_server: Callable[..., Client], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever was running."""
    # Where no server was killed.
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    start_server().daytona.close()
    before = held()
    client = start_server()
    sandboxes = [client.create() for _sandbox in range(3)]
    sandboxes[0].run("sleep 1000 >/dev/null 2>&1 &")
    client.http.close()
    client.daytona.close()
    # What servers that tests share hold for a moment is given back.
    wait_until(lambda: not held() - before)


def test_closing_twice_is_closing_once(start_server: Callable[..., Client]) -> None:
    """The second time nothing happens."""
    client = start_server()
    client.daytona.close()
    client.daytona.close()
    assert "<LocalDaytona not started>" == repr(client.daytona)


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
    code = httpx.get(
        f"{daytona.api_url}/health", headers=headers, trust_env=False, timeout=PATIENCE
    ).status_code
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
        "answer = httpx.post(url, json={}, headers=headers, trust_env=False, "
        f"timeout={PATIENCE})\nprint(answer.status_code)"
    )
    ended = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
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
    assert (200, True) == (
        client.http.get("/health").status_code,
        client.daytona.api_url.startswith("http://127.0.0.1:"),
    )


@pytest.mark.skipif(not socket.has_ipv6, reason="this machine has no IPv6")
def test_it_can_listen_on_ipv6(start_server: Callable[..., Client]) -> None:
    """The address is in brackets in the URL."""
    assert 200 == start_server(host="::1").http.get("/health").status_code


def test_a_port_in_use_is_said(server: Client) -> None:
    """Which one, and why."""
    port = int(server.daytona.api_url.split(":")[2].split("/")[0])
    with pytest.raises(LocalDaytonaError, match=f"cannot listen on 127.0.0.1 port {port}"):
        LocalDaytona(port=port).start()


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("host", "", "is empty"),
        ("host", None, "must be an address to listen on, not None"),
        ("root", "", "is empty"),
        ("root", 1, "must be a folder, or None for a temporary one, not 1"),
        ("port", "x", "must be a number from 0 (a free one) to 65535, not 'x'"),
        ("port", 70000, "must be a number from 0 (a free one) to 65535, not 70000"),
        ("port", True, "must be a number from 0"),
        ("isolation", [], "must be one of auto, bubblewrap, none, not []"),
        ("network", "no", "must be True or False, not 'no'"),
        ("max_sandboxes", -1, "must be a whole number, 0 or more, not -1"),
        ("max_body_bytes", -5, "must be a whole number, 1 or more, not -5"),
        ("requests_per_minute", 0, "must be a whole number, 1 or more, not 0"),
        ("transition_seconds", float("nan"), "must be a number of seconds, 0 or more, not nan"),
        ("transition_seconds", "1", "must be a number of seconds, 0 or more, not '1'"),
        ("clock", 1, "must be a Clock such as MovableClock(), not 1"),
        ("api_key", 12345678, "must be 8 to 4096 characters"),
    ],
)
def test_an_option_that_means_nothing_is_said(option: str, value: Any, said: str) -> None:
    """By its name, before anything happens."""
    with pytest.raises(ValueError, match=f"^{option} {re.escape(said)}"):
        LocalDaytona(**{option: value})


def test_windows_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is imported that it has not."""
    monkeypatch.delitem(vars(local), "LocalDaytona", raising=False)
    on_system(monkeypatch, local, name="nt")
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
    assert "[]\n" == ended.stdout


def test_the_fixture_gives_a_running_server(tmp_path: Path) -> None:
    """A user's test takes it by name: installing this package is all that it takes."""
    (tmp_path / "test_it.py").write_text(
        "import httpx\n"
        "def test_it(daytona_local):\n"
        "    headers = {'authorization': f'Bearer {daytona_local.api_key}'}\n"
        "    url = f'{daytona_local.api_url}/health'\n"
        f"    answer = httpx.get(url, headers=headers, trust_env=False, timeout={PATIENCE})\n"
        "    assert answer.json() == {'status': 'ok'}\n"
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
    assert 0 == ended.returncode, ended.stdout
