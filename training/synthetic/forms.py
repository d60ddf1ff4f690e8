"""Words and shapes that belong to a language: dates, editions, page ranges, small words.

In: numbers and a language. Out: how a reference in that language prints them.
"""

from __future__ import annotations

import random

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
_SHORT = {"en": "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()}

_DAY_FORMS = {
    "en": ("{d} {m} {y}", "{m} {d}, {y}", "{d} {m} {y}", "{m} {d}, {y}", "{s} {d}, {y}", "{d} {s} {y}",
           "{d}/{n}/{y}", "{y}-{nn}-{dd}", "{d}th {m}, {y}", "{dd}.{nn}.{y}", "{d} {s}, {y}"),
    "de": ("{d}. {m} {y}", "{d}.{n}.{y}", "{dd}.{nn}.{y}", "{d}. {n}. {y}", "{dd}.{nn}.{yy}", "{y}-{nn}-{dd}"),
    "fr": ("{d} {m} {y}", "{d} {m} {y}", "{dd}/{nn}/{y}", "{d} {m} {y}"),
    "it": ("{d} {m} {y}", "{d} {m} {y}", "{dd}/{nn}/{y}", "{d}.{n}.{y}"),
    "es": ("{d} de {m} de {y}", "{d} de {m} de {y}", "{d}/{nn}/{y}", "{dd}-{nn}-{y}"),
    "pt": ("{d} de {m} de {y}", "{d} {m} {y}", "{dd}/{nn}/{y}"),
    "nl": ("{d} {m} {y}", "{dd}-{nn}-{y}"),
    "ko": ("{y}. {n}. {d}", "{y}.{nn}.{dd}", "{y}년 {n}월 {d}일", "{y}-{nn}-{dd}"),
    "zh": ("{y}年{n}月{d}日", "{y}年{n}月{d}日", "{y}-{nn}-{dd}", "{y}-{n}-{d}"),
    "ja": ("{y}年{n}月{d}日", "{y}年{n}月{d}日", "{y}.{n}.{d}", "{y}/{nn}/{dd}"),
}  # fmt: skip
_MONTH_FORMS = {
    "es": ("{m} de {y}", "{m} {y}"),
    "pt": ("{m} de {y}", "{m} {y}"),
    "ko": ("{y}년 {n}월", "{y}.{nn}"),
    "en": ("{m} {y}", "{m}, {y}", "{s} {y}"),
}
_SEASONS = {
    "en": ("Spring", "Summer", "Autumn", "Winter", "Fall"),
    "de": ("Frühjahr", "Sommer", "Herbst", "Winter"),
    "fr": ("printemps", "été", "automne", "hiver"),
    "it": ("primavera", "estate", "autunno", "inverno"),
    "es": ("primavera", "verano", "otoño", "invierno"),
}

EDITIONS = {
    "en": ("{th} ed.", "{th} ed.", "{th} edn", "{th} edn.", "{th} edition", "Rev. ed.", "rev. ed.", "revised edition", "new ed."),
    "de": ("{n}. Aufl.", "{n}. Auflage", "{n}., überarb. Aufl.", "{n}., durchges. Aufl.", "{n}., erw. Aufl.",
           "{n}., neu bearb. u. erw. Aufl.", "{n}. überarb. u. erw. Auflage", "{n}. unveränd. Aufl.", "Neuausgabe"),
    "fr": ("{n}e éd.", "{n}e édition", "{n}e éd. revue et augmentée", "nouv. éd.", "{n}ᵉ éd."),
    "it": ("{n}a ed.", "{n}ª ed.", "{n}ª edizione", "nuova ed.", "seconda edizione"),
    "es": ("{n}ª ed.", "{n}ª edición", "{n}a ed.", "segunda edición", "2.ª ed."),
    "pt": ("{n}. ed.", "{n}ª ed.", "{n}.ª edição", "2 ed."),
    "nl": ("{n}e druk", "{n}e dr."),
    "ko": ("제{n}판", "개정판", "{th} ed."),
    "zh": ("第{n}版", "修订版", "增訂版"),
    "ja": ("第{n}版", "新版", "増補版", "改訂版"),
}  # fmt: skip

FOLLOWING = {
    "en": ("f", "ff", "ff."),
    "de": ("f.", "ff.", "f.", "ff.", "f"),
    "fr": ("sq.", "sqq.", "et s.", "et suiv."),
    "it": ("sg.", "sgg.", "ss.", "e ss.", "e seg."),
    "es": ("y ss.", "ss.", "y sigs."),
    "pt": ("e ss.", "ss."),
    "nl": ("e.v.",),
    "ko": ("ff.",),
    "zh": ("以下",),
    "ja": ("以下",),
}

SIGNALS = {
    "en": ("See", "see", "See also", "see also", "Cf.", "cf.", "See, e.g.,", "See e.g.", "see, for example,", "Compare", "But see",
           "See generally", "Accord", "quoted in", "citing", "For a discussion, see", "See further", "On this, see", "Quoted in"),
    "de": ("Vgl.", "vgl.", "Siehe", "siehe", "S.", "Vgl. auch", "Siehe auch", "Vgl. dazu", "Dazu", "Zit. nach", "Vgl. hierzu", "So auch", "Ausführlich",
           "Vgl. z. B.", "Siehe dazu", "vgl. etwa", "Zum Folgenden", "So z. B.", "So etwa", "So", "Anders", "Ähnlich", "Ebenso", "A. A.", "Kritisch",
           "Vgl. nur", "Näher dazu", "Statt vieler", "Dagegen", "Siehe z. B.", "S. dazu", "Hierzu", "Vgl. dazu ausführlich", "Grundlegend"),
    "fr": ("Voir", "voir", "Cf.", "cf.", "Voir aussi", "V.", "Voir notamment", "Sur ce point, voir", "Cité par", "Voir par exemple"),
    "it": ("Cfr.", "cfr.", "Vedi", "vedi", "V.", "Si veda", "Cfr. anche", "Per tutti si veda", "Sull'argomento cfr.", "cit. in"),
    "es": ("Véase", "véase", "Ver", "Cf.", "Cfr.", "Vid.", "Véase también", "Citado en"),
    "pt": ("Ver", "ver", "Cf.", "Vide", "Veja-se"),
    "nl": ("Zie", "zie", "Vgl."),
    "ko": ("See", "Cf.", "참조:"),
    "zh": ("参见", "见", "參見", "详见"),
    "ja": ("参照、", "例えば、"),
}  # fmt: skip

NO_DATE = {
    "en": ("n.d.", "n. d.", "undated"),
    "de": ("o. J.", "o.J."),
    "fr": ("s. d.", "s.d."),
    "it": ("s.d.", "s. d."),
    "es": ("s.f.", "s. f.", "s.a."),
    "pt": ("s.d.", "s. d."),
}
NOTES = {
    "en": ("(in German)", "(in Russian)", "[in Korean]", "(in Hebrew)", "(with discussion)", "Emphasis added", "Original emphasis",
           "(translation mine)", "Also published in French", "With a foreword by the author", "(in Japanese with English summary)"),
    "de": ("(in englischer Sprache)", "Mit einem Nachwort des Verfassers", "Hervorhebung im Original", "(ungekürzte Ausgabe)", "Mit Abbildungen"),
    "fr": ("(en anglais)", "C'est nous qui soulignons", "Avec une préface de l'auteur", "(souligné dans le texte)", "Traduction libre"),
    "it": ("(in inglese)", "Corsivo mio", "Con una prefazione dell'autore", "(il corsivo è nel testo)", "Estratto"),
    "es": ("(en inglés)", "Cursivas nuestras", "Con un prólogo del autor", "(la traducción es mía)"),
    "pt": ("(em inglês)", "Grifo nosso", "Com prefácio do autor", "(tradução nossa)"),
}  # fmt: skip
SAME = {
    "en": ("Idem", "Id."),
    "de": ("Ders.", "Dies.", "ders.", "dies."),
    "fr": ("Id.", "Idem"),
    "it": ("Id.", "Idem", "ID."),
    "es": ("Ídem", "Id."),
}
NO_PLACE = {
    "en": ("n.p.",),
    "de": ("o. O.", "o.O."),
    "fr": ("s. l.",),
    "it": ("s.l.",),
    "es": ("s.l.",),
}

QUOTES = {
    "single": (("‘", "’"), ("‘", "’"), ("'", "'")),
    "double": (("“", "”"), ("“", "”"), ('"', '"')),
    "any": (("“", "”"), ("‘", "’"), ('"', '"'), ("'", "'"), ("“", "”")),
    "german": (("„", "“"), ("„", "“"), ("„", "”"), ('"', '"'), ("»", "«"), ("«", "»"), ("", "")),
    "french": (("« ", " »"), ("« ", " »"), ("«", "»"), ("“", "”"), ('"', '"')),
    "latin": (("«", "»"), ("«", "»"), ("“", "”"), ('"', '"'), ("\u00ab ", " \u00bb")),
    "none": (("", ""),),
}  # fmt: skip


def day_of(language: str, year: int, rng: random.Random) -> str:
    """A day of a year."""
    return _dated(rng.choice(_DAY_FORMS.get(language, _DAY_FORMS["en"])), language, year, rng)


def season_of(language: str, year: int, rng: random.Random) -> str:
    """A season of a year, or two."""
    seasons = _SEASONS.get(language, _SEASONS["en"])
    named = rng.choice((*seasons, f"{seasons[0]}/{seasons[1]}"))
    return f"{named}{rng.choice((' ', ' ', ', '))}{year}"


def month_of(language: str, year: int, rng: random.Random) -> str:
    """A month or a season of a year."""
    if language in _SEASONS and rng.random() < 0.15:
        return season_of(language, year, rng)
    forms = _MONTH_FORMS.get(language, ("{m} {y}",))
    return _dated(rng.choice(forms), language, year, rng)


def _dated(form: str, language: str, year: int, rng: random.Random) -> str:
    month, day = rng.randint(1, 12), rng.randint(1, 28)
    if "{d}th" in form:
        day = rng.choice((4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 19, 20, 24, 25, 27))
    name = MONTHS.get(language, MONTHS["en"]).split()[month - 1]
    short = _SHORT.get(language, [])
    return form.format(
        d=day,
        dd=f"{day:02}",
        n=month,
        nn=f"{month:02}",
        m=name,
        s=short[month - 1] if short else name,
        y=year,
        yy=f"{year % 100:02}",
    )


def edition_of(language: str, rng: random.Random) -> str:
    """An edition after the first."""
    number = rng.choice((2, 2, 2, 3, 3, 4, 5, 6, 8, 12))
    form = rng.choice(EDITIONS.get(language, EDITIONS["en"]))
    return form.format(n=number, th=ordinal(number))


def ordinal(number: int) -> str:
    """An English ordinal below 100.

    >>> ordinal(2), ordinal(11), ordinal(23)
    ('2nd', '11th', '23rd')
    """
    teens = 10 < number < 14
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def roman(number: int) -> str:
    """A number below 4000 in Roman numerals.

    >>> roman(1994)
    'MCMXCIV'
    """
    signs = (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
        (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    )  # fmt: skip
    written = ""
    for value, sign in signs:
        while number >= value:
            written += sign
            number -= value
    return written
