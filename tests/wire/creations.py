"""Names, labels and variables of new sandboxes that no action sends."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.scenarios.model import Collection

if TYPE_CHECKING:
    from tests.scenarios.model import Stage
    from tests.wire.calls import Calls

CREATIONS = Collection(generated=True)
about = CREATIONS.about

SHOW_VARIABLES = "env -0 | sort -z | tr '\\0' '|'"
VARIABLES: list[tuple[dict[str, object], int, int]] = [
    ({"a b": "1"}, 200, 200),
    ({"": "x"}, 400, 0),
    ({"A=B": "c"}, 200, 200),
    ({"1A": "x"}, 200, 200),
    ({"a-b": "x"}, 200, 200),
    ({"ZAŻ": "x"}, 200, 200),
    ({"PATH": "/nowhere"}, 200, 400),
    ({"HOME": "/tmp"}, 200, 200),
    ({"DAYTONA_SANDBOX_ID": "mine"}, 200, 200),
    ({"A": None}, 200, 200),
    ({"A": True}, 400, 0),
    ({"NUL": "a\0b"}, 500, 0),
    ({"LD_PRELOAD": "/x.so"}, 200, 200),
    ({"BASH_ENV": "/x"}, 200, 200),
]
"""What is asked for, and the statuses of the create and of a command."""

LABELS: list[dict[str, object]] = [
    {"żółć": "🚀"},
    {"": "empty name"},
    {"empty": ""},
    {"a.b/c-d": "x y"},
    {"long": "v" * 1000},
    {"nl": "a\nb"},
    {},
    {"n": None},
    {"daytona.io/x": "1"},
]
NAMES = [
    *(
        "zażółć 🚀",
        "n" * 300,
        "n" * 255,
        "n" * 256,
        "with space",
        "with/slash",
        "with.dot",
        "UPPER",
    ),
    *("-dash", " lead", "trail ", "a\tb", "می‌روم", "00000000-0000-4000-8000-000000000000"),
    *("a%2fb", "q?x#y"),
]


@about("wire", only_where="its variables are nobody's secret")
def create_sandbox_env_names(stage: Stage) -> None:
    """Names of variables are taken as they are, but for an empty one."""
    calls: Calls = stage.daytona
    for number, (env, status, ran) in enumerate(VARIABLES):
        body = {"name": stage.name(f"rec-envname-{number}"), "env": env}
        made = calls.control("POST /sandbox", json=body, status=status)
        if status == 200:
            made = made["id"]
            calls.look_up(made)
            stage.settle(made, "started")
            calls.look_up(made)
            command = {"command": SHOW_VARIABLES, "timeout": 10}
            calls.toolbox("process.execute_command", made, body=command, status=ran)


@about("wire", only_where="no other sandboxes are there")
def create_sandbox_odd_labels(stage: Stage) -> None:
    """Any label is taken, and found."""
    calls: Calls = stage.daytona
    for number, labels in enumerate(LABELS):
        body = {"name": stage.name(f"rec-label-{number}"), "labels": labels}
        calls.control("POST /sandbox", json=body)
        calls.control("GET /sandbox", params={"labels": json.dumps(labels)})


@about("wire", only_where="it is not for others: the names have no prefix")
def create_sandbox_odd_names(stage: Stage) -> None:
    """A name may be anything but HTML, a URL or control characters other than tab and newline."""
    calls: Calls = stage.daytona
    for name in NAMES:
        calls.control("POST /sandbox", json={"name": name})
        calls.look_up(name)
    calls.look_up(calls.control("POST /sandbox", json={"name": None})["id"])
    calls.control("POST /sandbox", json={"name": 5}, status=400)
    calls.control("POST /sandbox", json={"name": "DESTROYED_x_1"})
    calls.look_up("DESTROYED_x_1")
