"""The citation parser: the text of one citation in, an item with its evidence out.

Tokens get labels from a tagger; runs of labels become CSL variables. The parser adds no
word that the citation does not have and mends nothing that is printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from alliance_refs.collector import collector_paused
from alliance_refs.errors import Diagnostic
from alliance_refs.model import Item, Passage
from alliance_refs.parsing.extent import settle_pages
from alliance_refs.parsing.fields.build import build_item
from alliance_refs.parsing.fields.locators import read_locator
from alliance_refs.parsing.fields.repairs import repaired
from alliance_refs.parsing.figures import in_digits
from alliance_refs.parsing.italic_names import upright_names
from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.tagger import Field, Tag, Tagger, fields_of
from alliance_refs.parsing.taggers import default_tagger
from alliance_refs.parsing.tokens import Token, tokenize
from alliance_refs.spans import Span

# No citation is longer; what stands behind is not read, and a diagnostic says so.
LONGEST = 5_000


@dataclass(frozen=True, slots=True)
class Parsed:
    """One citation taken apart.

    `item` has the key "" and holds what the citation says, whose visible text is `text`;
    `locator` is what it cites of the work, without its label, and `label` the CSL locator
    label; `signal` the words that lead to it. `fields` are the labelled spans of the text,
    in order.
    """

    item: Item
    text: str = ""
    locator: str = ""
    label: str = ""
    signal: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
    fields: tuple[tuple[Label, Span], ...] = ()


def parse_citation(
    passage: Passage, *, in_list: bool | None = False, tagger: Tagger | None = None
) -> Parsed:
    """What one citation says, with the evidence of every field.

    `in_list` is true for an entry of a list of references, whose pages are the extent of
    the work, and false for a citation in a note, whose page may be the one cited; None leaves
    it to the tagger. `tagger` may take the place of the trained one.

    >>> from alliance_refs.model import plain_passage
    >>> parsed = parse_citation(plain_passage('Lee, Sam-sung, "Proposals", 9: 3 (2003)'))
    >>> parsed.item["author"][0].family, parsed.item["title"], parsed.item["issued"].year
    ('Lee', 'Proposals', 2003)
    """
    return parse_citations([passage], in_list=in_list, tagger=tagger)[0]


def parse_citations(
    passages: Iterable[Passage], *, in_list: bool | None = False, tagger: Tagger | None = None
) -> list[Parsed]:
    """What each of several citations says, in order; faster than one by one, and the same."""
    whole = list(passages)
    chosen = tagger or default_tagger()
    with collector_paused():
        read = [one if len(one) <= LONGEST else one.cut(0, LONGEST) for one in whole]
        kept = [upright_names(one) for one in read]
        plain = [in_digits(passage) for passage in kept]
        tokens = [tokenize(passage) for passage in plain]
        parsed = [
            _parsed(passage, passage_tokens, passage_tags, in_list, _too_long(long))
            for long, passage, passage_tokens, passage_tags in zip(
                whole, plain, tokens, chosen.tag_many(tokens), strict=True
            )
        ]
        return [
            one if passage is digits else _as_printed(one, passage, digits)
            for one, passage, digits in zip(parsed, kept, plain, strict=True)
        ]


def _too_long(passage: Passage) -> tuple[Diagnostic, ...]:
    if len(passage) <= LONGEST:
        return ()
    message = f"only the first {LONGEST} characters of this citation are read"
    return (Diagnostic("citation-too-long", message, span=passage.span),)


def _parsed(
    passage: Passage,
    tokens: Sequence[Token],
    tags: Sequence[Tag],
    in_list: bool | None,
    flaws: tuple[Diagnostic, ...],
) -> Parsed:
    read = repaired(passage.text, fields_of(tokens, tags))
    fields = settle_pages(passage.text, read, in_list)
    item, more = build_item(passage, fields)
    locator, label = read_locator(passage, fields)
    return Parsed(
        item,
        passage.text,
        locator,
        label,
        _signal(passage, fields),
        flaws + more,
        tuple(_shown(fields)),
    )


def _as_printed(parsed: Parsed, passage: Passage, digits: Passage) -> Parsed:
    """What was read of a passage in `digits`, its places and grounds those of the passage itself."""
    evidence = {
        variable: replace(
            why, span=passage.source(why.span), text=why.text and why.span.cut(passage.text)
        )
        for variable, why in parsed.item.evidence.items()
        if why.span
    }
    return replace(
        parsed,
        item=Item("", parsed.item.type, {**parsed.item}, {**parsed.item.evidence, **evidence}),
        text=passage.text,
        diagnostics=tuple(_placed(one, passage) for one in parsed.diagnostics),
        fields=tuple((label, digits.source(span)) for label, span in parsed.fields),
    )


def _placed(flaw: Diagnostic, passage: Passage) -> Diagnostic:
    # That a citation is too long is said of its source already.
    known = flaw.span is None or flaw.code == "citation-too-long"
    return flaw if known or flaw.span is None else replace(flaw, span=passage.source(flaw.span))


def _shown(fields: Iterable[Field]) -> Iterator[tuple[Label, Span]]:
    """Each stretch once, in order: who edits and translates stands in two fields."""
    end = 0
    for field in sorted(fields, key=lambda field: field.span):
        if field.span.start >= end:
            yield field.label, field.span
            end = field.span.end


def _signal(passage: Passage, fields: Sequence[Field]) -> str:
    return next((field.span.cut(passage.text) for field in fields if field.label == "signal"), "")
