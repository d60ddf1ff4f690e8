"""Numbers, pages, dates, rich text and punctuation: tables that a scholar can read."""

from __future__ import annotations

from pathlib import Path

import pytest

from alliance_refs.csl import load_style
from alliance_refs.csl.citing.processor import Processor
from alliance_refs.csl.locales.locale import make_locale
from alliance_refs.csl.output.nodes import Node, Output
from alliance_refs.csl.output.richtext import InnerQuoted, read_rich
from alliance_refs.csl.style import ast
from alliance_refs.csl.values.numbers import compile_number
from alliance_refs.csl.values.pages import render_pages
from alliance_refs.csl.values.raw_dates import parse_raw_date
from alliance_refs.model import Cite, Cluster, Item, Library, Quoted, Styled
from alliance_refs.writers.suite import write_suite
from tables import Row, named, rows

HERE = Path(__file__).parent
STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"
default-locale="{locale}"><citation><layout>{body}</layout></citation></style>"""


def cited(row: Row, variable: str, value: object) -> str:
    """What the row's style makes of an item with one variable."""
    locale = row.head.get("locale", "en-US")
    style = load_style(STYLE.format(locale=locale, body=row.head["style"]))
    library = Library([Item("x", "book", {variable: value})])
    return write_suite(Processor(library, style).citations([Cluster((Cite("x"),))])[0])


@pytest.mark.parametrize("row", rows(HERE / "numbers"), ids=named)
def test_numbers(row: Row) -> None:
    element = ast.Number(row.head.get("variable", "edition"), row.head["form"])
    assert compile_number(element, make_locale(row.head["locale"]))(row.given) == row.expected


@pytest.mark.parametrize("row", rows(HERE / "pages"), ids=named)
def test_page_ranges(row: Row) -> None:
    locale = make_locale(row.head.get("locale", "en-US"))
    form = row.head["format"].replace("none", "")
    assert render_pages(row.given, form, locale) == row.expected


@pytest.mark.parametrize("row", rows(HERE / "dates"), ids=named)
def test_dates(row: Row) -> None:
    shown = cited(row, "issued", parse_raw_date(row.given))
    assert shown.replace("<sup>", "").replace("</sup>", "") == unraised(row.expected)


def unraised(text: str) -> str:
    return text.replace("ᵉ", "e").replace("ʳ", "r")


@pytest.mark.parametrize("row", rows(HERE / "punctuation"), ids=named)
def test_punctuation(row: Row) -> None:
    assert cited(row, "title", row.given) == row.expected


@pytest.mark.parametrize("row", rows(HERE / "richtext"), ids=named)
def test_rich_text(row: Row) -> None:
    assert shown(read_rich(row.given, make_locale(row.head["locale"]))) == row.expected


def shown(node: Node) -> str:
    if isinstance(node, str):
        return node
    inner = "".join(map(shown, node.children))
    if isinstance(node, Styled):
        return f"{node.style}({inner})"
    if isinstance(node, InnerQuoted):
        return f"q({inner})"
    return f"Q({inner})" if isinstance(node, Quoted) else inner


def test_an_output_of_data_is_told_apart() -> None:
    node = read_rich("a <i>b</i>", make_locale("en-US"))
    assert isinstance(node, Output)
    assert node.tag == "data"
