# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
"""A client library for accessing Daytona"""

from .client import AuthenticatedClient, Client

__all__ = (
    "AuthenticatedClient",
    "Client",
)
