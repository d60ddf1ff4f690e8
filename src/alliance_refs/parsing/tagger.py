"""`Tagger`: the interface that rules and trained models share, tokens in and tags out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.tokens import Token
from alliance_refs.spans import Span


class Tag(NamedTuple):
    """What one token is: its label, how sure that is (0 to 1), and which rule said so.

    `first` marks the first token of a new run when the token before it has the same label.
    """

    label: Label
    confidence: float = 1.0
    rule: str = ""
    first: bool = False


class Tagger(Protocol):
    """Labels the tokens of citations."""

    def tag_many(self, citations: Sequence[Sequence[Token]]) -> Sequence[Sequence[Tag]]:
        """For each citation one tag for each of its tokens, in order."""
        ...


@dataclass(frozen=True, slots=True)
class Field:
    """A run of tokens with one label: `span` in the visible text of the citation."""

    label: Label
    span: Span
    confidence: float
    rule: str


def fields_of(tokens: Sequence[Token], tags: Sequence[Tag]) -> tuple[Field, ...]:
    """The runs of equal labels, in order; tokens labelled `other` belong to none."""
    return tuple(_runs(tokens, tags))


def _runs(tokens: Sequence[Token], tags: Sequence[Tag]) -> Iterator[Field]:
    start = 0
    for end in range(1, len(tags) + 1):
        if end < len(tags) and tags[end].label == tags[start].label and not tags[end].first:
            continue
        if tags[start].label != "other":
            yield _field(tokens[start:end], tags[start:end])
        start = end


def _field(tokens: Sequence[Token], tags: Sequence[Tag]) -> Field:
    span = Span(tokens[0].span.start, tokens[-1].span.end)
    return Field(tags[0].label, span, min(tag.confidence for tag in tags), tags[0].rule)
