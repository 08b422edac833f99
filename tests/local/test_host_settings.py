"""What this machine tells pip, npm and TLS reaches sandboxes; a credential does not."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING
from unittest import mock

import pytest

from daytona_actions.local import LocalDaytona, host_settings
from daytona_actions.local.host_settings import has_credential, read_host_settings
from tests.other_system import on_system

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

INDEX = "https://index.example/simple/"
PEM = "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n"
KEY = "-----BEGIN PRIVATE KEY-----\nsecret\n-----END PRIVATE KEY-----\n"


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """The home of a user of this machine, in which nothing is set."""
    monkeypatch.setattr(host_settings.sys, "prefix", str(tmp_path / "prefix"))
    monkeypatch.setattr(host_settings, "SHARED_FILES", {"pip": [], "npm": []})
    monkeypatch.setattr(host_settings.shutil, "which", lambda _: str(tmp_path / "prefix/bin/node"))
    # Not another object in its place: a library that is first imported now would keep that.
    alone = {"HOME": str(tmp_path), "XDG_CONFIG_DIRS": "/nonexistent"}
    with mock.patch.dict(os.environ, alone, clear=True):
        yield tmp_path


def write(path: Path, content: str) -> Path:
    """Write a file and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    return path


@pytest.mark.parametrize(
    "value",
    [
        "https://me:secret@index.example/simple/",
        "https://secret@index.example/simple/",
        f"{INDEX} https://me:secret@other.example/simple/",
        f"{INDEX}\nhttps://me:secret@other.example/simple/",
        f"{INDEX}?token=secret",
        f"{INDEX}?secret",
        f"{INDEX}#secret",
        "https://index.example/1a2b3c4d5e6f7a8b9c0d/simple/",
        "https://index.example/0f8fad5b-d9cb-469f-a165-70867728950e/simple/",
        "https://index.example/pypi-AgEIcHlwaS5vcmcCJDU2/simple/",
        "me:secret@proxy.example:3128",
        "https://[index.example/simple/",
    ],
)
def test_a_credential_is_recognized(value: str) -> None:
    """In each place of a URL, and wherever it is not clear."""
    assert has_credential(value)


@pytest.mark.parametrize(
    "value",
    [
        INDEX,
        f"{INDEX} https://other.example/simple/",
        "https://index.example/artifactory/api/pypi/python-packages-2024/simple",
        "http://127.0.0.1:3141/root/pypi/+simple/",
        "index.example:8080",
        "/srv/wheels/1a2b3c4d5e6f7a8b9c0d /srv/@scope",
        "180",
        "true",
    ],
)
def test_what_is_none_is_not_taken_for_one(value: str) -> None:
    """An address, a path and a number."""
    assert not has_credential(value)


def test_a_file_of_pip_is_read(home: Path) -> None:
    """Its sections, and the user's before the machine's, which a variable comes before."""
    write(home / ".pip/pip.conf", "[global]\nindex-url = https://old.example/\nretries = 2\n")
    write(home / ".config/pip/pip.conf", f"[global]\nindex_url = {INDEX}\ntimeout = 1\n")
    write(home / "prefix/pip.conf", "[install]\nno-binary = x\n[list]\nformat = json\n")
    os.environ["PIP_TIMEOUT"] = "7"
    expected = {"index-url": INDEX, "retries": "2", "timeout": "7", "no-binary": "x"}
    assert expected == read_host_settings().pip


def test_a_file_that_pip_is_told_of_is_read_alone(home: Path) -> None:
    """And none at all where it is told so."""
    write(home / ".pip/pip.conf", "[global]\nretries = 2\n")
    os.environ["PIP_CONFIG_FILE"] = str(write(home / "mine", f"[global]\nindex-url={INDEX}\n"))
    mine = read_host_settings().pip
    os.environ["PIP_CONFIG_FILE"] = os.devnull
    assert ({"index-url": INDEX}, {}) == (mine, read_host_settings().pip)


