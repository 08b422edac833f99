# Made by scripts/regenerate.py from openapi/daytona-toolbox; do not edit.
"""The models of the description, each imported when it is first asked for"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .chart import Chart
    from .code_run_artifacts import CodeRunArtifacts
    from .code_run_request import CodeRunRequest
    from .code_run_request_envs import CodeRunRequestEnvs
    from .code_run_response import CodeRunResponse
    from .directory_response import DirectoryResponse
    from .download_files_request import DownloadFilesRequest
    from .execute_request import ExecuteRequest
    from .execute_request_envs import ExecuteRequestEnvs
    from .execute_response import ExecuteResponse
    from .file_info import FileInfo
    from .file_status import FileStatus
    from .git_clone_request import GitCloneRequest
    from .git_commit_info import GitCommitInfo
    from .git_status import GitStatus
    from .list_branch_response import ListBranchResponse
    from .match import Match
    from .replace_request import ReplaceRequest
    from .replace_result import ReplaceResult
    from .search_files_response import SearchFilesResponse
    from .upload_files_request import UploadFilesRequest
    from .upload_files_response import UploadFilesResponse
    from .uploaded_file import UploadedFile
    from .version_response import VersionResponse

_MODULES = {
    "Chart": ".chart",
    "CodeRunArtifacts": ".code_run_artifacts",
    "CodeRunRequest": ".code_run_request",
    "CodeRunRequestEnvs": ".code_run_request_envs",
    "CodeRunResponse": ".code_run_response",
    "DirectoryResponse": ".directory_response",
    "DownloadFilesRequest": ".download_files_request",
    "ExecuteRequest": ".execute_request",
    "ExecuteRequestEnvs": ".execute_request_envs",
    "ExecuteResponse": ".execute_response",
    "FileInfo": ".file_info",
    "FileStatus": ".file_status",
    "GitCloneRequest": ".git_clone_request",
    "GitCommitInfo": ".git_commit_info",
    "GitStatus": ".git_status",
    "ListBranchResponse": ".list_branch_response",
    "Match": ".match",
    "ReplaceRequest": ".replace_request",
    "ReplaceResult": ".replace_result",
    "SearchFilesResponse": ".search_files_response",
    "UploadFilesRequest": ".upload_files_request",
    "UploadFilesResponse": ".upload_files_response",
    "UploadedFile": ".uploaded_file",
    "VersionResponse": ".version_response",
}

__all__ = (
    "Chart",
    "CodeRunArtifacts",
    "CodeRunRequest",
    "CodeRunRequestEnvs",
    "CodeRunResponse",
    "DirectoryResponse",
    "DownloadFilesRequest",
    "ExecuteRequest",
    "ExecuteRequestEnvs",
    "ExecuteResponse",
    "FileInfo",
    "FileStatus",
    "GitCloneRequest",
    "GitCommitInfo",
    "GitStatus",
    "ListBranchResponse",
    "Match",
    "ReplaceRequest",
    "ReplaceResult",
    "SearchFilesResponse",
    "UploadedFile",
    "UploadFilesRequest",
    "UploadFilesResponse",
    "VersionResponse",
)


if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        model = getattr(import_module(_MODULES[name], __name__), name)
        globals()[name] = model
        return model


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
