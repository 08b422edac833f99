"""Makes docs/pictures/cli.svg: commands run for real, on a terminal, on a Daytona on this machine."""

from __future__ import annotations

import argparse
import io
import os
import pty
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

from daytona_actions.engine.streams import prepare_streams
from daytona_actions.local import LocalDaytona

PICTURE = Path(__file__).resolve().parent.parent / "docs" / "pictures" / "cli.svg"
WIDTH = 96

ANALYSIS = """\
import matplotlib.pyplot as plt
orders = [12, 19, 17, 28]
plt.plot(range(1, 5), orders)
plt.title("Orders a month")
plt.show()
print(sum(orders), "orders in", len(orders), "months")
"""

COMMANDS = (
    "daytona-actions create-sandbox --name report --labels project=demo",
    "daytona-actions run-code report python --from analysis.py --output charts",
    "daytona-actions list-sandboxes --states started",
    "daytona-actions execute-command report 'uname -sr' --text",
    "daytona-actions get-sandbox rapport",
)


def main() -> None:
    """Write the picture."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_text(drawn(), encoding="utf-8")
    sys.stdout.write(f"{PICTURE}\n")


def drawn() -> str:
    """Run the commands and draw what the terminal showed."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    with LocalDaytona() as running, tempfile.TemporaryDirectory() as folder:
        Path(folder, "analysis.py").write_text(ANALYSIS, encoding="utf-8")
        environment = os.environ | {
            "DAYTONA_API_KEY": running.api_key,
            "DAYTONA_API_URL": running.api_url,
            "COLUMNS": str(WIDTH),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
        }
        for command in COMMANDS:
            console.print(Text.assemble(("$ ", "green"), (command, "bold")))
            console.print(Text.from_ansi(_screen(command, folder, environment)))
    svg = console.export_svg(title="daytona-actions", unique_id="cli")
    # Without the address of a web font: the picture is to load nothing.
    return re.sub(r"@font-face \{.*?\}\n\s*", "", svg, flags=re.DOTALL)


def _screen(command: str, folder: str, environment: dict[str, str]) -> str:
    """Return what a command shows on a terminal, colours included."""
    ours, its = pty.openpty()
    run = "from daytona_actions.__main__ import main; main()"
    line = command.replace("daytona-actions", f'"{sys.executable}" -c "{run}"', 1)
    with subprocess.Popen(  # noqa: S602 - our own command lines, quoted as in a shell
        line, shell=True, cwd=folder, env=environment, stdin=its, stdout=its, stderr=its
    ) as shown:
        os.close(its)
        pieces = []
        while piece := _read(ours):
            pieces.append(piece)
        shown.wait()
    os.close(ours)
    return b"".join(pieces).decode().replace("\r\n", "\n").rstrip("\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux says so when the other end is closed
        return b""


if __name__ == "__main__":
    prepare_streams()
    main()
