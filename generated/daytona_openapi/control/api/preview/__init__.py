# Made by scripts/regenerate.py from openapi/daytona-api; do not edit.
"""Contains endpoint functions for accessing the API"""
