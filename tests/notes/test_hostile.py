"""Documents that mean harm or are badly broken: everything comes back, nothing hangs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import alliance_refs as refs

NOTE = "[^1]: Selig Harrison, *Korean End Game* (Seoul: Sam-in, 2003), 4.\n"


@pytest.mark.parametrize(
    "text",
    [
        "[1] " * 50_000,
        "^[" * 50_000,
        "[^1]" * 20_000,
        "*" * 100_000,
        "(" * 100_000,
        '"' * 50_000,
        "“" * 50_000,
        "a\n" * 50_000,
        "Notes\n\n" + "1 (" * 30_000,
        "Notes\n\n1 " + "“a " * 30_000,
        "\n\n".join(f"{n} x" for n in range(20_000)),
        "word.* " * 20_000 + "\n\n* note" * 2_000,
        "[Footnote 1: x\n" * 5_000,
        "[Footnote: " * 20_000,
        "word.1 " * 20_000 + "\n\nNotes\n\n1. Kim, War, 4.\n2. Ibid.",
        "\n\n".join(f"Text.[{n}]\n\n[{n}] Kim, {n}." for n in range(1, 2_000)),
        "A.[^1]\n\n[^1]: " + "Kim (n 1) and " * 1_500,
        "A.[^1]\n\n[^1]: " + "Kim, War, p. 4. " * 2_000,
        "A.[^1]\n\n[^1]: " + "'Kim, \"" * 4_000,
        "A.[^1]\n\n[^1]: Kim " + "and " * 9_000 + "2009 Kim, 3.",
        "A.[^1]\n\n[^1]: " + "Directive 1/2/EC of a, " * 1_500,
        "A.[^1]\n\n[^1]: 410 U.S. 113 " + "(A, J. " * 4_000,
    ],
    ids=lambda text: f"{text[:6].strip()} {text[-8:].strip()}",
)
@pytest.mark.parametrize("format", ["markdown", "text"])
def test_a_flood_of_marks_is_read(text: str, format: str) -> None:
    document = refs.read_text(text, format=format)
    assert document.works is not None
    assert all(citation.text for citation in document.citations)


def test_a_note_that_never_ends_is_commentary() -> None:
    document = refs.read_text("A.[^1]\n\n[^1]: " + "word " * 40_000)
    assert document.notes[0].citations == ()
    assert document.notes[0].commentary.startswith("word word")


@pytest.mark.parametrize(
    "text",
    [
        "(" * 6_000,
        "[(“" * 3_000,
        "Kim " + "123, " * 8_000 + "x",
        "Kim, p. " * 5_000,
        ", 재인용" * 6_000,
        "『" * 40_000,
        "『" * 1_499 + "』" + "『A』(" * 8_000,
        "一" * 40_000,
    ],
    ids=lambda text: text[:8],
)
def test_a_note_of_nothing_but_marks_and_figures_is_read(text: str) -> None:
    document = refs.read_text(f"A.[^1]\n\n[^1]: {text}\n")
    assert len(document.notes) == 1


def test_markers_before_broken_notes_still_find_the_good_one() -> None:
    document = refs.read_text(f"A.[^1] B.[^2\n\n[^2]: \n{NOTE}")
    assert [citation.key for citation in document.citations] == ["harrison-2003"]


TEXT = st.text(alphabet="ab IVX.,;:()[]\"'“”*_0123456789^\n한é", max_size=120)


@settings(deadline=None)
@given(TEXT, st.sampled_from(("markdown", "text")))
def test_any_text_gives_citations_cut_from_it(text: str, format: str) -> None:
    document = refs.read_text(f"A.[^1]\n\n[^1]: {text}\n", format=format)
    source = document.source.text
    for citation in document.citations:
        cut = citation.span.cut(source)
        assert letters(citation.text) == letters(cut)
        assert 0 <= citation.span.start <= citation.span.end <= len(source)


# Of such pieces real notes are made, in whatever order a careless hand leaves them.
PIECES = st.lists(
    st.sampled_from(
        "see |cf. |quoted in |and |ibid.|op. cit.|supra note 2|*Peace*|“War”|Kim|Kim’s |Lee, J.|"
        "(|)|[|]|, |; |. |: |4|pp. 3–9|(2003)|2003|Seoul: Sam-in|hereafter |https://a.org/b".split(
            "|"
        )
    ),
    max_size=24,
).map("".join)


@settings(deadline=None)
@given(PIECES, st.sampled_from(("markdown", "text")))
def test_any_heap_of_pieces_of_notes_is_read(text: str, format: str) -> None:
    document = refs.read_text(f"A.[^1]\n\n[^1]: {text}\n", format=format)
    source = document.source.text
    assert all(letters(one.text) == letters(one.span.cut(source)) for one in document.citations)


def test_a_title_alone_in_a_bracket_behind_a_signal_is_read() -> None:
    document = refs.read_text("A.[^1]\n\n[^1]: The point is old (see *Longinus*).\n")
    assert document.notes[0].commentary


def letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))
