"""What is queried in the entries of a bibliography, and what is left alone."""

from __future__ import annotations

import pytest

import alliance_refs as refs


def codes(fields: str, type: str = "book") -> list[str]:
    library = refs.Library.parse(f"@{type}{{kim,\n{fields}\n}}", "biblatex")
    assert not library.diagnostics
    return [flaw.code for flaw in refs.check(library)]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ("title = {Peace}, date = {20O3}", "unreadable-date"),
        ("title = {Peace}, date = {20033}", "unreadable-date"),
        ("title = {Peace}, doi = {http://example.org/peace}", "wrong-identifier"),
        ("title = {Peace}, isbn = {0-306-40615-3}", "wrong-identifier"),
        ("title = {Peace}, isbn = {978-0-306-40615-7, 978-0-306-40615-8}", "wrong-identifier"),
        ("title = {Peace}, issn = {0378-5954}", "wrong-identifier"),
        ("title = {Peace}, pubilsher = {Brill}", "misspelt-field"),
        ("author = {Kim, D.}, date = {2003}", "missing-title"),
    ],
)
def test_a_flaw_is_told(fields: str, code: str) -> None:
    assert codes(fields) == [code]


@pytest.mark.parametrize(
    "fields",
    [
        "title = {Peace}, date = {2003-05/2003-06}",
        "title = {Peace}, year = {forthcoming}",
        "title = {Peace}, year = {19th century}",
        "title = {Peace}, year = {c. 1920--1935?}",
        "title = {Peace}, doi = {https://doi.org/10.1000/182}",
        "title = {Peace}, isbn = {0-306-40615-2 (pbk), 080442957X}, issn = {0378-5955}",
        "title = {Peace}, isbn = {SBN 425-03071-4}",
        "title = {Peace}, mainsubtitle = {War}, titleshort = {P}, shelfmark = {Q 7}, keyword2 = {a}",
        "title = {Peace}, fjournal = {Politics}, editora = {Kim, D.}, editoratype = {redactor}",
        "url = {https://example.org/}",
        "shortauthor = {Accius}, shorthand = {Acc.}",
    ],
)
def test_what_may_well_be_right_is_left_alone(fields: str) -> None:
    assert codes(fields) == []


def test_a_type_of_ones_own_is_left_alone() -> None:
    assert codes("title = {Peace}", "shelfmark") == []
    assert codes("title = {Peace}", "incolection") == ["misspelt-type"]


def test_long_values_take_linear_time() -> None:
    for long in ("1" * 200_000, "1-" * 100_000, "1" + "-" * 200_000, "O" * 200_000):
        item = refs.Item("kim", "book", {"title": "T", "ISBN": long, "DOI": long})
        assert [flaw.code for flaw in refs.check(refs.Library([item]))] == ["wrong-identifier"]
