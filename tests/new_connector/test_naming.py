"""Actions are named by verb and noun, whatever an operation is called."""

from __future__ import annotations

import pytest
from drafting import naming, project


@pytest.mark.parametrize(
    ("identifier", "method", "path", "summary", "expected"),
    [
        ("createParcel", "post", "/parcels", "", "create_parcel"),
        ("get_point", "get", "/points/{id}", "", "get_point"),
        ("emails/send", "post", "/emails", "", "send_email"),
        ("emails/list", "get", "/emails", "", "list_emails"),
        ("emails/list-attachments", "get", "/e", "", "list_email_attachments"),
        ("api-keys/create", "post", "/api-keys", "", "create_api_key"),
        ("contact-properties/get", "get", "/c", "", "get_contact_property"),
        ("oauth/revoke-grant", "delete", "/g", "", "revoke_oauth_grant"),
        ("emails/metrics", "get", "/e", "Retrieve metrics", "retrieve_email_metrics"),
        ("collection_exists", "get", "/c", "Check it", "check_collection_exists"),
        ("root", "get", "/", "Information", "get_root"),
        ("facet", "post", "/collections/{c}/facet", "Facet a key", "facet_collection"),
        ("read_item_items__item_id__get", "get", "/items/{item_id}", "Read Item", "read_item"),
        ("", "get", "/v1/pets", "", "list_pets"),
        ("", "get", "/v1/pets/{id}", "", "get_pet"),
        ("", "post", "/pets/{id}/toys", "", "create_pet_toys"),
        ("", "post", "/find", "Find things by name", "find_things"),
        ("ping", "get", "/", "", "ping_service"),
    ],
)
def test_names(identifier: str, method: str, path: str, summary: str, expected: str) -> None:
    """The verb comes first, and what it is done to is one if it is done to one."""
    assert expected == naming.action_name(identifier, method, path, summary)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("type_", "type"), ("from_", "from_value"), ("list_", "list_value"), ("name", "name")],
)
def test_parameters(name: str, expected: str) -> None:
    """No underscore is shown for what Python cannot have, or a draft needs itself."""
    assert expected == naming.parameter_name(name)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("parcels", "parcel"), ("boxes", "box"), ("entries", "entry"), ("status", "status")],
)
def test_singular(word: str, expected: str) -> None:
    """Plain plurals have a singular; what only looks like one stays."""
    assert expected == naming.singular(word)


@pytest.mark.parametrize(
    ("constant", "name", "expected"),
    [
        ("X", "X", ["AsyncXActions", "X", "XActions"]),
        ("SHOP", "Shop", ["SHOP", "AsyncShopActions", "ShopActions"]),
    ],
)
def test_exported_names(constant: str, name: str, expected: list[str]) -> None:
    """What a connector exports is sorted as linters want it, whatever it is called."""
    said = {"display_name": name, "package": "made", "constant": constant, "class_name": name}
    made = project._rendered("__init__.py", said)
    assert f"__all__ = {expected}\n".replace("'", '"') == made[made.index("__all__") :]
