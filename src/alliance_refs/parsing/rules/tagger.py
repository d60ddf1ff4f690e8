"""`RuleTagger`: labels the tokens whose form alone says what they are, by rules in a fixed order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from alliance_refs.parsing.rules.acts import acts
from alliance_refs.parsing.rules.archives import archives
from alliance_refs.parsing.rules.asides import asides
from alliance_refs.parsing.rules.authors import certain_authors
from alliance_refs.parsing.rules.bluebook import bluebook
from alliance_refs.parsing.rules.commentaries import commentaries
from alliance_refs.parsing.rules.congress import (
    hearings,
    held_hearings,
    papers_of_congress,
)
from alliance_refs.parsing.rules.court_papers import court_papers
from alliance_refs.parsing.rules.courts import decisions
from alliance_refs.parsing.rules.dailies import dailies
from alliance_refs.parsing.rules.draft import Claim, Draft, draft_of
from alliance_refs.parsing.rules.eastern import eastern_roles
from alliance_refs.parsing.rules.enactments import enactments
from alliance_refs.parsing.rules.entries import entry_keys
from alliance_refs.parsing.rules.exhibitions import exhibitions
from alliance_refs.parsing.rules.identifiers import named_numbers
from alliance_refs.parsing.rules.law import (
    cases,
    reports_of_cases,
    statutes,
)
from alliance_refs.parsing.rules.meetings import meetings
from alliance_refs.parsing.rules.named import named_works
from alliance_refs.parsing.rules.numbers import greek_volumes
from alliance_refs.parsing.rules.romance_laws import romance_laws
from alliance_refs.parsing.rules.scripts import original_titles
from alliance_refs.parsing.rules.series import equated_series
from alliance_refs.parsing.rules.spoken import spoken
from alliance_refs.parsing.rules.styled import crowded_titles
from alliance_refs.parsing.rules.united_nations import united_nations
from alliance_refs.parsing.rules.yearly import yearly
from alliance_refs.parsing.tagger import Tag
from alliance_refs.parsing.tokens import Token

Rule = Callable[[Draft], Iterable[Claim]]

# What these claim is certain by its form alone; each sees what those before it have left open.
RULES: tuple[Rule, ...] = (
    entry_keys,
    named_numbers,
    archives,
    acts,
    held_hearings,
    enactments,
    romance_laws,
    united_nations,
    court_papers,
    spoken,
    cases,
    decisions,
    commentaries,
    reports_of_cases,
    papers_of_congress,
    hearings,
    statutes,
    yearly,
    dailies,
    exhibitions,
    equated_series,
    meetings,
    bluebook,
    asides,
    named_works,
    certain_authors,
    greek_volumes,
    original_titles,
    crowded_titles,
    eastern_roles,
)

OTHER = Tag("other")


class RuleTagger:
    """The tagger that works by rules; it keeps nothing between citations.

    `rules` are those it goes by, in their order of precedence.
    """

    def __init__(self, rules: Sequence[Rule] = RULES) -> None:
        self._rules = rules

    def tag_many(self, citations: Sequence[Sequence[Token]]) -> list[Sequence[Tag]]:
        """For each citation one tag for each of its tokens, in order."""
        return [self.tag(tokens) for tokens in citations]

    def tag(self, tokens: Sequence[Token]) -> Sequence[Tag]:
        """One tag for each token of a citation, in order."""
        draft = draft_of(tokens)
        for rule in self._rules:
            draft = draft.take(rule(draft))
        return _tags(tokens, draft.claims)


def _tags(tokens: Sequence[Token], claims: Iterable[Claim]) -> list[Tag]:
    tags = [OTHER] * len(tokens)
    starts = [token.span.start for token in tokens]
    for claim in claims:
        first = bisect_left(starts, claim.span.start)
        last = bisect_left(starts, claim.span.end)
        for at in range(first, last):
            tags[at] = Tag(claim.label, claim.confidence, claim.rule, at == first)
    return tags
