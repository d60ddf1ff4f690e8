"""Options that several test folders share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# The same examples on every run: a failure is then a change of ours, not of the dice. Look
# for new ones with HYPOTHESIS_PROFILE=searching. A busy machine is no failure either.
settings.register_profile(
    "steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("searching", max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--csl-suite",
        type=Path,
        default=Path(__file__).parents[2] / "shared" / "csl-suite",
        help="a folder of fixtures of the official CSL test suite",
    )
    parser.addoption(
        "--all-styles",
        action="store_true",
        help="render with every installed CSL style, not with a sample",
    )
