"""What pip and npm install is there for commands and code alike, in its own sandbox only."""

from __future__ import annotations

import base64
import functools
import hashlib
import http.server
import importlib.util
import io
import json
import os
import shutil
import site
import tarfile
import threading
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
import trustme

from tests.http import tls
from tests.patience import wait_until

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.local.clients import Client, Sandbox

SAID = "installed by a test"
WHEEL = "made_up-1.0-py3-none-any.whl"


def made_wheel() -> bytes:
    """Return a wheel with a module and a program."""
    files = {
        "made_up.py": f"def say():\n    print({SAID!r})\n",
        "made_up-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: made-up\nVersion: 1.0\n",
        "made_up-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: test\n"
        "Root-Is-Purelib: true\nTag: py3-none-any\n",
        "made_up-1.0.dist-info/entry_points.txt": "[console_scripts]\nmade-up = made_up:say\n",
    }
    record = "".join(f"{name},,\n" for name in files) + "made_up-1.0.dist-info/RECORD,,\n"
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as wheel:
        for name, text in {**files, "made_up-1.0.dist-info/RECORD": record}.items():
            wheel.writestr(name, text)
    return content.getvalue()


@functools.cache
def made_tarball() -> bytes:
    """Return a package of npm with a module and a program."""
    described = {"name": "made-up", "version": "1.0.0", "bin": {"made-up": "program.js"}}
    files = {
        "package.json": json.dumps(described),
        "index.js": f"module.exports = {SAID!r};",
        "program.js": f"#!/usr/bin/env node\nconsole.log({SAID!r})\n",
    }
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w:gz") as package:
        for name, text in files.items():
            about = tarfile.TarInfo(f"package/{name}")
            about.size, about.mode = len(text), 0o755
            package.addfile(about, io.BytesIO(text.encode()))
    return content.getvalue()


class Index(http.server.BaseHTTPRequestHandler):
    """Answers as an index of Python packages at /simple/ and as a registry of npm at /npm/."""

    def do_GET(self) -> None:
        """Answer what has the path, else 404."""
        pages: dict[str, Callable[[], bytes]] = {
            "/simple/made-up/": f'<a href="/{WHEEL}">{WHEEL}</a>'.encode,
            f"/{WHEEL}": made_wheel,
            "/npm/made-up": self._described,
            "/made-up.tgz": made_tarball,
        }
        page = pages.get(self.path)
        self.send_response(200 if page else 404)
        self.send_header("content-type", "text/html" if "simple" in self.path else "x/y")
        self.end_headers()
        if page:
            self.wfile.write(page())

    def _described(self) -> bytes:
        digest = base64.b64encode(hashlib.sha512(made_tarball()).digest()).decode()
        tarball = f"http://{self.headers['host']}/made-up.tgz"
        version = {
            "name": "made-up",
            "version": "1.0.0",
            "bin": {"made-up": "program.js"},
            "dist": {"tarball": tarball, "integrity": f"sha512-{digest}"},
        }
        described = {"name": "made-up", "dist-tags": {"latest": "1.0.0"}}
        return json.dumps({**described, "versions": {"1.0.0": version}}).encode()

    def log_message(self, *_arguments: object) -> None:
        """Be quiet."""


class Serving:
    """An index that runs in a thread, with or without TLS."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        """Start it."""
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Index)
        if context:
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.port = self._server.server_address[1]
        serve = functools.partial(self._server.serve_forever, poll_interval=0.05)
        self._thread = threading.Thread(target=serve)
        self._thread.start()

    def close(self) -> None:
        """End it."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The home of a user of this machine, in which nothing is set."""
    for name in list(os.environ):
        if name.upper().startswith(("PIP_", "NPM_CONFIG_")) or "CA_" in name or "CERT" in name:
            monkeypatch.delenv(name)
    home = tmp_path / "host"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(home / "xdg"))
    return home


