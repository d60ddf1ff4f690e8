"""Pages of a hundred thousand equal marks are read in linear time."""

from __future__ import annotations

import pytest

from alliance_refs import csl
from alliance_refs.integrations.mkdocs import html
from alliance_refs.integrations.mkdocs.excerpts import fill_excerpts
from alliance_refs.integrations.mkdocs.headings import in_headings
from alliance_refs.integrations.mkdocs.missing import missing_keys

APA = csl.load_style("apa")


@pytest.mark.parametrize("piece", ["<h1", "<h1>", "`", "```\n", "<!--", "\n", " ", "<span ", ".”"])
def test_pages_of_equal_marks(piece: str) -> None:
    page = piece * 100_000
    in_headings(page)
    list(missing_keys(page, ["[@nope]"], {}))
    html.tidy(page)
    fill_excerpts(f"{page} data-refs=", {}, APA)
