"""Items for rendering: an outside record as it is or filled up, or one that is made.

In: a `World`. Out: `model.Item` values whose fields fit their type, so plausible that a
style finds what it looks for: editors of chapters, access dates of web pages, editions.
"""

from __future__ import annotations

from typing import Any

from alliance_refs.formats.csl_data.items import item_from_csl
from alliance_refs.model import Item
from training.synthetic.outside import Record
from training.synthetic.world import World

# What is made when a record is not taken from outside, and how often.
_MADE = {
    "article-journal": 22, "book": 22, "chapter": 18, "thesis": 6, "report": 8, "webpage": 6,
    "article-newspaper": 6, "paper-conference": 6, "legal_case": 3, "article-magazine": 2,
    "speech": 2, "manuscript": 2, "post-weblog": 2, "article": 3, "entry-encyclopedia": 2,
    "interview": 1, "review": 2,
}  # fmt: skip


def make_item(world: World, key: str, language: str) -> Item:
    """An item in a language, or in any when nothing is found in it."""
    rng = world.rng
    found = world.by_language.get(language)
    if found and rng.random() < (0.8 if language == "en" else 0.6):
        record = _filled(world, dict(rng.choice(found)), language)
    else:
        record = _made(world, language)
    record.pop("origin", None)
    if not record.setdefault("language", language):
        del record["language"]
    return item_from_csl(record, key)


def names(world: World, language: str, most: int = 4) -> list[Record]:
    """One person mostly, or several."""
    rng = world.rng
    count = min(most, rng.choices((1, 2, 3, 4, 5, 8), (60, 22, 9, 5, 3, 1))[0])
    people = [world.person(language) for _ in range(count)]
    return [_name(world, given, family) for given, family in people]


def _name(world: World, given: str, family: str) -> Record:
    name: Record = {"given": given, "family": family}
    if world.rng.random() < 0.012:
        name["suffix"] = world.rng.choice(("Jr.", "Jr", "III", "Sr."))
    return name


def _filled(world: World, record: Record, language: str) -> Record:
    """An outside record with some of the fields that its type may have."""
    rng, kind = world.rng, record["type"]
    if "issued" not in record:
        record["issued"] = _year(world)
    if kind in ("book", "chapter", "thesis") and "publisher" in record:
        record.setdefault("publisher-place", world.house(language)[0])
    if kind in ("book", "chapter") and "publisher" not in record and rng.random() < 0.7:
        record["publisher-place"], record["publisher"] = world.house(language)
    if kind == "chapter" and "editor" not in record and rng.random() < 0.8:
        record["editor"] = names(world, language, 3)
    if kind == "article-journal":
        record.setdefault("volume", str(rng.randint(1, 120)))
        if "issue" not in record and rng.random() < 0.4:
            record["issue"] = str(rng.randint(1, 12))
        record.setdefault("page", _pages(world))
    if kind == "thesis":
        record.setdefault("genre", world.pick(language, "genres"))
        if "publisher" not in record:
            record["publisher"] = world.pick(language, "universities")
    return _extras(world, record, language)


def _extras(world: World, record: Record, language: str) -> Record:
    rng, kind = world.rng, record["type"]
    bookish = kind in ("book", "chapter")
    if bookish and "edition" not in record and rng.random() < 0.1:
        record["edition"] = str(rng.choice((2, 2, 2, 3, 3, 4, 5, 7)))
    if bookish and "translator" not in record and rng.random() < 0.08:
        record["translator"] = names(world, language, 2)
    if bookish and "collection-title" not in record and rng.random() < 0.1:
        record["collection-title"] = world.pick(language, "series")
        record["collection-number"] = str(rng.randint(1, 300))
    if bookish and rng.random() < 0.06:
        record["volume"] = rng.choice(("1", "2", "3", "II", "4"))
    if bookish and rng.random() < 0.04:
        record["number-of-volumes"] = str(rng.randint(2, 9))
    if bookish and rng.random() < 0.05:
        record["original-date"] = _year(world, before=_year_of(record))
    if kind == "book" and rng.random() < 0.12 and "author" in record and "editor" not in record:
        record["editor"] = record.pop("author")
    if bookish and rng.random() < 0.04:
        record["ISBN"] = "978" + "".join(str(rng.randint(0, 9)) for _ in range(10))
    return _online(world, record)


