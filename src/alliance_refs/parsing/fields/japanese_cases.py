"""Decisions of Japanese courts: court, day, report: "最判昭和43年12月25日民集22巻13号3459頁".

In: a text and its fields. Out: the fields; those of a decision by its form, which nothing else has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span
from alliance_refs.text.scripts import HAN, KATAKANA

_HAN = f"[{HAN}]"
_COURT = (
    r"最高裁(?:判所)?(?:大法廷|第?[一二三]小法廷)?|最[大一二三]?|大審院|大連?|知財高裁?"
    rf"|{_HAN}{{2,3}}(?:[高地家簡]裁?|高等裁判所|[地家][方庭]裁判所)(?:{_HAN}{{1,4}}支部?)?"
)
_DAY = r"(?:(?:明治|大正|昭和|平成|令和|[明大昭平令])\s?(?:元|\d{1,2})|(?:18|19|20)\d\d)(?:年\s?\d{1,2}月\s?\d{1,2}日|[・.．]\d{1,2}[・.．]\d{1,2})"
_DECISION = re.compile(
    rf"(?:^|(?<=[、，。；;（(\s]))(?:(?P<court>{_COURT})(?P<genre>判決|決定|命令|審判)|(?P<authority>(?:{_COURT})[判決]?))"
    rf"[（(、，\s]{{0,2}}(?P<date>{_DAY})[)）]?"
    r"(?:(?:大法廷|第[一二三]小法廷)?(?P<kind>判決|決定))?"
    rf"(?:[、，\s]{{0,2}}(?P<container>[{HAN}{KATAKANA}・]{{2,10}}?)\s?(?:(?P<volume>\d{{1,3}})\s?[巻輯])?\s?(?:(?P<issue>\d{{1,5}})\s?号)?\s?(?P<pages>\d{{1,5}})\s?頁)?"
)
_MAY_BE = re.compile(r"[判決定令][^\d]{0,6}\d")
# The groups of the pattern that are not named by their labels.
_LABELS: dict[str, Label] = {"court": "authority", "kind": "genre"}


def with_japanese_cases(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; those of a decision by its form.

    >>> case = with_japanese_cases("最判昭43・12・25民集22巻13号3459頁", ())
    >>> [(field.label, field.span) for field in case][:2]
    [('authority', Span(start=0, end=2)), ('date', Span(start=2, end=11))]
    """
    match = None if text.isascii() or not _MAY_BE.search(text) else _DECISION.search(text)
    if match is None or not _decides(match):
        return fields
    whole = Span(*match.span())
    others = [field for field in fields if not field.span.meets(whole)]
    return sorted((*others, *_parts(match)), key=lambda field: field.span)


def _decides(match: re.Match[str]) -> bool:
    """Whether the words say that the court decided: "最判", "最高裁...判決"."""
    return bool(match["genre"] or match["kind"] or match["authority"][-1] in "判決")


def _parts(match: re.Match[str]) -> Iterator[Field]:
    for name, words in match.groupdict().items():
        if words:
            label = _LABELS.get(name, name)
            yield Field(label, Span(*match.span(name)), 0.95, "decision")  # type: ignore[arg-type]
