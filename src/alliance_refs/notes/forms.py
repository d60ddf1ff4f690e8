"""The form of a citation by its words: ibid., op. cit., supra note n, a pointer, or a work.

Chicago 17, 14.29-36; Bluebook 21, rule 4. What is left is told apart later, when works
are compared: a full citation or a short one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

from alliance_refs.model import CitationForm
from alliance_refs.notes.persons import JOINER, PARTICLE
from alliance_refs.notes.words import is_unspaced, phrase_pattern, words
from alliance_refs.text.scripts import HAN, HANGUL, UNSPACED


class BackReference(NamedTuple):
    """A back-reference read: its form, the words before and after it, the note it names."""

    form: CitationForm
    before: str = ""
    after: str = ""
    note: str = ""


@lru_cache(maxsize=1024)
def back_reference(text: str) -> BackReference | None:
    """The back-reference that a citation's text is, None when it names its work itself.

    >>> back_reference("Webster, op. cit., 277")
    BackReference(form='op-cit', before='Webster', after='277', note='')
    >>> back_reference("Kim (n. 4) at 7").note, back_reference("Lenz, ebd., S. 15").before
    ('4', 'Lenz')
    """
    readers: tuple[Callable[[str], BackReference | None], ...] = (
        _ibid,
        _op_cit,
        _supra,
    )
    return next((found for read in readers if (found := read(text))), None)


def is_cross_reference(text: str) -> bool:
    """Whether some words only point into this document ("infra Part II", "note 94")."""
    return bool(_cross_pattern().match(text)) and _supra(text) is None


def _ibid(text: str) -> BackReference | None:
    match = _ibid_pattern().match(text)
    if not match or same_author(text):
        return None
    said, after = match["alone"] or match["said"], match["after"]
    if _SAME.match(text) and _cited_title(after):
        return None
    if said.endswith(("注", "註")) and _NUMBERED.match(after):
        # "同註3" is the work of that note.
        return None
    if after[:1].isalnum() and not is_unspaced(said):
        return None
    return BackReference("ibid", match["name"] or "", _behind(after))


# Names of persons: "Lenz", "J. Aubray", "Grass und von Arnim"; "이헌창", "佐々木·小野".
_ONE_NAME = rf"(?:[A-ZÀ-Þ][\w’'.-]{{0,30}}\s){{0,3}}(?:{PARTICLE}\s){{0,2}}[A-ZÀ-Þ][\w’'-]{{1,30}}"
_NAMES = rf"{_ONE_NAME}(?:\s{JOINER}\s{_ONE_NAME})?"
_EASTERN_NAME = rf"(?:[{HANGUL}]{{2,5}}|[{HAN}]{{2,4}})"
_EASTERN_NAMES = rf"{_EASTERN_NAME}(?:[·・、]{_EASTERN_NAME}){{0,3}}"


@cache
def _ibid_pattern() -> re.Pattern[str]:
    """ "Ibid.", "Idem, ibidem", or behind a name whose work it is: "Lenz, ebd.", "이헌창, 위의 논문"."""
    phrases = words().back_references["ibid"]
    # "Idem" with nothing but a page behind it is the same work.
    same = [one for one in words().back_references["idem"] if one in ("idem", "ídem")]
    return re.compile(
        rf"(?:\W{{0,3}}(?i:(?:idem?\.?,?\s+)?(?P<alone>{phrase_pattern([*phrases, *same])}))"
        rf"|(?P<name>{_NAMES}(?=,\s)|{_EASTERN_NAMES})[,，、]\s?(?i:(?P<said>{phrase_pattern(phrases)})))"
        rf"(?P<after>.*)",
        re.DOTALL,
    )


_NUMBERED = re.compile(r"[（(〔\[]?\d")


def _cited_title(after: str) -> bool:
    """Whether "Id." is an author whose title is cited: "Id., *Cronache*, cit., p. 14"."""
    found = _op_cit_pattern().search(after)
    return found is not None and bool(re.match(r"[\W_]*[^\W\d_]{3,}", after[: found.start()]))


def same_author(text: str) -> int:
    """How many code points at the beginning say "the same author"; 0 when none do.

    "Idem, ...", "Ders.: ...", and in a list the dash that stands for the name above.

    >>> same_author("Idem, *War*"), same_author("———. *War*"), same_author("Kim, *War*")
    (6, 5, 0)
    """
    match = _idem_pattern().match(text)
    if not match or _IDEM_ALONE.fullmatch(text):
        return 0
    return match.end()


_IDEM_ALONE = re.compile(
    r"[ií]dem[\s.,:;]*(?:(?:at|pp?|págs?|pág|S|fol|n|cap|chap|vol)?\b\.?\s*[\dIVXLC][\s\w.,–—-]{0,30}|passim\W*)?",
    re.IGNORECASE,
)


@cache
def _idem_pattern() -> re.Pattern[str]:
    phrases = phrase_pattern(words().back_references["idem"])
    return re.compile(
        rf"(?:{phrases}(?=\s*(?:[,:(]|$)|(?<=\.)\s+[«А-ЯЁ])(?!,?\s+ibid)|id\.?(?=,\s+{_TITLE})|[—–_-]{{2,}}|—)[\s.,:]*",
        re.IGNORECASE,
    )


# What a title begins with behind "Id.,": quotation marks, or two words and no locator.
_TITLE = (
    r"(?-i:[\"“„«‘']|(?!(?:Book|Bk|Chap|Chapter|Vol|Part|Kap|Bd|Buch|Cap|Livre|Libro|Art|No)\b)"
    r"[A-ZÀ-Þ][\w’']*\s+[^\W\d_]+)"
)


@cache
def _op_cit_pattern() -> re.Pattern[str]:
    phrases = phrase_pattern(words().back_references["op-cit"])
    # "The article cited within ..." tells of an article; a back-reference ends there.
    unspaced = phrase_pattern(filter(is_unspaced, words().back_references["op-cit"]))
    return re.compile(
        rf"(?:(?<!\w){phrases}|{unspaced})(?!\s+(?!{_LOCATING})[^\W\d_]{{3,}})", re.IGNORECASE
    )


_LOCATING = (
    r"(?:pages?|note|nota|footnote|fußnote|anm|seite|seiten|págs?|página|pagg|vols?|tome?|band"
    r"|chaps?|chapitre|kap|cap|passim|and|und)\b"
)


def _op_cit(text: str) -> BackReference | None:
    match = _op_cit_pattern().search(text)
    if not match or (is_unspaced(match[0]) and _supra(text)):
        return None
    behind = _named_behind(text, match)
    if behind:
        return BackReference("op-cit", behind[0], _clean(text[behind.end() :]))
    after = _YEAR.sub("", text[match.end() :])
    # "op. cit. (note 4), p. 20": the note is named as well.
    named = _numbered_pattern().match(after)
    rest = after[named.end() :] if named else after
    note = named["number"] if named else ""
    before = _clean(_SAME.sub("", text[: match.start()]))
    return BackReference("op-cit", before, _behind(rest), note)


# "Id., *Cronache*, cit.": the title tells which work of the author cited before.
_SAME = re.compile(r"^\W{0,3}(?:idem|id|eadem|ead)\.?,\s+(?=[^\W\d_])", re.IGNORECASE)


def _named_behind(text: str, match: re.Match[str]) -> re.Match[str] | None:
    """The name or title behind "前掲" or "前引", where none stands before it."""
    if not is_unspaced(match[0]) or _TITLE_MARK.search(text, 0, match.start()):
        return None
    found = _BEHIND.match(text, match.end())
    named = bool(text[: match.start()].strip(" ・（("))
    return found if found and (not named or found[0][0] in _TITLE_MARKS) else None


_TITLE_MARKS = "『「《〈"
_TITLE_MARK = re.compile(f"[{_TITLE_MARKS}]")


# "前掲小野『住空間』", "前掲『住空間』", "前引顾德曼书".
_UNMARKED = r"[^\s、，,。；;：:「」『』《》〈〉（）()\d]"
_BEHIND = re.compile(
    rf"(?:{_UNMARKED}{{1,30}}[：:]?)?(?:『[^』]{{1,200}}』|「[^」]{{1,200}}」|《[^》]{{1,200}}》|〈[^〉]{{1,200}}〉)"
    rf"|{_UNMARKED}{{1,30}}?(?=(?:论文|論文|[书書文著])?(?:[、，,。]|$))"
)


# "op. cit. (1979), 90": the year tells which work, and is no page.
_YEAR = re.compile(r"^\W{0,3}[(\[](?:1[4-9]|20)\d\d[a-z]?[)\]]")


@cache
def _numbered_pattern() -> re.Pattern[str]:
    above = phrase_pattern(words().above)
    return re.compile(
        rf"[\s,.]*(?:[(\[]\s*)?(?:(?:see|siehe|wie|in|at|a|alla|nella|en|na|à la|supra|{above})(?:\s*,)?\s+)?"
        rf"{phrase_pattern(words().back_references['supra'])}\s*(?P<number>\d+)"
        rf"\s*(?:(?:,\s*)?{above}\s*)?[)\]]?",
        re.IGNORECASE,
    )


@cache
def _supra_pattern() -> re.Pattern[str]:
    long_words = [phrase for phrase in words().back_references["supra"] if " " in phrase]
    short_words = [phrase for phrase in words().back_references["supra"] if " " not in phrase]
    above = phrase_pattern(words().above)
    numbered = phrase_pattern(short_words)
    unspaced = phrase_pattern(filter(is_unspaced, short_words))
    return re.compile(
        rf"""(?:(?<!\w)|(?<=[{UNSPACED}])(?={above}?(?:{unspaced})[（(〔\[]?\d))(?:
            (?:{phrase_pattern(long_words)})\s*(?P<long>\d+)
            |[(\[]\s*(?:(?:siehe|s\.|see|wie|cf\.|voir|vgl\.|{above})(?:\s*,)?\s+)?(?:{numbered})\s*(?P<short>\d+)
            |(?:{above})\s*(?:,\s*)?(?:{numbered})\s*(?P<above>\d+)
            |(?:{numbered})\s*(?P<behind>\d+),?\s+(?:{above})
            |(?:{above})?(?:{unspaced})[（(〔\[]?(?P<unspaced>\d+)[）)〕\]]?(?:引[书書文])?(?:{above})?
            |(?<=[^\W\d_],\s)supra(?=\s*(?:$|[,.;)]))
        )\s*(?:,\s*)?(?:{above}\s*)?[)\]]?""",
        re.IGNORECASE | re.VERBOSE,
    )


def _supra(text: str) -> BackReference | None:
    match = _supra_pattern().search(text)
    if not match:
        return None
    places = ("long", "short", "above", "behind", "unspaced")
    note = next((match[place] for place in places if match[place]), "")
    before = _clean(_LEADING.sub("", _clean(text[: match.start()])))
    return BackReference("supra", before, _behind(text[match.end() :]), note)


# What leads to the number of a note, and names no work: "Harrison, supra", "滨下武志，同".
_LEADING = re.compile(
    r"(?:,?\s*\bsupra|(?:^|(?<=[,，、\s]))(?:a|la|the|die|o|[同見见如參参]|[參参][見见]))$",
    re.IGNORECASE,
)


def is_above(text: str) -> bool:
    """Whether some words begin with "above", "oben" and the like."""
    return bool(_above_pattern().match(text))


@cache
def _above_pattern() -> re.Pattern[str]:
    return re.compile(phrase_pattern(words().above), re.IGNORECASE)


@cache
def _cross_pattern() -> re.Pattern[str]:
    phrases = phrase_pattern(words().back_references["cross-reference"])
    notes = phrase_pattern(["notes", "note", "nn", "n", "anm", "nota", "page", "pages", "p", "pp"])
    return re.compile(
        rf"\W*(?:{phrases}|{notes}\s*\d[\d\s,–-]*(?:above|below|and|$))", re.IGNORECASE
    )


def _clean(text: str) -> str:
    return text.strip(" \t\n,;:.()[]・、，。；：（）")


def _behind(text: str) -> str:
    """The words behind a back-reference; a bracket that is part of a place stays: "§ 2(b)"."""
    return text.strip(_MARKS).lstrip(")]）").strip(_MARKS)


_MARKS = " \t\n,;:.・、，。；："