def _online(world: World, record: Record) -> Record:
    rng, kind = world.rng, record["type"]
    if kind in ("webpage", "post-weblog") or (kind != "legal_case" and rng.random() < 0.06):
        record.setdefault("URL", url(world))
    if "URL" in record and rng.random() < 0.6:
        day = [rng.randint(1999, 2024), rng.randint(1, 12), rng.randint(1, 28)]
        record["accessed"] = {"date-parts": [day]}
    if kind in ("article-journal", "chapter", "paper-conference") and rng.random() < 0.12:
        record["DOI"] = doi(world)
    return record


def doi(world: World) -> str:
    """A DOI in one of the shapes that publishers use."""
    rng = world.rng
    prefix = rng.choice(("1111", "1093", "1017", "1080", "1016", "1007", "1353", "2307", "1177"))
    end = rng.choice(
        (
            f"j.{rng.randint(1000, 9999)}-{rng.randint(1000, 9999)}.20{rng.randint(10, 24)}",
            f"S{rng.randint(10**12, 10**13 - 1)}0{rng.randint(100, 999)}",
            f"{rng.randint(10**10, 10**11 - 1)}.20{rng.randint(10, 24)}.{rng.randint(10**5, 10**6)}",
            f"s{rng.randint(10000, 12999)}-0{rng.randint(10, 24)}-{rng.randint(1000, 9999)}-{rng.randint(0, 9)}",
            f"jcp/{rng.choice('abcdefgh')}{rng.choice('qxz')}{rng.randint(100, 999)}",
        )
    )
    return f"10.{prefix}/{end}"


def url(world: World) -> str:
    """A web address."""
    rng = world.rng
    host = rng.choice(
        "www.theguardian.com www.nytimes.com www.bbc.co.uk www.oecd.org www.gov.uk eur-lex.europa.eu "
        "www.un.org plato.stanford.edu nautilus.org ec.europa.eu www.destatis.de www.zeit.de "
        "www.lemonde.fr www.repubblica.it elpais.com www.jstor.org hal.science www.bundestag.de "
        "ssrn.com www.worldbank.org blogs.lse.ac.uk archive.org www.law.cornell.edu".split()
    )
    words = rng.sample(
        "politics report society 2011 2015 03 article news data papers law history archive policy "
        "download index family migration work-in-progress publications the-long-read en pdf".split(),
        rng.randint(1, 4),
    )
    end = rng.choice(("", "/", ".html", ".pdf", f"?id={rng.randint(10, 99999)}", ".htm"))
    return f"{rng.choice(('http', 'https'))}://{host}/{'/'.join(words)}{end}"


def _year(world: World, before: int = 0) -> dict[str, Any]:
    year = world.year()
    if before:
        year = before - world.rng.randint(5, 90)
    return {"date-parts": [[year]]}


def _year_of(record: Record) -> int:
    parts = record.get("issued", {}).get("date-parts") or [[1990]]
    return int(parts[0][0])


def _day(world: World) -> dict[str, Any]:
    rng = world.rng
    return {"date-parts": [[rng.randint(1975, 2024), rng.randint(1, 12), rng.randint(1, 28)]]}


def _pages(world: World) -> str:
    first = world.rng.choice((world.rng.randint(1, 40), world.rng.randint(1, 900)))
    return f"{first}-{first + world.rng.randint(3, 45)}"


def _made(world: World, language: str) -> Record:
    kind = world.rng.choices(list(_MADE), list(_MADE.values()))[0]
    book = kind in ("book", "thesis")
    record: Record = {
        "type": kind,
        "title": world.title(language, "book" if book else "article"),
        "author": names(world, language),
        "issued": _year(world),
    }
    _BY_TYPE.get(kind, _nothing)(world, record, language)
    return _extras(world, record, language)


def _nothing(world: World, record: Record, language: str) -> None:
    """Nothing is added."""


def _article(world: World, record: Record, language: str) -> None:
    rng = world.rng
    domain = rng.choice(("", "", "law"))
    record["container-title"] = world.journal(language, domain)
    if domain and rng.random() < 0.4:
        record["container-title"] = world.journal(language, domain, short=True)
    record["volume"] = str(rng.randint(1, 120))
    if rng.random() < 0.5:
        record["issue"] = rng.choice((str(rng.randint(1, 12)), "1/2", "3-4"))
    record["page"] = _pages(world)


