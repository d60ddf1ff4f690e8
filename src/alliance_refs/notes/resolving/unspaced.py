"""Words of Chinese and Japanese, which no spaces part: each two characters that stand together."""

from __future__ import annotations

import re
from itertools import pairwise

from alliance_refs.text.scripts import HAN, HIRAGANA, KATAKANA

_RUN = re.compile(rf"[{HIRAGANA}{KATAKANA}{HAN}・〇]{{3,}}")


def in_pairs(text: str) -> str:
    """The text with a run of Chinese or Japanese as its pairs of characters.

    A part of such a run is then found in the whole by its words.

    >>> in_pairs("小野浩『住空間』、Seoul")
    '小野 野浩『住空 空間』、Seoul'
    """
    if text.isascii():
        return text
    return _RUN.sub(lambda run: " ".join(map("".join, pairwise(run[0]))), text)