def test_a_folder_of_settings_may_be_elsewhere(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the variable for it, and on macOS."""
    os.environ["XDG_CONFIG_HOME"] = str(home / "mine")
    write(home / "mine/pip/pip.conf", "[global]\nretries = 2\n")
    write(home / "Library/Application Support/pip/pip.conf", "[global]\nretries = 3\n")
    there = read_host_settings().pip
    on_system(monkeypatch, host_settings, platform="darwin")
    assert ({"retries": "2"}, {"retries": "3"}) == (there, read_host_settings().pip)


def test_files_that_cannot_be_read_are_left_alone(home: Path) -> None:
    """What is no configuration, and no text."""
    write(home / ".pip/pip.conf", "retries = 2\n")
    (home / ".npmrc").write_bytes(b"registry=\xff\n")
    found = read_host_settings()
    assert ({}, {}) == (found.pip, found.npm)


def test_a_file_of_npm_is_read(home: Path) -> None:
    """The machine's, the user's, and the environment before both."""
    write(home / "prefix/etc/npmrc", "registry = https://old.example/\nnoproxy=old.example\n")
    os.environ |= {"NPM_CONFIG_STRICT_SSL": "false", "npm_config_fund": "false", "HERE": "my"}
    registry = "registry = https://${HERE}.example/\n; a comment\nfund=true\nno pair\n"
    write(home / ".npmrc", f'{registry}@mine:registry="https://mine.example/"\ninit-license=MIT\n')
    expected = {
        "registry": "https://my.example/",
        "noproxy": "old.example",
        "@mine:registry": "https://mine.example/",
        "strict-ssl": "false",
        "fund": "false",
    }
    assert expected == read_host_settings().npm


def test_a_credential_stays_outside_and_that_is_told(home: Path) -> None:
    """By the name of its setting, never by its value."""
    os.environ["PIP_EXTRA_INDEX_URL"] = f"{INDEX} https://me:secret@other.example/simple/"
    os.environ["PIP_CLIENT_CERT"] = "/secret.pem"
    os.environ["PIP_INDEX_URL"] = INDEX
    write(home / ".npmrc", "//registry.example/:_authToken=secret\n_auth=secret\nproxy=${SECRET}\n")
    os.environ["SECRET"] = "http://me:secret@proxy.example"
    found = read_host_settings()
    outside = ["pip's extra-index-url", "pip's client-cert"]
    outside += ["npm's //registry.example/:_authToken", "npm's _auth", "npm's proxy"]
    assert ({"index-url": INDEX}, {}, sorted(outside)) == (
        found.pip,
        found.npm,
        sorted(found.left_out),
    )


def test_certificates_are_taken_without_keys(home: Path) -> None:
    """Of a file that holds both; one that holds none or is missing is told."""
    os.environ["SSL_CERT_FILE"] = str(write(home / "both.pem", f"{KEY}words\n{PEM}{KEY}{PEM}"))
    os.environ["PIP_CERT"] = "~/both.pem"
    os.environ["REQUESTS_CA_BUNDLE"] = str(home / "missing.pem")
    os.environ["NODE_EXTRA_CA_CERTS"] = str(write(home / "key.pem", KEY))
    found = read_host_settings()
    outside = ["REQUESTS_CA_BUNDLE, whose file cannot be read"]
    outside += ["NODE_EXTRA_CA_CERTS, whose file holds no certificate"]
    assert (dict.fromkeys(["pip-cert", "SSL_CERT_FILE"], (PEM * 2).encode()), outside) == (
        found.certificates,
        found.left_out,
    )


def test_the_start_says_what_stays_outside(
    caplog: pytest.LogCaptureFixture, isolation: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once, in the log."""
    monkeypatch.undo()
    monkeypatch.setenv("PIP_INDEX_URL", "https://me:secret@index.example/simple/")
    with caplog.at_level(logging.WARNING), LocalDaytona(isolation=isolation):
        said = [message for message in caplog.messages if "passed on" in message]
    expected = (
        "Not passed on to sandboxes: pip's index-url. What may hold a credential stays outside."
    )
    assert [expected] == said
    assert "secret" not in caplog.text
