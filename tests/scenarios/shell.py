"""Scenarios of execute_command: what the shell makes of odd commands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.scenarios import preparation
from tests.scenarios.commands import run
from tests.scenarios.model import Collection, failed, worked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.scenarios.model import Stage

SHELL = Collection()
in_a_sandbox = SHELL.about("execute_command", needs=preparation.sandbox)

BASH = "/usr/bin/bash: line"


def _each(stage: Stage, rows: Iterable[tuple[str, int, str | re.Pattern[str]]]) -> None:
    """Run commands that must end with a code and leave an output, or one that fits a pattern."""
    for command, code, expected in rows:
        ran = run(stage, command)
        fits = expected.fullmatch(ran[1]) if isinstance(expected, re.Pattern) else None
        assert (code, expected) == (ran[0], expected if fits else ran[1]), command


@in_a_sandbox
def execute_command_crlf(stage: Stage) -> None:
    """Line ends of Windows reach the shell as they are; Python takes them."""
    _each(
        stage,
        [
            ("echo one\r\necho two\r\n", 0, "one\r\ntwo\r\n"),
            (
                "if true; then\r\necho yes\r\nfi\r\n",
                2,
                f"{BASH} 4: syntax error: unexpected end of file\n",
            ),
            ("cat <<EOF\r\na\r\nEOF\r\n", 0, "a\r\n"),
            ("echo one\recho two", 0, "one\recho two\n"),
        ],
    )
    code = "def f():\r\n    return 1\r\nprint(f())\r\n"
    ran = worked(stage.daytona.run_code(stage.sandbox, code, "python"))
    assert (0, "1\n") == (ran.exit_code, ran.result)


@in_a_sandbox
def execute_command_heredoc(stage: Stage) -> None:
    """A text in the command is any program's input."""
    ended = f"{BASH} 2: warning: here-document at line 1 delimited by end-of-file (wanted `EOF')\n"
    _each(
        stage,
        [
            ("cat <<EOF\nhi $((1+1))\nEOF", 0, "hi 2\n"),
            (
                "cat <<'EOF'\n$HOME `x` \"q\" 'p' \\\nEOF\necho after",
                0,
                "$HOME `x` \"q\" 'p' \\\nafter\n",
            ),
            ("cat <<-EOF\n\ttabbed\n\tEOF\n", 0, "tabbed\n"),
            ("python3 - <<'EOF'\nprint('é', 1 + 1)\nEOF", 0, "é 2\n"),
            ("set -e\nfalse\necho never", 1, ""),
            ("cat <<EOF\nunfinished", 0, f"{ended}unfinished\n"),
        ],
    )


@in_a_sandbox
def execute_command_invalid_utf8(stage: Stage) -> None:
    """Each byte that is no text becomes a mark; control characters stay."""
    output = "caf\ufffd\n\ufffd\ufffd é \ufffd"
    _each(
        stage,
        [
            ("printf 'caf\\351\\n\\377\\376 \\303\\251 \\303'", 0, output),
            ("printf 'a\\000b\\r\\n\\033[31mred\\033[0m'", 0, "a\0b\r\n\x1b[31mred\x1b[0m"),
        ],
    )


@in_a_sandbox
def execute_command_killed(stage: Stage) -> None:
    """A shell that is killed ends with -1, a program in it with 128 and the signal's number."""
    line = re.escape(f"{BASH} 1: ")
    killed = rf"{line} *\d+ Killed +sh -c 'kill -9 \$\$'\n"
    _each(
        stage,
        [
            ("kill -9 $$", -1, ""),
            ("kill -TERM $$", -1, ""),
            ("sh -c 'kill -9 $$'", 137, re.compile(killed)),
            ("sh -c 'kill -9 $$'; echo $?", 0, re.compile(rf"{killed}137\n")),
            (
                "python3 -c 'import os; os.abort()'",
                134,
                re.compile(rf"{line} *\d+ Aborted +python3 -c 'import os; os.abort\(\)'\n"),
            ),
            ("exit 300", 44, ""),
            ("exit -1", 255, ""),
        ],
    )
    command = "kill -STOP $$ & sleep 0.2; kill -CONT $$; echo up"
    assert "command_timeout" == failed(stage.daytona.execute_command(stage.sandbox, command)).kind


