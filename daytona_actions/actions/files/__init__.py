"""The actions on files: carrying them there and back, the tree, searching, text."""

from __future__ import annotations

from daytona_actions.actions.files.listing import get_file_info, list_files
from daytona_actions.actions.files.move import move_file
from daytona_actions.actions.files.search import find_in_files, replace_in_files, search_files
from daytona_actions.actions.files.text import edit_text_file, read_text_file, write_text_file
from daytona_actions.actions.files.transfer import download_file, upload_file
from daytona_actions.actions.files.tree import (
    create_folder,
    delete_file,
    set_file_permissions,
)

__all__ = [
    "create_folder",
    "delete_file",
    "download_file",
    "edit_text_file",
    "find_in_files",
    "get_file_info",
    "list_files",
    "move_file",
    "read_text_file",
    "replace_in_files",
    "search_files",
    "set_file_permissions",
    "upload_file",
    "write_text_file",
]
