"""A drafted connector is whole: every action of it works through every door, and its types fit."""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING, Any, Literal
from uuid import UUID

import new_connector
import pytest
import regenerate
import yaml
from pydantic import TypeAdapter
from regeneration import sources
from regeneration.layout import Layout

from tests.doors.test_generic import words_of
from tests.new_connector.conftest import OPERATIONS, PROJECT, SHOP

if TYPE_CHECKING:
    from pathlib import Path

NAMES = [
    *("list_orders", "create_order", "get_order", "cancel_order", "download_order_receipt"),
    *("upload_receipt", "find_things"),
]


@pytest.mark.long
def test_its_own_tests(shop: Path) -> None:
    """Its style, its strict types, its client and its tests are green with this interpreter."""
    environment = {**os.environ, "PYTHON": sys.executable}
    command = [str(shop / "scripts" / "test"), "-p", "no:cacheprovider"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert 0 == done.returncode, done.stdout + done.stderr
    count = 4 * len(NAMES) + 1
    assert f"{count} passed" in done.stdout
    assert "generated/ is what the descriptions say" in done.stdout


def test_actions(shop: Path) -> None:
    """There is an action for each operation, by verb and noun or as it was named."""
    readme = (shop / "README.md").read_text("utf-8")
    assert NAMES == re.findall(r"^\| `(\w+)` \| `[A-Z]+ /", readme, re.MULTILINE)


def test_draft(shop: Path) -> None:
    """A draft says what the description says, in typed calls field by field."""
    text = (shop / "shop_actions" / "actions" / "orders.py").read_text("utf-8")
    draft = text[text.index('@action(title="Create order")') : text.index('@action(title="Get')]
    for line in (
        '    from_value: Annotated[str, Param(example="Ada")],',
        "    to: parameters.Address,",
        "    items: list[parameters.Item],",
        "    deliver_on: dt.date,",
        "    paid_by: parameters.PaymentCard | parameters.PaymentType1 | None = None,",
        "    deposit: parameters.Money | None = None,",
        "    wishes: Any | None = None,",
        '    """Place an order.',
        "    What is out of stock is sent later, free of charge.",
        '        from_value: Who orders, as "Name <mail@shop.example>"',
        "        to=parameters.make_address(to),",
        "        urgent=parameters.given(urgent),",
        "    return CreateOrderOutput(success=True, order=results.read_order(found))",
    ):
        assert f"{line}\n" in draft, line
    assert "IF_UNSENT" in draft
    assert "Place an order.\n\n    Place" not in draft


def test_what_only_reads(shop: Path) -> None:
    """A POST that changes nothing is marked so, and may be repeated."""
    text = (shop / "shop_actions" / "actions" / "default.py").read_text("utf-8")
    assert '@action(title="Find things", read_only=True)' in text
    assert "EVEN_IF_SENT" in text


def test_result(shop: Path) -> None:
    """Names that a result has already, or that pydantic has, get others; times are texts."""
    text = (shop / "shop_actions" / "results.py").read_text("utf-8")
    for line in ("placed_at: str | None", "follows: Order | None", "model_name_: str | None"):
        assert f"    {line} = None\n" in text, line
    assert "class FileObject(BaseModel):" in text


def test_source(shop: Path) -> None:
    """The description stands there byte for byte, with where it is from and its hash."""
    layout = Layout(shop)
    assert SHOP.read_bytes() == (layout.descriptions / "shop.yaml").read_bytes()
    [description] = sources.read(layout).descriptions.values()
    assert sources.checksum(SHOP.read_bytes()) == description.sha256
    said = tomllib.loads(layout.sources.read_text("utf-8"))["descriptions"]["shop_openapi"]
    assert ("the file shop.yaml", "MIT, as stated by info.license") == (
        said["origin"],
        said["licence"],
    )
    assert "apiKey header X-Shop-Key" == layout.project.key


def test_service(shop: Path) -> None:
    """What the description says of the service is what the doors say."""
    text = (shop / "shop_actions" / "service.py").read_text("utf-8")
    for line in (
        'base_url="https://eu.shop.example/v2",',
        'header="X-Shop-Key",',
        'scheme="",',
        'description="Sells things.",',
        'homepage="https://shop.example/docs",',
        'action="list_orders",',
    ):
        assert line in text, line
    about = (shop / "shop_actions" / "actions" / "__init__.py").read_text("utf-8")
    assert '    """What customers have ordered."""\n' in about


def test_overlay(shop: Path) -> None:
    """Each thing that the generator would not take is mended, with its reason."""
    overlay = yaml.safe_load((shop / "openapi" / "shop.overlay.yaml").read_text("utf-8"))
    assert [
        "$.components.schemas.Order.properties.to_dict",
        "$.components.schemas.Order.properties.tags",
        "$.components.schemas.Item.properties.count.default",
        "$.components.schemas.Country.enum",
        "$.components.schemas.State",
        "$.components.schemas",
        "$.components.schemas.Payment.oneOf",
        "$.components.schemas.Payment",
        "$.components.schemas.Item.properties.picture.format",
        "$.paths['/orders'].post.requestBody.content['application/xml']",
        "$.paths['/legacy'].get",
        "$.components.schemas.NewOrder.properties.wishes",
        "$.components.schemas.NewOrder.properties",
    ] == [action["target"] for action in overlay["actions"]]
    assert all(action["description"].endswith(".") for action in overlay["actions"])


def test_no_word_of_daytona(shop: Path) -> None:
    """It speaks of its own service alone, but for the package that it stands on."""
    own = [*shop.glob("shop_actions/**/*.py"), *shop.glob("tests/*.py")]
    assert 10 < len(own)
    assert [] == [line for path in own for line in words_of(path.read_text("utf-8"))]


def test_its_copies(shop: Path) -> None:
    """What makes the client is what makes ours."""
    for name in ("scripts/regenerate.py", "scripts/regeneration/generation.py"):
        assert (PROJECT / name).read_bytes() == (shop / name).read_bytes()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("0.1.0", "daytona-actions[cli]==0.1.0"),
        (">=1,<2", "daytona-actions[cli]>=1,<2"),
        (str(PROJECT), f"daytona-actions[cli] @ {PROJECT.as_uri()}"),
    ],
)
def test_engine(given: str, expected: str) -> None:
    """The package of the engine is named by version or by path."""
    from drafting import about

    assert expected == about.engine(given)("cli")


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        ("UUID", UUID),
        ("dt.date", dt.date),
        ("dt.datetime", dt.datetime),
        ("str", str),
        ("list[str]", list[str]),
        ("list[int] | str", list[int]),
        ("list[list[dt.date | int]]", list[list[dt.date]]),
        ('list[Literal["a", "b"]]', list[Literal["a"]]),
        ("dict[str, int]", dict[str, int]),
        ("dict[str, Any]", dict[str, Any]),
    ],
)
def test_examples_are_of_their_type(annotation: str, expected: Any) -> None:
    """The example of a README is taken by the action that it calls."""
    from drafting.about import _value
    from drafting.drafts import Parameter
    from drafting.kinds import Taken

    made = _value(Parameter("a", "a", "path", Taken(annotation), required=True, text="A."))
    assert TypeAdapter(expected).validate_json(made.encode(), strict=True)


