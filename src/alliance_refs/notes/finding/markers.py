"""The running text -> the calls for notes in it.

`[^1]` and `^[...]` are known to the reader of the format; `[1]`, `[[1](#)]`, `[2-5]`,
raised figures and `(4)` are found here, each kind only where it can be meant.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from alliance_refs.model import Marker, Passage
from alliance_refs.notes.finding.clusters import CIRCLED, CLUSTER, in_figures, spelled_out
from alliance_refs.notes.finding.regions import TextLine
from alliance_refs.notes.finding.run_in import run_in_calls
from alliance_refs.spans import Span

_SQUARE = re.compile(rf"\[(?P<square>{CLUSTER})\]|(?<=[\w.,;:!?\"'”’»)])\{{(?P<brace>{CLUSTER})\}}")
_ROUND = re.compile(
    r"(?<=[\w.,;:!?\"'”’])\s?\((\d{1,3}(?:\s*[,;–—-]\s*\d{1,3})*)\)"
    r"|(?<=\S)[（［〔](?:注|註)?(\d{1,3})[）］〕]"
)
_RAISED = re.compile(r"(?<=\S)[⁰¹²³⁴-⁹]{1,4}")
_CIRCLED = re.compile(rf"(?<=\S){CIRCLED}")
# What stands around raised figures: "（1）", "注1".
_AROUND = " []()（）［］〔〕注註"
_DIGITS = re.compile(CLUSTER)

# How much of the text before a marker is kept.
_BEFORE = 160


def find_markers(
    lines: Iterable[TextLine], numbers: Collection[str], is_list: bool = False
) -> tuple[Marker, ...]:
    """The markers in the running text of a document, in order.

    `numbers` are those of the notes that exist: "(4)" is a marker only for a note 4, and
    a year in square brackets only for a note of that number. `is_list` says that the
    notes are a list of works, which is cited in any order.
    """
    passages = [line.passage for line in lines]
    # "[Kim03]": numbers and single letters are no labels of that kind.
    labels = {number for number in numbers if number[:1].isalpha() and len(number) > 2}
    markers = [marker for passage in passages for marker in _in_passage(passage, numbers, labels)]
    if not markers and numbers:
        markers = [marker for passage in passages for marker in _round(passage, numbers)]
        calls = run_in_calls(passages, numbers, is_list)
        if len({call.number for call in calls}) > len({marker.number for marker in markers}):
            markers = [
                marker_at(passages[call.passage], call.number, call.span, "n") for call in calls
            ]
    return tuple(markers)


def _in_passage(
    passage: Passage, numbers: Collection[str], labels: Collection[str]
) -> list[Marker]:
    found = [
        *_called(passage),
        *_ranges(passage, numbers),
        *_square(passage, numbers),
        *_raised(passage),
        *_circled(passage, numbers),
        *_lettered(passage, labels),
    ]
    taken: dict[tuple[Span, str], Marker] = {}
    last = Span(-1, -1)
    for marker in sorted(found, key=lambda marker: (marker.span.start, -marker.span.end)):
        if marker.span.start >= last.end or marker.span == last:
            taken.setdefault((marker.span, marker.number), marker)
            last = marker.span
    return list(taken.values())


def marker_at(passage: Passage, number: str, span: Span, style: str, id: str = "") -> Marker:
    """The marker at a place of a passage, with the text before it."""
    before = passage.text[max(span.start - _BEFORE, 0) : span.start]
    return Marker(number, passage.source(span), style, before, id=id)


def _called(passage: Passage) -> Iterator[Marker]:
    """Calls that the format itself marks, and links of a number to a place in the page."""
    for mark in passage.marks:
        if mark.kind == "note":
            shown = mark.span.cut(passage.text)
            is_entry = shown.startswith("[") and not shown.startswith("[^")
            style = "[n]" if is_entry else "[^n]"
            yield marker_at(passage, mark.target, mark.span, style, mark.id)
        elif mark.kind == "link" and mark.target.startswith("#") and _is_number(passage, mark.span):
            bracketed = Span(mark.span.start - 1, mark.span.end + 1)
            is_bracketed = bracketed.cut(passage.text) == f"[{mark.span.cut(passage.text)}]"
            span = bracketed if mark.span.start and is_bracketed else mark.span
            yield marker_at(passage, mark.span.cut(passage.text), span, "[n](#)")


def _is_number(passage: Passage, span: Span) -> bool:
    return bool(re.fullmatch(r"\d{1,4}", span.cut(passage.text)))


# "[3]-[5]": a range of its own making; "[6, Sec. 2]": a place in the work.
_RANGE = re.compile(r"\[(\d{1,4})\]\s?[–—-]\s?\[(\d{1,4})\]")
_PLACED = re.compile(
    r"\[(\d{1,4}),\s*(?:pp?|pages?|[Ss]ec|[Ss]ections?|[Cc]h|[Cc]hap|[Cc]hapter|[Ff]igs?|[Tt]h(?:eore)?m|[Pp]art|§|S)\.?\s?"
    r"[^\[\]]{0,40}\]"
)


def _ranges(passage: Passage, numbers: Collection[str]) -> Iterator[Marker]:
    """Ranges between two brackets, and numbers with a place in the work."""
    for match in _RANGE.finditer(passage.text):
        for number in spelled_out(f"{match[1]}-{match[2]}"):
            yield marker_at(passage, number, Span(*match.span()), "[n]")
    for match in _PLACED.finditer(passage.text):
        if match[1] in numbers:
            yield marker_at(passage, match[1], Span(*match.span()), "[n]")


def _square(passage: Passage, numbers: Collection[str]) -> Iterator[Marker]:
    for match in _SQUARE.finditer(passage.text):
        for number in spelled_out(match["square"] or match["brace"]):
            if number in numbers or not _may_be_year(number):
                yield marker_at(passage, number, Span(*match.span()), "[n]")


_LABELS = re.compile(r"\[([A-ZÀ-Þ][^\[\]\n]{1,100})\]")


def _lettered(passage: Passage, known: Collection[str]) -> Iterator[Marker]:
    """ "[Lam94, Kim03]": labels of the list of references, all of them known."""
    if not known:
        return
    for match in _LABELS.finditer(passage.text):
        labels = re.split(r"\s*[,;]\s*", match[1])
        if all(label in known for label in labels):
            yield from (marker_at(passage, label, Span(*match.span()), "[n]") for label in labels)


def _raised(passage: Passage) -> Iterator[Marker]:
    for span in passage.marked("superscript"):
        match = _DIGITS.fullmatch(span.cut(passage.text).strip(_AROUND))
        for number in spelled_out(in_figures(match[0])) if match else ():
            yield marker_at(passage, number, span, "sup")
    for match in _RAISED.finditer(passage.text):
        yield marker_at(passage, in_figures(match[0]), Span(*match.span()), "sup")


def _circled(passage: Passage, numbers: Collection[str]) -> Iterator[Marker]:
    """Numbers in circles; those of no note count what a sentence lists."""
    for match in _CIRCLED.finditer(passage.text):
        if in_figures(match[0]) in numbers:
            yield marker_at(passage, in_figures(match[0]), Span(*match.span()), "sup")


def _round(passage: Passage, numbers: Collection[str]) -> Iterator[Marker]:
    for match in _ROUND.finditer(passage.text):
        shown = match[1] or match[2]
        span = Span(match.end() - len(match[0].lstrip()), match.end())
        called = spelled_out(in_figures(shown))
        if all(number in numbers for number in called):
            yield from (marker_at(passage, number, span, "(n)") for number in called)


def _may_be_year(number: str) -> bool:
    return len(number) == 4
