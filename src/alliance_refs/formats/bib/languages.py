"""BibLaTeX's language identifiers and BCP 47 tags, one table read both ways (manual, 2.2.3)."""

from __future__ import annotations

_ROWS = """american en-US|usenglish en-US|english en-US|USenglish en-US|british en-GB
|ukenglish en-GB|UKenglish en-GB|canadian en-CA|australian en-AU|newzealand en-NZ
|afrikaans af-ZA|arabic ar|basque eu-ES|brazil pt-BR|brazilian pt-BR|bulgarian bg-BG
|canadien fr-CA|acadian fr-CA|catalan ca-AD|chinese zh-CN|croatian hr-HR|czech cs-CZ
|danish da-DK|dutch nl-NL|estonian et-EE|farsi fa-IR|persian fa-IR|finnish fi-FI|french fr-FR
|francais fr-FR|frenchb fr-FR|galician gl-ES|german de-DE|ngerman de-DE|germanb de-DE
|austrian de-AT|naustrian de-AT|swissgerman de-CH|nswissgerman de-CH|greek el-GR
|polutonikogreek el-GR|hebrew he-IL|hindi hi-IN|hungarian hu-HU|magyar hu-HU
|icelandic is-IS|indonesian id-ID|irish ga-IE|italian it-IT|japanese ja-JP|korean ko
|latin la|latvian lv-LV|lithuanian lt-LT|macedonian mk-MK|malay ms-MY|mongolian mn-MN
|norsk nb-NO|norwegian nb-NO|nynorsk nn-NO|polish pl-PL|portuguese pt-PT|portuges pt-PT
|romanian ro-RO|russian ru-RU|sanskrit sa|serbian sr-RS|serbianc sr-Cyrl-RS|slovak sk-SK
|slovene sl-SI|slovenian sl-SI|spanish es-ES|swedish sv-SE|thai th-TH|turkish tr-TR
|ukrainian uk-UA|vietnamese vi-VN|welsh cy-GB"""

TAGS: dict[str, str] = {}
_IDENTIFIERS: dict[str, str] = {}
for _row in _ROWS.split("|"):
    _identifier, _tag = _row.split()
    TAGS.setdefault(_identifier.lower(), _tag)
    _IDENTIFIERS.setdefault(_tag, _identifier)
    _IDENTIFIERS.setdefault(_tag.partition("-")[0], _identifier)


def language_tag(identifier: str) -> str:
    """The BCP 47 tag of a language identifier; words that are none are kept.

    >>> language_tag("ngerman"), language_tag("ko"), language_tag("Old Norse")
    ('de-DE', 'ko', 'Old Norse')
    """
    return TAGS.get(identifier.strip().lower(), identifier.strip())


def language_identifier(tag: str) -> str | None:
    """The language identifier for a BCP 47 tag, None when BibLaTeX has none.

    >>> language_identifier("ko"), language_identifier("en-GB"), language_identifier("tlh")
    ('korean', 'british', None)
    """
    if tag.lower() in TAGS:
        return tag.lower()
    return _IDENTIFIERS.get(tag) or _IDENTIFIERS.get(tag.partition("-")[0])


def is_english(language: str) -> bool:
    """Whether titles in this language, or in none named, follow English title case."""
    return not language or language_tag(language).startswith("en")
