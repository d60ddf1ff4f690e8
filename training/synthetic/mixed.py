"""Templates that are drawn, not written: house styles that nobody has, but that might be.

In: a random source and a language. Out: a `Template` for an article, a chapter or a book,
with the order of its parts, what stands between them and how numbers show all drawn. What
is learned from these does not rest on the habits of known styles.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from training.synthetic.templates import Template

_PAGE = {
    "en": ("", "", "pp. ", "pp ", "p. "),
    "de": ("S. ", "S. ", "", "S.", "pp. "),
    "fr": ("p. ", "p. ", "pp. ", ""),
    "it": ("pp. ", "p. ", "pag. ", ""),
    "es": ("pp. ", "págs. ", "p. ", ""),
    "pt": ("pp. ", "p. ", ""),
    "nl": ("p. ", "blz. ", "", "pp. "),
}
_VOLUME = {
    "en": ("vol. ", "Vol. ", "v. ", ""),
    "de": ("Bd. ", "Jg. ", "Band ", "vol. "),
    "fr": ("vol. ", "t. ", "tome "),
    "it": ("vol. ", "a. ", "anno ", "t. "),
    "es": ("vol. ", "t. ", "tomo ", "año "),
    "pt": ("vol. ", "v. ", "tomo "),
    "nl": ("vol. ", "jg. ", "deel "),
}
_ISSUE = {
    "en": ("no. ", "No. ", "issue ", "iss. "),
    "de": ("H. ", "Heft ", "Nr. ", "Nr "),
    "fr": ("n° ", "no ", "nᵒ ", "n."),
    "it": ("n. ", "fasc. ", "n° ", "num. "),
    "es": ("n.º ", "núm. ", "n° ", "no. "),
    "pt": ("n. ", "n.º ", "nº ", "fasc. "),
    "nl": ("nr. ", "no. ", "afl. "),
}
_EDITORS_AFTER = {
    "en": (" (eds.)", " (ed.)", " (eds)", " (Eds.)", ", eds.", ", ed.", " eds.", " [eds.]", ", editors", " (Ed.)"),
    "de": (" (Hrsg.)", " (Hg.)", " (Hgg.)", " (Hrsg)", ", Hrsg.", " (ed.)", " [Hrsg.]", " (Herausgeber)"),
    "fr": (" (dir.)", " (éd.)", " (éds)", " dir.", " (dirs.)", ", éd.", " (coord.)"),
    "it": (" (a cura di)", " (ed.)", " (edd.)", " (a c. di)", " (cur.)"),
    "es": (" (ed.)", " (eds.)", " (coord.)", " (comp.)", " (dir.)", " (coords.)", ", ed."),
    "pt": (" (org.)", " (orgs.)", " (coord.)", " (ed.)", " (eds.)"),
    "nl": (" (red.)", " (reds.)", " (eds.)"),
}  # fmt: skip
_EDITORS_BEFORE = {
    "en": ("ed. ", "edited by ", "eds. ", "ed. by ", "Ed. ", "Edited by "),
    "de": ("hrsg. von ", "hg. v. ", "hrsg. v. ", "herausgegeben von ", "Hrsg.: ", "hg. von "),
    "fr": ("sous la direction de ", "éd. ", "sous la dir. de ", "dir. ", "éd. par ", "publié par "),
    "it": ("a cura di ", "ed. ", "a c. di ", "a cura di "),
    "es": ("ed. ", "ed. de ", "edición de ", "coord. ", "ed. a cargo de ", "dir. "),
    "pt": ("org. ", "ed. ", "org. de ", "coord. "),
    "nl": ("red. ", "uitgegeven door ", "ed. "),
}
_TRANSLATED = {
    "en": ("trans. ", "translated by ", "tr. ", "Trans. ", "transl. by "),
    "de": ("übers. v. ", "übersetzt von ", "aus dem Englischen von ", "dt. von ", "Übers.: "),
    "fr": ("trad. ", "trad. par ", "traduit par ", "traduction de ", "trad. fr. "),
    "it": ("trad. it. di ", "trad. di ", "traduzione di ", "tr. it. "),
    "es": ("trad. ", "trad. de ", "traducción de "),
    "pt": ("trad. ", "tradução de ", "trad. de "),
    "nl": ("vert. ", "vertaald door "),
}
_IN = {
    "en": ("in ", "In ", "In: ", "in: ", "in "),
    "de": ("in: ", "In: ", "in ", "In "),
    "fr": ("in ", "dans ", "In ", "in : "),
    "it": ("in ", "in ", "in: "),
    "es": ("en ", "en: ", "En ", "in "),
    "pt": ("in ", "In: ", "em "),
    "nl": ("in: ", "in ", "In: "),
}
_QUOTES = {
    "en": "any",
    "de": "german",
    "fr": "french",
    "it": "latin",
    "es": "latin",
    "pt": "latin",
    "nl": "any",
}
_LANGUAGES = {"en": 46, "de": 24, "fr": 9, "it": 9, "es": 6, "pt": 3, "nl": 3}
_MAIN = (", ", ", ", ". ", ". ", ": ", " ", " – ", "; ")


class Draw:
    """The habits of one house style."""

    def __init__(self, rng: random.Random, language: str) -> None:
        self.rng = rng
        self.language = language
        self.main = rng.choice((", ", ", ", ". ", ". ", "; ", " "))
        self.after_author = rng.choice(_MAIN)
        self.is_note = rng.random() < 0.4

    def pick(self, table: Mapping[str, Sequence[str]]) -> str:
        """A word of the language."""
        return self.rng.choice(table[self.language])

    def quoted(self, slot: str) -> str:
        """A title in quotation marks or bare, with a comma inside them now and then."""
        shape = self.rng.choice(("‹{%s}›", "‹{%s}›", "{%s}", "{%s}", "{%s}", "‹{%s},›"))
        return shape % slot

    def year(self) -> str:
        """The year of a book or an article, in one of its dresses."""
        slot = self.rng.choices(("year", "year.letter", "month", "nodate"), (90, 4, 4, 2))[0]
        return self.rng.choice(("({%s})", "({%s})", "{%s}", "{%s}", "[{%s}]")) % slot

    def joined(self, parts: Sequence[str]) -> str:
        """Parts one after another, none of them empty."""
        return self.main.join(part for part in parts if part)


def drawn_template(rng: random.Random) -> Template:
    """A template in a language, of an article, a chapter or a book."""
    language = rng.choices(list(_LANGUAGES), list(_LANGUAGES.values()))[0]
    draw = Draw(rng, language)
    make = rng.choices((_article, _chapter, _book, _collection), (38, 27, 28, 7))[0]
    source = make(draw) + rng.choices((".", "", ";"), (80, 16, 4))[0]
    if draw.is_note and rng.random() < 0.12:
        source = "{signal} " + source
    orders = ("direct",) if draw.is_note else ("inverted", "first", "direct", "inverted")
    return Template("mixed", language, orders, _QUOTES[language], 1.0, source)


def _article(draw: Draw) -> str:
    rng = draw.rng
    year_first = not draw.is_note and rng.random() < 0.5
    journal = rng.choice(("{journal}", "{journal}", "{abbr}", "{lawjournal}", "‹{journal}›"))
    if (draw.language != "en" and rng.random() < 0.5) or rng.random() < 0.15:
        journal = draw.pick(_IN) + journal
    if draw.is_note and rng.random() < 0.35:
        numbers = f"({{year}}) {_volume(draw)} {journal} {{page}}"
        if rng.random() < 0.6:
            numbers += rng.choice((", ", ", at ", " at ", ", p. ")) + "{locator}"
        return _begin(draw, "") + draw.quoted("title") + rng.choice((", ", " ", " ")) + numbers
    tail = journal + rng.choice((", ", " ", " ")) + _numbers(draw, with_year=not year_first)
    head = _begin(draw, draw.year() if year_first else "")
    return head + draw.joined((draw.quoted("title"), tail)) + _cited(draw)


def _begin(draw: Draw, year: str) -> str:
    author = "{author}" if draw.rng.random() < 0.96 else "{org}"
    if not year:
        return author + draw.after_author
    return (
        author
        + draw.rng.choice((" ", ", ", " ", ". "))
        + year
        + draw.rng.choice((". ", ", ", ": ", " "))
    )


def _volume(draw: Draw) -> str:
    return draw.rng.choices(("{volume}", "{volume.roman}"), (88, 12))[0]


def _numbers(draw: Draw, *, with_year: bool) -> str:
    """Volume, issue, year and pages of a journal."""
    rng = draw.rng
    volume = (draw.pick(_VOLUME) if rng.random() < 0.3 else "") + _volume(draw)
    named = draw.pick(_ISSUE) + "{issue}"
    block = rng.choice(
        (volume, volume, f"{volume} ({{issue}})", f"{volume}({{issue}})", f"{volume}, {named}",
         f"{volume}/{{issue}}", f"{volume}.{{issue}}", f"{volume}:{{issue}}", f"{volume}, {{issue}}",
         named, f"{volume} ({named})", f"{volume} - {named}")
    )  # fmt: skip
    pages = draw.pick(_PAGE) + rng.choices(("{pages}", "{pages.from}", "{page}"), (86, 7, 7))[0]
    if not with_year:
        return block + rng.choice((", ", ": ", ":", " ", "; ")) + pages
    year = draw.year()
    return rng.choice(
        (f"{block} {year}, {pages}", f"{block} {year}: {pages}", f"{block}, {year}, {pages}",
         f"{block}, {pages} {year}", f"{block}: {pages}, {year}", f"{year} {block}, {pages}",
         f"{year}, {block}, {pages}", f"{block} {year} {pages}", f"{year};{block}:{pages}",
         f"{block}: {pages} {year}", f"{year}, {block}: {pages}")
    )  # fmt: skip


def _cited(draw: Draw) -> str:
    """The place cited behind the pages of a whole article or chapter."""
    if not draw.is_note or draw.rng.random() < 0.6:
        return ""
    here = {
        "de": ", hier S. {locator}",
        "fr": ", ici p. {locator}",
        "it": ", in part. p. {locator}",
    }
    plain = draw.rng.choice(
        (", at {locator}", ", esp. {locator}", " ({locator})", ", here {locator}")
    )
    return here.get(draw.language, plain)


def _imprint(draw: Draw, *, with_year: bool) -> str:
    """Place, publisher and year."""
    rng = draw.rng
    parts = rng.choice(
        ("{place}: {publisher}", "{place}: {publisher}", "{place}, {publisher}", "{publisher}, {place}",
         "{publisher}", "{place}", "{place} : {publisher}", "{publisher}: {place}", "{place} ({publisher})")
    )  # fmt: skip
    if with_year:
        parts += rng.choice((", ", " ", ", ", "; ", ". ")) + "{year}"
    return f"({parts})" if rng.random() < (0.45 if draw.is_note else 0.08) else parts


def _additions(draw: Draw) -> list[str]:
    """What may stand between the title and the imprint of a book."""
    rng, found = draw.rng, []
    if rng.random() < 0.13:
        found.append(draw.pick(_TRANSLATED) + "{translator}")
    if rng.random() < 0.1:
        found.append(draw.pick(_EDITORS_BEFORE) + "{editor.direct}")
    if rng.random() < 0.14:
        found.append(rng.choice(("{edition}", "({edition})", "{edition}")))
    if rng.random() < 0.12:
        found.append(draw.pick(_VOLUME) + rng.choice(("{volume.small}", "{volume.smallroman}")))
    if rng.random() < 0.12:
        shapes = (
            "{series} {seriesno}",
            "({series}, {seriesno})",
            "({series} {seriesno})",
            "{series}",
            "({series}; {seriesno})",
        )
        found.append(rng.choice(shapes))
    rng.shuffle(found)
    return found


def _book(draw: Draw) -> str:
    year_first = not draw.is_note and draw.rng.random() < 0.5
    title = draw.quoted("book") if draw.rng.random() < 0.08 else "{book}"
    imprint = _imprint(draw, with_year=not year_first)
    source = _begin(draw, draw.year() if year_first else "") + draw.joined(
        (title, *_additions(draw), imprint)
    )
    if draw.is_note and draw.rng.random() < 0.75:
        source += draw.rng.choice((", ", ", ", " ", ": ")) + draw.pick(_PAGE) + "{locator.any}"
    return source


def _chapter(draw: Draw) -> str:
    rng = draw.rng
    year_first = not draw.is_note and rng.random() < 0.5
    editors = rng.choice(("{editor}", "{editors}", "{editor.direct}", "{editor.inverted}"))
    if rng.random() < 0.6:
        book = (
            editors + draw.pick(_EDITORS_AFTER) + rng.choice((", ", ": ", ". ", " ")) + "{inbook}"
        )
    else:
        book = (
            "{inbook}"
            + rng.choice((", ", ". ", " ("))
            + draw.pick(_EDITORS_BEFORE)
            + "{editor.direct}"
        )
        book += ")" if book.count("(") > book.count(")") else ""
    imprint = _imprint(draw, with_year=not year_first)
    pages = draw.pick(_PAGE) + rng.choices(("{pages}", "{page}"), (85, 15))[0]
    order = rng.choice(((imprint, pages), (imprint, pages), (pages, imprint), (imprint,)))
    head = _begin(draw, draw.year() if year_first else "")
    rest = draw.joined((draw.pick(_IN) + book, *order))
    return head + draw.quoted("title") + rng.choice((", ", ". ", " ", ", ")) + rest + _cited(draw)


def _collection(draw: Draw) -> str:
    imprint = _imprint(draw, with_year=True)
    head = draw.rng.choice(("{editor}", "{editors}")) + draw.pick(_EDITORS_AFTER)
    return (
        head
        + draw.rng.choice((", ", ": ", " ", ". "))
        + draw.joined(("{book}", *_additions(draw), imprint))
    )
