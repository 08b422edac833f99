"""The demo: the main job from beginning to end on one sandbox, showing what each action returns."""

from __future__ import annotations

import base64
import json
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from daytona_actions.errors import ActionError
from daytona_actions.session import isolation_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions.client import DaytonaActions
    from daytona_actions.results import ActionResult, Chart

P = ParamSpec("P")
R = TypeVar("R", bound="ActionResult")

_DATA = "month,orders\n1,12\n2,19\n3,17\n4,28\n"

_ANALYSIS = """\
import csv
import pathlib

import matplotlib.pyplot as plt

with pathlib.Path.home().joinpath("demo/orders.csv").open() as file:
    rows = [(int(row["month"]), int(row["orders"])) for row in csv.DictReader(file)]
plt.plot(*zip(*rows), marker="o")
plt.title("Orders a month")
plt.xlabel("month")
plt.ylabel("orders")
plt.show()
print(sum(orders for _, orders in rows), "orders in", len(rows), "months")
"""

_LONGEST_LINE = 100
_NOT_ISOLATED = ", so what runs in this sandbox can do all that you can do on this machine"
_GIT_SERVER = Path(__file__).with_name("git_server.py")
_GIT_PORT = 8418
_PUBLISH = f"""\
cd demo && mkdir served && git init --quiet --initial-branch=main work &&
git -C work -c user.name=demo -c user.email=demo@example.com commit --quiet --allow-empty -m first &&
git clone --quiet --bare work served/demo.git &&
(nohup python3 git_server.py {_GIT_PORT} served >/dev/null 2>&1 </dev/null &) &&
for i in 1 2 3 4 5 6 7 8 9; do
  python3 -c "import socket; socket.create_connection(('127.0.0.1', {_GIT_PORT}), 1)" 2>/dev/null && break
  sleep 0.3
done && echo "a Git server is running in the sandbox"
"""


def show(daytona: DaytonaActions, output: str) -> int:
    """Run the demo with a client.

    Args:
        daytona: the client.
        output: the folder for the chart and the file that come out of the sandbox.

    Returns:
        0 if all of it worked; 1 if an action failed, which ends it after the sandbox was deleted,
        or if there is no chart.

    Raises:
        OSError: the folder cannot be written to.
    """
    folder = Path(output)
    folder.mkdir(parents=True, exist_ok=True)
    _say(f"Using {daytona!r}")
    try:
        charts = _tour(daytona, folder)
    except ActionError as problem:
        sys.stderr.write(f"The demo stopped: {problem}\n")
        return 1
    if not charts:
        sys.stderr.write("The chart could not be drawn: that needs matplotlib in the sandbox.\n")
        return 1
    return 0


def _tour(daytona: DaytonaActions, folder: Path) -> list[Chart]:
    """Use every action of the main job; returns the charts that were drawn."""
    name = f"demo-{int(time.time())}"
    created = daytona.create_sandbox(name=name)
    with ExitStack() as at_the_end:
        if created.sandbox:  # after a failure too
            at_the_end.callback(_step, daytona.delete_sandbox, created.sandbox.id or name)
        _show(daytona.create_sandbox, created)
        if isolation := isolation_of(daytona._session):  # noqa: SLF001 - of the same house
            _say(f"  isolation: {isolation}{_NOT_ISOLATED if isolation == 'none' else ''}")
        data = base64.b64encode(_DATA.encode()).decode()
        _step(daytona.upload_file, name, "demo/orders.csv", data)
        charts = _step(daytona.run_code, name, _ANALYSIS, "python", timeout=120).charts
        for chart in charts:
            _say(f"  the chart {chart.title!r} is in {chart.save(folder / 'chart.png')}")
        _step(daytona.execute_command, name, "uname -sr; wc -l demo/*.csv")
        _step(daytona.list_files, name, "demo")
        download = _step(daytona.download_file, name, "/home/daytona/demo/orders.csv")
        _say(f"  the file is in {download.save(folder)}")
        _clone(daytona, name)
    return charts


def _clone(daytona: DaytonaActions, name: str) -> None:
    """Clone from a Git server inside the sandbox, so that the demo needs no network."""
    server = base64.b64encode(_GIT_SERVER.read_bytes()).decode()
    daytona.upload_file(name, "demo/git_server.py", server).unwrap()
    _step(daytona.execute_command, name, _PUBLISH, timeout=30)
    url = f"http://127.0.0.1:{_GIT_PORT}/demo.git"
    _step(daytona.git_clone, name, url, "/home/daytona/demo/clone")


def _step(action: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Call an action and show what it returned."""
    result = action(*args, **kwargs)
    _show(action, result)
    return result


def _show(action: Callable[..., ActionResult], result: ActionResult) -> None:
    """Print what an action returned, a line a field; the demo ends at the first that failed."""
    fields = result.unwrap().model_dump(exclude_defaults=True)
    _say(action.__name__)
    for name, value in fields.items():
        if name == "result":
            _say("".join(f"  | {line}\n" for line in value.splitlines()).rstrip())
        elif name != "success":
            text = json.dumps(value, ensure_ascii=False)
            _say(f"  {name}: {text if len(text) <= _LONGEST_LINE else text[:_LONGEST_LINE] + '…'}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