@in_a_sandbox
def execute_command_large_output(stage: Stage) -> None:
    """A long output comes whole."""
    command = "python3 -c \"print('x' * 1_200_000)\""
    assert (0, "x" * 1_200_000 + "\n") == run(stage, command, timeout=20)


@in_a_sandbox
def execute_command_shell(stage: Stage) -> None:
    """It is bash, reading standard input, with nothing of the command before."""
    wrong = f"{BASH} 1: syntax error near unexpected token `}}'\n{BASH} 1: `echo ok; }}'\n"
    _each(
        stage,
        [
            (
                "echo $0 $BASH_VERSION; ps -o args= -p $$",
                0,
                re.compile(r"/usr/bin/bash \d.*\n/usr/bin/bash\n"),
            ),
            (
                "echo $SHELL; echo $-; shopt | head -3",
                0,
                re.compile(r"/bin/bash\nhBs\nautocd(.*\n){3}"),
            ),
            ("[[ a == a ]] && echo bash", 0, "bash\n"),
            ("echo {1..3}; diff <(echo a) <(echo a) && echo same", 0, "1 2 3\nsame\n"),
            ("sleep 60 >/dev/null 2>&1 & echo $!", 0, re.compile(r"\d+\n")),
            ("ps -eo pid,ppid,user,stat,args", 0, re.compile(r" +PID +PPID (.*\n)+")),
            (
                "umask; ulimit -a | head -3; tty; env | cut -d= -f1 | sort | tr '\\n' ' '",
                0,
                re.compile(
                    r"0022\n(.*\n){3}not a tty\n(.* )?DAYTONA_ORGANIZATION_ID .* HOME HOSTNAME .*"
                ),
            ),
            ("cd /tmp", 0, ""),
            ("pwd", 0, re.compile(r".*/home/daytona\n")),
            ("export A=1; alias x=y", 0, ""),
            ("echo [$A]", 0, "[]\n"),
            (
                "unclosed 'quote",
                2,
                f"{BASH} 1: unexpected EOF while looking for matching `''\n",
            ),
            ("echo ok; }", 2, wrong),
        ],
    )


@in_a_sandbox
def execute_command_stdin(stage: Stage) -> None:
    """What reads standard input eats the lines that follow."""
    missing = 'File "<string>", line 1, in <module>\nEOFError: EOF when reading a line\n'
    _each(
        stage,
        [
            ("cat; echo $?", 0, "0\n"),
            ('read line; echo "[$line] $?"', 0, "[] 1\n"),
            ("python3 -c 'input()'", 1, f"Traceback (most recent call last):\n  {missing}"),
            ("cat\necho swallowed", 0, "echo swallowed"),
            ('read line\necho second\necho "[$line]"', 0, "[echo second]\n"),
            ("python3 -c 'print(repr(input()))'\necho eaten\necho after", 0, "'echo eaten'\n"),
            ("cat </dev/null\necho kept", 0, "kept\n"),
            ("head -c 3 /dev/stdin | wc -c", 0, "0\n"),
            ("ls -l /proc/self/fd/0 | sed 's/.*-> //'", 0, re.compile(r"pipe:\[\d+\]\n")),
            ("test -t 0; echo $?; test -t 1; echo $?", 0, "1\n1\n"),
            # Not every server's sandboxes have it.
            ("sudo -n true; echo $?", 0, re.compile(r"(.*\n)?\d+\n")),
        ],
    )


@in_a_sandbox
def execute_command_whitespace(stage: Stage) -> None:
    """A blank command is refused; space around one does no harm."""
    for blank in ("   ", "\n"):
        failure = failed(stage.daytona.execute_command(stage.sandbox, blank))
        assert ("invalid_request", 400) == (failure.kind, failure.status_code)
        assert "bad request: command cannot be empty or whitespace-only" == failure.message
    _each(
        stage,
        [
            ("\t echo hi", 0, "hi\n"),
            ("# only a comment", 0, ""),
            ("echo hi\n\n\n", 0, "hi\n"),
            ("echo 'tab\there'", 0, "tab\there\n"),
        ],
    )
