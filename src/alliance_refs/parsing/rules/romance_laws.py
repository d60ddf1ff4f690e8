"""Laws of France, Spain and Italy by their kind, number and day.

In: a draft. Out: claims for "Loi n° 2002-303 du 4 mars 2002 relative aux droits des malades, JORF
du 5 mars 2002, p. 4118", "Ley 29/1994, de 24 de noviembre, de Arrendamientos Urbanos" and "Legge
20 maggio 1970, n. 300".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from alliance_refs.parsing.fields.dates import date_pattern
from alliance_refs.parsing.lexicon import words_in
from alliance_refs.parsing.rules.draft import Claim, Draft, claims_of
from alliance_refs.parsing.rules.signals import opening

# A word that each of them has; where none stands, nothing more is looked for.
_HINTS = frozenset("loi décret ordonnance arrêté ley decreto legge lgs".split())
_NAMED = r"[^\0(\[]{3,240}?"
_END = r"(?=,\s(?:arts?\.|JORF|J\.O\.|BOE|in\s|G\.U\.)|\s\(|[.;]?\s*$)"


@cache
def _law() -> re.Pattern[str]:
    date = rf"(?i:{date_pattern()})"
    french = rf"(?:Loi|Décret|Ordonnance|Arrêté)(?:\sorganique|-loi)?(?:\sn[°º]\s?[\d-]{{1,12}})?\sdu\s{date}(?:,?\s(?:relati|portant|sur|pour|visant|concernant|modifiant){_NAMED})?"
    spanish = rf"(?:Ley(?:\sOrgánica)?|Real\sDecreto(?:[-\s][Ll]ey|\sLegislativo)?|Decreto(?:[-\s][Ll]ey)?)\s\d{{1,4}}/\d{{4}},\sde\s\d{{1,2}}\sde\s\w+(?:,\s(?:de|del|por|sobre|para|reguladora){_NAMED})?"
    italian = rf"(?:[Ll]egge|[Dd]ecreto\slegislativo|[Dd]\.\s?[Ll]gs\.)\s{date},\sn\.\s\d{{1,4}}"
    return re.compile(
        rf"{opening()}(?P<title>{french}|{spanish}|{italian}){_END}"
        rf"(?:,\s(?P<container>JORF|J\.O\.|BOE|G\.U\.)(?:\s(?:n[°º.]|núm\.)\s?(?P<issue>\d{{1,4}}))?"
        rf"(?:(?P<of>,?\s(?:du|de|del)\s)(?P<date>{date}))?(?:,?\sp(?:ág)?\.\s(?P<pages>\d{{1,6}}))?)?"
    )


def romance_laws(draft: Draft) -> Iterator[Claim]:
    """Claims on the whole name of a law, and the gazette that printed it."""
    if _HINTS.isdisjoint(words_in(draft.text)):
        return
    if law := _law().match(draft.open):
        yield from claims_of(law, "act", {"of": "other"})
