"""The parts of scripts/new_connector.py: from a description to a project that calls it."""
