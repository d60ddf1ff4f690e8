"""What the LaTeX builder writes is compiled: lists, footnotes, links, headings."""

from __future__ import annotations

import pytest

import tex

from .conftest import Builder

pytestmark = pytest.mark.skipif(not tex.is_installed(), reason=tex.MISSING)


@pytest.mark.parametrize("name", ["notes", "several", "switch", "myst"])
def test_a_project_compiles_and_all_its_links_lead_somewhere(built: Builder, name: str) -> None:
    [source] = built(name, "latex").out.glob("*.tex")
    assert tex.compiled(source) == (0, [])


def test_citations_in_headings_compile(built: Builder) -> None:
    [source] = built("headings", "latex").out.glob("*.tex")
    status, told = tex.compiled(source)
    assert status == 0
    # Sphinx's own list of contents names a heading that it does not label.
    assert [
        one for one in told if "index:on'" not in one and "undefined references" not in one
    ] == []
