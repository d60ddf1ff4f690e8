"""The words that notes are read by, of all languages together, from `wordlists/*.toml`.

A list a language, so that a scholar can correct one without reading code. The languages
are joined: a document seldom says which it is in, and notes mix them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from alliance_refs.text.scripts import HAN, HIRAGANA, KATAKANA, UNSPACED


@dataclass(frozen=True, slots=True)
class Words:
    """The joined word lists.

    `headings` maps a heading in lower case to the kind of section it opens;
    `back_references` maps a form ("ibid", "op-cit", ...) to a pattern of its words.
    """

    headings: Mapping[str, str]
    signals: tuple[str, ...]
    leading_signals: tuple[str, ...]
    back_references: Mapping[str, tuple[str, ...]]
    above: tuple[str, ...]
    alias: tuple[str, ...]
    quoting: tuple[str, ...]
    remarks: tuple[str, ...]
    kinds: Mapping[str, tuple[str, ...]]
    bibliographic: frozenset[str]
    prose: frozenset[str]
    openers: frozenset[str]
    abbreviations: frozenset[str]


@cache
def words() -> Words:
    """The word lists of the package, read once."""
    lists = tuple(_read_lists())
    return Words(
        headings={
            phrase: kind
            for table in lists
            for kind, phrases in table["headings"].items()
            for phrase in phrases
        },
        signals=_joined(table["signals"]["phrases"] for table in lists),
        leading_signals=_joined(table["signals"]["leading"] for table in lists),
        back_references={
            form: _joined(table["back-references"].get(form, ()) for table in lists)
            for form in lists[0]["back-references"]
        },
        above=_joined(table["relations"].get("above", ()) for table in lists),
        alias=_joined(table["relations"]["alias"] for table in lists),
        quoting=_joined(table["relations"]["quoting"] for table in lists),
        remarks=_joined(table["relations"].get("remarks", ()) for table in lists),
        kinds={
            kind: _joined(table.get("kinds", {}).get(kind, ()) for table in lists)
            for kind in ("article", "book")
        },
        bibliographic=frozenset(_joined(table["words"]["bibliographic"] for table in lists)),
        prose=frozenset(_joined(table["words"]["prose"] for table in lists)),
        openers=frozenset(_joined(table["words"]["openers"] for table in lists)),
        abbreviations=frozenset(_joined(table["words"]["abbreviations"] for table in lists)),
    )


def _read_lists() -> Iterable[dict[str, Any]]:
    folder = files("alliance_refs.notes") / "wordlists"
    # English first: where two languages claim one heading, it decides.
    for (
        name
    ) in "id baltic ro fi he ar vi sh hu tr el ja ko ru cs pl nordic nl pt it es fr de en".split():
        yield tomllib.loads((folder / f"{name}.toml").read_text("utf-8"))


def _joined(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """All phrases once, the longest first, so that a pattern of them takes the longest."""
    return tuple(
        sorted({phrase for group in groups for phrase in group}, key=lambda p: (-len(p), p))
    )


def phrase_pattern(phrases: Iterable[str]) -> str:
    """A pattern that matches any of the phrases as whole words, point or no point after.

    A letter and an apostrophe begin a word: "C. d'Ayala" is no Czech "c. d.".
    Phrases in Chinese characters need no border, for no spaces stand between words there.

    >>> bool(re.match(phrase_pattern(["op. cit"]), "Op. cit., 4", re.IGNORECASE))
    True
    >>> bool(re.match(phrase_pattern(["前掲書"]), "前掲書66頁"))
    True
    """
    known = tuple(phrases)
    spaced = _any_of(phrase for phrase in known if not is_unspaced(phrase))
    unspaced = _any_of(phrase for phrase in known if is_unspaced(phrase))
    parts = [rf"(?<!\w){spaced}(?!\w|['’]\w)\.?"] * bool(spaced) + [unspaced] * bool(unspaced)
    return f"(?:{'|'.join(parts)})"


def _any_of(phrases: Iterable[str]) -> str:
    """The source of a pattern for one of some phrases, the first that fits; "" where there are none.

    They are grouped by their first letter, which is looked at before any of them is tried.
    """
    groups: dict[str, dict[str, None]] = {}
    for phrase in phrases:
        groups.setdefault(re.escape(phrase[0].lower()), {})[_escaped(phrase)] = None
    tried = "|".join(f"(?={first}){_either(group)}" for first, group in groups.items())
    return f"(?:(?=[{''.join(groups)}])(?:{tried}))" if groups else ""


def _either(group: Iterable[str]) -> str:
    return f"(?:{'|'.join(group)})"


def _escaped(phrase: str) -> str:
    """The source of a pattern for a phrase; letters with full stops go by their case.

    In capitals they are a name's: "c. d." says "cited work" in Czech, "C. D. Broad" does not.
    """
    source = re.escape(phrase).replace(r"\ ", r"\s+")
    if not _LETTERS.fullmatch(phrase):
        return source
    return f"(?-i:[{phrase[0]}{phrase[0].upper()}]{source[1:]})"


_LETTERS = re.compile(r"[a-z]\. ?[a-z]")


def in_pairs(text: str) -> str:
    """The text with a run of Chinese or Japanese as its pairs of characters.

    A part of such a run, which no spaces part into words, is then found in the whole by its words.

    >>> in_pairs("小野浩『住空間』、Seoul")
    '小野 野浩『住空 空間』、Seoul'
    """
    if text.isascii():
        return text
    return _RUN.sub(lambda run: " ".join(map("".join, pairwise(run[0]))), text)


_RUN = re.compile(rf"[{HIRAGANA}{KATAKANA}{HAN}・〇]{{3,}}")
_UNSPACED = re.compile(f"[{UNSPACED}、]+")


def is_unspaced(text: str) -> bool:
    """Whether a text is all in a script that puts no spaces between words.

    >>> is_unspaced("前掲書"), is_unspaced("앞의 책")
    (True, False)
    """
    return _UNSPACED.fullmatch(text) is not None
