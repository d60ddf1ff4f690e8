"""What Japanese, Chinese and Korean references show by their own marks and words.

In: a text and its fields. Out: the fields; a title is all that its marks enclose ("『土地・建物』"), what
ends with "編" or "訳" was edited or translated by who stands before it, "上册" is a volume, and where
all is in one script nothing is a title said again in another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from alliance_refs.parsing.fields.eras import ERA_YEAR
from alliance_refs.parsing.figures import outside
from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.quotes import quoted_spans
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span
from alliance_refs.text.scripts import HAN, HANGUL, UNSPACED

_EASTERN = re.compile(rf"[\u0590-\u06ff{UNSPACED}{HANGUL}]")
_TITLES: frozenset[Label] = frozenset(("title", "container"))
_NUMBERS: frozenset[Label] = frozenset(("volume", "issue", "edition", "part", "date", "pages"))
_PEOPLE: frozenset[Label] = frozenset(("author", "editor", "translator"))


def with_eastern(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields of a reference in an East Asian script by its own marks and words.

    >>> read = [Field("title", Span(3, 5), 1.0, ""), Field("original-title", Span(6, 9), 1.0, "")]
    >>> text = "渡辺『土地・建物法』、1960年"
    >>> [field.span.cut(text) for field in with_eastern(text, read)]
    ['土地・建物法']
    """
    if text.isascii() or not _EASTERN.search(text):
        return fields
    for repair in _REPAIRS:
        fields = tuple(repair(text, fields))
    return fields


_MARKS = frozenset("『「《〈")


