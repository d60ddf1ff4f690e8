"""The front door: about twenty names, all there, none loaded before it is used."""

from __future__ import annotations

import subprocess
import sys

import pytest

import alliance_refs as refs


def test_every_public_name_is_there_and_documented() -> None:
    for name in refs.__all__:
        assert getattr(refs, name).__doc__, name


def test_the_list_of_names_is_kept_short_and_sorted() -> None:
    assert refs.__all__ == sorted(refs.__all__)
    assert len(refs.__all__) <= 25
    assert set(refs.__all__) <= set(dir(refs))


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        refs.nothing  # noqa: B018


def test_importing_the_package_loads_no_stage() -> None:
    code = "import sys, alliance_refs; print([m for m in sys.modules if m.startswith('alliance_refs.')])"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert loaded.stdout.strip() == "[]"
