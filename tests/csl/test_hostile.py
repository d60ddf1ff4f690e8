"""Styles and data that mean harm: a diagnostic or a clear error, soon, and no network."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_refs.csl import Processor, load_style
from alliance_refs.csl.ast import Number
from alliance_refs.csl.finish import finish
from alliance_refs.csl.locale import make_locale
from alliance_refs.csl.numbers import compile_number, is_numeric, is_plural
from alliance_refs.csl.output import Look, Node, Output
from alliance_refs.csl.pages import render_pages
from alliance_refs.csl.raw_dates import parse_raw_date
from alliance_refs.csl.richtext import read_rich
from alliance_refs.errors import StyleError
from alliance_refs.model import Cite, Cluster, Item, Library, Name, plain_text
from alliance_refs.text.casing import change_case
from alliance_refs.writers import WRITERS

ENGLISH = make_locale("en-US")
CSL = 'xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"'
LAYOUT = '<citation><layout><text variable="title"/></layout></citation>'

# What takes this long on such input is no longer linear.
SOON = 3.0


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket, "socket", refuse)


@pytest.fixture(autouse=True)
def soon() -> Iterator[None]:
    begun = time.process_time()
    yield
    assert time.process_time() - begun < SOON


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BAD_STYLES = {
    "billion laughs": f'<!DOCTYPE s [<!ENTITY l0 "lol">{LAUGHS}]><style {CSL}>{LAYOUT}&l9;</style>',
    "external entity": f'<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><style {CSL}><info><title>&x;</title></info>{LAYOUT}</style>',
    "macro of itself": f'<style {CSL}><macro name="m"><text macro="m"/></macro><citation><layout><text macro="m"/></layout></citation></style>',
    "macros in a ring": f'<style {CSL}><macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro><citation><layout><text macro="a"/></layout></citation></style>',
    "no such macro": f'<style {CSL}><citation><layout><text macro="m"/></layout></citation></style>',
    "fifty megabytes": f"<style {CSL}>{LAYOUT}<!--{'x' * 50_000_000}--></style>",
    "too deep": f"<style {CSL}><citation><layout>{'<group>' * 5000}{'</group>' * 5000}</layout></citation></style>",
    "no layout": f"<style {CSL}><citation/></style>",
    "not xml": "<style",
    "nothing": "<",
}


@pytest.mark.parametrize("name", BAD_STYLES)
def test_a_bad_style_is_an_error_that_says_why(name: str) -> None:
    with pytest.raises(StyleError) as raised:
        load_style(BAD_STYLES[name])
    assert len(str(raised.value)) < 500


LONG = 60_000
HOSTILE_TEXTS = [
    "<i>" * LONG + "x" + "</i>" * LONG,
    "<i><b>" * LONG,
    '"a ' * LONG,
    "'a' " * LONG,
    "</span>" * LONG,
    "1-" * LONG,
    "1, " * LONG,
    "a1" * LONG,
    "." * LONG,
    " " * LONG,
    "\0\x01\x1b\ufffe" * LONG,
    "\u202e\u05d0" * LONG,
    "-" * LONG,
    "word " * LONG,
]


@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=range(len(HOSTILE_TEXTS)))
def test_long_text_takes_linear_time(text: str) -> None:
    finish([Output((read_rich(text, ENGLISH),), Look(quotes=True, text_case="title"))], ENGLISH)
    render_pages(text, "chicago", ENGLISH)
    is_numeric(text)
    is_plural("page", text)
    compile_number(Number("volume", "ordinal"), ENGLISH)(text)
    parse_raw_date(text)
    change_case(text, "title")


def rendered(item: Item, style: str) -> str:
    processor = Processor(Library([item]), style)
    cite = Cite(item.key, "12", "page", prefix=item.get("title", "") if False else "see ")
    markup = processor.citations([Cluster((cite,), 1)])[0]
    entries = [entry.markup for entry in processor.bibliography().entries]
    for writer in WRITERS.values():
        writer.write(markup)
    return plain_text(markup) + "".join(map(plain_text, entries))


@pytest.mark.parametrize("style", ["apa", "chicago-notes-bibliography", "ieee"])
def test_ten_thousand_names(style: str) -> None:
    names = tuple(Name(f"Family{n}", f"Given{n}") for n in range(10_000))
    assert "Family0" in rendered(Item("x", "book", {"author": names, "title": "T"}), style)


values: st.SearchStrategy[Any] = st.one_of(
    st.text(max_size=8),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.none(),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
    st.just((Name("Kim"), Name(literal="\0"))),
)
variables = st.sampled_from(
    "title author editor issued accessed page volume number edition DOI URL note language "
    "container-title publisher genre citation-label collection-number".split()
)


@given(st.dictionaries(variables, values, max_size=6))
def test_wrong_types_never_stop_the_work(fields: dict[str, Any]) -> None:
    rendered(Item("x", "article-journal", fields), "ieee")


looks = st.builds(
    Look,
    prefix=st.text(" (.,“a", max_size=3),
    suffix=st.text(" ).,;:!?”a", max_size=3),
    delimiter=st.text(" ,.;", max_size=2),
    styles=st.sampled_from([(), ("italic",), ("bold", "italic"), ("superscript",)]),
    quotes=st.booleans(),
)
texts = st.text("ab .,;:!?'\"<i>/", max_size=8)


def outputs(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.builds(Output, st.lists(children, min_size=1, max_size=3), looks)


nodes = st.recursive(texts.map(lambda text: read_rich(text, ENGLISH)), outputs, max_leaves=8)


@given(nodes)
def test_finishing_keeps_every_letter_in_order(node: Node) -> None:
    shown = plain_text(finish([node], ENGLISH))
    assert letters(shown) == letters(spelled(node))


def spelled(node: Node) -> str:
    if isinstance(node, str):
        return node
    inner = [spelled(child) for child in node.children]
    if not isinstance(node, Output):
        return "".join(inner)
    return node.look.prefix + node.look.delimiter.join(inner) + node.look.suffix


def letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


affixes = st.sampled_from(("", " ", ". ", ", ", "; ", ": ", "? ", "! ", " ("))
plain_looks = st.builds(Look, prefix=affixes, suffix=affixes, delimiter=affixes)
words = st.text("ab", min_size=1, max_size=3)
plain_nodes = st.recursive(
    words,
    lambda inner: st.builds(Output, st.lists(inner, min_size=1, max_size=3), plain_looks),
    max_leaves=6,
)


@given(plain_nodes)
def test_a_full_stop_yields_to_a_stronger_mark(node: Node) -> None:
    shown = plain_text(finish([node], ENGLISH))
    assert not any(pair in shown for pair in ("?.", "!.", ";.", ":.", "..", ",,", "??"))


def test_marks_alone_meet_without_words() -> None:
    assert plain_text(finish([":", "!", ".", "?", " ", " ", ","], ENGLISH)) == "!? ,"
