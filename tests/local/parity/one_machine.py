"""What an answer holds that is one machine's or one run's: it is left out, or named alike."""

from __future__ import annotations

import re
import socket
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.local.parity.recordings import Exchange
    from tests.local.parity.world import World

# Of the ports in use these are the recorded daemon's own: no program chose one of them.
EPHEMERAL = 32768
# Numbers and names of one run in what a program printed, and where an interpreter is installed.
OF_ONE_RUN = (
    (re.compile(r"pipe:\[\d+\]"), "pipe:[<number>]"),
    (re.compile(r"/(?:[^\s/]+/)*dtn_\d+\.ts"), "<code>"),
    (
        re.compile(r"(?m)^((?:/usr/bin/bash: line \d+:)?) +\d+ (?=.*(Done|Killed|Aborted|\|) )"),
        r"\1 ",
    ),
    (re.compile(r"\| \S*python[\d.]* -u -"), "| python3 -u -"),
    # The same refusal of a NUL, in the words of one version of Python or of another.
    (
        re.compile(
            r"(?: +\^\n)?SyntaxError: (?:unterminated string literal \(detected at line 1\)"
            r"|source code cannot contain null bytes)"
        ),
        "SyntaxError: <NUL>",
    ),
)
# Variables of a local Daytona, or of the recorded server's image.
INSTALLED = (
    r"DAYTONA_SANDBOX_SNAPSHOT|(?:NODE_)?PATH|NPM_CONFIG_PREFIX|TMPDIR|PIP_\w+"
    r"|\w+_CA_(?:BUNDLE|CERTS)|GIT_SSL_CAINFO|SSL_CERT_FILE"
)
VARIABLES = re.compile(rf"(?m)(?:^|(?<=\|))(?:{INSTALLED})=[^|]*\|")
NAMES_OF_VARIABLES = re.compile(rf"(?<!\S)(?:{INSTALLED}) ")
# `ls -l`: a kind and a mode, links, owner, group, size, moment.
LISTED = re.compile(
    r"(?m)^([bcdlps-][rwxsStT-]{9}) +\d+ +\S+ +\S+ +(\d+) [A-Z][a-z]{2} +\d+ +[\d:]{4,5} "
)
TOTAL = re.compile(r"(?m)^total \d+$")
# A sandbox's folder where nothing isolates: programs know it by its path on this machine.
OWN_FOLDER = re.compile(
    r"(?:/[^/\s\"|:]+)+/sandboxes/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/files(?=[/\"\\])"
)
HOST = re.compile(rb"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\n")


def programs_output(text: str) -> str:
    """Return what a program printed without what is of this machine or run."""
    if "|DAYTONA_REGION_ID=" in text:
        text = VARIABLES.sub("", text)
    if " DAYTONA_REGION_ID " in text:
        text = NAMES_OF_VARIABLES.sub("", text)
    text = TOTAL.sub("total", LISTED.sub(_listed, text))
    for pattern, put in OF_ONE_RUN:
        text = pattern.sub(put, text)
    return text


def is_host(recorded: bytes, local: bytes) -> bool:
    """Tell whether both are the content of a machine's /etc/hostname."""
    return bool(HOST.fullmatch(recorded)) and local == f"{socket.gethostname()}\n".encode()


def left_out(exchange: Exchange, recorded: Any, local: Any, world: World) -> tuple[Any, Any]:
    """Return two answers without what only one of the two servers can have."""
    if isinstance(recorded, list) or not isinstance(local, dict):
        return recorded, local
    if isinstance(recorded.get("items"), list):
        return _of_sandboxes(recorded, local, world)
    if isinstance(recorded.get("ports"), list):
        ports = [port for port in recorded["ports"] if port < EPHEMERAL]
        return {**recorded, "ports": ports}, local
    sent = exchange.request.json()
    command = sent.get("command") if isinstance(sent, dict) else None
    if isinstance(command, str) and {"result"} <= recorded.keys() & local.keys():
        commands = [_command(each) for each in world.exchanges]
        return (
            {**recorded, "result": _numbered(command, recorded["result"], commands)},
            {**local, "result": _numbered(command, local["result"], commands)},
        )
    return recorded, local


def _of_sandboxes(recorded: Any, local: Any, world: World) -> tuple[Any, Any]:
    """Leave out what was built from an image, and what other scenarios left behind."""
    kept = [each for each in recorded["items"] if each.get("snapshot", "") is not None]
    found = [each for each in local.get("items", ()) if each.get("createdAt") not in world.departed]
    return {**recorded, "items": kept}, {**local, "items": found}


def _command(exchange: Exchange) -> str:
    sent = exchange.request.json()
    return str(sent.get("command")) if isinstance(sent, dict) else ""


def _numbered(command: str, output: str, commands: list[str]) -> str:
    """Return output without the numbers of processes, and without those that nobody asked for."""
    if command.endswith("echo $!"):
        return re.sub(r"\d+", "<number>", output)
    if command.startswith("ps -eo pid,ppid,user,stat,args"):
        rows = [line.split(maxsplit=4) for line in output.splitlines()]
        asked = [row for row in rows if any(row[4] in each for each in commands)]
        # N is for what was started with `nice`, as all tests may be.
        return "\n".join(f"{row[2]} {row[3].replace('N', '')} {row[4]}" for row in asked)
    return output


def _listed(found: re.Match[str]) -> str:
    size = "" if found[1].startswith("d") else found[2]
    return f"{found[1]} {size} "
