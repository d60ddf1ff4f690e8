"""Writing .bib files: what an edited file keeps, what a report says, what is not invented."""

from __future__ import annotations

import pytest

from alliance_refs.formats.bib.bridge import from_bibtexparser, to_bibtexparser
from alliance_refs.formats.bib.read import read_bib
from alliance_refs.formats.bib.write import write_biblatex, write_bibtex, write_entry
from alliance_refs.model import Date, Item, Library, Name
from alliance_refs.spans import Source

FILE = """% My works

@string{sni = "Sam-in"}
@comment{jabref-meta: grouping}
@book{kim,  title = {The {Korean} War} , publisher=sni,file={a.pdf}}
@preamble{"\\newcommand{\\x}{y}"}
@book(lee, title = "Talks")
@misc{
"""


def read(text: str) -> Library:
    return read_bib(Source(text))


def test_a_changed_item_is_written_anew_in_its_place() -> None:
    library = read(FILE)
    kim = library["kim"].replace(edition="2")
    text = write_biblatex(library.with_items([kim, library["lee"]])).text
    before, after = FILE.split("@book{kim")[0], FILE.split("a.pdf}}")[1]
    assert text.startswith(before)
    assert text.endswith(after)
    assert "  title = {The {Korean} War},\n" in text
    assert "  edition = {2},\n" in text
    assert "  file = {a.pdf},\n" in text


def test_an_item_taken_out_takes_its_entry_alone() -> None:
    library = read(FILE)
    text = write_biblatex(library.with_items([library["kim"]])).text
    assert text == FILE.replace('@book(lee, title = "Talks")', "")


def test_a_new_item_stands_at_the_end() -> None:
    library = read("@book{a, title={A}}")
    text = write_biblatex(library.with_items([*library.values(), Item("b", "book")])).text
    assert text == "@book{a, title={A}}\n\n@book{b,\n}\n"


def test_a_changed_title_beats_the_kept_one() -> None:
    library = read("@book{a, title={The Long Way}, subtitle={A Story}, sorttitle={Long}}")
    text = write_entry(library["a"].replace(title="The short way")).text
    assert "title = {The short way}" in text
    assert "subtitle" not in text
    assert "sorttitle = {Long}" in text


def test_ordinary_works_need_no_fields_beyond_biblatex() -> None:
    author = (Name("Kim", "Il-young"), Name("Koo", "Kab-woo", static_ordering=True))
    fields = {
        "author": author,
        "title": "Korean End Game",
        "container-title": "The Korea Times",
        "issued": Date.of(2003, 5, 27),
        "URL": "https://example.org/a_b%20c",
        "accessed": Date.of(2020, 1, 2),
        "page": "A1",
    }
    text, losses = write_biblatex(Library([Item("kim", "article-newspaper", fields)]))
    assert "csl-" not in text.replace("+an:csl-", "")
    assert not losses


def test_the_report_names_what_has_no_field() -> None:
    item = Item("kim", "hearing", {"title": "T", "archive-place": "Seoul"})
    for write, title in ((write_biblatex, "BibLaTeX"), (write_bibtex, "BibTeX")):
        losses = [str(loss.message) for loss in write(Library([item])).losses]
        assert losses == [
            f"kim: {title} holds type (hearing) only as: the field csl-type",
            f"kim: {title} holds archive-place (Seoul) only as: the field csl-archive-place",
        ]


def test_nothing_is_invented_on_the_way_back() -> None:
    items = (
        Item("a", "book", {"title": "Seoul: A history"}),
        Item("b", "thesis", {"title": "T"}),
        Item("c", "report", {"title": "T"}),
    )
    for write in (write_biblatex, write_bibtex):
        assert read_bib(Source(write(Library(items)).text)).items_in_order == items


def test_classic_bibtex_uses_its_own_names() -> None:
    fields = {"publisher": "Yonsei", "publisher-place": "Seoul", "issued": Date.of(2003, 5)}
    text = write_bibtex(Library([Item("kim", "thesis", {**fields, "genre": "PhD thesis"})])).text
    assert text.startswith("@phdthesis{kim,\n")
    for line in ("school = {Yonsei}", "address = {Seoul}", "year = {2003}", "month = may"):
        assert f"  {line},\n" in text


@pytest.mark.parametrize(
    ("month", "lines"), [(13, "  month = {Spring},\n"), (24, "  month = {Winter},\n"), (99, "")]
)
def test_classic_bibtex_gets_seasons_in_words(month: int, lines: str) -> None:
    text = write_bibtex(Library([Item("kim", "book", {"issued": Date.of(2003, month)})])).text
    assert f"  year = {{2003}},\n{lines}" in text
    assert ("month" in text) == bool(lines)


def test_a_parent_stays_out_where_the_file_kept_it_out() -> None:
    text = """@inproceedings{a, title = {A}, crossref = {b}, organization = {}, year = 2001}
@proceedings{b, title = {B}, organization = {ACM}}
"""
    library = read(text)
    again = read(write_biblatex(Library(library.values())).text)
    assert again.items_in_order == library.items_in_order
    assert "publisher" not in again["a"]


def test_libraries_of_bibtexparser_come_and_go() -> None:
    library = read(FILE)
    parsed = to_bibtexparser(library)
    assert [entry.key for entry in parsed.entries] == ["kim", "lee"]
    assert from_bibtexparser(parsed)["kim"]["publisher"] == "Sam-in"


