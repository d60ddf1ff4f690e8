"""Pages or locator: which of the page numbers is the extent of the work, which the page cited.

In: the text of a citation, its fields, and where it stands. Out: the fields, each "pages" or
"locator" settled. In a note a range after a journal's volume or date, or with "pp." after a
chapter's imprint, is the extent; all else is the page cited. Of two statements the first is
the extent. In a list of references the first page statement is extent. A reference that
stands alone keeps what its tagger said, but for the pages "55 ff." of a book, and for those of
one that a signal leads to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from alliance_refs.parsing.fields.pages import is_page_count
from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

# How far behind a number the word may stand that makes it a count.
_REACH = 12
_IS_RANGE = re.compile(r"\d[^,;]*[-–—‒‑~～〜―－]\s?-?\s?[A-Za-z]?\d")


def settle_pages(text: str, fields: Sequence[Field], in_list: bool | None) -> tuple[Field, ...]:
    """The fields with pages and locators told apart; `in_list` is None for a lone reference."""
    fields = _with_first_page(text, fields)
    if in_list is not False:
        fields = _with_more_pages(text, fields)
    if in_list is None:
        return tuple(_alone(text, fields))
    return _with_extent(fields) if in_list else _in_note(text, fields)


def _with_first_page(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; "38 L. Rev. 1": a lone number right behind a journal is the first page."""
    locators = _labelled(fields, "locator")
    if not locators or _labelled(fields, "pages", "publisher", "place", "editor"):
        return fields
    if not _labelled(fields, "container") or not _labelled(fields, "volume", "issue"):
        return fields
    first = locators[0]
    if not first.span.cut(text).isdigit() or not _is_first_page(text, fields, first):
        return fields
    return tuple(replace(field, label="pages") if field is first else field for field in fields)


_LAST_PAGE = re.compile(r"(?<!\d)(?P<first>\d{1,9})\s?(?:--?|[–—‑])\s?(?P<last>\d{1,9})$")
_NEXT_PAGE = re.compile(r"\d{1,9}(?!\d)")