def _whole_titles(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """Titles as far as their marks; a number of a volume within them stays apart."""
    marked = [span for span in quoted_spans(text) if span.start and text[span.start - 1] in _MARKS]
    whole = {span: _title_in(fields, span) for span in marked}
    for field in fields:
        span = next((one for one in marked if one.covers(field.span)), None)
        title = whole[span] if span else None
        if span is None or title is None:
            yield field
        elif field is title:
            yield replace(field, span=span)


def _title_in(fields: Sequence[Field], span: Span) -> Field | None:
    """The title that fills some marks; None where there is none, or numbers stand beside it."""
    inside = [field for field in fields if field.span.meets(span)]
    apart = any(field.label in _NUMBERS or not span.covers(field.span) for field in inside)
    return None if apart else next((field for field in inside if field.label in _TITLES), None)


_ROLE = re.compile(
    r"(?<=..)(?:(?P<editor>(?:共|總|总)?(?:主編|主编|編著|编著|編纂|编纂|編集|编辑|編輯|監修|編|编))"
    r"|(?P<translator>共?[訳译譯])|(?P<author>共?[著撰]))$"
)
_LED = re.compile(r"^(?:收[錄录]?[於于入]|[載载]于?|載於|輯於)(?=.{2})")
# Who is named before once more, and who writes the note.
_AGAIN = frozenset("同 同氏 同人 同著者".split())
_SELF = frozenset("著者 筆者 拙稿 拙著 拙論 拙編 졸고 졸저 필자".split())


def _roles(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """People by what is written onto their names."""
    author: Field | None = None
    for field in fields:
        if field.label not in _PEOPLE:
            yield field
            continue
        start = field.span.start
        led = _LED.match(field.span.cut(text))
        start += led.end() if led else 0
        role = _ROLE.search(text, start, field.span.end)
        end = role.start() if role else field.span.end
        label: Label = role.lastgroup if role else field.label  # type: ignore[assignment]
        said = text[start:end].strip()
        if said in _AGAIN and author is not None and author is not field:
            yield replace(author, label="editor")
        elif said not in _SELF:
            author = author or field
            yield replace(field, label=label, span=Span(start, end))


_PARTED = re.compile(r"(?<=..)(?:主編|主编|編著|编著|[編编著撰])(?P<gap>[，,]\s?)(?=..)")


def _each_role(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """ "布鲁纳等编，傅曾仁等译": each list of people with its own role; no country is one."""
    for at, field in enumerate(fields):
        if field.label not in _PEOPLE:
            yield field
            continue
        if _is_country(text, field, fields[at + 1 :]):
            continue
        start = field.span.start
        for part in _PARTED.finditer(text, *field.span):
            yield replace(field, span=Span(start, part.start("gap")))
            start = part.end()
        yield replace(field, span=Span(start, field.span.end))


def _is_country(text: str, field: Field, behind: Sequence[Field]) -> bool:
    """Whether a bracket before a name says where its bearer is from: "〔美〕马士"."""
    marks = text[field.span.start - 1 : field.span.start] + text[field.span.end :][:1]
    named = any(other.label in _PEOPLE for other in behind[:1])
    return (
        named and field.span.size < _SHORT and marks in ("〔〕", "[]", "［］", "（）", "()", "【】")
    )


_SHORT = 4
_LISTED = frozenset("、・･")


def _joint_roles(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """ "费正清、刘广京编": all of a list have the role that the last one is named with."""
    held: Field | None = None
    for field in fields:
        listed = held and text[held.span.end : field.span.start].strip() in _LISTED
        alone = held and held.label == "author" and text[held.span.end - 1] not in "著撰"
        if held and listed and alone and field.label in ("editor", "translator"):
            held = replace(field, span=Span(held.span.start, field.span.end))
            continue
        if held:
            yield held
        held = field
    if held:
        yield held


_UNCOUNTED: frozenset[Label] = frozenset(("volume", "issue", "pages", "locator"))
_COUNTING = re.compile(r"[\dIVXLCivxlc上中下前後后一二三四五六七八九十初]|passim")


def _figureless(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """A number without any figure is none: what stands there in Han letters has published it."""
    published = any(field.label == "publisher" for field in fields)
    for field in fields:
        said = field.span.cut(text)
        if said in ("年度", "年版", "年刊"):
            continue
        is_number = field.label not in _UNCOUNTED or _COUNTING.search(said) or len(said) < _SHORT
        yield field if is_number else replace(field, label="note" if published else "publisher")


_PART = re.compile(
    r"(?P<volume>[上中下前後后])(?:[册冊卷巻編编篇集部]|권)?(?![^\s、，,（(])[、，,]?\s?"
)
_PLACED: frozenset[Label] = frozenset(("place", "publisher", "original-title", "container", "note"))


def _parts_of_works(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """ "《...》上册，": a volume that has a word for a number."""
    has_volume = any(field.label == "volume" for field in fields)
    for field in fields:
        behind = text[: field.span.start].rstrip()[-1:] in ("』", "》", "」", "〉")
        part = _PART.match(text, *field.span) if behind and field.label in _PLACED else None
        if part is None or has_volume:
            yield field
            continue
        yield replace(field, label="volume", span=Span(*part.span("volume")))
        rest = Span(part.end(), field.span.end)
        if rest.size:
            translated = text[: rest.end].endswith(("译", "訳", "譯"))
            end = rest.end - translated
            yield replace(
                field, label="translator" if translated else field.label, span=Span(rest.start, end)
            )


def _era_years(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """ "民国23年商务印书馆": the year of a reign in what was read as a publisher or a number."""
    if any(field.label == "date" and _DATED.search(text, *field.span) for field in fields):
        return fields
    years = (ERA_YEAR.search(text, *span) for span in outside(text))
    found = next(filter(None, years), None)
    if found is None or text[found.end() :][:1] in ("代", "度"):
        return fields
    span = Span(*found.span())
    cut = [part for field in fields for part in _without(field, span)]
    return sorted([*cut, Field("date", span, 0.9, "era")], key=lambda field: field.span)


_DATED = re.compile(rf"{ERA_YEAR.pattern}|(?<!\d)\d{{4}}(?!\d)")


def _without(field: Field, span: Span) -> Iterator[Field]:
    """A field without a stretch: what stands before it and behind it."""
    if not field.span.meets(span):
        yield field
    elif field.label != "date":
        ends = (Span(field.span.start, span.start), Span(span.end, field.span.end))
        yield from (replace(field, span=end) for end in ends if end.size > 1)


_NEWS = re.compile(
    r"(?:新聞|新闻|新报|新報|日報|日报|晚报|晚報|时报|時報|申报|朝報|신문|일보|신보)$"
)


def _newspapers(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """ "《臺灣日日新報》，1899年5月16日，第四版": a newspaper, its day and its page."""
    labels = [field.label for field in fields]
    days = any(f.label == "date" and _DAY.search(text, *f.span) for f in fields)
    paper = next((f for f in fields if f.label in _TITLES and _NEWS.search(text, *f.span)), None)
    others = {"author", "editor", "publisher", "place"} & set(labels)
    if not days or paper is None or (paper.label == "title" and ("container" in labels or others)):
        return fields
    named = (replace(f, label="container") if f is paper else f for f in fields)
    return tuple(named if "pages" in labels else _with_page(text, named))


def _with_page(text: str, fields: Iterable[Field]) -> Iterator[Field]:
    """ "第四版": what would be the edition of a book is the page of a newspaper."""
    for field in fields:
        page = _FIGURE.search(text, *field.span) if field.label == "edition" else None
        yield replace(field, label="pages", span=Span(*page.span())) if page else field


_FIGURE = re.compile(r"\d{1,3}")
_DAY = re.compile(r"月\s?\d{1,2}\s?日|월\s?\d{1,2}\s?일|\d[.-]\s?\d{1,2}[.-]\s?\d")
_LATIN = re.compile("[A-Za-z]{3}")
_YEARS = re.compile(r".{0,8}年(?:.{0,6}月)?(?:.{0,6}日)?")


def _one_script(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """No title is said again in another script where there is one alone."""
    if _LATIN.search(text):
        yield from fields
        return
    has_date = any(field.label == "date" for field in fields)
    has_place = any(field.label in ("place", "publisher") for field in fields)
    for field in fields:
        behind = text[: field.span.start].rstrip()[-1:]
        if field.label == "original-title" and behind == ":":
            yield replace(field, label="publisher")
        elif field.label != "original-title":
            yield field
        elif _YEARS.fullmatch(text, *field.span):
            yield replace(field, label="note" if has_date else "date")
        else:
            yield replace(field, label="note" if has_place else "place")


_KEPT = re.compile(
    rf"[{HAN}{HANGUL}\s]{{3,40}}?(?:所[蔵藏]|[馆館]藏|\s?소장)(?![{HAN}])[^『「《〈]*$"
)


# Where a document can be read, and when somebody did, is no part of its place.
_ONLINE: frozenset[Label] = frozenset(("url", "accessed"))


def _archives(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """ "大阪府公文書館所蔵、A-2-1187": where a document is kept, with its number there."""
    kept = _KEPT.search(text)
    starts = (field.span.start for field in fields if field.label in _ONLINE)
    end = next((start for start in starts if kept and start >= kept.start()), len(text))
    inside = [field for field in fields if kept and kept.start() <= field.span.start < end]
    if not kept or not inside or any(field.label == "archive" for field in fields):
        yield from fields
        return
    end = len(text[:end].rstrip(" 。.）)、，,"))
    for field in fields:
        if field is inside[0]:
            yield replace(field, label="archive", span=Span(field.span.start, end))
        elif field not in inside:
            yield field


_PLACE = re.compile(r"(?:第|제)\s?\d{1,3}\s?[章節节장절]$")


def _chapters(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """ "『...』(1997), 제2장": the chapter cited, at the end."""
    place = _PLACE.search(text, max(len(text) - 12, 0))
    met = [f for f in fields if place and f.span.end > place.start()]
    if place is None or not all(field.label in _NUMBERS for field in met):
        return fields
    kept = (field for field in fields if field not in met)
    return [*kept, Field("locator", Span(*place.span()), 0.9, "chapter")]


_REPAIRS: tuple[Callable[[str, Sequence[Field]], Iterable[Field]], ...] = (
    _era_years,
    _whole_titles,
    _each_role,
    _joint_roles,
    _roles,
    _figureless,
    _parts_of_works,
    _one_script,
    _newspapers,
    _archives,
    _chapters,
)
