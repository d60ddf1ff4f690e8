"""Words that a citation takes from the work itself: authors and years.

In: an item. Out: text, where the style has no cite to take it from.
"""

from __future__ import annotations

from collections.abc import Sequence

from alliance_refs.csl.locales.locale import Locale
from alliance_refs.model import Date, Item, Name, plain_text

_MAKERS = ("author", "editor", "translator", "composer", "director")
# Three names or more are shortened, as author-date styles do (Chicago 17, 15.29).
_SHORT = 2


def author_words(item: Item, locale: Locale, *, full: bool = False, capital: bool = False) -> str:
    """The family names of those who made the work, or its title.

    `full` names all of them; `capital` begins a sentence.

    >>> from alliance_refs.csl.locales.locale import make_locale
    >>> names = tuple(Name(family=name) for name in ("Park", "Nam", "Lee"))
    >>> author_words(Item("park", "book", {"author": names}), make_locale("en-US"))
    'Park et al.'
    """
    names = next((item[role] for role in _MAKERS if item.get(role)), ())
    words = _joined([_family(name) for name in names], locale, full=full)
    words = words or plain_text(item.get("title-short") or item.get("title") or item.key)
    return words[:1].upper() + words[1:] if capital else words


def year_words(item: Item, locale: Locale) -> str:
    """The year of publication, or the locale's "n.d."."""
    issued = item.get("issued")
    year = issued.year if isinstance(issued, Date) else None
    if year is not None:
        return str(year)
    literal = issued.literal if isinstance(issued, Date) else ""
    return literal or locale.term("no date", "short") or "n.d."


def series(parts: Sequence[object], locale: Locale) -> list[str]:
    """The text after each part of a row of them: commas, and "and" before the last.

    >>> from alliance_refs.csl.locales.locale import make_locale
    >>> series("abc", make_locale("en-US"))
    [', ', ', and ', '']
    """
    last = f" {locale.term('and') or 'and'} "
    if len(parts) > _SHORT:
        last = f",{last}"
    between = [", "] * (len(parts) - 2) + [last] * (len(parts) > 1)
    return [*between, ""][: len(parts)]


def _family(name: Name) -> str:
    return name.literal or name.full_family or name.given


def _joined(names: Sequence[str], locale: Locale, *, full: bool) -> str:
    if len(names) > _SHORT and not full:
        return f"{names[0]} {locale.term('et-al') or 'et al.'}"
    return "".join(name + after for name, after in zip(names, series(names, locale), strict=True))
