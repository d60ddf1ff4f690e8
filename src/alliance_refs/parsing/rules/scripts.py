"""Titles repeated in Korean, Chinese or Japanese script beside their romanisation.

"Han'guk sa 한국사 [A History of Korea]": the script is the original title, the bracketed words
behind it a translation. Names keep their script, which tells that the family comes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_refs.parsing.fields.scripts import LATIN, may_say_the_same
from alliance_refs.parsing.rules.draft import Claim, Draft
from alliance_refs.spans import Span
from alliance_refs.text.scripts import EASTERN

_EASTERN = rf"{EASTERN}\u3000-\u303f\uff00-\uffef"
# Marks, and a few Latin letters or figures, only between letters of the script.
_SCRIPT = rf"[{_EASTERN}](?:[{_EASTERN}]|[\s:/,·‘’'“”―—–─~()-]{{1,3}}(?=[{_EASTERN}])|[A-Za-z\d]{{1,6}}(?=[{_EASTERN}]))*"
_RUN = re.compile(
    rf"(?:(?<=[^\W\d_”\"’'»])[”\"’'»]?\s|(?<=[”\"])\s?)(?P<run>{_SCRIPT})(?P<rest>\s?\[[^\[\]]*\])?"
)
_NAMES_END = re.compile(r"[.:]\s|[“\"«]")


def original_titles(draft: Draft) -> Iterator[Claim]:
    """Claims on titles in their own script and on the translations behind them."""
    if not re.search(rf"[{_EASTERN}]", draft.text) or not re.search(r"[A-Za-z]{4}", draft.text):
        return
    names_end = _NAMES_END.search(draft.text)
    before = 0
    for match in _RUN.finditer(draft.open, names_end.start() if names_end else 0):
        repeated = _is_repeated(draft.text, before, match)
        before = match.end()
        if not repeated:
            continue
        yield Claim(Span(*match.span("run")), "original-title", "script", 0.8)
        if match["rest"]:
            yield Claim(Span(*match.span("rest")), "translated-title", "script", 0.8)


_LETTER = re.compile(rf"(?P<eastern>[{_EASTERN}])|{LATIN.pattern}")
_LEADING = re.compile(r"\b(?:[Ii]n|by|ed\.|eds\.)\s$")


def _is_repeated(text: str, before: int, match: re.Match[str]) -> bool:
    """Whether the Latin letters before the script may say the same: "THAAD 배치" does not."""
    start = match.start("run")
    if _LEADING.search(text, max(start - 5, 0), start):
        return False
    latin = 0
    for letter in _LETTER.finditer(text, before, start):
        latin = 0 if letter["eastern"] else latin + 1
    return may_say_the_same(latin, match["run"])