@pytest.fixture
def index(host: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An index and registry that this machine is told to use: one by a variable, one by a file."""
    serving = Serving()
    address = f"http://127.0.0.1:{serving.port}"
    monkeypatch.setenv("PIP_INDEX_URL", f"{address}/simple/")
    (host / ".npmrc").write_text(f"registry = {address}/npm/\n")
    yield address
    serving.close()


def installed(sandbox: Sandbox, command: str) -> None:
    """Run a command that installs; it must end well."""
    answer = sandbox.execute(command, timeout=100).json()
    assert 0 == answer["exitCode"], answer


def seen(sandbox: Sandbox) -> list[str]:
    """Return what commands, code and the installed program say."""
    code = "import made_up, starlette; made_up.say()"
    said = [sandbox.run(f"python -c '{code}'"), sandbox.code(code)["result"]]
    return [*said, sandbox.run("made-up")]


def test_sudo_goes_on_as_the_sandboxs_user(sandbox: Sandbox, isolation: str) -> None:
    """Scripts that say it work, and nobody becomes another user."""
    if isolation == "none" and shutil.which("sudo"):
        pytest.skip("without isolation it is this machine's own")
    said = sandbox.run("sudo -n -u root A=1 -- env -u B sh -c 'echo $A; id -u'; id -u").split()
    assert ["1", said[2], said[2]] == said
    assert "3\n" == sandbox.run("sudo sh -c 'exit 3'; echo $?")


@pytest.mark.usefixtures("index")
def test_what_pip_installs_stays_until_its_sandbox_is_deleted(
    start_server: Callable[..., Client], tmp_path: Path
) -> None:
    """Commands and code see it, beside the server's packages, also after a stop."""
    server = start_server(root=tmp_path / "root")
    sandbox, other = server.create(), server.create()
    installed(sandbox, "pip install made-up")
    first = seen(sandbox)
    sandbox.send_to("stop", "stopped")
    sandbox.send_to("start", "started")
    assert [f"{SAID}\n"] * 6 == [*first, *seen(sandbox)]
    assert "No module named 'made_up'" in other.code("import made_up")["result"]
    assert importlib.util.find_spec("made_up") is None
    server.http.delete(f"/sandbox/{sandbox.id}")
    wait_until(lambda: sandbox.state() is None)
    assert [] == list((tmp_path / "root").rglob("made_up*"))


@pytest.mark.usefixtures("index")
def test_pip_may_install_for_the_user(start_server: Callable[..., Client]) -> None:
    """As models often write it."""
    sandbox = start_server().create()
    installed(sandbox, "pip3 install --user made-up")
    assert f"{SAID}\n" == sandbox.code("import made_up; made_up.say()")["result"]


@pytest.mark.usefixtures("index")
def test_a_server_without_pip_brings_the_one_that_comes_with_python(
    start_server: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As of environments that uv made."""
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "pip" else find(name)
    )
    monkeypatch.setattr(site, "getsitepackages", list)
    sandbox = start_server().create()
    installed(sandbox, "python3 -m pip install made-up && pip --version | grep -F .whl")
    assert f"{SAID}\n" == sandbox.run("made-up")


@pytest.mark.usefixtures("index")
@pytest.mark.skipif(shutil.which("npm") is None, reason="this machine has no npm")
def test_what_npm_installs_is_there_for_commands_and_code(
    start_server: Callable[..., Client],
) -> None:
    """In a folder and globally, also after a stop."""
    sandbox = start_server().create()
    installed(sandbox, "npm install made-up && mkdir elsewhere && mv node_modules elsewhere")
    here = sandbox.run("cd elsewhere && node -e 'console.log(require(`made-up`))'")
    installed(sandbox, "npm install -g made-up")
    sandbox.send_to("stop", "stopped")
    sandbox.send_to("start", "started")
    code = sandbox.code("console.log(require('made-up'))", "javascript")["result"]
    assert [f"{SAID}\n"] * 3 == [here, code, sandbox.run("made-up")]


FETCH = "python -c 'import urllib.request as r; r.urlopen(r.Request(input()))' <<< {url}"


@pytest.mark.parametrize(
    ("variable", "command"), [("PIP_CERT", "pip install made-up"), ("SSL_CERT_FILE", FETCH)]
)
def test_an_index_with_a_certificate_of_its_own_is_trusted(
    start_server: Callable[..., Client],
    host: Path,
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
    command: str,
) -> None:
    """The certificates that this machine trusts reach the sandbox, no private key does."""
    authority = trustme.CA()
    trusted = authority.private_key_pem.bytes() + authority.cert_pem.bytes()
    (host / "trusted.pem").write_bytes(trusted)
    monkeypatch.setenv(variable, str(host / "trusted.pem"))
    serving = Serving(tls.certified(authority, "127.0.0.1"))
    url = f"https://127.0.0.1:{serving.port}/simple/"
    monkeypatch.setenv("PIP_INDEX_URL", url)
    monkeypatch.setenv("PIP_DISABLE_PIP_VERSION_CHECK", "1")
    sandbox = start_server().create()
    answer = sandbox.execute(command.format(url=f"{url}made-up/"), timeout=100).json()
    serving.close()
    named = "$SSL_CERT_FILE $(sed -n 's/^cert = //p' $(dirname $(command -v python))/../pip.conf)"
    kept = sandbox.run(f"cat {named}")
    seen = ("BEGIN CERTIFICATE" in kept, "PRIVATE" in kept)
    assert (0, True, False) == (answer["exitCode"], *seen), answer


def test_links_that_a_sandbox_made_are_not_followed(
    start_server: Callable[..., Client], tmp_path: Path
) -> None:
    """Whatever it puts where the server writes at the next start."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/pip.conf").write_text("mine")
    sandbox = start_server(root=tmp_path / "root").create()
    place = "$(dirname $(dirname $(command -v python)))"
    sandbox.run(
        f"cd {place}; ln -sf {tmp_path}/outside/pip.conf pip.conf; rm -r etc bin; mkfifo etc;"
        f"ln -s {tmp_path}/outside bin; rm pyvenv.cfg; mkfifo pyvenv.cfg"
    )
    sandbox.send_to("stop", "stopped")
    sandbox.send_to("start", "started")
    assert "1\n" == sandbox.code("print(1)")["result"]
    left = [(path.name, path.read_text()) for path in (tmp_path / "outside").iterdir()]
    assert [("pip.conf", "mine")] == left


def test_a_start_writes_only_what_changed(
    start_server: Callable[..., Client], tmp_path: Path
) -> None:
    """On a full disk a sandbox starts, so that files can be deleted."""
    sandbox = start_server(root=tmp_path / "root").create()

    def places() -> dict[str, Any]:
        found = [path for path in (tmp_path / "root").rglob("installed/**/*") if path.is_file()]
        return {path.name: (path.lstat().st_ino, path.lstat().st_mtime_ns) for path in found}

    before = places()
    sandbox.send_to("stop", "stopped")
    sandbox.send_to("start", "started")
    assert (before, True) == (places(), "pip.conf" in before)


def test_every_folder_that_python_imports_from_can_be_listed(sandbox: Sandbox) -> None:
    """Also that of a project of one's own: pip lists each, and ends where it must not."""
    listed = "import os, sys; [os.listdir(path) for path in sys.path if os.path.isdir(path)]"
    assert "" == sandbox.run(f"python -c '{listed}'")
