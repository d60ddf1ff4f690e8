"""Titles repeated in Korean, Chinese or Japanese script beside their romanisation.

"Han'guk sa 한국사 [A History of Korea]": the script is the original title, the bracketed words
behind it a translation. Names keep their script, which tells that the family comes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_refs.parsing.rules.draft import Claim, Draft
from alliance_refs.spans import Span

_EASTERN = r"\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\u3000-\u303f\uff00-\uffef・"
_RUN = re.compile(
    rf"(?<=[^\W\d_”\"’'»])[”\"’'»]?\s(?P<run>[{_EASTERN}](?:[{_EASTERN}]|[\s:/,A-Za-z\d](?=[^.\[“]{{0,12}}[{_EASTERN}]))*)(?P<rest>\s?\[(?P<translation>[^\[\]]*)\])?"
    rf"|(?<=[”\"])\s?(?P<quoted>[{_EASTERN}][{_EASTERN}\s:/,]*[{_EASTERN}])(?P<more>\s?\[[^\[\]]*\])?"
)
_NAMES_END = re.compile(r"[.:]\s|[“\"«]")


def original_titles(draft: Draft) -> Iterator[Claim]:
    """Claims on titles in their own script and on the translations behind them."""
    if not re.search(rf"[{_EASTERN}]", draft.text) or not re.search(r"[A-Za-z]{4}", draft.text):
        return
    names_end = _NAMES_END.search(draft.text)
    for match in _RUN.finditer(draft.open, names_end.start() if names_end else 0):
        name = "run" if match["run"] else "quoted"
        yield Claim(Span(*match.span(name)), "original-title", "script", 0.8)
        rest = "rest" if match["rest"] else "more"
        if match[rest]:
            yield Claim(Span(*match.span(rest)), "translated-title", "script", 0.8)