def _book(world: World, record: Record, language: str) -> None:
    record["publisher-place"], record["publisher"] = world.house(language)


def _chapter(world: World, record: Record, language: str) -> None:
    _book(world, record, language)
    record["container-title"] = world.title(language, "book")
    if world.rng.random() < 0.9:
        record["editor"] = names(world, language, 3)
    if world.rng.random() < 0.85:
        record["page"] = _pages(world)


def _thesis(world: World, record: Record, language: str) -> None:
    record["author"] = record["author"][:1]
    record["genre"] = world.pick(language, "genres")
    record["publisher"] = world.pick(language, "universities")
    if world.rng.random() < 0.4:
        record["publisher-place"] = world.house(language)[0]


def _report(world: World, record: Record, language: str) -> None:
    rng = world.rng
    record["publisher"] = world.pick(language, "organisations")
    if rng.random() < 0.4:
        record["author"] = [{"literal": world.pick(language, "organisations")}]
    record["genre"] = world.pick(language, "paper_series")
    if rng.random() < 0.8:
        record["number"] = str(rng.randint(1, 4000))
    if rng.random() < 0.6:
        record["publisher-place"] = world.house(language)[0]


def _web(world: World, record: Record, language: str) -> None:
    if world.rng.random() < 0.5:
        record["author"] = [{"literal": world.pick(language, "organisations")}]
    record["container-title"] = world.pick(language, "organisations")
    record["issued"] = _day(world)
    record["URL"] = url(world)


def _news(world: World, record: Record, language: str) -> None:
    record["container-title"] = world.pick(language, "newspapers")
    record["issued"] = _day(world)
    if world.rng.random() < 0.3:
        del record["author"]
    if world.rng.random() < 0.5:
        record["page"] = str(world.rng.randint(1, 40))


def _paper(world: World, record: Record, language: str) -> None:
    name = world.pick(language, "conferences")
    record["container-title"] = f"{world.rng.choice(('Proceedings of the ', ''))}{name}"
    record["page"] = _pages(world)
    if world.rng.random() < 0.5:
        record["publisher-place"], record["publisher"] = world.house(language)


def _case(world: World, record: Record, language: str) -> None:
    rng = world.rng
    del record["author"]
    record["title"] = f"{world.person('en')[1]} v. {world.person('en')[1]}"
    record["container-title"] = rng.choice(("U.S.", "F.2d", "F.3d", "F. Supp.", "AC", "QB", "SCR"))
    record["volume"] = str(rng.randint(1, 560))
    record["page"] = str(rng.randint(1, 999))
    record["authority"] = rng.choice(("Supreme Court", "2d Cir.", "S.D.N.Y.", "High Court", "CA"))


def _speech(world: World, record: Record, language: str) -> None:
    record["genre"] = world.rng.choice(("Paper presented at the", "Lecture", "Keynote address"))
    record["event-title"] = world.pick(language, "conferences")
    record["event-place"] = world.pick(language, "cities")


def _manuscript(world: World, record: Record, language: str) -> None:
    record["genre"] = world.pick(language, "manuscripts")
    if world.rng.random() < 0.4:
        record["archive"] = "British Library"
        record["archive_location"] = f"Add. MS {world.rng.randint(4000, 60000)}"
        record["archive-place"] = "London"


def _preprint(world: World, record: Record, language: str) -> None:
    rng = world.rng
    record["publisher"] = rng.choice(("arXiv", "SocArXiv", "bioRxiv", "SSRN"))
    record["number"] = (
        f"arXiv:{rng.randint(10, 24)}{rng.randint(1, 12):02}.{rng.randint(1, 19999):05}"
    )
    record["genre"] = "Preprint"


def _entry(world: World, record: Record, language: str) -> None:
    _chapter(world, record, language)
    record["container-title"] = f"Encyclopedia of {world.pick('en', 'subjects').title()}"


_BY_TYPE = {
    "article-journal": _article, "review": _article, "book": _book, "chapter": _chapter,
    "thesis": _thesis, "report": _report, "webpage": _web, "post-weblog": _web,
    "article-newspaper": _news, "article-magazine": _news, "paper-conference": _paper,
    "legal_case": _case, "speech": _speech, "manuscript": _manuscript, "article": _preprint,
    "entry-encyclopedia": _entry,
}  # fmt: skip
