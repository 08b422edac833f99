"""Arguments: what is refused before any request, and in which words.

Answers here are built by hand; recorded ones are under cassettes/.
"""

from __future__ import annotations

import enum
import types
from collections import UserDict
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions import ACTIONS
from tests.actions.answers import ID, failed, sandbox

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from tests.actions.fake_server import FakeServer

# Whatever is sent in spite of a refusal has no answer in the tests below, and fails them.
pytestmark = pytest.mark.usefixtures("server")

UNKNOWN = "got an unexpected keyword argument"
SCALAR = "a string or an integer or a number or a boolean"


class Color(str, enum.Enum):  # noqa: UP042 - the older kind, whose str() is not its value
    """A text that is an enum member too."""

    RED = "red"


class Text(str):
    """A text of a user's own type."""

    __slots__ = ()


def refusal(call: Callable[[], Any]) -> str:
    """Return the words in which a call is refused as an invalid request."""
    result = call()
    assert "invalid_request" == failed(result).kind
    return str(result.error)


@pytest.mark.parametrize("key", ["", "  ", "\n"])
def test_empty_key(connect: Callable[..., DaytonaActions], key: str) -> None:
    """Without a key nothing is sent, and the error says how to set one."""
    failure = failed(connect(key).get_sandbox("mine"))
    assert "authentication" == failure.kind
    assert failure.message.startswith(
        "There is no API key: set the environment variable DAYTONA_API_KEY"
    )
    assert "DAYTONA_API_KEY" in failure.message
    assert "api_key=" in failure.message


@pytest.mark.parametrize(
    ("arguments", "options", "expected"),
    [
        ((), {}, "get_sandbox: missing a required argument: 'sandbox_id'"),
        (("a", "b"), {}, "get_sandbox: too many positional arguments"),
        (("a",), {"sandbox_id": "b"}, "get_sandbox: multiple values for argument 'sandbox_id'"),
        (("a",), {"bogus": 1}, f"get_sandbox: {UNKNOWN} 'bogus'; there is sandbox_id"),
        (("a",), {"session": 1}, f"get_sandbox: {UNKNOWN} 'session'; there is sandbox_id"),
        (("a",), {"self": 1}, f"get_sandbox: {UNKNOWN} 'self'; there is sandbox_id"),
        ((), {"bogus": 1}, f"get_sandbox: {UNKNOWN} 'bogus'; there is sandbox_id"),
        (
            (),
            {"sandbox_id_": "a"},
            f"get_sandbox: {UNKNOWN} 'sandbox_id_'; did you mean sandbox_id? There is sandbox_id",
        ),
        ((None,), {}, "get_sandbox: argument sandbox_id must be a string, not None"),
        ((7,), {}, "get_sandbox: argument sandbox_id must be a string, not int"),
        ((b"a",), {}, "get_sandbox: argument sandbox_id must be a string, not bytes"),
    ],
)
def test_wrong_call(
    daytona: DaytonaActions, arguments: tuple[Any, ...], options: dict[str, Any], expected: str
) -> None:
    """A call that does not fit the signature is a failure that names the argument."""
    assert expected == refusal(lambda: daytona.get_sandbox(*arguments, **options))


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("bogus", "there is"),
        ("enviroment", "did you mean env? There is"),
        ("tiemout", "did you mean timeout? There is"),
    ],
)
def test_unknown_argument(daytona: DaytonaActions, name: str, meant: str) -> None:
    """Of an argument that there is not a near one is told, and all that there are."""
    expected = f"run_code: {UNKNOWN} '{name}'; {meant} sandbox_id, code, language, env, timeout"
    call: Any = daytona.run_code
    assert expected == refusal(lambda: call("a", "1", "python", **{name: 1}))


def test_unknown_argument_of_an_action_without_any(daytona: DaytonaActions) -> None:
    """An action without parameters says so."""
    call: Any = daytona.list_regions
    expected = f"list_regions: {UNKNOWN} 'bogus'; there is none"
    assert expected == refusal(lambda: call(bogus=1))


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"cpu": "1"}, "argument cpu must be an integer, not str"),
        ({"cpu": 1.0}, "argument cpu must be an integer, not 1.0"),
        ({"cpu": True}, "argument cpu must be an integer, not True"),
        ({"cpu": "1" * 10_000}, "argument cpu must be an integer, not str"),
        ({"public": 1}, "argument public must be a boolean, not 1"),
        ({"public": 10**5000}, "argument public must be a boolean, not int"),
        ({"name": 1}, "argument name must be a string, not int"),
        ({"cpu": "x", "name": 1}, "argument name must be a string, not int"),
        ({"env": "A=1"}, "argument env must be a dictionary, not str"),
        ({"env": [("A", "1")]}, "argument env must be a dictionary, not list"),
        ({"env": {"A": None}}, f"argument env['A'] must be {SCALAR}, not None"),
        ({"env": {"A": ["x"]}}, f"argument env['A'] must be {SCALAR}, not list"),
        ({"env": {"A": b"x"}}, f"argument env['A'] must be {SCALAR}, not bytes"),
        ({"env": {"A": Decimal("1.5")}}, f"argument env['A'] must be {SCALAR}, not Decimal"),
        ({"labels": {"a": Fraction(1, 3)}}, f"argument labels['a'] must be {SCALAR}, not Fraction"),
        ({"env": {"A": "1", "B": {}}}, f"argument env['B'] must be {SCALAR}, not dict"),
        ({"labels": {"a": None}}, f"argument labels['a'] must be {SCALAR}, not None"),
        ({"env": {1: "x"}}, "each key of argument env must be a string, not int"),
        ({"env": {None: "x"}}, "each key of argument env must be a string, not None"),
    ],
)
def test_wrong_type(daytona: DaytonaActions, options: dict[str, Any], expected: str) -> None:
    """An argument of a wrong type is a failure that names it, its key too, and never a text."""
    assert f"create_sandbox: {expected}" == refusal(lambda: daytona.create_sandbox(**options))