def test_null_in_a_list() -> None:
    """An item that may be null is sent as that."""
    from drafting.kinds import Taken

    said = Taken("dict[str, Any]", "make({0})", nullable=True).inside("each")
    assert "None if each is None else make(each)" == said
    assert "each" == Taken("int", nullable=True).inside("each")


def test_list_of_operations(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """`?` says what there is, and the names that actions would get."""
    words = ["shop", "--description", str(SHOP), "--into", str(tmp_path), "--operations", "?"]
    assert 0 == new_connector.main(words)
    lines = capsys.readouterr().out.splitlines()
    assert 8 == len(lines)
    assert "orders/cancel: DELETE /orders/{id}, cancel_order" in lines
    assert "POST /find: POST /find, find_things" in lines
    assert 7 == len(OPERATIONS.split(","))


def test_large_description(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Of a large description the client has what was asked for, now and whenever it is made anew."""
    monkeypatch.setattr(new_connector, "_MOST_PARTS", 3)
    root = tmp_path / "shop"
    words = ["shop", "--description", str(SHOP), "--into", str(root), "--operations"]
    assert 0 == new_connector.main([*words, "orders/get,orders/cancel"])
    assert "The description is large" in capsys.readouterr().out
    layout = Layout(root)
    made = {path.stem for path in layout.client.glob("api/*/[a-z]*.py")}
    assert {"ordersget", "orderscancel"} == made
    [described] = sources.read(layout).descriptions.values()
    assert ("GET /orders/{id}", "DELETE /orders/{id}") == described.operations
    assert SHOP.read_bytes() == (layout.descriptions / described.file).read_bytes()
    assert 0 == regenerate.main(["--check"], root=root)
    assert "`operations` in `openapi/sources.toml`" in (root / "README.md").read_text("utf-8")
