"""A Git server for the inside of a sandbox: smart HTTP through Git's own `http-backend`.

Smart HTTP, because the toolbox clones with a library that knows no other kind (recording
git_clone_unreachable_host shows its first request). Uploaded and run there with
`python3 git_server.py PORT FOLDER`; it needs nothing but Python 3.9 and Git.
"""

from __future__ import annotations

import os
import subprocess
import sys
from base64 import b64encode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class GitHandler(BaseHTTPRequestHandler):
    """Hands each request to `git http-backend`; what starts with `private` needs a password."""

    folder = Path()
    credentials = "Basic " + b64encode(b"me:secret").decode()

    def do_GET(self) -> None:
        """Answer the list of references."""
        self._answer(b"")

    def do_POST(self) -> None:
        """Answer with the objects that are asked for."""
        self._answer(self.rfile.read(int(self.headers.get("Content-Length", "0"))))

    def _answer(self, body: bytes) -> None:
        given = self.headers.get("Authorization", "")
        if self.path.startswith("/private") and given != self.credentials:
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="private"')
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        head, _, content = self._backend(body).partition(b"\r\n\r\n")
        headers = [line.split(": ", 1) for line in head.decode().splitlines()]
        status = dict(headers).get("Status", "200 OK")
        self.send_response(int(status.split()[0]))
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _backend(self, body: bytes) -> bytes:
        path, _, query = self.path.partition("?")
        variables = {
            **os.environ,
            "GIT_PROJECT_ROOT": str(self.folder.resolve()),
            "GIT_HTTP_EXPORT_ALL": "1",
            "REQUEST_METHOD": self.command,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
            "HTTP_GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
        }
        command = ["git", "-c", "http.receivepack=true", "http-backend"]
        return subprocess.run(  # noqa: S603 - a fixed command
            command, input=body, env=variables, stdout=subprocess.PIPE, check=True
        ).stdout


def main(port: str, folder: str) -> None:
    """Serve the repositories of a folder on the loopback interface until killed."""
    GitHandler.folder = Path(folder)
    ThreadingHTTPServer(("127.0.0.1", int(port)), GitHandler).serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
