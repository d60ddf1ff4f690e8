"""The interchange formats: cases as files, what survives writing, and hostile input.

A case is a file of its format beside `NAME.expected.json`: the items as CSL-JSON, the
reasons of failed entries, the codes of diagnostics.
"""

from __future__ import annotations

import json
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_refs.errors import RefsError
from alliance_refs.formats import FORMATS
from alliance_refs.formats.csl_data.items import item_to_csl
from alliance_refs.formats.sniff import sniff
from alliance_refs.model import ITEM_TYPES, Date, DateParts, Item, Library, Name, kind_of
from alliance_refs.model.variables import (
    DATE_VARIABLES,
    NAME_VARIABLES,
    NUMBER_VARIABLES,
    TEXT_VARIABLES,
)
from alliance_refs.spans import Source

FOLDER = Path(__file__).parent
READ = tuple(
    """ris enw nbib endnote-xml mods cff hayagriva jats tei zotero-json zotero-rdf""".split()
)
WRITTEN = ("ris", "enw", "endnote-xml", "mods", "cff", "hayagriva")
CASES = [
    path
    for name in READ
    for path in sorted((FOLDER / name).iterdir())
    if not path.name.endswith(".expected.json")
]


def name_of(path: Path) -> str:
    return f"{path.parent.name}:{path.stem}"


def read(path: Path) -> Library:
    return reader(path.parent.name)(Source(path.read_bytes().decode("utf-8"), path.name))


def reader(format: str) -> Any:
    return FORMATS[format].read


def writer(format: str) -> Any:
    return FORMATS[format].write


@pytest.mark.parametrize("path", CASES, ids=name_of)
def test_case(path: Path) -> None:
    expected = json.loads(path.with_suffix(".expected.json").read_text("utf-8"))
    library = read(path)
    assert [item_to_csl(item) for item in library.items_in_order] == expected["items"]
    assert [entry.reason for entry in library.failed] == expected.get("failed", [])
    assert [found.code for found in library.diagnostics] == expected.get("codes", [])


@pytest.mark.parametrize("path", CASES, ids=name_of)
def test_a_well_made_file_shows_its_format(path: Path) -> None:
    if "one_bad" in path.name or "outside" in path.name or "without_type" in path.name:
        pytest.skip("these files do not begin as their format says")
    assert sniff(path.read_bytes().decode("utf-8")) == path.parent.name


@pytest.mark.parametrize("format", WRITTEN)
@pytest.mark.parametrize("path", CASES, ids=name_of)
def test_what_is_not_kept_is_reported(path: Path, format: str) -> None:
    library = read(path)
    written = writer(format)(library)
    again = reader(format)(Source(written.text, "again"))
    assert list(again) == list(library)
    assert not again.failed
    assert changed(library, again) == reported(written.losses)


@pytest.mark.parametrize("path", [p for p in CASES if p.parent.name in WRITTEN], ids=name_of)
def test_a_format_holds_what_was_read_from_it(path: Path) -> None:
    library = read(path)
    again = reader(path.parent.name)(Source(writer(path.parent.name)(library).text, "again"))
    assert again.items_in_order == library.items_in_order


def changed(before: Library, after: Library) -> set[tuple[str, str]]:
    """Key and variable of all that differs between two libraries, white space aside."""
    out: set[tuple[str, str]] = set()
    for key, item in before.items():
        other = after[key]
        out |= {(key, name) for name in item if not same(item[name], other.get(name))}
        out |= {(key, name) for name in other if name not in item}
        if item.type != other.type:
            out.add((key, "type"))
    return out


