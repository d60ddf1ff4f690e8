"""`Locale`: the terms, ordinals, date formats and options of one language.

In: a language tag, and the `cs:locale` elements of a style. Out: a frozen `Locale` whose
units come from the first source that has them (CSL 1.0.2, Locale Fallback): in the style
the dialect, its language, no language; then the official locales for the dialect, the
primary dialect of its language, and American English.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from alliance_refs.csl.locales.locale_source import (
    DateFormat,
    LocaleSource,
    OrdinalSuffix,
    Term,
    read_locale,
)
from alliance_refs.csl.style.resources import locales_folder
from alliance_refs.csl.style.xml import parse_xml

__all__ = ["Locale", "LocaleSource", "make_locale", "read_locale"]

DEFAULT_LANGUAGE = "en-US"

# CSL 1.0.2, Terms: what stands in for a form that is nowhere defined.
_FORM_FALLBACK = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}

K = TypeVar("K")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Locale:
    """Everything a style takes from its language, fallback settled.

    >>> make_locale("de-AT").term("editor", "short"), make_locale("fr").ordinal(1, "feminine")
    ('Hrsg.', 'ʳᵉ')
    """

    language: str
    punctuation_in_quote: bool
    limit_day_ordinals_to_day_1: bool
    quotes: tuple[str, str, str, str]
    terms: Mapping[tuple[str, str], Term] = field(repr=False)
    genders: Mapping[str, str] = field(repr=False)
    ordinals: Mapping[tuple[str, str], OrdinalSuffix] = field(repr=False)
    long_ordinals: Mapping[tuple[str, str], str] = field(repr=False)
    dates: Mapping[str, DateFormat] = field(repr=False)

    def term(self, name: str, form: str = "long", plural: bool = False) -> str | None:
        """The term in that form, or in the form that stands in for it; None when undefined.

        A term defined as empty is an empty string (CSL 1.0.2, Locale Fallback).
        """
        wanted: str | None = form
        while wanted:
            term = self.terms.get((name, wanted))
            if term is not None:
                return term.multiple if plural and term.multiple is not None else term.single
            wanted = _FORM_FALLBACK.get(wanted)
        return None

    def gender(self, name: str) -> str:
        """The gender of a term's noun: "feminine", "masculine", or empty for neuter."""
        return self.genders.get(name, "")

    def ordinal(self, number: int, gender: str = "", likely: str = "feminine") -> str:
        """The ordinal suffix of a number ("nd" of 2), empty where the language has none.

        The `likely` gender is asked where there is no form for the one wanted.

        >>> locale = make_locale("pt-PT")
        >>> locale.ordinal(2), locale.ordinal(2, likely="masculine")
        ('.ª', '.º')
        """
        if ("ordinal", "") not in self.ordinals and ("ordinal-04", "") in self.ordinals:
            return self.ordinals.get((_old_ordinal(number), ""), _NO_SUFFIX).text
        tries = ((gender, ""), (likely,), _GENDERS)
        found = (self._ordinal(number, forms) for forms in tries)
        return next((text for text in found if text is not None), "")

    def _ordinal(self, number: int, forms: tuple[str, ...]) -> str | None:
        """The suffix of a number in the first of these genders that has one."""
        for name, matches in _ordinal_names(number):
            for form in forms:
                suffix = self.ordinals.get((name, form))
                if suffix is not None and (suffix.match or matches[0]) in matches:
                    return suffix.text
        return None

    def long_ordinal(self, number: int, gender: str = "") -> str | None:
        """The word for a number from 1 to 10 ("second"); None where there is none."""
        if not 1 <= number <= 10:
            return None
        name = f"long-ordinal-{number:02}"
        forms = dict.fromkeys((gender, "", *_GENDERS))
        words = (self.long_ordinals.get((name, form)) for form in forms)
        return next((word for word in words if word is not None), None)

    def date_format(self, form: str) -> DateFormat:
        """The localised date format, "numeric" or "text"."""
        return self.dates.get(form, _NO_FORMAT)


_GENDERS = ("feminine", "masculine")
_NO_SUFFIX = OrdinalSuffix("")
_NO_FORMAT = DateFormat()


