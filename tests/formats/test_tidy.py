"""Tidying: .bib files beside what they should become, a folder a step, and laws."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_refs.formats.bib.read import read_bib
from alliance_refs.formats.tidy import STEPS, tidy, tidy_bib
from alliance_refs.model import Date, DateParts, Item, Library, Name
from alliance_refs.spans import Source

FOLDER = Path(__file__).parent / "tidy"
CASES = sorted(path for path in FOLDER.glob("*/*.bib") if ".tidied" not in path.name)
PIECES = (
    "@book{kim, title={A}, year=2003}",
    "@article{lee,\n author = {Lee, J.R. and van der Berg, Jan},\n pages={1-2}\n}",
    '@misc{moon, note="x # y", month=jan}',
    "@incollection{part, crossref={kim}, title={Pa{r}t}}",
    "@string{kj = {Korea Journal}}",
    "@article{nam, journal=kj, title={50\\% of it}}",
    "@comment{jabref-meta: x}",
    "% a line of comment\n",
    "words between\n",
    "@book{broken, title={A}\n year=1}",
    "@book{open, title={",
    "@book{kim, title={twice}}",
    "@book(round, title={R})",
    "\n\n",
    " ",
)
FILES = st.lists(st.sampled_from(PIECES), max_size=7).map("\n".join)


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}:{path.stem}")
def test_case(path: Path) -> None:
    step = path.parent.name
    steps = ("keys",) if step == "every-key" else (step,)
    text = path.read_text("utf-8")
    tidied = tidy_bib(Source(text, path.name), steps, every_key=step == "every-key")
    assert tidied.text == path.with_suffix(".tidied.bib").read_text("utf-8")


@given(FILES)
def test_layout_changes_nothing_that_is_said(text: str) -> None:
    before = read_bib(Source(text))
    after = read_bib(Source(tidy_bib(Source(text), ("align",)).text))
    assert dict(after) == dict(before)
    assert len(after.failed) == len(before.failed)


@given(FILES)
def test_every_word_of_comment_is_kept(text: str) -> None:
    tidied = tidy_bib(Source(text)).text
    for words in ("% a line of comment", "words between", "jabref-meta: x", "open, title={"):
        assert tidied.count(words) == text.count(words)


@given(FILES)
def test_tidying_twice_is_tidying_once(text: str) -> None:
    once = tidy_bib(Source(text)).text
    assert tidy_bib(Source(once)).text == once


def test_a_library_of_any_format_is_tidied_by_the_same_steps() -> None:
    fields = {
        "author": (Name("van der Berg", "J.R."),),
        "issued": Date(literal="May 27, 2003"),
        "page": "12–34",
    }
    library = Library([Item("z", "book", fields), Item("a", "book", {"title": "Tidy"})])
    tidied = tidy(library).library
    assert list(tidied) == ["a", "z"]
    assert tidied["z"]["author"] == (Name("Berg", "J. R.", non_dropping_particle="van der"),)
    assert tidied["z"]["issued"] == Date(DateParts(2003, 5, 27))
    assert tidied["z"]["page"] == "12-34"
    assert tidied["a"] is library["a"]


LEFT_ALONE = {
    "sort": "}\n\n@misc{n",
    "align": ",\n  pages = {1--2},\n  author = ",
    "dashes": "{1-2}",
    "names": "Lee, J.R.",
    "dates": "month",
    "keys": "@book{lee,",
}
UNTIDY = """@book{lee, pages={1-2}, author={Lee, J.R.}, year=2003, month=may}

@misc{nam, title={N}}

@book{kim, title={K}}
"""


@pytest.mark.parametrize("step", STEPS)
def test_each_step_can_be_left_out(step: str) -> None:
    others = tuple(name for name in STEPS if name != step)
    without = tidy_bib(Source(UNTIDY), others, every_key=True).text
    whole = tidy_bib(Source(UNTIDY), every_key=True).text
    assert without != whole
    assert LEFT_ALONE[step] in without


def test_every_key_can_be_made_anew() -> None:
    item = Item("x", "book", {"author": (Name("Kim"),), "issued": Date.of(2003)})
    tidied = tidy(Library([item]), ("keys",), "{Author}{year}", every_key=True)
    assert list(tidied.library) == ["Kim2003"]
    assert tidied.keys == {"x": "Kim2003"}


def test_lines_end_as_they_did() -> None:
    tidied = tidy_bib(Source("@book{b, note={two\r\n lines}}\r\n\r\n@book{a,\r\n  year=2000}\r\n"))
    assert "\n" not in tidied.text.replace("\r\n", "")
    assert tidied.text.startswith("@book{a,\r\n  year = 2000,\r\n}\r\n\r\n@book{b,")


def test_numbers_that_are_none_break_nothing() -> None:
    text = "@book{b, year=2000, month={²}, day={³}}"
    assert "month = {²}" in tidy_bib(Source(text)).text


def test_the_heading_of_jabref_says_what_is_written() -> None:
    text = "% Encoding: ISO8859_2\n\n@book{a,\n  title = {A},\n}\n"
    assert tidy_bib(Source(text)).text == text.replace("ISO8859_2", "UTF-8")
