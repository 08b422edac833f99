"""The parts of scripts/regenerate.py: from descriptions in openapi/ to the client in generated/."""
