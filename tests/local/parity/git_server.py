"""A git server for a sandbox: repositories over smart HTTP, one of them behind a password."""

from __future__ import annotations

import http.server
import os
import subprocess
import sys
from pathlib import Path

ROOT = str(Path("repositories").resolve())


class Handler(http.server.BaseHTTPRequestHandler):
    """Passes requests on to git's own CGI program."""

    def do_GET(self) -> None:
        """Answer a GET."""
        self._pass_on()

    def do_POST(self) -> None:
        """Answer a POST."""
        self._pass_on()

    def log_message(self, *_arguments: object) -> None:
        """Write no log."""

    def _pass_on(self) -> None:
        if self.path.startswith("/private.git"):
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="private"')
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        path, _, query = self.path.partition("?")
        environment = {
            **os.environ,
            "GIT_PROJECT_ROOT": ROOT,
            "GIT_HTTP_EXPORT_ALL": "1",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "REQUEST_METHOD": self.command,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": self.headers.get("Content-Length", ""),
        }
        sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        answer = subprocess.run(
            ["git", "http-backend"], input=sent, env=environment, stdout=subprocess.PIPE, check=True
        ).stdout
        head, _, body = answer.partition(b"\r\n\r\n")
        fields = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
        self.send_response(int(fields.pop("Status", "200 OK").split()[0]))
        for name, value in fields.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
