"""Finds out what a description says of its service, and what of it stands in a new project."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openapi_python_client.strings import PythonIdentifier
from regeneration.layout import RefusalError
from regeneration.operations import listed

from drafting import naming

if TYPE_CHECKING:
    from regeneration.documents import Document

    from drafting.drafts import Draft, Parameter
    from drafting.project import Names

_LONGEST = 160
_EXAMPLES = {
    "int": "1",
    "float": "1.5",
    "bool": "True",
    "UUID": '"123e4567-e89b-42d3-a456-426614174000"',
    "dt.date": '"2026-01-31"',
    "dt.datetime": '"2026-01-31T12:00:00Z"',
}


def url_of(document: Document, given: str | None) -> str:
    """Return the address of the service; refused if nothing says it."""
    servers = [server for server in document.get("servers") or () if isinstance(server, dict)]
    url = (given or next(map(_filled_in, servers), "")).rstrip("/")
    if not re.fullmatch(r"https?://[^\s{}/?#@]+(/[^\s{}?#]*)?", url):
        if given:
            raise RefusalError(
                f"--url {given!r} is no address of a service, such as https://api.example.com"
            )
        said = f"the address {url!r}" if url else "no address"
        raise RefusalError(f"the description names {said}: say the service's own with --url")
    return url


def _filled_in(server: dict[str, Any]) -> str:
    """Return the address of a server, with the defaults of its variables."""
    known = server.get("variables") or {}
    values = {name: str(each.get("default", "")) for name, each in known.items()}
    return re.sub(r"{(\w+)}", lambda found: values.get(found[1], ""), str(server.get("url", "")))


def facts(document: Document, names: Names, url: str) -> dict[str, Any]:
    """Return what a description says of its service."""
    info = document.get("info", {})
    title = " ".join(str(info.get("title") or names.class_name).split())
    display = re.sub(r"\s+(REST )?API$", "", title) or title
    about = " ".join(re.sub(r"<[^<>]*>", " ", str(info.get("description") or "")).split())
    sentence = re.split(r"(?<=[.!?]) ", about)[0] or f"Actions for {display}."
    more = document.get("externalDocs") or {}
    page = next(
        (each for each in (more.get("url"), (info.get("contact") or {}).get("url")) if each), url
    )
    licence = (info.get("license") or {}).get("name")
    return {
        "display_name": display,
        "description": sentence if len(sentence) <= _LONGEST else f"Actions for {display}.",
        "homepage": page,
        "documentation": more.get("url") or page,
        "licence": f"{licence}, as stated by info.license" if licence else "not stated",
    }


def examples(found: list[Draft], document: Document) -> dict[str, Any]:
    """Return the call that tests a key, and one for the README.

    Raises:
        RefusalError: no draft only reads; it names operations that do.
    """
    safe = sorted(
        (draft for draft in found if draft.is_safe),
        key=lambda draft: sum(each.required for each in draft.parameters),
    )
    if not safe:
        like = [
            route for route in listed(document) if route.startswith("GET ") and "{" not in route
        ]
        raise RefusalError(
            "--operations: none of them only reads, so nothing can test a key: add one, such as "
            f"{', '.join(like[:3]) or 'a GET'}, or say with --reads which of them do"
        )
    draft = safe[0]
    values = {each.name: _value(each) for each in draft.parameters if each.required}
    words = ", ".join(f"{name}={value}" for name, value in values.items())
    entries = ", ".join(f'"{name}": {value}' for name, value in values.items())
    return {
        "test_call": draft,
        "test_arguments": f"{{{entries}}}",
        "example": f"{draft.name}({words})",
        "categories": sorted({naming.title(each.family) for each in found}),
        "about": {
            str(PythonIdentifier(tag["name"], prefix="tag")): tag.get("description")
            for tag in document.get("tags") or ()
        },
    }


def _value(parameter: Parameter) -> str:
    """Return an example of a parameter, as Python."""
    return parameter.example or _of_type(parameter.taken.annotation)


def _of_type(annotation: str) -> str:
    """Return a value of a type; of several its first."""
    if annotation.startswith("list["):
        return f"[{_of_type(annotation.removeprefix('list['))}]"
    if annotation.startswith("dict[str, "):
        return f'{{"key": {_of_type(annotation.removeprefix("dict[str, "))}}}'
    if annotation.startswith("Literal["):
        return annotation.removeprefix("Literal[").partition(",")[0].rstrip("]")
    return _EXAMPLES.get(re.split(r" \||\]", annotation)[0], '"example"')


def engine(requirement: str) -> Any:
    """Return the function that writes the dependency on the engine with one of its extras.

    Raises:
        RefusalError: it is neither a folder nor a version.
    """
    path = Path(requirement)
    is_path = bool(requirement) and path.is_dir()
    if not is_path and not re.fullmatch(r"([=<>~!]=?|===)?\s*\d[^/\\]*", requirement):
        raise RefusalError(f"--engine {requirement!r} is neither a folder nor a version")

    def written(extra: str) -> str:
        if is_path:
            return f"daytona-actions[{extra}] @ {path.resolve().as_uri()}"
        return f"daytona-actions[{extra}]{requirement if requirement[:1] in '=<>~!' else '==' + requirement}"

    return written
