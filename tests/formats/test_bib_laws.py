"""Laws of the .bib and CSL formats, over generated items and generated nonsense."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_refs.formats import read_library, write_library
from alliance_refs.formats.bib.blocks import read_blocks
from alliance_refs.formats.bib.read import read_bib
from alliance_refs.formats.bib.write import write_biblatex
from alliance_refs.model import ITEM_TYPES, Date, DateParts, Item, Library, Name
from alliance_refs.spans import Source
from alliance_refs.text.latex import read_latex

SOUP = st.lists(
    st.sampled_from(
        [
            *'@{}()",=#%\\\n ab1$~-',
            *("@book{", "@string{", "@comment", "\n@article{k,", "author", "title", "and"),
            *("{\\'e}", "= {x}", ",\n", "crossref={k},", "\\textit", "$x^2$"),
        ]
    ),
    max_size=60,
).map("".join)

TEXT_VARIABLES = """title container-title publisher publisher-place volume issue page number edition
genre note abstract language URL DOI collection-title collection-number title-short volume-title
keyword archive status medium annote version""".split()
NAME_VARIABLES = "author editor translator container-author director".split()
DATE_VARIABLES = "issued accessed event-date original-date submitted".split()

letters = st.sampled_from("abcXYZ éß한 \\{}$&%#_^~`'\"<>-–—“”.:?!,;=@/123\u00a0")
text = (
    st.text(letters, min_size=1, max_size=24)
    .map(lambda words: " ".join(words.split()))
    .filter(bool)
)
name = st.one_of(
    st.builds(Name, literal=text),
    st.builds(
        Name,
        family=text,
        given=text | st.just(""),
        non_dropping_particle=st.sampled_from(["", "van", "de la"]),
        dropping_particle=st.sampled_from(["", "von"]),
        suffix=st.sampled_from(["", "Jr.", "III"]),
        static_ordering=st.booleans(),
        comma_suffix=st.booleans(),
    ),
)
years = st.integers(-3000, 9999).filter(bool)
parts = st.builds(DateParts, years, st.none() | st.integers(1, 12), st.none())
date = st.one_of(
    st.builds(Date, parts, st.none() | parts | st.just(DateParts()), circa=st.booleans()),
    st.builds(Date, literal=text),
)
variables = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(TEXT_VARIABLES, text),
        **dict.fromkeys(NAME_VARIABLES, st.lists(name, min_size=1, max_size=3).map(tuple)),
        **dict.fromkeys(DATE_VARIABLES, date),
    },
)
keys = st.from_regex(r"[a-z][a-z0-9:-]{0,8}", fullmatch=True)
item = st.builds(Item, keys, st.sampled_from(sorted(ITEM_TYPES)), variables)


# What people write into fields, wherever it belongs.
FIELDS = """author editor title subtitle shorttitle booktitle maintitle journaltitle date year month
day pages edition series number issue volume part type langid url doi eprint eprinttype publisher
institution howpublished location note addendum options eventtitle urldate pubstate""".split()
FIELD_TEXT = (
    st.lists(
        st.sampled_from(
            [
                *(
                    "Kim",
                    "Il-young",
                    "{NATO}",
                    " and ",
                    ", ",
                    "von ",
                    '{\\"o}',
                    "$x^2$",
                    "--",
                    "12",
                ),
                *("2003", "/", "~", "\\&", "\\href{http://a.b/c}{w}", "\\url{http://a.b/~c}", "A "),
                *(
                    "of",
                    " ",
                    ": ",
                    "others",
                    "\\foo{x}",
                    "n/a",
                    "Accessed 3 May 2010",
                    "jan",
                    "&amp;",
                ),
                *(
                    "phdthesis",
                    "newseries",
                    "arXiv:1234.5678",
                    "pp. ",
                    "<i>",
                    "\\ce{H2O}",
                    "₂",
                    "\n",
                ),
            ]
        ),
        max_size=6,
    )
    .map("".join)
    .filter(lambda text: not text.endswith("\\"))
)
ENTRY_TYPES = (
    "article book inbook incollection thesis phdthesis report misc online periodical".split()
)
entry = st.builds(
    lambda type, fields: (
        f"@{type}{{k,\n" + "".join(f"{n} = {{{t}}},\n" for n, t in fields.items()) + "}\n"
    ),
    st.sampled_from(ENTRY_TYPES),
    st.dictionaries(st.sampled_from(FIELDS), FIELD_TEXT, max_size=7),
)


@given(entry)
@settings(max_examples=150, deadline=None)
def test_whatever_an_entry_says_survives_being_written_anew(text: str) -> None:
    read = [item.replace(custom=None) for item in read_bib(Source(text)).items_in_order]
    library = Library(read_bib(Source(text)).items_in_order)
    for format in ("biblatex", "bibtex"):
        written = write_library(library, format).text
        again = read_library(Source(written), format).items_in_order
        assert [item.replace(custom=None) for item in again] == read, written


@given(SOUP)
@settings(max_examples=300, deadline=None)
def test_blocks_tile_any_text(soup: str) -> None:
    blocks = list(read_blocks(soup))
    assert "".join(soup[block.start : block.end] for block in blocks) == soup


@given(SOUP)
@settings(max_examples=300, deadline=None)
def test_any_untouched_file_comes_back_byte_for_byte(soup: str) -> None:
    assert write_biblatex(read_bib(Source(soup))).text == soup


@given(SOUP)
@settings(max_examples=300, deadline=None)
def test_any_text_reads_as_latex(soup: str) -> None:
    read_latex(soup)


def check_round_trip(item: Item, format: str) -> None:
    written = write_library(Library([item]), format).text
    library = read_library(Source(written), format)
    assert library.items_in_order == (item,), written
    assert not library.diagnostics


@given(item)
@settings(max_examples=120, deadline=None)
def test_any_item_survives_biblatex(item: Item) -> None:
    check_round_trip(item, "biblatex")


@given(item)
@settings(max_examples=120, deadline=None)
def test_any_item_survives_bibtex(item: Item) -> None:
    check_round_trip(item, "bibtex")


@given(item)
@settings(max_examples=60, deadline=None)
def test_any_item_survives_csl_json(item: Item) -> None:
    check_round_trip(item, "csl-json")


@given(item)
@settings(max_examples=60, deadline=None)
def test_any_item_survives_csl_yaml(item: Item) -> None:
    check_round_trip(item, "csl-yaml")


@given(st.lists(item, max_size=3, unique_by=lambda item: item.key), item)
@settings(max_examples=60, deadline=None)
def test_a_change_to_one_entry_leaves_the_others_alone(others: list[Item], changed: Item) -> None:
    others = [other for other in others if other.key != changed.key]
    text = write_biblatex(Library([*others, changed])).text
    library = read_bib(Source(text))
    edited = library.with_items([*others, changed.replace(edition="77")])
    written = write_biblatex(edited).text
    for other in others:
        block = library.owners[other.key]
        assert text[block.start : block.end] in written
    assert read_bib(Source(written))[changed.key]["edition"] == "77"
