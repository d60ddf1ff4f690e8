"""Deterministic works to render: many types, every kind of field, groups by one author.

`works(100)` gives the same CSL-JSON on every machine. About one work in five shares its
authors and its year with the one before, so that disambiguation has something to do.
`varied()` gives fewer works with rarer data: every item type, markup, quotes, particles,
institutions, ranges, eras and scripts.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

Json = dict[str, Any]

FAMILIES = """Kim Park Lee Choi Harrison Cumings Armstrong Hirschman Müller O'Brien García Smith
Johnson Nakamura Schäfer Dubois Rossi Nowak Andersen Kovács Ivanova Silva Okafor Haddad Chen
Tanaka Brown Taylor Wilson Evans""".split()
GIVEN = """Albert Selig Bruce Charles Mary Jane John Min-jung Sung-ho Hans-Peter Anna Marie-Claire
J. Q. Robert Elena Yuki Omar Fatima Ana Luís Katarzyna Søren Péter Olga Chinua Leila Wei""".split()
WORDS = """history theory growth the of Korean war and peace in modern politics economy social
change development state society analysis study new approach methods evidence from archives
reconsidered power culture memory trade labour policy reform nuclear north south border
family village city networks learning systems climate river""".split()
JOURNALS = (
    "Journal of Korean Studies",
    "Modern Asian Studies",
    "The American Historical Review",
    "Nature",
    "Proceedings of the Institute",
)
PUBLISHERS = (
    ("Oxford University Press", "Oxford"),
    ("University of California Press", "Berkeley"),
    ("Verso", "London"),
    ("Sam-in", "Seoul"),
)

TYPES = (
    ["article-journal"] * 8
    + ["book"] * 5
    + ["chapter"] * 4
    + ["paper-conference", "thesis", "report", "webpage", "article-newspaper"]
)


def works(count: int, seed: int = 1) -> list[Json]:
    """So many works as CSL-JSON, the same for the same seed."""
    chance = random.Random(seed)
    out: list[Json] = []
    for number in range(count):
        work = _work(number, chance)
        if out and chance.random() < 0.2:
            work |= {name: out[-1][name] for name in ("author", "issued") if name in out[-1]}
        out.append(work)
    return out


def _work(number: int, chance: random.Random) -> Json:
    kind = chance.choice(TYPES)
    work: Json = {
        "id": f"work-{number}",
        "type": kind,
        "title": _title(chance),
        "author": _people(chance, chance.choice((1, 1, 1, 2, 2, 3, 4, 8))),
        "issued": _date(chance, full=kind in ("webpage", "article-newspaper")),
    }
    _BY_TYPE.get(kind, _report)(work, chance)
    if chance.random() < 0.3:
        work["URL"] = f"https://example.org/{number}"
        work["accessed"] = _date(chance, full=True)
    return work


def _title(chance: random.Random) -> str:
    words = [chance.choice(WORDS) for _ in range(chance.randint(3, 9))]
    words[0] = words[0].capitalize()
    if chance.random() < 0.4:
        words.insert(len(words) // 2, words.pop(len(words) // 2) + ":")
    title = " ".join(words).replace("::", ":")
    if chance.random() < 0.1:
        title += "?"
    return title


def _people(chance: random.Random, count: int) -> list[Json]:
    return [_person(chance) for _ in range(count)]


def _person(chance: random.Random) -> Json:
    given = chance.choice(GIVEN)
    if chance.random() < 0.3:
        given += f" {chance.choice('ABCDEFGH')}."
    person = {"family": chance.choice(FAMILIES), "given": given}
    if chance.random() < 0.05:
        person["non-dropping-particle"] = chance.choice(("van", "de", "von der"))
    if chance.random() < 0.02:
        person["suffix"] = "Jr."
    return person


def _date(chance: random.Random, full: bool = False) -> Json:
    parts = [chance.randint(1950, 2024)]
    if full or chance.random() < 0.3:
        parts.append(chance.randint(1, 12))
        if full or chance.random() < 0.5:
            parts.append(chance.randint(1, 28))
    return {"date-parts": [parts]}


def _pages(chance: random.Random) -> str:
    first = chance.randint(1, 900)
    return f"{first}-{first + chance.randint(1, 60)}"


def _journal(work: Json, chance: random.Random) -> None:
    work["container-title"] = chance.choice(JOURNALS)
    work["volume"] = str(chance.randint(1, 120))
    if chance.random() < 0.8:
        work["issue"] = str(chance.randint(1, 12))
    work["page"] = _pages(chance)
    if chance.random() < 0.6:
        work["DOI"] = f"10.1000/{chance.randint(1000, 99999)}"


def _book(work: Json, chance: random.Random) -> None:
    work["publisher"], work["publisher-place"] = chance.choice(PUBLISHERS)
    if chance.random() < 0.2:
        work["edition"] = str(chance.randint(2, 5))
    if chance.random() < 0.15:
        work["editor"] = work.pop("author")
    if chance.random() < 0.1:
        work["translator"] = _people(chance, 1)


def _chapter(work: Json, chance: random.Random) -> None:
    work["container-title"] = _title(chance)
    work["editor"] = _people(chance, chance.randint(1, 3))
    work["page"] = _pages(chance)
    work["publisher"], work["publisher-place"] = chance.choice(PUBLISHERS)


def _newspaper(work: Json, chance: random.Random) -> None:
    work["container-title"] = chance.choice(("The Korea Times", "The New York Times"))


def _thesis(work: Json, chance: random.Random) -> None:
    work["publisher"] = "Columbia University"
    work["genre"] = "PhD thesis"


def _report(work: Json, chance: random.Random) -> None:
    work["publisher"] = chance.choice(PUBLISHERS)[0]
    work["number"] = str(chance.randint(1, 99))


_BY_TYPE: dict[str, Callable[[Json, random.Random], None]] = {
    "article-journal": _journal,
    "book": _book,
    "chapter": _chapter,
    "paper-conference": _chapter,
    "article-newspaper": _newspaper,
    "webpage": _newspaper,
    "thesis": _thesis,
}


def clusters(count: int, seed: int = 2) -> list[list[Json]]:
    """Citations of a document of so many works: each once, every third an ibid. after it."""
    chance = random.Random(seed)
    out: list[list[Json]] = []
    for number in range(count):
        cite: Json = {"id": f"work-{number}"}
        if chance.random() < 0.5:
            cite |= {"locator": str(chance.randint(1, 300)), "label": "page"}
        cites = [cite]
        if number and chance.random() < 0.15:
            cites.append({"id": f"work-{chance.randrange(number)}"})
        out.append(cites)
        if number % 3 == 0:
            out.append([{"id": f"work-{number}", "locator": str(number + 1), "label": "page"}])
    return out


def varied() -> Iterator[Json]:
    """Sixty works whose data is out of the common run, one for each item type and more."""
    from alliance_refs.model import ITEM_TYPES

    chance = random.Random(3)
    for number, kind in enumerate(sorted(ITEM_TYPES)):
        yield _odd(f"odd-{number}", kind, chance, number)
    for number in range(60 - len(ITEM_TYPES)):
        yield _odd(f"more-{number}", chance.choice(TYPES), chance, number)


_ODD_TITLES = (
    "On <i>Homo sapiens</i> and H<sub>2</sub>O",
    'The "Sunshine" Policy: What Went Wrong?',
    "L'été à la ville: « essai »",
    'An <span class="nocase">iPhone</span> in every hand.',
    "햇볕정책의 역사",
    "Война и мир!",
    "Rock 'n' roll in the '90s",
    "تاريخ الحرب",
)
_ODD_NAMES: tuple[list[Json], ...] = (
    [{"literal": "Ministry of Unification"}],
    [{"family": "Gaulle", "given": "Charles", "dropping-particle": "de"}],
    [{"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"}],
    [{"family": "金", "given": "大中"}],
    [{"family": "King", "given": "Martin Luther", "suffix": "Jr."}],
    [{"family": "Sartre", "given": "Jean-Paul"}, {"family": "Beauvoir", "given": "Simone de"}],
    [{"given": "Voltaire", "family": ""}],
    [],
)
_ODD_DATES: tuple[Json, ...] = (
    {"date-parts": [[1999, 5], [1999, 6]]},
    {"date-parts": [[-44, 3, 15]]},
    {"date-parts": [[2001]], "season": 1},
    {"date-parts": [[1987], [1989]]},
    {"date-parts": [[2010]], "circa": True},
    {"literal": "in press"},
    {"date-parts": [[79]]},
    {"date-parts": [[2020, 12, 31]]},
)


def _odd(key: str, kind: str, chance: random.Random, number: int) -> Json:
    work: Json = {
        "id": key,
        "type": kind,
        "title": _ODD_TITLES[number % len(_ODD_TITLES)],
        "author": _ODD_NAMES[number % len(_ODD_NAMES)],
        "issued": _ODD_DATES[(number // 2) % len(_ODD_DATES)],
        "container-title": chance.choice(JOURNALS),
        "collection-title": "Studies in <b>Peace</b>",
        "collection-number": str(number),
        "editor": _ODD_NAMES[(number + 1) % len(_ODD_NAMES)],
        "publisher": PUBLISHERS[number % 4][0],
        "publisher-place": PUBLISHERS[number % 4][1],
        "edition": chance.choice(("2", "3rd", "Special edition")),
        "volume": chance.choice(("1", "2-3", "A7", "xi")),
        "issue": chance.choice(("4", "5-6", "Suppl. 1")),
        "page": chance.choice(("1-9", "321-328", "S12-S19", "e1234")),
        "number": str(number),
        "genre": "Working paper",
        "URL": f"https://example.org/{key}",
        "DOI": f"10.1000/{number}",
        "accessed": {"date-parts": [[2024, 2, 29]]},
        "note": "A note of its own",
        "language": chance.choice(("en", "en-GB", "fr", "ko")),
        "archive": "National Archives",
        "archive_location": f"Box {number}",
        "authority": "Supreme Court",
        "event-title": "Conference on Unification",
        "event-place": "Seoul",
        "medium": "CD",
        "status": "forthcoming",
        "original-date": {"date-parts": [[1950]]},
        "translator": [{"family": "Kim", "given": "Min-jung"}],
    }
    for name in chance.sample(sorted(set(work) - {"id", "type", "title"}), 9):
        del work[name]
    return work