def _with_more_pages(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; "45-50, 67": what lies behind the last page is none cited but continues it."""
    out = list(fields)
    for at, (pages, locator) in enumerate(pairwise(fields), 1):
        if (pages.label, locator.label) != ("pages", "locator"):
            continue
        last = _LAST_PAGE.search(text, *pages.span)
        following = _NEXT_PAGE.match(text, *locator.span)
        close = text[pages.span.end : locator.span.start] in (", ", ",", "; ", " and ", " & ")
        if last and following and close and int(following[0]) > _whole_page(last):
            out[at] = replace(locator, label="pages")
    return out


def _whole_page(extent: re.Match[str]) -> int:
    """The last page in full: of "145-50" it is 150."""
    first, last = extent["first"], extent["last"]
    return int(first[: max(len(first) - len(last), 0)] + last)


# No extent of a book is left open: "S. 55 ff.", "pp. 12 et seq.", "p. 88 et s.".
_OPEN = re.compile(r"\d\s?ff?\.?$|(?:et\sseqq?|et\ss|passim|m\.\s?w\.\s?N)\.?$")


def _alone(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """The fields; of a book alone, the page on which something begins, or behind "See", is one cited."""
    inside = _labelled(fields, "container", "volume", "issue")
    noted = _labelled(fields, "signal")
    for field in fields:
        alone = field.label == "pages" and not inside
        cited = alone and (noted or _OPEN.search(text, *field.span))
        yield replace(field, label="locator") if cited else field


def _with_extent(fields: Sequence[Field]) -> tuple[Field, ...]:
    """The fields of an entry in a list: its first page statement is the work's extent."""
    if _labelled(fields, "pages"):
        return tuple(fields)
    first = next(iter(_labelled(fields, "locator")), None)
    return tuple(replace(field, label="pages") if field is first else field for field in fields)


def _in_note(text: str, fields: Sequence[Field]) -> tuple[Field, ...]:
    fields = tuple(_with_list_cut(text, fields))
    pages = _labelled(fields, "pages")
    cited = [field for at, field in enumerate(pages) if _is_cited(text, fields, pages, at)]
    return tuple(replace(field, label="locator") if field in cited else field for field in fields)


def _with_list_cut(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """The fields with "541, 573" behind a journal's volume cut: first page, then page cited."""
    pages = _labelled(fields, "pages")
    serial = _labelled(fields, "volume", "issue")
    cuts = len(pages) == 1 and bool(serial) and not _labelled(fields, "publisher", "place")
    for field in fields:
        comma = field.span.cut(text).find(", ") if cuts and field.label == "pages" else -1
        if comma < 0:
            yield field
            continue
        cut = field.span.start + comma
        yield replace(field, span=Span(field.span.start, cut))
        yield replace(field, span=Span(cut + 2, field.span.end))


def _is_cited(text: str, fields: Sequence[Field], pages: Sequence[Field], at: int) -> bool:
    start, end = pages[at].span
    words = text[start:end]
    if is_page_count(words, text[end : end + _REACH]):
        return False
    if at > 0 or not (_labelled(fields, "container") or _THERE.search(text, 0, start)):
        return True
    # Two pages behind a book's imprint are both cited (Chicago 17, 14.148).
    printed = text[:start].endswith(("), ", "): ")) and bool(_labelled(fields, "publisher"))
    followed = not printed and _is_followed(text, fields, end)
    if len(pages) > 1 or followed or _is_first_page(text, fields, pages[at]):
        return False
    return not _IS_RANGE.search(words) or "," in words


# A book named in the note before, by a word: "in ibid., pp. 131-57".
_THERE = re.compile(r"\bin:?\s(?:ibid|idem|ebd|ebenda|ivi|ibíd)\b", re.IGNORECASE)


def _is_followed(text: str, fields: Sequence[Field], end: int) -> bool:
    """Whether the page cited stands right behind a page: "541, 573" is an extent and a locator.

    German law has it in brackets: "AcP 150 (1949), 17 (22)".
    """
    starts = (field.span.start for field in _labelled(fields, "locator"))
    return any(_CITED_OF.fullmatch(text, end, start) for start in starts if start >= end)


# "13 (22)", "661 at 664", "S. 641 ff., 650", "p. 245, spéc. p. 250".
_CITED_OF = re.compile(
    r"(?:\s?ff?\.?|\s?ss\.)?(?:,\s(?:hier\s|insb\.\s|bes\.\s|spéc\.\s|spec\.\s|esp\.\s)?|\s\(|\s(?=at\s))(?:at\s)?(?:pp?\.\s|S\.\s)?"
)


def _is_first_page(text: str, fields: Sequence[Field], page: Field) -> bool:
    """Whether a single page is the first of an article: a volume stands right before it.

    The year of a weekly counts as its volume: "NJW 1988, 347", and so does that of a reporter
    with the court behind it: "AIR 1978 SC 597"; a volume may have parts, "BGE 129 III 320".
    """
    at = fields.index(page)
    if tuple(field.label for field in fields[max(at - 3, 0) : at]) in (_BY_COURT, _BY_PART):
        return True
    head = text[: page.span.start].rstrip(_BETWEEN)
    if head.endswith(" at") and (issues := _labelled(fields, "issue")):
        # "no. 3, at 45": issues that each begin with page one (Bluebook 16.5).
        return any(len(head[:-3].rstrip(_BETWEEN)) == field.span.end for field in issues)
    before = len(_BARE.sub("", head).rstrip(_BETWEEN))
    serial = _labelled(fields, "volume", "issue", "container")
    ends = {field.span.end + 1 for field in _labelled(fields, "container")}
    years = [date for date in _labelled(fields, "date") if date.span.start in ends]
    return any(
        before == len(text[: field.span.end].rstrip(_BETWEEN)) for field in (*serial, *years)
    )


# What else may stand there: the reporter of old that a volume belongs to; behind a year, "S.".
_BARE = re.compile(r"\s\(\d{1,2}\s[A-Z][a-z]+\.?\)$|(?<=\d{4}),?\s(?:S|s|pp?)$")
_BY_COURT: tuple[Label, ...] = ("container", "date", "authority")
_BY_PART: tuple[Label, ...] = ("container", "volume", "part")
# What may stand between a volume or a journal's abbreviated name and the page behind it.
_BETWEEN = " ,:./号號"


def _labelled(fields: Sequence[Field], *labels: Label) -> tuple[Field, ...]:
    return tuple(field for field in fields if field.label in labels)
