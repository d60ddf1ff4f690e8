"""Numbers and marks of other scripts as plain ones: "一九六二年、一二頁" is "1962年、12頁".

In: a passage. Out: the same with plain digits wherever a number counts something of a citation, a
year, pages or a volume, and the way back to its own words. Titles keep the numbers in them. Commas
of Arabic script are commas, and its label of a page is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_refs.model import Passage, plain_passage
from alliance_refs.model.passage import Edit
from alliance_refs.parsing.quotes import quoted_spans
from alliance_refs.spans import Span
from alliance_refs.text.scripts import HAN

_ONES = {mark: at for at, mark in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0}
_TENS = {"十": 10, "百": 100, "千": 1000}
_WIDE = {ord("０") + at: str(at) for at in range(10)}
_FIGURE = "〇○零一二三四五六七八九"
# Whether there is anything to be done.
_ANY = re.compile("[〇一二三四五六七八九十百０-９①-⑳،؛٠-٩۰-۹]|עמ")

_ONE = rf"(?:[{_FIGURE}十百千]{{1,12}}|[0-9０-９]{{1,6}})"
_RANGE = rf"{_ONE}(?:\s?[-–—―－ー~～〜・:：]\s?{_ONE}){{0,3}}"
_COUNTER = "(?:頁|页|ページ|巻|卷|冊|册|号|號|期|輯|辑|集|版|面|章|節|节)"
_REIGN = "(?:明治|大正|昭和|平成|令和|民國|民国|檀紀|단기)"
_YEAR = rf"(?:1[5-9]|20|一[五六七八九]|二[〇○零])[{_FIGURE}0-9]{{2}}"
_DAY = rf"(?:\s?{_ONE}月(?:\s?{_ONE}日)?)?"
_NUMBERS = re.compile(
    # "昭和二十七年三月八日"; "一九六二年五月", and no "百年史".
    rf"{_REIGN}\s?(?:元|{_ONE})年{_DAY}|(?<![{_FIGURE}]){_YEAR}(?:年{_DAY}(?![史祭間])|(?![{_FIGURE}{HAN}]))"
    # "第五六巻第一号", "二一一～二四〇頁", "一二、三四頁".
    rf"|(?<![{HAN}]){_RANGE}(?:[、，,]\s?{_RANGE}){{1,4}}{_COUNTER}|{_RANGE}{_COUNTER}"
    # "頁一二三", "卷二十，", "前掲注（三）"; "『紀要』四二、".
    rf"|[第頁页卷巻]\s?{_RANGE}(?![{_FIGURE}{HAN}])"
    rf"|(?:[注註]|각주|주)\s?[（(〔\[]?{_ONE}[）)〕\]]?(?![{_FIGURE}{HAN}年])"
    rf"|(?<=[』》」〉])\s?{_RANGE}(?=[、，,（(])"
    "|[０-９]{1,20}|(?<=[注註])[①-⑳]"
)
_WRITTEN = re.compile(rf"[{_FIGURE}十百千]+|[０-９]+|[①-⑳]")


def in_digits(passage: Passage) -> Passage:
    """The passage with plain digits; it itself where there is nothing to change.

    The way back leads to the visible text of the passage, not to its source.

    >>> plain = plain_passage("小野浩『第二の都』、昭和二十七年、一二～一五頁", 100)
    >>> digits = in_digits(plain)
    >>> digits.text, digits.source(Span(9, 15)).cut(plain.text)
    ('小野浩『第二の都』、昭和27年、12～15頁', '、昭和二十七年')
    """
    text = passage.text
    if text.isascii() or not _ANY.search(text):
        return passage
    edits = list(_edits(text)) if not _LEFTWARD.search(text) else list(_leftward(text))
    if not edits:
        return passage
    own = plain_passage(text)
    return Passage(text, passage.marks, own.offsets).edit(edits)


_LEFTWARD = re.compile("[\u0590-\u06ff]")
# "ص 45", "ج 2", "العدد 12", "עמ' 45".
_LABELS = (
    (re.compile(r"(?<!\w)صص?\.?\s?(?=[\d])"), "p. "),
    (re.compile(r"(?<!\w)עמ(?:['׳]|ודים)?\s?(?=\d)"), "p. "),
    (re.compile(r"(?<!\w)(?:ج|المجلد|جلد|כרך)\.?\s?(?=\d)"), "vol. "),
    (re.compile(r"(?<!\w)(?:العدد|ع|شماره|ش|גיליון)\.?\s?(?=\d)"), "no. "),
)
_MARKS = {"،": ",", "؛": ";"}
_MARK = re.compile("[،؛]|[٠-٩۰-۹]{1,20}")


def _leftward(text: str) -> Iterator[Edit]:
    """The marks, digits and labels of Arabic and Hebrew, each with the plain one."""
    found = [(match.span(), _plain(match[0])) for match in _MARK.finditer(text)]
    for pattern, label in _LABELS:
        found += [(match.span(), label) for match in pattern.finditer(text)]
    yield from (Edit(*span, plain) for span, plain in sorted(found))


def _plain(mark: str) -> str:
    return _MARKS.get(mark) or "".join(str(int(one)) for one in mark)


def digits(text: str) -> str:
    """The words of a citation with plain digits.

    >>> digits("同書、一二頁")
    '同書、12頁'
    """
    return text if text.isascii() else in_digits(plain_passage(text)).text


def _edits(text: str) -> Iterator[Edit]:
    """The numbers outside titles, each with its digits."""
    for start, end in outside(text):
        for match in _NUMBERS.finditer(text, start, end):
            for number in _WRITTEN.finditer(text, *match.span()):
                yield Edit(*number.span(), _digits(number[0]))


def outside(text: str) -> Iterator[Span]:
    """The stretches of the text that no quotation marks enclose."""
    at = 0
    for quoted in quoted_spans(text):
        yield Span(at, quoted.start)
        at = quoted.end
    yield Span(at, len(text))


def _digits(written: str) -> str:
    """A number in digits.

    >>> _digits("一九六二"), _digits("百二十三"), _digits("二〇"), _digits("１２")
    ('1962', '123', '20', '12')
    """
    if "①" <= written[0] <= "⑳":
        return str(ord(written[0]) - ord("①") + 1)
    if written[0] not in _ONES and written[0] not in _TENS:
        return written.translate(_WIDE)
    if _TENS.keys().isdisjoint(written):
        return "".join(str(_ONES[one]) for one in written)
    total = ones = 0
    for one in written:
        ones = ones if one in _TENS else _ONES[one]
        if one in _TENS:
            total += max(ones, 1) * _TENS[one]
            ones = 0
    return str(total + ones)
