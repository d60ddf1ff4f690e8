"""Options of the test run."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--csl-suite", help="a folder of fixtures of the official CSL test suite")
    parser.addoption(
        "--all-styles", action="store_true", help="render with every installed CSL style"
    )