def test_words_have_the_last_say() -> None:
    """Arguments for which there is no complaint are taken, by name, whoever refused them before."""
    given = ACTIONS["create_sandbox"].validate(("slim",), {"env": {"A": 1}})
    assert ("slim", {"A": 1}, None) == (given["snapshot"], given["env"], given["name"])


def test_long_keys_are_shortened(daytona: DaytonaActions) -> None:
    """A key of a megabyte does not fill the message."""
    told = refusal(lambda: daytona.create_sandbox(env={"K" * 1_000_000: None}))  # type: ignore[dict-item]
    assert len(told) < 200


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"name": "a\ud800"}, "argument name holds half a surrogate pair at position 1"),
        ({"env": {"A": "\udfff"}}, "argument env holds half a surrogate pair at position 0"),
        ({"labels": {"\ud800": ""}}, "argument labels holds half a surrogate pair at position 0"),
        (
            {"env": {"A": "é"}, "labels": {"a": "\ud800"}},
            "argument labels holds half a surrogate pair at position 0",
        ),
        ({"cpu": 2**63}, "argument cpu holds a number that is too large to be sent"),
        ({"cpu": 10**5000}, "argument cpu holds a number that is too large to be sent"),
        (
            {"env": {"A": -(10**5000)}},
            "create_sandbox: argument env['A'] is a number that is too large",
        ),
    ],
)
def test_what_cannot_be_sent(
    daytona: DaytonaActions, options: dict[str, Any], expected: str
) -> None:
    """A value that has no form on the wire is refused before any request."""
    assert refusal(lambda: daytona.create_sandbox(**options)).startswith(expected)


def test_texts_in_lists_are_checked(daytona: DaytonaActions) -> None:
    """Lists are looked into as well."""
    told = refusal(lambda: daytona.list_sandboxes(states=["started", "\ud800"]))
    assert told.startswith("argument states holds half a surrogate pair")


@pytest.mark.parametrize(
    "env",
    [
        {"A": "x"},
        UserDict(A="x"),
        types.MappingProxyType({"A": "x"}),
        {Text("A"): Text("x")},
    ],
)
def test_any_mapping_of_texts(
    daytona: DaytonaActions, server: FakeServer, env: dict[str, str]
) -> None:
    """Any mapping will do, and any kind of text in it."""
    server.answer(json=sandbox())
    daytona.create_sandbox(env=env)
    assert {"A": "x"} == server.sent()["env"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("text", "text"),
        ("", ""),
        ("zażółć 🚀", "zażółć 🚀"),
        (0, "0"),
        (-7, "-7"),
        (1.5, "1.5"),
        (2**64, "18446744073709551616"),
        (1e100, "1e+100"),
        (float("nan"), "nan"),
        (True, "true"),
        (False, "false"),
        (Color.RED, "red"),
    ],
)
@pytest.mark.parametrize("argument", ["env", "labels"])
def test_values_become_texts(
    daytona: DaytonaActions, server: FakeServer, argument: str, value: Any, expected: str
) -> None:
    """Texts, numbers and truth values are sent as texts, as a shell would write them."""
    server.answer(json=sandbox())
    options: dict[str, Any] = {argument: {"A": value}}
    daytona.create_sandbox(**options)
    assert {"A": expected} == server.sent()[argument]


SANDBOX_ACTIONS: list[tuple[str, tuple[Any, ...]]] = [
    ("get_sandbox", ()),
    ("start_sandbox", ()),
    ("stop_sandbox", ()),
    ("delete_sandbox", ()),
    ("run_code", ("1", "python")),
    ("execute_command", ("true",)),
    ("upload_file", ("a", "")),
    ("download_file", ("a",)),
    ("list_files", ()),
    ("git_clone", ("https://git.example/a", "a")),
    ("git_status", ("a",)),
    ("get_process", ("job",)),
]


@pytest.mark.parametrize(
    ("name", "more"), SANDBOX_ACTIONS, ids=[name for name, _ in SANDBOX_ACTIONS]
)
@pytest.mark.parametrize(
    "sandbox_id", ["", ".", "..", "a\x00", "\n", "a\x7f", "\x85", "\ud800", f"{ID}\r\n"]
)
def test_unusable_sandbox_id(
    daytona: DaytonaActions, name: str, more: tuple[Any, ...], sandbox_id: str
) -> None:
    """An ID that would leave its route is refused before any request."""
    assert "sandbox_id" in refusal(lambda: getattr(daytona, name)(sandbox_id, *more))


@pytest.mark.parametrize(
    ("sandbox_id", "expected"),
    [
        ("a/b", "a%2Fb"),
        ("../api-keys", "..%2Fapi-keys"),
        ("a?b=c#d", "a%3Fb%3Dc%23d"),
        ("%2e%2e", "%252e%252e"),
        ("a b", "a%20b"),
        ("zażółć", "za%C5%BC%C3%B3%C5%82%C4%87"),
        ("...", "..."),
        ("\\", "%5C"),
        ("x" * 5000, "x" * 5000),
    ],
)
def test_sandbox_id_stays_in_its_segment(
    daytona: DaytonaActions, server: FakeServer, sandbox_id: str, expected: str
) -> None:
    """Any other ID is quoted, so that the route keeps its shape."""
    server.answer(json=sandbox())
    daytona.get_sandbox(sandbox_id)
    assert [f"GET /api/sandbox/{expected}"] == server.calls
