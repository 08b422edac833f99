"""The drafted connector of a made-up shop, and descriptions that differ from its by little."""

from __future__ import annotations

import copy
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
sys.path.insert(0, str(PROJECT / "scripts"))

import new_connector  # noqa: E402

SHOP = HERE / "shop.yaml"
OPERATIONS = (
    "orders/list,orders/create,orders/get,orders/cancel,orders/receipt,"
    "upload_receipt=orders/upload-receipt,POST /find"
)


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of the shop's connector, to be looked at and not to be changed."""
    root: Path = tmp_path_factory.mktemp("connectors") / "shop"
    words = ["shop", "--description", str(SHOP), "--into", str(root), "--operations", OPERATIONS]
    words += ["--reads", "POST /find"]
    assert 0 == new_connector.main(words)
    return root


@pytest.fixture
def shop_description() -> dict[str, Any]:
    """The shop's description, to be changed."""
    return copy.deepcopy(yaml.safe_load(SHOP.read_text("utf-8")))


@pytest.fixture
def refusal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Run the command on a description: it must be refused in one line, and leave nothing behind."""

    def run(document: dict[str, Any] | None, *words: str, operations: str = "orders/list") -> str:
        path = SHOP
        if document is not None:
            path = tmp_path / "description.yaml"
            path.write_text(yaml.safe_dump(document))
        folder = tmp_path / "into"
        folder.mkdir(exist_ok=True)
        target = folder / "project"
        given = ["--description", str(path), "--into", str(target), "--operations", operations]
        status = new_connector.main(["shop", *given, *words])
        [line] = capsys.readouterr().err.splitlines()
        assert (1, []) == (status, list(folder.iterdir()))
        return line.removeprefix("new_connector: ")

    return run
