"""Styles and data that mean harm: a clear error or a plain result, soon, and no network."""

from __future__ import annotations

import time

import pytest

from alliance_refs.csl import Processor, load_style
from alliance_refs.errors import StyleError
from alliance_refs.model import Cite, Cluster, Date, Item, Library, Name
from alliance_refs.writers import write_bibliography

STYLE = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">{}</style>'
CITATION = '<citation><layout><text macro="m0"/></layout></citation>'
LAUGHS = '<!DOCTYPE style [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
FILE = '<!DOCTYPE style [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
MANY = 20_000
NOTES = "chicago-notes-bibliography"


def macros(*bodies: str) -> str:
    return "".join(f'<macro name="m{n}">{body}</macro>' for n, body in enumerate(bodies))


@pytest.mark.parametrize(
    ("style", "told"),
    [
        (STYLE.format(macros('<text macro="m0"/>') + CITATION), "calls itself"),
        (
            STYLE.format(macros('<text macro="m1"/>', '<text macro="m0"/>') + CITATION),
            "m0 > m1 > m0",
        ),
        (STYLE.format(CITATION), "no macro 'm0'"),
        (
            STYLE.format(
                macros(*(f'<text macro="m{n}"/><text macro="m{n}"/>' for n in range(1, 40)), "")
                + CITATION
            ),
            "stand for over",
        ),
        (LAUGHS + STYLE.format('<citation><layout><text value="&b;"/></layout></citation>'), "ent"),
        (FILE + STYLE.format('<citation><layout><text value="&a;"/></layout></citation>'), "ent"),
        (STYLE.format("<!--" + "x" * 9_000_000 + "-->" + CITATION), "refused"),
        (STYLE.format("<citation><layout>" + "<group>" * 200 + "</group>" * 200), "well-formed"),
        (
            STYLE.format(
                "<citation><layout>" + "<group>" * 120 + "</group>" * 120 + "</layout></citation>"
            ),
            "too deep",
        ),
        ("<html/>", "not cs:style"),
        ("<style", "not well-formed"),
    ],
    ids=lambda value: value[:24] if len(value) < 200 else "style",
)
def test_a_style_that_cannot_be_used_is_told(style: str, told: str) -> None:
    with pytest.raises(StyleError, match=told):
        load_style(style)


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "<i>" * MANY + "x" + "</i>" * MANY},
        {"title": "<i>" * MANY},
        {"title": '"a ' * MANY},
        {"title": "'" * MANY},
        {"title": "word and Word " * MANY},
        {"volume": "1-" * MANY, "page": "1-2," * MANY},
        {"volume": "1" * MANY, "edition": "1" * MANY, "page": "1" * MANY + "-" + "2" * MANY},
        {"author": (Name("van " * MANY + "F", "J. " * MANY, parse_names=True),)},
        {"author": (Name("d'" * MANY, "<b>" * MANY, parse_names=True),)},
        {"issued": Date(raw="1-" * MANY)},
        {"note": "a: b\n" * MANY + "{:" * MANY},
        {"title": "a\x00b\x01c", "author": (Name("\x00", "\u202e"),)},
        {"issued": Date.of(10**12)},
    ],
    ids=lambda fields: "-".join(fields),
)
def test_hostile_data_renders(fields: dict[str, object]) -> None:
    """What would take time squared, or a deep recursion, comes back."""
    processor = Processor(Library([Item("a", "book", fields)]), "apa")
    (cited,) = processor.citations([Cluster((Cite("a", "5"),))])
    assert cited
    assert [entry.key for entry in processor.bibliography().entries] == ["a"]


@pytest.mark.parametrize("words", ["p. ", "1 -- ", "'", " "])
def test_long_words_around_cites_render_soon(words: str) -> None:
    processor = Processor(Library([Item("a", "book", {"title": "A"})]), NOTES)
    start = time.perf_counter()
    cite = Cite("a", words * MANY, prefix=words * MANY, suffix=words * MANY)
    assert processor.citations([Cluster((Cite("a"), cite), 1)])
    assert time.perf_counter() - start < 5


def test_markup_of_the_data_does_not_reach_the_page() -> None:
    fields = {"title": "<script>alert(1)</script>", "URL": "javascript:alert(1)"}
    bibliography = Processor(Library([Item("a", "webpage", fields)]), "apa").bibliography()
    page = write_bibliography(bibliography, "html", links=True)
    assert "<script" not in page
    assert 'href="javascript' not in page
