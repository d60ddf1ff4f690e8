"""Pages or locator: which of the page numbers is the extent of the work, which the page cited.

In a note a range after a journal's volume or date, or with "pp." after a chapter's imprint,
is the extent; all else is the page cited. Of two statements the first is the extent. In a
list of references every page is extent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from alliance_refs.parsing.rules.draft import Claim, Draft
from alliance_refs.spans import Span

_IS_RANGE = re.compile(r"\d[^,;]*[-–—‒‑]\s?-?\s?[A-Za-z]?\d")


def settle_pages(draft: Draft) -> tuple[Claim, ...]:
    """All claims, those on pages settled."""
    draft = _split_list(draft)
    pages = draft.labelled("pages")
    cited = {claim for at, claim in enumerate(pages) if _is_cited(draft, pages, at)}
    return tuple(
        claim._replace(label="locator") if claim in cited else claim for claim in draft.claims
    )


def _split_list(draft: Draft) -> Draft:
    """The draft with "541, 573" behind a journal's volume cut: first page, then page cited."""
    pages = draft.labelled("pages")
    if len(pages) != 1 or not draft.has("volume", "issue") or draft.has("publisher", "place"):
        return draft
    claim = pages[0]
    comma = claim.span.cut(draft.text).find(", ")
    if comma < 0:
        return draft
    cut = claim.span.start + comma
    parts = (
        claim._replace(span=Span(claim.span.start, cut)),
        claim._replace(span=Span(cut + 2, claim.span.end)),
    )
    others = tuple(other for other in draft.claims if other != claim)
    return replace(draft, claims=(*others, *parts))


def _is_cited(draft: Draft, pages: tuple[Claim, ...], at: int) -> bool:
    if at > 0:
        return True
    if not draft.has("container"):
        return True
    if len(pages) > 1 or _is_first_page(draft, pages[at]):
        return False
    return not _IS_RANGE.search(pages[at].span.cut(draft.text)) or _is_list(draft, pages[at])


def _is_list(draft: Draft, claim: Claim) -> bool:
    return "," in claim.span.cut(draft.text)


def _is_first_page(draft: Draft, claim: Claim) -> bool:
    """Whether a single page is the first of an article: a volume stands right before it."""
    before = draft.text[: claim.span.start].rstrip(" ,:")
    volumes: Iterable[Claim] = draft.labelled("volume", "issue", "container")
    return any(len(before) == volume.span.end for volume in volumes)
