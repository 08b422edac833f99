"""Loads what the scenarios need before they are imported here."""

from __future__ import annotations

import tests.scenarios.conftest
