"""The text that a session is given for a process: how it is made, shown, and found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daytona_actions import errors
from daytona_actions.actions.execution import refuse_nul
from daytona_actions.engine.late_pattern import late_pattern
from daytona_actions.errors import FailureKind

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST = 128 * 1024  # bytes of one argument of a program, its NUL with them
_MARK = "DAYTONA_PROCESS"
# The command runs in a bash of its own, since `exit` would end the session's and the call would
# never be told (recording session_shell_exits). That bash is given what the session's shell reads
# here, so no list of processes shows a value of env; `set -m` gives it a process group, and what
# the session's shell itself says of its end ("Terminated") is nobody's output.
_TEXT = """\
set -- {token} {command}
(export {env}"{mark}=$1"; {cd}{{ set -m; bash -c "$2" 2>&3 3>&-; }} 3>&2 2>/dev/null)"""
_MADE_HERE = late_pattern(r"set -- ([0-9a-f]{32}) ((?:'[^']*'|\"'\")+)\s+\(export ")
_QUOTE_IN_QUOTES = "'\"'\"'"

# Whatever a process has started has the mark in its environment, also where it left its group. A
# group is signalled as a whole, since a program may count the signals that it gets. What begins
# after the first look is not killed: nothing has told it to end.
_END = """\
living() {
  marked=" " targets=" "
  for folder in /proc/[0-9]*; do
    while IFS= read -r -d "" entry; do
      [[ $entry = "$mark" ]] && marked+="${folder#/proc/} " && break
    done <"$folder/environ"
  done
  for each in $marked; do
    read -r line <"/proc/$each/stat" || continue
    set -- ${line##*) }
    [[ $marked = *" $3 "* ]] && each=-$3
    [[ $targets = *" $each "* ]] || targets+="$each "
  done
  [[ $targets != " " ]]
}
exec 2>/dev/null
living || { echo 0; exit; }
kill -s TERM -- $targets
kill -s CONT -- $targets
for ((left = grace * 10; left > 0; left--)); do living || break; sleep 0.1; done
((left)) || for ((left = 20; left > 0; left--)); do
  living || break
  kill -s KILL -- $targets
  sleep 0.1
done
living
set -- $targets
echo $#"""
KILL_SECONDS = 2
"""How long what ends a process waits after SIGKILL, beyond the grace that it is given."""


def wrapped(command: str, token: str, cwd: str | None, env: Mapping[str, str]) -> str:
    """Return the text that runs a command in a session, marked by 32 hexadecimal digits.

    Raises:
        ActionError: the command is empty, or such that another would run.
    """
    if not command.strip():
        raise errors.invalid("command is empty: there is nothing to start")
    refuse_nul("command", command)
    if len(command.encode()) >= _LONGEST:
        raise errors.error(
            FailureKind.TOO_LARGE,
            f"command is longer than the {_LONGEST - 1:,} bytes that can be run at once",
            hint="Write it into a file with upload_file, then start `bash FILE`.",
        )
    folder = cwd if not cwd or cwd.startswith("/") else f"./{cwd}"
    return _TEXT.format(
        token=token,
        command=_quoted(command),
        env="".join(f"{_quoted(f'{name}={value}')} " for name, value in env.items()),
        mark=_MARK,
        cd=f"cd -- {_quoted(folder)} && " if folder else "",
    )


def shown(text: str) -> tuple[str, str | None]:
    """Return what is to be shown of a session's command, and its token if it is one of ours."""
    made = _MADE_HERE.match(text)
    return (made[2][1:-1].replace(_QUOTE_IN_QUOTES, "'"), made[1]) if made else (text, None)


def ending(token: str, grace: int) -> str:
    """Return the command that ends what a process started, and prints how many are left.

    Args:
        token: its mark.
        grace: seconds between SIGTERM and SIGKILL.
    """
    return "bash -c " + _quoted(f"mark={_MARK}={token} grace={grace}\n{_END}")


def _quoted(value: str) -> str:
    return "'" + value.replace("'", _QUOTE_IN_QUOTES) + "'"
