# Made by scripts/regenerate.py from openapi/daytona-toolbox; do not edit.
"""Contains methods for accessing the API"""
