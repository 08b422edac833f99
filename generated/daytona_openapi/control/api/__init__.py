# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
"""Contains methods for accessing the API"""
