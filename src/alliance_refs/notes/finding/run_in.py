"""Numbers run into the words before them -> calls: "in October.1", "was safe1-3".

Text taken from print loses what raised the figures. A number is believed to be a call
when the numbers of the notes follow each other through the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from alliance_refs.model import Passage
from alliance_refs.notes.finding.clusters import CLUSTER, spelled_out
from alliance_refs.spans import Span

# Behind a word of three letters, a mark, or the point behind a year.
_RUN_IN = re.compile(
    rf"(?:(?<=[a-zà-ÿ]{{3}})|(?<=[^\W\d_][.,;:!?])|(?<=[\"'”’»)\]])|(?<=[\"'”’»)\]][.,;:])"
    rf"|(?<=(?:1[5-9]|20)\d\d[.,;:]))(?P<cluster>{CLUSTER})(?=$|[\s.,;:!?)\]”’\"'»—–])"
)
# "p.12", "No.4" and "fig.3" count something.
_COUNTERS = re.compile(
    r"\b(?:pp?|nos?|nr|vols?|figs?|ch|chap|art|sec|para|eq|tab|table|figure|núm|pág|bd|kap|abb)\.?$",
    re.IGNORECASE,
)
# Of the notes, so large a part must be called for the rest to be believed.
_CALLED_PART = 0.6
# So many numbers may be missing between two calls.
_LARGEST_GAP = 2


class RunIn(NamedTuple):
    """A call: which passage, the number, its place in the visible text."""

    passage: int
    number: str
    span: Span


def run_in_calls(
    passages: Sequence[Passage], numbers: Collection[str], is_list: bool
) -> list[RunIn]:
    """The calls for notes of those numbers; empty where too few are called to believe any.

    The works of a list are cited in any order and many times (`is_list`), notes in order.
    """
    found = [call for call in _candidates(passages) if call.number in numbers]
    calls = found if is_list else list(_in_order(found))
    called = {call.number for call in calls}
    return calls if called and len(called) >= _CALLED_PART * len(set(numbers)) else []


def _candidates(passages: Sequence[Passage]) -> Iterator[RunIn]:
    for at, passage in enumerate(passages):
        for match in _RUN_IN.finditer(passage.text):
            if _COUNTERS.search(passage.text[max(match.start() - 8, 0) : match.start()]):
                continue
            for number in spelled_out(match["cluster"]):
                yield RunIn(at, number, Span(*match.span("cluster")))


def _in_order(found: Sequence[RunIn]) -> Iterator[RunIn]:
    """Calls whose numbers go up; a 1 begins anew."""
    last = 0
    for call in found:
        number = int(call.number)
        if number == 1 or 0 < number - last <= 1 + _LARGEST_GAP:
            last = number
            yield call
