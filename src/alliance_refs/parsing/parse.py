"""The citation parser: the text of one citation in, an item with its evidence out.

Tokens get labels from a tagger; runs of labels become CSL variables. The parser adds no
word that the citation does not have and mends nothing that is printed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from alliance_refs.errors import Diagnostic
from alliance_refs.model import Item, Passage
from alliance_refs.parsing.fields.build import build_item
from alliance_refs.parsing.fields.locators import read_locator
from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.rules.tagger import RuleTagger
from alliance_refs.parsing.tagger import Field, Tagger, fields_of
from alliance_refs.parsing.tokens import tokenize
from alliance_refs.spans import Span

# No citation is longer; what stands behind is not read, and a diagnostic says so.
LONGEST = 5_000


@dataclass(frozen=True, slots=True)
class Parsed:
    """One citation taken apart.

    `item` has the key "" and holds what the citation says; `locator` is what it cites of
    the work, without its label, and `label` the CSL locator label; `signal` the words that
    lead to it. `fields` are the labelled spans of the passage's visible text, in order.
    """

    item: Item
    locator: str = ""
    label: str = ""
    signal: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
    fields: tuple[tuple[Label, Span], ...] = ()


def parse_citation(
    passage: Passage, *, in_list: bool = False, tagger: Tagger | None = None
) -> Parsed:
    """What one citation says, with the evidence of every field.

    `in_list` says that it is an entry of a list of references, whose pages are always the
    extent of the work and never a place cited. `tagger` may take the place of the rules.

    >>> from alliance_refs.model import plain_passage
    >>> parsed = parse_citation(plain_passage('Lee, Sam-sung, "Proposals", 9: 3 (2003)'))
    >>> parsed.item["author"][0].family, parsed.item["title"], parsed.item["issued"].year
    ('Lee', 'Proposals', 2003)
    """
    flaws: tuple[Diagnostic, ...] = ()
    if len(passage) > LONGEST:
        message = f"only the first {LONGEST} characters of this citation are read"
        flaws = (Diagnostic("citation-too-long", message, span=passage.span),)
        passage = passage.cut(0, LONGEST)
    tokens = tokenize(passage)
    fields = fields_of(tokens, (tagger or _rules()).tag(tokens))
    if in_list:
        fields = _with_extent(fields)
    item, more = build_item(passage, fields)
    locator, label = read_locator(passage, fields)
    return Parsed(
        item,
        locator,
        label,
        _signal(passage, fields),
        flaws + more,
        tuple((field.label, field.span) for field in fields),
    )


def _with_extent(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields of an entry in a list: its first page statement is the work's extent."""
    if any(field.label == "pages" for field in fields):
        return fields
    first = next((field for field in fields if field.label == "locator"), None)
    return tuple(replace(field, label="pages") if field is first else field for field in fields)


@cache
def _rules() -> Tagger:
    return RuleTagger()


def _signal(passage: Passage, fields: tuple[Field, ...]) -> str:
    return next((field.span.cut(passage.text) for field in fields if field.label == "signal"), "")
