"""Reads what pip, npm and TLS are told on this machine and sandboxes need too; never a credential."""

from __future__ import annotations

import configparser
import os
import re
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

PIP_NAMES = frozenset(
    {"index-url", "extra-index-url", "trusted-host", "find-links", "no-index", "cert", "proxy"}
    | {"timeout", "default-timeout", "retries", "pre", "prefer-binary", "only-binary"}
    | {"no-binary", "disable-pip-version-check"}
)
NPM_NAMES = frozenset(
    {"registry", "cafile", "strict-ssl", "proxy", "https-proxy", "noproxy", "fetch-retries"}
    | {"fetch-timeout", "fund", "audit", "update-notifier"}
)
NPM_SCOPE = re.compile(r"@[^:]+:registry\Z")
CERTIFICATES = (
    *("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "GIT_SSL_CAINFO"),
    "NODE_EXTRA_CA_CERTS",
)
# Their values are paths of certificates too.
CERTIFICATE_SETTINGS = {"cert", "cafile"}
CERTIFICATE = re.compile(
    rb"-----BEGIN (TRUSTED )?CERTIFICATE-----.+?-----END (TRUSTED )?CERTIFICATE-----\n?", re.DOTALL
)
# What is not taken over because it is a credential by its name.
SECRET_NAME = re.compile(
    r"client-cert\Z|keyfile\Z|key\Z|(.*:)?_(auth|authtoken|password)\Z", re.IGNORECASE
)
# Letters mixed with digits, longer than words are: a token within a URL's path.
TOKEN = re.compile(
    r"(?=[a-zA-Z]*\d)(?=\d*[a-zA-Z])[a-zA-Z0-9]{16,}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
)
SHARED_FILES = {"pip": ["/etc/pip.conf"], "npm": ["/etc/npmrc"]}
IN_BRACES = re.compile(r"\$\{([^}]+)\}")


@dataclass
class HostSettings:
    """What reaches sandboxes: settings by name, certificates by the variable or setting."""

    pip: dict[str, str] = field(default_factory=dict)
    npm: dict[str, str] = field(default_factory=dict)
    certificates: dict[str, bytes] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    # By path: most variables name the same file, which may be large.
    _in_files: dict[str, bytes] = field(default_factory=dict, init=False, repr=False)

    def take(self, tool: str, name: str, value: str) -> None:
        """Keep a setting, or note that it stays outside because it may hold a credential."""
        if SECRET_NAME.match(name) or has_credential(value):
            self.left_out.append(f"{tool}'s {name}")
        elif name in CERTIFICATE_SETTINGS:
            self.certify(f"{tool}-{name}", value)
        else:
            kept = self.pip if tool == "pip" else self.npm
            kept[name] = value

    def keep_certificates(self, folder: Path) -> None:
        """Write the certificates into a folder, for sandboxes to read."""
        folder.mkdir(mode=0o755, exist_ok=True)
        folder.chmod(0o755)
        for name, content in self.certificates.items():
            path = folder / f"{name}.pem"
            path.write_bytes(content)
            path.chmod(0o644)

    def variables(self, folder: str) -> dict[str, str]:
        """Return the variables that name the certificates in a folder."""
        given = [name for name in CERTIFICATES if name in self.certificates]
        return {name: f"{folder}/{name}.pem" for name in given}

    def certify(self, name: str, path: str) -> None:
        """Keep the certificates of a file, and none of the private keys that it may hold too."""
        try:
            found = self._certificates_in(path)
        except (OSError, RuntimeError):
            self.left_out.append(f"{name}, whose file cannot be read")
            return
        if found:
            self.certificates[name] = found
        else:
            self.left_out.append(f"{name}, whose file holds no certificate")

    def _certificates_in(self, path: str) -> bytes:
        if path not in self._in_files:
            content = Path(path).expanduser().read_bytes()
            found = b"".join(match[0] for match in CERTIFICATE.finditer(content))
            self._in_files[path] = found
        return self._in_files[path]


def read_host_settings() -> HostSettings:
    """Return what files and variables of this machine say."""
    found = HostSettings()
    pip = {**_pip_files(), **_variables("PIP_")}
    npm = {**_npm_files(), **_variables("NPM_CONFIG_")}
    for name, value in pip.items():
        if name in PIP_NAMES or SECRET_NAME.match(name):
            found.take("pip", name, value)
    for name, value in npm.items():
        if name in NPM_NAMES or NPM_SCOPE.match(name) or SECRET_NAME.match(name):
            found.take("npm", name, IN_BRACES.sub(_variable, value))
    for name in CERTIFICATES:
        if path := os.environ.get(name):
            found.certify(name, path)
    return found


def has_credential(value: str) -> bool:
    """Tell whether a word of a setting is a URL with user info, a query or a token in its path."""
    return any(_is_secret(word) for word in re.split(r"[\s,]+", value) if word)


def _is_secret(word: str) -> bool:
    try:
        url = urlsplit(word)
    except ValueError:
        return True
    if not url.netloc:
        # A proxy may be named without its scheme: me:secret@proxy.example:3128
        return "@" in word and not word.startswith("/")
    return "@" in url.netloc or bool(url.query or url.fragment) or bool(TOKEN.search(url.path))


def _variables(prefix: str) -> dict[str, str]:
    # npm reads its variables in small letters too.
    return {
        name[len(prefix) :].lower().replace("_", "-"): value
        for name, value in os.environ.items()
        if name.upper().startswith(prefix) and value
    }


def _pip_files() -> dict[str, str]:
    """Return the options of pip's files, the more particular ones last.

    https://pip.pypa.io/en/stable/topics/configuration/
    """
    named = os.environ.get("PIP_CONFIG_FILE")
    if named == os.devnull:
        return {}
    home = Path.home()
    own = [home / ".pip/pip.conf", _configuration_folder() / "pip/pip.conf"]
    shared = os.environ.get("XDG_CONFIG_DIRS") or "/etc/xdg"
    paths = [Path(folder, "pip/pip.conf") for folder in shared.split(":")]
    paths += [*map(Path, SHARED_FILES["pip"]), *([Path(named)] if named else own)]
    read = configparser.RawConfigParser()
    found: dict[str, str] = {}
    for path in [*paths, Path(sys.prefix, "pip.conf")]:
        try:
            read.read(path, encoding="utf-8")
        except (configparser.Error, OSError, UnicodeError):
            continue
    for section in ("global", "download", "install"):
        if read.has_section(section):
            found |= {name.replace("_", "-"): value for name, value in read.items(section)}
    return found


def _configuration_folder() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support"
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")


def _npm_files() -> dict[str, str]:
    """Return the options of npm's files: https://docs.npmjs.com/cli/configuring-npm/npmrc."""
    variables = _variables("NPM_CONFIG_")
    beside = Path(os.path.realpath(shutil.which("node") or "/usr/bin/node")).parent.parent
    names = [variables.get("globalconfig") or str(beside / "etc/npmrc"), *SHARED_FILES["npm"]]
    names += [variables.get("userconfig") or str(Path.home() / ".npmrc")]
    found: dict[str, str] = {}
    for name in names:
        try:
            lines = Path(name).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeError):
            continue
        pairs = [line.partition("=") for line in lines if line.strip()[:1] not in {"#", ";", ""}]
        found |= {key.strip(): value.strip().strip("\"'") for key, equals, value in pairs if equals}
    return found


def _variable(name: re.Match[str]) -> str:
    return os.environ.get(name[1], name[0])
