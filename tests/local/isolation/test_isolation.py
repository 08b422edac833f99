"""What runs in a bubblewrap sandbox reaches nothing of this machine."""

from __future__ import annotations

import ctypes
import os
import socket
import subprocess
import sys
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from daytona_actions.local import bubblewrap
from daytona_actions.local.daemon import kernel, keyring
from tests.patience import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.local.clients import Client, Sandbox

# <linux/keyctl.h>
KEYCTL_SEARCH = 10
SESSION_KEYRING = -3
# The same on every machine: <asm-generic/unistd.h>
PIDFD_OPEN, PIDFD_GETFD = 434, 438

HIDDEN = ["/root", "/var", "/run", "/home/somebody", "/srv", "/mnt", str(Path.home())]


@pytest.mark.parametrize("folder", HIDDEN)
def test_a_folder_of_this_machine_cannot_be_read(looked_into: Sandbox, folder: str) -> None:
    """Homes, /var, /run and others are missing or refused."""
    assert 2 == looked_into.execute(f"ls -A {folder}").json()["exitCode"]


@pytest.mark.parametrize("folder", HIDDEN)
def test_a_folder_of_this_machine_cannot_be_written(looked_into: Sandbox, folder: str) -> None:
    """Nothing can be put into them either."""
    name = f"{folder}/{uuid.uuid4()}"
    exit_code = looked_into.execute(f"touch {name} || mkdir -p {name}").json()["exitCode"]
    assert (1, False) == (exit_code, Path(name).exists())


@pytest.mark.parametrize("folder", ["/usr", "/usr/bin", "/etc", "/opt/daytona/daemon", "/", "/bin"])
def test_what_a_sandbox_sees_of_the_system_is_read_only(looked_into: Sandbox, folder: str) -> None:
    """Programs and settings can be used, not changed."""
    name = f"{folder}/{uuid.uuid4()}"
    exit_code = looked_into.execute(f"touch {name}").json()["exitCode"]
    assert (1, False) == (exit_code, Path(name).exists())


def test_the_interpreter_is_read_only(looked_into: Sandbox) -> None:
    """The prefix of this machine's Python can be used, not changed."""
    code = (
        f"import os, sys; print([os.access(p, os.W_OK) for p in (sys.base_prefix, {sys.prefix!r})])"
    )
    assert "[False, False]\n" == looked_into.code(code)["result"]


def test_tmp_is_not_the_one_of_this_machine(looked_into: Sandbox, marked_folder: Path) -> None:
    """A file in this machine's /tmp is not there."""
    assert 1 == looked_into.execute(f"cat {marked_folder}/marker").json()["exitCode"]


def test_what_is_written_to_tmp_stays_in_the_sandbox(looked_into: Sandbox) -> None:
    """A file in the sandbox's /tmp is not in this machine's."""
    name = f"/tmp/{uuid.uuid4()}"
    exit_code = looked_into.execute(f"touch {name}").json()["exitCode"]
    assert (0, False) == (exit_code, Path(name).exists())


@pytest.mark.parametrize("namespace", ["user", "pid", "ipc", "mnt", "uts"])
def test_a_sandbox_has_its_own_namespace(looked_into: Sandbox, namespace: str) -> None:
    """User, processes, IPC, mounts and host name are the sandbox's own."""
    inside = looked_into.run(f"readlink /proc/self/ns/{namespace}").strip()
    assert inside != str(Path(f"/proc/self/ns/{namespace}").readlink())


def test_processes_have_no_capabilities(looked_into: Sandbox) -> None:
    """Nothing that the kernel reserves is permitted."""
    assert "CapPrm:\t0000000000000000\n" == looked_into.run("grep CapPrm /proc/self/status")


def test_processes_are_not_of_root_outside(looked_into: Sandbox) -> None:
    """A server of root gives its sandboxes a user that nobody is."""
    looked_into.run("sleep 4567.25 >/dev/null 2>&1 &")
    found = subprocess.run(
        ["pgrep", "-f", "sleep 4567.25"], capture_output=True, text=True, check=True
    )
    owners = {Path(f"/proc/{number}").stat().st_uid for number in found.stdout.split()}
    assert owners & {0} == set()


def test_a_process_outside_cannot_be_signalled(looked_into: Sandbox) -> None:
    """Its number means nothing inside."""
    with subprocess.Popen(["sleep", "60"]) as outside:
        looked_into.run(f"kill -9 {outside.pid}")
        alive = outside.poll() is None
        outside.kill()
    assert alive


