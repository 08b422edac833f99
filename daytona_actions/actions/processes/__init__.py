"""The actions on processes: commands that go on while nobody waits, each in a session of its own."""

from daytona_actions.actions.processes.look import get_process, list_processes
from daytona_actions.actions.processes.start import start_process
from daytona_actions.actions.processes.stop import stop_process
from daytona_actions.actions.processes.streams import read_process_output, send_process_input

__all__ = [
    "get_process",
    "list_processes",
    "read_process_output",
    "send_process_input",
    "start_process",
    "stop_process",
]
