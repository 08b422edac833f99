# Made by scripts/regenerate.py from openapi/daytona-toolbox; do not edit.
"""The models of the description, each imported when it is first asked for"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .accessibility_bounds import AccessibilityBounds
    from .accessibility_invoke_request import AccessibilityInvokeRequest
    from .accessibility_node import AccessibilityNode
    from .accessibility_node_request import AccessibilityNodeRequest
    from .accessibility_nodes_response import AccessibilityNodesResponse
    from .accessibility_set_value_request import AccessibilitySetValueRequest
    from .accessibility_tree_response import AccessibilityTreeResponse
    from .chart import Chart
    from .code_run_artifacts import CodeRunArtifacts
    from .code_run_request import CodeRunRequest
    from .code_run_request_envs import CodeRunRequestEnvs
    from .code_run_response import CodeRunResponse
    from .command import Command
    from .completion_context import CompletionContext
    from .completion_item import CompletionItem
    from .completion_list import CompletionList
    from .computer_use_start_response import ComputerUseStartResponse
    from .computer_use_start_response_status import ComputerUseStartResponseStatus
    from .computer_use_status_response import ComputerUseStatusResponse
    from .computer_use_stop_response import ComputerUseStopResponse
    from .computer_use_stop_response_status import ComputerUseStopResponseStatus
    from .create_context_request import CreateContextRequest
    from .create_session_request import CreateSessionRequest
    from .desktop_answer import DesktopAnswer
    from .directory_response import DirectoryResponse
    from .display_info import DisplayInfo
    from .display_info_response import DisplayInfoResponse
    from .download_files_request import DownloadFilesRequest
    from .execute_request import ExecuteRequest
    from .execute_request_envs import ExecuteRequestEnvs
    from .execute_response import ExecuteResponse
    from .file_info import FileInfo
    from .file_status import FileStatus
    from .find_accessibility_nodes_request import FindAccessibilityNodesRequest
    from .git_add_request import GitAddRequest
    from .git_branch_request import GitBranchRequest
    from .git_checkout_request import GitCheckoutRequest
    from .git_clone_request import GitCloneRequest
    from .git_commit_info import GitCommitInfo
    from .git_commit_request import GitCommitRequest
    from .git_commit_response import GitCommitResponse
    from .git_delete_branch_request import GitDeleteBranchRequest
    from .git_repo_request import GitRepoRequest
    from .git_status import GitStatus
    from .initialize_request import InitializeRequest
    from .interpreter_context import InterpreterContext
    from .is_port_in_use_response import IsPortInUseResponse
    from .keyboard_hotkey_request import KeyboardHotkeyRequest
    from .keyboard_press_request import KeyboardPressRequest
    from .keyboard_type_request import KeyboardTypeRequest
    from .list_branch_response import ListBranchResponse
    from .list_contexts_response import ListContextsResponse
    from .list_recordings_response import ListRecordingsResponse
    from .lsp_completion_params import LspCompletionParams
    from .lsp_document_request import LspDocumentRequest
    from .lsp_location import LspLocation
    from .lsp_position import LspPosition
    from .lsp_range import LspRange
    from .lsp_server_request import LspServerRequest
    from .lsp_symbol import LspSymbol
    from .match import Match
    from .message_response import MessageResponse
    from .mouse_click_request import MouseClickRequest
    from .mouse_click_response import MouseClickResponse
    from .mouse_drag_request import MouseDragRequest
    from .mouse_drag_response import MouseDragResponse
    from .mouse_move_request import MouseMoveRequest
    from .mouse_position_response import MousePositionResponse
    from .mouse_scroll_request import MouseScrollRequest
    from .port_list import PortList
    from .position import Position
    from .process_errors_response import ProcessErrorsResponse
    from .process_logs_response import ProcessLogsResponse
    from .process_restart_response import ProcessRestartResponse
    from .process_status import ProcessStatus
    from .process_status_response import ProcessStatusResponse
    from .pty_create_request import PtyCreateRequest
    from .pty_create_request_envs import PtyCreateRequestEnvs
    from .pty_create_response import PtyCreateResponse
    from .pty_list_response import PtyListResponse
    from .pty_resize_request import PtyResizeRequest
    from .pty_session_info import PtySessionInfo
    from .pty_session_info_envs import PtySessionInfoEnvs
    from .recording import Recording
    from .replace_request import ReplaceRequest
    from .replace_result import ReplaceResult
    from .screenshot_response import ScreenshotResponse
    from .scroll_response import ScrollResponse
    from .search_files_response import SearchFilesResponse
    from .session import Session
    from .session_command_logs_response import SessionCommandLogsResponse
    from .session_execute_request import SessionExecuteRequest
    from .session_execute_response import SessionExecuteResponse
    from .session_send_input_request import SessionSendInputRequest
    from .start_recording_request import StartRecordingRequest
    from .stop_recording_request import StopRecordingRequest
    from .upload_file_request import UploadFileRequest
    from .upload_files_request import UploadFilesRequest
    from .upload_files_response import UploadFilesResponse
    from .uploaded_file import UploadedFile
    from .version_response import VersionResponse
    from .window_info import WindowInfo
    from .windows_response import WindowsResponse

_MODULES = {
    "AccessibilityBounds": ".accessibility_bounds",
    "AccessibilityInvokeRequest": ".accessibility_invoke_request",
    "AccessibilityNode": ".accessibility_node",
    "AccessibilityNodeRequest": ".accessibility_node_request",
    "AccessibilityNodesResponse": ".accessibility_nodes_response",
    "AccessibilitySetValueRequest": ".accessibility_set_value_request",
    "AccessibilityTreeResponse": ".accessibility_tree_response",
    "Chart": ".chart",
    "CodeRunArtifacts": ".code_run_artifacts",
    "CodeRunRequest": ".code_run_request",
    "CodeRunRequestEnvs": ".code_run_request_envs",
    "CodeRunResponse": ".code_run_response",
    "Command": ".command",
    "CompletionContext": ".completion_context",
    "CompletionItem": ".completion_item",
    "CompletionList": ".completion_list",
    "ComputerUseStartResponse": ".computer_use_start_response",
    "ComputerUseStartResponseStatus": ".computer_use_start_response_status",
    "ComputerUseStatusResponse": ".computer_use_status_response",
    "ComputerUseStopResponse": ".computer_use_stop_response",
    "ComputerUseStopResponseStatus": ".computer_use_stop_response_status",
    "CreateContextRequest": ".create_context_request",
    "CreateSessionRequest": ".create_session_request",
    "DesktopAnswer": ".desktop_answer",
    "DirectoryResponse": ".directory_response",
    "DisplayInfo": ".display_info",
    "DisplayInfoResponse": ".display_info_response",
    "DownloadFilesRequest": ".download_files_request",
    "ExecuteRequest": ".execute_request",
    "ExecuteRequestEnvs": ".execute_request_envs",
    "ExecuteResponse": ".execute_response",
    "FileInfo": ".file_info",
    "FileStatus": ".file_status",
    "FindAccessibilityNodesRequest": ".find_accessibility_nodes_request",
    "GitAddRequest": ".git_add_request",
    "GitBranchRequest": ".git_branch_request",
    "GitCheckoutRequest": ".git_checkout_request",
    "GitCloneRequest": ".git_clone_request",
    "GitCommitInfo": ".git_commit_info",
    "GitCommitRequest": ".git_commit_request",
    "GitCommitResponse": ".git_commit_response",
    "GitDeleteBranchRequest": ".git_delete_branch_request",
    "GitRepoRequest": ".git_repo_request",
    "GitStatus": ".git_status",
    "InitializeRequest": ".initialize_request",
    "InterpreterContext": ".interpreter_context",
    "IsPortInUseResponse": ".is_port_in_use_response",
    "KeyboardHotkeyRequest": ".keyboard_hotkey_request",
    "KeyboardPressRequest": ".keyboard_press_request",
    "KeyboardTypeRequest": ".keyboard_type_request",
    "ListBranchResponse": ".list_branch_response",
    "ListContextsResponse": ".list_contexts_response",
    "ListRecordingsResponse": ".list_recordings_response",
    "LspCompletionParams": ".lsp_completion_params",
    "LspDocumentRequest": ".lsp_document_request",
    "LspLocation": ".lsp_location",
    "LspPosition": ".lsp_position",
    "LspRange": ".lsp_range",
    "LspServerRequest": ".lsp_server_request",
    "LspSymbol": ".lsp_symbol",
    "Match": ".match",
    "MessageResponse": ".message_response",
    "MouseClickRequest": ".mouse_click_request",
    "MouseClickResponse": ".mouse_click_response",
    "MouseDragRequest": ".mouse_drag_request",
    "MouseDragResponse": ".mouse_drag_response",
    "MouseMoveRequest": ".mouse_move_request",
    "MousePositionResponse": ".mouse_position_response",
    "MouseScrollRequest": ".mouse_scroll_request",
    "PortList": ".port_list",
    "Position": ".position",
    "ProcessErrorsResponse": ".process_errors_response",
    "ProcessLogsResponse": ".process_logs_response",
    "ProcessRestartResponse": ".process_restart_response",
    "ProcessStatus": ".process_status",
    "ProcessStatusResponse": ".process_status_response",
    "PtyCreateRequest": ".pty_create_request",
    "PtyCreateRequestEnvs": ".pty_create_request_envs",
    "PtyCreateResponse": ".pty_create_response",
    "PtyListResponse": ".pty_list_response",
    "PtyResizeRequest": ".pty_resize_request",
    "PtySessionInfo": ".pty_session_info",
    "PtySessionInfoEnvs": ".pty_session_info_envs",
    "Recording": ".recording",
    "ReplaceRequest": ".replace_request",
    "ReplaceResult": ".replace_result",
    "ScreenshotResponse": ".screenshot_response",
    "ScrollResponse": ".scroll_response",
    "SearchFilesResponse": ".search_files_response",
    "Session": ".session",
    "SessionCommandLogsResponse": ".session_command_logs_response",
    "SessionExecuteRequest": ".session_execute_request",
    "SessionExecuteResponse": ".session_execute_response",
    "SessionSendInputRequest": ".session_send_input_request",
    "StartRecordingRequest": ".start_recording_request",
    "StopRecordingRequest": ".stop_recording_request",
    "UploadFileRequest": ".upload_file_request",
    "UploadFilesRequest": ".upload_files_request",
    "UploadFilesResponse": ".upload_files_response",
    "UploadedFile": ".uploaded_file",
    "VersionResponse": ".version_response",
    "WindowInfo": ".window_info",
    "WindowsResponse": ".windows_response",
}

__all__ = (
    "AccessibilityBounds",
    "AccessibilityInvokeRequest",
    "AccessibilityNode",
    "AccessibilityNodeRequest",
    "AccessibilityNodesResponse",
    "AccessibilitySetValueRequest",
    "AccessibilityTreeResponse",
    "Chart",
    "CodeRunArtifacts",
    "CodeRunRequest",
    "CodeRunRequestEnvs",
    "CodeRunResponse",
    "Command",
    "CompletionContext",
    "CompletionItem",
    "CompletionList",
    "ComputerUseStartResponse",
    "ComputerUseStartResponseStatus",
    "ComputerUseStatusResponse",
    "ComputerUseStopResponse",
    "ComputerUseStopResponseStatus",
    "CreateContextRequest",
    "CreateSessionRequest",
    "DesktopAnswer",
    "DirectoryResponse",
    "DisplayInfo",
    "DisplayInfoResponse",
    "DownloadFilesRequest",
    "ExecuteRequest",
    "ExecuteRequestEnvs",
    "ExecuteResponse",
    "FileInfo",
    "FileStatus",
    "FindAccessibilityNodesRequest",
    "GitAddRequest",
    "GitBranchRequest",
    "GitCheckoutRequest",
    "GitCloneRequest",
    "GitCommitInfo",
    "GitCommitRequest",
    "GitCommitResponse",
    "GitDeleteBranchRequest",
    "GitRepoRequest",
    "GitStatus",
    "InitializeRequest",
    "InterpreterContext",
    "IsPortInUseResponse",
    "KeyboardHotkeyRequest",
    "KeyboardPressRequest",
    "KeyboardTypeRequest",
    "ListBranchResponse",
    "ListContextsResponse",
    "ListRecordingsResponse",
    "LspCompletionParams",
    "LspDocumentRequest",
    "LspLocation",
    "LspPosition",
    "LspRange",
    "LspServerRequest",
    "LspSymbol",
    "Match",
    "MessageResponse",
    "MouseClickRequest",
    "MouseClickResponse",
    "MouseDragRequest",
    "MouseDragResponse",
    "MouseMoveRequest",
    "MousePositionResponse",
    "MouseScrollRequest",
    "PortList",
    "Position",
    "ProcessErrorsResponse",
    "ProcessLogsResponse",
    "ProcessRestartResponse",
    "ProcessStatus",
    "ProcessStatusResponse",
    "PtyCreateRequest",
    "PtyCreateRequestEnvs",
    "PtyCreateResponse",
    "PtyListResponse",
    "PtyResizeRequest",
    "PtySessionInfo",
    "PtySessionInfoEnvs",
    "Recording",
    "ReplaceRequest",
    "ReplaceResult",
    "ScreenshotResponse",
    "ScrollResponse",
    "SearchFilesResponse",
    "Session",
    "SessionCommandLogsResponse",
    "SessionExecuteRequest",
    "SessionExecuteResponse",
    "SessionSendInputRequest",
    "StartRecordingRequest",
    "StopRecordingRequest",
    "UploadedFile",
    "UploadFileRequest",
    "UploadFilesRequest",
    "UploadFilesResponse",
    "VersionResponse",
    "WindowInfo",
    "WindowsResponse",
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
