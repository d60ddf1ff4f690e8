"""What a person did, behind a Korean name or written onto a Chinese or Japanese one.

In: a draft. Out: claims on "박상찬 옮김", "鈴木典子訳", "伊藤茂編".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.rules.draft import Claim, Draft
from alliance_refs.spans import Span
from alliance_refs.text.scripts import HAN, HANGUL

_HAN = f"[{HAN}]"
_HANGUL = f"[{HANGUL}]{{2,5}}"
_KOREANS = rf"(?:(?<=[,，]\s)|(?<=[』》」>]\s))(?P<name>{_HANGUL}(?:\s?[·・,]\s?{_HANGUL}){{0,5}})"
_FIRST = rf"^\s?(?P<name>{_HANGUL}(?:\s?[·・]\s?{_HANGUL}){{0,5}})"
# A name stands between marks; the work it belongs to follows, or stands before it.
_BEFORE = r"(?<=[、，,』》」（(])\s?"
_AFTER = r"(?=[『《「：:、，,）)])"
_NAMES: tuple[tuple[Label, re.Pattern[str]], ...] = (
    ("author", re.compile(rf"^\s?(?P<name>{_HAN}{{2,5}}著)(?=[、，,『《「])")),
    (
        "editor",
        re.compile(
            rf"^\s?(?P<name>{_HAN}{{2,5}}(?:[・、]{_HAN}{{2,5}}){{0,4}}(?:共編|編|编|編著|主編|主编))(?=[『《「：:])"
        ),
    ),
    (
        "author",
        re.compile(
            rf"^\s?[\[［〔(（]{_HAN}{{1,3}}[\]］〕)）]\s?(?P<name>{_HAN}{{2,8}}(?:[·‧•]{_HAN}{{1,10}}){{0,3}})"
            r"(?=[：:,，、.．])"
        ),
    ),
    (
        "volumes",
        re.compile(
            r"(?<=[』》」、，,\s])(?P<role>[全전])\s?(?P<name>\d{1,3})\s?(?:巻|卷|冊|册|권)"
        ),
    ),
    (
        "translator",
        re.compile(rf"{_BEFORE}(?P<name>{_HAN}{{2,5}}(?<!翻)(?:訳|译|譯)){_AFTER}"),
    ),
    (
        "editor",
        re.compile(rf"{_BEFORE}(?P<name>{_HAN}{{2,5}}(?:編|编|編著|主編|主编)){_AFTER}"),
    ),
    (
        "translator",
        re.compile(
            rf"(?<=[.．]\s)(?P<name>{_HAN}{{2,4}}(?:[,，]\s?{_HAN}{{2,4}}){{0,3}})"
            r"[,，]\s?(?P<role>译|訳|譯)(?=[.．,，])"
        ),
    ),
    ("author", re.compile(rf"{_FIRST}\s(?P<role>저|지음|공저)(?=[,，])")),
    (
        "translator",
        re.compile(rf"(?<=[（(])(?P<name>{_HANGUL})\s?(?P<role>옮김|번역|역)(?=[)）])"),
    ),
    ("translator", re.compile(rf"{_KOREANS}\s(?P<role>옮김|번역|역)(?![{HANGUL}])")),
    ("editor", re.compile(rf"{_KOREANS}\s(?P<role>엮음|편저|편집|편)(?![{HANGUL}])")),
)


# The last letter of each role; where none stands, nothing more is looked for.
_ROLE = re.compile(rf"[全전訳译譯編编著김역음집편저]|主編|^\s?[\[［〔(（][{HAN}]")


def eastern_roles(draft: Draft) -> Iterator[Claim]:
    """Claims on translators and editors who are named so, each by the last name alone.

    So is the number of the volumes: "全3巻".
    """
    if draft.text.isascii() or not _ROLE.search(draft.text):
        return
    for label, pattern in _NAMES:
        for match in pattern.finditer(draft.open):
            yield Claim(Span(*match.span("name")), label, "eastern-role", 0.95)
            if "role" in match.groupdict():
                yield Claim(Span(*match.span("role")), "other", "eastern-role", 0.95)
