# Made by scripts/regenerate.py from openapi/; do not edit.
"""Typed clients for Daytona, one package for each of its two services: control and toolbox."""
