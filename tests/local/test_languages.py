"""JavaScript and TypeScript: what they may say, and with which Node.js and packages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from daytona_actions.local import interpreter

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.local.clients import Client, Sandbox

TYPESCRIPT: dict[str, tuple[str, str]] = {
    "enum": ("enum A { X, Y }\nconsole.log(A.Y)", "1\n"),
    "namespace": ("namespace N { export const a = 1 }\nconsole.log(N.a)", "1\n"),
    "parameter property": (
        (
            "class P { constructor(private n: number) {} get() { return this.n } }\n"
            "console.log(new P(4).get())"
        ),
        "4\n",
    ),
    "import require": ("import x = require('fs')\nconsole.log(x.existsSync('/'))", "true\n"),
    "default import": ("import fs from 'fs'\nconsole.log(fs.existsSync('/'))", "true\n"),
    "named imports": (
        "import { existsSync as is, type Stats, RequestListener } from 'fs'\nconsole.log(is('/'))",
        "true\n",
    ),
    "whole import": ("import * as os from 'os'\nconsole.log(os.EOL === '\\n')", "true\n"),
    "bare import": ("import 'fs'\nconsole.log(1)", "1\n"),
    "text as a name": ("import { 'EOL' as end } from 'os'\nconsole.log(end.length)", "1\n"),
    "both kinds": (
        "import os from 'os'\nconst fs = require('fs')\nconsole.log(os.EOL, fs.existsSync('/'))",
        "\n true\n",
    ),
    "exports": (
        (
            "export const a = 1, b = 2\nexport function f() { return a }\nexport { b as c }\n"
            "export { join } from 'path'\nexport * from 'os'\nexport default class K {}\n"
            "console.log(f(), K.name)"
        ),
        "1 K\n",
    ),
    "default export": ("console.log(1)\nexport default [1].map(n => console.log(n + 1))", "1\n2\n"),
    "dynamic import": ("import('fs').then(m => console.log(m.existsSync('/')))", "true\n"),
    "wrong types": ("let n: number = 'text'\nconsole.log(n)", "text\n"),
    "end of input": (
        "process.stdin.on('data', console.log).on('end', () => console.log(0))",
        "0\n",
    ),
    "main module": (
        "console.log(require.main === module, process.argv.length, __dirname.length > 0)",
        "true 1 true\n",
    ),
}


@pytest.fixture(scope="module")
def shared(server: Client) -> Sandbox:
    """One sandbox for code that leaves nothing behind."""
    return server.create()


@pytest.mark.parametrize("syntax", TYPESCRIPT)
def test_typescript_runs(shared: Sandbox, syntax: str) -> None:
    """What is more than types too (recorded: run_code_typescript_syntax)."""
    code, output = TYPESCRIPT[syntax]
    assert {"exitCode": 0, "result": output} == shared.code(code, "typescript")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("const a = await Promise.resolve(5)", "await is only valid in async functions"),
        ("const a = await 1\nexport {}", "await is only valid in async functions"),
        ("console.log(import.meta.url)", "Cannot use 'import.meta' outside a module"),
        ("throw new TypeError('broken')", "TypeError: broken"),
        ("syntax error here", "SyntaxError"),
        ("import x from 'no-such-package'", "Cannot find module 'no-such-package'"),
        ("const x = 'unfinished", "SyntaxError"),
    ],
)
def test_typescript_fails_as_commonjs_does(shared: Sandbox, code: str, said: str) -> None:
    """With exit code 1 and the reason, and without talk of what would not help."""
    answer = shared.code(code, "typescript")
    assert (1, True) == (answer["exitCode"], said in answer["result"]), answer
    assert "npm install" not in answer["result"]


def test_an_error_in_typescript_names_its_line(shared: Sandbox) -> None:
    """Counted from one more than in the code, as there: a line goes before it."""
    answer = shared.code("\n\nthrow new Error('here')", "typescript")
    assert ".ts:4" in answer["result"]


def test_typescript_finds_the_packages_of_the_folder_it_runs_in(sandbox: Sandbox) -> None:
    """Those that were installed in the home folder."""
    sandbox.upload("node_modules/mine/index.js", b"module.exports = 'of mine'")
    code = "import mine from 'mine'\nconsole.log(mine)"
    assert {"exitCode": 0, "result": "of mine\n"} == sandbox.code(code, "typescript")


@pytest.mark.parametrize("language", ["javascript", "typescript"])
def test_arguments_are_what_follows_the_program(shared: Sandbox, language: str) -> None:
    """The name of the code is none of them (recorded: run_code_argv)."""
    answer = shared.code("console.log(process.argv.slice(1))", language, argv=["a", "b c"])
    assert "[ 'a', 'b', 'c' ]\n" == answer["result"]


@pytest.mark.parametrize("language", ["javascript", "typescript"])
def test_code_of_nodes_languages_ends_with_its_own_code(shared: Sandbox, language: str) -> None:
    """What the program says is the answer."""
    answer = shared.code("console.log('out'); process.exit(5)", language)
    assert {"exitCode": 5, "result": "out\n"} == answer


def test_the_package_typescript_is_preferred(sandbox: Sandbox) -> None:
    """It knows all of TypeScript; what it says of a syntax error is the answer."""
    package = """
    exports.ModuleKind = { CommonJS: 1 }
    exports.ScriptTarget = { ES2022: 9 }
    exports.transpileModule = (code, { compilerOptions, fileName }) => ({
      diagnostics: code.includes("wrong") ? [fileName] : [],
      outputText: `console.log(${JSON.stringify(JSON.stringify(compilerOptions))})`,
    })
    exports.formatDiagnostics = ([name]) => `${name.slice(-3)}: what is wrong\\n`
    """
    sandbox.upload("node_modules/typescript/index.js", package.encode())
    ran = json.loads(sandbox.code("@d class C {}", "typescript")["result"])
    wrong = sandbox.code("wrong", "typescript")
    assert (1, 9, True, True) == tuple(ran.values())[:4]
    assert (1, True) == (wrong["exitCode"], "TypeScript:\n.ts: what is wrong" in wrong["result"])


def test_a_package_typescript_without_the_function_is_none(sandbox: Sandbox) -> None:
    """Versions from 7 on are programs."""
    sandbox.upload("node_modules/typescript/index.js", b"exports.version = '7.0.2'")
    assert "0\n" == sandbox.code("enum A { X }\nconsole.log(A.X)", "typescript")["result"]


OLDER = "delete require('node:module').stripTypeScriptTypes"
NEWER = """
const Module = require('node:module'), strip = Module.stripTypeScriptTypes
Module.stripTypeScriptTypes = (code, options) => {
  if (options.mode === 'transform') throw new TypeError('unknown mode')
  return strip(code, options)
}
"""
HINT = " does not know all of TypeScript: install the package typescript: npm install typescript@5"


def _as_version(sandbox: Sandbox, change: str, code: str) -> tuple[int, str]:
    """Run TypeScript by a Node.js that was changed to be as an older or a newer one."""
    sandbox.upload("change.cjs", change.encode())
    options = {"NODE_OPTIONS": "--require=./change.cjs --no-warnings"}
    answer = sandbox.code(code, "typescript", envs=options)
    return answer["exitCode"], answer["result"]


def test_a_node_that_knows_no_typescript_says_what_to_install(sandbox: Sandbox) -> None:
    """Exit code 127, as for a program that is not there."""
    said = (
        "typescript needs Node.js 22.13 or newer, or the package typescript:"
        " npm install typescript@5\n"
    )
    assert (127, said) == _as_version(sandbox, OLDER, "console.log(1)")


def test_a_node_that_only_strips_types_runs_what_it_can(sandbox: Sandbox) -> None:
    """As versions from 26 on."""
    code = "const n: number = 1\nconsole.log(n)"
    assert (0, "1\n") == _as_version(sandbox, NEWER, code)


@pytest.mark.parametrize(
    ("change", "code"), [(NEWER, "enum A { X }"), ("", "@d class C {}\nfunction d(t: any) {}")]
)
def test_syntax_that_a_node_does_not_know_is_told_with_what_does(
    sandbox: Sandbox, change: str, code: str
) -> None:
    """The package, in one line before the error."""
    exit_code, output = _as_version(sandbox, change, code)
    assert (1, True) == (exit_code, output.partition("\n")[0].endswith(HINT)), output


def test_without_node_its_languages_say_so(
    start_server: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 127, and a sentence on what is needed."""
    monkeypatch.setattr(interpreter, "packaged_node", list)
    sandbox = start_server().create()
    said = "javascript needs Node.js, which this machine does not have: install Node.js\n"
    answer = sandbox.code("1", "javascript", envs={"PATH": "/nowhere"})
    assert {"exitCode": 127, "result": said} == answer