def _ordinal_names(number: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The terms that may hold a number's suffix, each with the matches that let it.

    The default match of a term comes first (CSL 1.0.2, Ordinal Suffixes).
    """
    last_two, last = number % 100, number % 10
    whole = ("whole-number",) if number < 100 else ()
    if last_two >= 10:
        yield f"ordinal-{last_two:02}", ("last-two-digits", *whole)
    matches = ["last-digit"]
    if last_two == last:
        matches.append("last-two-digits")
    if number == last:
        matches.append("whole-number")
    yield f"ordinal-{last:02}", tuple(matches)
    yield "ordinal", ("any",)


def _old_ordinal(number: int) -> str:
    """The term of CSL 1.0's scheme, for locales without the term "ordinal"."""
    last = number % 10
    regular = last in (1, 2, 3) and number % 100 not in (11, 12, 13)
    return f"ordinal-0{last if regular else 4}"


def make_locale(tag: str, overrides: Sequence[LocaleSource] = ()) -> Locale:
    """The locale of a language tag, with what a style says itself.

    A bare language stands for its primary dialect. A dialect without a file has the words
    of its language's primary dialect, a language without one those of American English.
    """
    language = _known_tag(tag)
    return _official(language) if not overrides else _merge(language, overrides)


def is_known_language(tag: str) -> bool:
    """Whether there are words for a language, if not for the dialect.

    >>> is_known_language("de-LI"), is_known_language("german")
    (True, False)
    """
    language = _known_tag(tag)
    return language.lower() in _tags() or language.split("-")[0] in _primary_dialects()


@lru_cache(maxsize=128)
def _official(language: str) -> Locale:
    return _merge(language, ())


def _merge(language: str, overrides: Sequence[LocaleSource]) -> Locale:
    """Sources from the one that yields to all others to the one that none overrides."""
    sources = [*_files(language), *_applicable(language, overrides)]
    is_english = language.startswith("en")
    terms = _join(s.terms for s in sources) if is_english else _join_terms(sources)
    return Locale(
        language=language,
        punctuation_in_quote=bool(_last(s.punctuation_in_quote for s in sources)),
        limit_day_ordinals_to_day_1=bool(_last(s.limit_day_ordinals_to_day_1 for s in sources)),
        quotes=_quotes(terms),
        terms=terms,
        genders=_join(source.genders for source in sources),
        # Redefining one ordinal term replaces them all (CSL 1.0.2, Ordinal Suffixes).
        ordinals=_last(source.ordinals or None for source in sources) or {},
        long_ordinals=_join_long_ordinals(sources),
        dates=_join(source.dates for source in sources),
    )


def _files(language: str) -> Iterator[LocaleSource]:
    primary = _primary_dialects().get(language.split("-")[0], DEFAULT_LANGUAGE)
    for name in dict.fromkeys((DEFAULT_LANGUAGE, primary, language)):
        if name.lower() in _tags():
            yield _read_file(name)


def _applicable(language: str, overrides: Sequence[LocaleSource]) -> Iterator[LocaleSource]:
    for wanted in ("", language.split("-")[0].lower(), language.lower()):
        yield from (source for source in overrides if source.language.lower() == wanted)


def _join_terms(sources: Sequence[LocaleSource]) -> dict[tuple[str, str], Term]:
    """The terms of the sources, those of American English where the others have no form that
    may stand in: a German "v." is "Version" (CSL 1.0.2, Terms)."""
    english, others = sources[0].terms, _join(source.terms for source in sources[1:])
    lacking = {key: term for key, term in english.items() if not _has_form(others, *key)}
    return lacking | others


def _join_long_ordinals(sources: Sequence[LocaleSource]) -> dict[tuple[str, str], str]:
    """The long ordinals of the sources, English ones where the others have none at all."""
    others = _join(source.long_ordinals for source in sources[1:])
    named = {name for name, _ in others}
    english = sources[0].long_ordinals
    return {key: word for key, word in english.items() if key[0] not in named} | others


def _has_form(terms: Mapping[tuple[str, str], Term], name: str, form: str | None) -> bool:
    while form:
        if (name, form) in terms:
            return True
        form = _FORM_FALLBACK.get(form)
    return False


def _join(maps: Iterable[Mapping[K, T]]) -> dict[K, T]:
    out: dict[K, T] = {}
    for each in maps:
        out.update(each)
    return out


def _last(values: Iterable[T | None]) -> T | None:
    said = [value for value in values if value is not None]
    return said[-1] if said else None


def _quotes(terms: Mapping[tuple[str, str], Term]) -> tuple[str, str, str, str]:
    names = ("open-quote", "close-quote", "open-inner-quote", "close-inner-quote")
    outer, end, inner, inner_end = (terms.get((name, "long"), _NO_TERM).single for name in names)
    return outer, end, inner, inner_end


_NO_TERM = Term("")


@lru_cache(maxsize=1)
def _primary_dialects() -> dict[str, str]:
    text = (locales_folder() / "locales.json").read_text("utf-8")
    dialects: dict[str, str] = json.loads(text)["primary-dialects"]
    return dialects


@lru_cache(maxsize=1)
def _tags() -> dict[str, str]:
    """The official tags by their lower-case spelling."""
    stems = (path.stem for path in locales_folder().glob("locales-*.xml"))
    return {tag.lower(): tag for stem in stems for tag in (stem.removeprefix("locales-"),)}


def _known_tag(tag: str) -> str:
    wanted = tag.strip().replace("_", "-").lower()
    if wanted in _tags():
        return _tags()[wanted]
    return _primary_dialects().get(wanted, wanted or DEFAULT_LANGUAGE)


@lru_cache(maxsize=64)
def _read_file(tag: str) -> LocaleSource:
    path = locales_folder() / f"locales-{tag}.xml"
    return read_locale(parse_xml(path.read_bytes(), path.name))
