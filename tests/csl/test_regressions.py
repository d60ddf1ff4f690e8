"""What once went wrong on real styles, each named for what it shows."""

from __future__ import annotations

from alliance_refs.csl import Processor, load_style
from alliance_refs.model import Item, Library, Name
from alliance_refs.writers.suite import write_suite

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<citation><layout><text variable="title"/></layout></citation>
<bibliography {options}><layout {layout}>{body}</layout></bibliography></style>"""


def entry(item: Item, body: str, options: str = "", layout: str = "") -> str:
    style = load_style(STYLE.format(options=options, layout=layout, body=body))
    return write_suite(Processor(Library([item]), style).bibliography().entries[0].markup)


def test_affixes_of_a_layout_stand_inside_its_first_and_last_block() -> None:
    shown = entry(
        Item("x", "book", {"title": "Peace"}),
        '<text variable="citation-number" suffix="] "/><text variable="title"/>',
        'second-field-align="flush"',
        'prefix="[" suffix="."',
    )
    assert shown == (
        '<div class="csl-left-margin">[1] </div><div class="csl-right-inline">Peace.</div>'
    )


def test_substitutes_inside_a_choose_stand_in_for_each_other() -> None:
    body = """<names variable="author"><name/><label prefix=", "/><substitute><choose><if
    type="book"><names variable="editor"/><names variable="translator"/></if></choose>
    </substitute></names>"""
    both = {"editor": (Name("Kim", "Ana"),), "translator": (Name("Lee", "Bo"),)}
    assert entry(Item("x", "book", both), body) == "Ana Kim, editor"
    assert entry(Item("x", "book", {**both, "editor": ()}), body) == "Bo Lee, translator"


def test_words_for_a_date_show_where_the_year_would() -> None:
    body = """<group delimiter=" "><date variable="issued"><date-part name="year" prefix="("
    suffix=")"/></date><date variable="issued"><date-part name="month"/></date></group>"""
    item = Item("x", "book", {"issued": "forthcoming"})
    assert entry(item, body) == "(forthcoming)"


def test_a_reference_escaped_twice_stands_for_its_character() -> None:
    item = Item("x", "book", {"title": "Peace"})
    assert entry(item, '<text variable="title" prefix="a&amp;#8211;&#8212;"/>') == "a–—Peace"
    assert entry(item, '<text variable="title" prefix="&amp;#0;"/>') == "&#38;#0;Peace"


def test_items_that_state_no_language_are_in_that_of_the_document() -> None:
    body = '<text variable="title" text-case="title"/>'
    xml = STYLE.format(options="", layout="", body=body)
    items = Library(
        [
            Item("a", "book", {"title": "die geschichte der donau"}),
            Item("b", "book", {"title": "the history of the danube", "language": "en-GB"}),
        ]
    )

    def titles(locale: str) -> list[str]:
        entries = Processor(items, load_style(xml), locale).bibliography().entries
        return [write_suite(entry.markup) for entry in entries]

    assert titles("de-DE") == ["die geschichte der donau", "The History of the Danube"]
