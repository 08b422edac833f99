"""How long the randomised tests run: HYPOTHESIS_PROFILE is `default` or `thorough`."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# A busy machine is no reason to fail, nor are large values that take a while to make.
_patient = settings(
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
    ],
)
settings.register_profile("default", _patient, max_examples=10, derandomize=True)
settings.register_profile("thorough", _patient, max_examples=5000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
