"""Word lists of the parser: read once from the `words` folder, matched without case.

In: the name of a list. Out: a frozen set of words, a tuple in the order of the file, or a
regular expression that matches any of them. Each `words/*.toml` says what its lists hold.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from alliance_refs.text.months import MONTHS, SEASONS


@cache
def table(name: str) -> Mapping[str, Any]:
    """The word lists of the file `words/<name>.toml`, and those of the same kind that others share."""
    folder = resources.files("alliance_refs.parsing").joinpath("words")
    return tomllib.loads(folder.joinpath(f"{name}.toml").read_text("utf-8")) | _SHARED.get(name, {})


_SHARED: dict[str, dict[str, Any]] = {"dates": {"months": MONTHS, "seasons": SEASONS}}


@cache
def words(path: str) -> frozenset[str]:
    """The set of one list, named "file.list" or "file.table.list".

    >>> "edited by" in words("roles.editor.before")
    True
    """
    return frozenset(listed(path))


@cache
def listed(path: str) -> tuple[str, ...]:
    """One list in the order of its file; a list of lists is joined."""
    name, *keys = path.split(".")
    value: Any = table(name)
    for key in keys:
        value = value[key]
    return tuple(_flat(value))


def any_of(path: str) -> str:
    """The source of a regular expression that matches one of a list's words.

    Longer words come first, so the longest wins; a space stands for any white space and a
    full stop is allowed after each part. It has no groups.
    """
    return alternatives(listed(path))


def alternatives(choices: Iterable[str]) -> str:
    """The source of a regular expression for any of some words, the longest first.

    Words are grouped by their first letter, which is looked at before any of them is tried.
    """
    ordered = sorted(set(choices), key=lambda word: (-len(word), word))
    groups: dict[str, list[str]] = {}
    for word in filter(None, ordered):
        groups.setdefault(word[0].casefold(), []).append(word)
    first = "".join(sorted({re.escape(word[0]) for word in ordered if word}))
    tried = "|".join(map(_group, groups.values()))
    return f"(?:(?=[{first}])(?:{tried}))" if groups else "(?:)"


def _group(ordered: Sequence[str]) -> str:
    """Words of one first letter, which is written once if it is written one way."""
    whole = [_pattern(word) for word in ordered]
    head = re.escape(ordered[0][0])
    if len(whole) == 1 or any(word[0] != ordered[0][0] for word in ordered):
        return "|".join(whole)
    return f"{head}(?:{'|'.join(word.removeprefix(head) for word in whole)})"


def may_hold(text: str, *paths: str) -> bool:
    """Whether a text has the longest word of an entry of these lists: cheap, before a search.

    >>> may_hold("Poetics, repr. in Essays", "works.again"), may_hold("Poetics", "works.again")
    (True, False)
    """
    return not _longest(paths).isdisjoint(words_in(text))


@lru_cache(maxsize=64)
def words_in(text: str) -> frozenset[str]:
    """The words of a text, without case and without the marks around them.

    >>> sorted(words_in("Kim, J. (eds.)"))
    ['eds', 'j', 'kim']
    """
    return frozenset(_parted(text))


# Marks that part words, as far as the lists have words behind or before them.
_BREAKS = '.,;:()[]«»“”„"=&/'


def _parted(text: str) -> list[str]:
    text = text.casefold()
    for mark in _BREAKS:
        text = text.replace(mark, " ")
    return text.split()


@cache
def _longest(paths: tuple[str, ...]) -> frozenset[str]:
    return frozenset(max(_parted(entry), key=len) for path in paths for entry in listed(path))


def fold(word: str) -> str:
    """A word as the lists hold it: lower case, without full stops at the end.

    >>> fold("Hrsg.")
    'hrsg'
    """
    return word.casefold().rstrip(".") if "ß" not in word else word.lower().rstrip(".")


def has_word(text: str, path: str) -> bool:
    """Whether `text` holds a word (or phrase) of a list, whole; in Eastern scripts any part."""
    return bool(_finder(path).search(text))


@cache
def _finder(path: str) -> re.Pattern[str]:
    spaced = [word for word in listed(path) if word < "\u1100"]
    joined = [word for word in listed(path) if word >= "\u1100"]
    whole = rf"(?<!\w){alternatives(spaced)}(?!\w)"
    return re.compile("|".join([whole, *map(re.escape, joined)]), re.IGNORECASE)


def _pattern(word: str) -> str:
    parts = (re.escape(part) + ("" if part.endswith(".") else r"\.?") for part in word.split(" "))
    return r"\s".join(parts)


def _flat(value: Any) -> Iterable[str]:
    for entry in value:
        if isinstance(entry, str):
            yield entry
        else:
            yield from entry