def same(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one.split() == other.split()
    return bool(one == other)


def reported(losses: Any) -> set[tuple[str, str]]:
    """Key and variable of a loss report, from its one form of words."""
    out: set[tuple[str, str]] = set()
    for loss in losses:
        assert loss.code == "not-held-by-format"
        key, said = loss.message.split(": ", 1)
        marker = " has no place for " if " has no place for " in said else " holds "
        out.add((key, said.split(marker, 1)[1].split(" (", 1)[0]))
    return out


# Texts that some format's syntax, or the shape of some value, could trip over.
ODD = """a, b|12-34|1234-5678|10.1234/abc|x; y|[a]|<i>H</i> x|https://doi.org/10.1234/x|%0 x|
    TY  - X|PMC12|no|~|- a|a: b|#c|en|&amp;|{x}|'q'|"q\"""".split("|")
TEXTS = st.one_of(st.text(max_size=15), st.sampled_from([*ODD, "a\nb", " a  b ", "a\r\nb"]))
PARTS = st.sampled_from(("", "Kim", "de la Cruz", "van", "J. R.", "d'Alembert", "x,y", "이"))
NAMES = st.one_of(
    st.builds(
        Name,
        family=PARTS,
        given=PARTS,
        non_dropping_particle=st.sampled_from(("", "van der", "d'", "Al")),
        dropping_particle=st.sampled_from(("", "von")),
        suffix=st.sampled_from(("", "Jr.")),
        static_ordering=st.booleans(),
    ),
    st.builds(Name, literal=PARTS.filter(bool)),
)
ENDS = st.sampled_from((DateParts(2003), DateParts(-50), DateParts(2003, 5), DateParts(2003, 21)))
DATES = st.one_of(
    st.builds(
        Date, ENDS, st.sampled_from((None, DateParts(2005), DateParts())), circa=st.booleans()
    ),
    st.sampled_from(("in press", "n.d.", "May 2003")).map(lambda words: Date(literal=words)),
    st.just(Date.of(2003, 5, 6)),
)
VALUES = {"name": st.lists(NAMES, min_size=1, max_size=2).map(tuple), "date": DATES}
VARIABLES = sorted({*NAME_VARIABLES, *DATE_VARIABLES, *NUMBER_VARIABLES, *TEXT_VARIABLES, "shoe"})
FIELDS = st.lists(st.sampled_from(VARIABLES), max_size=6, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: VALUES.get(kind_of(name), TEXTS) for name in names})
)
ITEMS = st.builds(
    lambda type, fields: Item("key", type, fields), st.sampled_from(sorted(ITEM_TYPES)), FIELDS
)


def is_blank(item: Item, variable: str) -> bool:
    value = item.get(variable)
    return isinstance(value, str) and not value.strip()


@pytest.mark.parametrize("format", WRITTEN)
@settings(deadline=None)
@given(item=ITEMS)
def test_every_change_is_a_reported_loss(format: str, item: Item) -> None:
    library = Library([item])
    written = writer(format)(library)
    again = reader(format)(Source(written.text, "again"))
    lost = {each for each in changed(library, again) if not is_blank(item, each[1])}
    assert lost <= reported(written.losses)


@pytest.mark.parametrize("format", READ)
@settings(deadline=None)
@given(junk=st.text(max_size=300), cut=st.integers(0, 4000), at=st.integers(0, 4000))
def test_no_text_breaks_a_reader(format: str, junk: str, cut: int, at: int) -> None:
    text = next(path for path in CASES if path.parent.name == format).read_text("utf-8")
    for hostile in (junk, text[:cut], text[:at] + junk + text[at:]):
        try:
            library = reader(format)(Source(hostile, "hostile"))
        except RefsError:
            continue
        assert all(isinstance(item, Item) for item in library.items_in_order)


LEVELS = [f'<!ENTITY {this} "{f"&{last};" * 10}">' for last, this in pairwise("abcdefghijklm")]
BOMB = f'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{"".join(LEVELS)}]>'
SECRET = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
WRAPPED = {
    "endnote-xml": "<xml><records><record><titles><title>%s</title></titles></record></records></xml>",
    "mods": "<mods><titleInfo><title>%s</title></titleInfo></mods>",
    "jats": "<ref><element-citation><article-title>%s</article-title></element-citation></ref>",
    "tei": "<biblStruct><monogr><title>%s</title></monogr></biblStruct>",
}


@pytest.mark.parametrize("format", WRAPPED)
@pytest.mark.parametrize("head", [BOMB, SECRET], ids=["bomb", "external"])
def test_entities_are_never_expanded(format: str, head: str) -> None:
    entity = "m" if head == BOMB else "a"
    library = reader(format)(Source(head + WRAPPED[format] % f"Title &{entity};", "bomb"))
    shown = repr(library.items_in_order)
    assert "root:" not in shown
    assert "aaaaaaaaaa" not in shown
    assert f"&{entity};" in shown
    assert library.diagnostics[0].code == "xml-entities-refused"


