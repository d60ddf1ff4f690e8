"""`Draft`: a citation half read, and `Claim`: one rule's word on a stretch of it.

Rules look at what is still open and return claims; a draft with claims taken shows those
stretches as closed to the rules that follow. The order of the rules is their precedence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.tokens import Token, text_of
from alliance_refs.spans import Span

# What rules see in place of text that is claimed, and of text in quotation marks or italics.
CLOSED = "\0"
STYLED = "\1"

# When this much of a citation is italic, italics say nothing about its parts.
_MOSTLY = 0.8


class Claim(NamedTuple):
    """A stretch of the text, the label a rule gives it, and how sure the rule is."""

    span: Span
    label: Label
    rule: str
    confidence: float = 0.9


def claims_of(
    match: re.Match[str], rule: str, renamed: Mapping[str, Label] | None = None
) -> Iterator[Claim]:
    """A claim on each named group of a match: groups go by their label, or by `renamed`."""
    for name, words in match.groupdict().items():
        if words:
            label = (renamed or {}).get(name, name)
            yield Claim(Span(*match.span(name)), label, rule, 0.92)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Draft:
    """The text of a citation, its styled stretches, and the claims taken so far.

    `open` is the text with what is claimed blotted out; `bare` also blots out quotations
    and italics, whose words are titles and not numbers, names or dates.
    """

    text: str
    quotes: tuple[Span, ...]
    italics: tuple[Span, ...]
    open: str
    claims: tuple[Claim, ...] = ()

    @cached_property
    def bare(self) -> str:
        """The open text with quotations and italics blotted out too."""
        return blot(self.open, (*self.quotes, *self.italics), STYLED)

    def take(self, claims: Iterable[Claim]) -> Draft:
        """The draft with those claims that lie wholly in open text, first come first served."""
        taken: list[Claim] = []
        open_text = self.open
        for claim in claims:
            span = claim.span
            if span.size and CLOSED not in open_text[span.start : span.end]:
                taken.append(claim)
                open_text = blot(open_text, (span,), CLOSED)
        if not taken:
            return self
        return replace(self, open=open_text, claims=(*self.claims, *taken))

    def labelled(self, *labels: Label) -> tuple[Claim, ...]:
        """The claims with one of these labels, in the order of the text."""
        return tuple(sorted(claim for claim in self.claims if claim.label in labels))

    def has(self, *labels: Label) -> bool:
        """Whether any claim has one of these labels."""
        return any(claim.label in labels for claim in self.claims)


def blot(text: str, spans: Iterable[Span], mark: str) -> str:
    """The text with the stretches of `spans` overwritten by a mark, its length unchanged."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if end > at:
            parts += (text[at:start], mark * (end - max(start, at)))
            at = end
    return "".join((*parts, text[at:]))


def draft_of(tokens: Sequence[Token]) -> Draft:
    """The draft of a citation before any rule has seen it."""
    text = text_of(tokens)
    italics = _runs(tokens, [token.italic for token in tokens])
    if sum(span.size for span in italics) > _MOSTLY * len(text) and len(italics) < 3:
        italics = ()
    quotes = _runs(tokens, [token.quoted for token in tokens])
    return Draft(text, quotes, italics, text)


def _runs(tokens: Sequence[Token], flags: Sequence[bool]) -> tuple[Span, ...]:
    out: list[Span] = []
    inside = False
    if not any(flags):
        return ()
    for token, flag in zip(tokens, flags, strict=True):
        if flag and inside:
            out[-1] = Span(out[-1].start, token.span.end)
        elif flag:
            out.append(token.span)
        inside = flag
    return tuple(out)
