"""What a person did, written onto the name in Chinese and Japanese: "鈴木典子訳", "伊藤茂編"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.rules.draft import Claim, Draft
from alliance_refs.spans import Span

_HAN = r"[\u3400-\u9fff々]"
# A name stands between marks, and the work it belongs to follows.
_NAMES: tuple[tuple[Label, re.Pattern[str]], ...] = (
    (
        "translator",
        re.compile(rf"(?<=[、，,])\s?(?P<name>{_HAN}{{2,5}}(?:訳|译|譯))(?=[『《「：:])"),
    ),
    (
        "editor",
        re.compile(
            rf"(?<=[、，,])\s?(?P<name>{_HAN}{{2,5}}(?:編|编|編著|主編|主编))(?=[『《「：:])"
        ),
    ),
)


def eastern_roles(draft: Draft) -> Iterator[Claim]:
    """Claims on translators and editors who are named so, each by the last name alone."""
    for label, pattern in _NAMES:
        for match in pattern.finditer(draft.open):
            yield Claim(Span(*match.span("name")), label, "eastern-role", 0.95)