@pytest.mark.parametrize("format", READ)
@pytest.mark.parametrize("sign", ["{", "[", "<a>", "TY  - BOOK\n", "%0 Book\n", "- ", "\n", "x"])
def test_one_sign_over_and_over_is_read_to_its_end(format: str, sign: str) -> None:
    with suppress(RefsError):
        reader(format)(Source(sign * (200_000 // len(sign)), "hostile"))


@pytest.mark.parametrize("format", WRITTEN)
def test_a_field_of_a_megabyte_is_kept(format: str) -> None:
    long = "word " * 200_000 + "end"
    library = Library([Item("kim", "book", {"title": long})])
    again = reader(format)(Source(writer(format)(library).text, "again"))
    assert again["kim"]["title"] == long


def test_what_cff_says_of_people_goes_back_to_them() -> None:
    text = "title: A\nauthors:\n- {family-names: Kim, orcid: https://orcid.org/0}\n- name: UN\n"
    library = reader("cff")(Source(text))
    again = writer("cff")(library)
    assert not again.losses
    assert "- family-names: Kim\n  orcid: https://orcid.org/0\n- name: UN\n" in again.text


def test_what_typst_would_refuse_is_left_out_of_hayagriva() -> None:
    fields = {
        "title": "Costs {in} $",
        "issued": Date(DateParts(2003), DateParts(2005)),
        "original-date": Date(DateParts(1887), circa=True),
        "accessed": Date.of(2020, 1, 2),
        "URL": "no address",
        "language": "de; fr",
        "number-of-pages": "677 p. : maps ; 25 cm.",
    }
    written = writer("hayagriva")(Library([Item("kim", "book", fields)]))
    assert written.text == "kim:\n  type: book\n  title: Costs \\{in\\} \\$\n  date: '2003'\n"
    assert reported(written.losses) == {("kim", name) for name in [*fields][1:]}


def test_cff_is_written_as_its_schema_allows() -> None:
    fields = {
        "title": "D",
        "license": "MIT OR Apache-2.0",
        "ISSN": "1234-5678, 2345-6789",
        "URL": "no address",
        "language": "en-US",
        "status": "lost",
        "source": "JSTOR",
        "publisher-place": "Seoul",
    }
    written = writer("cff")(Library([Item("kim", "dataset", fields)]))
    assert "license:\n  - MIT\n  - Apache-2.0\n" in written.text
    assert "database-provider:\n    name: JSTOR\n" in written.text
    assert "issn: 1234-5678\n" in written.text and "- eng\n" in written.text
    assert written.text.startswith("cff-version: 1.2.0\nmessage: The works to cite")
    lost = {("kim", name) for name in ("ISSN", "URL", "language", "status", "publisher-place")}
    assert reported(written.losses) == lost
    alone = writer("cff")(Library([Item("kim", "software", {"title": "S", "license": "MIT"})]))
    assert "references" not in alone.text and not alone.losses


def test_the_journal_of_a_review_stands_where_endnote_looks_for_it() -> None:
    review = Item("x", "review", {"title": "On War", "container-title": "Security Studies"})
    assert "%J Security Studies" in writer("enw")(Library([review])).text


def test_endnote_xml_has_the_order_of_its_document_type() -> None:
    fields = {"title": "A", "issued": Date.of(2003, 5, 6), "page": "7", "note": "B"}
    text = writer("endnote-xml")(Library([Item("kim", "article-journal", fields)])).text
    order = ("<ref-type", "<titles", "<pages", "<dates", "<year", "<pub-dates", "<label", "<notes")
    places = [text.index(tag) for tag in order]
    assert places == sorted(places)


@pytest.mark.parametrize("format", [name for name in FORMATS if FORMATS[name].write])
def test_styles_within_styles_without_end_break_no_writer(format: str) -> None:
    title = "<i>" * 3000 + "x" + "</i>" * 3000
    assert "x" in writer(format)(Library([Item("kim", "book", {"title": title})])).text


@pytest.mark.parametrize("format", WRITTEN)
def test_a_wide_gap_is_written_at_once(format: str) -> None:
    item = Item(
        "kim", "book", {"title": f"On{' ' * 100_000}maps", "language": f"x{' ' * 100_000}x"}
    )
    assert "maps" in writer(format)(Library([item])).text