def test_a_changed_value_costs_no_other_its_spelling() -> None:
    library = read(
        """@inbook{a, title = {The Cave}, author = {Plato}, booktitle = {Books of {Athens}},
        booksubtitle = {A Reader}, series = {Loeb Classical Library}, publisher = {Heinemann},
        organization = {Loeb}, note = {On $\\alpha$}, sorttitle = {Cave}}"""
    )
    text = write_entry(library["a"].replace(publisher="Harvard")).text
    for line in (
        "title = {The Cave}",
        "booktitle = {Books of {Athens}}",
        "booksubtitle = {A Reader}",
        "series = {Loeb Classical Library}",
        "publisher = {Harvard}",
        "note = {On $\\alpha$}",
        "sorttitle = {Cave}",
    ):
        assert f"  {line},\n" in text
    assert "organization" not in text


def test_what_xdata_lent_stands_in_the_entry_written_anew() -> None:
    library = read("@xdata{x, publisher = {Sam-in}}\n@book{a, title = {A}, xdata = {x}}")
    text = write_biblatex(Library(library.values())).text
    assert text == "@book{a,\n  title = {A},\n  publisher = {Sam-in},\n}\n"


def test_pages_that_are_sections_go_back_as_pages() -> None:
    library = read("@inbook{a, title = {Cave}, pages = {514a--520a}, bookpagination = {section}}")
    assert library["a"]["section"] == "514a-520a"
    text = write_entry(library["a"]).text
    assert "  pages = {514a--520a},\n" in text
    assert "csl-" not in text


def test_classic_bibtex_gets_types_and_titles_that_it_knows() -> None:
    library = read(
        """@collection{c, title = {Seoul}, subtitle = {A City}, date = {2001/2003},
        langid = {english}}
        @inbook{a, title = {Palaces}, crossref = {c}, booktitle = {Seoul}, eprint = {1},
        eprinttype = {x}}
        @thesis{t, title = {T}, type = {mathesis}, date = {1998-21}}
        @thesis{p, title = {T}, type = {phdthesis}, date = {1850~}}
        @online{o, title = {O}, date = {2003-01/2003-02}}
        @inproceedings{d, edition = {2}, date = {2001-06-03/2001-06-05}}"""
    )
    text = write_bibtex(Library(library.values())).text
    assert [line.split(",")[0] for line in text.splitlines() if line.startswith("@")] == [
        "@incollection{a",
        "@mastersthesis{t",
        "@phdthesis{p",
        "@misc{o",
        "@inproceedings{d",
        "@book{c",
    ]
    for line in (
        "title = {Seoul: A City}",
        "archiveprefix = {x}",
        "year = {2001--2003}",
        "year = {1998},\n  month = {Spring}",
        "year = {c. 1850}",
        "year = {2003},\n  month = {January--February}",
        "year = {2001},\n  month = {June 3--5}",
        "edition = {Second}",
    ):
        assert f"  {line},\n" in text
    assert "type = {phdthesis}" not in text
    assert "csl-issued" not in text
    assert "subtitle" not in text


def test_braces_stand_around_no_more_of_a_name_than_must() -> None:
    library = read("@book{a, author = {J. K. {de la Cruz}}}")
    assert "author = {{de la Cruz}, J. K.}" in write_entry(library["a"]).text


def test_what_is_new_in_a_file_for_bibtex_is_written_for_bibtex() -> None:
    library = read("@article{a, journal = {J}, year = 2003}\r\n@book{b, year = 2004}\r\n")
    assert library.classic
    items = [library["a"].replace(volume="2"), library["b"], Item("c", "book")]
    text = write_biblatex(library.with_items(items)).text
    assert "  journal = {J},\r\n  year = {2003},\r\n  volume = {2},\r\n" in text
    assert text.endswith("@book{b, year = 2004}\r\n\r\n@book{c,\r\n}\r\n")


def test_what_an_item_has_no_more_does_not_come_back_from_its_file() -> None:
    library = read(
        """@book{a, title = {A}, note = {On $\\alpha$}, editor = {Kim, Ann}, editortype = {director},
        publisher = {Sam-in}, organization = {Loeb}}"""
    )
    other = {"director": (Name("Lee", "Bo"),), "note": None, "publisher": None}
    text = write_entry(library["a"].replace(**other)).text
    assert "alpha" not in text and "Sam-in" not in text and "Loeb" not in text
    assert "Kim" not in text and "Lee" in text


def test_two_of_one_role_are_both_kept() -> None:
    library = read(
        """@book{a, editor = {Kim, Ann}, editortype = {director},
        editora = {Lee, Bo}, editoratype = {director}}"""
    )
    assert [name.family for name in library["a"]["director"]] == ["Kim", "Lee"]


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("<i>homo faber</i> in the sun", r"{}\emph{homo faber} in the sun"),
        ("The sun: <i>homo</i> faber", r"The sun: {}\emph{homo} faber"),
        ('<span class="nocase">homo</span> in the sun', "{homo} in the sun"),
    ],
)
def test_a_small_letter_that_a_command_begins_with_is_shielded(title: str, written: str) -> None:
    text = write_biblatex(Library([Item("a", "book", {"title": title})])).text
    assert f"  title = {{{written}}},\n" in text
    assert read(text)["a"]["title"] == title
