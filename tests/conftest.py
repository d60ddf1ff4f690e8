"""Options that several test folders share."""

from __future__ import annotations

from pathlib import Path

import pytest


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