def test_the_kernel_settings_cannot_be_changed(looked_into: Sandbox) -> None:
    """Files of /proc that steer the machine refuse to be written."""
    command = "echo x > /proc/sys/kernel/core_pattern || echo b > /proc/sysrq-trigger"
    assert 1 == looked_into.execute(command).json()["exitCode"]


def test_the_key_of_the_server_is_nowhere(looked_into: Sandbox, server: Client) -> None:
    """No environment, command line or memory map that can be read holds it."""
    seen = looked_into.run("env; cat /proc/[0-9]*/environ /proc/[0-9]*/cmdline | tr '\\0' '\\n'")
    assert server.daytona.api_key not in seen


LOOK = """
import ctypes, glob, os, re
marker = b"of this".replace(b" ", b"-") + b"-machine"
seen = set()
for folder in {{*glob.glob("/proc/{others}"), "/proc/{pid}"}}:
    if folder == f"/proc/{{os.getpid()}}":
        continue
    try:
        with open(folder + "/environ", "rb") as file:
            seen |= {{"environ"}} if marker in file.read() else set()
        with open(folder + "/maps") as maps, open(folder + "/mem", "rb", buffering=0) as memory:
            for begin, end in re.findall(r"^(\\w+)-(\\w+) rw", maps.read(), re.MULTILINE):
                memory.seek(int(begin, 16))
                content = memory.read(int(end, 16) - int(begin, 16))
                seen |= {{"memory"}} if marker in content else set()
    except OSError:
        continue
print(sorted(seen))
"""


