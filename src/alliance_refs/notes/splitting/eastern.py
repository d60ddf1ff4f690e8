"""Where citations end and begin in Japanese, Chinese and Korean, where few marks tell it.

In: a note, and a stretch of it that a network takes for a citation. Out: the citations in it.
A full stop ends one, and so does what runs on behind a page ("七頁には...とある"); behind a year
or a page and a comma the next name and title begin another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from alliance_refs.notes.words import is_unspaced, phrase_pattern, words
from alliance_refs.parsing.quotes import quoted_spans
from alliance_refs.parsing.rules.draft import blot
from alliance_refs.spans import Span
from alliance_refs.text.scripts import HAN, HANGUL, HIRAGANA, KATAKANA

_HIDDEN = "\0"
# What no stretch lacks that has to be parted.
_MAY_PART = re.compile(
    rf"[。；]|[頁页年號号付条版』」》）)쪽면조][、，]?\s?[{HAN}{HIRAGANA}{HANGUL}{KATAKANA}]|다\.\s"
)
_BRACKET = re.compile(r"[(（\[［〔][^()（）\[\]［］〔〕]{1,300}[)）\]］〕]")

_PARTICLE = (
    rf"(?:[はがをにでともへや](?![{HIRAGANA}])|には|では|とは|にも|でも|によ|につ|にお|に対|とい|とあ|とし|など|ほか"
    rf"|から|より|まで|の(?![{HIRAGANA}\d第]))"
)


@cache
def _ends() -> re.Pattern[str]:
    """What a citation ends before."""
    ends = (
        "[。；]+",
        r"(?<=다)\.\s",
        # "七頁には", "五月二日付による", "一九七八年など"; "『住空間』によれば", and no "『X』みすず書房".
        rf"(?:以下|以降|所収)?(?:(?<=[頁號号付条])|(?<=ページ)|(?<=\d年))(?:以下|以降|所収)?[、，]?(?=[{HIRAGANA}])",
        rf"(?<=[』」》）)])(?:所収)?(?={_PARTICLE})",
        rf"(?<=[頁页章節年）)』》」])[をも]?(?:参照|參照|参看|參看|参考)(?![{HAN}])",
        # "第97页列有", "第348页，不过".
        rf"(?<=[页頁])(?:，(?![^。；]{{0,40}}\d{{4}}年))?(?=[{HAN}])(?![以注註脚所第附又表图圖载載收转轉])",
        r"(?<=\d[쪽면])(?=[에의을를은는이가도과와부])",
        # "..., 1980年、高村学人「...」": the next work.
        rf"(?<=[年頁页号號期版）)])(?:以下)?[、，](?=[{HAN}{HANGUL}{KATAKANA}][^、，。；\d『「《（\0]{{1,40}}[「『])",
        r"(?<=[쪽면조호])\s및\s",
    )
    return re.compile("|".join(f"(?:{end})" for end in ends))


def eastern_parts(text: str, span: Span) -> Iterator[Span]:
    """The citations of a stretch; the stretch itself where it is one.

    >>> text = "小野『住空間』、144頁。東京は成瀬前掲書、2頁に詳しい"
    >>> [part.cut(text) for part in eastern_parts(text, Span(0, len(text)))]
    ['小野『住空間』、144頁', '成瀬前掲書、2頁']
    """
    if not _MAY_PART.search(text, *span):
        yield span
        return
    own = _plain(span.cut(text))
    start = 0
    for end, after in _cuts(own):
        begin = _begin(own, start, end) if start else _past_topic(own, end)
        if begin < end and (start or end == len(own) or _names_work(own[:end])):
            yield Span(begin, end).shift(span.start)
        start = after


def _past_topic(plain: str, end: int) -> int:
    """Where a title begins that a topic leads to: "供託金の額は『大阪朝日新聞』"."""
    title = plain.find("『\0", 0, end)
    return title if title > 0 and _TOPIC.search(plain, 0, title) else 0


_TOPIC = re.compile(rf"[^{HIRAGANA}].{{0,30}}(?:は|れば)、?$")


def name_before(text: str, span: Span) -> Span:
    """A citation that opens with a title or "위의 책", with the name right before it.

    >>> text = "東京については小野『住空間』"
    >>> name_before(text, Span(9, 14)).cut(text)
    '小野『住空間』'
    """
    start = span.start
    while start < span.end and text[start] in "、，,：: 。":
        start += 1
    opening = text[start : start + 1]
    if opening in ("『", "「"):
        begin = _name_before(text, 0, start)
        begin = start if text[begin:start] in _NOUNS else begin
    else:
        pattern = _names_before().get(opening)
        before = pattern.search(text, max(start - _LONGEST_NAME, 0), start) if pattern else None
        begin = before.start("name") if before else start
    return Span(begin, span.end) if begin < start else span


@cache
def _names_before() -> Mapping[str, re.Pattern[str]]:
    """Names by what they stand before: "參見溫振華，《...》"; "이헌창, 위의 논문"."""
    chinese = re.compile(
        rf"(?:^|[。；;]|[參参見见])(?P<name>[{HAN}]{{2,4}}(?:、[{HAN}]{{2,4}}){{0,3}})[，：:]\s?$"
    )
    korean = re.compile(
        rf"(?:^|[.;]\s)(?P<name>[{HANGUL}]{{2,5}}(?:·[{HANGUL}]{{2,5}}){{0,3}}),\s$"
    )
    return dict.fromkeys("《〈", chinese) | dict.fromkeys("위같상上", korean)


# What is no name before a title.
_NOUNS = frozenset(
    "雑誌 機関誌 新聞 論文 論考 著書 大著 記事 書物 史料集 報告書 小説 映画 作品 社説".split()
)


def _names_work(part: str) -> bool:
    """Whether words before a border name a work: prose that a network took along does not."""
    return any(map(str.isdigit, part)) or _anchor().search(part) is not None


def _plain(text: str) -> str:
    """The text with the words of titles and of brackets hidden, but not their marks."""
    hidden = blot(text, quoted_spans(text), _HIDDEN)
    return _BRACKET.sub(lambda match: _hidden(match[0]), hidden)


def _hidden(bracket: str) -> str:
    return bracket[0] + _HIDDEN * (len(bracket) - 2) + bracket[-1]


def _cuts(plain: str) -> Iterator[tuple[int, int]]:
    """Where each part ends, and where the next one may begin."""
    for match in _ends().finditer(plain):
        end = match.end() if match[0] in _KEPT else match.start()
        yield end, match.end()
    yield len(plain), len(plain)


# Words behind a page that belong to it, or behind a title that say how it is cited.
_KEPT = frozenset(("以下", "以降", "所収"))


def _begin(plain: str, start: int, end: int) -> int:
    """Where the citation of a part begins, behind what leads to it; its end where it has none."""
    anchor = _anchor().search(plain, start, end)
    if anchor is None:
        return end
    if anchor["back"]:
        return _name_before(plain, start, anchor.start()) if anchor["named"] else anchor.start()
    begin = _name_before(plain, start, anchor.start())
    tells = begin < anchor.start() or any(map(str.isdigit, plain[anchor.end() : end][:_NEAR]))
    return begin if tells else end


# A title without a name is cited when so near behind it is a figure.
_NEAR = 24


@cache
def _anchor() -> re.Pattern[str]:
    """A title, or the words of a back-reference, those with a name before them apart."""
    forms = words().back_references
    named = phrase_pattern(filter(_is_eastern, forms["op-cit"]))
    bare = phrase_pattern(filter(_is_eastern, forms["ibid"]))
    return re.compile(
        rf"(?P<back>(?P<named>{named})|{bare}|[Oo]p\.\scit|[Ii]bid|[注註][（(]?\d)|[『《「〈“]{_HIDDEN}"
    )


def _is_eastern(phrase: str) -> bool:
    return is_unspaced(phrase) or "가" <= phrase[0] <= "힣"


# A name right before a title or "前掲書", with the brackets and marks within it.
_NAME = re.compile(
    rf"(?:[{HAN}{HANGUL}A-Za-z{KATAKANA}]|[・·‧:：](?!$)|[:：]$|\s?[、,，]\s?$|[（(]\0+[）)])+$"
)
_LEADS = re.compile(
    r"^.*(?:参见|參見|参看|參看|详见|詳見|引自|参照|[并並另又可亦][见見]|[见見](?=$)|^[见見])"
)


def _name_before(plain: str, start: int, end: int) -> int:
    """Where the name begins that stands right before `end`."""
    name = _NAME.search(plain, max(start, end - _LONGEST_NAME), end)
    if name is None:
        return end
    lead = _LEADS.match(name[0])
    return name.start() + (lead.end() if lead else 0)


_LONGEST_NAME = 60
