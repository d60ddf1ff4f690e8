"""The slots of templates: what each prints, and the label of it.

In: a `Work` and the name of a slot. Out: its words and their span. The same slot asked for
twice gives another value, but for what belongs to the work.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from alliance_refs.text.casing import change_case
from training.synthetic import forms
from training.synthetic.items import doi, url
from training.synthetic.legal import LEGAL
from training.synthetic.people import direct_of, draw_manner, write_names
from training.synthetic.spans import Span
from training.synthetic.works import Work
from training.synthetic.world import World

Write: TypeAlias = Callable[[Work], str]


def _direct(work: Work) -> str:
    return work.names(direct_of(work.manner), most=3)


def _editor(work: Work) -> str:
    manner = work.manner if work.rng.random() < 0.5 else direct_of(work.manner)
    return work.names(manner, most=3)


def _inverted(work: Work) -> str:
    return work.names(draw_manner("inverted", work.language, work.rng))


def _one(work: Work) -> str:
    return work.names(most=1)


def _family(work: Work) -> str:
    return work.world.person(work.language)[1]


def _pages(work: Work) -> str:
    return work.range(work.first, work.first + work.length)


def _pages_from(work: Work) -> str:
    following = work.rng.choice(forms.FOLLOWING.get(work.language, ("ff.",)))
    space = "" if work.language in ("en", "de") and work.rng.random() < 0.4 else " "
    return f"{work.first}{space}{following}"


def _locator(work: Work) -> str:
    rng = work.rng
    at = work.first + rng.randint(0, work.length)
    draw = rng.random()
    if draw < 0.62:
        return str(at)
    if draw < 0.82:
        return work.range(at, at + rng.randint(1, 7))
    if draw < 0.9:
        return f"{at}, {at + rng.randint(2, 30)}"
    space = "" if rng.random() < 0.4 else " "
    return f"{at}{space}{rng.choice(forms.FOLLOWING.get(work.language, ('ff.',)))}"


def _locator_anywhere(work: Work) -> str:
    work.first, work.length = 1, 420
    return _locator(work)


def _locator_with_note(work: Work) -> str:
    rng = work.rng
    word = rng.choice({"de": ("Anm.", "Fn.", "FN"), "it": ("nota", "n."), "fr": ("note", "n.")}.get(
        work.language, ("n.", "n", "note", "fn.")))  # fmt: skip
    return f"{work.first + rng.randint(0, work.length)} {word} {rng.randint(1, 99)}"


def _roman(most: int) -> Write:
    return lambda work: forms.roman(work.rng.randint(1, most))


def _number(least: int, most: int) -> Write:
    return lambda work: str(work.rng.randint(least, most))


def _volume(work: Work) -> str:
    rng = work.rng
    if rng.random() < 0.02:
        first = rng.randint(1, 60)
        return f"{first}/{first + 1}"
    return str(rng.choice((rng.randint(1, 40), rng.randint(1, 130))))


def _issue(work: Work) -> str:
    rng = work.rng
    first = rng.randint(1, 11)
    return str(rng.randint(1, 12)) if rng.random() < 0.9 else f"{first}/{first + 1}"


def _folio(work: Work) -> str:
    rng = work.rng
    side = rng.choice(("r", "v", "r-v", "", " r", " v"))
    return f"{rng.randint(1, 320)}{side}"


def _year_with_letter(work: Work) -> str:
    return f"{work.year}{work.rng.choice('aaabbc')}"


def _years(work: Work) -> str:
    return f"{work.year}{work.dash.strip()}{work.year + work.rng.randint(1, 12)}"


def _chosen(table: dict[str, tuple[str, ...]]) -> Write:
    return lambda work: work.rng.choice(table.get(work.language) or table["en"])


def _place(work: Work) -> str:
    return _places(work) if work.rng.random() < 0.05 else work.house[0]


def _festschrift(work: Work) -> str:
    given, family = work.world.person(work.language)
    return work.rng.choice(
        (f"Festschrift für {given} {family}", f"Festschrift {family}", f"FS {family}")
    )


def _same(work: Work) -> str:
    return work.rng.choice(forms.SAME.get(work.language, forms.SAME["en"]))


def _places(work: Work) -> str:
    two = work.world.house(work.language)[0]
    return f"{work.house[0]}{work.rng.choice(('/', ', ', '; ', ' and ', '/', '-'))}{two}"


def _report_number(work: Work) -> str:
    rng = work.rng
    plain = str(rng.randint(1, 2900))
    return rng.choice((plain, plain, f"{rng.randint(1, 60):02}-{rng.randint(1, 99):02}", f"{rng.randint(1, 30)}/{work.year}"))  # fmt: skip


def _isbn(work: Work) -> str:
    digits = [str(work.rng.randint(0, 9)) for _ in range(10)]
    plain = "".join(digits)
    return work.rng.choice(
        (f"978-{plain[0]}-{plain[1:4]}-{plain[4:9]}-{plain[9]}", f"978{plain}", plain)
    )


def _arxiv(work: Work) -> str:
    rng = work.rng
    return f"arXiv:{rng.randint(8, 24):02}{rng.randint(1, 12):02}.{rng.randint(100, 19999):05}"


def _pmid(work: Work) -> str:
    return f"{work.rng.choice(('PMID: ', 'PMID:', 'PMID '))}{work.rng.randint(10**6, 4 * 10**7)}"


def _with_short_name(work: Work) -> str:
    """An organisation beside its initials, one of them in brackets."""
    name = work.pick("organisations")
    short = "".join(word[0] for word in name.split() if word[0].isupper()) or name[:3]
    short = short.upper()
    return work.rng.choice((f"{short} ({name})", f"{name} ({short})", f"{short} – {name}"))


def _proceedings(work: Work) -> str:
    """The proceedings of a conference, its year before or behind the name or nowhere."""
    rng, year = work.rng, work.year
    subject = change_case(work.pick("subjects"), "title", "en")
    body = rng.choice(("IEEE ", "ACM ", "IEEE/ACM ", "IFIP ", "", "", "", ""))
    meeting = rng.choice(("Conference", "International Conference", "Workshop", "Symposium"))
    name = f"{body}{meeting} on {subject}"
    number = forms.ordinal(rng.randint(2, 40))
    short = f"{subject[0]}{meeting[0]}S"
    return rng.choice(
        (
            f"{year} {name}",
            f"{year} {name}",
            f"Proceedings of the {number} {name}",
            f"Proc. {name}",
            f"{name} ({short} {year})",
            f"{number} {name}",
            f"Proceedings of {short}'{year % 100:02}",
        )
    )


def _of_world(make: Callable[[World], str]) -> Write:
    return lambda work: make(work.world)


SLOTS: dict[str, tuple[str, Write]] = {
    "author": ("author", lambda work: _same(work) if work.rng.random() < 0.008 else work.names()),
    "same": ("author", _same),
    "same.editor": ("editor", _same),
    "person": ("", lambda work: work.names(direct_of(work.manner), most=1)),
    "festschrift": ("container", _festschrift),
    "author1": ("author", _one),
    "author.direct": ("author", _direct),
    "author.inverted": ("author", _inverted),
    "author.family": ("author", _family),
    "org.short": ("author", _with_short_name),
    "org": ("author", lambda work: work.pick("organisations")),
    "editor": ("editor", _editor),
    "editor.direct": ("editor", _direct),
    "editor.inverted": ("editor", _inverted),
    "editor.family": ("editor", _family),
    "editors": ("editor", lambda work: write_names([work.world.person(work.language) for _ in range(work.rng.choice((2, 2, 2, 3)))], direct_of(work.manner))),
    "translator": ("translator", lambda work: work.names(direct_of(work.manner), most=2)),
    "director": ("director", lambda work: work.names(direct_of(work.manner), most=1)),
    "title": ("title", lambda work: work.title()),
    "book": ("title", lambda work: work.title("book")),
    "inbook": ("container", lambda work: work.title("book")),
    "reviewed": ("title", lambda work: f"Review of {work.title('book')}, by {work.names(direct_of(work.manner), most=2)}"),
    "foreign": ("title", lambda work: work.world.title(work.rng.choice(("de", "fr", "it", "es")), "book")),
    "oldtitle": ("original-title", lambda work: work.world.title(work.rng.choice(("de", "fr", "it", "es")), "book")),
    "newtitle": ("translated-title", lambda work: work.world.made_title("en")),
    "journal": ("container", lambda work: work.world.journal(work.language)),
    "abbr": ("container", lambda work: work.world.journal(work.language, short=True)),
    "lawjournal": ("container", lambda work: work.world.journal(work.language, "law")),
    "lawabbr": ("container", lambda work: work.world.journal(work.language, "law", short=True)),
    "newspaper": ("container", lambda work: work.pick("newspapers")),
    "site": ("container", lambda work: work.pick("organisations")),
    "proceedings": ("container", _proceedings),
    "conference": ("container", lambda work: work.pick("conferences")),
    "volume": ("volume", _volume),
    "volume.roman": ("volume", _roman(40)),
    "volume.small": ("volume", _number(1, 9)),
    "volume.smallroman": ("volume", _roman(9)),
    "part": ("part", _number(1, 6)),
    "volumes": ("volumes", _number(2, 9)),
    "issue": ("issue", _issue),
    "pages": ("pages", _pages),
    "page": ("pages", lambda work: str(work.first)),
    "pages.from": ("pages", _pages_from),
    "total": ("pages", _number(64, 720)),
    "locator": ("locator", _locator),
    "locator.any": ("locator", _locator_anywhere),
    "locator.note": ("locator", _locator_with_note),
    "locator.folio": ("locator", _folio),
    "locator.chapter": ("locator", _number(1, 14)),
    "locator.para": ("locator", _number(1, 240)),
    "year": ("date", lambda work: str(work.year)),
    "year.letter": ("date", _year_with_letter),
    "years": ("date", _years),
    "day": ("date", lambda work: forms.day_of(work.language, max(work.year, 1890), work.rng)),
    "month": ("date", lambda work: forms.month_of(work.language, work.year, work.rng)),
    "month.alone": ("date", lambda work: work.rng.choice(forms.MONTHS.get(work.language, forms.MONTHS["en"]).split())),
    "season": ("date", lambda work: forms.season_of(work.language, work.year, work.rng)),
    "daynumber": ("date", _number(1, 28)),
    "nodate": ("date", _chosen(forms.NO_DATE)),
    "oldyear": ("original-date", lambda work: str(work.year - work.rng.randint(4, 120))),
    "accessed": ("accessed", lambda work: forms.day_of(work.language, work.recent, work.rng)),
    "status": ("status", lambda work: work.pick("statuses")),
    "place": ("place", _place),
    "places": ("place", _places),
    "noplace": ("place", _chosen(forms.NO_PLACE)),
    "city": ("place", lambda work: work.pick("cities")),
    "publisher": ("publisher", lambda work: work.house[1]),
    "agency": ("publisher", lambda work: work.pick("organisations")),
    "university": ("publisher", lambda work: work.pick("universities")),
    "edition": ("edition", lambda work: forms.edition_of(work.language, work.rng)),
    "series": ("series", lambda work: work.pick("series")),
    "newseries": ("series", lambda work: work.rng.choice(("s. V", "s. IV", "s. III", "serie II", "serie III", "N. S.", "n. s.", "s. VI", "ser. IV", "n.s."))),
    "seriesno": ("series-number", _number(1, 420)),
    "seriesno.roman": ("series-number", _roman(30)),
    "genre": ("genre", lambda work: work.pick("genres")),
    "manuscript": ("genre", lambda work: work.pick("manuscripts")),
    "paper": ("genre", lambda work: work.pick("paper_series")),
    "post": ("genre", lambda work: work.rng.choice(("Blog post", "blog post", "Web log post", "weblog", "Press release", "press release", "News release"))),
    "medium": ("genre", lambda work: work.rng.choice(("Film", "DVD", "film", "Motion picture", "TV series"))),
    "number": ("number", _report_number),
    "url": ("url", lambda work: url(work.world)),
    "doi": ("doi", lambda work: doi(work.world)),
    "isbn": ("isbn", _isbn),
    "arxiv": ("id", _arxiv),
    "pmid": ("id", _pmid),
    "notenumber": ("", _number(1, 140)),
    "citenum": ("citation-number", _number(1, 160)),
    "signal": ("signal", _chosen(forms.SIGNALS)),
    **{name: (label, _of_world(make)) for name, (label, make) in LEGAL.items()},
}  # fmt: skip


def fill(work: Work, name: str) -> tuple[str, list[Span]]:
    """The words of a slot, and the span of its label over all of them.

    `.caps` after the name of a slot asks for capitals.
    """
    plain = name.removesuffix(".caps")
    label, write = SLOTS[plain]
    words = write(work) if plain == name else write(work).upper()
    return words, [Span(0, len(words), label)] if label else []
