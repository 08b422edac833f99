# Made by scripts/regenerate.py from openapi/daytona-toolbox.yaml; do not edit.
"""Contains methods for accessing the API"""