@pytest.mark.parametrize("first", ["v20.1.0", "v22.12.0", "v23.1.0"])
def test_typescript_is_run_by_the_node_that_knows_it(sandbox: Sandbox, first: str) -> None:
    """Which need not be the first on the path."""
    home = sandbox.run("pwd").strip()
    sandbox.upload("bin/node", f"#!/bin/sh\necho {first}\n".encode())
    sandbox.run("chmod +x bin/node")
    path = {"PATH": f"{home}/bin:/usr/bin:/bin"}
    assert "run\n" == sandbox.code("console.log('run')", "typescript", envs=path)["result"]


@pytest.mark.parametrize("version", ["v22.13.0", "v23.2.0", "v24.0.0"])
def test_the_first_node_that_knows_typescript_is_taken(sandbox: Sandbox, version: str) -> None:
    """The user's own before the one that a package brings."""
    home = sandbox.run("pwd").strip()
    sandbox.upload("bin/node", f"#!/bin/sh\necho {version}\n".encode())
    sandbox.run("chmod +x bin/node")
    answer = sandbox.code("1", "typescript", envs={"PATH": f"{home}/bin:/usr/bin:/bin"})
    assert f"{version}\n" == answer["result"]


def test_the_only_node_is_asked_also_where_it_is_old(
    start_server: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The package typescript may be there."""
    monkeypatch.setattr(interpreter, "packaged_node", list)
    sandbox = start_server().create()
    home = sandbox.run("pwd").strip()
    sandbox.upload("bin/node", b'#!/bin/sh\necho v20.1.0 "$@"\n')
    sandbox.run("chmod +x bin/node")
    path = f"{home}/bin:{home}/tools"
    sandbox.run("mkdir tools; ln -s $(command -v base64) tools")
    answer = sandbox.code("1", "typescript", envs={"PATH": path})
    assert answer["result"].endswith("typescript/run.js\n"), json.dumps(answer)
