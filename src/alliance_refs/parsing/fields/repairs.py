"""What is put right behind a tagger: fields that their surroundings show to be something else.

In: a text and the fields that a tagger read in it. Out: the fields by their own labels. Each repair
is a file of its own, says what it knows, and adds no word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from alliance_refs.parsing.fields.book_series import with_book_series
from alliance_refs.parsing.fields.eastern import with_eastern
from alliance_refs.parsing.fields.editions import with_named_editions, with_raised_editions
from alliance_refs.parsing.fields.editors import with_roles
from alliance_refs.parsing.fields.first_years import with_first_years
from alliance_refs.parsing.fields.fronts import with_fronts
from alliance_refs.parsing.fields.genres import with_genres
from alliance_refs.parsing.fields.identifiers import with_resolvers
from alliance_refs.parsing.fields.inner import with_inner_parts
from alliance_refs.parsing.fields.issues import with_issues
from alliance_refs.parsing.fields.japanese_cases import with_japanese_cases
from alliance_refs.parsing.fields.kinds import with_kinds
from alliance_refs.parsing.fields.last_places import with_last_places
from alliance_refs.parsing.fields.local_roles import with_local_roles
from alliance_refs.parsing.fields.lone_titles import with_one_title
from alliance_refs.parsing.fields.measures import with_measures
from alliance_refs.parsing.fields.named_rows import with_named_rows
from alliance_refs.parsing.fields.newspapers import with_newspapers
from alliance_refs.parsing.fields.numbers import with_numbers
from alliance_refs.parsing.fields.pieces import with_pieces
from alliance_refs.parsing.fields.quoted_parts import with_quoted_parts
from alliance_refs.parsing.fields.responsibility import with_responsibility
from alliance_refs.parsing.fields.role_parts import with_role_parts
from alliance_refs.parsing.fields.same import with_same_people
from alliance_refs.parsing.fields.schools import with_schools
from alliance_refs.parsing.fields.second_scripts import with_scripts
from alliance_refs.parsing.fields.second_works import with_second_works
from alliance_refs.parsing.fields.series import with_series
from alliance_refs.parsing.fields.short_years import with_short_years
from alliance_refs.parsing.fields.tails import with_tails
from alliance_refs.parsing.fields.title_authors import with_authors
from alliance_refs.parsing.fields.title_heads import with_title_heads
from alliance_refs.parsing.fields.titles import with_titles
from alliance_refs.parsing.fields.versions import with_versions
from alliance_refs.parsing.fields.years import with_years
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

# A field is a word or a number at least.
_WORD = re.compile(r"[^\W_]")
# Each sees what those before it have put right.
_REPAIRS: tuple[Callable[[str, Sequence[Field]], Sequence[Field]], ...] = (
    with_resolvers,
    with_japanese_cases,
    with_eastern,
    with_fronts,
    with_scripts,
    with_tails,
    with_second_works,
    with_title_heads,
    with_authors,
    with_titles,
    with_raised_editions,
    with_inner_parts,
    with_first_years,
    with_years,
    with_measures,
    with_kinds,
    with_genres,
    with_pieces,
    with_schools,
    with_roles,
    with_role_parts,
    with_responsibility,
    with_local_roles,
    with_quoted_parts,
    with_named_editions,
    with_same_people,
    with_newspapers,
    with_one_title,
    with_issues,
    with_short_years,
    with_last_places,
    with_numbers,
    with_book_series,
    with_series,
    with_named_rows,
    with_versions,
)


def repaired(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields of a citation, those read amiss by their own labels.

    >>> read = (Field("author", Span(0, 12), 1.0, ""), Field("title", Span(20, 39), 1.0, ""))
    >>> text = "Pierre Nora (dir.), Les Lieux de mémoire"
    >>> [field.label for field in repaired(text, read)]
    ['editor', 'title']
    """
    fields = tuple(field for field in fields if _WORD.search(text, *field.span))
    for repair in _REPAIRS:
        fields = repair(text, fields)
    return [one for field in fields if (one := _bare(text, field)).span.size]


def _bare(text: str, field: Field) -> Field:
    """A field without white space at its edges, which a cut may leave."""
    start, end = field.span
    if end > start and not text[start].isspace() and not text[end - 1].isspace():
        return field
    cut = text[start:end]
    start += len(cut) - len(cut.lstrip())
    return replace(field, span=Span(start, max(start, start + len(cut.strip()))))
