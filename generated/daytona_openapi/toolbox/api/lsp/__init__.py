# Made by scripts/regenerate.py from openapi/daytona-toolbox; do not edit.
"""Contains endpoint functions for accessing the API"""
