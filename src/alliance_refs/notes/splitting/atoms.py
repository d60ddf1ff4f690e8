"""The text of a note -> atoms: words, numbers, marks, and stretches that hold together.

A quotation, an italic run, a bracket and an address are one atom each, so that what is
punctuated inside them never parts a citation. Sentences and segments are cut here too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from alliance_refs.model import Passage
from alliance_refs.notes.splitting.closing import BRACKETS, PAIRS, Closings
from alliance_refs.notes.words import is_unspaced, phrase_pattern, words
from alliance_refs.parsing.fields.place_labels import place_labels
from alliance_refs.spans import Span
from alliance_refs.text.scripts import HAN

AtomKind = Literal["word", "number", "quote", "italic", "bracket", "address", "point"]


class Atom(NamedTuple):
    """One atom: its kind, its place in the visible text, its words.

    `gap` is whether white space stands before it.
    """

    kind: AtomKind
    span: Span
    text: str
    gap: bool

    @property
    def is_title(self) -> bool:
        """Whether it is set out as a title: a quotation or an italic run of words."""
        if self.kind == "quote" and self.span.size > _LONGEST_QUOTED_TITLE:
            return False
        return self.kind in ("quote", "italic") and self.bare.lower() not in _NO_TITLES

    @property
    def bare(self) -> str:
        """Its words without quotation marks, brackets and points at the ends."""
        return self.text.strip(_ENDS)

    @property
    def ends_sentence(self) -> bool:
        """Whether a point, or a quotation that ends with one."""
        if self.kind == "point":
            return self.text in _STOPS
        return (
            self.kind in ("quote", "italic", "bracket")
            and self.text.rstrip(_CLOSERS)[-1:] in _STOPS
        )


_ENDS = " \"'“”‘’«»„‚.,;:()[]"
_STOPS = frozenset(".?!。")
_CLOSERS = "\"'”’»)“‘"
# A longer quotation quotes, it names nothing.
_LONGEST_QUOTED_TITLE = 300
# Italic or quoted words that are no titles.
_NO_TITLES = frozenset(
    "ibid ibidem ib id idem eadem op. cit op.cit loc. cit art. cit supra infra see see also cf e.g "
    "i.e passim et al viz vgl ebd voir véase sic apud in et seq".split(" ")
) | {"op. cit", "loc. cit", "art. cit", "see also", "et al", "et seq", "a.a.o", "e.g", "i.e"}

_ATOM = re.compile(
    r"""(?P<address>(?:https?://|www\.)[^\s<>"”]+|(?:[a-z0-9-]+\.)+[a-z]{2,6}/[^\s<>"”]+)
    |(?P<word>[^\W\d_]+(?:['’‘.‐‑-](?=[^\W\d_])[^\W\d_]+)*['’]?(?=\s|\W|$)|[^\W\d_]+)
    |(?P<number>\d+(?:[.:,](?=\d)\d+|[-–—‐‑]+\d+|/\d+)*\w*)
    |(?P<point>\S)""",
    re.VERBOSE,
)

_OPENERS = re.compile("[" + re.escape("".join(PAIRS)) + ']|https?://[^\\s<>"”]+')


def atoms(passage: Passage) -> tuple[Atom, ...]:
    """The atoms of a passage, in order.

    >>> from alliance_refs.model import plain_passage
    >>> [atom.text for atom in atoms(plain_passage('Hass, "Paradigm Lost," (1995).'))]
    ['Hass', ',', '"Paradigm Lost,"', '(1995)', '.']
    """
    return tuple(_atoms(passage))


def _atoms(passage: Passage) -> Iterator[Atom]:
    text, at = passage.text, 0
    for kind, span in _stretches(passage):
        yield from _plain_atoms(text, at, span.start)
        yield Atom(kind, span, span.cut(text), _has_gap(text, span.start))
        at = span.end
    yield from _plain_atoms(text, at, len(text))


def _plain_atoms(text: str, start: int, end: int) -> Iterator[Atom]:
    for match in _ATOM.finditer(text, start, end):
        kind: AtomKind = match.lastgroup  # type: ignore[assignment]
        span = Span(*match.span())
        signal = 0 if kind != "word" or match[0].isascii() else unspaced_signal(text, *span)
        if signal:
            yield Atom(
                kind,
                Span(span.start, signal),
                text[span.start : signal],
                _has_gap(text, span.start),
            )
            span = Span(signal, span.end)
        if kind == "address":
            span = Span(span.start, span.start + len(match[0].rstrip(".,;:!?)]'")))
        yield Atom(kind, span, span.cut(text), _has_gap(text, span.start))
        if span.end < match.end():
            for at in range(span.end, match.end()):
                yield Atom("point", Span(at, at + 1), text[at], False)


def unspaced_signal(text: str, start: int, end: int) -> int:
    """Where a signal ends that is written onto the word behind it; 0 where none is.

    >>> unspaced_signal("参见丁抒明", 0, 5), unspaced_signal("見田宗介『気流の鳴る音』", 0, 4)
    (2, 0)
    """
    found = _unspaced_signals().match(text, start)
    return found.end() if found and found.end() < end else 0


@cache
def _unspaced_signals() -> re.Pattern[str]:
    anywhere = phrase_pattern(filter(is_unspaced, words().signals))
    # Many a Japanese name begins with 見; Chinese titles stand in 《》 and 〈〉.
    titled = r"(?=[^。；『「]{1,60}[《〈])"
    return re.compile(rf"{anywhere}|(?:[{HAN}]{{0,3}}[见見]|以及){titled}")


def _has_gap(text: str, at: int) -> bool:
    return at == 0 or text[at - 1].isspace()


def _stretches(passage: Passage) -> Iterator[tuple[AtomKind, Span]]:
    """Outermost quotations, italic runs and brackets, in order."""
    text, at = passage.text, 0
    closings = Closings(text)
    italics = [span for span in passage.marked("italic") if span.cut(text).strip()]
    turn = 0
    while True:
        opener = _OPENERS.search(text, at)
        while turn < len(italics) and italics[turn].start < at:
            turn += 1
        italic = italics[turn] if turn < len(italics) else None
        if italic and (opener is None or italic.start <= opener.start()):
            span = _whole_italic(text, italic)
            yield "italic", span
            at = span.end
        elif opener is None:
            return
        elif len(opener[0]) > 1:
            at = opener.end()
        else:
            found = _stretch(text, opener.start(), closings)
            if found:
                yield found
            at = found[1].end if found else opener.end()


def _whole_italic(text: str, span: Span) -> Span:
    """An italic run with a possessive left on ("*Titel*'s") stays as it is; spaces go."""
    start = span.start + len(span.cut(text)) - len(span.cut(text).lstrip())
    return Span(start, span.end - (len(span.cut(text)) - len(span.cut(text).rstrip())))


def _stretch(text: str, start: int, closings: Closings) -> tuple[AtomKind, Span] | None:
    char = text[start]
    if char in BRACKETS:
        end = closings.end(start)
        return ("bracket", Span(start, end)) if end else None
    before = text[start - 1] if start else " "
    after = text[start + 1 : start + 2]
    if char in "\"'‘»" and (before.isalnum() or not after or after.isspace()):
        return None
    end = closings.end(start) or _unclosed_title(text, start)
    return ("quote", Span(start, end)) if end else None


# A title whose closing mark is missing ends at the comma or point before what follows it.
_UNCLOSED_WORDS = r"[A-ZÀ-Þ0-9][^“”„«»\"]{7,200}?"
_UNCLOSED = tuple(
    re.compile(rf"(?:[“\"„«]|(?<=[,)]\s)'){_UNCLOSED_WORDS}{end}")
    for end in (r"[,.?!](?=\s+(?:in\b|[\[(]))", r"[,.](?=\s+[A-ZÀ-Þ])")
)


def _unclosed_title(text: str, start: int) -> int:
    """Where a title in quotation marks ends that are not closed; 0 when it is no title."""
    opens = start == 0 or text[start - 1] in " ([\n"
    if not opens:
        return 0
    found = (end.match(text, start) for end in _UNCLOSED)
    return next((match.end() for match in found if match), 0)


def sentences(sequence: Sequence[Atom]) -> Iterator[Span]:
    """Spans of atoms (not of text) that make a sentence, its end mark included."""
    start = 0
    for at, atom in enumerate(sequence):
        if atom.ends_sentence and _parts_here(sequence, at):
            yield Span(start, at + 1)
            start = at + 1
    if start < len(sequence):
        yield Span(start, len(sequence))


def _parts_here(sequence: Sequence[Atom], at: int) -> bool:
    if at + 1 >= len(sequence):
        return True
    following = sequence[at + 1]
    if not following.gap or not _may_begin(following):
        return False
    if sequence[at].kind != "point" or sequence[at].text != ".":
        # A title that ends with a point goes on with its imprint in brackets.
        return sequence[at].kind == "bracket" or following.kind != "bracket"
    before = sequence[at - 1] if at else None
    is_cit = before is not None and before.text.lower() in ("cit", "o", "n")
    if is_cit and following.kind == "bracket" and _NOTE_IN_BRACKETS.match(following.text):
        return False
    if before is None or (at > 1 and _is_leaf_side(sequence[at - 2], before)):
        return True
    return not (is_abbreviated(before) or _labels_place(sequence, at - 1))


def _may_begin(atom: Atom) -> bool:
    if atom.kind == "word":
        return atom.text[0].isupper() or not atom.text[0].islower()
    return atom.kind in ("quote", "italic", "number", "address", "bracket")


# "op. cit. (note 4)" and "op. cit. (1979)" go on in the bracket.
_NOTE_IN_BRACKETS = re.compile(
    r"[(\[]\s*(?:[^\W\d_]+\.?,?\s+)?(?:note|nn?|fn|footnote|anm|nota|fußnote)\b\.?\s*\d"
    r"|[(\[](?:1[4-9]|20)\d\d[a-z]?[)\]]",
    re.IGNORECASE,
)


def _is_leaf_side(number: Atom, letter: Atom) -> bool:
    """Whether a letter tells one side of a leaf: "f. 26 b."."""
    return number.kind == "number" and letter.text in ("a", "b", "r", "v")


def is_abbreviated(atom: Atom) -> bool:
    """Whether a point behind a word cuts it short, and hardly ends a sentence."""
    if atom.kind != "word":
        return False
    if _is_initial(atom.text):
        return True
    is_known = atom.text.lower() in words().abbreviations
    return is_known and atom.text.lower() not in _ALSO_LAST


# Abbreviations that just as well end a sentence.
_ALSO_LAST = frozenset({"ibid", "ib", "id", "cit", "al", "etc", "ebd", "jr", "bart", "soc"})


def _labels_place(sequence: Sequence[Atom], at: int) -> bool:
    """Whether a word and its point are the label of what follows: "app. A", "Taf. IV, 2"."""
    value, behind = sequence[at + 2], sequence[at + 3 : at + 4]
    is_alone = not behind or behind[0].kind in ("point", "bracket")
    return (
        is_alone
        and bool(_VALUE.fullmatch(value.text))
        and sequence[at].text.lower() in place_labels()
    )


_VALUE = re.compile(r"[A-Z]|[IVXLC]+|\d+[a-z]?(?:[-–]\d+)?")


def _is_initial(text: str) -> bool:
    """ "R", "J.-P", "U.S": a capital letter, or capitals with points between."""
    return all(len(part) == 1 and part.isupper() for part in re.split(r"[.\-‐]+", text))
