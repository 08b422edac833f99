# Made by scripts/regenerate.py from openapi/daytona-toolbox; do not edit.
"""A client library for accessing Daytona toolbox"""

from .client import AuthenticatedClient, Client

__all__ = (
    "AuthenticatedClient",
    "Client",
)
