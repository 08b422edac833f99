"""Makes the assertions of the scenarios tell their values, as those of tests do."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.register_assert_rewrite(
    *(
        f"tests.scenarios.{module.stem}"
        for module in Path(__file__).parent.glob("*.py")
        if module.stem != "conftest"
    )
)
