"""Locales: terms of the official files by fallback, and what a style says itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from alliance_refs.csl.locales.locale import make_locale, read_locale
from alliance_refs.csl.locales.locale_source import LocaleSource
from alliance_refs.csl.style.resources import locales_folder
from alliance_refs.csl.style.xml import parse_xml
from tables import Row, named, rows

TAGS = sorted(path.stem[8:] for path in locales_folder().glob("locales-*.xml"))


def said(xml: str, language: str = "") -> LocaleSource:
    attribute = f' xml:lang="{language}"' if language else ""
    return read_locale(
        parse_xml(f'<locale xmlns="http://purl.org/net/xbiblio/csl"{attribute}>{xml}</locale>')
    )


def terms(text: str) -> str:
    return f"<terms>{text}</terms>"


@pytest.mark.parametrize("row", rows(Path(__file__).parent / "locales"), ids=named)
def test_terms_fall_back_over_dialects_and_forms(row: Row) -> None:
    tag, name, form = row.given.split()
    assert (make_locale(tag).term(name, form) or "none") == row.expected


@pytest.mark.parametrize("tag", TAGS)
def test_every_official_locale_can_be_used(tag: str) -> None:
    locale = make_locale(tag)
    assert locale.language == tag
    assert all(locale.quotes)
    assert locale.term("month-01")
    assert locale.date_format("text").parts
    assert locale.date_format("numeric").parts


def test_a_language_stands_for_its_primary_dialect() -> None:
    assert make_locale("fr").language == "fr-FR"
    assert make_locale("pt_br").language == "pt-BR"


def test_a_style_overrides_dialect_before_language_before_all() -> None:
    all_of_them = [
        said(terms('<term name="editor">dialect</term>'), "de-AT"),
        said(terms('<term name="editor">any</term><term name="and">plus</term>')),
        said(terms('<term name="editor">language</term>'), "de"),
    ]
    assert make_locale("de-AT", all_of_them).term("editor") == "dialect"
    assert make_locale("de-DE", all_of_them).term("editor") == "language"
    assert make_locale("fr-FR", all_of_them).term("editor") == "any"
    assert make_locale("de-AT", all_of_them).term("and") == "plus"


def test_a_style_that_words_one_form_of_an_english_term_leaves_the_others() -> None:
    worded = said(terms('<term name="version">release</term>'))
    assert make_locale("en-US", [worded]).term("version", "short") == "v."
    assert make_locale("de-DE", [worded]).term("version", "short") == "release"


def test_an_empty_term_is_a_term() -> None:
    locale = make_locale("en-US", [said(terms('<term name="and"/>'))])
    assert locale.term("and") == ""
    assert locale.term("no-such-term") is None


def test_plurals_and_genders() -> None:
    assert make_locale("en-US").term("editor", "short", plural=True) == "eds."
    assert make_locale("fr-FR").gender("edition") == "feminine"


def test_one_ordinal_term_replaces_them_all() -> None:
    locale = make_locale("en-US", [said(terms('<term name="ordinal">o</term>'))])
    assert [locale.ordinal(number) for number in (1, 2, 11)] == ["o", "o", "o"]


def test_ordinals_match_as_they_say() -> None:
    locale = make_locale(
        "en-US",
        [
            said(
                terms(
                    '<term name="ordinal">x</term>'
                    '<term name="ordinal-01" match="whole-number">one</term>'
                    '<term name="ordinal-02" match="last-two-digits">two</term>'
                    '<term name="ordinal-03">three</term>'
                    '<term name="ordinal-13">thirteen</term>'
                )
            )
        ],
    )
    shown = [locale.ordinal(number) for number in (1, 21, 2, 12, 102, 23, 13, 113)]
    assert shown == ["one", "x", "two", "x", "two", "three", "thirteen", "thirteen"]


def test_ordinals_of_the_first_version_of_csl() -> None:
    old = "".join(f'<term name="ordinal-0{n}">{n}</term>' for n in (1, 2, 3, 4))
    locale = make_locale("en-US", [said(terms(old))])
    assert [locale.ordinal(n) for n in (1, 11, 22, 13, 5)] == ["1", "4", "2", "4", "4"]


def test_options_fall_back_too() -> None:
    assert make_locale("en-US").punctuation_in_quote
    assert not make_locale("en-GB").punctuation_in_quote
    outside = said('<style-options punctuation-in-quote="false"/>')
    assert not make_locale("en-US", [outside]).punctuation_in_quote
