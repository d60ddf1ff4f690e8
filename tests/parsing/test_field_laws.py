"""Laws of the field layer: any labels on any text give a sound item; lists of names round-trip.

The labels come from chance, not from a tagger, so borders lie wherever they may.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import NamedTuple
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_refs.model import Date, Item, plain_passage, plain_text
from alliance_refs.parsing import parse_names
from alliance_refs.parsing.fields.build import build_item
from alliance_refs.parsing.fields.dates import read_dates
from alliance_refs.parsing.fields.identifiers import identifier_variable, read_doi, read_url
from alliance_refs.parsing.fields.pages import read_edition, read_number, read_pages
from alliance_refs.parsing.fields.repairs import repaired
from alliance_refs.parsing.fields.volumes import read_volume
from alliance_refs.parsing.labels import LABELS
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span
from parsing.test_cases import FILES
from parsing.test_laws import NOISE

REFERENCES = [path.read_text("utf-8").partition("\n\n")[0] for path in FILES]


def letters(text: str) -> str:
    """The letters and digits of a text, which alone count as its words."""
    return "".join(re.findall(r"[^\W_]+", text))


def values_of(item: Item) -> list[str]:
    """Every text of an item but its language; of a name each part, of a date its words alone."""
    out: list[str] = []
    for value in (value for name, value in item.items() if name != "language"):
        if isinstance(value, tuple):
            for name in value:
                out += [name.family, name.given, name.suffix, name.literal]
                out += [name.non_dropping_particle, name.dropping_particle]
        elif isinstance(value, Mapping):
            out += value.values()
        else:
            out.append(value.literal if isinstance(value, Date) else plain_text(str(value)))
    return out


@st.composite
def labelled(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> tuple[str, list[Field]]:
    """A text with some of its stretches labelled at random."""
    text = draw(texts)
    cuts = draw(st.lists(st.integers(0, len(text)), max_size=12))
    edges = sorted({0, len(text), *cuts})
    fields = [
        Field(draw(st.sampled_from(LABELS)), Span(start, end), 0.5, "chance")
        for start, end in pairwise(edges)
        if end > start
    ]
    return text, fields


def assert_sound(text: str, fields: list[Field]) -> None:
    item, _ = build_item(plain_passage(text), repaired(text, fields))
    # A raised digit counts as the digit.
    whole = letters(text).casefold() + letters(normalize("NFKC", text)).casefold()
    for value in values_of(item):
        for word in re.findall(r"[^\W_]+", value):
            assert word.casefold() in whole, f"{word!r} is not in the text"
    for variable, ground in item.evidence.items():
        if variable != "type":
            assert ground.span is not None
            assert ground.span.cut(text) == ground.text


@settings(max_examples=300, deadline=None)
@given(labelled(st.sampled_from(REFERENCES)))
def test_any_labels_on_a_reference_give_words_of_it_alone(case: tuple[str, list[Field]]) -> None:
    assert_sound(*case)


@settings(max_examples=200, deadline=None)
@given(labelled(NOISE))
def test_any_labels_on_any_text_give_words_of_it_alone(case: tuple[str, list[Field]]) -> None:
    assert_sound(*case)


@settings(max_examples=60, deadline=None)
@given(st.lists(labelled(st.sampled_from(REFERENCES)), min_size=2, max_size=6))
def test_the_order_of_references_does_not_matter(cases: list[tuple[str, list[Field]]]) -> None:
    forth = [build_item(plain_passage(text), repaired(text, fields))[0] for text, fields in cases]
    back = [
        build_item(plain_passage(text), repaired(text, fields))[0]
        for text, fields in reversed(cases)
    ]
    assert forth == back[::-1]


class Person(NamedTuple):
    """A made-up person whose names leave no doubt."""

    family: str
    initials: tuple[str, ...]


FAMILIES = (
    "Amsel Berg-Kranz Clausson d'Orval Esterling Fenwick Garrido Hollis Iversen Jarnak "
    "Kolberg Lindqvist McAllen Nordahl O'Keefe Pribram Quistorp Rasmus Söderberg Tannert"
).split()
PEOPLE = st.lists(
    st.builds(
        Person,
        st.sampled_from(FAMILIES),
        st.lists(st.sampled_from("ABCDFGHKLMNPRSTW"), min_size=1, max_size=3).map(tuple),
    ),
    min_size=1,
    max_size=8,
)
STYLES: dict[str, Callable[[Person], str]] = {
    "Berg, A. B.": lambda one: f"{one.family}, {' '.join(f'{x}.' for x in one.initials)}",
    "Berg, A.B.": lambda one: f"{one.family}, {''.join(f'{x}.' for x in one.initials)}",
    "A. B. Berg": lambda one: f"{' '.join(f'{x}.' for x in one.initials)} {one.family}",
    "A.B. Berg": lambda one: f"{''.join(f'{x}.' for x in one.initials)} {one.family}",
    "Berg A. B.": lambda one: f"{one.family} {' '.join(f'{x}.' for x in one.initials)}",
    "Berg AB": lambda one: f"{one.family} {''.join(one.initials)}",
    "Berg (A. B.)": lambda one: f"{one.family} ({' '.join(f'{x}.' for x in one.initials)})",
}
COMMAS = (", ", "; ", " / ", "/", " - ", " – ", " & ")
LASTS = (" and ", ", and ", " & ", ", & ", " und ", " u. ", " et ", " y ", " e ", "; ", ", ")


def listed(people: list[Person], style: str, comma: str, last: str) -> str:
    names = [STYLES[style](one) for one in people]
    return last.join(filter(None, [comma.join(names[:-1]), names[-1]]))


@settings(max_examples=500, deadline=None)
@given(
    PEOPLE,
    st.sampled_from(sorted(STYLES)),
    st.sampled_from(COMMAS),
    st.sampled_from(LASTS),
    st.sampled_from(("", " et al.", ", et al.", " (eds.)", " (Hrsg.)", ", eds.")),
)
def test_a_list_of_names_is_read_as_it_was_written(
    people: list[Person], style: str, comma: str, last: str, tail: str
) -> None:
    names = parse_names(listed(people, style, comma, last) + tail)
    assert [name.full_family for name in names] == [one.family for one in people]
    assert [letters(name.given) for name in names] == ["".join(one.initials) for one in people]


WORDS = st.sampled_from([*FAMILIES, "Anna", "Jean-Luc", "Ms", "J.", "K.", "JR", "II", "von", "de"])
MARKS = st.sampled_from([" ", " ", " ", ", ", "; ", " and ", " & ", "/", " - "])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(WORDS, MARKS), min_size=1, max_size=12))
def test_no_family_name_is_lost_in_any_list(pieces: list[tuple[str, str]]) -> None:
    names = parse_names("".join(word + mark for word, mark in pieces))
    said = letters(" ".join(f"{name} {name.suffix}" for name in names))
    for word, _ in pieces:
        if word in FAMILIES or word in ("Anna", "Jean-Luc"):
            assert letters(word) in said, f"{word} is lost"


HOSTILE = {
    "one word": "a" * 5_000_000,
    "capitals": "A" * 1_000_000,
    "marks": "().,;:-“”'/" * 100_000,
    "brackets": "(" * 500_000,
    "closing": ")" * 500_000,
    "control": "\x00\x01\x02" * 300_000,
    "right to left": "שלום " * 100_000,
    "emoji": "😀" * 500_000,
    "Chinese": "中国" * 500_000,
    "digits": "1" * 1_000_000,
    "years": "2003 " * 20_000,
    "white space": " \t\n" * 300_000,
}
READERS: dict[str, Callable[[str], object]] = {
    "dates": read_dates,
    "pages": read_pages,
    "number": read_number,
    "edition": read_edition,
    "volume": read_volume,
    "url": read_url,
    "doi": read_doi,
    "id": identifier_variable,
    "names": lambda text: parse_names(text[:100_000]),
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_input_invents_nothing(kind: str, reader: str) -> None:
    text = HOSTILE[kind]
    told = READERS[reader](text)
    assert set(letters(str(told) if isinstance(told, str) else "")) <= set(letters(text))


@pytest.mark.parametrize("label", ["title", "container", "publisher", "place", "note", "date"])
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_run_makes_a_sound_item(kind: str, label: str) -> None:
    text = HOSTILE[kind][:100_000]
    name = next(known for known in LABELS if known == label)
    run = [Field(name, Span(0, len(text)), 1.0, "chance")]
    item, _ = build_item(plain_passage(text), repaired(text, run))
    assert set(letters("".join(values_of(item)))) <= set(letters(text))