def test_environment_and_memory_of_the_server_cannot_be_read(
    start_server: Callable[..., Client],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Not even by a sandbox whose processes are, outside of it, the server's own user's."""
    monkeypatch.setattr(bubblewrap, "outside_user", lambda: None)
    sandbox = start_server().create()
    environment = {"MARKER": "of-this-machine"}
    with subprocess.Popen(["sleep", "60"], env=environment) as server:
        # All memory of this machine would take too long to read.
        command = [sys.executable, "-c", LOOK.format(pid=server.pid, others="none")]
        # The kernel sets the environment a moment after the program counts as started.
        wait_until(lambda: b"environ" in subprocess.check_output(command))
        inside = sandbox.code(LOOK.format(pid=server.pid, others="[0-9]*"))["result"]
        server.kill()
    assert "[]\n" == inside


@pytest.mark.parametrize("user", ["of its own", "the server's"])
def test_the_keyring_of_the_server_cannot_be_read(
    start_server: Callable[..., Client], monkeypatch: pytest.MonkeyPatch, user: str
) -> None:
    """A key that whoever started the server keeps in the kernel's session keyring."""
    if user == "the server's":
        monkeypatch.setattr(bubblewrap, "outside_user", lambda: None)
    number = keyring.KEYCTL[os.uname().machine]
    libc = ctypes.CDLL(None)
    libc.syscall(number, keyring.JOIN_SESSION_KEYRING, None)
    add_key = number - 2  # on every machine of the table
    libc.syscall(add_key, b"user", b"a-key", b"of this machine", 15, SESSION_KEYRING)
    search = (
        "import ctypes; kernel = ctypes.CDLL(None)\n"
        f"print(kernel.syscall({number}, {KEYCTL_SEARCH}, {SESSION_KEYRING}, b'user', b'a-key', 0))"
    )
    assert "-1\n" == start_server().create().code(search)["result"]


def test_the_root_folder_of_the_server_is_unknown(looked_into: Sandbox) -> None:
    """No command line that can be read names where the sandboxes are."""
    assert "daytona-local-" not in looked_into.run("cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ")


def test_the_environment_of_the_server_is_not_inherited(
    start_server: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A variable of the server's process is not there."""
    monkeypatch.setenv("A_SECRET", "of this machine")
    assert "A_SECRET" not in start_server().create().run("env")


def test_one_sandbox_does_not_see_another(looked_into: Sandbox, server: Client) -> None:
    """Neither its files nor its processes."""
    other, secret = server.create(), uuid.uuid4().hex
    other.run(f"touch {secret}; sleep 4568.25 >/dev/null 2>&1 &")
    seen = looked_into.run("ls -A; ps aux; find /home /tmp")
    server.http.delete(f"/sandbox/{other.id}")
    assert (False, False) == (secret in seen, "4568.25" in seen)


def test_killing_everything_inside_ends_the_sandbox_only(sandbox: Sandbox, server: Client) -> None:
    """The server answers on, and shows the sandbox as stopped."""
    sandbox.execute("kill -9 -1")
    wait_until(lambda: sandbox.state() == "stopped")
    assert 200 == server.http.get("/health").status_code


def test_without_network_only_the_own_loopback_answers(
    start_server: Callable[..., Client],
) -> None:
    """A server inside is reached, one on this machine is not."""
    sandbox = start_server(network=False).create()
    with socket.create_server(("127.0.0.1", 0)) as outside:
        port = outside.getsockname()[1]
        code = (
            "import socket\n"
            "inside = socket.create_server(('127.0.0.1', 0))\n"
            "socket.create_connection(inside.getsockname())\n"
            f"print(socket.socket().connect_ex(('127.0.0.1', {port})) == 0)"
        )
        assert "False\n" == sandbox.code(code)["result"]


def test_the_network_of_one_sandbox_can_be_blocked(server: Client) -> None:
    """NetworkBlockAll leaves it only its loopback."""
    sandbox = server.create(networkBlockAll=True)
    interfaces = sandbox.run("tail -n +3 /proc/net/dev | cut -d: -f1").split()
    server.http.delete(f"/sandbox/{sandbox.id}")
    assert ["lo"] == interfaces


def test_a_server_of_another_user_confines_as_well(
    start_server: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The options for a server without root's rights lead to the same view."""
    monkeypatch.setattr(bubblewrap, "outside_user", lambda: None)
    sandbox = start_server().create()
    seen = sandbox.run("id -u; ls -A /root 2>&1; ls -A /var 2>&1; touch /etc/x 2>&1; ls /home")
    assert [
        "1000",
        "Permission denied",
        "No such file or directory",
        "Read-only file system",
    ] == [line.rpartition(": ")[2] for line in seen.splitlines()][:4]


def test_a_server_without_the_rights_of_root_gives_its_own_user(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """There is no other that it could give."""
    monkeypatch.setattr("os.geteuid", lambda: 1234)
    assert bubblewrap.outside_user() is None


TAKE = f"""
import ctypes, os
kernel = ctypes.CDLL(None, use_errno=True)
taken = []
for name in filter(str.isdigit, os.listdir("/proc")):
    if int(name) != os.getpid():
        process = kernel.syscall({PIDFD_OPEN}, int(name), 0)
        for number in range(64):
            taken_over = kernel.syscall({PIDFD_GETFD}, process, number, 0)
            if taken_over >= 0 and os.readlink(f"/proc/self/fd/{{taken_over}}")[:6] == "socket":
                taken.append((name, number))
print(taken)
"""


@pytest.mark.parametrize("user", ["of its own", "the server's"])
def test_the_sockets_of_the_daemon_cannot_be_taken(
    start_server: Callable[..., Client], monkeypatch: pytest.MonkeyPatch, user: str
) -> None:
    """Neither from the daemon itself nor from a process above it."""
    if user == "the server's":
        monkeypatch.setattr(bubblewrap, "outside_user", lambda: None)
    assert "[]\n" == start_server().create().code(TAKE)["result"]


@pytest.mark.skipif(
    not kernel.scopes_abstract_sockets(), reason="this kernel cannot keep abstract sockets apart"
)
@pytest.mark.parametrize("user", ["of its own", "the server's"])
def test_an_abstract_socket_of_this_machine_cannot_be_reached(
    start_server: Callable[..., Client], monkeypatch: pytest.MonkeyPatch, user: str
) -> None:
    """One of the sandbox's own can."""
    if user == "the server's":
        monkeypatch.setattr(bubblewrap, "outside_user", lambda: None)
    with socket.socket(socket.AF_UNIX) as outside:
        name = f"\0{uuid.uuid4()}"
        outside.bind(name)
        outside.listen()
        code = (
            "import errno, socket\n"
            "inside = socket.socket(socket.AF_UNIX); inside.bind('\\0mine'); inside.listen()\n"
            f"for name in ('\\0mine', {name!r}):\n"
            "    code = socket.socket(socket.AF_UNIX).connect_ex(name)\n"
            "    print(errno.errorcode.get(code))"
        )
        assert "None\nEPERM\n" == start_server().create().code(code)["result"]
