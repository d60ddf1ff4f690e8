"""Signals in a note: "see also", "vgl.", "quoted in", and where each begins and ends."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from alliance_refs.notes.splitting.atoms import Atom, is_abbreviated
from alliance_refs.notes.splitting.names import name_end
from alliance_refs.notes.splitting.segment import spaced
from alliance_refs.notes.words import phrase_pattern, words


def signal_ranges(sequence: Sequence[Atom], text: str) -> dict[int, int]:
    """Where signals begin and end, in atoms ("See, for example,": 0 to 6)."""
    starts = {atom.span.start: at for at, atom in enumerate(sequence)}
    out: dict[int, int] = {}
    compares = False
    for match in _signal_pattern().finditer(text):
        at = starts.get(match.start())
        if at is None or (match["leading"] and not _opens(sequence, at)):
            continue
        if _names_note(sequence, at, text[match.start() : match.end() + _NOTE_REACH]):
            continue
        if _may_be_name(match[0]) and not _before_small(sequence, at):
            continue
        if match["leading"] and match[0].lower() == "in" and not _names_editor(sequence, at + 1):
            continue
        if match[0].lower() == "with" and not (compares and sequence[at - 1].text in ",;"):
            continue
        compares = compares or match[0].lower().startswith(("compare", "contrast"))
        end = at
        while end < len(sequence) and sequence[end].span.end <= match.end():
            end += 1
        if end > at:
            out[at] = _past_points(sequence, end)
    return out


# "see note 12": so many code points behind the signal name the note.
_NOTE_REACH = 12


def _names_note(sequence: Sequence[Atom], at: int, text: str) -> bool:
    """Whether a signal behind a name and a comma names its note: "Ellery, see n. 1"."""
    if at < 2 or sequence[at - 1].text != "," or not _note_pattern().match(text):
        return False
    begin = at - 1
    while begin and sequence[begin - 1].text not in (";", ":"):
        begin -= 1
    return name_end(sequence, begin, at - 1) == at - 1


@cache
def _note_pattern() -> re.Pattern[str]:
    phrases = [phrase for phrase in words().back_references["supra"] if " " in phrase]
    return re.compile(rf"{phrase_pattern(phrases)}\s*\d", re.IGNORECASE)


def _may_be_name(signal: str) -> bool:
    """Whether a signal may be an initial or a name: the "S." of "S. Rep. No. 83", "Anders"."""
    is_initial = len(signal.rstrip(".")) == 1 and signal.isupper()
    return is_initial or signal == "Anders"


def _before_small(sequence: Sequence[Atom], at: int) -> bool:
    """Whether a note opens with "S. dazu", and not with the initial of "S. Kim"."""
    following = [atom for atom in sequence[at + 1 : at + 3] if atom.kind != "point"]
    return at == 0 and bool(following) and following[0].text[0].islower()


def _names_editor(sequence: Sequence[Atom], at: int) -> bool:
    """Whether a name and a comma follow: "In Edward Olsen, ed., *Korea* ..."."""
    end = name_end(sequence, at, min(at + 8, len(sequence)))
    following = [atom.text.lower() for atom in sequence[end : end + 2]]
    return end > at and following[:1] == [","] and following[-1] in ("ed", "eds", "hg", "hrsg")


def _opens(sequence: Sequence[Atom], at: int) -> bool:
    if at == 0 or sequence[at - 1].text in (";", "?", "!", "。", "；"):
        return True
    if sequence[at - 1].text != "." or at == 1:
        return sequence[at - 1].text == "."
    # "Jones, A. and Brown", "trans. and ed. Paul Guyer": an initial or an abbreviation ends no clause.
    # What a work is "repr. in" is another work.
    before, word = sequence[at - 2], sequence[at].text
    goes_on = word[0].islower() and word != "in" and is_abbreviated(before)
    return len(before.text) > 1 and not goes_on


def _past_points(sequence: Sequence[Atom], at: int) -> int:
    """Takes the comma or colon after a signal with it ("See, for example,")."""
    while at < len(sequence) and sequence[at].kind == "point" and sequence[at].text in ",.:":
        at += 1
    return at


@cache
def _signal_pattern() -> re.Pattern[str]:
    anywhere = phrase_pattern(words().signals)
    leading = phrase_pattern(words().leading_signals)
    return re.compile(
        rf"(?<!\w)(?:(?:{anywhere}|with(?!\w))|(?P<leading>{leading}))(?:,?\s+{_ALSO})*",
        re.IGNORECASE,
    )


# What may follow any signal.
_ALSO = (
    r"(?:also|auch|aussi|également|también|anche|também|ainda|dazu|hierzu|e\.g\.,?|for example,?"
    r"|for instance,?|inter alia,?|especially|particularly|notamment|etwa|insbesondere|z\. ?B\.)(?!\w)"
)


# So few words may stand between a signal and its citation ("see the reply in Kim, ...").
_FEW = 8


def signal_before(sequence: Sequence[Atom], signals: Mapping[int, int], at: int, floor: int) -> str:
    """The words of the signal that leads to the citation at atom `at`, none before `floor`.

    Signals that follow one another are one: "see also, for example".
    """
    led = [(begin, end) for begin, end in signals.items() if floor <= begin and end <= at]
    if not led or at - led[-1][1] > _FEW:
        return ""
    begin, end = led.pop()
    if any(atom.text in (".", ";") for atom in sequence[end:at]):
        return ""
    while led and led[-1][1] == begin:
        begin = led.pop()[0]
    return spaced(sequence[begin:end]).rstrip(" ,:;")
