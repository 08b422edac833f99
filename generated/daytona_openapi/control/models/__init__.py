# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
"""The models of the description, each imported when it is first asked for"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .account_provider import AccountProvider
    from .admin_create_runner import AdminCreateRunner
    from .admin_get_message_attempts_response_200_item import (
        AdminGetMessageAttemptsResponse200Item,
    )
    from .admin_get_webhook_status_200_response import AdminGetWebhookStatus200Response
    from .announcement import Announcement
    from .api_key_list import ApiKeyList
    from .api_key_list_permissions_item import ApiKeyListPermissionsItem
    from .api_key_response import ApiKeyResponse
    from .api_key_response_permissions_item import ApiKeyResponsePermissionsItem
    from .audit_log import AuditLog
    from .audit_log_metadata import AuditLogMetadata
    from .build_info import BuildInfo
    from .command import Command
    from .completion_context import CompletionContext
    from .completion_item import CompletionItem
    from .completion_item_documentation import CompletionItemDocumentation
    from .completion_list import CompletionList
    from .compressed_screenshot_response import CompressedScreenshotResponse
    from .compressed_screenshot_response_cursor_position import (
        CompressedScreenshotResponseCursorPosition,
    )
    from .computer_use_start_response import ComputerUseStartResponse
    from .computer_use_start_response_status import ComputerUseStartResponseStatus
    from .computer_use_status_response import ComputerUseStatusResponse
    from .computer_use_status_response_status import ComputerUseStatusResponseStatus
    from .computer_use_stop_response import ComputerUseStopResponse
    from .computer_use_stop_response_status import ComputerUseStopResponseStatus
    from .create_api_key import CreateApiKey
    from .create_api_key_permissions_item import CreateApiKeyPermissionsItem
    from .create_build_info import CreateBuildInfo
    from .create_docker_registry import CreateDockerRegistry
    from .create_linked_account import CreateLinkedAccount
    from .create_organization import CreateOrganization
    from .create_organization_invitation import CreateOrganizationInvitation
    from .create_organization_invitation_role import CreateOrganizationInvitationRole
    from .create_organization_quota import CreateOrganizationQuota
    from .create_organization_role import CreateOrganizationRole
    from .create_organization_role_permissions_item import (
        CreateOrganizationRolePermissionsItem,
    )
    from .create_region import CreateRegion
    from .create_region_response import CreateRegionResponse
    from .create_runner import CreateRunner
    from .create_runner_response import CreateRunnerResponse
    from .create_sandbox import CreateSandbox
    from .create_sandbox_class import CreateSandboxClass
    from .create_sandbox_env import CreateSandboxEnv
    from .create_sandbox_labels import CreateSandboxLabels
    from .create_sandbox_snapshot import CreateSandboxSnapshot
    from .create_session_request import CreateSessionRequest
    from .create_snapshot import CreateSnapshot
    from .create_user import CreateUser
    from .create_user_role import CreateUserRole
    from .create_volume import CreateVolume
    from .create_workspace import CreateWorkspace
    from .create_workspace_class import CreateWorkspaceClass
    from .create_workspace_env import CreateWorkspaceEnv
    from .create_workspace_labels import CreateWorkspaceLabels
    from .create_workspace_target import CreateWorkspaceTarget
    from .daytona_configuration import DaytonaConfiguration
    from .daytona_configuration_announcements import DaytonaConfigurationAnnouncements
    from .display_info_response import DisplayInfoResponse
    from .display_info_response_displays_item import DisplayInfoResponseDisplaysItem
    from .docker_registry import DockerRegistry
    from .docker_registry_registry_type import DockerRegistryRegistryType
    from .download_files import DownloadFiles
    from .execute_request import ExecuteRequest
    from .execute_response import ExecuteResponse
    from .file_info import FileInfo
    from .file_status import FileStatus
    from .fork_sandbox import ForkSandbox
    from .get_all_snapshots_order import GetAllSnapshotsOrder
    from .get_all_snapshots_sort import GetAllSnapshotsSort
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
    from .health_controller_check_200_response import HealthControllerCheck200Response
    from .health_controller_check_200_response_details import (
        HealthControllerCheck200ResponseDetails,
    )
    from .health_controller_check_200_response_error_type_0 import (
        HealthControllerCheck200ResponseErrorType0,
    )
    from .health_controller_check_200_response_info_type_0 import (
        HealthControllerCheck200ResponseInfoType0,
    )
    from .health_controller_check_200_response_info_value import (
        HealthControllerCheck200ResponseInfoValue,
    )
    from .health_controller_check_503_response import HealthControllerCheck503Response
    from .health_controller_check_503_response_details import (
        HealthControllerCheck503ResponseDetails,
    )
    from .health_controller_check_503_response_error_type_0 import (
        HealthControllerCheck503ResponseErrorType0,
    )
    from .health_controller_check_503_response_info_type_0 import (
        HealthControllerCheck503ResponseInfoType0,
    )
    from .job import Job
    from .job_resource_type import JobResourceType
    from .job_status import JobStatus
    from .job_trace_context import JobTraceContext
    from .job_type import JobType
    from .keyboard_hotkey_request import KeyboardHotkeyRequest
    from .keyboard_press_request import KeyboardPressRequest
    from .keyboard_type_request import KeyboardTypeRequest
    from .list_branch_response import ListBranchResponse
    from .list_sandboxes_order import ListSandboxesOrder
    from .list_sandboxes_paginated_order import ListSandboxesPaginatedOrder
    from .list_sandboxes_paginated_sort import ListSandboxesPaginatedSort
    from .list_sandboxes_paginated_states_item import ListSandboxesPaginatedStatesItem
    from .list_sandboxes_response import ListSandboxesResponse
    from .log_entry import LogEntry
    from .log_entry_log_attributes import LogEntryLogAttributes
    from .log_entry_resource_attributes import LogEntryResourceAttributes
    from .lsp_completion_params import LspCompletionParams
    from .lsp_document_request import LspDocumentRequest
    from .lsp_location import LspLocation
    from .lsp_server_request import LspServerRequest
    from .lsp_symbol import LspSymbol
    from .match import Match
    from .metric_data_point import MetricDataPoint
    from .metric_series import MetricSeries
    from .metrics_response import MetricsResponse
    from .mouse_click_request import MouseClickRequest
    from .mouse_click_response import MouseClickResponse
    from .mouse_drag_request import MouseDragRequest
    from .mouse_drag_response import MouseDragResponse
    from .mouse_move_request import MouseMoveRequest
    from .mouse_move_response import MouseMoveResponse
    from .mouse_position import MousePosition
    from .mouse_scroll_request import MouseScrollRequest
    from .mouse_scroll_response import MouseScrollResponse
    from .oidc_config import OidcConfig
    from .organization import Organization
    from .organization_experimental_config import OrganizationExperimentalConfig
    from .organization_invitation import OrganizationInvitation
    from .organization_invitation_role import OrganizationInvitationRole
    from .organization_invitation_status import OrganizationInvitationStatus
    from .organization_role import OrganizationRole
    from .organization_role_permissions_item import OrganizationRolePermissionsItem
    from .organization_sandbox_default_limited_network_egress import (
        OrganizationSandboxDefaultLimitedNetworkEgress,
    )
    from .organization_suspension import OrganizationSuspension
    from .organization_usage_overview import OrganizationUsageOverview
    from .organization_user import OrganizationUser
    from .organization_user_role import OrganizationUserRole
    from .otel_config import OtelConfig
    from .otel_config_headers_type_0 import OtelConfigHeadersType0
    from .paginated_audit_logs import PaginatedAuditLogs
    from .paginated_jobs import PaginatedJobs
    from .paginated_logs import PaginatedLogs
    from .paginated_sandboxes import PaginatedSandboxes
    from .paginated_snapshots import PaginatedSnapshots
    from .paginated_traces import PaginatedTraces
    from .poll_jobs_response import PollJobsResponse
    from .port_preview_url import PortPreviewUrl
    from .position import Position
    from .posthog_config import PosthogConfig
    from .process_errors_response import ProcessErrorsResponse
    from .process_logs_response import ProcessLogsResponse
    from .process_restart_response import ProcessRestartResponse
    from .process_status_response import ProcessStatusResponse
    from .project_dir_response import ProjectDirResponse
    from .pty_create_request import PtyCreateRequest
    from .pty_create_request_envs import PtyCreateRequestEnvs
    from .pty_create_response import PtyCreateResponse
    from .pty_list_response import PtyListResponse
    from .pty_resize_request import PtyResizeRequest
    from .pty_session_info import PtySessionInfo
    from .pty_session_info_envs import PtySessionInfoEnvs
    from .range_ import Range
    from .rate_limit_config import RateLimitConfig
    from .rate_limit_entry import RateLimitEntry
    from .regenerate_api_key_response import RegenerateApiKeyResponse
    from .region import Region
    from .region_quota import RegionQuota
    from .region_screenshot_response import RegionScreenshotResponse
    from .region_screenshot_response_cursor_position import (
        RegionScreenshotResponseCursorPosition,
    )
    from .region_type import RegionType
    from .region_usage_overview import RegionUsageOverview
    from .registry_push_access_dto import RegistryPushAccessDto
    from .replace_request import ReplaceRequest
    from .replace_result import ReplaceResult
    from .resize_sandbox import ResizeSandbox
    from .runner import Runner
    from .runner_class import RunnerClass
    from .runner_full import RunnerFull
    from .runner_health_metrics import RunnerHealthMetrics
    from .runner_healthcheck import RunnerHealthcheck
    from .runner_service_health import RunnerServiceHealth
    from .runner_snapshot_dto import RunnerSnapshotDto
    from .runner_state import RunnerState
    from .sandbox import Sandbox
    from .sandbox_backup_state import SandboxBackupState
    from .sandbox_class import SandboxClass
    from .sandbox_desired_state import SandboxDesiredState
    from .sandbox_env import SandboxEnv
    from .sandbox_info import SandboxInfo
    from .sandbox_label_map import SandboxLabelMap
    from .sandbox_labels import SandboxLabels
    from .sandbox_labels_labels import SandboxLabelsLabels
    from .sandbox_state import SandboxState
    from .sandbox_volume import SandboxVolume
    from .screenshot_response import ScreenshotResponse
    from .screenshot_response_cursor_position import ScreenshotResponseCursorPosition
    from .search_files_response import SearchFilesResponse
    from .send_webhook_dto import SendWebhookDto
    from .send_webhook_dto_payload import SendWebhookDtoPayload
    from .session import Session
    from .session_execute_request import SessionExecuteRequest
    from .session_execute_response import SessionExecuteResponse
    from .set_snapshot_general_status_dto import SetSnapshotGeneralStatusDto
    from .signed_port_preview_url import SignedPortPreviewUrl
    from .snapshot_dto import SnapshotDto
    from .snapshot_manager_credentials import SnapshotManagerCredentials
    from .snapshot_state import SnapshotState
    from .ssh_access_dto import SshAccessDto
    from .ssh_access_validation_dto import SshAccessValidationDto
    from .storage_access_dto import StorageAccessDto
    from .toolbox_proxy_url import ToolboxProxyUrl
    from .trace_span import TraceSpan
    from .trace_span_span_attributes import TraceSpanSpanAttributes
    from .trace_summary import TraceSummary
    from .update_docker_registry import UpdateDockerRegistry
    from .update_experimental_config_body import UpdateExperimentalConfigBody
    from .update_job_status import UpdateJobStatus
    from .update_organization_default_region import UpdateOrganizationDefaultRegion
    from .update_organization_invitation import UpdateOrganizationInvitation
    from .update_organization_invitation_role import UpdateOrganizationInvitationRole
    from .update_organization_member_access import UpdateOrganizationMemberAccess
    from .update_organization_member_access_role import (
        UpdateOrganizationMemberAccessRole,
    )
    from .update_organization_quota import UpdateOrganizationQuota
    from .update_organization_region_quota import UpdateOrganizationRegionQuota
    from .update_organization_role import UpdateOrganizationRole
    from .update_organization_role_permissions_item import (
        UpdateOrganizationRolePermissionsItem,
    )
    from .update_region import UpdateRegion
    from .update_sandbox_network_settings import UpdateSandboxNetworkSettings
    from .update_sandbox_state_dto import UpdateSandboxStateDto
    from .update_sandbox_state_dto_state import UpdateSandboxStateDtoState
    from .upload_file import UploadFile
    from .upload_file_deprecated_request import UploadFileDeprecatedRequest
    from .url import Url
    from .user import User
    from .user_home_dir_response import UserHomeDirResponse
    from .user_public_key import UserPublicKey
    from .volume_dto import VolumeDto
    from .volume_state import VolumeState
    from .webhook_app_portal_access import WebhookAppPortalAccess
    from .webhook_event import WebhookEvent
    from .webhook_initialization_status import WebhookInitializationStatus
    from .windows_response import WindowsResponse
    from .windows_response_windows_item import WindowsResponseWindowsItem
    from .work_dir_response import WorkDirResponse
    from .workspace import Workspace
    from .workspace_backup_state import WorkspaceBackupState
    from .workspace_class import WorkspaceClass
    from .workspace_env import WorkspaceEnv
    from .workspace_labels import WorkspaceLabels
    from .workspace_port_preview_url import WorkspacePortPreviewUrl
    from .workspace_snapshot_state import WorkspaceSnapshotState

_MODULES = {
    "AccountProvider": ".account_provider",
    "AdminCreateRunner": ".admin_create_runner",
    "AdminGetMessageAttemptsResponse200Item": ".admin_get_message_attempts_response_200_item",
    "AdminGetWebhookStatus200Response": ".admin_get_webhook_status_200_response",
    "Announcement": ".announcement",
    "ApiKeyList": ".api_key_list",
    "ApiKeyListPermissionsItem": ".api_key_list_permissions_item",
    "ApiKeyResponse": ".api_key_response",
    "ApiKeyResponsePermissionsItem": ".api_key_response_permissions_item",
    "AuditLog": ".audit_log",
    "AuditLogMetadata": ".audit_log_metadata",
    "BuildInfo": ".build_info",
    "Command": ".command",
    "CompletionContext": ".completion_context",
    "CompletionItem": ".completion_item",
    "CompletionItemDocumentation": ".completion_item_documentation",
    "CompletionList": ".completion_list",
    "CompressedScreenshotResponse": ".compressed_screenshot_response",
    "CompressedScreenshotResponseCursorPosition": ".compressed_screenshot_response_cursor_position",
    "ComputerUseStartResponse": ".computer_use_start_response",
    "ComputerUseStartResponseStatus": ".computer_use_start_response_status",
    "ComputerUseStatusResponse": ".computer_use_status_response",
    "ComputerUseStatusResponseStatus": ".computer_use_status_response_status",
    "ComputerUseStopResponse": ".computer_use_stop_response",
    "ComputerUseStopResponseStatus": ".computer_use_stop_response_status",
    "CreateApiKey": ".create_api_key",
    "CreateApiKeyPermissionsItem": ".create_api_key_permissions_item",
    "CreateBuildInfo": ".create_build_info",
    "CreateDockerRegistry": ".create_docker_registry",
    "CreateLinkedAccount": ".create_linked_account",
    "CreateOrganization": ".create_organization",
    "CreateOrganizationInvitation": ".create_organization_invitation",
    "CreateOrganizationInvitationRole": ".create_organization_invitation_role",
    "CreateOrganizationQuota": ".create_organization_quota",
    "CreateOrganizationRole": ".create_organization_role",
    "CreateOrganizationRolePermissionsItem": ".create_organization_role_permissions_item",
    "CreateRegion": ".create_region",
    "CreateRegionResponse": ".create_region_response",
    "CreateRunner": ".create_runner",
    "CreateRunnerResponse": ".create_runner_response",
    "CreateSandbox": ".create_sandbox",
    "CreateSandboxClass": ".create_sandbox_class",
    "CreateSandboxEnv": ".create_sandbox_env",
    "CreateSandboxLabels": ".create_sandbox_labels",
    "CreateSandboxSnapshot": ".create_sandbox_snapshot",
    "CreateSessionRequest": ".create_session_request",
    "CreateSnapshot": ".create_snapshot",
    "CreateUser": ".create_user",
    "CreateUserRole": ".create_user_role",
    "CreateVolume": ".create_volume",
    "CreateWorkspace": ".create_workspace",
    "CreateWorkspaceClass": ".create_workspace_class",
    "CreateWorkspaceEnv": ".create_workspace_env",
    "CreateWorkspaceLabels": ".create_workspace_labels",
    "CreateWorkspaceTarget": ".create_workspace_target",
    "DaytonaConfiguration": ".daytona_configuration",
    "DaytonaConfigurationAnnouncements": ".daytona_configuration_announcements",
    "DisplayInfoResponse": ".display_info_response",
    "DisplayInfoResponseDisplaysItem": ".display_info_response_displays_item",
    "DockerRegistry": ".docker_registry",
    "DockerRegistryRegistryType": ".docker_registry_registry_type",
    "DownloadFiles": ".download_files",
    "ExecuteRequest": ".execute_request",
    "ExecuteResponse": ".execute_response",
    "FileInfo": ".file_info",
    "FileStatus": ".file_status",
    "ForkSandbox": ".fork_sandbox",
    "GetAllSnapshotsOrder": ".get_all_snapshots_order",
    "GetAllSnapshotsSort": ".get_all_snapshots_sort",
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
    "HealthControllerCheck200Response": ".health_controller_check_200_response",
    "HealthControllerCheck200ResponseDetails": ".health_controller_check_200_response_details",
    "HealthControllerCheck200ResponseErrorType0": ".health_controller_check_200_response_error_type_0",
    "HealthControllerCheck200ResponseInfoType0": ".health_controller_check_200_response_info_type_0",
    "HealthControllerCheck200ResponseInfoValue": ".health_controller_check_200_response_info_value",
    "HealthControllerCheck503Response": ".health_controller_check_503_response",
    "HealthControllerCheck503ResponseDetails": ".health_controller_check_503_response_details",
    "HealthControllerCheck503ResponseErrorType0": ".health_controller_check_503_response_error_type_0",
    "HealthControllerCheck503ResponseInfoType0": ".health_controller_check_503_response_info_type_0",
    "Job": ".job",
    "JobResourceType": ".job_resource_type",
    "JobStatus": ".job_status",
    "JobTraceContext": ".job_trace_context",
    "JobType": ".job_type",
    "KeyboardHotkeyRequest": ".keyboard_hotkey_request",
    "KeyboardPressRequest": ".keyboard_press_request",
    "KeyboardTypeRequest": ".keyboard_type_request",
    "ListBranchResponse": ".list_branch_response",
    "ListSandboxesOrder": ".list_sandboxes_order",
    "ListSandboxesPaginatedOrder": ".list_sandboxes_paginated_order",
    "ListSandboxesPaginatedSort": ".list_sandboxes_paginated_sort",
    "ListSandboxesPaginatedStatesItem": ".list_sandboxes_paginated_states_item",
    "ListSandboxesResponse": ".list_sandboxes_response",
    "LogEntry": ".log_entry",
    "LogEntryLogAttributes": ".log_entry_log_attributes",
    "LogEntryResourceAttributes": ".log_entry_resource_attributes",
    "LspCompletionParams": ".lsp_completion_params",
    "LspDocumentRequest": ".lsp_document_request",
    "LspLocation": ".lsp_location",
    "LspServerRequest": ".lsp_server_request",
    "LspSymbol": ".lsp_symbol",
    "Match": ".match",
    "MetricDataPoint": ".metric_data_point",
    "MetricSeries": ".metric_series",
    "MetricsResponse": ".metrics_response",
    "MouseClickRequest": ".mouse_click_request",
    "MouseClickResponse": ".mouse_click_response",
    "MouseDragRequest": ".mouse_drag_request",
    "MouseDragResponse": ".mouse_drag_response",
    "MouseMoveRequest": ".mouse_move_request",
    "MouseMoveResponse": ".mouse_move_response",
    "MousePosition": ".mouse_position",
    "MouseScrollRequest": ".mouse_scroll_request",
    "MouseScrollResponse": ".mouse_scroll_response",
    "OidcConfig": ".oidc_config",
    "Organization": ".organization",
    "OrganizationExperimentalConfig": ".organization_experimental_config",
    "OrganizationInvitation": ".organization_invitation",
    "OrganizationInvitationRole": ".organization_invitation_role",
    "OrganizationInvitationStatus": ".organization_invitation_status",
    "OrganizationRole": ".organization_role",
    "OrganizationRolePermissionsItem": ".organization_role_permissions_item",
    "OrganizationSandboxDefaultLimitedNetworkEgress": ".organization_sandbox_default_limited_network_egress",
    "OrganizationSuspension": ".organization_suspension",
    "OrganizationUsageOverview": ".organization_usage_overview",
    "OrganizationUser": ".organization_user",
    "OrganizationUserRole": ".organization_user_role",
    "OtelConfig": ".otel_config",
    "OtelConfigHeadersType0": ".otel_config_headers_type_0",
    "PaginatedAuditLogs": ".paginated_audit_logs",
    "PaginatedJobs": ".paginated_jobs",
    "PaginatedLogs": ".paginated_logs",
    "PaginatedSandboxes": ".paginated_sandboxes",
    "PaginatedSnapshots": ".paginated_snapshots",
    "PaginatedTraces": ".paginated_traces",
    "PollJobsResponse": ".poll_jobs_response",
    "PortPreviewUrl": ".port_preview_url",
    "Position": ".position",
    "PosthogConfig": ".posthog_config",
    "ProcessErrorsResponse": ".process_errors_response",
    "ProcessLogsResponse": ".process_logs_response",
    "ProcessRestartResponse": ".process_restart_response",
    "ProcessStatusResponse": ".process_status_response",
    "ProjectDirResponse": ".project_dir_response",
    "PtyCreateRequest": ".pty_create_request",
    "PtyCreateRequestEnvs": ".pty_create_request_envs",
    "PtyCreateResponse": ".pty_create_response",
    "PtyListResponse": ".pty_list_response",
    "PtyResizeRequest": ".pty_resize_request",
    "PtySessionInfo": ".pty_session_info",
    "PtySessionInfoEnvs": ".pty_session_info_envs",
    "Range": ".range_",
    "RateLimitConfig": ".rate_limit_config",
    "RateLimitEntry": ".rate_limit_entry",
    "RegenerateApiKeyResponse": ".regenerate_api_key_response",
    "Region": ".region",
    "RegionQuota": ".region_quota",
    "RegionScreenshotResponse": ".region_screenshot_response",
    "RegionScreenshotResponseCursorPosition": ".region_screenshot_response_cursor_position",
    "RegionType": ".region_type",
    "RegionUsageOverview": ".region_usage_overview",
    "RegistryPushAccessDto": ".registry_push_access_dto",
    "ReplaceRequest": ".replace_request",
    "ReplaceResult": ".replace_result",
    "ResizeSandbox": ".resize_sandbox",
    "Runner": ".runner",
    "RunnerClass": ".runner_class",
    "RunnerFull": ".runner_full",
    "RunnerHealthMetrics": ".runner_health_metrics",
    "RunnerHealthcheck": ".runner_healthcheck",
    "RunnerServiceHealth": ".runner_service_health",
    "RunnerSnapshotDto": ".runner_snapshot_dto",
    "RunnerState": ".runner_state",
    "Sandbox": ".sandbox",
    "SandboxBackupState": ".sandbox_backup_state",
    "SandboxClass": ".sandbox_class",
    "SandboxDesiredState": ".sandbox_desired_state",
    "SandboxEnv": ".sandbox_env",
    "SandboxInfo": ".sandbox_info",
    "SandboxLabelMap": ".sandbox_label_map",
    "SandboxLabels": ".sandbox_labels",
    "SandboxLabelsLabels": ".sandbox_labels_labels",
    "SandboxState": ".sandbox_state",
    "SandboxVolume": ".sandbox_volume",
    "ScreenshotResponse": ".screenshot_response",
    "ScreenshotResponseCursorPosition": ".screenshot_response_cursor_position",
    "SearchFilesResponse": ".search_files_response",
    "SendWebhookDto": ".send_webhook_dto",
    "SendWebhookDtoPayload": ".send_webhook_dto_payload",
    "Session": ".session",
    "SessionExecuteRequest": ".session_execute_request",
    "SessionExecuteResponse": ".session_execute_response",
    "SetSnapshotGeneralStatusDto": ".set_snapshot_general_status_dto",
    "SignedPortPreviewUrl": ".signed_port_preview_url",
    "SnapshotDto": ".snapshot_dto",
    "SnapshotManagerCredentials": ".snapshot_manager_credentials",
    "SnapshotState": ".snapshot_state",
    "SshAccessDto": ".ssh_access_dto",
    "SshAccessValidationDto": ".ssh_access_validation_dto",
    "StorageAccessDto": ".storage_access_dto",
    "ToolboxProxyUrl": ".toolbox_proxy_url",
    "TraceSpan": ".trace_span",
    "TraceSpanSpanAttributes": ".trace_span_span_attributes",
    "TraceSummary": ".trace_summary",
    "UpdateDockerRegistry": ".update_docker_registry",
    "UpdateExperimentalConfigBody": ".update_experimental_config_body",
    "UpdateJobStatus": ".update_job_status",
    "UpdateOrganizationDefaultRegion": ".update_organization_default_region",
    "UpdateOrganizationInvitation": ".update_organization_invitation",
    "UpdateOrganizationInvitationRole": ".update_organization_invitation_role",
    "UpdateOrganizationMemberAccess": ".update_organization_member_access",
    "UpdateOrganizationMemberAccessRole": ".update_organization_member_access_role",
    "UpdateOrganizationQuota": ".update_organization_quota",
    "UpdateOrganizationRegionQuota": ".update_organization_region_quota",
    "UpdateOrganizationRole": ".update_organization_role",
    "UpdateOrganizationRolePermissionsItem": ".update_organization_role_permissions_item",
    "UpdateRegion": ".update_region",
    "UpdateSandboxNetworkSettings": ".update_sandbox_network_settings",
    "UpdateSandboxStateDto": ".update_sandbox_state_dto",
    "UpdateSandboxStateDtoState": ".update_sandbox_state_dto_state",
    "UploadFile": ".upload_file",
    "UploadFileDeprecatedRequest": ".upload_file_deprecated_request",
    "Url": ".url",
    "User": ".user",
    "UserHomeDirResponse": ".user_home_dir_response",
    "UserPublicKey": ".user_public_key",
    "VolumeDto": ".volume_dto",
    "VolumeState": ".volume_state",
    "WebhookAppPortalAccess": ".webhook_app_portal_access",
    "WebhookEvent": ".webhook_event",
    "WebhookInitializationStatus": ".webhook_initialization_status",
    "WindowsResponse": ".windows_response",
    "WindowsResponseWindowsItem": ".windows_response_windows_item",
    "WorkDirResponse": ".work_dir_response",
    "Workspace": ".workspace",
    "WorkspaceBackupState": ".workspace_backup_state",
    "WorkspaceClass": ".workspace_class",
    "WorkspaceEnv": ".workspace_env",
    "WorkspaceLabels": ".workspace_labels",
    "WorkspacePortPreviewUrl": ".workspace_port_preview_url",
    "WorkspaceSnapshotState": ".workspace_snapshot_state",
}

__all__ = (
    "AccountProvider",
    "AdminCreateRunner",
    "AdminGetMessageAttemptsResponse200Item",
    "AdminGetWebhookStatus200Response",
    "Announcement",
    "ApiKeyList",
    "ApiKeyListPermissionsItem",
    "ApiKeyResponse",
    "ApiKeyResponsePermissionsItem",
    "AuditLog",
    "AuditLogMetadata",
    "BuildInfo",
    "Command",
    "CompletionContext",
    "CompletionItem",
    "CompletionItemDocumentation",
    "CompletionList",
    "CompressedScreenshotResponse",
    "CompressedScreenshotResponseCursorPosition",
    "ComputerUseStartResponse",
    "ComputerUseStartResponseStatus",
    "ComputerUseStatusResponse",
    "ComputerUseStatusResponseStatus",
    "ComputerUseStopResponse",
    "ComputerUseStopResponseStatus",
    "CreateApiKey",
    "CreateApiKeyPermissionsItem",
    "CreateBuildInfo",
    "CreateDockerRegistry",
    "CreateLinkedAccount",
    "CreateOrganization",
    "CreateOrganizationInvitation",
    "CreateOrganizationInvitationRole",
    "CreateOrganizationQuota",
    "CreateOrganizationRole",
    "CreateOrganizationRolePermissionsItem",
    "CreateRegion",
    "CreateRegionResponse",
    "CreateRunner",
    "CreateRunnerResponse",
    "CreateSandbox",
    "CreateSandboxClass",
    "CreateSandboxEnv",
    "CreateSandboxLabels",
    "CreateSandboxSnapshot",
    "CreateSessionRequest",
    "CreateSnapshot",
    "CreateUser",
    "CreateUserRole",
    "CreateVolume",
    "CreateWorkspace",
    "CreateWorkspaceClass",
    "CreateWorkspaceEnv",
    "CreateWorkspaceLabels",
    "CreateWorkspaceTarget",
    "DaytonaConfiguration",
    "DaytonaConfigurationAnnouncements",
    "DisplayInfoResponse",
    "DisplayInfoResponseDisplaysItem",
    "DockerRegistry",
    "DockerRegistryRegistryType",
    "DownloadFiles",
    "ExecuteRequest",
    "ExecuteResponse",
    "FileInfo",
    "FileStatus",
    "ForkSandbox",
    "GetAllSnapshotsOrder",
    "GetAllSnapshotsSort",
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
    "HealthControllerCheck200Response",
    "HealthControllerCheck200ResponseDetails",
    "HealthControllerCheck200ResponseErrorType0",
    "HealthControllerCheck200ResponseInfoType0",
    "HealthControllerCheck200ResponseInfoValue",
    "HealthControllerCheck503Response",
    "HealthControllerCheck503ResponseDetails",
    "HealthControllerCheck503ResponseErrorType0",
    "HealthControllerCheck503ResponseInfoType0",
    "Job",
    "JobResourceType",
    "JobStatus",
    "JobTraceContext",
    "JobType",
    "KeyboardHotkeyRequest",
    "KeyboardPressRequest",
    "KeyboardTypeRequest",
    "ListBranchResponse",
    "ListSandboxesOrder",
    "ListSandboxesPaginatedOrder",
    "ListSandboxesPaginatedSort",
    "ListSandboxesPaginatedStatesItem",
    "ListSandboxesResponse",
    "LogEntry",
    "LogEntryLogAttributes",
    "LogEntryResourceAttributes",
    "LspCompletionParams",
    "LspDocumentRequest",
    "LspLocation",
    "LspServerRequest",
    "LspSymbol",
    "Match",
    "MetricDataPoint",
    "MetricSeries",
    "MetricsResponse",
    "MouseClickRequest",
    "MouseClickResponse",
    "MouseDragRequest",
    "MouseDragResponse",
    "MouseMoveRequest",
    "MouseMoveResponse",
    "MousePosition",
    "MouseScrollRequest",
    "MouseScrollResponse",
    "OidcConfig",
    "Organization",
    "OrganizationExperimentalConfig",
    "OrganizationInvitation",
    "OrganizationInvitationRole",
    "OrganizationInvitationStatus",
    "OrganizationRole",
    "OrganizationRolePermissionsItem",
    "OrganizationSandboxDefaultLimitedNetworkEgress",
    "OrganizationSuspension",
    "OrganizationUsageOverview",
    "OrganizationUser",
    "OrganizationUserRole",
    "OtelConfig",
    "OtelConfigHeadersType0",
    "PaginatedAuditLogs",
    "PaginatedJobs",
    "PaginatedLogs",
    "PaginatedSandboxes",
    "PaginatedSnapshots",
    "PaginatedTraces",
    "PollJobsResponse",
    "PortPreviewUrl",
    "Position",
    "PosthogConfig",
    "ProcessErrorsResponse",
    "ProcessLogsResponse",
    "ProcessRestartResponse",
    "ProcessStatusResponse",
    "ProjectDirResponse",
    "PtyCreateRequest",
    "PtyCreateRequestEnvs",
    "PtyCreateResponse",
    "PtyListResponse",
    "PtyResizeRequest",
    "PtySessionInfo",
    "PtySessionInfoEnvs",
    "Range",
    "RateLimitConfig",
    "RateLimitEntry",
    "RegenerateApiKeyResponse",
    "Region",
    "RegionQuota",
    "RegionScreenshotResponse",
    "RegionScreenshotResponseCursorPosition",
    "RegionType",
    "RegionUsageOverview",
    "RegistryPushAccessDto",
    "ReplaceRequest",
    "ReplaceResult",
    "ResizeSandbox",
    "Runner",
    "RunnerClass",
    "RunnerFull",
    "RunnerHealthcheck",
    "RunnerHealthMetrics",
    "RunnerServiceHealth",
    "RunnerSnapshotDto",
    "RunnerState",
    "Sandbox",
    "SandboxBackupState",
    "SandboxClass",
    "SandboxDesiredState",
    "SandboxEnv",
    "SandboxInfo",
    "SandboxLabelMap",
    "SandboxLabels",
    "SandboxLabelsLabels",
    "SandboxState",
    "SandboxVolume",
    "ScreenshotResponse",
    "ScreenshotResponseCursorPosition",
    "SearchFilesResponse",
    "SendWebhookDto",
    "SendWebhookDtoPayload",
    "Session",
    "SessionExecuteRequest",
    "SessionExecuteResponse",
    "SetSnapshotGeneralStatusDto",
    "SignedPortPreviewUrl",
    "SnapshotDto",
    "SnapshotManagerCredentials",
    "SnapshotState",
    "SshAccessDto",
    "SshAccessValidationDto",
    "StorageAccessDto",
    "ToolboxProxyUrl",
    "TraceSpan",
    "TraceSpanSpanAttributes",
    "TraceSummary",
    "UpdateDockerRegistry",
    "UpdateExperimentalConfigBody",
    "UpdateJobStatus",
    "UpdateOrganizationDefaultRegion",
    "UpdateOrganizationInvitation",
    "UpdateOrganizationInvitationRole",
    "UpdateOrganizationMemberAccess",
    "UpdateOrganizationMemberAccessRole",
    "UpdateOrganizationQuota",
    "UpdateOrganizationRegionQuota",
    "UpdateOrganizationRole",
    "UpdateOrganizationRolePermissionsItem",
    "UpdateRegion",
    "UpdateSandboxNetworkSettings",
    "UpdateSandboxStateDto",
    "UpdateSandboxStateDtoState",
    "UploadFile",
    "UploadFileDeprecatedRequest",
    "Url",
    "User",
    "UserHomeDirResponse",
    "UserPublicKey",
    "VolumeDto",
    "VolumeState",
    "WebhookAppPortalAccess",
    "WebhookEvent",
    "WebhookInitializationStatus",
    "WindowsResponse",
    "WindowsResponseWindowsItem",
    "WorkDirResponse",
    "Workspace",
    "WorkspaceBackupState",
    "WorkspaceClass",
    "WorkspaceEnv",
    "WorkspaceLabels",
    "WorkspacePortPreviewUrl",
    "WorkspaceSnapshotState",
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
