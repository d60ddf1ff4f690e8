"""Lines of printed pages -> the chain of footnotes in them, and the calls in the text.

Text taken from a PDF has its notes at the foot of each page, between lines of running
text. A note is believed when its number follows the one before it and the text above it
calls it: numbers alone prove nothing ("2 Related Work"). In old journals the numbers begin again
on every page.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from alliance_refs.documents.lines import Line
from alliance_refs.documents.plain.printed_calls import NO_CALL, Call, Calls, Start
from alliance_refs.documents.plain.printed_torn import with_torn
from alliance_refs.text.headings import is_heading
from alliance_refs.text.months import MONTHS

# "3 Text", "3. Text", "[3] Text", "3Text" where the figure was raised, or the number alone
# with the text on the next line; numbers set to the right have spaces before them. A letter may
# be a misread 1, but "I asked" is a sentence.
_START = re.compile(
    r" {0,4}(?:(?P<square>\[)?(?P<number>\d{1,3}|[lI](?=\s+[^a-z\s]))(?(square)\]|(?P<dot>[.)])?))"
    r"(?:\s+(?=\S)|$|(?P<glued>(?=[\"“‘«„]?[^\W\d_a-zß-öø-ÿ])))"
)

# A number run into the word or the mark before it, or set off by one space.
_CALL = re.compile(
    r"(?:(?<=[^\W\d_])|(?<=[.,;:!?\"'“”‘’»)\]…])|(?<=\d)(?= ))(?P<gap> ?)(?P<number>\d{1,3}|(?<=[.,;:!?\"”])l(?=\s|$))(?=$|[\s.,;:!?)\]”’\"'»—–-])"
)
# Words after which a number counts something, and calls no note: some with the number
# run into them or their point ("p.128"), others only before a space.
_CLOSE_COUNTERS = re.compile(
    r"(?:\b(?:no|nos|nr|vol|vols|p|pp|s|n|fn|ch|art|núm|n°)\.?|[#$€£§°])$", re.IGNORECASE
)
_COUNTERS = re.compile(
    r"(?:\b(?:no|nos|nr|vol|vols|p|pp|s|page|pages|chap|chapter|section|part|figure|table|art|article|"
    rf"note|notes|n|fn|{'|'.join(names[0] for names in MONTHS)}|"
    r"de|of|the|in|and|to|than|about|rev|stat)\.?|[#$€£§°])$",
    re.IGNORECASE,
)

# So many notes, called from the text in so large a part, make a chain.
_FEWEST = 3
_CALLED_PART = 0.6
_LARGEST_GAP = 2
# Numbers that begin again are believed when they make a chain so much longer.
_MANY_MORE = 1.5


def find_chain(lines: Sequence[Line], left_out: Collection[int]) -> tuple[Start, ...]:
    """The footnotes of printed pages in order; empty when there is no such chain.

    `left_out` are the lines that are no text (running heads, page numbers).
    """
    calls = _calls(lines, left_out)
    styles = [s for s in _starts_by_style(lines, left_out).values() if len(s) >= _FEWEST]
    best = max((_chain(starts, calls) for starts in styles), key=_called, default=())
    again = max((_chain(starts, calls, again=True) for starts in styles), key=_called, default=())
    if _called(again) >= max(_MANY_MORE * _called(best), _called(best) + _FEWEST):
        best = again
    enough = _called(best) >= max(_FEWEST, _CALLED_PART * len(best))
    best = tuple(with_torn(best, lines, calls, left_out))
    headings = sum(is_heading(lines[start.line].text[start.text :]) for start in best)
    return _without_false_calls(best) if enough and 2 * headings < len(best) else ()


def _called(chain: Sequence[Start]) -> int:
    return sum(start.call is not None for start in chain)


def _starts_by_style(lines: Sequence[Line], left_out: Collection[int]) -> dict[str, list[Start]]:
    """Lines that begin with a number, by how the number is written."""
    found: dict[str, list[Start]] = defaultdict(list)
    for at, line in enumerate(lines):
        match = None if at in left_out else _START.match(line.text)
        if match and (match.end() < len(line.text) or _has_text_below(lines, at, left_out)):
            style = "glued" if match["glued"] is not None else "bare"
            style = "square" if match["square"] else "dot" if match["dot"] else style
            found[style].append(Start(at, _value(match["number"]), match.end(), None))
    return found


def _has_text_below(lines: Sequence[Line], at: int, left_out: Collection[int]) -> bool:
    """Whether text follows a number that has its line to itself; else it was torn off."""
    below = range(at + 1, min(at + 4, len(lines)))
    following = next((after for after in below if not lines[after].is_blank), None)
    return following is not None and following not in left_out


def numbers_called(text: str) -> list[int]:
    """The numbers in a line that may call notes."""
    return [_value(match["number"]) for match in _CALL.finditer(text) if not match["gap"]]


def _calls(lines: Sequence[Line], left_out: Collection[int]) -> Calls:
    """Numbers that may be calls, by number; those run into a word before the others."""
    close: dict[int, list[Call]] = defaultdict(list)
    ended = False
    for at, line in enumerate(lines):
        if at in left_out or line.is_blank:
            continue
        opening = _OPENING.match(line.text) if ended else None
        if opening:
            close[int(opening[0])].append(Call(at, *opening.span(), _OPENS_LINE))
        ended = bool(_ENDED.search(line.text))
        for match in _CALL.finditer(line.text):
            counters = _COUNTERS if match["gap"] else _CLOSE_COUNTERS
            if counters.search(line.text[max(match.start() - 12, 0) : match.start()].rstrip()):
                continue
            call = Call(at, match.start("number"), match.end(), _doubt(line.text, match))
            for number in _readings(match["number"]):
                close[number].append(call)
    breaks = [at for at, line in enumerate(lines) if "\f" in line.text]
    return Calls(close, [-1, *breaks] if breaks else ())


# A call that is torn off the line before it, which ends a sentence.
_OPENING = re.compile(r"\d{1,3}(?=$|\s)")
_ENDED = re.compile(r"[.?!,;:][\"'”’»)\]]*\s*$")
_OPENS_LINE = 3


def _doubt(text: str, match: re.Match[str]) -> int:
    if not match["gap"]:
        return 0
    before = text[match.start() - 1]
    return 3 if before.isdigit() else 2 if before.isalpha() else 1


def _readings(digits: str) -> Iterator[int]:
    """The numbers that some figures may mean: a doubled mark ("66") may mean one of them."""
    yield _value(digits)
    half = len(digits) // 2
    if len(digits) % 2 == 0 and digits[:half] == digits[half:]:
        yield int(digits[:half])


def _value(digits: str) -> int:
    """The number that some figures mean; a scan may have read "1" as a letter."""
    return int(digits) if digits.isdecimal() else 1


def _chain(starts: Sequence[Start], calls: Calls, *, again: bool = False) -> tuple[Start, ...]:
    """The longest run of numbers in order from the first note, each called before it.

    With `again` the numbers may begin again with 1.
    """
    by_number: dict[int, list[Start]] = defaultdict(list)
    for start in starts:
        by_number[start.number].append(start)
    firsts = by_number.get(1) or starts[:1]
    return max((_follow(first, by_number, calls, again) for first in firsts[:5]), key=_called)


def _follow(
    first: Start, by_number: dict[int, list[Start]], calls: Calls, again: bool
) -> tuple[Start, ...]:
    chain = [first._replace(call=calls.before(first, NO_CALL))]
    while True:
        following = _next(chain, by_number, calls)
        anew = _anew(chain[-1], by_number, calls) if again else None
        if anew and (not following or anew.line < following.line):
            following = anew
        if not following:
            return tuple(chain)
        chain.append(following)


def _anew(last: Start, by_number: dict[int, list[Start]], calls: Calls) -> Start | None:
    """The next note 1, if the text between the last note and it calls it."""
    at = bisect_right(by_number[1], last.line, key=lambda start: start.line)
    for start in by_number[1][at : at + 3]:
        call = calls.before(start, Call(last.line, 0, 0))
        if call and call.line > last.line:
            return start._replace(call=call)
    return None


def _next(chain: Sequence[Start], by_number: dict[int, list[Start]], calls: Calls) -> Start | None:
    last = chain[-1]
    since = next((start.call for start in reversed(chain) if start.call), NO_CALL)
    numbers = range(last.number + 1, last.number + 2 + _LARGEST_GAP)
    found = [_candidate(number, last, since, by_number, calls) for number in numbers]
    due, *later = found
    # A number that stands behind all that follow it was torn off its note.
    if due and all(start and start.line < due.line for start in later):
        return later[0]
    return next((start for start in found if start), None)


def _candidate(
    number: int,
    last: Start,
    since: Call,
    by_number: dict[int, list[Start]],
    calls: Calls,
) -> Start | None:
    """The note of that number after the last one, called since or standing just below it."""
    later = by_number.get(number, [])
    at = bisect_right(later, last.line, key=lambda start: start.line)
    for start in later[at : at + 8]:
        call = calls.before(start, since)
        if call or start.line == last.line + 1:
            return start._replace(call=call)
    return None


def _without_false_calls(chain: tuple[Start, ...]) -> tuple[Start, ...]:
    """Drops calls that stand inside an earlier note's first line: those are pages."""
    first_lines = {start.line for start in chain}
    return tuple(
        start._replace(call=None) if start.call and start.call.line in first_lines else start
        for start in chain
    )
