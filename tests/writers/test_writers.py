"""Writers: tables of rich text and what each format makes of it, and laws for all."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_refs.documents import read_document
from alliance_refs.errors import UnknownFormat
from alliance_refs.model import (
    Bibliography,
    BibliographyLayout,
    Displayed,
    Entry,
    Linked,
    Markup,
    Quoted,
    Styled,
    plain_text,
    read_markup,
)
from alliance_refs.spans import Source
from alliance_refs.writers import WRITERS, write_bibliography, write_markup_as
from tables import Row, named, rows

STYLES = ("italic", "bold", "superscript", "small-caps", "underline", "upright", "no-case")
words = st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" "), max_size=12)
leaves = words.map(lambda text: (text,) if text else ())


def nest(children: st.SearchStrategy[Markup]) -> st.SearchStrategy[Markup]:
    styled = st.builds(
        lambda style, inner: (Styled(style, inner),), st.sampled_from(STYLES), children
    )
    quoted = children.map(lambda inner: (Quoted(inner),))
    linked = st.builds(lambda to, inner: (Linked(to, inner),), words, children)
    joined = st.tuples(children, children).map(lambda two: two[0] + two[1])
    return st.one_of(styled, quoted, linked, joined)


markups = st.recursive(leaves, nest, max_leaves=8)
# Words with the punctuation that references have.
printed = st.recursive(
    st.text("abß한1 .,;:'\"()-–*/_&“”", max_size=12).map(lambda text: (text,) if text else ()),
    nest,
    max_leaves=8,
)


@pytest.mark.parametrize("row", rows(Path(__file__).parent / "cases"), ids=named)
def test_rich_text_in_a_format(row: Row) -> None:
    assert write_markup_as(read_markup(row.given), row.head["format"]) == row.expected


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(UnknownFormat, match="markdown"):
        write_markup_as(("x",), "docx")


class Reader(HTMLParser):
    """Collects the words, tags and links of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.tags: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read_html(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


@given(markups)
def test_html_says_the_words_and_nothing_else(markup: Markup) -> None:
    read = read_html(write_markup_as(markup, "html"))
    assert "".join(read.words) == write_markup_as(markup, "text")
    assert set(read.tags) <= {"i", "b", "sup", "span", "a"}


@given(st.text(max_size=40), st.text(max_size=40), st.booleans())
def test_html_of_any_data_is_safe(text: str, target: str, links: bool) -> None:
    entry = Entry(text, (text, Linked(target, (text,)), Linked(f"javascript:{target}", ("x",))))
    read = read_html(write_bibliography(Bibliography((entry,)), "html", links=links))
    assert set(read.tags) <= {"div", "a"}
    assert all(re.match("(?:https?|ftp)://|mailto:", link) for link in read.links)


@pytest.mark.parametrize("name", ["markdown", "rst", "org", "asciidoc", "latex", "typst", "rtf"])
@given(text=st.text(st.characters(categories=("L", "N"))))
def test_plain_letters_need_no_escape(name: str, text: str) -> None:
    written = write_markup_as((f"x {text}",), name)
    ours = re.sub(r"\\u(-?\d+)\?", "", written) if name == "rtf" else written
    assert ours == (f"x {text}" if name != "rtf" else re.sub(r"[^\x00-\x7f]", "", f"x {text}"))


@given(markups)
def test_markdown_is_read_back_as_the_same_words(markup: Markup) -> None:
    parser = pytest.importorskip("markdown_it").MarkdownIt("commonmark")
    html = parser.renderInline(write_markup_as(markup, "markdown"))
    assert squeezed(unescape(re.sub(r"<[^>]*>", "", html))) == squeezed(
        write_markup_as(markup, "text")
    )


@pytest.mark.parametrize(
    ("name", "gap"), [("markdown", "\\\n"), ("rst", "\n\n"), ("org", "\n\n"), ("asciidoc", "\n\n")]
)
def test_each_display_block_stands_on_lines_of_its_own(name: str, gap: str) -> None:
    note = Displayed("block", ("On ", Styled("italic", ("war",)), "."))
    markup = ("Kim.", note, Displayed("block", ("Two.",)), "End.")
    war = {"org": "/war/", "asciidoc": "_war_"}.get(name, "*war*")
    assert write_markup_as(markup, name) == gap.join(("Kim.", f"On {war}.", "Two.", "End."))


@pytest.mark.parametrize("name", ["org", "asciidoc"])
@given(printed)
def test_org_and_asciidoc_are_read_back_as_the_same_words(name: str, markup: Markup) -> None:
    document = read_document(Source(write_markup_as(markup, name)), name)
    read = " ".join(block.passage.text for block in document.blocks)
    assert dashed(squeezed(read)) == dashed(squeezed(write_markup_as(markup, "text")))


def dashed(text: str) -> str:
    """Dashes and dots as both languages print them, whichever was typed."""
    return re.sub(r"[-–—]+", "-", re.sub(r"[.…]+", ".", text))


def squeezed(text: str) -> str:
    return " ".join(text.replace("\u200b", "").split())


LIST = Bibliography(
    (
        Entry("kim 2003", read_markup("Kim. <i>Peace</i>. https://doi.org/10.1000/1.")),
        Entry("lee", ("Lee. War. doi:10.1000/2(3).",)),
    ),
    BibliographyLayout(hanging_indent=True),
)
NUMBERED = Bibliography(
    tuple(
        Entry(f"k{n}", (Displayed("left-margin", (f"{n}.",)), Displayed("right-inline", ("Kim.",))))
        for n in (9, 10)
    ),
    BibliographyLayout(second_field_align="flush", label_width=3),
)


def test_text_of_a_list_is_one_entry_a_paragraph() -> None:
    assert write_bibliography(LIST, "text") == (
        "Kim. Peace. https://doi.org/10.1000/1.\n\nLee. War. doi:10.1000/2(3).\n"
    )


def test_labels_stand_in_a_column_of_their_own() -> None:
    assert write_bibliography(NUMBERED, "text") == "9.  Kim.\n\n10. Kim.\n"


def test_html_of_a_list_can_be_counted_and_linked_to() -> None:
    html = write_bibliography(LIST, "html")
    assert '<div class="csl-bib-body" role="list" lang="en-US">' in html
    assert html.count('class="csl-entry" role="listitem"') == 2
    assert 'id="ref-kim-2003"' in html
    assert "<a " not in html


def test_links_lead_where_identifiers_say() -> None:
    links = read_html(write_bibliography(LIST, "html", links=True)).links
    assert links == ["https://doi.org/10.1000/1", "https://doi.org/10.1000/2(3)"]


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_every_format_lays_out_a_list(name: str) -> None:
    for bibliography in (LIST, NUMBERED):
        written = write_bibliography(bibliography, name, links=True)
        for entry in bibliography.entries:
            assert plain_text(entry.markup).split()[0].strip("0123456789.") in written
        assert written.endswith("\n")


def test_rst_is_read_without_complaint() -> None:
    core = pytest.importorskip("docutils.core")
    said = core.publish_string(
        write_bibliography(LIST, "rst", links=True),
        writer="pseudoxml",
        settings_overrides={"report_level": 1, "halt_level": 2},
    )
    assert b"<emphasis>" in said
