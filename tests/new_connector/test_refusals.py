"""What no draft can be made of is refused by name, with what to do, and leaves nothing behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Document = dict[str, Any]
_IN_QUERY = (
    "GET /orders takes its key in the query (key: token), where the engine does not put it: "
    "a query ends up in logs: if the service also takes it in a header, say so with --key"
)
_OTHER = {"in": "header", "name": "X-App", "type": "apiKey"}


def keyed(document: Document, *ways: dict[str, list[str]], **schemes: Any) -> Document:
    """Return the description with other keys."""
    document["components"]["securitySchemes"] = schemes
    document["security"] = list(ways)
    return document


@pytest.mark.parametrize(
    ("scheme", "said"),
    [
        ({"type": "apiKey", "in": "query", "name": "token"}, _IN_QUERY),
        (
            {"type": "apiKey", "in": "cookie", "name": "sid"},
            "takes its key in the cookie (key: sid)",
        ),
        (
            {"type": "http", "scheme": "digest"},
            "takes its key as key: http digest, which the engine",
        ),
        ({"type": "mutualTLS"}, "takes its key as key: mutualTLS, which the engine does not know"),
        (None, "takes a scheme that is not described (key), which the engine cannot show"),
    ],
)
def test_keys(
    shop_description: Document, refusal: Callable[..., str], scheme: Any, said: str
) -> None:
    """A key that the engine cannot show is named with its place, and what to do."""
    schemes = {"key": scheme} if scheme else {}
    line = refusal(keyed(shop_description, {"key": []}, **schemes))
    assert said in line
    assert "--key 'apiKey header X-Key'" in line


def test_several_keys_at_once(shop_description: Document, refusal: Callable[..., str]) -> None:
    """Two keys at once cannot be shown; one of two can."""
    document = keyed(shop_description, {"key": [], "app": []}, key=_OTHER, app=_OTHER)
    assert "takes several keys at once (app and key)" in refusal(document)


def test_no_key(shop_description: Document, refusal: Callable[..., str]) -> None:
    """A description that says nothing of a key leaves it to the caller."""
    assert "the description says of no operation how a key is shown" in refusal(
        keyed(shop_description)
    )
    assert "--key 'by post' is none of http bearer" in refusal(None, "--key", "by post")


def test_different_keys(shop_description: Document, refusal: Callable[..., str]) -> None:
    """All actions of a connector show one key."""
    document = keyed(shop_description, {"key": []}, key=_OTHER, other={"type": "oauth2"})
    document["paths"]["/orders"]["post"]["security"] = [{"other": []}]
    line = refusal(document, operations="orders/list,orders/create")
    assert "POST /orders takes another key (other) than the operations before it" in line


def test_unknown_operation(refusal: Callable[..., str]) -> None:
    """What is like it is named."""
    line = refusal(None, operations="orders/lits")
    assert "the description has no operation 'orders/lits'; there is orders/list" in line
    assert "'Bad-Name' is no name of an action" in refusal(None, operations="Bad-Name=orders/list")


def test_nothing_that_reads(refusal: Callable[..., str]) -> None:
    """Without an action that only reads nothing tests a key; some that do are named."""
    line = refusal(None, operations="orders/create")
    assert line.endswith(
        "so nothing can test a key: add one, such as GET /orders, or say with --reads which of them do"
    )


def test_what_is_sent_otherwise(refusal: Callable[..., str]) -> None:
    """A wanted operation that would be sent in another way than described is refused."""
    line = refusal(None, operations="legacy")
    assert "GET /legacy has a query parameter filter with a style or explode" in line
    assert "leave it out of --operations, or write an overlay" in line


def test_no_address(shop_description: Document, refusal: Callable[..., str]) -> None:
    """The address is said by somebody."""
    shop_description["servers"] = [{"url": "/v2"}]
    assert "names the address '/v2': say the service's own with --url" in refusal(shop_description)
    del shop_description["servers"]
    assert "the description names no address" in refusal(shop_description)
    line = refusal(None, "--url", "ftp://x")
    assert "--url 'ftp://x' is no address of a service, such as https://api.example.com" == line


@pytest.mark.parametrize("given", ["/nope", "nope", "1/2", ""])
def test_no_engine(refusal: Callable[..., str], given: str) -> None:
    """What the connector stands on is there, or is a version."""
    assert f"--engine {given!r} is neither a folder nor a version" == refusal(
        None, "--engine", given
    )


def test_reads_of_another_operation(refusal: Callable[..., str]) -> None:
    """What is said to read only is one of the operations that are wanted."""
    line = refusal(None, "--reads", "POST /find,orders/list")
    assert "--reads: not among --operations: POST /find" == line


def test_choice_of_a_whole_body(shop_description: Document, refusal: Callable[..., str]) -> None:
    """A body of which nothing tells the members apart is refused with its route."""
    item, address = ({"$ref": f"#/components/schemas/{name}"} for name in ("Item", "Address"))
    media = shop_description["paths"]["/find"]["post"]["requestBody"]["content"]
    lists = [{"type": "array", "items": each} for each in (item, address)]
    media["application/json"]["schema"] = {"oneOf": lists}
    line = refusal(shop_description, operations="orders/list,POST /find")
    assert "POST /find: body is a choice of list[Item] | list[Address], which no draft" in line


def test_overlay_that_does_not_fit(tmp_path: Path, refusal: Callable[..., str]) -> None:
    """An overlay to begin with must apply, action by action."""
    overlay = tmp_path / "overlay.yaml"
    overlay.write_text(
        "overlay: 1.0.0\nactions:\n- target: $.paths['/none']\n  description: d\n  remove: true\n"
    )
    assert "action 1 ($.paths['/none'])" in refusal(None, "--overlay", str(overlay))


def test_folder_that_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is written over."""
    import new_connector

    (tmp_path / "mine.txt").touch()
    words = ["shop", "--description", "x", "--into", str(tmp_path), "--operations", "a"]
    assert 1 == new_connector.main(words)
    assert "is there already: name a folder that is new or empty" in capsys.readouterr().err


def test_name(capsys: pytest.CaptureFixture[str]) -> None:
    """A name must be one that Python can import."""
    import new_connector

    words = ["4 shops", "--description", "x", "--into", "y", "--operations", "a"]
    assert 1 == new_connector.main(words)
    assert "'4 shops' is no name of a connector" in capsys.readouterr().err
    assert 1 == new_connector.main(["Daytona", *words[1:]])
    assert "'Daytona' would hide daytona_actions, on which connectors" in capsys.readouterr().err
